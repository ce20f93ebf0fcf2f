"""Finding directives and running text in a MyST page with a real Markdown parse.

Uses markdown-it-py with the block rules that MyST-Parser uses, so that what stands in code, comments or front matter
does not count, and directives are found at every depth, in backtick and in colon fences.
"""

from __future__ import annotations

import re
from functools import lru_cache
from operator import add
from typing import TYPE_CHECKING

from msgspec import Struct

from belegkette.loaders.blocks import COLON_FENCE, BlockToken, block_tokens
from belegkette.loaders.options import split_content
from belegkette.loaders.titles import running_text_of
from belegkette.model.recommendation import ROLES, Citation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


MAX_NESTING = 30

VERBATIM_DIRECTIVES = frozenset(
    "code code-block sourcecode literalinclude highlight math raw eval-rst parsed-literal graphviz mermaid productionlist "
    "csv-table toctree include image youtube substitution-code-block doctest testcode testsetup testoutput testcleanup "
    "csv-tabelle mathe formel roh unverändert einfügen bild".split()
)
"""Directives whose content is no Markdown: nothing in them counts."""

_LONGEST_PARAGRAPH = 100_000
"""Nobody writes a longer one; what is longer is searched, not parsed, so that no input takes minutes."""

_FENCES = ("fence", COLON_FENCE)
_MARKERS = tuple(f"{{{role}}}`" for role in ROLES)
_NONE_BEFORE = (0,) * len(ROLES)
_SPECIAL = re.compile(r"[`\\<]")
_ANY_ROLE = re.compile(r"\{([a-zA-Z0-9_\-+:]+)\}`([^`\n]+)`")


class Directive(Struct, frozen=True, gc=False):
    """One directive: its name as written, its argument, and its content lines with the fence's indentation removed.

    `line` is the opening fence; `content_line` the first line after it; both from 1. A fence that is no directive is one
    only if it never ends: then `opener` is what begins it, and plain code is taken as directive ``code``.
    """

    name: str
    argument: str
    line: int
    column: int
    content: tuple[str, ...]
    content_line: int
    closed: bool
    opener: str = ""


class Prose(Struct, frozen=True, gc=False):
    """A stretch of running text: the lines ``line`` to ``line + count - 1`` hold it; `content` is its Markdown.

    `level` counts the blocks around it. `before` counts, for each of `ROLES`, how often it begins in the cells to the left, where stretches share a table row.
    """

    content: str
    line: int
    count: int
    before: tuple[int, ...] = _NONE_BEFORE
    level: int = 0


class Block(Struct, frozen=True, gc=False):
    """A block at the top of a body: the token type and the lines it covers (from 1, end exclusive)."""

    type: str
    line: int
    end: int


def iter_parts(
    lines: Sequence[str], first_line: int, source: Sequence[str], depth: int = 0
) -> Iterator[Directive | Prose]:
    """Yield the directives and the running text of a body, in order, without looking into directives.

    ``lines`` is the body, ``first_line`` where it starts (from 1), ``source`` all lines of the file; ``depth`` counts
    the nameless colon fences around the body.
    """
    last: Prose | None = None
    for token in block_tokens("\n".join(lines) + "\n"):
        if token.map is None:
            continue
        line = first_line + token.map[0]
        if token.type in _FENCES:
            yield from _fence(token, line, source, depth)
        elif token.type == "inline":
            before = _NONE_BEFORE
            if last is not None and last.line == line:
                before = tuple(map(add, last.before, map(last.content.count, _MARKERS)))
            last = Prose(token.content, line, token.map[1] - token.map[0], before, token.level)
            yield last


def _fence(token: BlockToken, line: int, source: Sequence[str], depth: int) -> Iterator[Directive | Prose]:
    parts = token.info.strip().split(maxsplit=1)
    name = parts[0] if parts else ""
    assert token.map is not None  # fences always have a map
    last = line - 1 + token.map[1] - token.map[0] - 1
    closed = _is_closed(token, source[min(last, len(source) - 1)])
    if name.startswith("{") and name.endswith("}"):
        column = source[line - 1].find(token.markup) + 1
        content = tuple(token.content.removesuffix("\n").split("\n")) if token.content else ()
        argument = parts[1] if len(parts) > 1 else ""
        yield Directive(name[1:-1], argument, line, max(column, 1), content, line + 1, closed)
    elif token.type == COLON_FENCE:
        if not closed:
            column = max(source[line - 1].find(token.markup) + 1, 1)
            yield Directive("", name, line, column, (), line + 1, closed=False, opener=token.markup)
        if depth < MAX_NESTING:
            yield from iter_parts(token.content.removesuffix("\n").split("\n"), line + 1, source, depth + 1)
    elif not closed:
        column = max(source[line - 1].find(token.markup) + 1, 1)
        content = tuple(token.content.split("\n"))
        yield Directive("code", "", line, column, content, line + 1, closed=False, opener=token.markup)


