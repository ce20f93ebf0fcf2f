"""The words in which an edition speaks of the contract's closed sets: kinds, levels, extents, verdicts, axes.

Every word stands here once, for HTML and PDF alike. They are looked up when a page is read, so that the language
chosen at the start holds.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache

from belegkette.i18n import _, ngettext
from belegkette.model.terms import (
    AssessmentStatus,
    Concern,
    Extent,
    Factor,
    Kind,
    Level,
    Method,
    Rating,
    RecommendationStatus,
    RecordStatus,
    Response,
    Strength,
    Verdict,
)


@cache
def _terms() -> dict[tuple[type[StrEnum], str], str]:
    """Return the word for every term; the class is part of the key because terms like "draft" occur in several."""
    words: list[tuple[StrEnum, str]] = [
        (Kind.INTERVIEW_FINDING, _("Befund")),
        (Kind.STATE_PRACTICE, _("Länderpraxis")),
        (Kind.PRACTICE_EXAMPLE, _("Praxisbeispiel")),
        (Kind.EVENT, _("Veranstaltung")),
        (Kind.STATISTIC, _("Statistik")),
        (Kind.DOCUMENT, _("Dokument")),
        (Level.HIGH, _("hoch")),
        (Level.MODERATE, _("mittel")),
        (Level.LOW, _("gering")),
        (Level.VERY_LOW, _("sehr gering")),
        (Extent.FULL, _("vollständig")),
        (Extent.EXCERPT, _("Auszug")),
        (Extent.TRUNCATED, _("abgeschnitten")),
        (Extent.TITLE_ONLY, _("nur Titel")),
        (Extent.SECONDARY, _("aus zweiter Hand")),
        (Extent.INFERRED, _("erschlossen")),
        (Factor.ENABLER, _("förderlich")),
        (Factor.BARRIER, _("hemmend")),
        (Factor.AMBIVALENT, _("förderlich und hemmend")),
        (Factor.NEUTRAL, _("neutral")),
        (Concern.NONE, _("keine Bedenken")),
        (Concern.MINOR, _("geringe Bedenken")),
        (Concern.MODERATE, _("mäßige Bedenken")),
        (Concern.SERIOUS, _("schwere Bedenken")),
        (Method.INTERVIEW, _("Interview")),
        (Method.SURVEY, _("Befragung")),
        (Method.FOCUS_GROUP, _("Fokusgruppe")),
        (RecordStatus.FINAL, _("abgeschlossen")),
        (RecordStatus.DRAFT, _("Entwurf")),
        (RecordStatus.WITHDRAWN, _("zurückgezogen")),
        (Verdict.PROMISING, _("aussichtsreich")),
        (Verdict.PROMISING_WITH_ADAPTATION, _("mit Anpassung aussichtsreich")),
        (Verdict.NOT_PROMISING_NOW, _("derzeit nicht aussichtsreich")),
        (Verdict.NOT_ASSESSABLE, _("nicht beurteilbar")),
        (Rating.FAVOURABLE, _("günstig")),
        (Rating.ADAPTABLE, _("anpassbar")),
        (Rating.HINDERING, _("hinderlich")),
        (Rating.UNKNOWN, _("unbekannt")),
        (AssessmentStatus.DRAFT, _("Entwurf der Einschätzung")),
        (AssessmentStatus.ADOPTED, _("beschlossene Einschätzung")),
        (Strength.SOLL, _("soll")),
        (Strength.SOLLTE, _("sollte")),
        (Strength.KANN, _("kann")),
        (Strength.SOLL_NICHT, _("soll nicht")),
        (Strength.SOLLTE_NICHT, _("sollte nicht")),
        (RecommendationStatus.DRAFT, _("Entwurf")),
        (RecommendationStatus.REVIEW, _("in Prüfung")),
        (RecommendationStatus.APPROVED, _("beschlossen")),
        (RecommendationStatus.IMPLEMENTED, _("umgesetzt")),
        (RecommendationStatus.SUPERSEDED, _("ersetzt")),
        (Response.ACCEPTED, _("angenommen")),
        (Response.PARTLY, _("teilweise angenommen")),
        (Response.REJECTED, _("abgelehnt")),
    ]
    return {(type(term), term.value): word for term, word in words}


def label(term: StrEnum) -> str:
    """Return the word for a term of the contract, the term itself where readers never meet it."""
    return _terms().get((type(term), term.value), term.value)


def level_label(level: Level | None) -> str:
    """Return the word for a level of confidence; None is not assessed."""
    return _("nicht eingestuft") if level is None else label(level)


@cache
def kind_plurals() -> dict[Kind, str]:
    """Return the title of each kind's part of the register, in the register's order."""
    return {
        Kind.INTERVIEW_FINDING: _("Befunde"),
        Kind.STATE_PRACTICE: _("Länderpraxis"),
        Kind.PRACTICE_EXAMPLE: _("Praxisbeispiele"),
        Kind.EVENT: _("Veranstaltungen"),
        Kind.STATISTIC: _("Statistiken"),
        Kind.DOCUMENT: _("Dokumente"),
    }


@cache
def option_labels() -> dict[str, str]:
    """Return what a recommendation's three link options are called above their lists."""
    return {
        "evidence": _("Gestützt durch"),
        "qualified-by": _("Einschränkend"),
        "contradicted-by": _("Dagegen spricht"),
    }


@cache
def backlink_labels() -> dict[str, str]:
    """Return what a record does for the recommendations that name it, by the option that names it."""
    return {"evidence": _("stützt"), "qualified-by": _("schränkt ein"), "contradicted-by": _("spricht gegen")}


@cache
def component_labels() -> dict[str, str]:
    """Return the four components of confidence (GRADE-CERQual, Lewin et al. 2018)."""
    return {
        "methods": _("Methodik"),
        "coherence": _("Stimmigkeit"),
        "adequacy": _("Datenfülle"),
        "relevance": _("Relevanz"),
    }


@cache
def axis_labels() -> dict[str, str]:
    """Return the axes on which the practices of the Länder are compared."""
    return {
        "subsidy": _("Lohnkostenzuschuss"),
        "duration": _("Dauer"),
        "coaching": _("Begleitung"),
        "target_group": _("Zielgruppe"),
        "application": _("Antrag"),
        "carrier": _("Leistungsträger"),
        "legal_basis": _("Rechtsgrundlage"),
        "funding": _("Finanzierung"),
        "premiums": _("Prämien"),
        "return_right": _("Rückkehrrecht"),
        "cases": _("Fallzahlen"),
    }


@cache
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
