"""One test for each private name of ReportLab and rst2pdf that the tagger uses: an upgrade that moves one says so here."""

from __future__ import annotations

import inspect
import re
from pathlib import Path
from typing import Any

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject
from reportlab.platypus import paragraph
from reportlab.platypus.flowables import KeepTogether
from reportlab.platypus.frames import Frame
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table
from reportlab.platypus.xpreformatted import XPreformatted
from rst2pdf.flowables import BoundByWidth, DelayedTable
from rst2pdf.image import MyImage

import belegkette.pdf
from belegkette.pdf.stylesheet import hyphenate_german
from belegkette.pdf.tagging.line_ends import LineEnd, read_line_ends
from belegkette.pdf.tagging.paths import PAINTING

LONG = "Eingliederungshilfeberechtigung " * 12


@pytest.fixture
def style() -> ParagraphStyle:
    return ParagraphStyle("plain", hyphenationLang=hyphenate_german)


def test_paragraph_keeps_its_lines_in_blpara(style: ParagraphStyle) -> None:
    block = Paragraph(LONG, style)
    block.wrap(150, 1000)
    assert block.blPara.kind == 0
    assert block.blPara.lines[0][1]


def test_paragraph_has_fragments_that_carry_links(style: ParagraphStyle) -> None:
    block = Paragraph('a <a href="x:1">b <a href="#c">d</a></a>', style)
    assert [fragment.link for fragment in block.frags] == [[], [(0, "x:1")], [(0, "x:1"), (1, "#c")]]


def test_a_paragraph_of_one_link_carries_it_in_its_lines(style: ParagraphStyle) -> None:
    block = Paragraph('<a href="x:1">b</a>', style)
    block.wrap(150, 1000)
    assert block.blPara.link == [(0, "x:1")]


def test_mixed_lines_know_their_first_word_and_their_break(style: ParagraphStyle) -> None:
    block = Paragraph("<b>a</b> " + "Wort " * 30 + "<br/>Ende", style)
    block.wrap(150, 1000)
    assert block.blPara.kind == 1
    assert [line.sFW for line in block.blPara.lines] == sorted(line.sFW for line in block.blPara.lines)
    assert any(line.lineBreak for line in block.blPara.lines)


def test_reportlab_tells_divided_words_by_their_class(style: ParagraphStyle) -> None:
    block = Paragraph(LONG, style)
    block.wrap(230, 1000)
    ends = [line[1][-1] for line in block.blPara.lines]
    assert any(isinstance(word, paragraph._SplitWordHY) for word in ends)
    assert issubclass(paragraph._SplitWordHY, paragraph._SplitWord)


def test_reportlab_tells_divided_and_spaced_fragments_by_their_class(style: ParagraphStyle) -> None:
    block = Paragraph(f"<b>a</b> {LONG}", style)
    block.wrap(230, 1000)
    assert any(isinstance(word, paragraph._SplitFragHY) for word in block.frags)
    assert any(isinstance(word, paragraph._HSFrag) for word in block.frags)
    assert {LineEnd.DIVISION} <= set(read_line_ends(block))


def test_a_divided_paragraph_has_its_lines_already(style: ParagraphStyle) -> None:
    block = Paragraph(LONG, style)
    block.wrap(150, 1000)
    first, _ = block.split(150, 50)
    assert 0 < len(first.blPara.lines) < len(block.blPara.lines)


def test_preformatted_text_has_lines_too(style: ParagraphStyle) -> None:
    block = XPreformatted("a\n  b", style)
    block.wrap(150, 1000)
    assert len(block.blPara.lines) == 2


def test_drawing_calls_the_text_objects_link_record(style: ParagraphStyle, tmp_path: Any) -> None:
    said = []

    class Listening(PDFTextObject):  # type: ignore[misc]
        def _linkRecord(self, link: Any, what: str) -> None:  # noqa: N802
            said.append((link, what, self._code[-1]))

    class Page(Canvas):  # type: ignore[misc]
        def beginText(self, x: float = 0, y: float = 0, direction: Any = None) -> Any:  # noqa: N802
            return Listening(self, x, y, direction)

    block = Paragraph('a <a href="https://x">bcd</a> e', style)
    block.wrap(150, 1000)
    block.drawOn(Page(str(tmp_path / "x.pdf")), 0, 0)
    assert [(link, what) for link, what, _ in said] == [((0, "https://x"), "start"), ((0, "https://x"), "end")]
    assert "(bcd)" in said[0][2]


def test_text_objects_write_pieces_with_textout() -> None:
    assert list(inspect.signature(PDFTextObject._textOut).parameters) == ["self", "text", "TStar"]


@pytest.mark.parametrize("name", ["_code", "_pageNumber", "_annotationrefs"])
def test_the_canvas_has(name: str, tmp_path: Any) -> None:
    assert hasattr(Canvas(str(tmp_path / "x.pdf")), name)


