"""What changed in a meaning: the difference between what a reviewer saw and what stands there now, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.wording import Pair, pair_words

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One part of a meaning that changed: of which record or recommendation, which part, and the pairs in order."""

    id: str
    part: str
    pieces: tuple[Pair, ...]


def compare_meanings(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> tuple[PartChange, ...]:
    """Return the parts that differ, in the order of the new meaning; parts that the old one lacks or has alone too.

    The ledger never holds parts that may not be published; such parts are left out by the caller who knows them.
    """
    parts = dict.fromkeys((*new, *old))
    return tuple(
        PartChange(id=name, part=part, pieces=pair_words(old.get(part, ""), new.get(part, "")))
        for part in parts
        if old.get(part, "") != new.get(part, "")
    )
