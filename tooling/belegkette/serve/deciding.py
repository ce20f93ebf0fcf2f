"""From the fields of a form to an entry in the ledger, or to the reason why there is none.

A decision is entered only if what the reviewer had in front of them is what stands there now. Otherwise they are shown
the difference and keep what they wrote.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

from belegkette.errors import BelegketteError
from belegkette.ledger.deciding import NewDecision, find_subject, is_recorded, refusal
from belegkette.model.ledger import ReviewVerdict, Subject
from belegkette.wording import Pair, pair_words
from belegkette.writer.ledger import record_decisions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from belegkette.model.ledger import Decision
    from belegkette.serve.live import LiveProject, View

LONGEST_COMMENT = 5_000
_PLACE = re.compile(r"[\w.-]{1,200}")
_UNPRINTABLE = {code: None for code in (*range(32), *range(127, 160)) if code != 10} | {0xFFFE: None, 0xFFFF: None}  # noqa: PLR2004


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody filled in: about which subject, what they had seen of it, and where they were: page and place on it."""

    subject: str
    seen: str
    known: int
    verdict: str
    comment: str
    place: str
    page: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One part of a text that changed under the reader: of which id, which part, the pieces in order."""

    id: str
    part: str
    pieces: tuple[Pair, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """It stands in the ledger. `others` is what other people decided about it in the meantime."""

    subject: Subject
    others: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """It does not; nothing was written. `subject` is missing where there is no such thing (any more)."""

    status: int
    reason: str
    subject: Subject | None = None
    changes: tuple[Change, ...] = ()


def parse_wish(fields: Mapping[str, str]) -> Wish:
    """Return the fields of a form as they are meant; what is missing is empty."""
    known = fields.get("known", "")
    place = fields.get("place", "")
    return Wish(
        subject=fields.get("subject", ""),
        seen=fields.get("seen", ""),
        known=int(known) if known.isascii() and known.isdigit() and len(known) < 7 else 0,  # noqa: PLR2004
        verdict=fields.get("verdict", ""),
        comment=fields.get("comment", "").replace("\r\n", "\n").replace("\r", "\n").translate(_UNPRINTABLE).strip(),
        place=place if _PLACE.fullmatch(place) else "",
        page=unquote(fields.get("page", "")),
    )


def seen_by(view: View, subject: Subject) -> str:
    """Return as one text what a reader of this view has seen of a subject."""
    return "; ".join(f"{name} {seen}" for name, seen in view.desk.book.seen_now(subject).items())


def decide(project: LiveProject, wish: Wish, reviewer: str, role: str) -> Recorded | Refused:
    """Enter a decision, or say why not. The caller holds the project's lock."""
    view = project.view()
    subject = find_subject(view.desk.book, wish.subject)
    if isinstance(subject, str):
        return Refused(status=404, reason=subject)
    if wish.seen != seen_by(view, subject):
        reason = (
            "Der Text hat sich geändert, während Sie ihn vor sich hatten. Ihr Urteil ist noch nicht eingetragen, "
            "Ihre Anmerkung steht unten. Bitte lesen Sie, was neu ist, und urteilen Sie dann noch einmal."
        )
        return Refused(status=409, reason=reason, subject=subject, changes=_changes(project, view, wish, subject))
    if wish.verdict not in set(ReviewVerdict):
        return Refused(status=422, reason="Bitte ein Urteil auswählen.", subject=subject)
    if len(wish.comment) > LONGEST_COMMENT:
        reason = f"Die Anmerkung ist zu lang: höchstens {LONGEST_COMMENT} Zeichen."
        return Refused(status=422, reason=reason, subject=subject)
    new = NewDecision(
        subject=subject,
        reviewer=reviewer,
        role=role,
        day=view.day,
        verdict=ReviewVerdict(wish.verdict),
        comment=wish.comment,
    )
    return _enter(project, view, new, wish.known)


def _enter(project: LiveProject, view: View, new: NewDecision, known: int) -> Recorded | Refused:
    book = view.desk.book
    history = [entry.decision for entry in book.review(new.subject).history]
    others = tuple(one for one in history[known:] if one.reviewer != new.reviewer)
    if is_recorded(book, new):
        return Recorded(subject=new.subject, others=others)
    reason = refusal(book, new)
    if reason:
        return Refused(status=422, reason=reason, subject=new.subject)
    try:
        record_decisions(project.root, book, [new])
    except BelegketteError as error:
        return Refused(status=503, reason=f"{error.message} {error.remedy}".strip(), subject=new.subject)
    return Recorded(subject=new.subject, others=others)


def _changes(project: LiveProject, view: View, wish: Wish, subject: Subject) -> tuple[Change, ...]:
    """Return what changed since the reader's page was made; the whole text where the old one is not known any more."""
    read = dict(part.rsplit(" ", 1) for part in wish.seen.split("; ") if " " in part)
    return tuple(
        Change(id=name, part=part, pieces=pair_words(old.get(part, ""), new.get(part, "")))
        for name, now in view.desk.book.seen_now(subject).items()
        if read.get(name) != now
        for old, new in [(project.former.get(read.get(name, ""), {}), view.wording(name))]
        for part in dict.fromkeys((*new, *old))
        if old.get(part, "") != new.get(part, "")
    )
