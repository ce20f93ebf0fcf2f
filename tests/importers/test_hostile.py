"""Files made to harm, or cut off in the middle, get a German message and change nothing."""

from __future__ import annotations

import io
import re
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.importers.projects import (
    SPEECH,
    Source,
    project_xml,
    select,
    write_qdpx,
    write_taguette,
    write_workbook,
    zipped,
)

Run = Callable[..., dict[str, Any]]
ENTITIES = (
    '<?xml version="1.0"?><!DOCTYPE Project [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    '<Project xmlns="urn:QDA-XML:project:1.0" name="x"><Description>&b;</Description></Project>'
)
EXTERNAL = ENTITIES.replace('<!ENTITY a "aaaaaaaaaa">', '<!ENTITY a SYSTEM "file:///etc/passwd">')


def whole_project(folder: Path) -> bytes:
    source = Source(stored=SPEECH.encode(), selections=select(SPEECH))
    return write_qdpx(folder / "ganz.qdpx", [source]).read_bytes()


def claiming(size: int) -> bytes:
    """An archive whose list of contents claims that a part is `size` bytes."""
    data = bytearray(zipped({"project.qde": b"<Project/>"}))
    at = data.index(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", size)
    return bytes(data)


def sheet_with(cell: str, folder: Path) -> bytes:
    """A workbook whose sheet has one more cell, somewhere far away."""
    path = write_workbook(folder / "w.xlsx", [["Dokumentname", "Code", "Segment"], ["Gespräch A", "K03", "Satz."]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    row = re.sub(r"[A-Z]+", "", cell)
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace(
        b"</sheetData>", f'<row r="{row}"><c r="{cell}"><v>1</v></c></row></sheetData>'.encode()
    )
    return zipped(parts)


def workbook_where(part: str, old: str, new: str) -> Callable[[Path], bytes]:
    """A workbook in one of whose parts something else is written."""

    def make(folder: Path) -> bytes:
        path = write_workbook(folder / "w.xlsx", [["Dokumentname", "Code", "Segment"], ["Gespräch A", "K03", "Satz."]])
        with zipfile.ZipFile(path) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        assert re.search(old.encode(), parts[part])
        parts[part] = re.sub(old.encode(), new.encode(), parts[part], count=1)
        return zipped(parts)

    return make


SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"


def doctype_workbook(folder: Path) -> bytes:
    path = write_workbook(folder / "w.xlsx", [["Code", "Segment"], ["K03", "Satz."]])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/sharedStrings.xml"] = parts["xl/sharedStrings.xml"].replace(
        b"<sst", b'<!DOCTYPE sst [<!ENTITY x "y">]><sst'
    )
    return zipped(parts)


def other_database(folder: Path) -> bytes:
    path = folder / "o.sqlite3"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE x (y)")
    connection.close()
    return path.read_bytes()


def view_database(folder: Path) -> bytes:
    path = write_taguette(folder / "v.sqlite3", [("A", 0, 1, "x", ["K03"])])
    with sqlite3.connect(path) as connection:
        connection.execute("ALTER TABLE tags RENAME TO t")
        connection.execute("CREATE VIEW tags AS SELECT * FROM t")
    connection.close()
    return path.read_bytes()


CASES: dict[str, tuple[str, str, Callable[[Path], bytes], str]] = {
    "zip bomb": ("refi-qda", "p.qdpx", lambda _f: zipped({"project.qde": b" " * 64 * 1024 * 1024}), "aufblähen"),
    "zip bomb in a text": (
        "refi-qda",
        "p.qdpx",
        lambda _f: zipped(
            {
                "project.qde": project_xml([Source(selections=select(SPEECH))]).encode(),
                f"sources/{Source().guid}.txt": b"a" * 50 * 1024 * 1024,
            }
        ),
        "aufblähen",
    ),
    "a gigabyte in the list of contents": ("refi-qda", "p.qdpx", lambda _f: claiming(1024**3), "zu groß"),
    "four gigabytes in the list of contents": ("refi-qda", "p.qdpx", lambda _f: claiming(2**32 - 2), "aufblähen"),
    "a path that climbs": (
        "refi-qda",
        "p.qdpx",
        lambda _f: zipped({"project.qde": b"<Project/>", "../../weg.txt": b"x"}),
        "aus dem Archiv hinausführt",
    ),
    "a path from the root": (
        "refi-qda",
        "p.qdpx",
        lambda _f: zipped({"project.qde": b"<Project/>", "/etc/weg.txt": b"x"}),
        "aus dem Archiv hinausführt",
    ),
    "a path with a drive": (
        "refi-qda",
        "p.qdpx",
        lambda _f: zipped({"project.qde": b"<Project/>", "C:\\weg.txt": b"x"}),
        "aus dem Archiv hinausführt",
    ),
    "entities in a project": ("refi-qda", "p.qdpx", lambda _f: zipped({"project.qde": ENTITIES.encode()}), "Entitäten"),
    "an external entity": ("refi-qda", "p.qde", lambda _f: EXTERNAL.encode(), "Entitäten"),
    "entities in a codebook": ("refi-qda", "c.qdc", lambda _f: ENTITIES.encode(), "Entitäten"),
    "a project without project.qde": ("refi-qda", "p.qdpx", lambda _f: zipped({"x.txt": b""}), "project.qde fehlt"),
    "an archive cut off": ("refi-qda", "p.qdpx", lambda f: whole_project(f)[:-200], "beschädigt"),
    "an archive with a broken part": (
        "refi-qda",
        "p.qdpx",
        lambda f: whole_project(f)[:60] + b"\0" * 40 + whole_project(f)[100:],
        "beschädigt",
    ),
    "XML cut off": ("refi-qda", "p.qde", lambda _f: project_xml([])[:-60].encode(), "kein vollständiges XML"),
    "XML nested without end": ("refi-qda", "p.qde", lambda _f: b"<a>" * 5000 + b"</a>" * 5000, "tiefer verschachtelt"),
    "other XML": ("refi-qda", "p.qde", lambda _f: b"<html/>", "kein REFI-QDA-Projekt"),
    "no XML at all": ("refi-qda", "p.qdpx", lambda _f: b"%PDF-1.7", "weder ein ZIP-Archiv noch XML"),
    "an empty file": ("refi-qda", "p.qdpx", lambda _f: b"", "ist leer"),
    "a formula in a workbook": (
        "codings",
        "t.xlsx",
        lambda f: write_workbook(f / "f.xlsx", [["Code", "Segment"], ["K03", "=1+1"]]).read_bytes(),
        "in Zeile 2 eine Formel",
    ),
    "a formula in separated values": (
        "codings",
        "t.csv",
        lambda _f: b'Code;Segment\nK03;"=HYPERLINK(""https://example.org"";""x"")"\n',
        "in Zeile 2 eine Formel",
    ),
    "a command in separated values": (
        "codings",
        "t.csv",
        lambda _f: b"Code;Segment\nK03;=cmd|' /C calc'!A0\n",
        "Formel",
    ),
    "a cell in the last row": ("codings", "t.xlsx", lambda f: sheet_with("A1048576", f), "höchstens 200000"),
    "two cells far apart": ("codings", "t.xlsx", lambda f: sheet_with("ZZ150000", f), "höchstens 200000"),
    "a cell in the last column": ("codings", "t.xlsx", lambda f: sheet_with("XFD2", f), "höchstens 200000"),
    **{
        f"a place written as {place}": ("codings", "t.xlsx", workbook_where(SHEET, 'r="A2"', place), "höchstens 200000")
        for place in ("r='XFD1048576'", 'r = "XFD9"', 'r="xfd1048576"', 'r="A4294967295"', 'r="AAAAAAA2"')
    },
    "texts that are only claimed": (
        "codings",
        "t.xlsx",
        workbook_where(STRINGS, r'uniqueCount="\d+"', 'uniqueCount="4294967295"'),
        "mehr angekündigt als enthalten",
    ),
    "a document type in a workbook": ("codings", "t.xlsx", doctype_workbook, "Entitäten"),
    "a zip that is no workbook": ("codings", "t.xlsx", lambda _f: zipped({"a": b"b"}), "keine Excel-Arbeitsmappe"),
    "a workbook cut off": (
        "codings",
        "t.xlsx",
        lambda f: write_workbook(f / "w.xlsx", [["Code", "Segment"]]).read_bytes()[:-100],
        "beschädigt",
    ),
    "an old workbook": ("codings", "t.xls", lambda _f: b"\xd0\xcf\x11\xe0" + b"\0" * 600, "als .xlsx speichern"),
    "binary rubbish as values": ("codings", "t.csv", lambda _f: bytes(range(256)) * 8, "beschädigt"),
    "a database cut off": (
        "taguette",
        "t.sqlite3",
        lambda f: write_taguette(f / "w.sqlite3", [("A", 0, 1, "x", ["K03"])]).read_bytes()[:3000],
        "beschädigt",
    ),
    "a database of something else": ("taguette", "t.sqlite3", other_database, "keine Taguette-Datenbank"),
    "a view in place of a table": ("taguette", "t.sqlite3", view_database, "keine Taguette-Datenbank"),
    "braces without end": ("bibtex", "l.bib", lambda _f: b"@book{a, title={" + b"{" * 100_000, "geschweifte Klammern"),
    "JSON nested without end": ("bibtex", "l.json", lambda _f: b"[" * 100_000, "kein vollständiges JSON"),
    "an empty bibliography": ("bibtex", "l.bib", lambda _f: b"nichts", "enthält keinen Eintrag"),
}


@pytest.mark.parametrize("name", CASES)
def test_it_is_refused_with_a_message(name: str, project: Path, tmp_path: Path, run: Run) -> None:
    form, file, make, words = CASES[name]
    (tmp_path / file).write_bytes(make(tmp_path))
    report = run(form, tmp_path / file, "--write")
    assert report["code"] == 2
    assert words in report["stderr"]
    assert not (tmp_path / "intern").exists()


@pytest.mark.parametrize("form", ["refi-qda", "codings", "taguette", "bibtex"])
@pytest.mark.parametrize("path", ["fehlt.x", "."])
def test_what_is_no_file_is_refused(form: str, path: str, tmp_path: Path, run: Run) -> None:
    assert run(form, tmp_path / path)["code"] == 2


@pytest.mark.parametrize("cut", range(0, 1000, 83))
def test_no_cut_of_a_project_is_a_fault_of_ours(cut: int, tmp_path: Path, run: Run) -> None:
    data = whole_project(tmp_path)
    (tmp_path / "p.qdpx").write_bytes(data[: len(data) * cut // 1000])
    assert run("refi-qda", tmp_path / "p.qdpx")["code"] == 2


def test_a_source_outside_of_the_folder_is_not_opened(tmp_path: Path, run: Run) -> None:
    (tmp_path / "geheim.txt").write_text(SPEECH, encoding="utf-8")
    xml = project_xml([Source(selections=select(SPEECH))])
    (tmp_path / "innen").mkdir()
    for target in ("internal://../geheim.txt", "absolute:///etc/passwd", "relative:///../geheim.txt"):
        changed = re.sub(r'plainTextPath="[^"]*"', f'plainTextPath="{target}"', xml)
        (tmp_path / "innen" / "p.qde").write_text(changed, encoding="utf-8")
        assert run("refi-qda", tmp_path / "innen" / "p.qde")["counts"]["segments"] == 0


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path, run: Run) -> None:
    source = Source(selections=select(SPEECH))
    (tmp_path / "geheim.txt").write_text(SPEECH, encoding="utf-8")
    (tmp_path / "innen" / "sources").mkdir(parents=True)
    (tmp_path / "innen" / "p.qde").write_text(project_xml([source]), encoding="utf-8")
    (tmp_path / "innen" / "sources" / f"{source.guid}.txt").symlink_to(tmp_path / "geheim.txt")
    assert run("refi-qda", tmp_path / "innen" / "p.qde")["counts"]["segments"] == 0


def test_speech_that_begins_like_a_formula_is_speech(tmp_path: Path, run: Run) -> None:
    for text in ("- ja, genau", "+ das auch", "= das heißt", "@home war schwer", "-5 Grad"):
        (tmp_path / "t.csv").write_text(f"Dokumentname;Code;Segment\nGespräch A;K03;{text}\n", encoding="utf-8")
        assert run("codings", tmp_path / "t.csv")["counts"]["new"] == 1, text


def test_an_archive_with_a_password_is_refused(tmp_path: Path, run: Run) -> None:
    data = bytearray(zipped({"project.qde": b"<Project/>"}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    (tmp_path / "p.qdpx").write_bytes(io.BytesIO(bytes(data)).read())
    assert "verschlüsselt" in run("refi-qda", tmp_path / "p.qdpx")["stderr"]
