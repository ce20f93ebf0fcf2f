"""Every private or undocumented name of rst2pdf and ReportLab that the package builds on still exists.

Pins: rst2pdf 0.105, reportlab 4.5.1. When a test here fails after an upgrade, read the module named in its id.
"""

from __future__ import annotations

import inspect

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import ttfonts
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import doctemplate, flowables, frames, paragraph, tables
from rst2pdf import basenodehandler, createpdf, genelements, genpdftext, pdfbuilder, styles
from rst2pdf import flowables as r2p_flowables
from rst2pdf.sphinxnodes import SphinxHandler, sphinxhandlers  # after dispatch, which imports sphinx.roles

from belegkette.pdf import dispatch  # noqa: F401

NAMES = {
    "builder: PDFBuilder": (pdfbuilder.PDFBuilder, ("init_document_data", "write", "assemble_doctree")),
    "builder: PDFTranslator": (pdfbuilder.PDFTranslator, ("visit_footnote", "visit_literal_block")),
    "renderer: RstToPdf": (createpdf.RstToPdf, ("loadStyles", "createPdf", "gather_elements", "filltable")),
    "layout: FancyDocTemplate": (createpdf.FancyDocTemplate, ("handle_flowable", "afterFlowable")),
    "layout: FancyPage": (createpdf.FancyPage, ("beforeDrawPage", "afterDrawPage")),
    "layout: HeaderOrFooter": (createpdf.HeaderOrFooter, ("prepare", "draw")),
    "layout: Canvas": (Canvas, ("bookmarkPage", "drawImage", "setFont", "setPageSize")),
    "layout: BaseDocTemplate": (doctemplate.BaseDocTemplate, ("handle_keepWithNext", "multiBuild", "_peekNextFrame")),
    "stylesheet: StyleSheet": (styles.StyleSheet, ("readStyle", "findStyle")),
    "dispatch: NodeHandler": (basenodehandler.NodeHandler, ("elemdispatch", "textdispatch", "log_unknown", "findsubclass")),
    "handlers_text: HandleTitle": (genelements.HandleTitle, ("gather_elements", "get_pre_post")),
    "handlers_text: HandleText": (genpdftext.HandleText, ("get_text",)),
    "handlers_blocks: HandleImage": (genpdftext.HandleImage, ("gather_elements",)),
    "tables: Table": (tables.Table, ("_calc", "_splitRows", "split")),
    "pagination: IndexingFlowable": (doctemplate.IndexingFlowable, ("beforeBuild", "isSatisfied", "notify")),
    "pagination: Paragraph": (paragraph.Paragraph, ("getActualLineWidths0", "minWidth", "getPlainText")),
    "fonts: TTFontFile": (ttfonts.TTFontFile, ("seek_table", "read_ushort", "skip", "extractInfo")),
}  # fmt: skip


@pytest.mark.parametrize(("owner", "names"), NAMES.values(), ids=NAMES)
def test_the_class_has_the_names(owner: type, names: tuple[str, ...]) -> None:
    assert [name for name in names if not hasattr(owner, name)] == []


def test_a_frame_knows_its_height_and_whether_it_is_empty() -> None:
    frame = frames.Frame(0, 0, 100, 200, 0, 0, 0, 0)
    assert (frame._aH, frame._atTop) == (200, 1)


def test_a_frame_can_be_given_a_higher_foot_and_another_class() -> None:
    class Other(frames.Frame):  # type: ignore[misc]
        pass

    frame = frames.Frame(0, 0, 100, 200, 0, 0, 0, 0)
    frame._y1p = frame._y1 + 50
    object.__setattr__(frame, "__class__", Other)
    assert (frame._y - frame._y1p, frame._x1, frame._height, type(frame)) == (150, 0, 200, Other)


def test_a_measured_paragraph_keeps_its_anchors_in_its_fragments() -> None:
    style = ParagraphStyle("probe", hyphenationLang="de_DE", embeddedHyphenation=1)
    text = paragraph.Paragraph('Wort<a name="ziel"/> <b>Eingliederungshilfe</b> ' * 9, style)
    text.split(90, 60)
    pieces = [piece for word in text.frags if isinstance(word, list) for piece, _text in word[1:]]
    assert any(getattr(piece, "cbDefn", None) and piece.cbDefn.name == "ziel" for piece in pieces or text.frags)


def test_a_frame_tells_flowables_of_itself_while_it_places_them() -> None:
    assert "flowable._frame = self" in inspect.getsource(frames.Frame._add)
    assert "flowable._frame = self" in inspect.getsource(frames.Frame.split)


def test_keep_together_keeps_its_content_in_a_list() -> None:
    assert flowables.KeepTogether([flowables.Spacer(1, 1)])._content


def test_page_templates_take_their_running_lines_from_head_and_foot() -> None:
    source = inspect.getsource(createpdf.FancyPage)
    assert "self._head.prepare(" in source
    assert "self._foot.draw(" in source


def test_a_stylesheet_that_can_be_called_is_called() -> None:
    assert "callable(ssname)" in inspect.getsource(styles.StyleSheet.readStyle)


def test_handlers_are_found_in_a_dictionary_of_the_dispatcher() -> None:
    assert sphinxhandlers.dispatchdict
    assert isinstance(sphinxhandlers, SphinxHandler)


def test_a_table_keeps_its_rows_and_shares() -> None:
    table = r2p_flowables.DelayedTable([["a"]], ["100%"])
    assert (table.data, table._colWidths) == ([["a"]], ["100%"])


def test_a_paragraph_keeps_its_lines_until_a_split_fails() -> None:
    assert "del self.blPara" in inspect.getsource(paragraph.Paragraph.split)


def test_reportlab_still_scales_trailing_advances() -> None:
    """When this fails, `TrueWidthFont` has become needless."""
    assert "aw = scale(" in inspect.getsource(ttfonts.TTFontFile.extractInfo)
