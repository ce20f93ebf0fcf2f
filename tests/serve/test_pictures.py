"""The pictures of the reviewers' chapter are there, small, and described for those who do not see them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = re.findall(r"\{image\} (_static/pruefen-[\w-]+\.png)\n:alt: (.+)", (DOCS / "pruefende.md").read_text("utf-8"))


def test_every_picture_of_the_chapter_is_shown() -> None:
    assert sorted(name for name, _text in SHOWN) == sorted(
        path.relative_to(DOCS).as_posix() for path in (DOCS / "_static").glob("pruefen-*.png")
    )


@pytest.mark.parametrize(("name", "text"), SHOWN)
def test_a_picture_is_small_and_described(name: str, text: str) -> None:
    assert ((DOCS / name).stat().st_size < 150_000, len(text) > 60) == (True, True)
