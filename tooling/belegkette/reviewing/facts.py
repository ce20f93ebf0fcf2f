"""One subject of a review in words: what is claimed, on what it rests, how it stands, what changed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.figures import format_date, format_number, format_term
from belegkette.i18n import _
from belegkette.labels import axis_labels, component_labels, criterion_labels, key_label, label, option_labels
from belegkette.ledger.labels import describe_changes
from belegkette.model.ledger import EASY
from belegkette.model.recommendation import LINK_OPTIONS
from belegkette.model.terms import Concern, Extent, Factor, Kind, Level, Method, Rating, Verdict
from belegkette.report.records import build_evidence
from belegkette.report.words import word, word_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.ledger.state import SubjectReview
    from belegkette.model.ledger import Decision
    from belegkette.model.recommendation import Recommendation
    from belegkette.report.material import Material
    from belegkette.report.record_values import Evidence, SourceLine


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What a reviewer reads about one statement or record. `details` are (label, text) in reading order."""

    id: str
    title: str
    text: str
    quote: str = ""
    sources: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    details: tuple[tuple[str, str], ...] = ()


def statement_facts(material: Material, recommendation: Recommendation) -> Facts:
    """Return what a recommendation says and demands of whom."""
    options = (
        (key_label("strength"), word(recommendation.strength) if recommendation.strength else ""),
        (key_label("addressee"), ", ".join(material.addressee(key).name for key in recommendation.ids("addressee"))),
        (key_label("horizon"), recommendation.text("horizon")),
        (key_label("indicator"), recommendation.text("indicator")),
        (_("Antwort auf Gegenbelege"), recommendation.text("counter-response")),
        (_("Warum Stärke und Vertrauen auseinandergehen"), recommendation.text("discordance")),
        (_("Dagegen eingewandt"), recommendation.text("dissent")),
        (_("Geschrieben von"), ", ".join(recommendation.ids("authors"))),
    )
    return Facts(
        id=recommendation.id,
        title=recommendation.title,
        text=" ".join(recommendation.statement.text.split()),
        details=tuple((label, text) for label, text in options if text),
    )


def easy_facts(recommendation: Recommendation) -> Facts:
    """Return the easy-to-read version of a recommendation, line by line as its readers get it."""
    easy = recommendation.easy
    lines = () if easy is None else easy.content
    return Facts(id=f"{recommendation.id} {EASY}", title=easy.title if easy else "", text="\n".join(lines).strip())


def record_facts(material: Material, name: str) -> Facts:
    """Return a record as it must be compared with its source."""
    evidence = build_evidence(material, material.corpus.evidence[name])
    if evidence.closed:
        return Facts(id=name, title=_("Einwilligung widerrufen: Inhalt wird nicht gezeigt"), text="")
    return Facts(
        id=name,
        title=evidence.title,
        text=" ".join(evidence.text.split()),
        quote=" ".join(evidence.quote.split()),
        sources=tuple(_source(source) for source in evidence.sources),
        addresses=tuple(url for source in evidence.sources for url in source.urls),
        details=tuple((label, text) for label, text in _details(evidence) if text),
    )


def _source(source: SourceLine) -> str:
    parts = (
        source.title,
        source.publisher,
        "" if source.year in {"", "unknown"} else source.year,
        _("Stelle: {locator}").format(locator=source.locator) if source.locator else "",
        _("gelesen: {extent}").format(extent=word_of(Extent, source.extent)) if source.extent else "",
        _("abgerufen {day}").format(day=format_date(source.accessed)) if source.accessed else "",
        *source.notes,
    )
    return ", ".join(part for part in parts if part)


def _details(one: Evidence) -> Iterator[tuple[str, str]]:
    yield key_label("kind"), word_of(Kind, one.kind)
    yield key_label("date"), format_date(one.date) if one.date else ""
    yield _("Gültig"), format_term(one.valid_from, one.valid_until)
    yield key_label("region"), ", ".join(region.name for region in one.regions)
    yield key_label("group"), ", ".join(group.name for group in one.groups)
    yield _("Personen hinter der Aussage"), "" if one.n is None else str(one.n)
    yield key_label("n-source"), "" if one.n_source is None else str(one.n_source)
    yield key_label("factor"), word_of(Factor, one.factor)
    yield key_label("method"), word_of(Method, one.method)
    yield _("Interview"), ", ".join(part for part in (one.interview, one.question, one.passage) if part)
    yield key_label("contested"), _("ja") if one.contested else ""
    if one.statistic is not None:
        yield _("Zahl"), f"{format_number(one.statistic.value)} {one.statistic.unit}"
        yield _("Stand der Zahl"), format_date(one.statistic.as_of)
        yield key_label("definition"), one.statistic.definition
    yield key_label("confidence"), _confidence(one)
    names = axis_labels()
    for axis in one.axes:
        yield names.get(axis.name, axis.name), axis.text if axis.text != "unknown" else _("unbekannt")
    if one.transfer is not None:
        yield key_label("transferability"), f"{word_of(Verdict, one.transfer.verdict)}. {one.transfer.mechanism}"
        yield (
            _("Kriterien"),
            "; ".join(
                f"{name} {criterion_labels().get(name, '')}: {word_of(Rating, rating)}"
                for name, rating, _n in one.transfer.criteria
            ),
        )
    yield (
        _("Widerspruch"),
        ", ".join(f"{other.id} ({other.settled})" if other.settled else other.id for other in one.disagreements),
    )
    yield key_label("derived-from"), ", ".join(one.derived_from)


def _confidence(one: Evidence) -> str:
    if one.confidence is None:
        return _("nicht eingestuft") if one.assessable else ""
    names = component_labels()
    parts = [
        f"{names.get(part.name, part.name)}: {word_of(Concern, part.concern)}"
        for part in one.confidence.components
        if part.concern
    ]
    level = word_of(Level, one.confidence.level)
    return f"{level} ({'; '.join(parts)})" if parts else level


def role_of_link(recommendation: Recommendation, record: str) -> str:
    """Return what a record does for a recommendation: it supports, qualifies or contradicts."""
    for option in LINK_OPTIONS:
        if record in recommendation.ids(option):
            return option_labels()[option]
    return ""


def review_sentence(review: SubjectReview) -> str:
    """Return how a subject stands, by whom and when; where reviewers differ, what each says."""
    decision = review.decision
    if decision is None:
        return label(review.status)
    if review.disagreement:
        return _("verschieden beurteilt: {opinions}").format(
            opinions="; ".join(_opinion(opinion) for opinion in review.opinions)
        )
    text = f"{label(review.status)}, {_by(decision)}"
    if decision.baseline:
        text += " " + _("(Ausgangspunkt, nicht einzeln geprüft: {reason})").format(reason=decision.baseline)
    return f"{text}: {decision.comment}" if decision.comment else text


def _opinion(decision: Decision) -> str:
    text = f"{label(decision.verdict)}, {_by(decision)}"
    return f"{text}: {decision.comment}" if decision.comment else text


def _by(decision: Decision) -> str:
    role = f" ({decision.role})" if decision.role else ""
    return f"{decision.reviewer}{role}, {format_date(str(decision.date))}"


def change_sentence(review: SubjectReview) -> str:
    """Return what changed since the last decision, word by word; empty if nothing did."""
    if not review.changed or review.decision is None:
        return ""
    return describe_changes(review.changes) or _(
        "{ids} hat sich geändert; der frühere Wortlaut ist nicht gespeichert."
    ).format(ids=", ".join(review.changed))
