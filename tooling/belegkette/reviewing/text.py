"""What a terminal shows of a review: one recommendation or record in full, and lists of what is open."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.model.ledger import ReviewStatus, Subject
from belegkette.reviewing.desk import iter_link_reviews, needs_decision, needs_test
from belegkette.reviewing.facts import (
    change_sentence,
    easy_facts,
    record_facts,
    review_sentence,
    role_of_link,
    statement_facts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.ledger.state import SubjectReview
    from belegkette.model.recommendation import Recommendation
    from belegkette.reviewing.desk import Desk
    from belegkette.reviewing.facts import Facts

_WIDTH = 96


def render_recommendation(desk: Desk, recommendation: Recommendation) -> str:
    """Return the statement and every link with its record in full."""
    reviews = iter_link_reviews(desk, recommendation)
    statement = next(reviews)
    lines = [*_facts(statement_facts(desk.material, recommendation), ""), *_state(statement, "")]
    for review in reviews:
        record = review.subject.record
        lines += ["", f"{role_of_link(recommendation, record)}: {review.subject.text}"]
        lines += _facts(record_facts(desk.material, record), "  ")
        lines += _state(review, "  ")
        lines += _wrapped(_("Quelle geprüft"), review_sentence(desk.book.source(record)), "  ")
    return "\n".join(lines) + "\n"


def render_easy(desk: Desk, recommendation: Recommendation) -> str:
    """Return the easy-to-read version line by line, below the statement that it stands for."""
    facts = easy_facts(recommendation)
    lines = [f"{facts.id}  {facts.title}", *(f"  {line}" for line in facts.text.splitlines())]
    lines += _wrapped(_("Aussage"), statement_facts(desk.material, recommendation).text, "  ")
    return "\n".join([*lines, *_state(desk.book.easy(recommendation.id), "")]) + "\n"


def render_record(desk: Desk, name: str) -> str:
    """Return a record in full, with its source check and where it is used."""
    review = desk.book.source(name)
    lines = [*_facts(record_facts(desk.material, name), ""), *_state(review, "")]
    incoming = desk.book.graph.incoming.get(name, ())
    for recommendation in dict.fromkeys(link.recommendation for link in incoming):
        link = desk.book.link(recommendation, name)
        lines += _wrapped(link.subject.text, review_sentence(link), "")
    return "\n".join(lines) + "\n"


def render_open(desk: Desk, recommendations: Iterable[Recommendation], reviewer: str, *, everything: bool) -> str:
    """Return what waits for a decision, one block a recommendation; own texts are set apart."""
    four_eyes = desk.material.corpus.ledger.four_eyes
    blocks: list[str] = []
    own: list[str] = []
    easy: list[str] = []
    done = 0
    sources: dict[str, None] = {}
    for recommendation in recommendations:
        review = desk.book.recommendation(recommendation.id)
        sources.update((one.subject.record, None) for one in review.sources if one.status is not ReviewStatus.ACCEPTED)
        easy.extend([recommendation.id] if needs_test(desk, recommendation, reviewer) else [])
        waiting = [one for one in (review.statement, *review.links) if needs_decision(one, reviewer)]
        if four_eyes and reviewer and reviewer in recommendation.ids("authors"):
            own.append(recommendation.id)
        elif waiting or everything:
            shown = [review.statement, *review.links] if everything else waiting
            blocks.append("\n".join(_block(recommendation, shown)))
        else:
            done += 1
    lines = ["\n\n".join(blocks)] if blocks else [_("Es ist nichts zu entscheiden.")]
    lines.append("")
    if own:
        lines += _wrapped(_("Selbst mitgeschrieben, das entscheiden andere"), ", ".join(own), "")
    if done:
        lines.append(_("Fertig geprüft: {n} Empfehlungen.").format(n=done))
    if sources:
        lines += _wrapped(_("Quelle noch nicht geprüft"), f"{len(sources)} ({_first(sources)})", "")
    if easy:
        lines += _wrapped(_("Leicht lesbar, Prüfgruppe ausstehend"), f"{len(easy)} ({_first(easy)})", "")
    lines.append(
        _("Lesen: „belegkette review show KENNUNG“. In Excel: „belegkette review export --out pruefung.xlsx“.")
    )
    return "\n".join(lines) + "\n"


def render_changes(reviews: Iterable[SubjectReview]) -> str:
    """Return the subjects whose meaning changed since their last decision, with the difference word by word."""
    blocks = []
    for review in reviews:
        if review.changed and review.decision is not None:
            lines = [
                f"{review.subject.text}: {review_sentence(review)}",
                *_wrapped("", change_sentence(review), "    "),
            ]
            blocks.append("\n".join(lines))
    return "\n\n".join(blocks or [_("Seit der letzten Prüfung hat sich nichts geändert.")]) + "\n"


def subjects_of(desk: Desk, name: str) -> tuple[Subject, ...]:
    """Return the subjects of one id: statement and links of a recommendation, source and links of a record."""
    if name in desk.material.corpus.recommendations:
        review = desk.book.recommendation(name)
        return tuple(one.subject for one in (review.statement, *review.links, *review.sources))
    incoming = desk.book.graph.incoming.get(name, ())
    links = dict.fromkeys(link.recommendation for link in incoming)
    return (Subject(record=name), *(Subject(recommendation, name) for recommendation in links))


def _first(names: Iterable[str]) -> str:
    listed = list(names)
    return ", ".join(listed[:8]) + (" …" if len(listed) > 8 else "")  # noqa: PLR2004 - one line of a terminal


def _block(recommendation: Recommendation, reviews: list[SubjectReview]) -> Iterator[str]:
    yield f"{recommendation.id}  {recommendation.title}"
    groups: dict[str, list[str]] = {}
    for review in reviews:
        groups.setdefault(review_sentence(review), []).append(review.subject.record or _("Aussage"))
    for state, names in groups.items():
        yield from _wrapped(state, ", ".join(names), "    ")


def _facts(facts: Facts, indent: str) -> Iterator[str]:
    yield f"{indent}{facts.id}  {facts.title}"
    yield from _wrapped("", facts.text, indent + "  ")
    if facts.quote:
        yield from _wrapped(_("Zitat"), facts.quote, indent + "  ")
    for label, text in facts.details:
        yield from _wrapped(label, text, indent + "  ")
    for source in facts.sources:
        yield from _wrapped(_("Quelle"), source, indent + "  ")
    for address in facts.addresses:
        yield f"{indent}    {address}"


def _state(review: SubjectReview, indent: str) -> Iterator[str]:
    yield from _wrapped(_("Stand"), review_sentence(review), indent + "  ")
    changed = change_sentence(review)
    if changed:
        yield from _wrapped(_("Seither geändert"), changed, indent + "  ")


def _wrapped(label: str, text: str, indent: str) -> list[str]:
    whole = f"{label}: {text}" if label else text
    return textwrap.wrap(
        whole,
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent + "  ",
        break_long_words=False,
        break_on_hyphens=False,
    )
