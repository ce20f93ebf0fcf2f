"""From a filled workbook to decisions: every row is held against today's corpus; one complaint stops them all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.ledger.deciding import NewDecision, find_subject, is_recorded, refusal
from belegkette.reviewing.layout import COLUMNS, FIXED, VERDICT_WORDS, checksum, parse_seen, parse_verdict, squeezed
from belegkette.reviewing.rows import RowMaker
from belegkette.wording import pair_words, plain_difference

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from belegkette.model.ledger import Subject
    from belegkette.reviewing.cells import Complaint, Entry, FilledWorkbook
    from belegkette.reviewing.desk import Desk

_DIFFERENCE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """What an import would write. `complaints` stop it; `known` counts what the ledger holds already."""

    news: tuple[NewDecision, ...]
    complaints: tuple[Complaint, ...]
    known: int


def plan_import(desk: Desk, filled: FilledWorkbook, reviewer: str, role: str, day: date) -> ImportPlan:
    """Hold every row against the corpus. Rows without verdict and comment decide nothing, but must be intact."""
    check = _RowCheck(desk, reviewer, role, day)
    complaints = list(filled.complaints)
    news: list[NewDecision] = []
    first: dict[str, Entry] = {}
    known = 0
    for entry in filled.entries:
        result = check.decision(entry)
        if isinstance(result, NewDecision):
            earlier = first.setdefault(result.subject.text, entry)
            if earlier is not entry:
                message = _("„{subject}“ ist schon auf Blatt „{sheet}“, Zeile {row} entschieden; bitte nur einmal.")
                complaints.append(
                    entry.complaint(message.format(subject=entry.subject, sheet=earlier.sheet, row=earlier.row))
                )
            elif check.is_known(result):
                known += 1
            else:
                news.append(result)
        else:
            complaints.extend(entry.complaint(message) for message in result)
    return ImportPlan(news=tuple(news), complaints=tuple(complaints), known=known)


class _RowCheck:
    """Holds rows against one desk, for one reviewer on one day."""

    def __init__(self, desk: Desk, reviewer: str, role: str, day: date) -> None:
        self._desk = desk
        self._maker = RowMaker(desk)
        self._reviewer = reviewer
        self._role = role
        self._day = day

    def decision(self, entry: Entry) -> NewDecision | tuple[str, ...]:
        """Return the decision of a row, or what is wrong with it; nothing where the row decides nothing."""
        subject = find_subject(self._desk.book, entry.subject)
        if isinstance(subject, str):
            return (subject,)
        seen = parse_seen(entry.seen)
        if seen is None:
            return (_("Die Prüfsumme ist beschädigt; ohne sie steht nicht fest, was gelesen wurde."),)
        fingerprints, fixed = seen
        if checksum(entry.fixed) != fixed:
            return (self._edited(entry, subject),)
        if not entry.decides:
            return ()
        if fingerprints != self._desk.book.seen_now(subject):
            return (self._stale(entry, subject),)
        return self._allowed(entry, subject)

    def _allowed(self, entry: Entry, subject: Subject) -> NewDecision | tuple[str, ...]:
        verdict = parse_verdict(entry.verdict)
        if verdict is None:
            return (_verdict_complaint(entry),)
        new = NewDecision(
            subject=subject,
            reviewer=self._reviewer,
            role=self._role,
            day=self._day,
            verdict=verdict,
            comment=entry.comment,
        )
        reason = refusal(self._desk.book, new)
        return (reason,) if reason else new

    def is_known(self, new: NewDecision) -> bool:
        """Whether the reviewer's last word on the subject is already this one."""
        return is_recorded(self._desk.book, new)

    def _edited(self, entry: Entry, subject: Subject) -> str:
        heads = list(self._different(entry, subject))
        if not heads:
            return _("Eine gesperrte Zelle wurde geändert.")
        return _("Gesperrte Zelle geändert: {heads}. Wünsche zum Text gehören in die Anmerkung.").format(
            heads=", ".join(f"„{head}“" for head, _old, _new in heads)
        )

    def _stale(self, entry: Entry, subject: Subject) -> str:
        changes = "; ".join(
            f"{head}: {plain_difference(pair_words(old, new))}" for head, old, new in self._different(entry, subject)
        )
        return (
            _("„{subject}“ hat sich geändert, seit die Mappe geschrieben wurde. {changes}")
            .format(subject=subject.text, changes=changes[:_DIFFERENCE])
            .strip()
        )

    def _different(self, entry: Entry, subject: Subject) -> Iterator[tuple[str, str, str]]:
        """Yield (head, cell as it came back, cell as it would go out today) where they differ."""
        today = self._maker.row(self._desk.book.review(subject)).cells
        for at, cell in zip(FIXED, entry.fixed, strict=True):
            old, new = squeezed(cell), squeezed(today[at])
            if old != new:
                yield COLUMNS[at].head, old, new


def _verdict_complaint(entry: Entry) -> str:
    offered = _("Möglich sind: {known}.").format(known=", ".join(VERDICT_WORDS.values()))
    if not entry.verdict:
        return _("Anmerkung ohne Urteil.") + " " + offered
    return _("„{word}“ ist kein Urteil.").format(word=entry.verdict) + " " + offered
