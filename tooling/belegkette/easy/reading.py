"""An easy-to-read text as sentences and words, each at its place. Markdown's marks are blanked, so that places stay true.

Leaves out what nobody reads as text: code, comments, options of images, addresses of links.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_BLANKED = re.compile(
    r"^\s*(?:#{1,6}\s+|(?:[-*+]|\d{1,9}[.)])\s+|>\s*)"  # heading, list item, quotation
    r"|!\[[^\]]*\]\((?:[^()]|\([^()]*\))*\)"  # a picture
    r"|(?<=\])\((?:[^()]|\([^()]*\))*\)"  # the address of a link
    r"|<!--.*?-->|<[^>]*>"
    r"|`+[^`]*`+|\{[a-z-]+\}(?=`)"
    r"|\*+|__|[\[\]\\]"
)
_SKIPPED = re.compile(r"^\s*(?::[a-z][a-z-]*:(?:\s|$)|:{3,}|`{3,}|~{3,}|\(.+\)=\s*$|<!--|%)")
_ITEM = re.compile(r"^\s*(?:[-*+]|\d{1,9}[.)])\s+")
_HEADING = re.compile(r"^\s*#{1,6}\s")
_FENCE = re.compile(r"^\s*(`{3,}|~{3,})")
_BOLD = re.compile(r"(\*\*|__)(?=\S)(.+?)\1")
_WORD = re.compile(r"[^\W_]+(?:[-·'’][^\W_]+)*")
_ENDING = re.compile(r"[.!?:…]+[\"“”«»)]*(?=\s|$)")
_SHORT = re.compile(
    r"(?:(?<![\w-])(?:\d{1,3}|[A-Za-zÄÖÜäöü]|Abs|Art|Nr|bzw|ca|ff|vgl|ggf|inkl|evtl|sog|Dr|Prof|usw|etc|Mio|Mrd|Tel|Str))$"
)


@dataclass(frozen=True, slots=True)
class Word:
    """One word, its place (line and column from 1, in code points) and whether it is printed bold."""

    text: str
    line: int
    column: int
    bold: bool = False


@dataclass(frozen=True)
class Sentence:
    """Up to a full stop, a question mark, a colon or the end of the block. `kind` is text, item or heading.

    `text` is without marks; a line break inside counts as a space. `starts` are (offset in text, line, column).
    """

    text: str
    kind: str
    starts: tuple[tuple[int, int, int], ...]
    bold: tuple[tuple[int, int], ...] = ()

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset into the text."""
        start, line, column = next(part for part in reversed(self.starts) if part[0] <= offset)
        return line, column + offset - start

    def is_bold(self, offset: int) -> bool:
        """Whether the character at an offset is printed bold."""
        return any(start <= offset < end for start, end in self.bold)

    @cached_property
    def words(self) -> tuple[re.Match[str], ...]:
        """The words as matches, so that each knows its place in the text."""
        return tuple(_WORD.finditer(self.text))

    @property
    def end(self) -> str:
        """The mark it ends with, empty at the end of a heading or an item without one."""
        return self.text.rstrip(' "“”«»)')[-1:]


def parse_sentences(lines: Sequence[str], first_line: int) -> tuple[Sentence, ...]:
    """Return the sentences of a Markdown text whose first line has the number ``first_line`` in its file."""
    return tuple(
        sentence for kind, block in _blocks(lines, first_line) for sentence in _split(kind, block) if sentence.words
    )


def _blocks(lines: Sequence[str], first_line: int) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    """Yield (kind, [(line number, line)]) of every paragraph, list item and heading; code is left out."""
    kind, fence = "text", ""
    block: list[tuple[int, str]] = []
    for number, line in enumerate(lines, start=first_line):
        marks = _FENCE.match(line)
        if fence:
            fence = "" if marks and line.strip() == fence else fence
            continue
        directive = marks and line.strip().startswith(f"{marks[1]}{{")
        fence = marks[1] if marks and not directive else ""
        skipped = _SKIPPED.match(line)
        starts = _ITEM.match(line) or _HEADING.match(line)
        if (not line.strip() or skipped or starts) and block:
            yield kind, block
            kind, block = "text", []
        if line.strip() and not skipped:
            if starts:
                kind = "item" if _ITEM.match(line) else "heading"
            block.append((number, line))
            if kind == "heading":
                yield kind, block
                kind, block = "text", []
    if block:
        yield kind, block


def _split(kind: str, block: Sequence[tuple[int, str]]) -> Iterator[Sentence]:
    text = ""
    starts: list[tuple[int, int, int]] = []
    bold: list[tuple[int, int]] = []
    for number, line in block:
        begin = len(text)
        bold.extend((begin + one.start(2), begin + one.end(2)) for one in _BOLD.finditer(line))
        starts.append((len(text), number, 1))
        text += _BLANKED.sub(lambda found: " " * len(found[0]), line) + " "
    begin = 0
    for end in iter_ends(text):
        yield _sentence(kind, text, begin, end, starts, bold)
        begin = end
    if text[begin:].strip():
        yield _sentence(kind, text, begin, len(text), starts, bold)


def iter_ends(text: str) -> Iterator[int]:
    """Yield where the sentences of a text end; abbreviations and numbers with a full stop end none."""
    begin = 0
    for found in _ENDING.finditer(text):
        short = found[0].startswith(".") and _SHORT.search(text, begin, found.start())
        if not short or _ends_all_the_same(text, found.end()):
            yield found.end()
            begin = found.end()


def _ends_all_the_same(text: str, at: int) -> bool:
    """Whether nothing follows on the line: then an abbreviation ends the sentence too."""
    return not text[at:].strip()


def _sentence(  # noqa: PLR0917 - a block in its parts
    kind: str, text: str, begin: int, end: int, starts: Sequence[tuple[int, int, int]], bold: Sequence[tuple[int, int]]
) -> Sentence:
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    first = next(part for part in reversed(starts) if part[0] <= begin)
    inside = [(at - begin, line, column) for at, line, column in starts if begin < at < end]
    places = ((0, first[1], first[2] + begin - first[0]), *inside)
    marks = tuple((start - begin, stop - begin) for start, stop in bold if start < end and stop > begin)
    return Sentence(text[begin:end].rstrip(), kind, places, marks)
