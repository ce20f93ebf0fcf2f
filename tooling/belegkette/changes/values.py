"""Values of any key as one line of text, so that a change can be shown whatever it is in."""

from __future__ import annotations

from typing import Any

from msgspec import Struct, to_builtins

from belegkette.changes.document import FieldChange, TextPiece
from belegkette.wording import compare_words, squeeze

_PROSE = 30
"""From this length on a text is compared word by word; shorter ones are easier read side by side."""

NO_MEANING_INSIDE = frozenset({"note", "accessed", "archived"})
"""Keys inside of other keys that say nothing about the matter, as for the review ledger."""


def field_change(name: str, before: Any, after: Any) -> FieldChange | None:  # noqa: ANN401 - any key of any record
    """Return the change of one key, None if both say the same but for white space, notes and bold type."""
    if before == after:
        return None
    old, new = (as_line(value).replace("**", "") for value in (before, after))
    if old == new:
        return None
    prose = isinstance(before, str) and isinstance(after, str) and min(len(old), len(new)) >= _PROSE
    words = (
        tuple(TextPiece(edit=piece.edit, text=piece.text, space=piece.space) for piece in compare_words(old, new))
        if prose
        else ()
    )
    return FieldChange(name=name.replace("_", "-"), before=old, after=new, words=words)


def as_line(value: Any) -> str:  # noqa: ANN401
    """Return a value as one line; nothing is an empty text."""
    if value is None or isinstance(value, str):
        return squeeze(value or "")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Struct):
        return as_line(to_builtins(value, enc_hook=str))
    if isinstance(value, dict):
        parts = ((key, as_line(item)) for key, item in value.items() if key not in NO_MEANING_INSIDE)
        return "; ".join(f"{key}: {line}" for key, line in parts if line)
    if isinstance(value, list | tuple):
        nested = any(isinstance(item, Struct | dict) for item in value)
        return (" | " if nested else ", ").join(as_line(item) for item in value)
    return str(value)
