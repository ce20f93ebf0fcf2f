"""Lower what HTML builders know to nodes that print: nothing a reader sees on the site is lost on paper.

Post-transforms for the builder ``pdf``. They run on the assembled book, after references are resolved and after the
domain has lowered its own nodes. `LowerComponents` is for sphinx-design, which is recognised by names, so that it need
not be installed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util import logging

from belegkette.pdf.nodes import BoxKind, box

logger = logging.getLogger(__name__)

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)

ICONS = frozenset({"fontawesome", "octicon", "sd_icon", "sd_line_break"})
BOXED = frozenset({"card", "dropdown", "tab-item", "aside"})
_ADMONITIONS: tuple[type, ...] = (nodes.Admonition,)
ADMONITION_KINDS = {"warning": BoxKind.WARNING, "caution": BoxKind.WARNING, "danger": BoxKind.WARNING,
                    "attention": BoxKind.WARNING, "error": BoxKind.WARNING}  # fmt: skip


class PdfTransform(SphinxPostTransform):
    """A post-transform of the PDF alone."""

    builders = ("pdf",)

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Lower the whole document."""
        self.lower(self.document)

    def lower(self, document: nodes.document) -> None:
        """Change the document in place."""
        raise NotImplementedError


class LowerComponents(PdfTransform):
    """Cards, dropdowns, tabs and asides become boxes; grids flow; badges and icons become text or nothing."""

    default_priority = 900

    def lower(self, document: nodes.document) -> None:
        """Lower inner components first, so that a box keeps what its parts have become."""
        for node in list(document.findall(lambda node: type(node).__name__ in ICONS)):
            node.parent.remove(node)
        for node in reversed(list(document.findall(nodes.container))):
            if node.get("design_component") in BOXED:
                _lower_component(node)
        for node in list(document.findall(nodes.TextElement)):
            if type(node).__name__ == "PassthroughTextElement":
                node.replace_self([nodes.paragraph("", "", *node.children)] if node.children else [])
        for node in list(document.findall(nodes.inline)):
            if "sd-badge" in node["classes"]:
                node["classes"] = ["badge"]


def _lower_component(node: nodes.container) -> None:
    """Replace a component by a box; its first rubric or card title becomes the box's title.

    A card's header stands above its title, as on the site.
    """
    title = next((part for part in node.findall(nodes.Element) if _is_title(part)), None)
    text = title.astext() if title is not None else ""
    header = next((part for part in node.findall(nodes.container) if "sd-card-header" in part["classes"]), None)
    label = header.astext() if header is not None and title is not None and _is_plain(header) else ""
    for part in [part for part in node.findall(nodes.Element) if part is title or _is_stretched_link(part)]:
        part.parent.remove(part)
    if header is not None and label:
        header.parent.remove(header)
    lowered = box(
        kind=BoxKind.NOTE, title=text, label=label, ids=[*node["ids"], *(title["ids"] if title is not None else ())]
    )
    lowered.source, lowered.line = node.source, node.line
    lowered += [child for child in node.children if child.children or not isinstance(child, nodes.container)]
    node.replace_self(lowered)


def _is_plain(header: nodes.container) -> bool:
    """Say whether a card's header is one line of plain text, which becomes the line above the box's title."""
    return len(header) == 1 and not list(header.findall(lambda node: isinstance(node, nodes.Inline | nodes.Sequential)))


def _is_title(node: nodes.Element) -> bool:
    """Recognise a dropdown's or tab's rubric and a card's title."""
    if isinstance(node, nodes.rubric):
        return getattr(node.parent, "get", lambda _: None)("design_component") in BOXED
    return bool(node.get("design_component") == "card-title")


def _is_stretched_link(node: nodes.Element) -> bool:
    """Recognise the invisible link that makes a whole card clickable; its text is never shown."""
    return "sd-hide-link-text" in node["classes"]


