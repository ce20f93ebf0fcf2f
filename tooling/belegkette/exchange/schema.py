"""JSON Schemas (draft 2020-12) of what is exported, made from the same classes that write and read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from belegkette.exchange.document import (
    Derived,
    GraphDocument,
    LinkEntry,
    Reaction,
    RecommendationEntry,
    WithdrawnEntry,
)
from belegkette.model.dates import PartialDate
from belegkette.model.help import DATE, OPTIONS_HELP, SHAPES, WORDS, field_help

if TYPE_CHECKING:
    from collections.abc import Mapping

    from belegkette.model.base import Shape

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
GRAPH_FILE = "graph.schema.json"

_DATE: Schema = {"type": "string", "description": f"{DATE}."}
_EXPORTED: dict[str, str] = {
    "page": "Seite der Ausgabe, ohne Endung.",
    "text": "Was auf den Satz der Empfehlung folgt, als Markdown ohne Rollen und Kommentare.",
    "statement": "Der Satz der Empfehlung.",
    "title": "Titel.",
    "cites": "Kennungen der Belege, die im Text stehen.",
    "unpublished": "Zahl der genannten Belege, die diese Ausgabe nicht zeigt.",
    "derived-confidence": "Vertrauen in die Belege, wie es sich errechnet.",
}
HELP: dict[type[Shape], tuple[str, dict[str, str]]] = {
    GraphDocument: (
        "Eine ganze Ausgabe: Empfehlungen, Belege, ihre Verknüpfungen und die Begriffe.",
        {
            "format": "Woran die Datei zu erkennen ist.",
            "version": "Version dieses Schemas.",
            "generator": "Programm und Version.",
            "as-of": "Stichtag.",
            "edition": "public enthält nichts Internes; internal enthält alles.",
            "vocabulary": "Begriffe des Projekts.",
            "codebook": "Kategoriensystem.",
            "sources": "Quellen nach Schlüssel.",
            "recommendations": "Empfehlungen.",
            "evidence": "Belege.",
            "withdrawn": "Zurückgezogene Belege; von ihnen bleibt nur, dass es sie gab.",
            "links": "Jede Verknüpfung einzeln.",
        },
    ),
    RecommendationEntry: ("Eine Empfehlung.", {**OPTIONS_HELP, **_EXPORTED}),
    Derived: ("Errechnetes Vertrauen.", {"level": "Stufe.", "decisive": "Kennung des Belegs, der sie begrenzt."}),
    Reaction: ("Ein Ereignis nach der Übergabe.", {"date": "Tag.", "proof": "Kennungen der Belege dafür."}),
    WithdrawnEntry: ("Ein zurückgezogener Beleg.", {"id": "Kennung.", "kind": "Belegart."}),
    LinkEntry: (
        "Eine Verknüpfung.",
        {"recommendation": "Kennung der Empfehlung.", "option": "Option, die den Beleg nennt.", "evidence": "Kennung."},
    ),
}


def build_graph_schema() -> Schema:
    """Return the schema of the exported graph."""
    return build_schema(GraphDocument, "Ausgegebene Belegkette", HELP)


def build_schema(top: type[Shape], title: str, own: Mapping[type[Shape], tuple[str, dict[str, str]]]) -> Schema:
    """Return the schema of one document; `own` explains the classes that the record model does not."""
    _roots, definitions = msgspec.json.schema_components([top], schema_hook=_custom, ref_template="#/$defs/{name}")
    words = {enumeration.__name__: meanings for enumeration, meanings in WORDS.items()}
    shapes = {shape.__name__: (text, dict[str, str]()) for shape, text in SHAPES.items()}
    shapes |= {shape.__name__: explained for shape, explained in own.items()}
    models = {shape.__name__: shape for shape in SHAPES}
    for name, definition in definitions.items():
        definition.pop("title", None)
        definition.pop("description", None)
        if name in shapes:
            definition["description"], keys = shapes[name]
            for key, schema in definition.get("properties", {}).items():
                text = keys.get(key) or (field_help(models[name], key) if name in models else "")
                if text:
                    schema["description"] = text
        elif name in words:
            listed = ", ".join(f"{word} ({meaning})" for word, meaning in words[name].items())
            definition["description"] = f"Möglich: {listed}."
    root = definitions.pop(top.__name__)
    return {"$schema": DIALECT, "title": title, **root, "$defs": dict(sorted(definitions.items()))}


def _custom(expected: type) -> Schema:
    if expected is PartialDate:
        return dict(_DATE)
    raise NotImplementedError(expected)
