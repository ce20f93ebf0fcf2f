"""The graph as ``needs.json``, which sphinx-needs and its relatives import (``needimport``).

Names are those of Python identifiers, because sphinx-needs evaluates filters over them: ``qualified-by`` is
``qualified_by``. A dot in an id would mean a part of a need there, so it becomes an underscore; `belegkette_id` keeps
the id as it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from belegkette.exchange.codec import to_json
from belegkette.model.base import one_or_many
from belegkette.model.links import iter_contradictions

if TYPE_CHECKING:
    from belegkette.exchange.document import GraphDocument, RecommendationEntry
    from belegkette.model.evidence import Record

Need = dict[str, Any]

LINKS = ("evidence", "qualified_by", "contradicted_by", "derived_from", "contradicts", "supersedes")
"""The link types that the importing project has to declare (``needs_links``)."""

FIELDS = (
    "belegkette_id", "statement", "strength", "addressee", "field", "horizon", "indicator", "confidence",
    "date", "region", "group", "source", "value", "unit",
)  # fmt: skip
"""The fields that it has to declare (``needs_fields``)."""

RECOMMENDATION = "recommendation"


def render_needs(document: GraphDocument) -> str:
    """Return the whole graph as one version of a needs.json; the day is the reference day, never the clock."""
    needs = [_recommendation(entry) for entry in document.recommendations]
    needs += [_record(record, document) for record in document.evidence]
    version = {
        "created": f"{document.as_of}T00:00:00",
        "creator": {"program": "belegkette", "version": document.generator.removeprefix("belegkette ")},
        "needs_amount": len(needs),
        "needs": {need["id"]: need for need in needs},
    }
    return to_json(
        {
            "created": version["created"],
            "current_version": document.as_of,
            "project": "Belegkette",
            "versions": {document.as_of: version},
        }
    )


def need_id(name: str) -> str:
    """Return the id that sphinx-needs takes for a whole need."""
    return name.replace(".", "_")


def _recommendation(entry: RecommendationEntry) -> Need:
    derived = entry.derived_confidence.level if entry.derived_confidence else ""
    return _need(
        entry.id,
        RECOMMENDATION,
        entry.title,
        f"{entry.statement}\n\n{entry.text}".strip(),
        status=str(entry.status),
        statement=entry.statement,
        strength=str(entry.strength or ""),
        addressee=", ".join(entry.addressee),
        field=entry.field,
        horizon=entry.horizon,
        indicator=entry.indicator,
        confidence=str(entry.confidence or derived),
        evidence=_ids(entry.evidence),
        qualified_by=_ids(entry.qualified_by),
        contradicted_by=_ids(entry.contradicted_by),
        supersedes=_ids(entry.supersedes),
    )


def _record(record: Record, document: GraphDocument) -> Need:
    confidence = getattr(record, "confidence", None)
    value = getattr(record, "value", None)
    return _need(
        record.id,
        str(record.kind),
        record.title,
        record.text,
        status=str(record.status),
        date=str(record.date or ""),
        region=", ".join(one_or_many(record.region)),
        group=", ".join(one_or_many(record.group)),
        source="; ".join(_source(reference.key, reference.title, document) for reference in record.sources),
        value="" if value is None else str(value),
        unit=getattr(record, "unit", ""),
        confidence=str(confidence.level) if confidence else "",
        derived_from=_ids(one_or_many(record.derived_from)),
        contradicts=_ids(other for other, _settled in iter_contradictions(record)),
        tags=list(one_or_many(record.codes)),
    )


def _need(name: str, kind: str, title: str, content: str, **rest: Any) -> Need:  # noqa: ANN401
    said = {key: value for key, value in rest.items() if value not in ("", [])}
    return {
        "id": need_id(name),
        "type": kind,
        "title": title,
        "content": content,
        "doctype": ".md",
        "belegkette_id": name,
        **said,
    }


def _ids(names: Any) -> list[str]:  # noqa: ANN401
    return [need_id(name) for name in names]


def _source(key: str | None, title: str | None, document: GraphDocument) -> str:
    publication = document.sources.get(key or "")
    return publication.title if publication else title or key or ""
