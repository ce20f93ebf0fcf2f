"""Say what abbreviations stand for (ISO 32000-1, 14.9.5, entry E; ISO 14289-1, 7.2).

An author marks one with the role ``abbr``; beyond that, the book's own glossaries are read, and
``belegkette_pdf_abbreviations`` in ``conf.py`` maps abbreviations to their expansions; it wins. Each is expanded once in
every chapter, where it occurs first: a reader who hears the page wants to hear it once, not forty times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_UNTOUCHED: tuple[type, ...] = (
    nodes.title, nodes.term, nodes.literal, nodes.literal_block, nodes.abbreviation, nodes.acronym, nodes.reference, nodes.raw,
    nodes.comment, nodes.footnote_reference, nodes.citation_reference, nodes.label,
)  # fmt: skip

_SHORT = re.compile(r"(?=(?:[^A-ZÄÖÜ]*[A-ZÄÖÜ]){2})[\w.&/-]{2,12}")
"""A word with at least two capitals."""
_FIRST_CLAUSE = re.compile(r"(?<=\w\w)\.(?:\s|\Z)|[:;,(]")


class ExpandAbbreviations(SphinxPostTransform):
    """Wrap the first occurrence of each known abbreviation in a chapter into a node ``abbreviation``."""

    builders = ("pdf",)
    default_priority = 904

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Go through the book."""
        expansions = {**dict(iter_glossary(self.document)), **self.config.belegkette_pdf_abbreviations}
        if expansions:
            expand(self.document, expansions)


def iter_glossary(document: nodes.document) -> Iterator[tuple[str, str]]:
    """Yield the abbreviations of Sphinx's glossaries with what they stand for.

    A term is an abbreviation if it has two capitals, and its explanation begins with what it stands for if that holds
    the same letters in the same order: "BA" is "Bundesagentur für Arbeit", but "COREQ" is no "Prüfliste".
    """
    for glossary in document.findall(nodes.definition_list):
        if "glossary" not in glossary["classes"]:
            continue
        for item in glossary.children:
            if not isinstance(item, nodes.definition_list_item):
                continue
            explanation = next((part.astext() for part in item.children if isinstance(part, nodes.definition)), "")
            expansion = _FIRST_CLAUSE.split(" ".join(explanation.split()), maxsplit=1)[0].strip()
            for term in (part.astext().strip() for part in item.children if isinstance(part, nodes.term)):
                if is_expansion(expansion, term):
                    yield term, expansion


def is_expansion(text: str, short: str) -> bool:
    """Say whether the text is what the abbreviation stands for: it begins alike and has its letters in order."""
    if not _SHORT.fullmatch(short) or not text or text[0].casefold() != short[0].casefold() or text == short:
        return False
    letters = iter(text.casefold())
    return all(letter in letters for letter in short.casefold() if letter.isalpha())


def expand(document: nodes.document, expansions: Mapping[str, str]) -> None:
    """Mark the first occurrence of each abbreviation in every chapter, as a word of its own, outside code and links."""
    waiting: dict[nodes.Node, dict[str, str]] = {}
    for text in list(document.findall(nodes.Text)):
        if _is_untouched(text):
            continue
        left = waiting.setdefault(_find_chapter(text), dict(expansions))
        parts = list(_split(str(text), left))
        if any(isinstance(part, nodes.Element) for part in parts):
            text.parent.replace(text, parts)


def _find_chapter(text: nodes.Text) -> nodes.Node:
    """Return the outermost section of the file that the text comes from: files of a book lie inside each other."""
    chapter: nodes.Node = text.parent
    node: nodes.Node | None = text.parent
    while node is not None and not isinstance(node, addnodes.start_of_file):
        chapter = node if isinstance(node, nodes.section) else chapter
        node = node.parent
    return chapter if isinstance(chapter, nodes.section) or node is None else node


def _is_untouched(text: nodes.Text) -> bool:
    node = text.parent
    while node is not None:
        if isinstance(node, _UNTOUCHED):
            return True
        node = node.parent
    return not isinstance(text.parent, nodes.TextElement)


def _split(text: str, waiting: dict[str, str]) -> Iterator[nodes.Node]:
    """Yield the text in pieces; an abbreviation that was found is taken from those that wait."""
    while waiting:
        match = _compile(tuple(waiting)).search(text)
        if match is None:
            break
        if match.start():
            yield nodes.Text(text[: match.start()])
        yield nodes.abbreviation("", match[0], explanation=waiting.pop(match[0]))
        text = text[match.end() :]
    if text:
        yield nodes.Text(text)


@cache
def _compile(shorts: tuple[str, ...]) -> re.Pattern[str]:
    """Return the expression that finds any of the abbreviations, the longest first."""
    longest_first = sorted(shorts, key=lambda short: (-len(short), short))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")
