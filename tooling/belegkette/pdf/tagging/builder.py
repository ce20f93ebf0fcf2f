"""The Sphinx builder ``pdf`` that writes tagged PDF, and reads it back before it leaves the house."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from docutils import nodes

from belegkette.pdf.builder import PdfBuilder, write_in_one_step
from belegkette.pdf.config import Edition
from belegkette.pdf.metadata import write_metadata
from belegkette.pdf.origin import describe_place
from belegkette.pdf.postflight_file import iter_damage
from belegkette.pdf.postflight_tags import iter_tag_problems
from belegkette.pdf.preflight import refuse
from belegkette.pdf.renderer import BookRenderer
from belegkette.pdf.tagging.archive import make_archival
from belegkette.pdf.tagging.assembly import write_structure
from belegkette.pdf.tagging.record import SUFFIX, StructureRecord, read_record, render_record
from belegkette.pdf.tagging.renderer import TaggedRenderer
from belegkette.pdf.tagging.tree import build_tree


class TaggedPdfBuilder(PdfBuilder):
    """The builder ``pdf`` with a structure tree."""

    renderer = TaggedRenderer
    _docname = ""
    _expected = StructureRecord()

    def assemble_doctree(self, docname: str, title: str, author: str, appendices: list[str]) -> nodes.document:
        """Refuse, beyond what cannot be printed, what cannot be heard."""
        self._docname = docname
        tree = super().assemble_doctree(docname, title, author, appendices)
        refuse(iter_silent_images(tree, str(self.srcdir)))
        return tree

    def complete(self, data: bytes, edition: Edition, renderer: BookRenderer) -> bytes:
        """Add structure, then metadata; keep what the doctree lets expect of the result."""
        if not isinstance(renderer, TaggedRenderer):
            return super().complete(data, edition, renderer)
        root = str(self.srcdir)
        tree = build_tree(renderer.doctree, renderer.trace, renderer.marks, root)
        finish = make_archival if self.config.belegkette_pdf_archive else None
        places = renderer.register.places
        finished = write_metadata(data, edition, places, partial(write_structure, tree=tree), finish)
        self._expected = read_record(renderer.doctree, root, self._docname, edition)
        return finished

    def inspect(self, data: bytes) -> None:
        """Refuse, beyond what is no sound PDF, what says anything else than the doctree."""
        further = partial(iter_tag_problems, expected=self._expected.lines)
        refuse(problem.message for problem in iter_damage(data, further=further))

    def _write_file(self, path: Path, data: bytes) -> None:
        """Put beside the PDF what it must hold, so that it can be checked again without the sources."""
        write_in_one_step(path.with_suffix(SUFFIX), render_record(self._expected))
        super()._write_file(path, data)


def iter_silent_images(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every image whose author gave no alternative text, not even an empty one."""
    for image in tree.findall(nodes.image):
        if not image.get("alt", "").strip() and image.get("alt") != "":
            place = describe_place(image, root)
            yield f"{place}Das Bild „{image['uri']}“ hat keinen Alternativtext; ein leerer macht es zum Schmuck."
