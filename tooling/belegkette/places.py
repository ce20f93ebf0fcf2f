"""Where everything stands in an edition: page and anchor of each record and recommendation.

Worked out from the corpus alone, before a page is read, so that a page can tell whether the places it links to have
moved. Pages of the register hold at most `PAGE_SIZE` records.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from belegkette.model.evidence import Record
from belegkette.model.terms import Kind

PAGE_SIZE = 200

REGISTER = "register/index"
CODES = "register/codes"
COMPARISON = "laendervergleich"
MATRIX = "matrix"
ANALYSES = "auswertungen/index"
FACTORS = "auswertungen/wirkfaktoren"
GAPS = "auswertungen/luecken"
FIGURES = "auswertungen/zahlen"
REACH = "auswertungen/reichweite"
EXAMPLES = "auswertungen/praxisbeispiele"
STATES = "laender"
"""The folder with one page for each Land."""
ACCESSIBILITY = "barrierefreiheit"
EASY_FOLDER = "easy-language/"
EASY_INDEX = f"{EASY_FOLDER}index"
EASY_PDF = "leicht-lesbar"
INTERNAL = "register/intern"

SLUGS: dict[Kind, str] = {
    Kind.INTERVIEW_FINDING: "befunde",
    Kind.STATE_PRACTICE: "laenderpraxis",
    Kind.PRACTICE_EXAMPLE: "praxisbeispiele",
    Kind.EVENT: "veranstaltungen",
    Kind.STATISTIC: "statistiken",
    Kind.DOCUMENT: "dokumente",
    Kind.CODING: "kodierungen",
    Kind.TABLE: "tabellen",
}
"""The register's pages, one for each kind, in this order; the last two have records in the internal edition alone."""

_DIGITS = re.compile(r"(\d+)")
_SPELLED: dict[str, str | int | None] = {"ä": "ae", "ö": "oe", "ü": "ue"}
_OTHER_SIGNS = re.compile(r"[^a-z0-9]+")


class Place(NamedTuple):
    """A page (Sphinx' docname) and an anchor on it."""

    docname: str
    anchor: str


def anchor_of(name: str) -> str:
    """Return the anchor of an id: lower case, nothing else changed, so that links from outside stay right."""
    return name.lower()


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key under which F-9 comes before F-10."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(name))


def slug_of(name: str) -> str:
    """Return a name as part of an address: small letters without umlauts, everything else a hyphen."""
    spelled = name.casefold().translate(str.maketrans(_SPELLED))
    return _OTHER_SIGNS.sub("-", spelled).strip("-")


def easy_docname(field: str) -> str:
    """Return the page of the easy-to-read edition for a field of action."""
    slug = slug_of(field) or "weitere"
    return f"{EASY_FOLDER}feld-{slug}" if slug == "index" else f"{EASY_FOLDER}{slug}"


def register_docname(kind: Kind, part: int) -> str:
    """Return the page that holds a part (from 1) of a kind's records."""
    return f"register/{SLUGS[kind]}" if part == 1 else f"register/{SLUGS[kind]}-{part}"


def iter_parts(records: Sequence[Record]) -> Iterator[tuple[int, Sequence[Record]]]:
    """Yield (number from 1, records) for each page of one kind."""
    for start in range(0, len(records), PAGE_SIZE):
        yield start // PAGE_SIZE + 1, records[start : start + PAGE_SIZE]


def place_records(by_kind: Iterable[tuple[Kind, Sequence[Record]]]) -> dict[str, Place]:
    """Return the place of every record in the register."""
    return {
        record.id: Place(register_docname(kind, part), anchor_of(record.id))
        for kind, records in by_kind
        for part, held in iter_parts(records)
        for record in held
    }
