"""Measures the importers: a REFI-QDA project with 300 codings, and a workbook with 20,000 coded segments.

All files are constructed in a temporary folder: words are letters, documents are numbered.
"""

from __future__ import annotations

import random
import sys
import uuid
import zipfile
from collections.abc import Callable
from pathlib import Path

import xlsxwriter
from cost import Measure

PROJECT_TARGET = 1.0
WORKBOOK_TARGET = 6.0
_DOCUMENTS = 12
_PER_DOCUMENT = 25
_SEGMENTS = 20_000
_PARAGRAPHS = 290
_LETTERS = "abcdefghijklmnoprstuvwzäöüß"


def bench_imports(folder: Path, runs: int, measure: Measure) -> None:
    """Print what reading, mapping, comparing and reporting cost; nothing is written."""
    words = _word_maker()
    (folder / "import" / "evidence").mkdir(parents=True)
    names = folder / "namen.yaml"
    listed = "".join(f'  "Gespräch {at}": LDK-{at:02d}\n' for at in range(_DOCUMENTS))
    names.write_text(f"documents:\n{listed}", encoding="utf-8")
    files = (
        ("refi-qda", _project(folder / "p.qdpx", words), PROJECT_TARGET),
        ("codings", _workbook(folder / "s.xlsx", words), WORKBOOK_TARGET),
    )
    print("\n| Import | Datei MB | Wanduhr s | CPU s | Speicher MB | Ziel | erreicht |\n|---|---|---|---|---|---|---|")
    for form, path, target in files:
        command = [sys.executable, "-m", "belegkette", "import", form, str(path), "--names", str(names)]
        cost = measure([*command, "--root", str(folder / "import")], runs)
        size = path.stat().st_size / 1024 / 1024
        verdict = "ja" if cost.wall <= target else "**nein**"
        print(
            f"| {form} | {size:.1f} | {cost.wall:.2f} | {cost.cpu:.2f} | {cost.memory:.0f} | {target} s | {verdict} |",
            flush=True,
        )


def _word_maker() -> Callable[[int], str]:
    chosen = random.Random(1)  # noqa: S311 - the same words every time
    known = ["".join(chosen.choice(_LETTERS) for _ in range(chosen.randint(3, 11))) for _ in range(20_000)]
    return lambda number: " ".join(chosen.choice(known) for _ in range(number))


def _guid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, name))


def _project(path: Path, words: Callable[[int], str]) -> Path:
    """Write a project of about one megabyte: CRLF texts whose positions count a line end as two characters."""
    sources = []
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for at in range(_DOCUMENTS):
            text = "\r\n".join(f"{words(60).capitalize()}." for _ in range(_PARAGRAPHS))
            name = _guid(f"source {at}")
            archive.writestr(f"sources/{name}.txt", text)
            step = len(text) // (_PER_DOCUMENT + 1)
            selections = "".join(_selection(at, text, number * step) for number in range(_PER_DOCUMENT))
            sources.append(
                f'<TextSource guid="{name}" name="Gespräch {at}" plainTextPath="internal://{name}.txt">{selections}</TextSource>'
            )
        archive.writestr(
            "project.qde",
            '<?xml version="1.0" encoding="utf-8"?><Project xmlns="urn:QDA-XML:project:1.0" name="konstruiert">'
            f'<CodeBook><Codes><Code guid="{_guid("K03")}" name="K03 Eins" isCodable="true"/></Codes></CodeBook>'
            f"<Sources>{''.join(sources)}</Sources></Project>",
        )
    return path


def _selection(document: int, text: str, at: int) -> str:
    start = text.index(" ", at) + 1
    end = text.index(" ", start + 150)
    return (
        f'<PlainTextSelection guid="{_guid(f"{document} {at}")}" startPosition="{start}" endPosition="{end}">'
        f'<Coding guid="{_guid(f"c {document} {at}")}"><CodeRef targetGUID="{_guid("K03")}"/></Coding></PlainTextSelection>'
    )


def _workbook(path: Path, words: Callable[[int], str]) -> Path:
    head = ["Farbe", "Dokumentgruppe", "Dokumentname", "Code", "Anfang", "Ende", "Segment", "Erstellt am", "Kommentar"]
    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, head)
        for at in range(_SEGMENTS):
            place = at // _DOCUMENTS
            row = [
                "●",
                "Gruppe",
                f"Gespräch {at % _DOCUMENTS}",
                "K03 Eins",
                place,
                place + 1,
                words(40),
                "01.02.2022",
                "",
            ]
            sheet.write_row(at + 1, 0, row)
    return path
