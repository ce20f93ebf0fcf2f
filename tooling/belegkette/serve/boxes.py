"""The fields below a statement, a link or a record: how it stands, and what one reviewer may say about it."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from jinja2 import ChoiceLoader, Environment, FileSystemLoader
from markupsafe import Markup

from belegkette.desk import html
from belegkette.desk.markup import markdown
from belegkette.labels import label
from belegkette.model.ledger import EASY, ReviewVerdict, Subject
from belegkette.model.recommendation import LINK_OPTIONS
from belegkette.places import anchor_of
from belegkette.reviewing.facts import easy_facts, review_sentence
from belegkette.serve.deciding import LONGEST_COMMENT, seen_by

if TYPE_CHECKING:
    from belegkette.ledger.state import SubjectReview
    from belegkette.serve.deciding import Change
    from belegkette.serve.live import View

_STATEMENT = "Ist der Satz richtig, und ist er so stark gemeint?"
_EASY = "Ist der Text gut zu verstehen, und sagt er dasselbe wie die Empfehlung?"
_SOURCE = "Gibt der Beleg seine Quelle richtig wieder? Öffnen Sie dafür die Quelle."
_LINKS = {
    "evidence": "Trägt dieser Beleg die Aussage?",
    "qualified-by": "Schränkt dieser Beleg die Aussage so ein, wie es hier steht?",
    "contradicted-by": "Ist der Gegenbeleg richtig wiedergegeben, und genügt die Antwort darauf?",
}


class Draft(NamedTuple):
    """What somebody had filled in before the form came back, and why it came back."""

    reason: str
    verdict: str = ""
    comment: str = ""
    changes: tuple[Change, ...] = ()


_EMPTY = Draft("")


class Boxes:
    """Makes the fields for one reviewer on one view of the project."""

    def __init__(self, view: View, reviewer: str, key: str, page: str = "") -> None:
        """Take the view; `key` and the address of the page go into every form."""
        self._view = view
        self._reviewer = reviewer
        self._key = key
        self._page = page
        self._pieces = environment().get_template("box.html.jinja").module

    def statement(self, recommendation: str, place: str) -> Markup:
        """Return the fields for a recommendation's statement."""
        return self.box(Subject(recommendation=recommendation), place)

    def link(self, recommendation: str, record: str, place: str) -> Markup:
        """Return the fields for a link."""
        return self.box(Subject(recommendation, record), place)

    def source(self, record: str, place: str) -> Markup:
        """Return the fields for a record against its source."""
        return self.box(Subject(record=record), place)

    def easy(self, recommendation: str, place: str) -> Markup:
        """Return the easy-to-read version with its fields, nothing where there is none."""
        one = self._view.corpus.recommendations[recommendation]
        if one.easy is None:
            return Markup()
        facts = easy_facts(one)
        text = markdown(facts.text, lambda _name: "")
        box = self.box(Subject(recommendation, form=EASY), f"{place}--leicht")
        return Markup(self._pieces.easy(facts.title, text, box))  # type: ignore[attr-defined]  # noqa: S704 - escaped by the template

    def box(self, subject: Subject, place: str, draft: Draft = _EMPTY) -> Markup:
        """Return the fields for a subject. `place` is where on the page they stand."""
        review = self._view.desk.book.review(subject)
        return Markup(  # noqa: S704 - escaped by the template
            self._pieces.box(  # type: ignore[attr-defined]
                subject=subject.text,
                anchor=box_anchor(subject, place),
                place=place,
                page=self._page,
                question=self._question(subject),
                what=_what(subject),
                state=self.state(review),
                seen=seen_by(self._view, subject),
                known=len(review.history),
                key=self._key,
                own=self._own(subject),
                verdicts=[(verdict, label(verdict)) for verdict in ReviewVerdict],
                draft=draft,
                longest=LONGEST_COMMENT,
            )
        )

    def state(self, review: SubjectReview) -> Markup:
        """Return how a subject stands: the state as a badge, who said so, and whether people differ."""
        sentence = review_sentence(review)
        if review.disagreement:
            return Markup(self._pieces.state("suspect", "Prüfende uneins", sentence.partition(": ")[2]))  # type: ignore[attr-defined]  # noqa: S704 - escaped by the template
        stands = label(review.status)
        rest = sentence.removeprefix(stands).removeprefix(",").strip()
        return Markup(self._pieces.state(review.status, stands, rest))  # type: ignore[attr-defined]  # noqa: S704 - escaped by the template

    def changes(self, changes: tuple[Change, ...]) -> Markup:
        """Return what changed, with words taken out and put in."""
        return Markup(self._pieces.differences(changes))  # type: ignore[attr-defined]  # noqa: S704 - escaped by the template

    def _own(self, subject: Subject) -> bool:
        corpus = self._view.corpus
        recommendation = corpus.recommendations.get(subject.recommendation)
        own = recommendation is not None and self._reviewer in recommendation.ids("authors")
        return own and corpus.ledger.four_eyes

    def _question(self, subject: Subject) -> str:
        if subject.form:
            return _EASY
        if not subject.record:
            return _STATEMENT
        recommendation = self._view.corpus.recommendations.get(subject.recommendation)
        if recommendation is None:
            return _SOURCE
        return next((_LINKS[option] for option in LINK_OPTIONS if subject.record in recommendation.ids(option)), "")


def _what(subject: Subject) -> str:
    if subject.form:
        return f"Leicht lesbarer Text zu {subject.recommendation}"
    if not subject.record:
        return f"Aussage {subject.recommendation}"
    return f"Verknüpfung {subject.text}" if subject.recommendation else f"Beleg {subject.record} und seine Quelle"


def box_anchor(subject: Subject, place: str) -> str:
    """Return the anchor of the fields themselves."""
    return f"{place or anchor_of(subject.ids[-1])}--{'urteil' if subject.recommendation else 'quelle'}"


@cache
def environment() -> Environment:
    """Return the templates of the local page, which may use those of the report."""
    report = html.environment()
    own = FileSystemLoader(os.path.join(os.path.dirname(__file__), "templates"))
    return report.overlay(loader=ChoiceLoader([own, report.loader] if report.loader else [own]))