def _is_closed(token: BlockToken, last_line: str) -> bool:
    assert token.map is not None
    last = last_line.strip().lstrip("> ")
    return token.map[1] - token.map[0] > 1 and last.startswith(token.markup) and not last.strip(token.markup[0])


def iter_blocks(lines: Sequence[str], first_line: int) -> Iterator[Block]:
    """Yield the outermost blocks of a body in order (comments and blank lines are none)."""
    for token in block_tokens("\n".join(lines) + "\n"):
        if token.level == 0 and token.map is not None and token.nesting >= 0 and token.type != "myst_line_comment":
            yield Block(token.type, first_line + token.map[0], first_line + token.map[1])


def iter_nested(
    lines: Sequence[str], first_line: int, source: Sequence[str], depth: int = 0
) -> Iterator[tuple[Directive | Prose, int]]:
    """Yield (part, depth) for a body and for the bodies of all directives in it that hold Markdown."""
    for part in iter_parts(lines, first_line, source):
        yield part, depth
        if isinstance(part, Directive) and (title := running_text_of(part)):
            yield Prose(title, part.line, 1), depth + 1
        if isinstance(part, Directive) and part.name not in VERBATIM_DIRECTIVES and depth < MAX_NESTING:
            split = split_content(part.content)
            yield from iter_nested(split.body, part.content_line + split.body_line, source, depth + 1)


def find_citations(prose: Prose, source: Sequence[str]) -> Iterator[Citation]:
    """Yield our roles in a stretch of running text with their places."""
    if not any(marker in prose.content for marker in _MARKERS):
        return
    places: dict[str, Sequence[tuple[int, int]]] = {}
    for role, name, at in _roles(prose.content):
        if role in ROLES:
            number = ROLES.index(role)
            if role not in places:
                places[role] = _places(prose, source, _MARKERS[number])
            found, at_row = places[role], at + prose.before[number]
            line, column = found[at_row] if at_row < len(found) else (prose.line, 1)
            yield Citation(role, name.strip(), line, column)


def _roles(content: str) -> Iterator[tuple[str, str, int]]:
    """Yield (role, content, how many times "{role}`" stands before it)."""
    if len(content) > _LONGEST_PARAGRAPH or not _SPECIAL.search(_ANY_ROLE.sub("", content)):
        found = [(match[1], match[2]) for match in _ANY_ROLE.finditer(content)]
        seen: dict[str, int] = {}
        for role, name in found:
            yield role, name, seen.get(role, 0)
            seen[role] = seen.get(role, 0) + 1
        return
    cursor: dict[str, int] = {}
    from belegkette.loaders.markdown import inline_parser  # noqa: PLC0415 - only where more than our roles is marked up

    for token in inline_parser().parseInline(content):
        for child in token.children or []:
            for role in ROLES:
                before = cursor.get(role, 0)
                marker = f"{{{role}}}`"
                if child.type == "myst_role" and child.meta["name"] == role:
                    yield role, child.content, before
                    cursor[role] = before + 1
                elif marker in child.content:
                    cursor[role] = before + child.content.count(marker)


def _places(prose: Prose, source: Sequence[str], marker: str) -> Sequence[tuple[int, int]]:
    """Return (line, column) of every marker in the lines of a stretch, the cells around it included."""
    if prose.count == 1:
        return _marker_places(source[prose.line - 1], prose.line, marker)
    return [
        place
        for line in range(prose.line, prose.line + prose.count)
        for place in _marker_places(source[line - 1], line, marker)
    ]


@lru_cache(maxsize=len(ROLES))
def _marker_places(text: str, line: int, marker: str) -> tuple[tuple[int, int], ...]:
    """Return (line, column) of every marker in one line; the cells of a long row all ask the same."""
    return tuple((line, match.start() + 1) for match in re.finditer(re.escape(marker), text))
