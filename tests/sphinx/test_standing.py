"""A book says that it is a draft until it is released and everything in it is approved."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.sphinx.conftest import PROJECT, Built, build_edition

from belegkette.sphinx_ext.standing import is_draft

Make = Callable[[str, str], Built]


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Return a function that builds the PDF of the constructed edition; its recommendations have one status."""

    def run(status: str, conf: str) -> Built:
        source = tmp_path / "project"
        shutil.copytree(PROJECT, source)
        for path in (source / "recommendations").glob("*.md"):
            text = re.sub(r"(?m)^:status: .*\n", "", path.read_text(encoding="utf-8"))
            text = re.sub(r"(?m)^(:?)id: (HE-\d+)$", rf"\1id: \2\n\1status: {status}", text)
            path.write_text(text, encoding="utf-8")
        with (source / "conf.py").open("a", encoding="utf-8") as file:
            file.write(f"\n{conf}\n")
        return build_edition(source, tmp_path / "out", builder="pdf")

    return run


def cover(built: Built) -> str:
    """Return the text of the cover."""
    (path,) = built.out.glob("*.pdf")
    return PdfReader(path).pages[0].extract_text()


def test_what_is_not_released_is_a_draft(make: Make) -> None:
    assert "Entwurf" in cover(make("approved", ""))


def test_what_is_released_before_it_is_approved_is_a_draft(make: Make) -> None:
    assert "Entwurf" in cover(make("review", 'belegkette_released = "1.0"'))


def test_no_setting_hides_that_it_is_a_draft(make: Make) -> None:
    assert "Entwurf" in cover(make("review", 'belegkette_pdf_status = ""'))


def test_a_draft_may_have_another_name(make: Make) -> None:
    assert "Fassung zur Anhörung" in cover(make("review", 'belegkette_pdf_status = "Fassung zur Anhörung"'))


def test_what_is_released_and_approved_is_no_draft(make: Make) -> None:
    built = make("approved", 'belegkette_released = "1.0"')
    assert not is_draft(built.app)
    assert "Entwurf" not in cover(built)
    assert "Fassung 1.0" in cover(built)
