"""One name space for the whole book: every id unique, every link inside the book a plain ``refid``.

Ids are unique only within a file; put together, two pages with a section "Begründung" would share one target, and
rst2pdf links to the first. An id that occurs in one file keeps its name (so ``edition.pdf#HE-01`` works); one that
occurs in several is prefixed with the file's name.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging

logger = logging.getLogger(__name__)

DOCUMENT_MARK = "%"
"""First character of the URIs that the builder gives to places in the book: ``%docname#id``."""

Owned = tuple[str, nodes.Element]


def iter_owned(tree: nodes.Element, docname: str) -> Iterator[Owned]:
    """Yield every element with the name of the file it comes from."""
    for child in tree.children:
        if isinstance(child, nodes.Element):
            owner = child["docname"] if isinstance(child, addnodes.start_of_file) else docname
            yield owner, child
            yield from iter_owned(child, owner)


class NameSpace:
    """The final name of every id in the book."""

    def __init__(self, tree: nodes.Element, docname: str) -> None:
        """Read which file holds which ids, and where each file begins."""
        self._docname = docname
        self._files: dict[str, set[str]] = defaultdict(set)
        self._beginnings: dict[str, str] = {}
        for owner, node in iter_owned(tree, docname):
            for identifier in node["ids"]:
                self._files[identifier].add(owner)
            if isinstance(node, nodes.section) and node["ids"]:
                self._beginnings.setdefault(owner, node["ids"][0])

    def name(self, docname: str, identifier: str) -> str:
        """Return the id's name in the book."""
        if len(self._files.get(identifier, ())) > 1:
            return f"{docname.replace('/', '.')}.{identifier}"
        return identifier

    def resolve(self, uri: str) -> str:
        """Return the name of the place that a URI ``%docname#id`` or ``%docname`` points to."""
        docname, _, identifier = uri.removeprefix(DOCUMENT_MARK).partition("#")
        return self.name(docname, identifier or self._beginnings.get(docname, ""))

    def apply(self, tree: nodes.Element) -> None:
        """Rename ids, and turn all links inside the book into ``refid``."""
        for owner, node in iter_owned(tree, self._docname):
            node["ids"] = [self.name(owner, identifier) for identifier in node["ids"]]
            if node.get("backrefs"):
                node["backrefs"] = [self.name(owner, identifier) for identifier in node["backrefs"]]
            if "refid" in node:
                node["refid"] = self.name(owner, node["refid"])
            if isinstance(node, addnodes.index):
                node["entries"] = [
                    (kind, value, self.name(owner, target), *rest) for kind, value, target, *rest in node["entries"]
                ]
            uri = node.get("refuri", "")
            if uri.startswith(DOCUMENT_MARK):
                del node["refuri"]
                node["refid"] = self.resolve(uri)


def unlink_dangling(tree: nodes.document) -> None:
    """Turn links that lead nowhere into plain text, each with a warning; ReportLab would lose the whole book."""
    known = {identifier for node in tree.findall(nodes.Element) for identifier in node["ids"]}
    for reference in list(tree.findall(nodes.reference)):
        target, uri = reference.get("refid"), reference.get("refuri", "")
        if target in known or (target is None and _is_absolute(uri)):
            continue
        logger.warning(
            "Verweis „%s“ führt im PDF nirgendhin; gedruckt wird nur sein Text.",
            target or uri,
            location=reference,
            type="belegkette",
            subtype="pdf",
        )
        reference.replace_self(reference.children)
    for pending in list(tree.findall(addnodes.pending_xref)):
        pending.replace_self(pending.children)


def _is_absolute(uri: str) -> bool:
    scheme, colon, _ = uri.partition(":")
    return bool(colon) and scheme.isalpha()
