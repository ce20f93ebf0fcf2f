"""Which structure type a doctree node becomes (ISO 32000-1, 14.8.4), where the node's class alone decides."""

from __future__ import annotations

from docutils import nodes

GROUPS: dict[type, str] = {
    nodes.block_quote: "BlockQuote",
    nodes.table: "Table",
    nodes.thead: "THead",
    nodes.tbody: "TBody",
    nodes.row: "TR",
    nodes.figure: "Div",
    nodes.legend: "Div",
    nodes.line_block: "Div",
    nodes.topic: "Aside",
    nodes.sidebar: "Aside",
    nodes.Admonition: "Aside",
}
"""Nodes that hold blocks. A figure is no Figure: the image in it is, and its caption must stay readable beside it."""

TEXTS: dict[type, str] = {nodes.caption: "Caption", nodes.paragraph: "P"}
"""Nodes that hold text; every other text element is a P."""

LISTS = (nodes.bullet_list, nodes.enumerated_list, nodes.definition_list, nodes.field_list, nodes.option_list)
ITEMS = (nodes.list_item, nodes.definition_list_item, nodes.field, nodes.option_list_item)
NOTES = (nodes.footnote, nodes.citation)
CODE = (nodes.literal_block, nodes.doctest_block)
NOT_DRAWN = (
    nodes.colspec, nodes.comment, nodes.substitution_definition, nodes.meta, nodes.system_message, nodes.raw,
    nodes.target, nodes.label, nodes.term, nodes.classifier, nodes.field_name, nodes.option_group, nodes.Text,
)  # fmt: skip
"""Nodes that are not drawn as blocks of their own."""

_NUMBERINGS = {
    "arabic": "Decimal",
    "loweralpha": "LowerAlpha",
    "upperalpha": "UpperAlpha",
    "lowerroman": "LowerRoman",
    "upperroman": "UpperRoman",
}


def find_role(node: nodes.Node, table: dict[type, str]) -> str | None:
    """Return the role of the node's class, or of the nearest base class that has one."""
    return next((table[kind] for kind in type(node).__mro__ if kind in table), None)


def find_numbering(node: nodes.Element) -> str:
    """Return ListNumbering of a list (ISO 32000-1, 14.8.5.5)."""
    if isinstance(node, nodes.enumerated_list):
        return _NUMBERINGS.get(node.get("enumtype", "arabic"), "Decimal")
    return "Disc" if isinstance(node, nodes.bullet_list) else "None"
