"""The structure tree without content: the doctree says what there is, and in which order."""

from __future__ import annotations

from docutils import nodes

from belegkette.pdf.nodes import box, contents_list, index_line
from belegkette.pdf.tagging.cells import describe_cell
from belegkette.pdf.tagging.elements import Element
from belegkette.pdf.tagging.headers import link_headers
from belegkette.pdf.tagging.languages import find_language
from belegkette.pdf.tagging.parts import Slot
from belegkette.pdf.tagging.record import name_element
from belegkette.pdf.tagging.roles import (
    CODE,
    GROUPS,
    ITEMS,
    LISTS,
    NOT_DRAWN,
    NOTES,
    TEXTS,
    find_numbering,
    find_role,
)

DEEPEST = 6


class Skeleton:
    """Elements for every node that is drawn; `find` gives the one that a part of a node belongs to."""

    def __init__(self, doctree: nodes.Element) -> None:
        """Read the whole doctree."""
        self.root = Element("Document")
        self._elements: dict[tuple[int, Slot], Element] = {}
        self._notes = self._tables = 0
        self._add_children(doctree, self.root, 0)

    def find(self, node: nodes.Element, slot: Slot) -> Element | None:
        """Return the element, or None if the node is drawn but has no place in the structure."""
        return self._elements.get((id(node), slot))

    def _keep(self, node: nodes.Element, element: Element, slot: Slot = Slot.TEXT) -> Element:
        self._elements[id(node), slot] = element
        return element

    def _add_children(self, node: nodes.Element, parent: Element, depth: int) -> None:
        for child in node.children:
            if isinstance(child, nodes.Element) and not isinstance(child, NOT_DRAWN):
                self._add(child, parent, depth)

    def _add(self, node: nodes.Element, parent: Element, depth: int) -> None:  # noqa: C901, PLR0912 - one case per kind
        language = find_language(node)
        if isinstance(node, nodes.section):
            self._add_section(node, _name(parent.add("Sect", language), node), depth + 1)
        elif isinstance(node, box):
            self._add_box(node, parent, depth)
        elif isinstance(node, nodes.title):
            self._keep(node, parent.add(_find_title_role(node, depth), language))
        elif isinstance(node, LISTS):
            made = parent.add("L", language)
            made.attributes["List", "ListNumbering"] = find_numbering(node)
            self._add_children(node, made, depth)
        elif isinstance(node, ITEMS):
            item = parent.add("LI", language)
            self._keep(node, item.add("Lbl"), Slot.LABEL)
            self._add_children(node, item.add("LBody"), depth)
        elif isinstance(node, NOTES):
            self._notes += 1
            note = parent.add("Note", language)
            note.identifier = f"note-{self._notes}"
            self._keep(node, note.add("Lbl"), Slot.LABEL)
            self._add_children(node, note, depth)
        elif isinstance(node, nodes.entry):
            self._add_children(node, describe_cell(node, parent), depth)
        elif isinstance(node, CODE):
            self._keep(node, parent.add("P", language).add("Code"))
        elif isinstance(node, nodes.image):
            figure = self._keep(node, parent.add("Figure", language))
            figure.alternate = node.get("alt", "")
        elif isinstance(node, nodes.reference):
            self._add_children(node, parent.add("Link", language), depth)
        elif isinstance(node, contents_list):
            self._add_contents(node, parent)
        elif isinstance(node, index_line):
            self._keep(node, parent.add("P"))
        elif isinstance(node, nodes.TextElement):
            self._keep(node, parent.add(_find_text_role(node), language))
        else:
            role = find_role(node, GROUPS) or ("Div" if language else None)
            made = parent.add(role, language) if role else parent
            self._add_children(node, made, depth)
            if role == "Table":
                self._tables += 1
                link_headers(made, self._tables)

    def _add_section(self, node: nodes.section, made: Element, depth: int) -> None:
        """Add a section; the lines of an index lie in an element Index (ISO 32000-1, Table 333)."""
        index: Element | None = None
        indexed = any(isinstance(child, index_line) for child in node.children)
        for child in node.children:
            if not isinstance(child, nodes.Element) or isinstance(child, NOT_DRAWN):
                continue
            if indexed and not isinstance(child, nodes.title):
                index = index or made.add("Index")
                self._add(child, index, depth)
            else:
                self._add(child, made, depth)

    def _add_box(self, node: box, parent: Element, depth: int) -> None:
        """Add a box: with a bookmark it is a section with a heading, else it stands aside."""
        headed = bool(node["bookmark"])
        made = _name(parent.add("Sect" if headed else "Aside", find_language(node)), node)
        if node["label"]:
            self._keep(node, made.add("P"), Slot.LABEL)
        if node["title"]:
            self._keep(node, made.add(f"H{min(depth + 1, DEEPEST)}" if headed else "P"), Slot.TITLE)
        self._add_children(node, made, depth + headed)

    def _add_contents(self, node: nodes.Element, parent: Element) -> None:
        """Add the table of contents; the line before it is its caption (ISO 32000-1, Table 333)."""
        siblings = node.parent.children
        heading = siblings[siblings.index(node) - 1]
        contents = self._keep(node, parent.add("TOC"), Slot.LINE)
        if not isinstance(heading, nodes.Element) or "contents-heading" not in heading["classes"]:
            return
        caption = self.find(heading, Slot.TEXT)
        if caption is not None:
            parent.kids.remove(caption)
            caption.role, caption.parent = "Caption", contents
            contents.kids.append(caption)


def _name(element: Element, node: nodes.Element) -> Element:
    """Give the element the node's id, by which it can be found again in the file."""
    if node["ids"]:
        element.identifier = name_element(node["ids"][0])
    return element


def _find_title_role(node: nodes.title, depth: int) -> str:
    """Return the role of a title: a heading's level is the section's depth, so no level is ever left out (7.4.2)."""
    if isinstance(node.parent, nodes.section):
        return f"H{min(depth, DEEPEST)}"
    return "Caption" if isinstance(node.parent, nodes.table) else "P"


def _find_text_role(node: nodes.Element) -> str:
    return "Title" if "cover-title" in node["classes"] else find_role(node, TEXTS) or "P"
