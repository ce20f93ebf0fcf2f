"""Where the tools of tables and cards stand (filter, choice of columns): the script fills the place, which is there from the start.

A place that came with the script would push the table down under the reader's eyes.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

WITH_TOOLS = frozenset({
    "bk-matrix", "bk-reverse", "bk-overview", "bk-axis", "bk-reach", "bk-figures", "bk-gaps", "bk-ratings",
})  # fmt: skip
"""Classes of tables that can be sorted and filtered."""

CARDS = "bk-examples"
"""The class of a list of cards that can be filtered."""

_FEWEST_LINES = 4


class PlaceTools(SphinxPostTransform):
    """Mark the tables that can be sorted, and put one place for all of a section before the first of them."""

    formats = ("html",)
    default_priority = 810

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Count the lines that a section's tools would work on; few need none."""
        groups: dict[nodes.section, list[nodes.Element]] = {}
        for group in self.document.findall(_is_filtered):
            assert isinstance(group, nodes.Element)
            section = _section_of(group)
            if section is not None:
                groups.setdefault(section, []).append(group)
                group["classes"] += ["bk-sortable"] if isinstance(group, nodes.table) else []
        for section, held in groups.items():
            if sum(map(_count_lines, held)) >= _FEWEST_LINES:
                kind = [] if any(isinstance(group, nodes.table) for group in held) else ["bk-tools-cards"]
                place = nodes.container("", classes=["bk-tools", "no-search", *kind])
                first = next(one for one in section.findall(_stands_below) if one is not section)
                first.parent.insert(first.parent.index(first), place)


def _section_of(group: nodes.Element) -> nodes.section | None:
    """Return the section below the page's title in which something stands, else that of the title."""
    above: list[nodes.section] = []
    node: nodes.Node = group
    while node.parent is not None:
        node = node.parent
        if isinstance(node, nodes.section):
            above.append(node)
    return above[max(len(above) - 2, 0)] if above else None


def _is_filtered(node: nodes.Node) -> bool:
    if isinstance(node, nodes.table):
        return not WITH_TOOLS.isdisjoint(node["classes"]) and any(True for _head in node.findall(nodes.thead))
    return isinstance(node, nodes.bullet_list) and CARDS in node["classes"]


def _count_lines(group: nodes.Element) -> int:
    if isinstance(group, nodes.table):
        return sum(len(body.children) for body in group.findall(nodes.tbody))
    return len(group.children)


def _stands_below(node: nodes.Node) -> bool:
    return isinstance(node, nodes.section | nodes.table) or _is_filtered(node)
