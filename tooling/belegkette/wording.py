"""The difference between two texts, word by word: what was kept, left out and put in.

Two views of the same comparison: pieces of both texts in reading order, for marks inside of a text, and pairs of what went
and what came, for a message in one line. White space is no change: a text that was only wrapped differently is the same text.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

_TOKENS = re.compile(r"\w+(?:[-'’.,:/]\w+)*|[^\w\s]")
_WHOLE_WORDS = re.compile(r"\S+")
_CONTEXT, _LONGEST = 3, 400
_MOST_PAIRS = 4_000_000
"""Beyond this many pairs of words to compare, what lies between common start and end counts as replaced."""


class Edit(StrEnum):
    """What happened to a piece of text."""

    KEPT = "kept"
    DELETED = "deleted"
    INSERTED = "inserted"


class Piece(Struct, frozen=True, kw_only=True):
    """A run of words with the same fate. Pieces are joined by a space where `space` says so."""

    edit: Edit
    text: str
    space: bool = True


class Pair(NamedTuple):
    """A run of words that stayed (`old` equals `new`), went (`new` empty), came (`old` empty) or was replaced."""

    old: str
    new: str

    @property
    def same(self) -> bool:
        """Whether the words stayed."""
        return self.old == self.new


def squeeze(text: str) -> str:
    """Return a text with every run of white space as one space: how it is wrapped does not matter."""
    return " ".join(text.split())


def compare_words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces of both texts in reading order; what was deleted stands before what replaces it."""
    return _compared(_tokens(old, _TOKENS), _tokens(new, _TOKENS))


def pair_words(old: str, new: str) -> tuple[Pair, ...]:
    """Return the pairs that lead from one text to the other; marks belong to their words, words are joined by spaces."""
    pairs: list[Pair] = []
    for piece in _compared(_tokens(old, _WHOLE_WORDS), _tokens(new, _WHOLE_WORDS)):
        if piece.edit is Edit.KEPT:
            pairs.append(Pair(piece.text, piece.text))
        elif piece.edit is Edit.DELETED:
            pairs.append(Pair(piece.text, ""))
        elif pairs and not pairs[-1].new:
            pairs[-1] = Pair(pairs[-1].old, piece.text)
        else:
            pairs.append(Pair("", piece.text))
    return tuple(pairs)


def _compared(before: list[_Token], after: list[_Token]) -> tuple[Piece, ...]:
    start = _common(before, after)
    end = _common(before[start:][::-1], after[start:][::-1])
    pieces = [(Edit.KEPT, after[:start])]
    pieces += _middle(before[start : len(before) - end], after[start : len(after) - end])
    pieces.append((Edit.KEPT, after[len(after) - end :]))
    return tuple(
        Piece(edit=edit, text=_joined(tokens), space=tokens[0][1]) for edit, tokens in _merged(pieces) if tokens
    )


def mark_words(pieces: Iterable[Piece], deleted: str = "[-{}-]", inserted: str = "{{+{}+}}") -> str:
    """Return the pieces as one line of text; the frames are those of ``git diff --word-diff``."""
    frames = {Edit.KEPT: "{}", Edit.DELETED: deleted, Edit.INSERTED: inserted}
    return "".join((" " if space else "") + frames[piece.edit].format(piece.text) for piece, space in spaced(pieces))


def spaced(pieces: Iterable[Piece]) -> Iterator[tuple[Piece, bool]]:
    """Yield each piece and whether a space stands before it when both texts are shown as one."""
    last: Edit | None = None
    for piece in pieces:
        beside_its_rival = last is not None and Edit.KEPT not in {last, piece.edit} and piece.text[:1].isalnum()
        yield piece, last is not None and (piece.space or beside_its_rival)
        last = piece.edit


def shorten_kept(pieces: Iterable[Piece], words: int = 8) -> tuple[Piece, ...]:
    """Return the pieces with only so many kept words beside each change; what is left out is an ellipsis."""
    found = tuple(pieces)
    last = len(found) - 1
    return tuple(
        replace(piece, text=_shortened(piece.text.split(" "), 0 if at == 0 else words, 0 if at == last else words))
        if piece.edit is Edit.KEPT
        else piece
        for at, piece in enumerate(found)
    )


def plain_difference(pairs: Sequence[Pair]) -> str:
    """Return one line for a terminal or a message: „… wählen aus [zwei → drei] Diensten …“, at most 400 characters."""
    shown: list[str] = []
    for at, pair in enumerate(pairs):
        if not pair.same:
            shown.append(_replaced(pair))
            continue
        head = 0 if at == 0 else _CONTEXT
        tail = 0 if at == len(pairs) - 1 else _CONTEXT
        shown.append(_shortened(pair.new.split(" "), head, tail, 0) if head or tail else pair.new)
    text = " ".join(shown)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _replaced(pair: Pair) -> str:
    if not pair.old:
        return f"[+ {pair.new}]"
    if not pair.new:
        return f"[− {pair.old}]"
    return f"[{pair.old} → {pair.new}]"


def _shortened(words: list[str], head: int, tail: int, spared: int = 1) -> str:
    if len(words) <= head + tail + spared:
        return " ".join(words)
    return " ".join([*words[:head], "…", *(words[-tail:] if tail else ())])


_Token = tuple[str, bool]
"""A word or a mark, and whether white space stands before it."""


def _tokens(text: str, kind: re.Pattern[str]) -> list[_Token]:
    return [(match[0], match.start() > 0 and text[match.start() - 1].isspace()) for match in kind.finditer(text)]


def _common(one: list[_Token], two: list[_Token]) -> int:
    count = 0
    for a, b in zip(one, two, strict=False):
        if a[0] != b[0]:
            break
        count += 1
    return count


def _middle(before: list[_Token], after: list[_Token]) -> list[tuple[Edit, list[_Token]]]:
    if len(before) * len(after) > _MOST_PAIRS:
        return [(Edit.DELETED, before), (Edit.INSERTED, after)]
    words = SequenceMatcher(None, [token[0] for token in before], [token[0] for token in after], autojunk=False)
    pieces: list[tuple[Edit, list[_Token]]] = []
    for tag, old_start, old_end, new_start, new_end in words.get_opcodes():
        if tag == "equal":
            pieces.append((Edit.KEPT, after[new_start:new_end]))
        else:
            pieces += [(Edit.DELETED, before[old_start:old_end]), (Edit.INSERTED, after[new_start:new_end])]
    return pieces


def _merged(pieces: list[tuple[Edit, list[_Token]]]) -> list[tuple[Edit, list[_Token]]]:
    """Join neighbours of the same fate, so that a sentence is one piece and not thirty."""
    found: list[tuple[Edit, list[_Token]]] = []
    for edit, tokens in pieces:
        if not tokens:
            continue
        if found and found[-1][0] is edit:
            found[-1] = (edit, [*found[-1][1], *tokens])
        else:
            found.append((edit, tokens))
    return found


def _joined(tokens: list[_Token]) -> str:
    first, *rest = tokens
    return first[0] + "".join(f" {word}" if space else word for word, space in rest)
