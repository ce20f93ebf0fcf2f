"""For the builder ``pdf``: the register is set small, in two columns, each record in a few paragraphs.

Nothing that the site says is left out: the id runs into the title, facts run into each other, sources come last.
"""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes

from belegkette.places import MATRIX, REGISTER
from belegkette.sphinx_ext.render.pieces import separated

SMALL_PRINT = "small-print"
_KIND = "small-heading"
_SHORT = 70
"""Letters of a fact that stands before the long ones."""


def compress_entry(entry: nodes.Element) -> None:
    """Let badges and facts of a record share a paragraph, and its sources another."""
    badges: list[nodes.Node] = []
    for child in list(entry.children):
        if isinstance(child, nodes.paragraph) and "bk-badges" in child["classes"]:
            badges = child.children
            entry.remove(child)
        elif isinstance(child, nodes.field_list):
            child.replace_self(list(_iter_small_print(child, badges)))
            badges = []
    if badges:
        entry += nodes.paragraph("", "", *badges, classes=[SMALL_PRINT])


def _iter_small_print(facts: nodes.field_list, badges: list[nodes.Node]) -> Iterator[nodes.paragraph]:
    """Yield one paragraph of facts, the short ones first, and one of sources."""
    short: list[list[nodes.Node]] = [badges] if badges else []
    long: list[list[nodes.Node]] = []
    sources: list[list[nodes.Node]] = []
    for field in facts.findall(nodes.field):
        label, body = field[0].astext(), field[1]
        assert isinstance(body, nodes.field_body)
        content: list[nodes.Node] = [nodes.strong("", f"{label}: "), *_flatten(body)]
        if any("bk-sources" in found["classes"] for found in body.findall(nodes.bullet_list)):
            sources.append(content)
        elif len(body.astext()) <= _SHORT and not body.next_node(nodes.bullet_list):
            short.append(content)
        else:
            long.append(content)
    for group in (short + long, sources):
        if group:
            yield nodes.paragraph("", "", *separated(group, " · "), classes=[SMALL_PRINT])


def _flatten(body: nodes.Element) -> list[nodes.Node]:
    """Return the pieces of all lines in a body as one line; the items of a list are parted by dashes."""
    items = [list(line.children) for line in body.findall(nodes.paragraph)]
    return separated(items, " – " if body.next_node(nodes.bullet_list) is not None else " ")


def compress_code(section: nodes.Element) -> None:
    """Set the records of a code as lists under the name of their kind, what explains the code in small print."""
    for facts in [child for child in section.children if isinstance(child, nodes.field_list)]:
        lowered: list[nodes.Node] = []
        for field in facts.findall(nodes.field):
            label, body = field[0].astext(), field[1]
            assert isinstance(body, nodes.field_body)
            lists = list(body.findall(nodes.bullet_list))
            if lists:
                lowered += [nodes.paragraph("", label, classes=[_KIND]), *lists]
            else:
                text = [nodes.strong("", f"{label}: "), *_flatten(body)]
                lowered.append(nodes.paragraph("", "", *text, classes=[SMALL_PRINT]))
        facts.replace_self(lowered)
    for line in [child for child in section.children if isinstance(child, nodes.paragraph)]:
        if _KIND not in line["classes"]:
            line["classes"].append(SMALL_PRINT)


def set_in_columns(document: nodes.document) -> None:
    """Put the register's lists, and what the matrix says after its tables, on pages with two columns."""
    from belegkette.pdf.nodes import box  # noqa: PLC0415 - an HTML build does not need the PDF

    parts = [node for node in document.findall(addnodes.start_of_file) if _is_list(node["docname"])]
    if parts:
        _break_before(parts[0], "twoColumn")
        _break_after(parts[-1], "decoratedPage")
    for part in parts:
        _widen_tables(part, part.next_node(box))
    for chapter in [node for node in document.findall(addnodes.start_of_file) if node["docname"] == MATRIX]:
        tails = [node for node in chapter.findall(nodes.section) if {"belege", "unbenutzt"} & set(node["ids"])]
        if tails:
            _break_before(tails[0], "twoColumn")
            _break_after(tails[-1], "decoratedPage")
        for tail in tails:
            for line in [node for node in tail.findall(nodes.paragraph) if isinstance(node.parent, nodes.section)]:
                line["classes"].append("evidence")


def _widen_tables(part: nodes.Element, first: nodes.Element | None) -> None:
    """Put what stands before the first record on pages of its own, in one column, if it holds a table."""
    if first is None or first.parent is part:
        return
    before = first.parent.children[: first.parent.index(first)]
    if any(isinstance(node, nodes.table) for node in before):
        _break_before(part, "decoratedPage")
        _break_before(first, "twoColumn")


def _is_list(docname: str) -> bool:
    return docname != REGISTER and docname.startswith(f"{REGISTER.rpartition('/')[0]}/")


def _break_before(node: nodes.Element, template: str) -> None:
    node.parent.insert(node.parent.index(node), nodes.raw("", f"PageBreak {template}", format="pdf"))


def _break_after(node: nodes.Element, template: str) -> None:
    node.parent.insert(node.parent.index(node) + 1, nodes.raw("", f"PageBreak {template}", format="pdf"))
