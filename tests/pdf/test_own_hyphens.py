"""Hyphens of the words themselves survive every breaking of lines, and their text is that of the sources."""

from __future__ import annotations

import re

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import paragraph

from belegkette.pdf.flowables import TextBlock
from belegkette.pdf.stylesheet import hyphenate_german
from belegkette.pdf.tagging.line_ends import LineEnd, read_line_ends

STYLE = ParagraphStyle("plain", hyphenationLang=hyphenate_german, embeddedHyphenation=1)
PLAIN = "Aus Baden-Württemberg und Nordrhein-Westfalen zur Werkstätten-Messe, dann Bescheinigung " * 3
MIXED = PLAIN.replace("Nordrhein-Westfalen", "<b>Nordrhein-Westfalen</b>")


def read(block: TextBlock) -> str:
    """Return the text of measured lines, divided words put together."""
    lines = [
        " ".join(line[1]) if isinstance(line, tuple) else "".join(word.text for word in line.words)
        for line in block.blPara.lines
    ]
    text = ""
    for line, end in zip(lines, (*read_line_ends(block), LineEnd.SPACE), strict=True):
        text += end.finish(line).replace("\u00ad", "")
    return text


@pytest.mark.parametrize("text", [PLAIN, MIXED], ids=["one look", "several looks"])
def test_a_paragraph_measured_for_two_widths_keeps_its_hyphens(text: str) -> None:
    wanted = re.sub(r"<[^>]*>", "", text).split()
    for width in range(100, 300, 5):
        block = TextBlock(text, STYLE)
        for other in (width, width + 33, width - 20):
            block.wrap(other, 10_000)
            assert read(block).split() == wanted


@pytest.mark.parametrize("text", [PLAIN, MIXED], ids=["one look", "several looks"])
def test_a_paragraph_on_two_pages_keeps_its_hyphens(text: str) -> None:
    wanted = re.sub(r"\W", "", re.sub(r"<[^>]*>", "", text))
    hyphens = text.count("-")
    for width in range(110, 300, 7):
        block = TextBlock(text, STYLE)
        _, height = block.wrap(width, 10_000)
        for part in range(2, int(height // STYLE.leading) - 2):
            pieces = block.split(width, part * STYLE.leading + 1)
            for piece in pieces:
                piece.wrap(width + 11, 10_000)
            if pieces:
                shown = "".join(map(read, pieces))
                assert re.sub(r"\W", "", shown) == wanted
                assert shown.count("-") >= hyphens
            block = TextBlock(text, STYLE)
            block.wrap(width, 10_000)


def test_no_line_may_begin_with_a_hyphen() -> None:
    assert hyphenate_german("Werkstätten-Messe")[0] == ("Werkstätten-", "Messe")
    assert not [tail for _, tail in hyphenate_german("Werkstätten-Messe") if tail.startswith("-")]


@pytest.mark.parametrize(
    "name", ["_SplitWordHY", "_SplitWordH", "_SplitWordEnd", "_SplitFragHY", "_SplitFragH", "_SplitFragLL"]
)
def test_reportlab_has_the_private_name(name: str) -> None:
    assert isinstance(getattr(paragraph, name), type)
