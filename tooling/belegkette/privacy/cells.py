"""Small cells (PRV002): which numbers of a table must not be printed, and which others would give them away.

A number of persons below ``k`` is left out (primary suppression). Where a total of a row or column is printed too, the
missing number could be worked out; so a second one is left out with it (secondary suppression; Hundepool et al.,
Statistical Disclosure Control, 2012, chapter 4).
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

K = 3
"""Fewer persons than this could be recognised by those who know the field."""

PRIMARY, SECONDARY = "primary", "secondary"

Key = TypeVar("Key", bound=Hashable)


@dataclass(frozen=True)
class SuppressedCounts(Mapping[Key, int | None]):
    """A table of counts with None for what must not be printed, in the order given. `why` says why not."""

    counts: Mapping[Key, int | None]
    why: Mapping[Key, str] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> int | None:
        """Return one count, None where it must not be printed."""
        return self.counts[key]

    def __iter__(self) -> Iterator[Key]:
        """Go through the keys."""
        return iter(self.counts)

    def __len__(self) -> int:
        """Return the number of cells."""
        return len(self.counts)


def suppressed(
    counts: Mapping[Key, int],
    k: int = K,
    *,
    persons: Mapping[Key, int] | None = None,
    totals: bool = True,
) -> SuppressedCounts[Key]:
    """Return the counts as they may be printed.

    ``counts`` are what is printed: of a list by one key, of a table by (row, column) or more. ``persons`` says on how many
    persons a count rests, where that is another number; a cell that it does not name rests on nobody who needs
    protection. ``totals`` says whether sums over rows and columns are printed, or can be worked out.
    """
    protected = dict(counts) if persons is None else dict(persons)
    why = {key: PRIMARY for key in counts if 0 < protected.get(key, 0) < k and counts[key] > 0}
    if totals and why:
        _suppress_more(counts, protected, why, k)
    shown = {key: None if key in why else count for key, count in counts.items()}
    return SuppressedCounts(shown, dict(why))


def _suppress_more(counts: Mapping[Key, int], protected: Mapping[Key, int], why: dict[Key, str], k: int) -> None:
    """Add cells until no line's total tells a number below k; the smallest go first, those of nobody last."""
    lines = list(_lines(counts))
    changed = True
    while changed:
        changed = False
        for line in lines:
            hidden = [key for key in line if key in why]
            while hidden and (len(hidden) == 1 or sum(protected.get(key, 0) for key in hidden) < k):
                rest = [key for key in line if key not in why]
                if not rest:
                    break
                chosen = min(rest, key=lambda key: (counts[key] == 0, counts[key], str(key)))
                why[chosen] = SECONDARY
                hidden.append(chosen)
                changed = True


def _lines(keys: Iterable[Key]) -> Iterator[list[Key]]:
    """Yield the cells that add up to one total: all but one part of the key are the same."""
    found: dict[object, list[Key]] = {}
    for key in keys:
        if isinstance(key, tuple):
            for at in range(len(key)):
                found.setdefault((at, *key[:at], *key[at + 1 :]), []).append(key)
        else:
            found.setdefault(None, []).append(key)
    yield from found.values()
