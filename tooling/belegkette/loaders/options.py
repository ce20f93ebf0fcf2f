"""Splitting a directive's content into options and body, exactly as MyST-Parser does.

The option block is a run of ``:key: value`` lines or a block between ``---`` lines. Plain ``:key: value`` lines are
read here; everything else goes through MyST-Parser's own reader, so that the check and Sphinx see the same values.
"""

from __future__ import annotations

import re
from functools import lru_cache

from msgspec import Struct

from belegkette.i18n import _

_PLAIN = re.compile(r"[ ]*:(?P<key>[A-Za-z][\w-]*):(?:[ ]+(?P<value>[^\s'\"|>#\\][^\t\x85\u2028\u2029]*))?[ ]*")


class RawOption(Struct, frozen=True, gc=False):
    """One option with the 0-based line of its key and of its value within the directive's content."""

    key: str
    value: str
    key_line: int
    value_line: int


class SplitContent(Struct, frozen=True, gc=False):
    """A directive's content taken apart. `body_line` is the 0-based content line on which the body begins.

    `fault` is (0-based content line, what is wrong) where the option block cannot be read.
    """

    options: tuple[RawOption, ...]
    body: tuple[str, ...]
    body_line: int
    fault: tuple[int, str] | None = None


@lru_cache(maxsize=64)
def split_content(content: tuple[str, ...]) -> SplitContent:
    """Take options and body of a directive apart; ``content`` are the content lines without their fence."""
    lines = list(content)
    if lines and lines[0].startswith("---"):
        return _split_block(lines)
    count = 0
    while count < len(lines) and _is_option_line(lines[count]):
        count += 1
    plain = [_PLAIN.fullmatch(line) for line in lines[:count]]
    body_line = _skip_blank(lines, count)
    if all(match is not None and " #" not in match[0] for match in plain):
        options = tuple(
            RawOption(match["key"], (match["value"] or "").rstrip(" "), at, at)
            for at, match in enumerate(plain)
            if match is not None
        )
        return SplitContent(options, tuple(lines[body_line:]), body_line)
    return _read("\n".join(line.lstrip()[1:] for line in lines[:count]), 0, lines, body_line)


def _is_option_line(line: str) -> bool:
    stripped = line.lstrip()
    return stripped.startswith(":") and not stripped.startswith(":::")


def _split_block(lines: list[str]) -> SplitContent:
    for end, line in enumerate(lines[1:], start=1):
        if line.startswith("---"):
            rest = line.lstrip("-").removeprefix(" ")
            start = end if rest else end + 1
            body = [rest, *lines[end + 1 :]] if rest else lines[end + 1 :]
            skipped = 1 if body and not body[0].strip() else 0
            found = _read(_dedent(lines[1:end]), 1, lines, start + skipped)
            return SplitContent(found.options, tuple(body[skipped:]), start + skipped, found.fault)
    return _read(_dedent(lines[1:]), 1, lines, len(lines))


def _dedent(lines: list[str]) -> str:
    import textwrap  # noqa: PLC0415 - the rare form

    return textwrap.dedent("\n".join(lines))


def _read(block: str, first_line: int, lines: list[str], body_line: int) -> SplitContent:
    from myst_parser.parsers.options import TokenizeError, options_to_tokens  # noqa: PLC0415 - the rare form

    body = tuple(lines[body_line:])
    try:
        tokens, _state = options_to_tokens(block)
    except TokenizeError as error:
        mark = error.context_mark or error.problem_mark
        return SplitContent((), body, body_line, (first_line + mark.line, _explain(error.problem)))
    options = tuple(
        RawOption(
            key.value,
            value.value if value is not None else "",
            first_line + key.start.line,
            first_line + (value.start.line if value is not None else key.start.line),
        )
        for key, value in tokens
    )
    return SplitContent(options, body, body_line)


def _explain(problem: str) -> str:
    known = {
        "expected ':' after key": _("Nach dem Namen der Option fehlt ein Doppelpunkt"),
        "found unexpected end of stream": _("Ein Anführungszeichen wird nicht geschlossen"),
        "found unknown escape character": _("Nach einem „\\“ in Anführungszeichen steht ein falsches Zeichen"),
        "expected key": _("Hier wird der Name einer Option erwartet"),
    }
    return next((german for english, german in known.items() if problem.startswith(english)), problem)


def _skip_blank(lines: list[str], count: int) -> int:
    return count + 1 if count < len(lines) and not lines[count].strip() else count
