"""Numbers of sections, figures and tables: rst2pdf ignores both ``:numbered:`` toctrees and ``numfig``.

Sphinx has computed them already; here they are only written into titles and captions.
"""

from __future__ import annotations

from collections.abc import Mapping

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

_SPACE = "\u2002"
_CAPTIONED: tuple[tuple[str, type[nodes.Element], type[nodes.Element]], ...] = (
    ("figure", nodes.figure, nodes.caption),
    ("table", nodes.table, nodes.title),
)


def number_titles(tree: nodes.Element, env: BuildEnvironment, docname: str) -> None:
    """Write all numbers into the tree of one document and the documents included in it."""
    for child in tree.children:
        if isinstance(child, addnodes.start_of_file):
            number_titles(child, env, child["docname"])
        elif isinstance(child, nodes.Element):
            if isinstance(child, nodes.section):
                _number_section(child, env.toc_secnumbers.get(docname, {}))
            _number_caption(child, env, docname)
            number_titles(child, env, docname)


def _number_section(section: nodes.section, numbers: Mapping[str, tuple[int, ...]]) -> None:
    """Prefix the section's title; the first section of a file is filed under the empty anchor."""
    anchors = [f"#{identifier}" for identifier in section["ids"]]
    if not isinstance(section.parent, nodes.section):
        anchors.append("")
    number = next((numbers[anchor] for anchor in anchors if anchor in numbers), None)
    title = _find_child(section, nodes.title)
    if number and title is not None:
        title.insert(0, nodes.generated("", _join(number) + _SPACE, classes=["sectnum"]))


def _number_caption(node: nodes.Element, env: BuildEnvironment, docname: str) -> None:
    for kind, owner, part in _CAPTIONED:
        numbers = env.toc_fignumbers.get(docname, {}).get(kind, {})
        number = next((numbers[identifier] for identifier in node["ids"] if identifier in numbers), None)
        caption = _find_child(node, part)
        if isinstance(node, owner) and number and caption is not None:
            text = env.config.numfig_format[kind] % _join(number)
            caption.insert(0, nodes.generated("", f"{text}: "))


def _join(number: tuple[int, ...]) -> str:
    return ".".join(map(str, number))


def _find_child(node: nodes.Element, kind: type[nodes.Element]) -> nodes.Element | None:
    return next((child for child in node.children if isinstance(child, kind)), None)
