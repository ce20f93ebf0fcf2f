"""Dates as people know them: a year, a month, a day, a span, or unknown."""

from __future__ import annotations

import calendar
import re
from datetime import date
from functools import lru_cache

UNKNOWN = "unknown"
_SINGLE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")


class PartialDate(str):
    """A date as written (ISO 8601, reduced precision allowed, spans with a slash), with its first and last day.

    `first` and `last` are None for ``unknown``. Comparisons between dates of different precision are made by the
    caller, who knows whether the first or the last day counts.
    """

    __slots__ = ("first", "last")

    first: date | None
    last: date | None


@lru_cache(maxsize=4096)
def parse_partial_date(text: str) -> PartialDate:
    """Read ``2022``, ``2022-05``, ``2022-05-17``, ``2021/2023`` or ``unknown``; anything else is a ValueError."""
    result = PartialDate(text)
    if text == UNKNOWN:
        result.first = result.last = None
        return result
    start, slash, end = text.partition("/")
    result.first, last = _days(start)
    result.last = _days(end)[1] if slash else last
    if result.last < result.first:
        raise ValueError(text)
    return result


def _days(text: str) -> tuple[date, date]:
    match = _SINGLE.fullmatch(text)
    if match is None:
        raise ValueError(text)
    year, month, day = (int(part) if part else 0 for part in match.groups())
    first = date(year, month or 1, day or 1)
    if day:
        return first, first
    last_month = month or 12
    return first, date(year, last_month, calendar.monthrange(year, last_month)[1])
