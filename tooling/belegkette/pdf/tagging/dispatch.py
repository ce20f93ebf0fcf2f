"""The register of handlers, which also says what every flowable and every stretch of a line stands for."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import re

from docutils import nodes

from belegkette.pdf.dispatch import Dispatcher
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.tagging.flowables import adopt
from belegkette.pdf.tagging.languages import find_language
from belegkette.pdf.tagging.parts import Marks

_ANCHORS = re.compile(r'(?:<a name="[^"]*"/>)*')
_LINKS = (nodes.reference, nodes.footnote_reference, nodes.citation_reference)
_INLINE: tuple[type, ...] = (nodes.Inline,)


class TaggedDispatcher(Dispatcher):
    """A dispatcher that adopts flowables for their nodes and marks inline nodes that are elements of their own."""

    def __init__(self, marks: Marks | None = None) -> None:
        """Keep the marks of the book; rst2pdf makes one dispatcher without any when it reads this class."""
        super().__init__()
        self._marks = marks if marks is not None else Marks()

    def elemdispatch(self, client: Foreign, node: nodes.Node, style: Foreign = None) -> list[Foreign]:
        """Adopt what was made for the node; inner nodes came first and keep theirs."""
        flowables = super().elemdispatch(client, node, style)
        if isinstance(node, nodes.Element):
            client.trail.append(node)
            adopt(flowables, node, self._marks)
            client.trail.pop()
        return flowables

    def textdispatch(self, client: Foreign, node: nodes.Node, replaceEnt: bool = True) -> str:  # noqa: N803
        """Put a mark around the markup of a node that needs one; anchors stay before it."""
        markup = super().textdispatch(client, node, replaceEnt)
        if not isinstance(node, nodes.Element) or not _needs_mark(node):
            return markup
        anchors = _ANCHORS.match(markup)
        start = anchors.end() if anchors else 0
        text = markup[start:]
        return f'{markup[:start]}<a href="{self._marks.add(node)}">{text}</a>' if text else markup


def _needs_mark(node: nodes.Element) -> bool:
    """Say whether an inline node becomes an element: links, notes' numbers, abbreviations, foreign words."""
    if isinstance(node, _LINKS):
        return True
    if not isinstance(node, _INLINE) or isinstance(node, nodes.image):
        return False
    return bool(node.get("explanation") or find_language(node))
