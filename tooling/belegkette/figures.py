"""Dates and numbers as they are written in German (DIN 5008: "22. November 2026", "17.600", "2,5")."""

from __future__ import annotations

from datetime import date

from belegkette.i18n import _
from belegkette.model.dates import UNKNOWN

_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip
_GLUE = "\u00a0"
_SMALLEST_GROUPED = 10_000


def format_day(day: date) -> str:
    """Return a day in words; the number and the month stay on one line."""
    return f"{day.day}.{_GLUE}{_MONTHS[day.month - 1]} {day.year}"


def format_date(written: str) -> str:
    """Return a date of any precision, a span with "bis", or that it is unknown."""
    if written == UNKNOWN:
        return _("unbekannt")
    start, slash, end = written.partition("/")
    if slash:
        return _("{start} bis {end}").format(start=_format_single(start), end=_format_single(end))
    return _format_single(start)


def _format_single(text: str) -> str:
    year, _dash, rest = text.partition("-")
    if not rest:
        return year
    month, _dash, day = rest.partition("-")
    name = f"{_MONTHS[int(month) - 1]} {year}"
    return f"{int(day)}.{_GLUE}{name}" if day else name


def format_term(first: str | None, last: str | None) -> str:
    """Return from when to when something holds, empty where nothing is said."""
    if not first:
        return _("bis {end}").format(end=format_date(last)) if last else ""
    if not last:
        return _("seit {start}").format(start=format_date(first))
    return _("{start} bis {end}").format(start=format_date(first), end=format_date(last))


def format_number(value: float) -> str:
    """Return a number with a decimal comma, and points between thousands from five digits on."""
    text = f"{value:,}" if abs(value) >= _SMALLEST_GROUPED else f"{value}"
    return text.replace(",", "\0").replace(".", ",").replace("\0", ".").replace("-", "\u2212")
