"""The workbook as reviewers get it, read back cell by cell."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
from tests.ledger.conftest import DAY

from belegkette.cli.main import main
from belegkette.reviewing.layout import COLUMNS, VERDICT_WORDS


def test_every_subject_has_its_row(workbook: Path) -> None:
    book = openpyxl.load_workbook(workbook)

    assert [row[0].value for row in book["Empfehlungen"].iter_rows(min_row=2)] == [
        "HE-01",
        "HE-01 -> T-01",
        "HE-01 -> T-02",
        "HE-01 -> RP-01",
        "HE-01 -> ZAHL-1",
    ]
    assert [row[0].value for row in book["Quellen"].iter_rows(min_row=2)] == ["T-01", "T-02", "RP-01"]


def test_a_link_stands_with_its_statement_and_its_record(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Empfehlungen"]
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[3]], strict=True))

    assert row["Was"] == "Gestützt durch"
    assert row["Aussage"] == "Das Land soll in jedem Kreis eine Stelle benennen."
    assert row["Wortlaut des Belegs"] == "Konstruierter Befund."
    assert "Vertrauen: hoch" in row["Angaben"]
    assert row["Stand"] == "noch nicht geprüft"


def test_only_verdict_and_comment_can_be_written(workbook: Path) -> None:
    for name in ("Empfehlungen", "Quellen"):
        sheet = openpyxl.load_workbook(workbook)[name]
        heads = [cell.value for cell in sheet[1]]
        unlocked = {
            heads[cell.column - 1] for row in sheet.iter_rows(min_row=2) for cell in row if not cell.protection.locked
        }

        assert sheet.protection.sheet
        assert unlocked == {"Urteil", "Anmerkung"}


def test_the_sheets_are_made_for_reading(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Empfehlungen"]
    rule = sheet.data_validations.dataValidation[0]

    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:O6")
    assert rule.formula1 == '"' + ",".join(VERDICT_WORDS.values()) + '"'
    assert len(sheet.column_dimensions) > 1
    assert [column.head for column in COLUMNS] == [cell.value for cell in sheet[1]]


def test_the_same_input_gives_the_same_bytes(root: Path, workbook: Path, tmp_path: Path) -> None:
    again = tmp_path / "noch einmal.xlsx"
    main(["review", "export", "--root", str(root), "--out", str(again), "--reviewer", "R2"])

    assert again.read_bytes() == workbook.read_bytes()


@pytest.mark.parametrize("text", ["=1+1", "+49 1", "@SUM(A1)", "-2", '=HYPERLINK("https://example.org")'])
def test_no_text_becomes_a_formula(root: Path, tmp_path: Path, text: str) -> None:
    records = root / "evidence/findings.yaml"
    records.write_text(records.read_text().replace("Konstruierter Befund.", f"'{text}'"), encoding="utf-8")
    path = tmp_path / "formel.xlsx"
    assert main(["review", "export", "--root", str(root), "--out", str(path)]) == 0

    with zipfile.ZipFile(path) as archive:
        sheets = [archive.read(name) for name in archive.namelist() if "worksheets/sheet" in name]
    assert not any(b"<f>" in sheet or b"<f " in sheet for sheet in sheets)
    assert openpyxl.load_workbook(path)["Empfehlungen"]["F3"].value == text


def test_the_source_is_one_click_away(workbook: Path) -> None:
    sheet = openpyxl.load_workbook(workbook)["Quellen"]
    links = [cell.hyperlink.target for row in sheet.iter_rows(min_row=2) for cell in row if cell.hyperlink]

    assert links == ["https://example.org/bericht"]


def test_what_the_reviewer_wrote_is_not_sent_again(root: Path, tmp_path: Path) -> None:
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace(":strength: soll", ":strength: soll\n:authors: R2"))
    path = tmp_path / "eigenes.xlsx"
    main(["review", "export", "--root", str(root), "--out", str(path), "--reviewer", "R2"])

    assert openpyxl.load_workbook(path)["Empfehlungen"].max_row == 1


def test_a_filled_workbook_is_not_replaced(root: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    book = openpyxl.load_workbook(workbook)
    book["Quellen"]["M2"].value = "angenommen"
    book.save(workbook)
    before = workbook.read_bytes()

    assert main(["review", "export", "--root", str(root), "--out", str(workbook)]) == 2
    assert "darin steht etwas" in capsys.readouterr().err
    assert workbook.read_bytes() == before


def test_the_day_of_the_workbook_is_the_reference_day(workbook: Path) -> None:
    assert openpyxl.load_workbook(workbook).properties.created.date() == DAY
