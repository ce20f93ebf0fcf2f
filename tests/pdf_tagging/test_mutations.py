"""Good PDFs damaged in one way each: postflight or the validator notices every damage, and the good file passes both."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, ContentStreamInstruction, Dictionary, Name, Object, Operator, Pdf, String

from belegkette.cli.main import main
from belegkette.pdf.postflight import Expected, check_pdf
from belegkette.pdf.tagging.record import parse_record


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


def link_to_a_page_that_is_gone(pdf: Pdf) -> None:
    note = next(note for page in pdf.pages for note in page.obj.get("/Annots", ()) if "/Dest" in note)
    note.Dest = Array([pdf.make_indirect(Dictionary(Type=Name.Page)), Name.Fit])


def places_without_names(pdf: Pdf) -> None:
    del pdf.Root.Names["/Dests"]


def bookmark_to_nowhere(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    for key in ("/A", "/Dest"):
        if key in first:
            del first[key]
    first.Dest = String("gibt-es-nicht")


def bookmark_renamed(pdf: Pdf) -> None:
    pdf.Root.Outlines.First.Title = String("Etwas anderes")


def bookmarks_swapped(pdf: Pdf) -> None:
    first = pdf.Root.Outlines.First
    first.Title, first.Next.Title = first.Next.Title, first.Title


def _find_address(pdf: Pdf) -> Object:
    return next(note.A for page in pdf.pages for note in page.obj.get("/Annots", ()) if "/URI" in note.get("/A", {}))


def address_without_host(pdf: Pdf) -> None:
    _find_address(pdf).URI = String("https://")


def address_with_a_space(pdf: Pdf) -> None:
    _find_address(pdf).URI = String("https://www.example.org/zwei Wörter")


def link_that_runs_a_script(pdf: Pdf) -> None:
    action = _find_address(pdf)
    action.S, action.JS = Name.JavaScript, String("app.alert(1)")


def no_xmp_title(pdf: Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as xmp:
        del xmp["dc:title"]


def other_xmp_date(pdf: Pdf) -> None:
    with pdf.open_metadata(update_docinfo=False) as xmp:
        xmp["xmp:CreateDate"] = "2001-01-01T00:00:00+00:00"


def no_date(pdf: Pdf) -> None:
    del pdf.docinfo["/CreationDate"]


def no_title(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]


def other_author(pdf: Pdf) -> None:
    pdf.docinfo["/Author"] = "Eine andere Stelle"


def other_language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("en-GB")


def no_colour_profile(pdf: Pdf) -> None:
    del pdf.Root["/OutputIntents"]


def page_removed(pdf: Pdf) -> None:
    del pdf.pages[5]


def contents_removed(pdf: Pdf) -> None:
    del pdf.pages[1]


def page_twice(pdf: Pdf) -> None:
    pdf.pages.insert(6, pdf.pages[5])


def pages_swapped(pdf: Pdf) -> None:
    first, second = pdf.pages[4].obj, pdf.pages[5].obj
    first.Contents, second.Contents = second.Contents, first.Contents


def text_faint(pdf: Pdf) -> None:
    grey = ContentStreamInstruction([0.7, 0.7, 0.7], Operator("rg"))
    rewrite(pdf, 4, lambda steps: [grey if str(step.operator) == "rg" else step for step in steps])


def word_removed(pdf: Pdf) -> None:
    def change(steps: list[Any]) -> list[Any]:
        inside = next(place for place, step in enumerate(steps) if _has_mcid(step))
        shown = next(place for place in range(inside, len(steps)) if str(steps[place].operator) == "Tj")
        return [*steps[:shown], *steps[shown + 1 :]]

    rewrite(pdf, 4, change)


def far_too_large(pdf: Pdf) -> None:
    import random

    pdf.Root.Ballast = pdf.make_stream(random.Random(0).randbytes(30_000_000))


def page_number_not_filled_in(pdf: Pdf) -> None:
    _write_in(pdf, "Seite 3 von ###Total###")


def question_marks(pdf: Pdf) -> None:
    _write_in(pdf, "Siehe Kapitel ?? dazu")


def rule_unmarked(pdf: Pdf) -> None:
    rule = [
        ContentStreamInstruction([10, 10, 50, 1], Operator("re")),
        ContentStreamInstruction([], Operator("f")),
    ]
    rewrite(pdf, 4, lambda steps: [*steps, *rule])


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
    no_tree: "OUT005", not_marked: "OUT005", no_language: "OUT004", no_alternative: "OUT008", empty_alternative: "OUT008",
    other_alternative: "OUT005", heading_skipped: "OUT005", headings_as_paragraphs: "OUT005",
    one_heading_as_paragraph: "OUT005", headings_swapped: "OUT005", sections_reversed: "OUT005",
    cells_swapped: "OUT005", data_cell_as_header: "OUT005", header_as_data: "OUT005", row_shortened: "OUT005",
    link_to_nowhere: "OUT007", paragraph_dropped: "OUT005", content_held_twice: "OUT005",
    sequence_opened_no_more: "OUT005", mcid_changed: "OUT005", page_as_artifact: "OUT005", page_blank: "OUT001",
    error_text: "OUT006", unresolved_reference: "OUT007", unknown_role: "OUT005", no_title_shown: "OUT004",
    no_xmp: "OUT004", no_pdfua_mark: "OUT004", font_not_embedded: "OUT001", no_unicode: "OUT005",
    link_to_a_page_that_is_gone: "OUT007", places_without_names: "OUT007", bookmark_to_nowhere: "OUT007",
    bookmark_renamed: "OUT005", bookmarks_swapped: "OUT005", address_without_host: "OUT007",
    address_with_a_space: "OUT007", link_that_runs_a_script: "OUT007", no_xmp_title: "OUT004", other_xmp_date: "OUT004",
    no_date: "OUT004", no_title: "OUT004", other_author: "OUT004", other_language: "OUT004", no_colour_profile: "OUT004",
    page_removed: "OUT005", contents_removed: "OUT005", rule_unmarked: "OUT005", page_twice: "OUT005", pages_swapped: "OUT005", text_faint: "OUT005", word_removed: "OUT005",
    far_too_large: "OUT001", page_number_not_filled_in: "OUT007", question_marks: "OUT007",
}  # fmt: skip
SEEN_BY_VALIDATOR = (
    no_title_shown, no_xmp, no_pdfua_mark, item_body_as_paragraph, note_without_id, link_as_span, link_without_contents,
    no_tab_order, no_parent_tree, suspect, font_not_embedded, no_unicode, entry_as_paragraph, heading_skipped, no_tree,
    no_language, unknown_role,
)  # fmt: skip


def _lock(data: bytes) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(output, encryption=pikepdf.Encryption(owner="a", user="b"))
    return output.getvalue()


SEEN_IN_THE_BYTES: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "no PDF": lambda data: b"<html>" + data,
    "cut in half": lambda data: data[: len(data) // 2],
    "end cut off": lambda data: data[:-20],
    "a second PDF after it": lambda data: data + data,
    "a flipped stream": lambda data: _zero(data, data.find(b"stream\n", len(data) // 2) + 40, 30),
    "locked": _lock,
    "an object of the wrong sort": lambda data: damage(
        data, lambda pdf: pdf.Root.__setitem__("/StructTreeRoot", String("x"))
    ),
    "pages without fonts": lambda data: damage(data, lambda pdf: pdf.pages[4].obj.__delitem__("/Resources")),
    "a damaged table of objects": lambda data: data.replace(b"startxref", b"startxxxx"),
}


def _zero(data: bytes, start: int, count: int) -> bytes:
    return data[:start] + bytes(count) + data[start + count :]


def damage(data: bytes, change: Callable[[Pdf], None]) -> bytes:
    output = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(output)
    return output.getvalue()


@pytest.fixture(scope="module")
def expected(book: Any) -> Expected:
    record = parse_record(book.path.with_suffix(".struktur.json").read_bytes())
    return Expected(title=record.title, author=record.author, language=record.language, record=record)


@pytest.mark.parametrize("change", SEEN_BY_POSTFLIGHT, ids=lambda change: change.__name__)
def test_postflight_notices(book: Any, expected: Expected, change: Callable[[Pdf], None]) -> None:
    codes = {problem.code for problem in check_pdf(damage(book.data, change), expected)}
    assert SEEN_BY_POSTFLIGHT[change] in codes


@pytest.mark.parametrize("change", SEEN_IN_THE_BYTES.values(), ids=SEEN_IN_THE_BYTES)
def test_postflight_notices_damaged_bytes(book: Any, expected: Expected, change: Callable[[bytes], bytes]) -> None:
    changed = change(book.data)
    assert changed != book.data
    assert "OUT001" in {problem.code for problem in check_pdf(changed, expected)}


@pytest.mark.parametrize("change", SEEN_BY_VALIDATOR, ids=lambda change: change.__name__)
def test_the_validator_notices(book: Any, failed_rules: Any, change: Callable[[Pdf], None]) -> None:
    assert failed_rules(damage(book.data, change))


def test_saving_alone_damages_nothing(book: Any, expected: Expected, failed_rules: Any) -> None:
    saved = damage(book.data, lambda _: None)
    assert not [problem.message for problem in check_pdf(saved, expected)]
    assert failed_rules(saved) == []


def test_every_sort_of_fault_is_among_the_damages() -> None:
    assert set(SEEN_BY_POSTFLIGHT.values()) == {f"OUT00{number}" for number in (1, 4, 5, 6, 7, 8)}


@pytest.mark.parametrize("change", [headings_swapped, page_as_artifact, no_alternative, link_to_nowhere, no_unicode])
def test_verify_ends_with_1_and_names_the_damage(
    book: Any, change: Callable[[Pdf], None], tmp_path: Any, monkeypatch: Any, capsys: Any
) -> None:
    (tmp_path / "buch.pdf").write_bytes(damage(book.data, change))
    (tmp_path / "buch.struktur.json").write_bytes(book.path.with_suffix(".struktur.json").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["verify", "buch.pdf"]) == 1
    assert SEEN_BY_POSTFLIGHT[change] in capsys.readouterr().out
