"""The words in which editions, report and workbooks speak of kinds, levels, options and axes.

They are looked up anew each time, because one process may speak two languages: a German report, an English terminal. The words for the contract's
closed sets stand in `belegkette.model.help`, where editors' schemas and handbook find them, too.
"""

from __future__ import annotations

from enum import StrEnum

from belegkette.diagnostics import Severity
from belegkette.i18n import _, ngettext
from belegkette.model.help import WORDS
from belegkette.model.terms import (
    Concern,
    Consent,
    Factor,
    Kind,
    Level,
    Method,
    Rating,
    RecommendationStatus,
    Response,
    Strength,
    Verdict,
)

COMPONENTS = ("methods", "coherence", "adequacy", "relevance")
AXES = (
    "subsidy", "duration", "coaching", "target_group", "application", "carrier", "legal_basis", "funding", "premiums",
    "return_right", "cases",
)  # fmt: skip
_SILENT = {"text", "level", "rating", "concern"}
"""Keys below another that say nothing more than the outer one."""
_TERMS: dict[str, type[StrEnum]] = {
    "kind": Kind,
    "strength": Strength,
    "status": RecommendationStatus,
    "response": Response,
    "confidence": Level,
    "level": Level,
    "verdict": Verdict,
    "factor": Factor,
    "method": Method,
    "consent": Consent,
    "rating": Rating,
    **{f"U{number}": Rating for number in range(1, 11)},
    **dict.fromkeys(COMPONENTS, Concern),
}


def label(term: StrEnum) -> str:
    """Return the word for a term of the contract (`belegkette.model.help`), the term itself where there is none."""
    return _(WORDS.get(type(term), {}).get(term.value, term.value))


def key_label(key: str) -> str:
    """Return what a key is called before its values; of a key inside of another, both. Without a word it stands for itself."""
    first, *inner = key.split(".")
    known = _keys()
    told = [known.get(part, part) for part in inner if part not in _SILENT and not part.isdigit()]
    return f"{known.get(first, first)} ({', '.join(told)})" if told else known.get(first, first)


def value_label(key: str, value: str) -> str:
    """Return the value of a key in words where it is a term of the contract, else as it is."""
    terms = next((_TERMS[part] for part in reversed(key.split(".")) if part in _TERMS), None)
    return value if terms is None else _(WORDS[terms].get(value, value))


def level_label(level: Level | None) -> str:
    """Return the word for a level of confidence; None is not assessed."""
    return _("nicht eingestuft") if level is None else label(level)


def kind_plurals() -> dict[Kind, str]:
    """Return the title of each kind's part of the register, in the register's order."""
    return {
        Kind.INTERVIEW_FINDING: _("Befunde"),
        Kind.STATE_PRACTICE: _("Länderpraxis"),
        Kind.PRACTICE_EXAMPLE: _("Praxisbeispiele"),
        Kind.EVENT: _("Veranstaltungen"),
        Kind.STATISTIC: _("Statistiken"),
        Kind.DOCUMENT: _("Dokumente"),
        Kind.CODING: _("Kodierungen"),
        Kind.TABLE: _("Tabellen"),
    }


def option_labels() -> dict[str, str]:
    """Return what a recommendation's three link options are called above their lists."""
    return {
        "evidence": _("Gestützt durch"),
        "qualified-by": _("Einschränkend"),
        "contradicted-by": _("Dagegen spricht"),
    }


def backlink_labels() -> dict[str, str]:
    """Return what a record does for the recommendations that name it, by the option that names it."""
    return {
        "evidence": _("stützt"),
        "qualified-by": _("schränkt ein"),
        "contradicted-by": _("spricht gegen"),
        "legal-basis": _("ist Rechtsgrundlage für"),
        "response": _("belegt die Antwort auf"),
        "response-date": _("belegt den Tag der Antwort auf"),
        "implemented-on": _("belegt die Umsetzung von"),
    }


