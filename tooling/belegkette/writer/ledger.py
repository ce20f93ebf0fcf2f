"""Writing decisions into the ledger: the one door for the command line, the workbook and the local page.

`record_decisions` holds a lock, reads the file anew, appends, reads the result back, and replaces the file in one step.
So two writers lose nothing, and a ledger with faults is never written to.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.ledger.deciding import refusal
from belegkette.loaders.files import SourceFile, read_source
from belegkette.loaders.ledger import MAX_LEDGER_BYTES, LoadedLedger, load_ledger
from belegkette.model.dates import parse_partial_date
from belegkette.model.ledger import LEDGER_PATH, Decision
from belegkette.writer.files import Change, write_changes
from belegkette.writer.ledger_text import append_entries
from belegkette.writer.lock import folder_locked
from belegkette.writer.raw_text import line_ending

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from belegkette.ledger.deciding import NewDecision
    from belegkette.ledger.state import ReviewBook


def record_decisions(root: str, book: ReviewBook, news: Sequence[NewDecision]) -> tuple[Decision, ...]:
    """Append all decisions or none, and return them as written.

    `book` is the corpus that the reviewer had in front of them: its fingerprints are what was seen. Raises
    `BelegketteError` with every refusal, and when the ledger cannot be read or written.
    """
    if not news:
        return ()
    refused = [reason for new in news if (reason := refusal(book, new))]
    if refused:
        raise BelegketteError("\n    ".join(refused), remedy=_("Es wurde nichts verändert."))
    path = ledger_file(root)
    with folder_locked(os.path.dirname(path)):
        before, text = _current(path)
        known = _readable(text).decisions
        stored = {
            entry.decision.seen[name]
            for entry in known
            for name in entry.decision.wording
            if name in entry.decision.seen
        }
        decisions = tuple(_decide(book, news, stored))
        content = _appended(text, decisions)
        after = _readable(content.decode()).decisions
        if [entry.decision for entry in after] != [*(entry.decision for entry in known), *decisions]:
            raise _no_place()
        if before is not None and line_ending(before) == "\r\n":
            content = content.replace(b"\n", b"\r\n")
        if len(content) > MAX_LEDGER_BYTES:
            raise BelegketteError(_("Das Prüfbuch würde zu groß."), remedy=_("Ältere Einträge auslagern."))
        write_changes([Change(path=path, content=content, before=before)])
    return decisions


def ledger_file(root: str) -> str:
    """Return where the ledger of a project lies."""
    return os.path.join(root, *LEDGER_PATH.split("/"))


def _current(path: str) -> tuple[bytes | None, str]:
    """Return the file's bytes (None: there is none) and its text with LF."""
    if not os.path.lexists(path):
        return None, ""
    source = read_source(path, LEDGER_PATH, MAX_LEDGER_BYTES)
    if not isinstance(source, SourceFile):
        raise _faulty(f"{LEDGER_PATH}: {source.message}")
    with open(path, "rb") as stream:
        data = stream.read()
    return data, data.decode("utf-8-sig").replace("\r\n", "\n")


def _readable(text: str) -> LoadedLedger:
    if not text.strip():
        return LoadedLedger()
    loaded = load_ledger(SourceFile(LEDGER_PATH, text))
    if loaded.problems:
        raise _faulty(loaded.problems[0].message)
    return loaded


def _faulty(reason: str) -> BelegketteError:
    return BelegketteError(
        _("Das Prüfbuch hat einen Fehler: {reason}").format(reason=reason),
        remedy=_("„belegkette check“ nennt die Stelle. Erst berichtigen; es wurde nichts verändert."),
    )


def _no_place() -> BelegketteError:
    return BelegketteError(
        _("In „{path}“ ist nicht klar, wo ein Eintrag anzufügen ist.").format(path=LEDGER_PATH),
        remedy=_("Jeden Eintrag in eigene Zeilen unter „reviews:“ schreiben, beginnend mit „- subject: …“."),
    )


def _decide(book: ReviewBook, news: Sequence[NewDecision], stored: set[str]) -> Iterator[Decision]:
    """Yield the entries; a meaning whose fingerprint the ledger does not know yet is stored with the first of them."""
    for new in news:
        seen = book.seen_now(new.subject)
        wording = {}
        for name, seen_there in seen.items():
            parts = dict(book.meaning(name).parts)
            if seen_there not in stored and parts:
                wording[name] = parts
                stored.add(seen_there)
        yield Decision(
            subject=new.subject.text,
            reviewer=new.reviewer,
            role=new.role or None,
            date=parse_partial_date(new.day.isoformat()),
            verdict=new.verdict,
            comment=new.comment.strip() or None,
            baseline=new.baseline.strip() or None,
            seen=seen,
            wording=wording,
        )


def _appended(text: str, decisions: Sequence[Decision]) -> bytes:
    try:
        return append_entries(text, decisions).encode()
    except ValueError as error:
        raise _no_place() from error
