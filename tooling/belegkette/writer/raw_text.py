"""A file as it is on disk, edited at places that were found in its normalised text.

Loaders strip the byte order mark, turn CRLF into LF and compose letters (NFC). What is written back keeps all of that
as it was; only the named characters change.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_MARK = "\ufeff"


class Replacement(NamedTuple):
    """What to put in place of which ASCII characters; line and column (from 1) in the normalised text."""

    line: int
    column: int
    old: str
    new: str


def replace_in(data: bytes, replacements: list[Replacement]) -> bytes:
    """Return the file's bytes with all replacements made. ValueError where the old characters do not stand there."""
    text = data.decode("utf-8")
    starts = [match.start() for match in _LINE.finditer(text)]
    for replacement in sorted(replacements, reverse=True):
        line, column, old, new = replacement
        start = starts[line - 1]
        at = start + _raw_column(text[start : _line_end(text, start)], column, old, first=line == 1)
        text = text[:at] + new + text[at + len(old) :]
    return text.encode("utf-8")


def line_ending(data: bytes) -> str:
    """Return how the file ends its lines: CRLF if it does so anywhere, else LF."""
    return "\r\n" if b"\r\n" in data else "\n"


def _line_end(text: str, start: int) -> int:
    match = _LINE.match(text, start)
    return match.end() if match else len(text)


def _raw_column(raw: str, column: int, old: str, *, first: bool) -> int:
    """Return the offset in the line as stored of a column in the line as read."""
    begin = 1 if first and raw.startswith(_MARK) else 0
    at = raw.find(old, begin)
    while at != -1:
        if len(unicodedata.normalize("NFC", raw[begin:at])) == column - 1:
            return at
        at = raw.find(old, at + 1)
    raise ValueError(old)
