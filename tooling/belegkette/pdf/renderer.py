"""rst2pdf's renderer for one book: the doctree in, the bytes of a PDF out."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from io import BytesIO
from pathlib import Path

from docutils import nodes
from rst2pdf.createpdf import RstToPdf
from rst2pdf.flowables import Reference
from sphinx.config import Config

from belegkette.pdf.breaks import merge_breaks
from belegkette.pdf.dispatch import Dispatcher
from belegkette.pdf.fonts import find_folders, register_fonts
from belegkette.pdf.footnotes import EndOfBook, NotePool
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.layout import BookCanvas, BookPage, RunningTexts, make_template
from belegkette.pdf.origin import describe_place, find_claim
from belegkette.pdf.pagination import PageRegister
from belegkette.pdf.preflight import PdfError
from belegkette.pdf.stylesheet import BookStyles, Stylesheet


class Targets(list[str]):
    """rst2pdf's list of anchored ids, with an answer to "is it in there" that does not read the list."""

    def __init__(self) -> None:
        """Start empty."""
        super().__init__()
        self._known: set[str] = set()

    def append(self, identifier: str) -> None:
        """Add one id."""
        super().append(identifier)
        self._known.add(identifier)

    def extend(self, identifiers: Foreign) -> None:
        """Add several ids."""
        for identifier in identifiers:
            self.append(identifier)

    def __contains__(self, identifier: object) -> bool:
        """Look the id up."""
        return identifier in self._known


class BookRenderer(RstToPdf):
    """rst2pdf's renderer with our handlers, fonts and pages, which never writes two PDFs into one buffer.

    `RstToPdf.createPdf` builds the book once more when it meets ``###Total###`` or real footnotes, into the same buffer,
    which then holds two PDFs; it also turns errors into log lines. `render` takes its place: one ``multiBuild``, whose
    passes ReportLab itself ends, and no error is caught.
    """

    page: type[BookPage] = BookPage
    """The page template; a subclass of the renderer may name another."""

    def __init__(self, *, config: Config, root: str) -> None:
        """Read the stylesheet and register the fonts."""
        self.trail: list[nodes.Node] = []
        self.register = PageRegister()
        self.notes = NotePool()
        super().__init__(
            stylesheets=[Stylesheet("belegkette"), *config.pdf_stylesheets],
            style_path=[str(Path(root, folder)) for folder in config.pdf_style_path],
            font_path=[*find_folders(), *config.pdf_font_path],
            language=config.language or "de",
            breaklevel=config.pdf_break_level,
            breakside=config.pdf_breakside,
            fit_mode=config.pdf_fit_mode,
            background_fit_mode="scale",
            sphinx=True,
            basedir=root,
            def_dpi=config.pdf_default_dpi,
            inline_footnotes=True,
            splittables=True,
            section_header_depth=config.section_header_depth,
            toc_depth=config.pdf_toc_depth,
        )
        register_fonts()
        self.gen_pdftext, self.gen_elements = self.make_dispatcher()(self)
        self._root = root
        self._template: Foreign = None

    def make_dispatcher(self) -> Dispatcher:
        """Return the register of handlers for this book."""
        return Dispatcher()

    def make_canvas(self, *args: Foreign, **options: Foreign) -> BookCanvas:
        """Return the canvas of one pass."""
        return BookCanvas(*args, register=self.register, **options)

    def loadStyles(self, styleSheets: list[str] | None = None) -> None:  # noqa: N802, N803 - rst2pdf's names
        """Read the stylesheets our way."""
        self.styles = BookStyles(styleSheets or [], self.font_path, self.style_path, def_dpi=self.def_dpi)

    def render(self, doctree: nodes.document, texts: RunningTexts) -> bytes:
        """Return the PDF."""
        self.doctree = doctree
        self.decoration: dict[str, Foreign] = {"header": None, "footer": None, "endnotes": [], "extraflowables": []}
        self.pending_targets: list[str] = []
        self.targets = Targets()
        story = self.gen_elements(doctree)
        story.extend(Reference(identifier) for identifier in self.pending_targets)
        self._require_targets(doctree)
        output = BytesIO()
        self._template = make_template(self, output, texts, self.register, self.page)
        self._template.multiBuild([self.register, *merge_breaks(story), EndOfBook()], canvasmaker=self.make_canvas)
        for name in self.to_unlink:
            Path(name).unlink(missing_ok=True)
        return output.getvalue()

    def _require_targets(self, doctree: nodes.document) -> None:
        """Refuse a link whose target has no place on any page: ReportLab would stop without saying which."""
        placed = {*self.targets, *self.pending_targets}
        for reference in doctree.findall(nodes.reference):
            target = reference.get("refid")
            if target and target not in placed:
                place = describe_place(reference, self._root)
                message = f"{place}Das Ziel „{target}“ dieses Verweises hat keinen Ort auf einer Seite."
                raise PdfError(message)

    def describe_current(self) -> str:
        """Return "path:line: " of the node that is being handled or laid out, or "" before and after."""
        if self._template is not None:
            return describe_place(find_claim(self._template.current), self._root)
        return describe_place(self.trail[-1] if self.trail else None, self._root)