@pytest.mark.parametrize(
    "name", ["_startPage", "beginText", "drawText", "drawImage", "linkURL", "linkRect", "absolutePosition"]
)
def test_the_canvas_can(name: str) -> None:
    assert callable(getattr(Canvas, name))


def test_tables_keep_their_cells() -> None:
    assert Table([["a"]])._cellvalues == [["a"]]
    assert DelayedTable([["a"]], None).data == [["a"]]


def test_groups_keep_their_content() -> None:
    assert KeepTogether(["a"])._content == ["a"]
    assert "content" in inspect.signature(BoundByWidth.__init__).parameters


def test_an_image_of_rst2pdf_holds_one_of_reportlab() -> None:
    assert list(inspect.signature(MyImage.drawOn).parameters) == ["self", "canv", "x", "y", "_sW"]
    assert "self.image.drawOn" in inspect.getsource(MyImage.drawOn)


def test_a_class_may_be_given_to_a_paragraph_and_its_pieces_have_it(style: ParagraphStyle) -> None:
    class Known(Paragraph):  # type: ignore[misc]
        pass

    block = Paragraph(LONG, style)
    block.__class__ = Known
    block.wrap(150, 1000)
    assert [type(piece) for piece in block.split(150, 50)] == [Known, Known]


@pytest.mark.parametrize("name", PAINTING)
def test_the_canvas_paints_a_whole_path_at_once(name: str, tmp_path: Any) -> None:
    path = Canvas(str(tmp_path / "x.pdf"))
    before = len(path._code)
    arguments: dict[str, tuple[Any, ...]] = {
        "line": (0, 0, 1, 1), "lines": ([(0, 0, 1, 1)],), "bezier": (0,) * 8, "arc": (0, 0, 1, 1), "rect": (0, 0, 1, 1),
        "ellipse": (0, 0, 1, 1), "wedge": (0, 0, 1, 1, 0, 90), "roundRect": (0, 0, 9, 9, 1),
        "drawPath": (path.beginPath(),),
        "shade": (0, 0, 1, 1, ["red", "blue"]),
    }  # fmt: skip
    getattr(path, "linearGradient" if name == "shade" else name)(*arguments[name])
    written = " ".join(path._code[before:]).split()
    assert written[-1] in {"S", "s", "f", "B", "b", "n", "sh", "f*", "B*"}


def test_every_method_that_paints_is_marked_or_calls_one_that_is() -> None:
    source = {name: inspect.getsource(method) for name, method in vars(Canvas).items() if inspect.isfunction(method)}
    written = re.compile(r"_strokeAndFill\(|\bl S'|\bc S'|append\('S'\)|PATH_OPS\[|\bs sh'")
    painting = {name for name, text in source.items() if written.search(text)}
    assert painting - set(PAINTING) == {
        "_strokeAndFill",
        "clipPath",
    }  # a clipping path that is not painted needs no mark


def test_a_pass_that_only_finds_places_knows_what_a_paragraph_would_call(style: ParagraphStyle) -> None:
    block = Paragraph('a <a name="x"/>b <b>c</b>', style)
    block.wrap(150, 1000)
    assert any(hasattr(word, "cbDefn") for line in block.blPara.lines for word in line.words)


def test_a_divided_word_knows_its_end_and_the_lines_of_a_cut_paragraph_their_kind(style: ParagraphStyle) -> None:
    assert issubclass(paragraph._SplitWordEnd, paragraph._SplitWord)
    assert issubclass(paragraph._SplitFragLL, paragraph._SplitFrag)


def test_every_private_name_of_others_has_a_test() -> None:
    """ruff marks each such use (SLF001); the names on those lines stand in one of the two files of tests."""
    tests = Path(__file__).parents[1]
    told = "".join((tests / part / "test_private_names.py").read_text() for part in ("pdf", "pdf_tagging"))
    used = {
        name
        for path in sorted(Path(belegkette.pdf.__file__).parent.rglob("*.py"))
        for line in path.read_text().splitlines()
        if "SLF001" in line
        for name in re.findall(r"\w\.(_[A-Za-z]\w*)", line.partition("#")[0])
    }
    assert used
    assert {name for name in used if name not in told} == set()


def test_a_table_knows_the_heights_of_its_rows() -> None:
    table = Table([["a"], ["b"]])
    table._calc(100, 100)
    assert len(table._rowHeights) == 2


@pytest.mark.parametrize(
    "name", ["_y1p", "_x1", "_y1", "_width", "_height", "_leftPadding", "_rightPadding", "_bottomPadding"]
)
def test_a_frame_knows_its_place_and_what_is_left_of_it(name: str) -> None:
    assert isinstance(getattr(Frame(0, 0, 100, 100), name), int | float)
