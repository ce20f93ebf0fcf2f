"""Say what abbreviations stand for (ISO 32000-1, 14.9.5, entry E; ISO 14289-1, 7.2).

An author marks one with the role ``abbr``; beyond that, ``belegkette_pdf_abbreviations`` in ``conf.py`` maps
abbreviations to their expansions, as a glossary does. Each is expanded once in every chapter, where it occurs first:
a reader who hears the page wants to hear it once, not forty times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

_UNTOUCHED: tuple[type, ...] = (
    nodes.title, nodes.literal, nodes.literal_block, nodes.abbreviation, nodes.acronym, nodes.reference, nodes.raw,
    nodes.comment, nodes.footnote_reference, nodes.citation_reference, nodes.label,
)  # fmt: skip


class ExpandAbbreviations(SphinxPostTransform):
    """Wrap the first occurrence of each known abbreviation in a chapter into a node ``abbreviation``."""

    builders = ("pdf",)
    default_priority = 904

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Go through the chapters."""
        expansions: Mapping[str, str] = self.config.belegkette_pdf_abbreviations
        if expansions:
            for chapter in _iter_chapters(self.document):
                expand(chapter, expansions)


def _iter_chapters(document: nodes.document) -> Iterator[nodes.Element]:
    """Yield the outermost sections."""
    for section in document.findall(nodes.section):
        node = section.parent
        while node is not None and not isinstance(node, nodes.section):
            node = node.parent
        if node is None:
            yield section


def expand(chapter: nodes.Element, expansions: Mapping[str, str]) -> None:
    """Mark the first occurrence of each abbreviation in the chapter, as a word of its own and outside code and links."""
    waiting = dict(expansions)
    for text in list(chapter.findall(nodes.Text)):
        if not waiting:
            return
        if _is_untouched(text):
            continue
        parts = list(_split(str(text), waiting))
        if len(parts) > 1 or isinstance(parts[0], nodes.Element):
            text.parent.replace(text, parts)


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
        longest_first = sorted(waiting, key=lambda short: (-len(short), short))
        pattern = "|".join(re.escape(short) for short in longest_first)
        match = re.search(rf"(?<![\w-])(?:{pattern})(?![\w-])", text)
        if match is None:
            break
        if match.start():
            yield nodes.Text(text[: match.start()])
        yield nodes.abbreviation("", match[0], explanation=waiting.pop(match[0]))
        text = text[match.end() :]
    if text:
        yield nodes.Text(text)
