"""The JSON Schema of a comparison, made from the classes that write it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.changes.document import (
    ChangedEvidence,
    ChangedLink,
    ChangedRecommendation,
    ChangedVerdict,
    Changes,
    FieldChange,
    Side,
    TextPiece,
)
from belegkette.exchange.schema import Schema, build_schema

if TYPE_CHECKING:
    from belegkette.model.base import Shape

CHANGES_FILE = "changes.schema.json"

_ID = "Kennung."
_TITLE = "Titel, der neueste."
_FIELDS = "Angaben, die anders lauten."
_USED = "Empfehlungen, die darauf ruhen, auch über abgeleitete Belege."
HELP: dict[type[Shape], tuple[str, dict[str, str]]] = {
    Changes: (
        "Was sich zwischen zwei Ausgaben geändert hat.",
        {
            "format": "Woran die Datei zu erkennen ist.",
            "version": "Version dieses Schemas.",
            "edition": "Was verglichen wurde: public oder internal.",
            "old": "Die ältere Ausgabe.",
            "new": "Die neuere Ausgabe.",
            "recommendations": "Empfehlungen, die neu, entfallen oder geändert sind.",
            "evidence": "Belege, die neu, entfallen, zurückgezogen oder geändert sind.",
            "links": "Verknüpfungen, die Empfehlungen beider Ausgaben gewonnen oder verloren haben.",
            "verdicts": "Urteile über die Übertragbarkeit, die anders ausfallen.",
        },
    ),
    Side: (
        "Eine der beiden Ausgaben.",
        {
            "name": "Wie sie im Aufruf hieß.",
            "as-of": "Stichtag.",
            "recommendations": "Zahl der Empfehlungen.",
            "evidence": "Zahl der Belege.",
        },
    ),
    ChangedRecommendation: (
        "Eine Empfehlung, die nicht mehr ist, was sie war.",
        {
            "id": _ID,
            "title": _TITLE,
            "changes": "Was geschehen ist.",
            "fields": _FIELDS,
            "successors": "Wer sie ersetzt.",
        },
    ),
    ChangedEvidence: (
        "Ein Beleg, der nicht mehr ist, was er war.",
        {
            "id": _ID,
            "kind": "Belegart.",
            "title": _TITLE,
            "change": "Was geschehen ist.",
            "fields": _FIELDS,
            "used-by": _USED,
            "unchanged-wording": "Davon die, deren Wortlaut gleich geblieben ist: Sie ruhen jetzt auf etwas anderem.",
        },
    ),
    ChangedLink: (
        "Eine Verknüpfung.",
        {
            "recommendation": "Kennung der Empfehlung.",
            "option": "Option, die den Beleg nennt.",
            "evidence": "Kennung des Belegs.",
            "change": "Was geschehen ist.",
        },
    ),
    ChangedVerdict: (
        "Ein Urteil über die Übertragbarkeit.",
        {"id": _ID, "title": _TITLE, "before": "Vorher.", "after": "Nachher.", "used-by": _USED},
    ),
    FieldChange: (
        "Eine Angabe vorher und nachher.",
        {"name": "Schlüssel.", "before": "Vorher.", "after": "Nachher.", "words": "Bei Texten: Wort für Wort."},
    ),
    TextPiece: (
        "Eine Folge von Wörtern.",
        {
            "edit": "Geblieben, gestrichen oder eingefügt.",
            "text": "Die Wörter.",
            "space": "Ob davor ein Leerzeichen steht.",
        },
    ),
}


def build_changes_schema() -> Schema:
    """Return the schema of the JSON of ``diff``."""
    return build_schema(Changes, "Änderungen zwischen zwei Ausgaben", HELP)
