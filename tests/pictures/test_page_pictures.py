"""Eight typical pages look as they did when somebody last looked at them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from tests.tools.page_pictures import PAGES, STORED, TOLERANCE, build, differ, draw_page, find_pages

REQUIRED = os.environ.get("BELEGKETTE_REQUIRE_TOOLS") == "1"
pytestmark = [
    pytest.mark.poppler,
    pytest.mark.skipif(not REQUIRED and shutil.which("pdftoppm") is None, reason="needs Debian's poppler-utils"),
]


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The constructed edition."""
    return build(tmp_path_factory.mktemp("pictures"))


@pytest.fixture(scope="module")
def numbers(pdf: Path) -> dict[str, int]:
    """The number of each typical page."""
    return find_pages(pdf)


@pytest.mark.parametrize("name", PAGES)
def test_the_page_looks_as_it_did(name: str, pdf: Path, numbers: dict[str, int], tmp_path: Path) -> None:
    drawn = draw_page(pdf, numbers[name])
    drawn.save(tmp_path / f"{name}.png")
    found = differ(Image.open(STORED / f"{name}.png"), drawn)
    assert found <= TOLERANCE, f"{tmp_path / name}.png: Abweichung {found:.0f}; gewollt? Dann „make page-pictures“."


def stored(name: str) -> Image.Image:
    """Return a stored picture."""
    return Image.open(STORED / f"{name}.png").convert("L")


def test_a_page_that_a_renderer_smooths_differently_is_the_same() -> None:
    page = stored("empfehlung")
    assert differ(page, page.filter(ImageFilter.GaussianBlur(0.6))) <= TOLERANCE


def test_text_that_moves_by_a_line_is_a_difference() -> None:
    page = stored("empfehlung")
    assert differ(page, ImageChops.offset(page, 0, 11)) > TOLERANCE


def test_a_word_that_is_missing_is_a_difference() -> None:
    page = stored("kurzfassung")
    changed = page.copy()
    ImageDraw.Draw(changed).rectangle((71, 110, 110, 118), fill=255)
    assert differ(page, changed) > TOLERANCE


def test_a_missing_bar_beside_a_box_is_a_difference() -> None:
    page = stored("empfehlung")
    changed = page.copy()
    ImageDraw.Draw(changed).rectangle((68, 100, 74, 500), fill=255)
    assert differ(page, changed) > TOLERANCE


def test_a_page_turned_on_its_side_is_a_difference() -> None:
    assert differ(stored("matrix"), stored("register")) == 255.0
