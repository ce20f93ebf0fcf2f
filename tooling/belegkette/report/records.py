"""One record in full, as a reviewer needs it beside the source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.model import evidence as shapes
from belegkette.model.base import one_or_many
from belegkette.model.evidence import AXES, CRITERIA, INTERNAL_KINDS, Axis, ConcernNote, Record
from belegkette.model.recommendation import LINK_OPTIONS
from belegkette.model.terms import Consent, Visibility
from belegkette.places import natural_key
from belegkette.report.record_values import (
    Assessment,
    AxisLine,
    Component,
    Disagreement,
    Evidence,
    SourceLine,
    Statistic,
    Transfer,
)
from belegkette.report.values import Named

if TYPE_CHECKING:
    from belegkette.model.sources import Publication, SourceReference
    from belegkette.model.terms import Concern
    from belegkette.report.material import Material

COMPONENTS = ("methods", "coherence", "adequacy", "relevance")


def build_evidence(material: Material, record: Record) -> Evidence:
    """Return everything about a record; of a withdrawn consent nothing but the id and that it was withdrawn."""
    graph, corpus = material.graph, material.corpus
    closed = consent_withdrawn(record)
    finding = record if isinstance(record, shapes.InterviewFinding) else None
    path = corpus.origins[record.id][0]
    return Evidence(
        id=record.id,
        kind=record.kind,
        title="" if closed else record.title,
        text="" if closed else record.text,
        path=path,
        closed=closed,
        internal=is_internal(material, record),
        status=record.status,
        contested=record.contested,
        expired=_is_expired(material, record),
        date=_text(record.date),
        valid_from=_text(record.valid_from),
        valid_until=_text(record.valid_until),
        regions=material.regions(record),
        groups=material.groups(record),
        codes=_codes(material, record),
        factor=_text(record.factor),
        n=record.n,
        n_source=record.n_source,
        quote=(finding.quote or "") if finding and not closed else "",
        consent=_consent(record),
        interview=_text(finding.interview) if finding else "",
        method=_text(finding.method) if finding else "",
        question=_question(material, finding),
        passage=_text(finding.passage) if finding and not closed else "",
        assessable=isinstance(record, shapes.InterviewFinding | shapes.StatePractice | shapes.PracticeExample),
        confidence=_assessment(record),
        sources=tuple(_source(material, reference) for reference in record.sources),
        statistic=_statistic(record),
        participants=_text(record.participants) if isinstance(record, shapes.Event) else "",
        axes=() if closed else _axes(record),
        transfer=None if closed else _transfer(record),
        disagreements=_disagreements(material, record),
        derived_from=one_or_many(record.derived_from),
        derived_into=graph.derived_into.get(record.id, ()),
        not_used=record.not_used or "",
        cited_by=_cited_by(material, record),
        reached=record.id in graph.reached,
        findings=material.findings.get(record.id, ()),
        source_review=material.reviews.of_source(record.id),
    )


def consent_withdrawn(record: Record) -> bool:
    """Whether the people behind a record took back what they agreed to: then nobody reads it any more."""
    match record:
        case shapes.InterviewFinding(consent=Consent.WITHDRAWN):
            return True
        case shapes.PracticeExample(consent=consent) if consent is not None and consent.withdrawn:
            return True
    return False


def is_internal(material: Material, record: Record) -> bool:
    """Whether a record never leaves the house: by its word, its kind or the tree it lies in."""
    path = material.corpus.origins[record.id][0]
    inside = material.settings.internal_root.strip("/")
    return (
        record.visibility is Visibility.INTERNAL
        or record.kind in INTERNAL_KINDS
        or bool(inside and path.startswith(f"{inside}/"))
        or not path.startswith("evidence/")
    )


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _is_expired(material: Material, record: Record) -> bool:
    last = record.valid_until.last if record.valid_until is not None else None
    return last is not None and last < material.graph.day


def _codes(material: Material, record: Record) -> tuple[Named, ...]:
    codes = material.corpus.codebook.codes if material.corpus.codebook else {}
    return tuple(Named(key=key, name=codes[key].name if key in codes else key) for key in one_or_many(record.codes))


def _consent(record: Record) -> str:
    match record:
        case shapes.InterviewFinding(consent=consent):
            return _text(consent)
        case shapes.PracticeExample(consent=consent) if consent is not None:
            return Consent.WITHDRAWN if consent.withdrawn else _text(consent.scope)
    return ""


def _question(material: Material, finding: shapes.InterviewFinding | None) -> str:
    if finding is None or not finding.question:
        return ""
    known = material.vocabulary.questions.get(finding.question)
    return f"{finding.question}: {known.text}" if known else finding.question


def _assessment(record: Record) -> Assessment | None:
    confidence = getattr(record, "confidence", None)
    if not isinstance(confidence, shapes.Confidence):
        return None
    components = tuple(_component(name, getattr(confidence, name)) for name in COMPONENTS)
    return Assessment(level=confidence.level, components=components, note=confidence.note or "")


def _component(name: str, rated: Concern | ConcernNote | None) -> Component:
    if isinstance(rated, ConcernNote):
        return Component(name=name, concern=rated.concern, note=rated.note or "")
    return Component(name=name, concern=_text(rated), note="")


def _source(material: Material, reference: SourceReference) -> SourceLine:
    """Return a source with what the reference adds to, or says instead of, the entry in sources.yaml."""
    known = material.corpus.publications or {}
    published: Publication | SourceReference = known.get(reference.key or "", reference)
    return SourceLine(
        key=reference.key or "",
        title=published.title or reference.key or "",
        publisher=published.publisher or "",
        year=_text(published.year),
        urls=one_or_many(published.url),
        accessed=_text(reference.accessed or published.accessed),
        locator=_text(reference.locator),
        extent=_text(reference.extent),
        archived=reference.archived or published.archived or "",
        notes=tuple(dict.fromkeys(note for note in (reference.note, published.note) if note)),
    )


def _statistic(record: Record) -> Statistic | None:
    if not isinstance(record, shapes.Statistic):
        return None
    return Statistic(value=record.value, unit=record.unit, as_of=str(record.as_of), definition=record.definition or "")


def _axes(record: Record) -> tuple[AxisLine, ...]:
    if not isinstance(record, shapes.StatePractice):
        return ()
    found = []
    for name in AXES:
        axis = record.axis(name)
        if isinstance(axis, Axis):
            found.append(AxisLine(name=name, text=axis.text, source=axis.source or "", date=_text(axis.date)))
        elif axis is not None:
            found.append(AxisLine(name=name, text=axis, source="", date=""))
    return tuple(found)


def _transfer(record: Record) -> Transfer | None:
    judged = record.transferability if isinstance(record, shapes.StatePractice) else None
    if judged is None:
        return None
    rated = ((name, judged.criterion(name)) for name in CRITERIA)
    return Transfer(
        verdict=judged.verdict,
        mechanism=judged.mechanism,
        assessed=_text(judged.assessed),
        status=judged.status,
        criteria=tuple((name, str(one.rating), one.note or "") for name, one in rated if one is not None),
    )


def _disagreements(material: Material, record: Record) -> tuple[Disagreement, ...]:
    known = material.corpus.evidence
    return tuple(
        Disagreement(
            id=other,
            title=known[other].title if other in known and not consent_withdrawn(known[other]) else "",
            settled=settled,
        )
        for other, settled in material.disagreements.get(record.id, ())
    )


def _cited_by(material: Material, record: Record) -> tuple[str, ...]:
    incoming = material.graph.incoming.get(record.id, ())
    names = {link.recommendation for link in incoming if link.option in LINK_OPTIONS}
    return tuple(sorted(names, key=natural_key))
