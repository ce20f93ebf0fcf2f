"""The graph as JSON-LD: what is derived from what, in the words of PROV-O and Dublin Core.

The context stands in the document, so reading it asks nobody for anything. Ids are fragments of the document's own
address: published somewhere, ``HE-01`` is that address with ``#HE-01``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from belegkette.exchange.codec import to_json
from belegkette.model.base import one_or_many
from belegkette.model.links import iter_contradictions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.exchange.document import GraphDocument, RecommendationEntry
    from belegkette.model.evidence import Record
    from belegkette.model.sources import Publication, SourceReference

Node = dict[str, Any]

_TERMS = "urn:belegkette:term:"
CONTEXT: Node = {
    "@language": "de",
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "bk": _TERMS,
    "id": "@id",
    "type": "@type",
    "title": "dcterms:title",
    "description": "dcterms:description",
    "identifier": {"@id": "dcterms:identifier", "@language": None},
    "date": {"@id": "dcterms:date", "@language": None},
    "publisher": "dcterms:publisher",
    "region": {"@id": "dcterms:spatial", "@language": None, "@container": "@set"},
    "seeAlso": {"@id": "http://www.w3.org/2000/01/rdf-schema#seeAlso", "@type": "@id", "@container": "@set"},
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id", "@container": "@set"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id", "@container": "@set"},
    "wasRevisionOf": {"@id": "prov:wasRevisionOf", "@type": "@id", "@container": "@set"},
    "hadMember": {"@id": "prov:hadMember", "@type": "@id", "@container": "@set"},
    "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": "xsd:dateTime"},
    "qualifiedBy": {"@id": "bk:qualified-by", "@type": "@id", "@container": "@set"},
    "contradictedBy": {"@id": "bk:contradicted-by", "@type": "@id", "@container": "@set"},
    "contradicts": {"@id": "bk:contradicts", "@type": "@id", "@container": "@set"},
    "strength": {"@id": "bk:strength", "@language": None},
    "status": {"@id": "bk:status", "@language": None},
    "confidence": {"@id": "bk:confidence", "@language": None},
    "value": "bk:value",
    "unit": "bk:unit",
}


def render_jsonld(document: GraphDocument) -> str:
    """Return one JSON-LD document with its context."""
    recommendations = [_recommendation(entry) for entry in document.recommendations]
    evidence = [_record(record) for record in document.evidence]
    inline = {
        _source_id(record.id, at): source
        for record in document.evidence
        for at, source in enumerate(record.sources, start=1)
        if source.key is None
    }
    sources = [_source(f"#source-{key}", source) for key, source in document.sources.items()]
    sources += [_source(name, source) for name, source in inline.items()]
    collection = {
        "id": "#belegkette",
        "type": ["prov:Entity", "prov:Collection"],
        "generatedAtTime": f"{document.as_of}T00:00:00Z",
        "hadMember": [node["id"] for node in (*recommendations, *evidence)],
    }
    return to_json({"@context": CONTEXT, "@graph": [collection, *recommendations, *evidence, *sources]})


def _recommendation(entry: RecommendationEntry) -> Node:
    derived = entry.derived_confidence.level if entry.derived_confidence else None
    return _node(
        f"#{entry.id}",
        "bk:Recommendation",
        identifier=entry.id,
        title=entry.title,
        description=entry.statement,
        strength=entry.strength and str(entry.strength),
        status=str(entry.status),
        confidence=str(entry.confidence or derived or ""),
        wasDerivedFrom=_refs(entry.evidence),
        qualifiedBy=_refs(entry.qualified_by),
        contradictedBy=_refs(entry.contradicted_by),
        wasRevisionOf=_refs(entry.supersedes),
    )


def _record(record: Record) -> Node:
    confidence = getattr(record, "confidence", None)
    return _node(
        f"#{record.id}",
        f"bk:{record.kind}",
        identifier=record.id,
        title=record.title,
        description=record.text,
        date=str(record.date or ""),
        region=list(one_or_many(record.region)),
        confidence=str(confidence.level) if confidence else "",
        value=getattr(record, "value", None),
        unit=getattr(record, "unit", None),
        wasDerivedFrom=_refs(one_or_many(record.derived_from)),
        hadPrimarySource=[
            _source_id(record.id, at) if source.key is None else f"#source-{source.key}"
            for at, source in enumerate(record.sources, start=1)
        ],
        contradicts=_refs(other for other, _settled in iter_contradictions(record)),
    )


def _source(name: str, source: Publication | SourceReference) -> Node:
    return _node(
        name,
        "bk:source",
        title=source.title,
        publisher=source.publisher,
        date="" if source.year is None else str(source.year),
        seeAlso=[url for url in one_or_many(source.url) if url.startswith(("http://", "https://"))],
    )


def _node(name: str, kind: str, **said: Any) -> Node:  # noqa: ANN401
    known = {key: value for key, value in said.items() if value is not None and value not in ("", [])}
    return {"id": name, "type": ["prov:Entity", kind], **known}


def _source_id(name: str, at: int) -> str:
    return f"#{name}-source-{at}"


def _refs(names: Iterable[str]) -> list[str]:
    return [f"#{name}" for name in names]
