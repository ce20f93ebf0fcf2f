"""The Sphinx builder ``pdf`` that writes tagged PDF, and reads it back before it leaves the house."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from docutils import nodes

from belegkette.pdf.builder import PdfBuilder
from belegkette.pdf.config import Edition
from belegkette.pdf.metadata import write_metadata
from belegkette.pdf.origin import describe_place
from belegkette.pdf.postflight_tags import check_tags
from belegkette.pdf.preflight import refuse
from belegkette.pdf.renderer import BookRenderer
from belegkette.pdf.tagging.assembly import write_structure
from belegkette.pdf.tagging.expectation import read_expectation
from belegkette.pdf.tagging.renderer import TaggedRenderer
from belegkette.pdf.tagging.tree import build_tree


class TaggedPdfBuilder(PdfBuilder):
    """The builder ``pdf`` with a structure tree."""

    renderer = TaggedRenderer

    def assemble_doctree(self, docname: str, title: str, author: str, appendices: list[str]) -> nodes.document:
        """Refuse, beyond what cannot be printed, what cannot be heard."""
        tree = super().assemble_doctree(docname, title, author, appendices)
        refuse(iter_silent_images(tree, str(self.srcdir)))
        return tree

    def _render(self, tree: nodes.document, edition: Edition) -> bytes:
        """Render without looking for cycles of objects meanwhile."""
        with without_collection():
            return super()._render(tree, edition)

    def complete(self, data: bytes, edition: Edition, renderer: BookRenderer) -> bytes:
        """Add structure, then metadata; compare the result with the doctree."""
        if not isinstance(renderer, TaggedRenderer):
            return super().complete(data, edition, renderer)
        root = str(self.srcdir)
        tree = build_tree(renderer.doctree, renderer.trace, renderer.marks, root)
        finished = write_metadata(data, edition, renderer.register.places, partial(write_structure, tree=tree))
        expected = read_expectation(renderer.doctree, root)
        refuse(problem.message for problem in check_tags(finished, expected))
        return finished


@contextmanager
def without_collection() -> Iterator[None]:
    """Let Python collect no cycles: the doctree and the flowables of a whole book live, and every pass walks them all."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def iter_silent_images(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every image whose author gave no alternative text, not even an empty one."""
    for image in tree.findall(nodes.image):
        if not image.get("alt", "").strip() and image.get("alt") != "":
            place = describe_place(image, root)
            yield f"{place}Das Bild „{image['uri']}“ hat keinen Alternativtext; ein leerer macht es zum Schmuck."
