"""Which doctree node a flowable stands for, and where that node was written.

While flowables are made, each is claimed for the node it came from, so that an error of the layout names file and line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from docutils import nodes

from belegkette.pdf.foreign import Foreign

_CLAIM = "belegkette_node"


def claim(flowables: Iterable[Foreign], node: nodes.Node) -> None:
    """Note the node on every flowable that has none yet: the innermost node wins, because it is handled first."""
    for flowable in flowables:
        if not isinstance(flowable, str | list | tuple) and not hasattr(flowable, _CLAIM):
            setattr(flowable, _CLAIM, node)


def find_claim(flowable: Foreign) -> nodes.Node | None:
    """Return the node a flowable, or the first claimed one inside it, stands for."""
    for candidate in _iter_inside(flowable):
        node = getattr(candidate, _CLAIM, None)
        if isinstance(node, nodes.Node):
            return node
    return None


def _iter_inside(flowable: Foreign) -> Iterator[Foreign]:
    yield flowable
    for name in ("_content", "content"):
        for inner in getattr(flowable, name, None) or ():
            yield from _iter_inside(inner)


def describe_place(node: nodes.Node | None, root: str) -> str:
    """Return "path:line: " of the node or its nearest ancestor that knows its place, relative to `root`; else ""."""
    line = 0
    while node is not None:
        line = line or getattr(node, "line", None) or 0
        source = getattr(node, "source", None)
        if source:
            shown = _shorten(str(source), root)
            return f"{shown}:{line}: " if line else f"{shown}: "
        node = node.parent
    return ""


@lru_cache(maxsize=1024)
def _shorten(source: str, root: str) -> str:
    """Return a path relative to `root`; a book asks for that of the same file a thousand times."""
    path = Path(source.partition(":docstring")[0])
    return (path.relative_to(root) if path.is_relative_to(root) else path).as_posix()
