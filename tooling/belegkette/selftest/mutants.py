"""A defect in one file, and how many of each kind are made."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from belegkette.places import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterable


class Mutant(NamedTuple):
    """One file with one defect: what sort of defect, in which record or recommendation, and the file's new content."""

    kind: str
    subject: str
    path: str
    content: bytes


def sample(mutants: Iterable[Mutant], each: int, preferred: frozenset[str] = frozenset()) -> list[Mutant]:
    """Return so many of each kind, spread evenly over the ids: the same for the same corpus.

    Where a kind occurs in a preferred id, only those count: a defect in a record that nothing rests on says little.
    """
    by_kind: dict[str, list[Mutant]] = {}
    for mutant in mutants:
        by_kind.setdefault(mutant.kind, []).append(mutant)
    chosen = []
    for kind in sorted(by_kind):
        found = [mutant for mutant in by_kind[kind] if mutant.subject in preferred] or by_kind[kind]
        found.sort(key=lambda mutant: (natural_key(mutant.subject), mutant.path))
        steps = min(each, len(found))
        chosen += [found[at * len(found) // steps] for at in range(steps)]
    return chosen
