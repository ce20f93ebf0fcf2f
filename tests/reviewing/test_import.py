"""A filled workbook finds its way into the ledger, whole or not at all."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.reviewing.conftest import put

from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewVerdict

Fill = Callable[[Callable[[openpyxl.Workbook], None]], Path]
Enter = Callable[[Path], tuple[int, str]]


def accept(book: openpyxl.Workbook) -> None:
    put(book, "HE-01", "Urteil", "angenommen")


def ledger(root: Path) -> Path:
    return root / "recommendations/reviews.yaml"


def test_verdicts_and_comments_are_entered(fill: Fill, enter: Enter, book_of: Callable[[], ReviewBook]) -> None:
    def decide(book: openpyxl.Workbook) -> None:
        accept(book)
        put(book, "HE-01 -> T-01", "Urteil", "Änderung gewünscht")
        put(book, "HE-01 -> T-01", "Anmerkung", "1+1=2 ist kein Beleg;\nbitte prüfen")
        put(book, "T-02", "Urteil", "zurückgewiesen")
        put(book, "T-02", "Anmerkung", "Steht so nicht in der Quelle.")

    assert enter(fill(decide))[0] == 0
    found = {
        entry.decision.subject: (entry.decision.verdict, entry.decision.comment, entry.decision.reviewer)
        for entry in book_of().graph.corpus.ledger.decisions
    }
    assert found == {
        "HE-01": (ReviewVerdict.ACCEPTED, None, "R2"),
        "HE-01 -> T-01": (ReviewVerdict.CHANGES_REQUESTED, "1+1=2 ist kein Beleg;\nbitte prüfen", "R2"),
        "T-02": (ReviewVerdict.REJECTED, "Steht so nicht in der Quelle.", "R2"),
    }


def test_entering_twice_is_entering_once(root: Path, fill: Fill, enter: Enter) -> None:
    path = fill(accept)
    enter(path)
    before = ledger(root).read_bytes()

    assert enter(path) == (0, "Schon eingetragen: 1.\nEs gibt nichts Neues einzutragen.\n")
    assert ledger(root).read_bytes() == before


def test_an_empty_workbook_says_so(workbook: Path, enter: Enter) -> None:
    assert enter(workbook) == (0, "In der Mappe steht kein Urteil (8 Zeilen gelesen).\n")


COMPLAINTS: dict[str, tuple[list[tuple[str, str, Any]], str]] = {
    "an unknown word": ([("HE-01", "Urteil", "vielleicht")], "Zeile 2: „vielleicht“ ist kein Urteil."),
    "a truth value": ([("HE-01", "Urteil", True)], "Zeile 2: „WAHR“ ist kein Urteil."),
    "a number": ([("HE-01", "Urteil", 1)], "Zeile 2: „1“ ist kein Urteil."),
    "a comment alone": ([("HE-01", "Anmerkung", "gut")], "Zeile 2: Anmerkung ohne Urteil."),
    "a rejection without a reason": (
        [("HE-01", "Urteil", "zurückgewiesen")],
        "Zeile 2: Wer „HE-01“ nicht annimmt, sagt in einem Satz, warum.",
    ),
    "an edited cell": (
        [("HE-01 -> T-01", "Wortlaut des Belegs", "Ein anderer Befund.")],
        "Zeile 3: Gesperrte Zelle geändert: „Wortlaut des Belegs“.",
    ),
    "a changed subject": ([("HE-01 -> T-01", "Gegenstand", "HE-01 -> T-02")], "Zeile 3: Gesperrte Zelle geändert"),
    "an unknown id": ([("HE-01 -> T-01", "Gegenstand", "HE-01 -> T-77")], "Zeile 3: Die Kennung „T-77“ gibt es nicht."),
    "a lost subject": ([("HE-01 -> T-01", "Gegenstand", None)], "Zeile 3: Hier fehlt der Gegenstand"),
    "a damaged checksum": ([("HE-01 -> T-01", "Prüfsumme", "weg")], "Zeile 3: Die Prüfsumme ist beschädigt"),
}


@pytest.mark.parametrize("what", COMPLAINTS)
def test_one_wrong_row_stops_the_whole_workbook(root: Path, fill: Fill, enter: Enter, what: str) -> None:
    cells, says = COMPLAINTS[what]

    def spoil(book: openpyxl.Workbook) -> None:
        put(book, "T-01", "Urteil", "angenommen")
        for subject, head, value in cells:
            put(book, subject, head, value)

    code, said = enter(fill(spoil))

    assert code == 1
    assert f"Blatt „Empfehlungen“, {says}" in said
    assert "Es wurde nichts eingetragen; 1 Entscheidungen warten noch in der Mappe." in said
    assert not ledger(root).exists()


def test_a_row_that_stands_twice_is_reported(root: Path, fill: Fill, enter: Enter) -> None:
    def copy(book: openpyxl.Workbook) -> None:
        accept(book)
        sheet = book["Empfehlungen"]
        sheet.append([cell.value for cell in sheet[2]])

    code, said = enter(fill(copy))

    assert code == 1
    assert "Zeile 7: „HE-01“ ist schon auf Blatt „Empfehlungen“, Zeile 2 entschieden; bitte nur einmal." in said
    assert not ledger(root).exists()


def test_what_changed_since_the_export_is_reported_word_by_word(root: Path, fill: Fill, enter: Enter) -> None:
    path = fill(accept)
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace("in jedem Kreis eine Stelle b", "in jedem Ort eine Stelle b"))

    code, said = enter(path)

    assert code == 1
    assert "„HE-01“ hat sich geändert, seit die Mappe geschrieben wurde." in said
    assert "[Kreis → Ort]" in said
    assert not ledger(root).exists()


def test_a_change_where_nothing_is_decided_stops_nothing(root: Path, fill: Fill, enter: Enter) -> None:
    path = fill(accept)
    records = root / "evidence/findings.yaml"
    records.write_text(records.read_text().replace("Absprachen fehlen", "Absprachen gibt es"))

    assert enter(path)[0] == 0


def test_a_typo_in_a_note_makes_nothing_stale(root: Path, fill: Fill, enter: Enter) -> None:
    path = fill(lambda book: put(book, "RP-01", "Urteil", "angenommen"))
    sources = root / "evidence/sources.yaml"
    sources.write_text(
        sources.read_text().replace("publisher: Niemand, year: 2023,", "publisher: Niemand, year: 2023, note: neu,")
    )

    assert enter(path)[0] == 0


def test_added_columns_and_another_order_do_no_harm(
    fill: Fill, enter: Enter, book_of: Callable[[], ReviewBook]
) -> None:
    def rebuild(book: openpyxl.Workbook) -> None:
        accept(book)
        sheet = book["Empfehlungen"]
        sheet.insert_cols(1)
        sheet["A1"].value, sheet["A2"].value = "Meine Notiz", "wichtig"
        sheet.insert_rows(1, 2)

    code, said = enter(fill(rebuild))

    assert (code, "Die Spalte „Meine Notiz“ (1 Einträge) wird nicht übernommen." in said) == (0, True)
    assert len(book_of().graph.corpus.ledger.decisions) == 1


def test_merged_cells_are_named(fill: Fill, enter: Enter) -> None:
    def merge(book: openpyxl.Workbook) -> None:
        accept(book)
        book["Empfehlungen"].merge_cells("M2:M4")

    code, said = enter(fill(merge))

    assert (code, "Zeile 2: Verbundene Zellen" in said) == (1, True)


@pytest.mark.parametrize("word", ["Angenommen ", "ACCEPTED", "accepted", "annehmen"])
def test_words_are_understood_however_they_are_written(
    fill: Fill, enter: Enter, book_of: Callable[[], ReviewBook], word: str
) -> None:
    assert enter(fill(lambda book: put(book, "HE-01", "Urteil", word)))[0] == 0
    assert book_of().statement("HE-01").decision is not None


def test_macros_are_left_alone(fill: Fill, enter: Enter, tmp_path: Path, book_of: Callable[[], ReviewBook]) -> None:
    path = tmp_path / "makro.xlsm"
    with zipfile.ZipFile(fill(accept)) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b"spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"))
        new.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")

    code, said = enter(path)

    assert (code, "Die Makros der Mappe wurden nicht beachtet." in said) == (0, True)
    assert len(book_of().graph.corpus.ledger.decisions) == 1


def test_a_workbook_of_somebody_else_is_refused(root: Path, workbook: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from belegkette.cli.main import main

    assert main(["review", "import", str(workbook), "--root", str(root), "--reviewer", "R1"]) == 2
    assert "für „R2“ ausgegeben, nicht für „R1“" in capsys.readouterr().err


def test_a_hundred_thousand_rows_are_refused_clearly(tmp_path: Path, enter: Enter) -> None:
    from xlsxwriter import Workbook

    path = tmp_path / "viel.xlsx"
    book = Workbook(path, {"constant_memory": True})
    sheet = book.add_worksheet("Empfehlungen")
    for row in range(100_000):
        sheet.write_string(row, 0, "x")
    book.close()

    assert enter(path) == (
        2,
        (
            "belegkette: Blatt „Empfehlungen“ hat 100000 Zeilen; erwartet werden höchstens 50000.\n"
            "    Vermutlich wurde etwas hineinkopiert. Überzählige Zeilen löschen; es wurde nichts eingetragen.\n"
        ),
    )


def _bomb(path: Path) -> None:
    megabyte = b" " * 1024 * 1024
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(8):
            archive.writestr(f"xl/worksheets/sheet{number}.xml", megabyte * 40)


def _far(path: Path) -> None:
    book = openpyxl.Workbook()
    book.active["XFD1048576"] = "weit"
    book.save(path)


def _entities(path: Path) -> None:
    book = openpyxl.Workbook()
    book.save(path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/extra.xml", '<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "nothing": (lambda path: path.write_bytes(b""), "keine Mappe oder beschädigt"),
    "a text": (lambda path: path.write_text("Gegenstand;Urteil"), "keine Mappe oder beschädigt"),
    "a password": (
        lambda path: path.write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
        "mit einem Kennwort",
    ),
    "a bomb": (_bomb, "Zip-Bombe"),
    "a cell in the last corner": (_far, "reicht bis Zeile 1048576, Spalte 16384"),
    "entities": (_entities, "XML-Entitäten"),
    "another workbook": (lambda path: openpyxl.Workbook().save(path), "nirgends die Kopfzeile"),
    "an archive": (lambda path: zipfile.ZipFile(path, "w").close(), "keine Mappe im Format .xlsx"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_workbook_is_refused(tmp_path: Path, enter: Enter, what: str) -> None:
    make, says = HOSTILE[what]
    path = tmp_path / "feind.xlsx"
    make(path)

    code, said = enter(path)

    assert code == 2
    assert re.search(says, said), said


def test_a_file_that_is_missing_is_named(tmp_path: Path, enter: Enter) -> None:
    code, said = enter(tmp_path / "fehlt.xlsx")

    assert (code, "fehlt.xlsx" in said) == (2, True)


def test_no_cut_of_a_workbook_fails_with_a_traceback(workbook: Path, enter: Enter) -> None:
    data = workbook.read_bytes()
    for at in range(0, len(data), len(data) // 25):
        workbook.write_bytes(data[:at])
        assert enter(workbook)[0] == 2


def test_no_damage_inside_a_workbook_fails_with_a_traceback(workbook: Path, tmp_path: Path, enter: Enter) -> None:
    with zipfile.ZipFile(workbook) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    chance = random.Random(7)
    for name in [name for name in parts if "sheet" in name or "workbook" in name or "shared" in name] * 6:
        at = chance.randrange(len(parts[name]))
        damaged = parts[name][:at] + parts[name][at + chance.randint(1, 40) :]
        path = tmp_path / "kaputt.xlsx"
        with zipfile.ZipFile(path, "w") as archive:
            for one, content in parts.items():
                archive.writestr(one, damaged if one == name else content)
        assert enter(path)[0] in {0, 1, 2}
