"""Dates as German programs write them: 12.05.2022, 12. Mai 2022, Mai 2022, 2022-05-12 14:03."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("januar", "jan", "jänner", "january"),
            ("februar", "feb", "february"),
            ("märz", "mär", "mrz", "maerz", "march", "mar"),
            ("april", "apr"),
            ("mai", "may"),
            ("juni", "jun", "june"),
            ("juli", "jul", "july"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("oktober", "okt", "october", "oct"),
            ("november", "nov"),
            ("dezember", "dez", "december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_ISO = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:[T ].*)?")
_DOTTED = re.compile(r"(?:(\d{1,2})\.\s*)?(\d{1,2})\.\s*(\d{4}|\d{2})(?:[ ,T].*)?")
_WORDS = re.compile(r"(?:(\d{1,2})\.?\s+)?([A-Za-zäÄ]+)\.?\s+(\d{4})")
_CENTURY = 100


def parse_german_date(value: str | date | datetime) -> str | None:
    """Return a date as records write it, with the precision it was given in; None for what is none.

    The day stands before the month; two-digit years are of this century.
    """
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    text = value.strip()
    if match := _DOTTED.fullmatch(text):
        return _written(match[3], match[2], match[1])
    if match := _ISO.fullmatch(text):
        return _written(*match.groups())
    if (match := _WORDS.fullmatch(text)) and (month := _MONTHS.get(match[2].casefold())):
        return _written(match[3], str(month), match[1])
    return None


def _written(year: str, month: str | None, day: str | None) -> str | None:
    number = int(year) + (2000 if int(year) < _CENTURY else 0)
    try:
        date(number, int(month or 1), int(day or 1))
    except ValueError:
        return None
    return f"{number:04d}" + (f"-{int(month):02d}" if month else "") + (f"-{int(day):02d}" if month and day else "")
