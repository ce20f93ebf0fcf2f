"""The blocks of a Markdown text: what the parser says, or a short cut where the text leaves no doubt.

Most bodies are plain paragraphs, and most pages paragraphs, headings and closed fences. Those are taken apart here, several
times as fast as by markdown-it-py, whose import alone takes about 20 ms.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Sequence

COLON_FENCE = "colon_fence"

_PARAGRAPH = re.compile(r"(?:(?:(?:\*\*)?[A-Za-zÄÖÜäöüß„]|\{(?=[a-z]+\}`))[^\n]*\n)+")
"""Lines that begin with a letter, bold text or a role can only be paragraphs."""

_HEADING = re.compile(r"#{1,6} ([^\s#](?:[^\n#]*[^\s#])?)\n")
_OPENING = re.compile(r":::([^:\n][^\n]*)\n")
_FENCE_MARK = ":::"
_CLOSING = ":::\n"

TRIMMED = "\t\n\v\f\r \xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
"""What the parser takes away around a text (its MD_TRIM_CHARS)."""


class BlockToken(Struct, gc=False):
    """The part of a parser's token that we ask for; `map` is its lines from 0, the end exclusive, None for an end."""

    type: str
    nesting: int
    map: Sequence[int] | None
    level: int
    content: str = ""
    markup: str = ""
    info: str = ""


@lru_cache(maxsize=64)
def block_tokens(text: str) -> tuple[BlockToken, ...]:
    """Return the block tokens of a text. Statement, citations and nested directives all ask for the same body."""
    return simple_blocks(text) or _parsed(text)


def _parsed(text: str) -> tuple[BlockToken, ...]:
    from belegkette.loaders.markdown import block_parser  # noqa: PLC0415 - only where the text leaves doubt

    return tuple(
        BlockToken(token.type, token.nesting, token.map, token.level, token.content, token.markup, token.info)
        for token in block_parser().parse(text)
    )


def simple_blocks(text: str) -> tuple[BlockToken, ...]:
    """Return what the parser would return for a text of the simplest blocks.

    These are paragraphs, headings and closed colon fences that begin in the first column. Returns nothing where anything
    else might stand: then the parser decides.
    """
    tokens: list[BlockToken] = []
    at = line = 0
    while at < len(text):
        start = text[at]
        if start == "\n":
            at, line = at + 1, line + 1
        elif start == ":":
            found = _fenced(text, at, line)
            if found is None:
                return ()
            fence, at, line = found
            tokens.append(fence)
        elif match := (_HEADING if start == "#" else _PARAGRAPH).match(text, at):
            at = match.end()
            span = (line, line := line + text.count("\n", match.start(), at))
            kind = "heading_open" if start == "#" else "paragraph_open"
            content = match[1] if start == "#" else match[0].strip(TRIMMED)
            tokens.append(BlockToken(kind, 1, span, 0))
            tokens.append(BlockToken("inline", 0, span, 1, content))
        else:
            return ()
    return tuple(tokens)


def _fenced(text: str, at: int, line: int) -> tuple[BlockToken, int, int] | None:
    """Return the colon fence that begins here and where the text goes on, None if its end is not beyond doubt."""
    opening = _OPENING.match(text, at)
    end = text.find(f"\n{_FENCE_MARK}", opening.end() - 1) + 1 if opening else 0
    if opening is None or not end or not text.startswith(_CLOSING, end):
        return None
    content = text[opening.end() : end]
    if _FENCE_MARK in content:
        return None
    last = line + 1 + content.count("\n")
    fence = BlockToken(COLON_FENCE, 0, (line, last + 1), 0, content, _FENCE_MARK, opening[1])
    return fence, end + len(_CLOSING), last + 1
