"""The German words for changes, keys and values: the same on screen, in HTML and in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.changes.document import EvidenceChange, LinkChange, RecommendationChange
from belegkette.i18n import _
from belegkette.model.help import WORDS
from belegkette.model.terms import Concern, Factor, Level, Rating, RecommendationStatus, Response, Strength, Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from belegkette.model.vocabulary import Vocabulary


def recommendation_word(change: RecommendationChange) -> str:
    """Return what happened to a recommendation, as a short label."""
    return {
        RecommendationChange.ADDED: _("neu"),
        RecommendationChange.REMOVED: _("entfallen"),
        RecommendationChange.REWORDED: _("anders formuliert"),
        RecommendationChange.STRENGTHENED: _("verstärkt"),
        RecommendationChange.WEAKENED: _("abgeschwächt"),
        RecommendationChange.REVERSED: _("ins Gegenteil gewendet"),
        RecommendationChange.READDRESSED: _("anders adressiert"),
        RecommendationChange.MOVED: _("in anderem Handlungsfeld"),
        RecommendationChange.STATUS: _("anderer Stand"),
        RecommendationChange.RETITLED: _("neuer Titel"),
        RecommendationChange.CONDITIONS: _("andere Umstände"),
        RecommendationChange.EXPLAINED: _("anders begründet"),
        RecommendationChange.ANSWERED: _("Antwort oder Umsetzung"),
    }[change]


def evidence_word(change: EvidenceChange) -> str:
    """Return what happened to a record."""
    return {
        EvidenceChange.ADDED: _("neu"),
        EvidenceChange.REMOVED: _("entfallen"),
        EvidenceChange.WITHDRAWN: _("zurückgezogen"),
        EvidenceChange.CHANGED: _("geändert"),
    }[change]


def link_word(change: LinkChange) -> str:
    """Return what happened to a link."""
    return _("neu") if change is LinkChange.ADDED else _("entfallen")


def verdict_word(verdict: Verdict | None) -> str:
    """Return a judgement on transferability."""
    return _("nicht beurteilt") if verdict is None else _(WORDS[Verdict][verdict])


def option_word(option: str) -> str:
    """Return what an option says about the record it names."""
    return {
        "evidence": _("gestützt durch"),
        "qualified-by": _("eingeschränkt durch"),
        "contradicted-by": _("dagegen spricht"),
    }.get(option, option)


def field_word(name: str) -> str:
    """Return what a key is called before its values; of a key inside of another, both."""
    outer, dot, inner = name.removesuffix(".rating").removesuffix(".concern").partition(".")
    return f"{_word(outer)} ({_word(inner)})" if dot else _word(outer)


def _word(name: str) -> str:
    """Return the word for one key; a key without one stands for itself."""
    return {
        "statement": _("Wortlaut"),
        "strength": _("Stärke"),
        "title": _("Titel"),
        "addressee": _("Adressat"),
        "field": _("Handlungsfeld"),
        "status": _("Stand"),
        "text": _("Text"),
        "horizon": _("Zeithorizont"),
        "indicator": _("Messgröße"),
        "legal-basis": _("Rechtsgrundlage"),
        "supersedes": _("ersetzt"),
        "counter-response": _("Antwort auf Einwände"),
        "confidence": _("Vertrauen"),
        "discordance": _("Abweichung von den Belegen"),
        "consensus": _("Einigkeit"),
        "dissent": _("Abweichende Meinung"),
        "response": _("Antwort"),
        "response-date": _("Antwort vom"),
        "implemented-on": _("Umgesetzt am"),
        "date": _("Datum"),
        "region": _("Region"),
        "group": _("Gruppe"),
        "sources": _("Quellen"),
        "quote": _("Zitat"),
        "value": _("Wert"),
        "unit": _("Einheit"),
        "as-of": _("Stichtag"),
        "definition": _("Definition"),
        "transferability": _("Übertragbarkeit"),
        "contradicts": _("Widerspruch zu"),
        "derived-from": _("gewonnen aus"),
        "valid-from": _("gilt ab"),
        "valid-until": _("gilt bis"),
        "factor": _("Wirkung"),
        "kind": _("Art"),
        "n": _("Personen"),
        "contested": _("umstritten"),
        "verdict": _("Urteil"),
        "mechanism": _("Wirkweise"),
        "level": _("Stufe"),
        "source": _("Quelle"),
        "methods": _("Methodik"),
        "coherence": _("Stimmigkeit"),
        "adequacy": _("Datenfülle"),
        "relevance": _("Relevanz"),
        "carrier": _("Leistungsträger"),
        "subsidy": _("Lohnkostenzuschuss"),
        "duration": _("Dauer"),
        "application": _("Antrag"),
        "coaching": _("Begleitung"),
        "funding": _("Finanzierung"),
        "return-right": _("Rückkehrrecht"),
        "premiums": _("Prämien"),
        "target-group": _("Zielgruppe"),
        "cases": _("Fallzahlen"),
    }.get(name, name)


def value_word(name: str, value: str, vocabulary: Vocabulary) -> str:
    """Return a value in words where it is a key or a term; nothing is a dash."""
    terms: dict[str, type[StrEnum]] = {
        "strength": Strength,
        "status": RecommendationStatus,
        "response": Response,
        "confidence": Level,
        "confidence.level": Level,
        "transferability.verdict": Verdict,
        "factor": Factor,
        **{f"confidence.{part}": Concern for part in ("methods", "coherence", "adequacy", "relevance")},
    }
    if not value:
        return "–"
    if name in terms:
        return _(WORDS[terms[name]].get(value, value))
    if name.endswith(".rating"):
        return _(WORDS[Rating].get(value, value))
    names: dict[str, Mapping[str, str]] = {
        "field": {key: field.name for key, field in vocabulary.fields.items()},
        "addressee": {key: (one.short or one.name or key) for key, one in vocabulary.addressees.items()},
        "region": {key: region.name for key, region in vocabulary.regions.items()},
        "group": {key: group.name for key, group in vocabulary.groups.items()},
    }
    if name in names:
        return ", ".join(names[name].get(key, key) for key in value.split(", "))
    return value
