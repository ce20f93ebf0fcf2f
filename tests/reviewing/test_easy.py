"""The test group's results for easy-to-read texts go through the workbook as all other decisions do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.reviewing.conftest import put

from belegkette.cli.main import main
from belegkette.ledger.easy_state import EasyBook, EasyStatus
from belegkette.ledger.state import ReviewBook

EASY = "HE-01 easy"
TEXT = "```{easy-language} Eine Stelle für Sie\nJeder Kreis hat eine Stelle.\nDort bekommen Sie Hilfe.\n```\n"
Enter = Callable[[Path], tuple[int, str]]
Books = Callable[[], ReviewBook]


@pytest.fixture(autouse=True)
def _easy_text(root: Path) -> None:
    page = root / "recommendations/netz.md"
    whole, fence, rest = page.read_text(encoding="utf-8").rpartition(":::")
    page.write_text(f"{whole}\n{TEXT}{fence}{rest}", encoding="utf-8")


@pytest.fixture
def export(root: Path, tmp_path: Path) -> Callable[..., Path]:
    """Write a workbook for the test group, which R2 stands for here."""

    def write(*words: str) -> Path:
        path = tmp_path / f"leicht{len(list(tmp_path.glob('leicht*')))}.xlsx"
        assert main(["review", "export", "--root", str(root), "--out", str(path), *words]) == 0
        return path

    return write


GROUP = ("--reviewer", "R2", "--role", "Prüfgruppe")


def filled(path: Path, *cells: tuple[str, object]) -> Path:
    book = openpyxl.load_workbook(path)
    for head, value in cells:
        put(book, EASY, head, value)
    book.save(path)
    return path


def status(book: ReviewBook) -> EasyStatus:
    state = EasyBook(book.graph).state(book.graph.corpus.recommendations["HE-01"])
    assert state is not None
    return state.status


def test_the_test_group_gets_the_easy_texts_alone(export: Callable[..., Path]) -> None:
    book = openpyxl.load_workbook(export(*GROUP))
    sheet = book["Leicht lesbar"]
    row = dict(zip([cell.value for cell in sheet[1]], [cell.value for cell in sheet[2]], strict=True))
    assert (book.sheetnames, sheet.max_row) == (["Anleitung", "Leicht lesbar"], 2)
    assert (row["Gegenstand"], row["Überschrift"]) == (EASY, "Eine Stelle für Sie")
    assert row["Leicht lesbarer Text"] == "Jeder Kreis hat eine Stelle.\nDort bekommen Sie Hilfe."
    assert sheet["F2"].font.sz == 14
    assert row["Aussage"] == "Das Land soll in jedem Kreis eine Stelle benennen."


def test_a_workbook_for_everybody_holds_them_too_and_one_for_another_reviewer_does_not(
    export: Callable[..., Path],
) -> None:
    sheets = [openpyxl.load_workbook(export(*words)).sheetnames[1:] for words in ((), ("--reviewer", "R1"))]
    assert sheets == [["Empfehlungen", "Quellen", "Leicht lesbar"], ["Empfehlungen", "Quellen"]]


def test_columns_that_say_nothing_there_are_hidden(export: Callable[..., Path]) -> None:
    sheet = openpyxl.load_workbook(export(*GROUP))["Leicht lesbar"]
    widths = [one for one in sheet.column_dimensions.values() if one.hidden]
    hidden = {sheet[1][at - 1].value for one in widths for at in range(one.min, one.max + 1)}
    assert {"Zitat", "Quelle", "Adresse"} <= hidden
    assert not hidden & {"Gegenstand", "Leicht lesbarer Text", "Urteil", "Anmerkung"}


def test_what_the_test_group_accepts_counts_as_tested(
    export: Callable[..., Path], enter: Enter, book_of: Books
) -> None:
    code, _said = enter(filled(export(*GROUP), ("Urteil", "angenommen")))
    decision = book_of().easy("HE-01").decision
    assert (code, status(book_of())) == (0, EasyStatus.TESTED)
    assert decision is not None
    assert (decision.reviewer, decision.role) == ("R2", "Prüfgruppe")


def test_what_is_tested_is_not_asked_again_until_it_changes(
    root: Path, export: Callable[..., Path], enter: Enter
) -> None:
    enter(filled(export(*GROUP), ("Urteil", "angenommen")))
    after = openpyxl.load_workbook(export(*GROUP))["Leicht lesbar"].max_row
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace("bekommen Sie Hilfe", "gibt es Hilfe"))
    changed = openpyxl.load_workbook(export(*GROUP))["Leicht lesbar"]
    said = dict(zip([cell.value for cell in changed[1]], [cell.value for cell in changed[2]], strict=True))
    assert (after, changed.max_row) == (1, 2)
    assert "[bekommen Sie → gibt es]" in said["Seit der Prüfung geändert"]


def test_what_the_group_turned_down_waits_for_the_authors(export: Callable[..., Path], enter: Enter) -> None:
    enter(filled(export(*GROUP), ("Urteil", "Änderung gewünscht"), ("Anmerkung", "Kreis ist schwer.")))
    assert openpyxl.load_workbook(export(*GROUP))["Leicht lesbar"].max_row == 1


@pytest.mark.parametrize("change", [("bekommen Sie Hilfe", "gibt es Hilfe"), ("in jedem Kreis", "in jedem Ort")])
def test_a_text_or_original_that_changed_stops_the_import(
    root: Path, export: Callable[..., Path], enter: Enter, book_of: Books, change: tuple[str, str]
) -> None:
    path = filled(export(*GROUP), ("Urteil", "angenommen"))
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace(*change))
    code, said = enter(path)
    assert (code, "hat sich geändert, seit die Mappe geschrieben wurde" in said) == (1, True)
    assert book_of().easy("HE-01").decision is None


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([("Urteil", "angenommen"), ("Leicht lesbarer Text", "Ganz anders.")], "Gesperrte Zelle geändert"),
        ([("Urteil", "Änderung gewünscht")], "sagt in einem Satz, warum"),
        ([("Anmerkung", "Schwer.")], "Anmerkung ohne Urteil"),
        ([("Urteil", "verstanden")], "ist kein Urteil"),
        ([("Urteil", "angenommen"), ("Prüfsumme", "HE-01 easy")], "Die Prüfsumme ist beschädigt"),
        ([("Urteil", "angenommen"), ("Gegenstand", "HE-09 easy")], "Die Kennung „HE-09“ gibt es nicht"),
    ],
)
def test_the_same_guards_hold(
    export: Callable[..., Path], enter: Enter, book_of: Books, cells: list[tuple[str, object]], said: str
) -> None:
    code, told = enter(filled(export(*GROUP), *cells))
    assert (code, said in told, book_of().easy("HE-01").decision) == (1, True, None)


def test_a_row_that_stands_twice_is_named(export: Callable[..., Path], enter: Enter, book_of: Books) -> None:
    path = filled(export(*GROUP), ("Urteil", "angenommen"))
    book = openpyxl.load_workbook(path)
    book["Leicht lesbar"].append([cell.value for cell in book["Leicht lesbar"][2]])
    book.save(path)
    code, said = enter(path)
    assert (code, "bitte nur einmal" in said, book_of().easy("HE-01").decision) == (1, True, None)


def test_nobody_tests_their_own_text(root: Path, export: Callable[..., Path]) -> None:
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace(":strength: soll", ":strength: soll\n:authors: R2"))
    assert openpyxl.load_workbook(export(*GROUP))["Leicht lesbar"].max_row == 1


def test_the_terminal_shows_what_waits_and_the_text(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["review", "list", "--root", str(root), "--reviewer", "R2"])
    main(["review", "show", EASY, "--root", str(root)])
    said = capsys.readouterr().out
    assert "Leicht lesbar, Prüfgruppe ausstehend: 1 (HE-01)" in said
    assert "  Jeder Kreis hat eine Stelle.\n  Dort bekommen Sie Hilfe.\n" in said
