"""The whole structure tree: the skeleton of the doctree, filled with what was drawn.

Elements inside a line (links, notes' numbers, foreign words, abbreviations, images) and the lines of the contents are
made here: where they begin and end is known only from the trace.
"""

from __future__ import annotations

from docutils import nodes

from belegkette.pdf.nodes import index_line
from belegkette.pdf.origin import describe_place
from belegkette.pdf.tagging.canvas import UntaggedError
from belegkette.pdf.tagging.elements import Element
from belegkette.pdf.tagging.languages import find_language
from belegkette.pdf.tagging.parts import Chain, Mark, Marks, Part, Sequence, Slot, Trace
from belegkette.pdf.tagging.roles import NOTES
from belegkette.pdf.tagging.skeleton import Skeleton

_NOTE_CALLS = (nodes.footnote_reference, nodes.citation_reference)


def build_tree(doctree: nodes.Element, trace: Trace, marks: Marks, root: str) -> Element:
    """Return the element Document; raise `UntaggedError` with file and line for what has no place in it."""
    filling = _Filling(Skeleton(doctree), marks, root)
    for sequence in trace.sequences:
        filling.place(sequence)
    for annotation in trace.annotations:
        filling.find_link(annotation.part, annotation.chain).kids.append(annotation)
    filling.skeleton.root.prune()
    return filling.skeleton.root


class _Filling:
    """The work of one tree."""

    def __init__(self, skeleton: Skeleton, marks: Marks, root: str) -> None:
        self.skeleton = skeleton
        self._marks = marks
        self._root = root
        self._lines: dict[Part, Element] = {}
        self._open_lines: dict[nodes.Element, list[Element]] = {}
        self._inline: dict[tuple[Element, int], Element] = {}

    def place(self, sequence: Sequence) -> None:
        """Put a sequence into its element."""
        element = self._find_inline(self._find_block(sequence.part), sequence.part, sequence.chain)
        if sequence.image is not None:
            if sequence.image is not sequence.part.node:
                element = element.add("Figure", find_language(sequence.image))
                element.alternate = sequence.image.get("alt", "")
            if sequence.box is not None:
                element.attributes["Layout", "BBox"] = tuple(round(edge, 2) for edge in sequence.box)
        element.kids.append(sequence)

    def find_link(self, part: Part, chain: Chain) -> Element:
        """Return the element of the link that an annotation belongs to."""
        block = self._find_block(part)
        if chain:
            return self._find_inline(block, part, chain)
        if block.parent is not None and block.parent.role == "Link":
            block.parent.alternate = part.node.parent.get("refuri", "") or block.alternate
            return block.parent
        raise UntaggedError(f"{describe_place(part.node, self._root)}Ein Verweis hat keinen Platz in der Struktur.")

    def _find_block(self, part: Part) -> Element:
        if part.slot is Slot.LINE:
            return self._find_line(part)
        element = self.skeleton.find(part.node, part.slot)
        if element is None:
            place, name = describe_place(part.node, self._root), type(part.node).__name__
            raise UntaggedError(f"{place}Für „{name}“ ({part.slot}) ist kein Platz in der Struktur vorgesehen.")
        return element

    def _find_line(self, part: Part) -> Element:
        """Return the Reference in the line's TOCI; deeper lines lie in a TOC within the TOCI above (Table 333)."""
        if part in self._lines:
            return self._lines[part]
        contents = self.skeleton.find(part.node, Slot.LINE)
        if contents is None:
            raise UntaggedError("Das Inhaltsverzeichnis hat keinen Platz in der Struktur.")
        items = self._open_lines.setdefault(part.node, [])
        del items[part.level :]
        if items:
            last = items[-1].kids[-1]
            contents = last if isinstance(last, Element) and last.role == "TOC" else items[-1].add("TOC")
        items.append(contents.add("TOCI"))
        self._lines[part] = items[-1].add("Reference")
        return self._lines[part]

    def _find_inline(self, block: Element, part: Part, chain: Chain) -> Element:
        """Return the innermost element of the chain, made when it is first met."""
        element = block
        for key in chain:
            if (block, key) not in self._inline:
                self._inline[block, key] = _add_inline(element, self._marks[key], part)
            element = self._inline[block, key]
        return element


def _add_inline(parent: Element, mark: Mark, part: Part) -> Element:
    """Append the element of a mark; a mark that means nothing (a link that leads nowhere) is its parent."""
    language = find_language(mark.node) if mark.node is not None else ""
    if mark.target:
        refers = isinstance(mark.node, _NOTE_CALLS) or isinstance(part.node, index_line)
        link = (parent.add("Reference") if refers else parent).add("Link", language)
        link.alternate = _describe_link(mark, part)
        return link
    expansion = mark.node.get("explanation", "") if mark.node is not None else ""
    if not language and not expansion:
        return parent
    span = parent.add("Span", language)
    span.expansion = expansion
    return span


def _describe_link(mark: Mark, part: Part) -> str:
    """Return what a link says to those who hear it out of its context (ISO 14289-1, 7.18.5)."""
    if mark.node is None:
        if isinstance(part.node, NOTES):
            return "Zurück zur Stelle im Text"
        return part.title or mark.target.lstrip("#")
    text = " ".join(mark.node.astext().split())
    if isinstance(mark.node, _NOTE_CALLS):
        return f"Fußnote {text}"
    outside = not mark.target.startswith("#") and mark.target != text
    return f"{text} ({mark.target})" if outside else text
