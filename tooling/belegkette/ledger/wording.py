"""What changed, word by word: the difference between what a reviewer saw and what stands there now."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_WORD = re.compile(r"\S+")
_COMPARED_WORDS = 4_000
"""Longer texts are not compared word by word: that would take time with the square of their length."""

_CONTEXT = 3
_LONGEST = 400


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that stayed (`old` equals `new`), went (`new` empty), came (`old` empty) or was replaced."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether the words stayed."""
        return self.old == self.new


@dataclass(frozen=True, slots=True, kw_only=True)
class PartChange:
    """One part of a meaning that changed: of which record or recommendation, which part, and the pieces in order."""

    id: str
    part: str
    pieces: tuple[Piece, ...]


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces that lead from one text to the other; white space between words does not count."""
    before, after = _WORD.findall(old), _WORD.findall(new)
    if before == after:
        return (Piece(" ".join(before), " ".join(before)),) if before else ()
    return tuple(_pieces(before, after))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    if max(len(before), len(after)) > _COMPARED_WORDS:
        yield Piece(" ".join(before), " ".join(after))
        return
    import difflib  # noqa: PLC0415 - only a change pays for it

    matcher = difflib.SequenceMatcher(None, before, after, autojunk=False)
    for _tag, old_from, old_to, new_from, new_to in matcher.get_opcodes():
        yield Piece(" ".join(before[old_from:old_to]), " ".join(after[new_from:new_to]))


def compare_meanings(name: str, old: Mapping[str, str], new: Mapping[str, str]) -> tuple[PartChange, ...]:
    """Return the parts that differ, in the order of the new meaning; parts that the old one lacks or has alone too.

    The ledger never holds parts that may not be published; such parts are left out by the caller who knows them.
    """
    parts = dict.fromkeys((*new, *old))
    return tuple(
        PartChange(id=name, part=part, pieces=compare_words(old.get(part, ""), new.get(part, "")))
        for part in parts
        if old.get(part, "") != new.get(part, "")
    )


def plain_difference(pieces: tuple[Piece, ...]) -> str:
    """Return one line for a terminal or a message: „… wählen aus [zwei → drei] Diensten …“, at most 400 characters."""
    shown: list[str] = []
    for at, piece in enumerate(pieces):
        if not piece.same:
            shown.append(_replaced(piece))
            continue
        words = piece.new.split(" ")
        first, last = at == 0, at == len(pieces) - 1
        head = [] if first else words[:_CONTEXT]
        tail = [] if last else words[-_CONTEXT:]
        if len(words) <= len(head) + len(tail) or (first and last):
            shown.append(piece.new)
        else:
            shown.append(" ".join([*head, "…", *tail]))
    text = " ".join(shown)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _replaced(piece: Piece) -> str:
    if not piece.old:
        return f"[+ {piece.new}]"
    if not piece.new:
        return f"[− {piece.old}]"
    return f"[{piece.old} → {piece.new}]"
