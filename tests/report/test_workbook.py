"""The workbook, read back cell by cell."""

from __future__ import annotations

import io
from datetime import date

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from tests.report.conftest import Made

from belegkette.desk.workbook import CELL_LIMIT, Column, Sheet, render_workbook
from belegkette.desk.xlsx import render_xlsx


@pytest.fixture(scope="module")
def book(made: Made) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(made.report)))


@pytest.fixture(scope="module")
def real_book(real: Made) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(render_xlsx(real.report)))


def rows(book: Workbook, name: str) -> list[dict[str, object]]:
    """Return a sheet's rows by their heads."""
    heads, *held = book[name].iter_rows(values_only=True)
    return [dict(zip(map(str, heads), row, strict=True)) for row in held]


def test_it_has_the_sheets_a_reviewer_needs(book: Workbook) -> None:
    assert book.sheetnames == [
        "Übersicht", "Empfehlungen", "Verknüpfungen", "Belege", "Matrix", "Meldungen", "Seit Prüfung geändert", "Ausnahmen",
    ]  # fmt: skip


def test_no_cell_is_a_formula(book: Workbook) -> None:
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert kinds <= {"s", "n"}


def test_texts_that_look_like_formulas_stay_as_they_are(book: Workbook) -> None:
    found = {row["Kennung"]: row for row in rows(book, "Belege")}
    assert found["F-1"]["Titel"] == "=1+1 <script>window.hit=1</script> & „Titel“"
    assert found["F-2"]["Text"] == "-2+3+cmd|' /C calc'!A0"


def test_every_link_stands_with_its_record_in_full(real: Made, real_book: Workbook) -> None:
    records = {record.id: record for record in real.report.evidence}
    expected = [(one.id, link.id, records[link.id].text) for one in real.report.recommendations for link in one.links]
    assert [(row["Empfehlung"], row["Beleg"], row["Text"]) for row in rows(real_book, "Verknüpfungen")] == expected


def test_numbers_are_numbers(book: Workbook) -> None:
    found = {row["Kennung"]: row for row in rows(book, "Belege")}
    assert (found["S-1"]["Wert"], found["F-1"]["n"], found["F-1"]["Stichprobe der Quelle"]) == (12345.5, 7, 40)


def test_heads_are_frozen_filtered_and_wide_enough(book: Workbook) -> None:
    for sheet in book:
        assert sheet.freeze_panes
        assert str(sheet.auto_filter.ref).startswith("A1:")
        assert all(sheet.column_dimensions[cell.column_letter].width >= 8 for cell in sheet[1])


def test_verdicts_are_chosen_from_a_list(book: Workbook) -> None:
    for name in ("Empfehlungen", "Verknüpfungen"):
        formulas = [found.formula1 for found in book[name].data_validations.dataValidation]
        assert formulas == ['"angenommen,zurückgewiesen,Änderung gewünscht"']


def test_ids_lead_to_their_place_on_the_page(book: Workbook) -> None:
    links = {
        str(cell.hyperlink.target) + "#" + str(cell.hyperlink.location)
        for row in book["Verknüpfungen"]
        for cell in row
        if cell.hyperlink
    }
    assert "nachweisbericht.html#e-1--f-2" in links


def test_a_recommendation_without_evidence_has_a_line_too(book: Workbook) -> None:
    assert [row["Rolle"] for row in rows(book, "Verknüpfungen") if row["Empfehlung"] == "E-10"] == [
        "kein Beleg genannt"
    ]


def test_the_same_report_gives_the_same_bytes(made: Made) -> None:
    assert render_xlsx(made.report) == render_xlsx(made.report)


def test_what_a_cell_cannot_hold_is_replaced_or_says_that_it_goes_on() -> None:
    sheet = Sheet(name="A", columns=(Column(title="B"),), rows=[("\x00\ud800x",), ("y" * 40_000,)])
    made = openpyxl.load_workbook(io.BytesIO(render_workbook([sheet], title="T", day=date(2026, 11, 22))))
    (first,), (second,) = made["A"].iter_rows(min_row=2, values_only=True)
    assert first == "\ufffd\ufffdx"
    assert len(str(second)) == CELL_LIMIT
    assert str(second).endswith("[gekürzt; ganz im Bericht]")
