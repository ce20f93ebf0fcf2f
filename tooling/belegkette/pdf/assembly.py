"""One doctree for the whole book, out of the doctrees of its files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Literal

from docutils import nodes
from sphinx import addnodes
from sphinx.environment.adapters.indexentries import IndexEntries
from sphinx.locale import _
from sphinx.util.nodes import inline_all_toctrees

from belegkette.pdf.config import INDEX_EVENT
from belegkette.pdf.nodes import index_line
from belegkette.pdf.numbering import number_titles
from belegkette.pdf.targets import NameSpace, unlink_dangling

if TYPE_CHECKING:
    from sphinx.builders import Builder

INDEX_ID = "genindex"
Links = Sequence[tuple[str | None, str | Literal[False]]]
"""Sphinx's links of an index entry: importance and URI, which is False where there is no place."""

_NOT_PRINTED = (nodes.comment, nodes.title, nodes.target, nodes.substitution_definition, nodes.meta, addnodes.index)


def assemble_book(
    builder: Builder, docname: str, docnames: set[str], appendices: Iterable[str], *, indexed: bool = True
) -> nodes.document:
    """Return the book: chapters at the top level, numbers written, references resolved, ids unique, index at the end.

    `docnames` is filled with the names of all files in the book; the builder's ``get_target_uri`` relies on it.
    """
    env = builder.env
    docnames.clear()
    docnames.add(docname)
    tree = inline_all_toctrees(builder, docnames, docname, env.get_doctree(docname), str, [docname])
    for name in appendices:
        docnames.add(name)
        tree += addnodes.start_of_file("", *env.get_doctree(name).children, docname=name)
    for part in tree.findall(addnodes.start_of_file):
        for child in part.children:
            child.parent = part
    number_titles(tree, env, docname)
    env.resolve_references(tree, docname, builder)
    names = NameSpace(tree, docname)
    names.apply(tree)
    lift_chapters(tree)
    index = build_index(builder, names) if indexed else None
    if index:
        tree += nodes.raw("", "PageBreak indexPage", format="pdf")
        tree += index
    link_to_index(tree, exists=index is not None)
    unlink_dangling(tree)
    return tree


def lift_chapters(tree: nodes.document) -> None:
    """Move the files named in the root file's toctrees to the top level, so that they become chapters.

    What else the root file says stays before them as a chapter of its own; if it says nothing, its title goes (the
    cover carries it) and its ids pass to the book itself.
    """
    chapters = [part for part in tree.findall(addnodes.start_of_file) if not _is_nested(part)]
    for chapter in chapters:
        chapter.parent.remove(chapter)
    for wrapper in list(tree.findall(nodes.compound)):
        if not wrapper.children:
            wrapper.parent.remove(wrapper)
    for section in [child for child in tree.children if isinstance(child, nodes.section)]:
        if all(isinstance(child, _NOT_PRINTED) for child in section.children):
            tree["ids"].extend(identifier for node in section.findall(nodes.Element) for identifier in node["ids"])
            tree.remove(section)
    tree += chapters


def _is_nested(part: nodes.Element) -> bool:
    node = part.parent
    while node is not None and not isinstance(node, addnodes.start_of_file):
        node = node.parent
    return node is not None


def build_index(builder: Builder, names: NameSpace) -> nodes.section | None:
    """Return the index as a section of `index_line` nodes, or None if nothing in the book is indexed.

    Beside what pages mark, listeners of the event ``belegkette-pdf-index`` name words.
    """
    listed = builder.env.domains.index_domain.entries
    for answer in builder.events.emit(INDEX_EVENT):  # the environment has been saved, and is not saved again
        for docname, entries in answer.items():
            listed[docname] = [*listed.get(docname, ()), *entries]
    groups = [
        (letter, [line for term, (links, parts, _key) in entries for line in _build_lines(names, term, links, parts)])
        for letter, entries in IndexEntries(builder.env).create_index(builder)
    ]
    section = nodes.section("", nodes.title("", _("Index")), ids=[INDEX_ID], classes=["index"])
    for letter, lines in groups:
        if lines:
            section += nodes.rubric("", letter)
            section += lines
    return section if len(section) > 1 else None


def _build_lines(names: NameSpace, term: str, links: Links, parts: Sequence[tuple[str, Links]]) -> list[index_line]:
    """Return the line of a term and those of its sub-entries; "see" entries have no targets but stay."""
    lines = []
    if links or parts:
        lines.append(_build_line(names, term, links, level=0))
    for part, part_links in parts:
        lines.append(_build_line(names, part, part_links, level=1))
    return lines


def _build_line(names: NameSpace, text: str, links: Links, *, level: int) -> index_line:
    return index_line(text=text, level=level, targets=[names.resolve(uri) for _main, uri in links if uri])


def link_to_index(tree: nodes.document, *, exists: bool) -> None:
    """Let references to Sphinx's page ``genindex`` lead to our index, or be plain text without one."""
    for node in [*tree.findall(nodes.reference), *tree.findall(addnodes.pending_xref)]:
        if node.get("refuri", "").partition("#")[0] == INDEX_ID or node.get("reftarget") == INDEX_ID:
            link = nodes.reference("", "", *node.children, refid=INDEX_ID, internal=True)
            node.replace_self(link if exists else node.children)
