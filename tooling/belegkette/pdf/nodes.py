"""Doctree nodes that only the PDF knows: boxes, and the lines of contents and index.

`box` is the public one: the layer above lowers its own nodes to it in a post-transform for the builder ``pdf``. The
other two are made here, when the book is put together.
"""

from __future__ import annotations

from enum import StrEnum

from docutils import nodes


class BoxKind(StrEnum):
    """What a box holds; every kind has its own three styles ``box-KIND``, ``box-KIND-label`` and ``box-KIND-title``."""

    RECOMMENDATION = "recommendation"
    EVIDENCE = "evidence"
    NOTE = "note"
    WARNING = "warning"


class box(nodes.General, nodes.Element):  # noqa: N801 - docutils writes its node classes in lower case
    """A tinted box with a bar at its left edge, which stays on one page if it fits there.

    Attributes: ``kind`` (a `BoxKind`), ``label`` (small line above the title, such as "Empfehlung HE-01"; may be empty),
    ``title`` (plain text; may be empty), ``mark`` (words at the title's beginning that stand out; optional) and
    ``bookmark`` (true: the title becomes an entry of the PDF's outline and of the list of boxes). The children are body
    nodes of any sort. The node's own ids become the target of links to the box.
    """

    def __init__(
        self,
        rawsource: str = "",
        *children: nodes.Node,
        kind: str = BoxKind.NOTE,
        title: str = "",
        label: str = "",
        bookmark: bool = False,
        **attributes: object,
    ) -> None:
        """Refuse a kind that no style belongs to."""
        super().__init__(
            rawsource, *children, kind=str(BoxKind(kind)), title=title, label=label, bookmark=bookmark, **attributes
        )


class contents_list(nodes.General, nodes.Element):  # noqa: N801
    """The place of the table of contents; its lines are known only after the first pass over the pages.

    With ``boxes``, a list of (target, text), it lists these instead of the headings.
    """


class index_line(nodes.Part, nodes.Element):  # noqa: N801
    """One line of the index: ``text``, ``level`` (0 or 1) and ``targets``, ids whose page numbers follow the text."""
