"""For the builder ``pdf``: our nodes become the boxes and styles that the PDF knows.

Nothing is lost, but the register is set closer than on the site: short facts of a record share a line, long ones begin
with their name. The boxes are looked up when a PDF is built; the site does not need them.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.i18n import _
from belegkette.sphinx_ext.nodes import evidence, recommendation
from belegkette.sphinx_ext.render.pieces import separated

_STYLES = {
    "bk-badge": "badge",
    "bk-line-meta": "muted",
    "bk-unknown-value": "muted",
    "bk-lines": "evidence",
    "bk-turned": "landscape",
}
"""The PDF's style for a class of ours; classes without one are for the screen."""

_SMALL_TABLES = frozenset({"bk-matrix", "bk-reverse", "bk-axis", "bk-criteria", "bk-overview", "bk-reach"})
_SMALL_PRINT = "evidence"
_SHORT = 70


class LowerEdition(SphinxPostTransform):
    """Turn cards and entries into boxes, and our classes into the PDF's styles."""

    builders = ("pdf",)
    default_priority = 850

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Lower the whole book."""
        for jumps in [node for node in self.document.findall(nodes.paragraph) if "bk-jumps" in node["classes"]]:
            jumps.parent.remove(jumps)
        for badges in [node for node in self.document.findall(nodes.paragraph) if "bk-badges" in node["classes"]]:
            _part_badges(badges)
        for kind in (recommendation, evidence):
            for node in list(self.document.findall(kind)):
                node.replace_self(_box_of(node))
        for element in self.document.findall(nodes.Element):
            classes: list[str] = element.get("classes", [])
            if any(name.startswith("bk-") for name in classes):
                _restyle(element)


def _part_badges(paragraph: nodes.paragraph) -> None:
    """Put points between badges, which have no ground of their own on paper; leave out what the box's label says."""
    badges = [child for child in paragraph.children if isinstance(child, nodes.Element)]
    kept = [[child] for child in badges if "bk-kind" not in child["classes"]]
    paragraph.children = []
    paragraph += separated(kept, " · ")
    if not kept:
        paragraph.parent.remove(paragraph)


def _box_of(node: nodes.Element) -> nodes.Element:
    """Return the box of a card or entry; the id moves from the title into the label."""
    from belegkette.pdf.nodes import BoxKind, box  # noqa: PLC0415 - an HTML build does not need the PDF

    is_card = isinstance(node, recommendation)
    title = node.next_node(nodes.title)
    parts = title.findall(nodes.inline) if title is not None else ()
    lowered: nodes.Element = box(
        "",
        *(child for child in node.children if child is not title),
        kind=BoxKind.RECOMMENDATION if is_card else BoxKind.EVIDENCE,
        label=f"{_('Empfehlung') if is_card else node['label']} {node['name']}",
        title="".join(part.astext() for part in parts if "bk-title" in part["classes"]),
        bookmark=is_card,
        ids=node["ids"],
    )
    lowered.source, lowered.line = node.source, node.line
    for child in list(lowered.children):
        if isinstance(child, nodes.rubric):
            child.replace_self(nodes.paragraph("", "", *child.children, classes=["box-rubric"]))
        elif isinstance(child, nodes.field_list) and not is_card:
            child.replace_self(list(_iter_small_print(child)))
    return lowered


def _iter_small_print(facts: nodes.field_list) -> Iterator[nodes.paragraph]:
    """Yield the short facts in one paragraph, then each long one in its own."""
    short: list[list[nodes.Node]] = []
    long: list[nodes.paragraph] = []
    for field in facts.findall(nodes.field):
        label, body = field[0].astext(), field[1]
        assert isinstance(body, nodes.field_body)
        content: list[nodes.Node] = [nodes.strong("", f"{label}: "), *_flatten(body)]
        if len(body.astext()) <= _SHORT and not body.next_node(nodes.bullet_list):
            short.append(content)
        else:
            long.append(nodes.paragraph("", "", *content, classes=[_SMALL_PRINT]))
    if short:
        yield nodes.paragraph("", "", *separated(short, " · "), classes=[_SMALL_PRINT])
    yield from long


def _flatten(body: nodes.Element) -> list[nodes.Node]:
    """Return the pieces of all lines in a body as one line; the items of a list are parted by dashes."""
    items = [list(line.children) for line in body.findall(nodes.paragraph)]
    return separated(items, " – " if body.next_node(nodes.bullet_list) is not None else " ")


def _restyle(element: nodes.Element) -> None:
    classes = element["classes"]
    if isinstance(element, nodes.table):
        small = [_SMALL_PRINT] if _SMALL_TABLES & set(classes) else []
        element["classes"] = [*(name for name in classes if not name.startswith("bk-")), *small]
    elif "bk-statement" in classes:
        element["classes"] = []
        statement = nodes.strong("", "", *element.children)
        element.children = []
        element += statement
    else:
        element["classes"] = [
            _STYLES.get(name, name) for name in classes if name in _STYLES or not name.startswith("bk-")
        ]
