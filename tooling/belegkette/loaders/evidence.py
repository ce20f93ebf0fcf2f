"""Loading evidence records from YAML and from Markdown with front matter.

A file holds one record, a list under ``records``, or shared keys with a list under ``findings`` that inherits them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from belegkette.diagnostics import Location, Pointer, Problem, Spot
from belegkette.i18n import _
from belegkette.loaders.numbers import find_grouped_numbers, may_hold_grouped_numbers
from belegkette.loaders.shape import Walk, convert, drop_nulls
from belegkette.loaders.yaml_data import YamlFault, load_yaml
from belegkette.model.base import decode_custom
from belegkette.model.evidence import KINDS, AnyRecord, Record
from belegkette.model.terms import Kind
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.loaders.files import SourceFile

ID_PATTERN = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?:\.[0-9]+)?")
_DECLARED = re.compile(r"""^[ \t]*(?:-[ \t]+)?["']?:?id["']?[ \t]*:[ \t]*["']?([^\s"'#,}]+)""", re.MULTILINE)
_ID_WORD = re.compile(rf"(?<![\w-]){ID_PATTERN.pattern}(?![\w-])")
_LISTS = ("records", "findings")
_RECORDS = list[AnyRecord]


class LoadedRecord(NamedTuple):
    """A record and where it stands: the file and the path to it in the file's data."""

    record: Record
    path: str
    pointer: Pointer


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """What one evidence file gave: its records and its problems.

    Of what could not be read, `declared` are the ids defined there and `unread` the ids mentioned there.
    """

    records: tuple[LoadedRecord, ...] = ()
    problems: tuple[Problem, ...] = ()
    declared: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()

    def __reduce__(self) -> tuple[object, ...]:
        """Let msgspec write the records when this is sent between processes: pickle takes six times as long."""
        records, paths, pointers = zip(*self.records, strict=True) if self.records else ((), (), ())
        packed = msgspec.msgpack.encode(records, enc_hook=str)  # only dates are unknown to msgspec
        return _unpack, (packed, paths, pointers, (self.problems, self.declared, self.unread))


def _unpack(
    packed: bytes, paths: tuple[str, ...], pointers: tuple[Pointer, ...], rest: tuple[Any, ...]
) -> EvidenceFile:
    entries = map(LoadedRecord, _record_decoder().decode(packed), paths, pointers)
    return EvidenceFile(tuple(entries), *rest)


@cache
def _record_decoder() -> msgspec.msgpack.Decoder[list[Record]]:
    return msgspec.msgpack.Decoder(_RECORDS, dec_hook=decode_custom)


def load_evidence(source: SourceFile) -> EvidenceFile:
    """Read all records of one file."""
    try:
        data = load_markdown_record(source.text) if source.path.endswith(".md") else load_yaml(source.text)
    except YamlFault as fault:
        return _unread(source.text, yaml_problem(source.path, fault))
    if not isinstance(data, dict) or not data:
        return _unread(source.text, _wrong_shape(source.path, data))
    records: list[LoadedRecord] = []
    problems: list[Problem] = []
    broken: set[str] = set()
    unread: set[str] = set()
    entries = list(_iter_raw(source.path, data, problems))
    for (raw, pointer), converted in zip(entries, _convert_all(entries), strict=True):
        record = converted or _record(source.path, raw, pointer, problems)
        if record is not None:
            records.append(LoadedRecord(record, source.path, pointer))
            if not ID_PATTERN.fullmatch(record.id):
                problems.append(_malformed_id(source.path, record.id, pointer))
        else:
            broken.update({name} if isinstance(name := raw.get("id"), str) else ())
            unread.update(id_words(raw.get("derived-from")))
    if may_hold_grouped_numbers(source.text):
        problems = _with_grouped_numbers(source, problems)
    return EvidenceFile(tuple(records), tuple(problems), frozenset(broken), frozenset(unread))


def _with_grouped_numbers(source: SourceFile, problems: list[Problem]) -> list[Problem]:
    """Add what is said of numbers like 17.600, in place of what else is said of the same field."""
    text = (split_front_matter(source.text)[0] or "") if source.path.endswith(".md") else source.text
    grouped = find_grouped_numbers(source.path, text, _LISTS)

    def is_covered(problem: Problem) -> bool:
        pointer = problem.place.pointer if isinstance(problem.place, Spot) else ()
        return pointer in grouped or (pointer[:1] == ("findings",) and pointer[2:] in grouped)

    return [*(problem for problem in problems if not is_covered(problem)), *grouped.values()]


def _unread(text: str, problem: Problem) -> EvidenceFile:
    return EvidenceFile(problems=(problem,), declared=declared_ids(text), unread=id_words(text))


def id_words(value: object) -> frozenset[str]:
    """Return the words of a text, or of a value as it would be printed, that have the form of an id."""
    return frozenset(_ID_WORD.findall(str(value))) if value else frozenset()


def declared_ids(text: str) -> frozenset[str]:
    """Return the ids that a line search finds (rules.md, Suppression)."""
    return frozenset(_DECLARED.findall(text))


def yaml_problem(path: str, fault: YamlFault, *, line_offset: int = 0) -> Problem:
    """Turn a reader's fault into SRC001 (a limit) or SRC002 (syntax)."""
    if fault.limit:
        return Problem(
            code="SRC001",
            place=Location(path=path, line=1, column=1),
            message=_("{message} (Zeile {line})").format(message=fault.message, line=fault.line + line_offset),
            hint=_("Die Datei einfacher aufbauen."),
        )
    return Problem(
        code="SRC002",
        place=Location(path=path, line=fault.line + line_offset, column=fault.column),
        message=fault.message,
        hint=fault.hint,
    )


def _wrong_shape(path: str, data: object) -> Problem:
    return Problem(
        code="SRC002",
        place=Location(path=path, line=1, column=1),
        message=_("Datei ist leer.")
        if not data
        else _("Datei enthält keinen Beleg, sondern eine Liste oder einen Text."),
        hint=_("Einen Beleg schreiben („belegkette new“ legt ihn an) oder die Datei löschen.")
        if not data
        else _("Mehrere Belege gehören unter „records:“."),
    )


def _iter_raw(
    path: str, data: dict[str, object], problems: list[Problem]
) -> Iterator[tuple[dict[str, object], Pointer]]:
    name = next((name for name in _LISTS if name in data), None)
    if name is None:
        yield data, ()
        return
    entries = data[name]
    if not isinstance(entries, list) or not entries:
        problems.append(_list_problem(path, (name,), _("„{name}“ muss eine Liste von Belegen sein.").format(name=name)))
        return
    shared = {key: value for key, value in data.items() if key != name}
    if name == "records":
        problems.extend(
            Problem(
                code="SRC003",
                place=Spot(path, (key,), "key"),
                message=_("Feld „{key}“ ist neben „records“ nicht erlaubt.").format(key=key),
                hint=_("Gemeinsame Angaben gibt es nur neben „findings“."),
            )
            for key in shared
        )
        shared = {}
    for index, entry in enumerate(entries):
        if isinstance(entry, dict):
            yield {**shared, **entry}, (name, index)
        else:
            problems.append(_list_problem(path, (name, index), _("Der Eintrag ist kein Beleg.")))


def _list_problem(path: str, pointer: Pointer, message: str) -> Problem:
    return Problem(
        code="SRC002", place=Spot(path, pointer), message=message, hint=_("Jeder Beleg beginnt mit „- id: …“.")
    )


def _convert_all(entries: list[tuple[dict[str, object], Pointer]]) -> list[Record] | list[None]:
    """Return all records at once, four times as fast as one by one, or as many Nones if any of them is wrong."""
    try:
        found: list[Record] = convert([raw for raw, _pointer in entries], _RECORDS)
    except (msgspec.ValidationError, TypeError):
        return [None] * len(entries)
    return found


def _record(path: str, raw: dict[str, object], pointer: Pointer, problems: list[Problem]) -> Record | None:
    """Return the record if every field is right, else None; add what is wrong to the problems."""
    record: Record
    try:
        record = convert(raw, AnyRecord)
    except (msgspec.ValidationError, TypeError):
        cleaned = drop_nulls(raw)
        assert isinstance(cleaned, dict)  # drop_nulls keeps the type
        found = list(_explain(path, cleaned, pointer))
        problems.extend(found)
        if found:
            return None
        record = convert(cleaned, AnyRecord)
    return record


def _explain(path: str, raw: dict[str, object], pointer: Pointer) -> Iterator[Problem]:
    subject = str(raw.get("id", ""))
    home = Spot(path, (*pointer, "id") if "id" in raw else pointer)
    kind = raw.get("kind")
    if kind is None:
        yield Problem(
            code="SRC004",
            place=home,
            message=_("Pflichtangabe „kind“ fehlt."),
            hint=_("Möglich sind: {known}.").format(known=", ".join(Kind)),
            subject=subject,
        )
        return
    if kind not in set(Kind):
        known = _("Möglich sind: {known}.").format(known=", ".join(Kind))
        yield Problem(
            code="SRC005",
            place=Spot(path, (*pointer, "kind")),
            message=_("„kind“: „{kind}“ ist keine Belegart.").format(kind=kind),
            hint=f"{did_you_mean(str(kind), Kind)} {known}".strip(),
            subject=subject,
        )
        return
    yield from Walk(path, home, subject).problems(raw, KINDS[Kind(str(kind))], pointer)


def _malformed_id(path: str, name: str, pointer: Pointer) -> Problem:
    return Problem(
        code="SRC008",
        place=Spot(path, (*pointer, "id")),
        message=_("Kennung „{id}“ hat nicht die vereinbarte Form.").format(id=name),
        hint=_("Großbuchstaben, Ziffern und Bindestriche, zum Beispiel „LDK-07.1“; keine Umlaute."),
        subject=name,
    )


def load_markdown_record(text: str) -> object:
    """Return the front matter of a Markdown record with the body as its ``text``. Raises `YamlFault`."""
    matter, body, _line = split_front_matter(text)
    if matter is None:
        raise YamlFault(
            _("Kopf mit „---“ fehlt."),
            1,
            1,
            hint=_("Ein Beleg in Markdown beginnt mit „---“, „id: …“ und endet den Kopf mit „---“."),
        )
    try:
        data = load_yaml(matter)
    except YamlFault as fault:
        fault.line += 1
        raise
    if isinstance(data, dict) and body.strip() and "text" not in data:
        return {**data, "text": body.strip()}
    return data


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Return (front matter or None, body, number of lines before the body)."""
    if not text.startswith("---\n"):
        return None, text, 0
    end = text.find("\n---", 3)
    while end != -1 and text[end + 4 : end + 5] not in {"", "\n", " "}:
        end = text.find("\n---", end + 1)
    if end == -1:
        return None, text, 0
    after = text.find("\n", end + 1)
    body = text[after + 1 :] if after != -1 else ""
    return text[4 : end + 1], body, text.count("\n", 0, after + 1 if after != -1 else len(text))
