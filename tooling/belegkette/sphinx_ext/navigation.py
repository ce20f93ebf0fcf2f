"""The navigation at the side of every page, made once from the titles of pages.

Sphinx resolves the whole tree of sections anew for every page (95 % of the time of a large furo site); we know that
only titles of pages are shown. It stays shallow: below the second level only what leads to the current page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from sphinx import addnodes
from sphinx.builders import Builder
from sphinx.environment import BuildEnvironment

_OPEN_LEVELS = 2


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the navigation: a page (or an address outside, with `docname` empty) and what lies below it."""

    docname: str
    address: str
    title: str
    below: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The entries of one toctree of the first page."""

    caption: str
    entries: tuple[Entry, ...]


def read_navigation(env: BuildEnvironment) -> tuple[Group, ...]:
    """Return the tree of pages as the toctrees of the first page say it."""
    root = env.config.root_doc
    return tuple(
        Group(tree.get("caption") or "", tuple(_iter_entries(env, tree, {root}))) for tree in _iter_toctrees(env, root)
    )


def _iter_toctrees(env: BuildEnvironment, docname: str) -> Iterator[addnodes.toctree]:
    toc = env.tocs.get(docname)
    if toc is not None and env.toctree_includes.get(docname):
        yield from toc.findall(addnodes.toctree)


def _iter_entries(env: BuildEnvironment, tree: addnodes.toctree, above: set[str]) -> Iterator[Entry]:
    for title, target in tree["entries"]:
        if target in env.titles and target not in above:
            inner = {*above, target}
            below = [entry for one in _iter_toctrees(env, target) for entry in _iter_entries(env, one, inner)]
            yield Entry(target, "", title or env.titles[target].astext(), tuple(below))
        elif "://" in target:
            yield Entry("", target, title or target, ())


def render_navigation(groups: Sequence[Group], builder: Builder, pagename: str) -> str:
    """Return the navigation as seen from a page, in the markup that Sphinx writes and furo expects."""
    parts = []
    for group in groups:
        if group.caption:
            parts.append(f'<p class="caption"><span class="caption-text">{escape(group.caption)}</span></p>\n')
        parts.extend(_render_list(group.entries, builder, pagename, 1))
    return "".join(parts)


def _render_list(entries: Sequence[Entry], builder: Builder, pagename: str, level: int) -> Iterator[str]:
    yield '<ul class="current">\n' if any(_leads_to(entry, pagename) for entry in entries) else "<ul>\n"
    for entry in entries:
        current = _leads_to(entry, pagename)
        here = " current" if current else ""
        if entry.docname == pagename:
            address = "#"
        else:
            address = entry.address or builder.get_relative_uri(pagename, entry.docname)
        kind = "external" if entry.address else "internal"
        marked = "current " if current else ""
        yield f'<li class="toctree-l{level}{here}"><a class="{marked}reference {kind}" href="{escape(address)}">'
        yield f"{escape(entry.title)}</a>"
        if entry.below and (current or level < _OPEN_LEVELS):
            yield from _render_list(entry.below, builder, pagename, level + 1)
        yield "</li>\n"
    yield "</ul>\n"


def _leads_to(entry: Entry, pagename: str) -> bool:
    return entry.docname == pagename or any(_leads_to(inner, pagename) for inner in entry.below)
