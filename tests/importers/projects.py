"""Builders of constructed foreign files: no interview, no name and no number in them is real."""

from __future__ import annotations

import io
import re
import sqlite3
import uuid
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import escape, quoteattr

PROJECT = "urn:QDA-XML:project:1.0"
CODES = {"K03": "K03 Ansprechstelle", "K08": "K08 Anleitung und Begleitung"}
SPEECH = (
    "I: Wie haben Sie davon erfahren?\n"
    "B: Ich wusste lange nicht, wer zuständig ist. Dann rief die Werkstatt an 😀 und alles ging schnell.\n"
    "I: Und danach?\n"
    "B: Der Coach kam jede Woche, das war die größte Hilfe."
)
"""A constructed conversation with a character outside of the basic plane and several paragraphs."""
PHRASES = (
    "Ich wusste lange nicht, wer zuständig ist.",
    "alles ging schnell",
    "Der Coach kam jede Woche",
    "größte Hilfe",
)


def guid(name: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_DNS, f"{name}.example.org"))


@dataclass(kw_only=True)
class Selection:
    """A passage by its two numbers; `codes` are keys of `CODES`, or guids."""

    start: int
    end: int
    codes: Sequence[str] = ("K03",)
    name: str = ""
    description: str = ""
    notes: Sequence[str] = ()
    id: str = ""


@dataclass(kw_only=True)
class Source:
    """A text source; `stored` are the bytes of its file, None if the file is missing."""

    name: str = "Gespräch A"
    stored: bytes | None = b""
    selections: Sequence[Selection] = ()
    id: str = ""
    inline: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def guid(self) -> str:
        return self.id or guid(f"source {self.name}")


@dataclass(kw_only=True)
class Case:
    name: str = ""
    sources: Sequence[str] = ()
    values: Mapping[str, str] = field(default_factory=dict)

    @property
    def guid(self) -> str:
        return guid(f"case {self.name} {self.sources}")


def count(text: str, *, utf16: bool = False, line_end: int = 1) -> int:
    """Return how many positions a program counts for a text."""
    wide = sum(1 for char in text if ord(char) > 0xFFFF) if utf16 else 0
    return len(text) + wide + text.count("\n") * (line_end - 1)


def select(
    text: str,
    phrases: Iterable[str] = PHRASES,
    *,
    utf16: bool = False,
    line_end: int = 1,
    inclusive: bool = False,
    bom: bool = False,
) -> list[Selection]:
    """Return the selections that a program with this way of counting would write for some phrases of a text."""
    found = []
    for phrase in phrases:
        start = text.index(phrase)
        before = count(text[:start], utf16=utf16, line_end=line_end) + bom
        length = count(phrase, utf16=utf16, line_end=line_end)
        found.append(
            Selection(
                start=before,
                end=before + length - inclusive,
                codes=("K08",) if "Coach" in phrase else ("K03",),
                id=guid(phrase),
            )
        )
    return found


def write_qdpx(
    path: Path,
    sources: Sequence[Source],
    *,
    cases: Sequence[Case] = (),
    notes: Mapping[str, str] = {},
    project_name: str = "project.qde",
    folder: str = "sources",
    bom: bool = False,
    braces: bool = False,
    codes: str = "",
    extra: str = "",
) -> Path:
    """Write a constructed project."""
    xml = project_xml(sources, cases=cases, notes=notes, codes=codes, extra=extra)
    if braces:
        xml = re.sub(r'(guid|targetGUID)="([0-9a-f-]{36})"', lambda m: f'{m[1]}="{{{m[2].upper()}}}"', xml)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(project_name, (b"\xef\xbb\xbf" if bom else b"") + xml.encode())
        for source in sources:
            if source.stored is not None and source.inline is None:
                archive.writestr(f"{folder}/{source.guid}.txt", source.stored)
    return path


def project_xml(
    sources: Sequence[Source],
    *,
    cases: Sequence[Case] = (),
    notes: Mapping[str, str] = {},
    codes: str = "",
    extra: str = "",
) -> str:
    holders: list[Source | Case] = [*sources, *cases]
    names = sorted({name for holder in holders for name in holder.values})
    variables = "".join(
        f"<Variable guid={quoteattr(guid(name))} name={quoteattr(name)} typeOfVariable='Text'/>" for name in names
    )
    listed = codes or "".join(
        f"<Code guid={quoteattr(guid(key))} name={quoteattr(name)} isCodable='true' color='#FF0000'/>"
        for key, name in CODES.items()
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<Project xmlns="{PROJECT}" name="Konstruiertes Projekt" origin="Konstruiert 1.0">'
        f'<Users><User guid="{guid("user")}" name="Geheimer Nutzername" id="gn"/></Users>'
        f"<CodeBook><Codes>{listed}</Codes></CodeBook>"
        f"<Variables>{variables}</Variables>"
        f"<Cases>{''.join(map(_case, cases))}</Cases>"
        f"<Sources>{''.join(map(_source, sources))}</Sources>"
        f"<Notes>{''.join(_note(name, text) for name, text in notes.items())}</Notes>"
        f"{extra}</Project>"
    )


