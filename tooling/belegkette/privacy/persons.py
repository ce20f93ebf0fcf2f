"""How many people stand behind a combination of region, group, factor and code, and what can be worked out from it.

*Persons of a cell*: every interview counts as one, or as the largest ``n`` of its findings in the cell; never fewer than
the largest ``n`` of a single finding. The number is rather too small than too large.

Regions and groups add up: who lives in one district does not live in the next. Factors and codes do not, because one
person names several; so a total is one over regions, over groups or over both, of the same factor and code.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import NamedTuple

_BETWEEN_INTERVIEWS = re.compile(r"\s*[,;]\s*")

Around = Callable[[str], tuple[str, ...]]
"""Return a region and everything it is part of, nearest first."""


class Cell(NamedTuple):
    """A combination of what a reader knows of people; an empty part is not part of it."""

    region: str = ""
    group: str = ""
    factor: str = ""
    code: str = ""


class Voices(NamedTuple):
    """A public finding as far as people can be recognised by it: where it belongs, its ``n``, and its interviews."""

    name: str
    cells: tuple[Cell, ...]
    n: int | None
    interviews: frozenset[str]


class Rest(NamedTuple):
    """So many people remain when the parts of a total are taken from it."""

    persons: int
    parts: tuple[Cell, ...]
    known: int


def interviews_in(text: str) -> tuple[str, ...]:
    """Return the interviews that a field names: one, or several keys between commas ("LDK-01, LDK-02")."""
    keys = tuple(filter(None, _BETWEEN_INTERVIEWS.split(text.strip())))
    return (text,) if any(" " in key for key in keys) else keys


def combine(regions: Iterable[str], groups: Iterable[str], factor: str, codes: Iterable[str]) -> tuple[Cell, ...]:
    """Return the combinations to which a finding belongs, the coarsest first."""
    named = tuple(groups) or ("",)
    base = tuple(Cell(region, group) for region in tuple(regions) or ("",) for group in named)
    themes = tuple(codes)
    found = [*base]
    if factor:
        found += [cell._replace(factor=factor) for cell in base]
    found += [cell._replace(code=code) for cell in base for code in themes]
    if factor:
        found += [cell._replace(factor=factor, code=code) for cell in base for code in themes]
    return tuple(found)


class Persons(Mapping[Cell, int]):
    """The persons of every cell of some findings, and what a reader can subtract from one another."""

    def __init__(self, findings: Iterable[Voices]) -> None:
        """Count."""
        weights: dict[Cell, dict[str, int]] = defaultdict(dict)
        self._alike: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        largest: dict[Cell, int] = defaultdict(int)
        for one in findings:
            alone = one.n or 1 if len(one.interviews) == 1 else 1
            for cell in one.cells:
                held = weights[cell]
                for interview in one.interviews:
                    held[interview] = max(alone, held.get(interview, 0))
                largest[cell] = max(largest[cell], one.n or 0)
        self.stated = dict(largest)
        self._interviews = weights
        self._counts = {cell: max(sum(held.values()), largest[cell]) for cell, held in weights.items()}
        for cell in weights:
            self._alike[cell.factor, cell.code].append(cell)

    def __getitem__(self, cell: Cell) -> int:
        """Return the persons of a cell."""
        return self._counts[cell]

    def __iter__(self) -> Iterator[Cell]:
        """Go through the cells in the order of the findings."""
        return iter(self._counts)

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self._counts)

    def rests(self, total: Cell, n: int, around: Around, *, own: bool) -> Iterator[Rest]:
        """Yield what remains of ``n`` people of a cell for each way to divide it: by group, by region, by both.

        ``own`` says that the total is a finding's own number, not one known from elsewhere: then a part must tell its
        number too, and parts that are known to be other people are none.
        """
        alike = self._alike.get((total.factor, total.code), ())
        cells = [cell for cell in alike if not own or self._may_be_part(cell, total)]
        groups = {cell.group for cell in cells if cell.group} if not total.group else set()
        regions = _topmost((cell.region for cell in cells if _lies_in(cell.region, total.region, around)), around)
        for by_region, by_group in ((False, True), (True, False), (True, True)):
            parts = tuple(
                cell
                for cell in cells
                if (cell.region in regions if by_region else cell.region == total.region)
                and (cell.group in groups if by_group else cell.group == total.group)
            )
            if parts:
                known = sum(self[cell] for cell in parts)
                yield Rest(n - known, parts, known)

    def _may_be_part(self, cell: Cell, total: Cell) -> bool:
        """Whether readers can subtract it: its number is told, and it is not known to be made of other people."""
        if not self.stated[cell]:
            return False
        known = all(self[one] == len(self._interviews[one]) for one in (cell, total))
        return not known or not self._interviews[cell].keys().isdisjoint(self._interviews[total])


def _lies_in(region: str, whole: str, around: Around) -> bool:
    """Whether a region is a real part of another, or of everything."""
    return bool(region) and region != whole and (not whole or whole in around(region))


def _topmost(regions: Iterable[str], around: Around) -> frozenset[str]:
    """Return the regions that lie in no other of them, so that nobody is counted twice."""
    found = frozenset(regions)
    return frozenset(region for region in found if not found & set(around(region)[1:]))
