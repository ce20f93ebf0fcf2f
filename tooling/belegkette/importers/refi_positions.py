"""Which characters a REFI-QDA selection means: programs count them in different ways, and none says how.

The standard counts Unicode code points from 0 and calls the end „last character“. In the wild positions are code points
or UTF-16 units, line ends count one or two, a byte order mark counts or not, and ends are inclusive or exclusive. All
readings are tried on all selections of one source, and the one under which the selections look like speech is taken:
they match their own names, or begin and end at the edges of words.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.texts import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

BOM = "\ufeff"
_NAMED = 4.0
_EDGE = 1.0
_BEFORE_STOP = 0.7
"""A passage that ends just before a full stop is likelier to have lost it than to have been marked so."""
_BLANK = -0.5
_CUT = -1.0
_OUTSIDE = -4.0
_USUAL = 0.5
"""What speaks for exclusive ends before anything is read: most programs write them."""
_NAME_LENGTH = 6
_CLEAR = 0.8
_CLOSING = frozenset(".,;:!?…”“’»)]")
_STOPS = frozenset(".!?…")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Convention:
    """One way of counting: the defaults are what the standard's examples and most programs mean."""

    utf16: bool = False
    line_end: int = 0
    """How many characters a line end counts; 0: as stored."""
    bom: bool = False
    inclusive: bool = False

    def describe(self) -> str:
        """Say it in German."""
        parts = [
            _("UTF-16-Einheiten") if self.utf16 else _("Codepunkte"),
            {0: _("Zeilenenden wie gespeichert"), 1: _("Zeilenende zählt eins"), 2: _("Zeilenende zählt zwei")}[
                self.line_end
            ],
            _("Ende einschließlich") if self.inclusive else _("Ende ausschließlich"),
        ]
        if self.bom:
            parts.append(_("Byte-Reihenfolge-Marke zählt mit"))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A selection as written: two numbers, and the name it bears (some programs put its text there)."""

    start: int
    end: int
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The convention taken for one source, the spans in the text's own characters, and how sure that is."""

    convention: Convention
    spans: tuple[tuple[int, int] | None, ...]
    ground: str
    certainty: str


class Text:
    """The stored text of a source: `plain` has LF line ends and no byte order mark."""

    def __init__(self, stored: str) -> None:
        """Remember where characters stand that conventions count differently."""
        self.has_bom = stored.startswith(BOM)
        raw = stored.removeprefix(BOM)
        self.plain = raw.replace("\r\n", "\n").replace("\r", "\n")
        self.has_crlf = "\r\n" in raw
        self._crlf = _line_ends(raw)
        self._wide = [match.start() for match in re.finditer("[\U00010000-\U0010ffff]", self.plain)]
        self._ends = [match.start() for match in re.finditer("\n", self.plain)]

    def conventions(self) -> Iterable[Convention]:
        """Yield the readings that can differ for this text, the usual one first."""
        for inclusive, utf16, line_end, bom in product(
            (False, True), (False, True) if self._wide else (False,), (0, 1, 2) if self._ends else (0,), (False, True)
        ):
            if bom and not self.has_bom:
                continue
            if line_end == 1 and not self.has_crlf:
                continue
            if line_end == 2 and len(self._crlf) == len(self._ends):  # noqa: PLR2004 - two characters, as stored
                continue
            yield Convention(utf16=utf16, line_end=line_end, bom=bom, inclusive=inclusive)

    def spans(self, convention: Convention, wanted: Sequence[Span]) -> list[tuple[int, int] | None]:
        """Return where each selection lies in `plain` under a convention; None outside the text."""
        extra = {1: [], 2: self._ends}.get(convention.line_end, self._crlf)
        heavy = sorted([*(self._wide if convention.utf16 else []), *extra])
        # A character at index i with n heavy ones before it is counted at position i + n.
        counted = [index + before for before, index in enumerate(heavy)]
        shift = 1 if convention.bom else 0

        def index(position: int) -> int:
            position -= shift
            before = bisect_right(counted, position - 1)
            # A position inside a heavy character stands for its beginning.
            return position - before if not before or counted[before - 1] + 1 != position else heavy[before - 1]

        found: list[tuple[int, int] | None] = []
        for span in wanted:
            start, end = index(span.start), index(span.end + (1 if convention.inclusive else 0))
            if convention.inclusive and index(span.end) == end:
                end += 1
            found.append((start, end) if 0 <= start < end <= len(self.plain) else None)
        return found


