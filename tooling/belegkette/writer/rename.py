"""Changing an id at its definition and at every link, to the character; everything else in the files stays as it is.

What cannot be read for certain is not guessed at: then nothing is changed, and the place is named.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from belegkette.corpus import EVIDENCE, load_corpus
from belegkette.diagnostics import Location, Problem
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.evidence import ID_PATTERN
from belegkette.loaders.files import MAX_BYTES, SourceFile, decode_source, iter_files
from belegkette.loaders.vocabulary import TERM_FILES
from belegkette.suggest import did_you_mean
from belegkette.writer.files import Change
from belegkette.writer.raw_text import Replacement, replace_in
from belegkette.writer.references import (
    Occurrence,
    UnreadableError,
    find_in_ledger,
    find_in_page,
    find_in_records,
    word_pattern,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.settings import Settings

LEDGER = "recommendations/reviews.yaml"
_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_SPECIAL_IN_YAML = frozenset({"NULL", "TRUE", "FALSE"})


class Edit(NamedTuple):
    """One changed place and what stands there."""

    location: Location
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RenamePlan:
    """What a rename would do: the places by path and line, the files to write, and mentions that stay as they are."""

    old: str
    new: str
    edits: tuple[Edit, ...]
    changes: tuple[Change, ...]
    left: tuple[Location, ...]
    in_settings: bool


class _File(NamedTuple):
    disk: str
    shown: str
    data: bytes


def plan_rename(root: str, settings: Settings, old: str, new: str) -> RenamePlan:
    """Find every place. Raises `BelegketteError` when the ids do not allow it or a file with the id is unreadable."""
    _check_ids(root, settings, old, new)
    edits: list[Edit] = []
    changes: list[Change] = []
    left: list[Location] = []
    defined: list[Location] = []
    unreadable: list[str] = []
    for file in _files(root, settings):
        spelled = any(old.encode(encoding) in file.data for encoding in _ENCODINGS)
        if not spelled and b"\\" not in file.data:  # YAML may spell an id with escapes
            continue
        source = decode_source(file.data, file.shown)
        try:
            found = _occurrences(source, old, len(file.data))
        except UnreadableError as error:
            if spelled:
                unreadable.append(f"{file.shown}: {error}")
            continue
        assert isinstance(source, SourceFile)
        for occurrence in found:
            location = Location(path=file.shown, line=occurrence.line, column=occurrence.column)
            edits.append(Edit(location, occurrence.what))
            defined += [location] if occurrence.defines else []
        if found:
            swaps = [Replacement(place.line, place.column, place.written, new) for place in found]
            content = replace_in(file.data, swaps)
            changes.append(Change(path=file.disk, content=content, before=file.data))
        left.extend(_other_mentions(source, old, found))
    _refuse_unreadable(old, unreadable)
    _refuse_unless_defined_once(old, defined)
    return RenamePlan(
        old=old,
        new=new,
        edits=tuple(sorted(edits)),
        changes=tuple(changes),
        left=tuple(sorted(left)),
        in_settings=any(waiver.id == old for waiver in settings.waive),
    )


def _check_ids(root: str, settings: Settings, old: str, new: str) -> None:
    corpus = load_corpus(root, settings)
    known = {*corpus.evidence, *corpus.recommendations, *corpus.declared}
    if old not in known:
        raise BelegketteError(
            _("Die Kennung „{id}“ gibt es nicht.").format(id=old),
            remedy=did_you_mean(old, known, otherwise=_("„belegkette list“ zeigt, welche Belege es gibt.")),
        )
    if not ID_PATTERN.fullmatch(new) or new in _SPECIAL_IN_YAML:
        raise BelegketteError(
            _("„{id}“ kann keine Kennung sein.").format(id=new),
            remedy=_("Großbuchstaben, Ziffern und Bindestriche, zum Beispiel „LDK-07.1“; keine Umlaute."),
        )
    if new == old:
        raise BelegketteError(_("Die neue Kennung ist die alte: „{id}“.").format(id=new))
    if new in known:
        where = ""
        if new in corpus.origins or new in corpus.recommendations:
            place = corpus.positions().resolve(corpus.place(new))
            where = _("Sie steht in {path}:{line}.").format(path=place.path, line=place.line)
        raise BelegketteError(_("Die Kennung „{id}“ ist schon vergeben.").format(id=new), remedy=where)


def _files(root: str, settings: Settings) -> Iterator[_File]:
    folders = (EVIDENCE, settings.internal_root, "recommendations")
    pairs = [pair for folder in folders if folder for pair in iter_files(root, folder, (".yaml", ".yml", ".md"))]
    index = os.path.join(root, "index.md")
    if os.path.exists(index):
        pairs.append((index, "index.md"))
    for disk, shown in pairs:
        try:
            with open(disk, "rb") as stream:
                yield _File(disk, shown, stream.read())
        except OSError as error:
            raise BelegketteError(
                _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=shown, reason=error.strerror),
                remedy=_("Zugriffsrechte prüfen; es wurde nichts verändert."),
            ) from error


def _occurrences(source: SourceFile | Problem, name: str, size: int) -> list[Occurrence]:
    """Return the places in one file, each once, in order. Raises `UnreadableError`."""
    if size > MAX_BYTES:
        raise UnreadableError(_("Die Datei ist zu groß."))
    if isinstance(source, Problem):
        raise UnreadableError(source.message)
    folder, _slash, base = source.path.rpartition("/")
    if source.path == LEDGER:
        found = find_in_ledger(source, name)
    elif source.path == "index.md" or (source.path.startswith("recommendations/") and base.endswith(".md")):
        found = find_in_page(source, name, holds_recommendations=source.path != "index.md")
    elif source.path.startswith("recommendations/") or (folder == EVIDENCE and base in TERM_FILES):
        return []
    else:
        found = find_in_records(source, name)
    places: dict[tuple[int, int], Occurrence] = {}
    for occurrence in sorted(found, key=lambda one: (one.line, one.column, not one.defines)):
        places.setdefault((occurrence.line, occurrence.column), occurrence)  # aliases lead to one place several times
    return list(places.values())


def _other_mentions(source: SourceFile, name: str, found: list[Occurrence]) -> Iterator[Location]:
    """Yield where the id stands as plain text or in code; these are not links and stay as they are."""
    changed = {(place.line, place.column) for place in found}
    pattern = word_pattern(name)
    for number, line in enumerate(source.text.split("\n"), start=1):
        for match in pattern.finditer(line):
            if (number, match.start() + 1) not in changed:
                yield Location(path=source.path, line=number, column=match.start() + 1)


def _refuse_unreadable(old: str, unreadable: list[str]) -> None:
    if unreadable:
        raise BelegketteError(
            _("„{id}“ steht in Dateien, die nicht sicher zu lesen sind:\n    {files}").format(
                id=old, files="\n    ".join(unreadable)
            ),
            remedy=_("Erst die Fehler beheben, die „belegkette check“ dort nennt; es wurde nichts verändert."),
        )


def _refuse_unless_defined_once(old: str, defined: list[Location]) -> None:
    places = "\n    ".join(f"{place.path}:{place.line}:{place.column}" for place in defined)
    if len(defined) > 1:
        raise BelegketteError(
            _("„{id}“ ist mehrmals vergeben:\n    {places}").format(id=old, places=places),
            remedy=_("Welche Verweise wohin gehören, steht nirgends: eine der Kennungen von Hand ändern."),
        )
    if not defined:
        raise BelegketteError(
            _("Wo „{id}“ vergeben wird, ist nicht sicher zu lesen.").format(id=old),
            remedy=_("Erst die Fehler beheben, die „belegkette check“ nennt; es wurde nichts verändert."),
        )
