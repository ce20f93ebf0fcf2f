"""The Sphinx builder ``pdf``: rst2pdf's, made honest.

rst2pdf's builder catches every error of a document, logs it, leaves an empty file and exits 0. This one stops with a
`PdfError` that names file and line, and writes nothing: a finished, readable PDF is renamed into its place.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from docutils import nodes
from reportlab.platypus.doctemplate import LayoutError
from rst2pdf.pdfbuilder import PDFBuilder, PDFTranslator
from sphinx.config import Config
from sphinx.errors import NoUri
from sphinx.util import logging as sphinx_logging

from belegkette.pdf.assembly import assemble_book
from belegkette.pdf.complaints import collected_complaints
from belegkette.pdf.config import Edition, read_edition, settings_of
from belegkette.pdf.dispatch import UnknownNodeError
from belegkette.pdf.front import build_box_list, build_contents, build_cover
from belegkette.pdf.image_files import iter_bad_images
from belegkette.pdf.layout import RunningTexts
from belegkette.pdf.metadata import write_metadata
from belegkette.pdf.postflight_file import iter_damage
from belegkette.pdf.preflight import (
    PdfError,
    iter_missing_images,
    iter_unsettable_settings,
    iter_unsettable_signs,
    refuse,
)
from belegkette.pdf.reading_limits import iter_empty_books, iter_lost_text
from belegkette.pdf.renderer import BookRenderer
from belegkette.pdf.signatures import add_signatures
from belegkette.pdf.tall_rows import iter_tall_rows
from belegkette.pdf.targets import DOCUMENT_MARK

logger = sphinx_logging.getLogger(__name__)

# What rst2pdf, ReportLab, Pillow, svglib and docutils raise on input they cannot take; rst2pdf also calls sys.exit.
# Anything else is a fault of ours and stops the build with a traceback.
FAILURES = (
    ArithmeticError, AttributeError, LayoutError, LookupError, NotImplementedError, OSError, SyntaxError, SystemExit,
    TypeError, ValueError,
)  # fmt: skip


class PdfBuilder(PDFBuilder):
    """Writes each entry of ``pdf_documents`` as one PDF."""

    allow_parallel = False
    renderer: type[BookRenderer] = BookRenderer
    """What draws the book; a subclass of the builder may name another."""
    supported_remote_images = True  # so that Sphinx does not fetch them; the preflight refuses them

    def init(self) -> None:
        """Prepare rst2pdf's own state."""
        super().init()
        self.docnames: set[str] = set()

    def get_outdated_docs(self) -> str:
        """Always write: whether a book is up to date depends on all of its files."""
        return "all documents"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:  # noqa: ARG002 - Sphinx's signature
        """Return a mark that `targets` turns into a link inside the book."""
        if docname in self.docnames or docname == "genindex":
            return docname if docname == "genindex" else f"{DOCUMENT_MARK}{docname}"
        raise NoUri

    def write(self, *ignored: object) -> None:  # noqa: ARG002 - Sphinx passes document names
        """Write all documents."""
        self.init_document_data()
        for docname, name, title, author, *rest in self.document_data:
            self.opts: dict[str, Any] = rest[0] if rest and isinstance(rest[0], dict) else {}
            self.settings = settings_of(self.config, self.opts)
            appendices = self.settings.pdf_appendices
            edition = read_edition(self.settings, title, author)
            refuse(iter_unsettable_settings(edition.texts))
            tree = self.assemble_doctree(docname, title, author, appendices)
            with without_collection():
                data = self._render(tree, edition)
            self._write_file(Path(self.outdir, f"{name}.pdf"), data)

    def assemble_doctree(self, docname: str, title: str, author: str, appendices: list[str]) -> nodes.document:
        """Return the book, checked for what cannot be printed."""
        tree = assemble_book(self, docname, self.docnames, appendices, indexed=self.settings.pdf_use_index)
        root = str(self.srcdir)
        refuse(iter_empty_books(map(self.env.get_doctree, sorted(self.docnames)), root))
        refuse(iter_lost_text(tree, root))
        refuse(iter_missing_images(tree, root))
        refuse(iter_bad_images(tree, root))
        refuse(iter_unsettable_signs(tree, root))
        refuse(iter_tall_rows(tree, root))
        tree.settings.title, tree.settings.author = title, author
        return tree

    def _render(self, tree: nodes.document, edition: Edition) -> bytes:
        """Return the bytes of the finished PDF."""
        renderer: BookRenderer | None = None
        with collected_complaints() as complaints:
            try:
                tree.walkabout(PDFTranslator(tree, self))
                add_front_matter(tree, edition, self.settings)
                renderer = self.renderer(config=self.settings, root=str(self.srcdir))
                complaints.where = renderer.describe_current
                texts = RunningTexts(head=edition.running_head, foot=edition.running_foot, watermark=edition.status)
                data = self.complete(renderer.render(tree, texts), edition, renderer)
            except UnknownNodeError as error:
                message = f"{complaints.where()}Für den Knoten „{error}“ gibt es keine PDF-Ausgabe."
                raise PdfError(message) from error
            except FAILURES as error:
                message = f"{complaints.where()}rst2pdf ist gescheitert: {type(error).__name__}: {error}"
                raise PdfError("\n".join([message, *complaints.iter_errors()])) from error
        refuse(complaints.iter_errors())
        self.inspect(data)
        return data

    def complete(self, data: bytes, edition: Edition, renderer: BookRenderer) -> bytes:
        """Return the file that leaves the house, out of what ReportLab wrote."""
        return write_metadata(data, edition, renderer.register.places)

    def inspect(self, data: bytes) -> None:
        """Refuse a finished file that is no sound PDF."""
        refuse(problem.message for problem in iter_damage(data))

    def _write_file(self, path: Path, data: bytes) -> None:
        """Put the file into its place in one step."""
        write_in_one_step(path, data)
        logger.info("PDF: %s", path)


def write_in_one_step(path: Path, data: bytes) -> None:
    """Write a file so that it is there whole or as it was before."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.neu")
    temporary.write_bytes(data)
    os.replace(temporary, path)


@contextmanager
def without_collection() -> Iterator[None]:
    """Let Python collect no cycles: the doctree and the flowables of a whole book live, and every pass walks them all.

    What the book leaves behind is not walked afterwards either, for as a rule the process ends; a book that is written
    later in the same process first clears it away.
    """
    collecting = gc.isenabled()
    gc.disable()
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    try:
        yield
    finally:
        gc.freeze()
        if collecting:
            gc.enable()


def add_front_matter(tree: nodes.document, edition: Edition, config: Config) -> None:
    """Put cover, contents and list of boxes before the text, as far as they are wanted; to sign is after it."""
    template = config.pdf_page_template
    front: list[nodes.Node] = []
    if config.pdf_use_coverpage:
        front += build_cover(edition, template)
    if config.pdf_use_toc:
        front += build_contents(tree["ids"], template)
        tree["ids"] = []
    if config.belegkette_pdf_box_list:
        front += build_box_list(config.belegkette_pdf_box_list, tree, template)
    if config.belegkette_pdf_signatures and not edition.status:
        add_signatures(tree, config.belegkette_pdf_signatures)
    tree.children[:0] = front
    for node in front:
        node.parent = tree