def _values(values: Mapping[str, str]) -> str:
    return "".join(
        f'<VariableValue><VariableRef targetGUID="{guid(name)}"/><TextValue>{escape(value)}</TextValue></VariableValue>'
        for name, value in values.items()
    )


def _case(case: Case) -> str:
    name = f" name={quoteattr(case.name)}" if case.name else ""
    references = "".join(f'<SourceRef targetGUID="{one}"/>' for one in case.sources)
    return f'<Case guid="{case.guid}"{name}>{_values(case.values)}{references}</Case>'


def _note(name: str, text: str) -> str:
    return (
        f'<Note guid="{guid(name)}" name={quoteattr(name)}><PlainTextContent>{escape(text)}</PlainTextContent></Note>'
    )


def _source(source: Source) -> str:
    content = f"<PlainTextContent>{escape(source.inline)}</PlainTextContent>" if source.inline is not None else ""
    path = "" if source.inline is not None else f' plainTextPath="internal://{source.guid}.txt"'
    inner = content + "".join(_selection(one, at) for at, one in enumerate(source.selections)) + _values(source.values)
    return f'<TextSource guid="{source.guid}" name={quoteattr(source.name)}{path}>{inner}</TextSource>'


def _selection(one: Selection, at: int) -> str:
    name = f" name={quoteattr(one.name)}" if one.name else ""
    description = f"<Description>{escape(one.description)}</Description>" if one.description else ""
    codings = "".join(
        f'<Coding guid="{guid(f"coding {at} {code}")}" creatingUser="{guid("user")}">'
        f'<CodeRef targetGUID="{guid(code) if code in CODES else code}"/></Coding>'
        for code in one.codes
    )
    notes = "".join(f'<NoteRef targetGUID="{guid(name)}"/>' for name in one.notes)
    identity = one.id or guid(f"selection {one.start} {one.end} {at}")
    return (
        f'<PlainTextSelection guid="{identity}"{name} startPosition="{one.start}" endPosition="{one.end}">'
        f"{description}{codings}{notes}</PlainTextSelection>"
    )


def write_workbook(path: Path, rows: Sequence[Sequence[object]], *, sheet: str = "Codierte Segmente") -> Path:
    """Write a constructed workbook."""
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"strings_to_formulas": True}) as book:
        page = book.add_worksheet(sheet)
        for at, row in enumerate(rows):
            page.write_row(at, 0, row)
    return path


def write_taguette(path: Path, highlights: Sequence[tuple[str, int, int, str, Sequence[str]]]) -> Path:
    """Write a constructed Taguette database: (document, start, end, snippet, tags)."""
    path.unlink(missing_ok=True)
    connection = sqlite3.connect(path)
    connection.executescript(
        "CREATE TABLE users (login VARCHAR PRIMARY KEY, email VARCHAR);"
        "CREATE TABLE documents (id INTEGER PRIMARY KEY, name VARCHAR, project_id INTEGER, contents TEXT);"
        "CREATE TABLE highlights (id INTEGER PRIMARY KEY, document_id INTEGER, start_offset INTEGER,"
        " end_offset INTEGER, snippet TEXT);"
        "CREATE TABLE tags (id INTEGER PRIMARY KEY, project_id INTEGER, path VARCHAR, description TEXT);"
        "CREATE TABLE highlight_tags (highlight_id INTEGER, tag_id INTEGER);"
        "INSERT INTO users VALUES ('geheimer-login', 'geheim@example.org');"
    )
    documents = sorted({one[0] for one in highlights})
    tags = sorted({tag for one in highlights for tag in one[4]})
    for at, name in enumerate(documents, start=1):
        connection.execute("INSERT INTO documents VALUES (?, ?, 1, '')", (at, name))
    for at, tag in enumerate(tags, start=1):
        connection.execute("INSERT INTO tags VALUES (?, 1, ?, '')", (at, tag))
    for at, (document, start, end, snippet, used) in enumerate(highlights, start=1):
        connection.execute(
            "INSERT INTO highlights VALUES (?, ?, ?, ?, ?)", (at, documents.index(document) + 1, start, end, snippet)
        )
        for tag in used:
            connection.execute("INSERT INTO highlight_tags VALUES (?, ?)", (at, tags.index(tag) + 1))
    connection.commit()
    connection.close()
    return path


def zipped(parts: Mapping[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return stream.getvalue()
