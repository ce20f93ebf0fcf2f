"""What a new decision must satisfy before it may be written: asked by the command line, the workbook and the page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.model.ledger import EASY, ReviewVerdict, Subject, split_subject
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from datetime import date

    from belegkette.ledger.state import ReviewBook


@dataclass(frozen=True, slots=True, kw_only=True)
class NewDecision:
    """What somebody decides now about a subject as it is now. `baseline` is the reason of a starting point."""

    subject: Subject
    reviewer: str
    role: str
    day: date
    verdict: ReviewVerdict
    comment: str = ""
    baseline: str = ""


def find_subject(book: ReviewBook, text: str) -> Subject | str:
    """Return the subject that a text names, or why it names none."""
    names = split_subject(text)
    subject = book.resolve(names)
    if subject is not None:
        return subject
    corpus = book.graph.corpus
    known = (*corpus.recommendations, *corpus.evidence)
    if names[1:] == (EASY,) and names[0] in corpus.recommendations:
        return _("„{id}“ hat keinen leicht lesbaren Text.").format(id=names[0])
    for name in names:
        if name not in corpus.recommendations and name not in corpus.evidence:
            hint = did_you_mean(name, known)
            return " ".join((_("Die Kennung „{id}“ gibt es nicht.").format(id=name), hint)).strip()
    return _(
        "„{subject}“ ist weder Aussage noch Verknüpfung noch Beleg. Eine Verknüpfung heißt „HE-01 -> F-06“."
    ).format(subject=text)


def refusal(book: ReviewBook, new: NewDecision) -> str:
    """Return why a decision may not be written, empty if it may."""
    corpus = book.graph.corpus
    recommendation = corpus.recommendations.get(new.subject.recommendation)
    if recommendation is not None and new.subject.record:
        linked = {mention.text for _option, mention in recommendation.links()}
        if new.subject.record not in linked:
            return _("„{recommendation}“ nennt den Beleg „{record}“ nicht.").format(
                recommendation=recommendation.id, record=new.subject.record
            )
    own = recommendation is not None and new.reviewer in recommendation.ids("authors")
    if own and new.verdict is ReviewVerdict.ACCEPTED and corpus.ledger.four_eyes:
        return _("„{key}“ hat „{id}“ mitgeschrieben; annehmen muss jemand anderes (Vier-Augen-Prinzip).").format(
            key=new.reviewer, id=new.subject.recommendation
        )
    if new.verdict is not ReviewVerdict.ACCEPTED and not new.comment.strip():
        return _("Wer „{subject}“ nicht annimmt, sagt in einem Satz, warum.").format(subject=new.subject.text)
    return ""


def is_recorded(book: ReviewBook, new: NewDecision) -> bool:
    """Whether the reviewer's last word on the subject, as it is now, is already this one."""
    opinions = book.review(new.subject).opinions
    latest = next((one for one in reversed(opinions) if one.reviewer == new.reviewer), None)
    return (
        latest is not None
        and not latest.baseline
        and latest.verdict is new.verdict
        and (latest.comment or "").split() == new.comment.split()
        and latest.seen == book.seen_now(new.subject)
    )