class LowerAdmonitions(PdfTransform):
    """Notes and warnings become boxes with the admonition's own title."""

    default_priority = 901

    def lower(self, document: nodes.document) -> None:
        """Lower inner ones first."""
        for node in reversed([node for node in document.findall(nodes.Element) if isinstance(node, _ADMONITIONS)]):
            kind = ADMONITION_KINDS.get(node.tagname, BoxKind.NOTE)
            position = node.first_child_matching_class(nodes.title)
            title = _label_of(node.tagname) if position is None else node.pop(position).astext()
            lowered = box("", *node.children, kind=kind, title=title, ids=node["ids"])
            lowered.source, lowered.line = node.source, node.line
            node.replace_self(lowered)


def _label_of(name: str) -> str:
    """Return Sphinx's own label of an admonition, in the language of the project."""
    from sphinx.locale import admonitionlabels  # noqa: PLC0415 - lazily translated, read after the language is set

    return str(admonitionlabels.get(name, ""))


class LowerLeftovers(PdfTransform):
    """Task lists, struck-out text, lone images, code, raw HTML and collapsed rubrics."""

    default_priority = 902

    def lower(self, document: nodes.document) -> None:
        """Lower each sort in turn."""
        _lower_raw(document)
        for line in [node for node in document.findall(nodes.transition) if "footnotes" in node["classes"]]:
            line.parent.remove(line)  # MyST's line before notes, which stand at the foot of pages
        for image in list(document.findall(nodes.image)):
            parent = image.parent
            if isinstance(parent, nodes.paragraph) and len(parent) == 1:
                image["ids"] = [*parent["ids"], *image["ids"]]
                parent.replace_self(image)
        for block in document.findall(nodes.literal_block):
            # rst2pdf highlights what has no class "code"; colours chosen for screens are too light for paper.
            block["classes"] = ["code"]


def _lower_raw(document: nodes.document) -> None:
    for node in list(document.findall(nodes.raw)):
        text = node.astext()
        if "pdf" in node["format"].split():
            continue
        if "task-list-item-checkbox" in text:
            mark = "[x]" if 'checked="' in text else "[ ]"
            node.replace_self([nodes.literal("", mark), nodes.Text("\u00a0")])
        elif text.strip() in {"<s>", "</s>"}:
            node.parent.remove(node)
        else:
            if "html" in node["format"].split() and not _COMMENT.fullmatch(text.strip()):
                logger.warning(
                    "Rohes HTML steht nicht im PDF: %.60s",
                    text.strip(),
                    location=node,
                    type="belegkette",
                    subtype="pdf",
                )
            node.parent.remove(node)


class TurnPages(PdfTransform):
    """What has the class ``landscape`` is printed on turned pages, together with the headings right before it."""

    default_priority = 903

    def lower(self, document: nodes.document) -> None:
        """Put page breaks around each such node."""
        for node in [node for node in document.findall(nodes.Element) if _is_landscape(node)]:
            node["classes"].remove("landscape")
            parent = node.parent
            parent.insert(parent.index(node) + 1, _break_to("decoratedPage"))
            first = next(iter(_iter_openings(node)), node)
            first.parent.insert(first.parent.index(first), _break_to("landscape"))


def _is_landscape(node: nodes.Element) -> bool:
    return isinstance(node, nodes.table | nodes.container | nodes.section) and "landscape" in node["classes"]


def _iter_openings(node: nodes.Element) -> Iterator[nodes.Element]:
    """Yield the outermost section that begins with this node, if any."""
    opening = None
    while isinstance(node.parent, nodes.section) and all(
        isinstance(child, nodes.title | nodes.target | nodes.comment | addnodes.index)
        for child in node.parent.children[: node.parent.index(node)]
    ):
        opening = node = node.parent
    if opening is not None:
        yield opening


def _break_to(template: str) -> nodes.raw:
    return nodes.raw("", f"PageBreak {template}", format="pdf")


TRANSFORMS = (LowerComponents, LowerAdmonitions, LowerLeftovers, TurnPages)
