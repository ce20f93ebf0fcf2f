"""For the builder ``pdf``: our nodes become the boxes and styles that the PDF knows.

Nothing is lost, but the register is set closer than on the site: short facts of a record share a line, long ones begin
with their name. The boxes are looked up when a PDF is built; the site does not need them.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.i18n import _
from belegkette.sphinx_ext.drawings import lower_drawings
from belegkette.sphinx_ext.lowering_register import compress_code, compress_entry, set_in_columns
from belegkette.sphinx_ext.nodes import evidence, recommendation
from belegkette.sphinx_ext.render.pieces import separated

_STYLES = {
    "bk-badge": "badge",
    "bk-deleted": "muted",
    "bk-line-meta": "muted",
    "bk-unknown-value": "muted",
    "bk-lines": "evidence",
    "bk-turned": "landscape",
}
"""The PDF's style for a class of ours; classes without one are for the screen."""

_SMALL_TABLES = frozenset({
    "bk-matrix", "bk-reverse", "bk-axis", "bk-criteria", "bk-overview", "bk-reach", "bk-ratings", "bk-gaps", "bk-figures",
    "bk-conflict", "bk-cross", "bk-laender", "bk-missing",
})  # fmt: skip
_MEASURED_TABLES = frozenset({"bk-overview", "bk-reach"})
"""Tables whose columns are as wide on paper as their content asks."""

_WHOLE_TABLES = frozenset({"bk-axis", "bk-criteria"})
"""Tables that are not divided if they fit on a page."""

_SMALL_PRINT = "evidence"
_AROUND_HEAD, _WIDEST = 3, 40
"""Letters by which a column of the matrix is wider than its head at least, and for which it has room at most."""


class LowerEdition(SphinxPostTransform):
    """Turn cards and entries into boxes, and our classes into the PDF's styles."""

    builders = ("pdf",)
    default_priority = 850

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Lower the whole book."""
        lower_drawings(self.document, self.env)
        for jumps in [node for node in self.document.findall(nodes.paragraph) if "bk-jumps" in node["classes"]]:
            jumps.parent.remove(jumps)
        for badges in [node for node in self.document.findall(nodes.paragraph) if "bk-badges" in node["classes"]]:
            _part_badges(badges)
        for kind in (recommendation, evidence):
            for node in list(self.document.findall(kind)):
                node.replace_self(_box_of(node))
        for section in [node for node in self.document.findall(nodes.section) if "bk-code" in node["classes"]]:
            compress_code(section)
        set_in_columns(self.document)
        for card in [node for node in self.document.findall(nodes.section) if "bk-transfer" in node["classes"]]:
            for paragraph in [child for child in card.children if isinstance(child, nodes.paragraph)]:
                paragraph["classes"].append("lead")
        keep_notes_company(self.document)
        level_columns([table for table in self.document.findall(nodes.table) if "bk-matrix" in table["classes"]])
        for element in self.document.findall(nodes.Element):
            classes: list[str] = element.get("classes", [])
            if any(name.startswith("bk-") for name in classes):
                _restyle(element)


def keep_notes_company(document: nodes.document) -> None:
    """Let the two paragraphs before the state of an easy text go with it: alone on a page it would say nothing."""
    for note in document.findall(nodes.paragraph):
        if "bk-easy-note" in note["classes"]:
            siblings = note.parent.children
            place = siblings.index(note)
            for before in siblings[max(place - 2, 0) : place]:
                if isinstance(before, nodes.paragraph):
                    before["classes"].append("lead")


def _part_badges(paragraph: nodes.paragraph) -> None:
    """Put points between badges, which have no ground of their own on paper; leave out what the box's label says."""
    badges = [child for child in paragraph.children if isinstance(child, nodes.Element)]
    kept = [[child] for child in badges if "bk-kind" not in child["classes"]]
    paragraph.children = []
    paragraph += separated(kept, " · ")
    if not kept:
        paragraph.parent.remove(paragraph)


def _box_of(node: nodes.Element) -> nodes.Element:
    """Return the box of a card, the id in its label, or of an entry, the id before its title."""
    from belegkette.pdf.nodes import BoxKind, box  # noqa: PLC0415 - an HTML build does not need the PDF

    is_card = isinstance(node, recommendation)
    title = node.next_node(nodes.title)
    parts = title.findall(nodes.inline) if title is not None else ()
    words = "".join(part.astext() for part in parts if "bk-title" in part["classes"])
    lowered: nodes.Element = box(
        "",
        *(child for child in node.children if child is not title),
        kind=BoxKind.RECOMMENDATION if is_card else BoxKind.EVIDENCE,
        label=f"{_('Empfehlung')} {node['name']}" if is_card else "",
        title=words if is_card else f"{node['name']} {words}",
        mark="" if is_card else node["name"],
        bookmark=is_card,
        ids=node["ids"],
    )
    lowered.source, lowered.line = node.source, node.line
    for child in list(lowered.children):
        if isinstance(child, nodes.rubric):
            child.replace_self(nodes.paragraph("", "", *child.children, classes=["box-rubric"]))
    if not is_card:
        compress_entry(lowered)
    return lowered


def level_columns(tables: list[nodes.table]) -> None:
    """Give tables of one sort the same columns, as wide as their cells are long on average, and as their labels."""
    lengths: dict[int, list[int]] = {}
    heads: dict[int, int] = {}
    for table in tables:
        for row in table.findall(nodes.row):
            for at, cell in enumerate(row.children):
                if isinstance(row.parent, nodes.thead):
                    heads[at] = len(cell.astext()) + _AROUND_HEAD
                else:
                    lengths.setdefault(at, []).append(len(cell.astext()))
                    labels = [len(word) for word in cell.astext().split() if word.endswith(":")]
                    heads[at] = max([heads.get(at, 0), *(length + _AROUND_HEAD for length in labels)])
    shares = {at: max(heads.get(at, 0), sum(found) // len(found)) for at, found in lengths.items()}
    for table in tables:
        for at, column in enumerate(table.findall(nodes.colspec)):
            column["colwidth"] = min(shares[at], _WIDEST)


def _restyle(element: nodes.Element) -> None:
    classes = element["classes"]
    if isinstance(element, nodes.table):
        small = [_SMALL_PRINT] if _SMALL_TABLES & set(classes) else []
        if _MEASURED_TABLES & set(classes):
            classes[:] = [name.replace("colwidths-given", "colwidths-auto") for name in classes]
        whole = ["whole"] if _WHOLE_TABLES & set(classes) else []
        element["classes"] = [*(name for name in classes if not name.startswith("bk-")), *small, *whole]
    elif "bk-statement" in classes:
        element["classes"] = []
        statement = nodes.strong("", "", *element.children)
        element.children = []
        element += statement
    else:
        element["classes"] = [
            _STYLES.get(name, name) for name in classes if name in _STYLES or not name.startswith("bk-")
        ]
