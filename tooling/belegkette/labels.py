"""The words in which editions, report and workbooks speak of kinds, levels, options and axes.

They are looked up anew each time, because one process may speak two languages: a German report, an English terminal. The words for the contract's
closed sets stand in `belegkette.model.help`, where editors' schemas and handbook find them, too.
"""

from __future__ import annotations

from enum import StrEnum

from belegkette.diagnostics import Severity
from belegkette.i18n import _, ngettext
from belegkette.model.help import WORDS
from belegkette.model.terms import Kind, Level


def label(term: StrEnum) -> str:
    """Return the word for a term of the contract (`belegkette.model.help`), the term itself where there is none."""
    return _(WORDS.get(type(term), {}).get(term.value, term.value))


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
    return {
        "methods": _("Methodik"),
        "coherence": _("Stimmigkeit"),
        "adequacy": _("Datenfülle"),
        "relevance": _("Relevanz"),
    }


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