def component_labels() -> dict[str, str]:
    """Return the four components of confidence (GRADE-CERQual, Lewin et al. 2018)."""
    return {name: key_label(name) for name in COMPONENTS}


def axis_labels() -> dict[str, str]:
    """Return the axes on which the practices of the Länder are compared."""
    return {name: key_label(name.replace("_", "-")) for name in AXES}


def criterion_labels() -> dict[str, str]:
    """Return the transferability criteria (short form after PIET-T and ASTAIRE)."""
    return {
        "U1": _("Rechtsrahmen"),
        "U2": _("Trägerstruktur"),
        "U3": _("Finanzierung"),
        "U4": _("Zielgruppe und Größe des Problems"),
        "U5": _("Akteure und ihre Kapazität"),
        "U6": _("Akzeptanz"),
        "U7": _("Arbeitsmarkt und Geografie"),
        "U8": _("Wirkmechanismus und Kernelemente"),
        "U9": _("Belege am Ursprungsort"),
        "U10": _("Aufwand für Anpassung und Transfer"),
    }


def count_evidence(number: int) -> str:
    """Return "1 Beleg", "12 Belege"."""
    return ngettext("{number} Beleg", "{number} Belege", number).format(number=number)


def count_recommendations(number: int) -> str:
    """Return "1 Empfehlung", "12 Empfehlungen"."""
    return ngettext("{number} Empfehlung", "{number} Empfehlungen", number).format(number=number)


def count_unpublished(number: int) -> str:
    """Return what is said about links to records that are not published."""
    return ngettext(
        "{number} Beleg, der nicht veröffentlicht ist", "{number} Belege, die nicht veröffentlicht sind", number
    ).format(number=number)


def severity_labels() -> dict[Severity, str]:
    """Return what a diagnostic is called."""
    return {Severity.ERROR: _("Fehler"), Severity.WARNING: _("Warnung"), Severity.NOTE: _("Hinweis")}


def _keys() -> dict[str, str]:
    """Return the keys of records and recommendations in words."""
    return {
        "statement": _("Aussage"),
        "strength": _("Stärke"),
        "title": _("Titel"),
        "addressee": _("Adressat"),
        "field": _("Handlungsfeld"),
        "status": _("Stand"),
        "text": _("Text"),
        "easy": _("leicht lesbarer Text"),
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
        "kind": _("Art"),
        "date": _("Datum"),
        "valid-from": _("gilt ab"),
        "valid-until": _("gilt bis"),
        "region": _("Region"),
        "group": _("Gruppe"),
        "source": _("Quelle"),
        "sources": _("Quellen"),
        "quote": _("Zitat"),
        "method": _("Verfahren"),
        "consent": _("Einwilligung"),
        "participants": _("Teilnehmende"),
        "factor": _("Wirkung"),
        "n": _("Personen"),
        "n-source": _("Stichprobe der Quelle"),
        "contested": _("umstritten"),
        "value": _("Wert"),
        "unit": _("Einheit"),
        "as-of": _("Stichtag"),
        "definition": _("Definition"),
        "contradicts": _("Widerspruch zu"),
        "derived-from": _("abgeleitet aus"),
        "level": _("Stufe"),
        "methods": _("Methodik"),
        "coherence": _("Stimmigkeit"),
        "adequacy": _("Datenfülle"),
        "relevance": _("Relevanz"),
        "transferability": _("Übertragbarkeit"),
        "verdict": _("Urteil"),
        "mechanism": _("Wirkweise"),
        "subsidy": _("Lohnkostenzuschuss"),
        "duration": _("Dauer"),
        "coaching": _("Begleitung"),
        "target-group": _("Zielgruppe"),
        "application": _("Antrag"),
        "carrier": _("Leistungsträger"),
        "funding": _("Finanzierung"),
        "premiums": _("Prämien"),
        "return-right": _("Rückkehrrecht"),
        "cases": _("Fallzahlen"),
    }