def _line_ends(raw: str) -> list[int]:
    """Return the indexes, in the text with LF only, of line ends that are stored as two characters."""
    return [match.start() - before for before, match in enumerate(re.finditer("\r\n", raw))]


def choose_convention(text: Text, wanted: Sequence[Span]) -> Choice:
    """Try all readings and take the one with the best evidence; the first, which is the standard's, among equals."""
    readings: dict[tuple[tuple[int, int] | None, ...], Convention] = {}
    for convention in text.conventions():
        readings.setdefault(tuple(text.spans(convention, wanted)), convention)
    scored = sorted(
        (
            (_score(text.plain, spans, wanted) + (0 if convention.inclusive else _USUAL), convention, spans)
            for spans, convention in readings.items()
        ),
        key=lambda one: (-one[0], one[1]),
    )
    score, convention, spans = scored[0]
    named = _count_named(text.plain, spans, wanted)
    edges = _count_edges(text.plain, spans)
    return Choice(
        convention=convention,
        spans=spans,
        ground=_ground(named, edges, len(wanted)),
        certainty=_certainty(scored[1][0] if len(scored) > 1 else None, score, (named, edges), len(wanted)),
    )


def _ground(named: int, edges: int, total: int) -> str:
    parts = [_("{n} von {all} Stellen beginnen und enden an Wortgrenzen").format(n=edges, all=total)]
    if named:
        parts.insert(0, _("{n} Stellen stimmen mit ihrem Namen überein").format(n=named))
    return "; ".join(parts)


def _certainty(second: float | None, score: float, counts: tuple[int, int], total: int) -> str:
    named, edges = counts
    if edges < total * _CLEAR and not named:
        return _("unsicher")
    if second is None:
        return _("sicher")
    if named or score - second >= max(1.0, total * 0.2):
        return _("sicher")
    return _("wahrscheinlich") if score > second else _("unsicher")


def _score(plain: str, spans: Sequence[tuple[int, int] | None], wanted: Sequence[Span]) -> float:
    total = 0.0
    for span, asked in zip(spans, wanted, strict=True):
        if span is None:
            total += _OUTSIDE
            continue
        total += _edge_at_start(plain, span[0]) + _edge_at_end(plain, span[1])
        if _is_named(plain, span, asked.name):
            total += _NAMED if folded(asked.name) == folded(plain[span[0] : span[1]]) else _NAMED / 2
    return total


def _count_named(plain: str, spans: Sequence[tuple[int, int] | None], wanted: Sequence[Span]) -> int:
    return sum(
        1 for span, asked in zip(spans, wanted, strict=True) if span is not None and _is_named(plain, span, asked.name)
    )


def _count_edges(plain: str, spans: Sequence[tuple[int, int] | None]) -> int:
    return sum(
        1
        for span in spans
        if span is not None and _edge_at_start(plain, span[0]) == _EDGE and _edge_at_end(plain, span[1]) > 0
    )


def _is_named(plain: str, span: tuple[int, int], name: str) -> bool:
    """Whether the selection's name is its text or the beginning of it, as some programs write it."""
    wanted = folded(name).rstrip(".… ")
    if len(wanted) < _NAME_LENGTH:
        return False
    return folded(plain[span[0] : min(span[1], span[0] + 2 * len(name) + 40)]).startswith(wanted)


def _edge_at_start(plain: str, at: int) -> float:
    if plain[at].isspace():
        return _BLANK
    inside = at > 0 and _is_word(plain[at - 1]) and _is_word(plain[at])
    closing = plain[at] in _CLOSING and at > 0 and not plain[at - 1].isspace()
    return _CUT if inside or closing else _EDGE


def _edge_at_end(plain: str, at: int) -> float:
    if plain[at - 1].isspace():
        return _BLANK
    if at == len(plain):
        return _EDGE
    if _is_word(plain[at - 1]) and _is_word(plain[at]):
        return _CUT
    return _BEFORE_STOP if plain[at] in _STOPS else _EDGE


def _is_word(char: str) -> bool:
    return char.isalnum() or char in "_-"
