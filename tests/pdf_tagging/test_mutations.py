"""Good PDFs damaged in one way each: postflight or the validator notices every damage, and the good file passes both."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object, Operator, Pdf, String

from belegkette.pdf.postflight_tags import check_tags


def iter_elements(pdf: Pdf) -> Iterator[Object]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        element = waiting.pop()
        yield element
        held = element.get("/K", Array())
        kids = list(held) if isinstance(held, Array) else [held]
        waiting += [kid for kid in reversed(kids) if isinstance(kid, Dictionary) and "/S" in kid]


def find(pdf: Pdf, *roles: str) -> list[Object]:
    return [element for element in iter_elements(pdf) if str(element.S).lstrip("/") in roles]


def rewrite(pdf: Pdf, number: int, change: Callable[[list[Any]], list[Any]]) -> None:
    page = pdf.pages[number]
    page.obj.Contents = pdf.make_stream(
        pikepdf.unparse_content_stream(change(list(pikepdf.parse_content_stream(page))))
    )


def no_tree(pdf: Pdf) -> None:
    del pdf.Root["/StructTreeRoot"]


def not_marked(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]


def no_language(pdf: Pdf) -> None:
    del pdf.Root["/Lang"]


def no_title_shown(pdf: Pdf) -> None:
    del pdf.Root["/ViewerPreferences"]


def no_xmp(pdf: Pdf) -> None:
    del pdf.Root["/Metadata"]


def no_pdfua_mark(pdf: Pdf) -> None:
    with pdf.open_metadata() as xmp:
        del xmp["pdfuaid:part"]


def no_alternative(pdf: Pdf) -> None:
    del find(pdf, "Figure")[0]["/Alt"]


def empty_alternative(pdf: Pdf) -> None:
    find(pdf, "Figure")[0].Alt = String("")


def other_alternative(pdf: Pdf) -> None:
    find(pdf, "Figure")[0].Alt = String("Ein Hund")


def heading_skipped(pdf: Pdf) -> None:
    find(pdf, "H2")[0].S = Name.H4


def headings_as_paragraphs(pdf: Pdf) -> None:
    for element in find(pdf, "H1", "H2", "H3", "H4"):
        element.S = Name.P


def one_heading_as_paragraph(pdf: Pdf) -> None:
    find(pdf, "H4")[0].S = Name.P


def headings_swapped(pdf: Pdf) -> None:
    first, second = find(pdf, "H2")[:2]
    first.K, second.K = second.K, first.K
    first.Pg, second.Pg = second.Pg, first.Pg


def sections_reversed(pdf: Pdf) -> None:
    document = pdf.Root.StructTreeRoot.K
    document.K = Array(list(document.K)[::-1])


def cells_swapped(pdf: Pdf) -> None:
    row = find(pdf, "TR")[4]
    row.K = Array(list(row.K)[::-1])


def data_cell_as_header(pdf: Pdf) -> None:
    find(pdf, "TD")[0].S = Name.TH


def header_as_data(pdf: Pdf) -> None:
    find(pdf, "TH")[0].S = Name.TD


def row_shortened(pdf: Pdf) -> None:
    row = find(pdf, "TR")[5]
    row.K = Array(list(row.K)[:-1])


def item_body_as_paragraph(pdf: Pdf) -> None:
    find(pdf, "LBody")[0].S = Name.P


def note_without_id(pdf: Pdf) -> None:
    del find(pdf, "Note")[0]["/ID"]


def link_as_span(pdf: Pdf) -> None:
    find(pdf, "Link")[0].S = Name.Span


def link_without_contents(pdf: Pdf) -> None:
    for page in pdf.pages:
        for note in page.obj.get("/Annots", ()):
            del note["/Contents"]


def link_to_nowhere(pdf: Pdf) -> None:
    note = next(note for page in pdf.pages for note in page.obj.get("/Annots", ()) if "/Dest" in note)
    note.Dest = String("gibt-es-nicht")


def no_tab_order(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/Annots" in page.obj:
            del page.obj["/Tabs"]


def unknown_role(pdf: Pdf) -> None:
    find(pdf, "P")[3].S = Name.Absatz


def no_parent_tree(pdf: Pdf) -> None:
    del pdf.Root.StructTreeRoot["/ParentTree"]


def suspect(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Suspects = True


def font_not_embedded(pdf: Pdf) -> None:
    for font in pdf.pages[3].obj.Resources.Font.values():
        del font.FontDescriptor["/FontFile2"]


def no_unicode(pdf: Pdf) -> None:
    for font in pdf.pages[3].obj.Resources.Font.values():
        del font["/ToUnicode"]


def entry_as_paragraph(pdf: Pdf) -> None:
    find(pdf, "TOCI")[0].S = Name.P


def paragraph_dropped(pdf: Pdf) -> None:
    section = find(pdf, "Sect")[0]
    section.K = Array([kid for kid in section.K if kid.S != Name.P])


def content_held_twice(pdf: Pdf) -> None:
    first, second = find(pdf, "P")[8:10]
    second.K, second.Pg = first.K, first.Pg


def sequence_opened_no_more(pdf: Pdf) -> None:
    def change(steps: list[Any]) -> list[Any]:
        start = next(place for place, step in enumerate(steps) if _has_mcid(step))
        end = next(place for place in range(start, len(steps)) if str(steps[place].operator) == "EMC")
        return [step for place, step in enumerate(steps) if place not in {start, end}]

    rewrite(pdf, 4, change)


def mcid_changed(pdf: Pdf) -> None:
    def change(steps: list[Any]) -> list[Any]:
        start = next(place for place, step in enumerate(steps) if _has_mcid(step))
        steps[start] = ContentStreamInstruction([Name.Span, Dictionary(MCID=999)], Operator("BDC"))
        return steps

    rewrite(pdf, 4, change)


def page_as_artifact(pdf: Pdf) -> None:
    artifact = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
    rewrite(pdf, 5, lambda steps: [artifact if _has_mcid(step) else step for step in steps])


def page_blank(pdf: Pdf) -> None:
    pdf.pages[5].obj.Contents = pdf.make_stream(b"")


def error_text(pdf: Pdf) -> None:
    _write_in(pdf, "System Message: ERROR/3")


def unresolved_reference(pdf: Pdf) -> None:
    _write_in(pdf, "Siehe {ref}`kapitel-drei` dazu")


def _write_in(pdf: Pdf, text: str) -> None:
    """Show a text in the first paragraph of a page, in a font whose map to Unicode is that of ASCII."""
    page = pdf.pages[4]
    codes = "".join(f"<{ord(sign):02X}> <{ord(sign):04X}>\n" for sign in sorted(set(text)))
    name, font = next(iter(page.obj.Resources.Font.items()))
    copied = pdf.make_indirect(Dictionary(dict(font.items())))
    block = f"1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{len(set(text))} beginbfchar\n{codes}endbfchar"
    copied.ToUnicode = pdf.make_stream(block.encode())
    page.obj.Resources.Font[f"{name}x"] = copied

    def change(steps: list[Any]) -> list[Any]:
        start = next(place for place, step in enumerate(steps) if _has_mcid(step))
        shown = [
            ContentStreamInstruction([Name(f"{name}x"), 9], Operator("Tf")),
            ContentStreamInstruction([String(text)], Operator("Tj")),
        ]
        return [*steps[: start + 1], *shown, *steps[start + 1 :]]

    rewrite(pdf, 4, change)


def _has_mcid(step: Any) -> bool:
    return str(step.operator) == "BDC" and str(step.operands[0]) != "/Artifact"


SEEN_BY_POSTFLIGHT: dict[Callable[[Pdf], None], str] = {
    no_tree: "OUT005", not_marked: "OUT005", no_language: "OUT005", no_alternative: "OUT008", empty_alternative: "OUT008",
    other_alternative: "OUT005", heading_skipped: "OUT005", headings_as_paragraphs: "OUT005",
    one_heading_as_paragraph: "OUT005", headings_swapped: "OUT005", sections_reversed: "OUT005",
    cells_swapped: "OUT005", data_cell_as_header: "OUT005", header_as_data: "OUT005", row_shortened: "OUT005",
    link_to_nowhere: "OUT007", paragraph_dropped: "OUT005", content_held_twice: "OUT005",
    sequence_opened_no_more: "OUT005", mcid_changed: "OUT005", page_as_artifact: "OUT005", page_blank: "OUT005",
    error_text: "OUT006", unresolved_reference: "OUT007", unknown_role: "OUT005",
}  # fmt: skip
SEEN_BY_VALIDATOR = (
    no_title_shown, no_xmp, no_pdfua_mark, item_body_as_paragraph, note_without_id, link_as_span, link_without_contents,
    no_tab_order, no_parent_tree, suspect, font_not_embedded, no_unicode, entry_as_paragraph, heading_skipped, no_tree,
    no_language, unknown_role,
)  # fmt: skip


def damage(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(output)
    return output.getvalue()


@pytest.mark.parametrize("change", SEEN_BY_POSTFLIGHT, ids=lambda change: change.__name__)
def test_postflight_notices(book: Any, change: Callable[[Pdf], None]) -> None:
    codes = {problem.code for problem in check_tags(damage(book.data, change), book.expected)}
    assert SEEN_BY_POSTFLIGHT[change] in codes


@pytest.mark.parametrize("change", SEEN_BY_VALIDATOR, ids=lambda change: change.__name__)
def test_the_validator_notices(book: Any, failed_rules: Any, change: Callable[[Pdf], None]) -> None:
    assert failed_rules(damage(book.data, change))


def test_saving_alone_damages_nothing(book: Any, failed_rules: Any) -> None:
    saved = damage(book.data, lambda _: None)
    assert not list(check_tags(saved, book.expected))
    assert failed_rules(saved) == []
