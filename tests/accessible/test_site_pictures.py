"""Eight typical views of the website look as they did when somebody last looked at them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFilter
from tests.sphinx.conftest import Built
from tests.tools.page_pictures import differ
from tests.tools.site_pictures import STORED, VIEWS, draw

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
TOLERANCE = 10.0
"""Of 255, in pictures blurred to the size of a word: a smoothed edge stays below, a moved line does not."""


@pytest.mark.parametrize("name", VIEWS)
def test_the_view_looks_as_it_did(name: str, browser: Browser, edition: Built, tmp_path: Path) -> None:
    drawn = draw(browser, edition.out, VIEWS[name])
    drawn.save(tmp_path / f"{name}.png")
    found = differ(stored(name), drawn)
    assert found <= TOLERANCE, f"{tmp_path / name}.png: Abweichung {found:.0f}; gewollt? Dann „make site-pictures“."


def stored(name: str) -> Image.Image:
    """Return a stored picture."""
    with Image.open(STORED / f"{name}.png") as picture:
        return picture.convert("L")


def test_a_view_that_a_browser_smooths_differently_is_the_same() -> None:
    view = stored("empfehlungen")
    assert differ(view, view.filter(ImageFilter.GaussianBlur(0.6))) <= TOLERANCE


@pytest.mark.parametrize("name", ["empfehlungen", "empfehlungen-dunkel", "befunde", "suche"])
def test_a_view_that_moves_by_a_line_is_another(name: str) -> None:
    view = stored(name)
    assert differ(view, ImageChops.offset(view, 0, 12)) > TOLERANCE


def test_a_missing_block_is_a_difference() -> None:
    view = stored("empfehlungen-handy")
    changed = view.copy()
    ImageDraw.Draw(changed).rectangle((10, 200, 180, 240), fill=255)
    assert differ(view, changed) > TOLERANCE
