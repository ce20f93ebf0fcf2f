"""The next free id of a kind, as the project itself counts."""

from __future__ import annotations

import os
import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from belegkette.model.links import iter_references
from belegkette.model.terms import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.corpus import Corpus

RECOMMENDATION = "recommendation"

_COUNTED = re.compile(r"(?P<prefix>(?:[A-Z][A-Z0-9]*-)+)(?P<number>\d+)(?P<part>\.\d+)?")
_ANY_ID = re.compile(r"[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*(?:\.[0-9]+)?")
_YEARS = range(1900, 2100)
_FIRST: dict[str, str] = {
    Kind.INTERVIEW_FINDING: "F-01",
    Kind.STATE_PRACTICE: "LP-01",
    Kind.PRACTICE_EXAMPLE: "PB-01",
    Kind.EVENT: "EV-01",
    Kind.STATISTIC: "S-01",
    Kind.DOCUMENT: "D-01",
    Kind.CODING: "C-001",
    Kind.TABLE: "T-01",
    RECOMMENDATION: "E-01",
}


class _Counted(NamedTuple):
    """An id that counts: ``LDK-07.1`` is (LDK-, 7, two digits, dotted)."""

    prefix: str
    number: int
    width: int
    dotted: bool


def ids_of_kind(corpus: Corpus, kind: str) -> tuple[str, ...]:
    """Return the ids of all records of a kind, or of all recommendations, in the order of the files."""
    if kind == RECOMMENDATION:
        return tuple(corpus.recommendations)
    return tuple(name for name, record in corpus.evidence.items() if record.kind == kind)


def next_id(names: Iterable[str], taken: frozenset[str], kind: str) -> str:
    """Return the most frequent prefix among the names with the number after its highest, or the first id of a kind.

    Years are no counters (``STAT-2024``). Names with parts (``LDK-07.1``) lead to the first part of the next number.
    """
    counted = [found for name in names if (found := _counted(name)) is not None]
    if not counted:
        start = _counted(_FIRST[kind])
        assert start is not None
        return _free(start.prefix, start.number, start.width, "", taken)
    prefix = _usual_prefix(counted)
    ours = [one for one in counted if one.prefix == prefix]
    last = max(ours, key=lambda one: one.number)
    return _free(prefix, last.number + 1, last.width, ".1" if all(one.dotted for one in ours) else "", taken)


def latest_id(names: Iterable[str]) -> str:
    """Return the name with the highest number, of those with the most frequent prefix; empty if none counts."""
    counted = [(name, found) for name in names if (found := _counted(name)) is not None]
    if not counted:
        return ""
    prefix = _usual_prefix(found for _name, found in counted)
    return max((pair for pair in counted if pair[1].prefix == prefix), key=lambda pair: pair[1].number)[0]


def taken_ids(corpus: Corpus) -> frozenset[str]:
    """Return every id that is declared, linked to, or stands in the ledger; a new record must not answer to it."""
    found = {*corpus.evidence, *corpus.recommendations, *corpus.declared, *_linked(corpus)}
    try:
        with open(
            os.path.join(corpus.root, "recommendations", "reviews.yaml"), encoding="utf-8", errors="replace"
        ) as ledger:
            found.update(_ANY_ID.findall(ledger.read()))
    except OSError:
        pass
    return frozenset(found)


def _usual_prefix(counted: Iterable[_Counted]) -> str:
    """Return the prefix with the most numbers, the first by alphabet among equals."""
    often = Counter(prefix for prefix, _number in {(one.prefix, one.number) for one in counted})
    return min(often, key=lambda word: (-often[word], word))


def _linked(corpus: Corpus) -> Iterator[str]:
    for record in corpus.evidence.values():
        for name, _pointer in iter_references(record):
            yield name
    for page in corpus.pages:
        for citation in page.all_citations():
            yield citation.id
        for recommendation in page.recommendations:
            for option in recommendation.options.values():
                for mention in option.items:
                    yield mention.text


def _counted(name: str) -> _Counted | None:
    match = _COUNTED.fullmatch(name)
    if match is None or (len(match["number"]) == len("2024") and int(match["number"]) in _YEARS):
        return None
    return _Counted(match["prefix"], int(match["number"]), len(match["number"]), match["part"] is not None)


def _free(prefix: str, number: int, width: int, part: str, taken: frozenset[str]) -> str:
    bases = {name.partition(".")[0] for name in taken}
    while (base := f"{prefix}{number:0{width}d}") in bases:
        number += 1
    return base + part
