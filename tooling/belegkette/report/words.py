"""The words in which the report speaks: terms of the contract, dates and numbers, for pages and workbook alike."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from functools import cache

from belegkette.diagnostics import Severity
from belegkette.i18n import _
from belegkette.model.dates import UNKNOWN
from belegkette.model.help import WORDS
from belegkette.report.values import Readiness, ReviewState

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_GLUE = "\u00a0"
_SMALLEST_GROUPED = 10_000


@cache
def _own_words() -> dict[StrEnum, str]:
    return {
        Readiness.READY: _("bereit"),
        Readiness.OPEN: _("noch offen"),
        Readiness.BLOCKED: _("nicht bereit"),
        ReviewState.UNREVIEWED: _("noch nicht geprüft"),
        ReviewState.ACCEPTED: _("geprüft und angenommen"),
        ReviewState.CHANGES_REQUESTED: _("Änderung verlangt"),
        ReviewState.REJECTED: _("abgelehnt"),
        ReviewState.SUSPECT: _("seit der Prüfung geändert"),
        Severity.ERROR: _("Fehler"),
        Severity.WARNING: _("Warnung"),
        Severity.NOTE: _("Hinweis"),
    }


def word(term: StrEnum) -> str:
    """Return the word for a term, the term itself where there is none."""
    own = _own_words().get(term) if type(term) in {Readiness, ReviewState, Severity} else None
    return own or _(WORDS.get(type(term), {}).get(term.value, term.value))


def word_of(kind: type[StrEnum], value: str) -> str:
    """Return the word for a term that is given as it is written in the files; empty stays empty."""
    return word(kind(value)) if value else ""


@cache
def option_words() -> dict[str, str]:
    """Return what a recommendation's three link options are called above their lists."""
    return {
        "evidence": _("Gestützt durch"),
        "qualified-by": _("Einschränkend"),
        "contradicted-by": _("Dagegen spricht"),
    }


@cache
def component_words() -> dict[str, str]:
    """Return the four components of confidence (GRADE-CERQual, Lewin et al. 2018)."""
    return {
        "methods": _("Methodik"),
        "coherence": _("Stimmigkeit"),
        "adequacy": _("Datenfülle"),
        "relevance": _("Relevanz"),
    }


@cache
def axis_words() -> dict[str, str]:
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
def criterion_words() -> dict[str, str]:
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


@cache
def measure_words() -> dict[str, str]:
    """Return the questions about breadth."""
    return {
        "two-sources": _("Belege aus mindestens zwei Quellen"),
        "two-kinds": _("Belege von mindestens zwei Arten"),
        "model-regions": _("Belege aus allen Modellregionen"),
        "concerned": _("mindestens eine Gruppe, um die es geht, kommt zu Wort"),
        "all-groups": _("alle befragten Gruppen kommen zu Wort"),
        "assessed": _("Vertrauen eingestuft"),
        "answered": _("Gegenbelege beantwortet (oder keine genannt)"),
        "reviewed": _("Aussage und alle stützenden Belege angenommen"),
    }


def show_date(written: str) -> str:
    """Return a date of any precision in words, a span with "bis"; empty stays empty."""
    if written == UNKNOWN:
        return _("unbekannt")
    start, slash, end = written.partition("/")
    if slash:
        return _("{start} bis {end}").format(start=_single(start), end=_single(end))
    return _single(start)


def _single(text: str) -> str:
    year, _dash, rest = text.partition("-")
    if not rest:
        return year
    month, _dash, day = rest.partition("-")
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)}.{_GLUE}{name}" if day else name


def show_day(day: date) -> str:
    """Return a day in words."""
    return show_date(day.isoformat())


def show_number(value: float) -> str:
    """Return a number with a decimal comma, and points between thousands from five digits on."""
    text = f"{value:,}" if abs(value) >= _SMALLEST_GROUPED else f"{value}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".").replace("-", "\u2212")


def show_term(first: str, last: str) -> str:
    """Return from when to when something holds, empty where nothing is said."""
    if not first:
        return _("bis {end}").format(end=show_date(last)) if last else ""
    if not last:
        return _("seit {start}").format(start=show_date(first))
    return _("{start} bis {end}").format(start=show_date(first), end=show_date(last))
