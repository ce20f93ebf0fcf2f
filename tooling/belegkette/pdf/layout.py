"""Pages: their templates, running heads, turned pages, and the canvas they are drawn on.

Subclasses of rst2pdf's and ReportLab's own classes. What they share for one book (texts of the running heads, page
numbers of the last pass) is one `PageRegister` and one `RunningTexts`.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.doctemplate import BaseDocTemplate
from rst2pdf.createpdf import FancyDocTemplate, FancyPage
from rst2pdf.flowables import MyPageBreak
from rst2pdf.styles import adjustUnits, formatColor

from belegkette.pdf.flowables import HeadingGroup
from belegkette.pdf.fonts import EMBEDDED_INSTEAD, TEXT_FONT
from belegkette.pdf.footnotes import EndOfBook, NoteFrame
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.pagination import PageRegister, Place
from belegkette.pdf.preflight import PdfError
from belegkette.pdf.typography import normalise_signs
from belegkette.pdf.watermark import draw_watermark

COVER = "coverPage"
"""The template of the cover, which has one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunningTexts:
    """What stands in head and foot of every page beside the section's name and the page's number."""

    head: str
    foot: str
    watermark: str = ""
    """The word under the text of every page that has a head; nothing for an edition that is released."""
    page: str = "Seite {page} von {total}"


class BookCanvas(Canvas):
    """A canvas that reports targets, names images by their content, and draws with embedded fonts only."""

    def __init__(self, *args: Foreign, register: PageRegister, **options: Foreign) -> None:
        """Keep the register that wants to know about targets."""
        self._register = register
        super().__init__(*args, **options)

    @property
    def is_draft(self) -> bool:
        """Say whether nobody will see these pages: then only targets matter, and lines of text need not be written."""
        return self._register.is_draft

    @contextmanager
    def artifact(self, tag: str = "") -> Iterator[None]:  # noqa: ARG002 - a canvas with tags writes it
        """Draw what is no content; without tags it is drawn like everything else."""
        yield

    def bookmarkPage(self, key: str, *args: Foreign, **options: Foreign) -> Foreign:  # noqa: N802 - ReportLab's name
        """Tell the register where the target lies."""
        place = Place(page=self.getPageNumber(), left=options.get("left") or 0, top=options.get("top") or 0)
        self._register.note(key, place)
        return super().bookmarkPage(key, *args, **options)

    def setFont(self, psfontname: str, *args: Foreign, **options: Foreign) -> None:  # noqa: N802
        """Replace the fonts that every reader is said to have: drawings (SVG) ask for them."""
        super().setFont(EMBEDDED_INSTEAD.get(psfontname, psfontname), *args, **options)

    def drawImage(self, image: Foreign, *args: Foreign, **options: Foreign) -> Foreign:  # noqa: N802
        """Open files first: ReportLab names an image by its path, by its content only when it is open already."""
        return super().drawImage(ImageReader(image) if isinstance(image, str) else image, *args, **options)


class RunningLine:
    """Head or foot: a text at the left, one at the right, a thin line between them and the page's text.

    Takes the place of rst2pdf's ``HeaderOrFooter``, which parses reStructuredText and copies a table for every page.
    """

    def __init__(self, client: Foreign, style: str, *, at_top: bool) -> None:
        """Take the look from the style's font, colours and padding."""
        self._style = client.styles[style]
        self._at_top = at_top
        self.left = self.right = ""

    def prepare(self, page: Foreign, canvas: Foreign, document: Foreign) -> float:  # noqa: ARG002
        """Return the height, nothing on templates without head or foot."""
        self._shown = page.template.get("showHeader" if self._at_top else "showFooter", True)
        return self._style.leading + 2 * self._style.borderPadding if self._shown else 0

    def draw(self, page: Foreign, canvas: Foreign, document: Foreign, *place: float) -> None:  # noqa: ARG002
        """Draw both texts and the line; `place` is x, y, width and height."""
        if not self._shown or canvas.is_draft:
            return
        x, y, width, height = place
        style = self._style
        canvas.saveState()
        canvas.setFont(style.fontName, style.fontSize)
        canvas.setFillColor(style.textColor)
        baseline = y + style.borderPadding + style.leading - style.fontSize
        room = width - stringWidth(self.right, style.fontName, style.fontSize) - style.fontSize
        canvas.drawString(x, baseline, shorten(self.left, style, room))
        canvas.drawRightString(x + width, baseline, shorten(self.right, style, width))
        canvas.setStrokeColor(style.borderColor)
        canvas.setLineWidth(style.borderWidth)
        line = y if self._at_top else y + height
        canvas.line(x, line, x + width, line)
        canvas.restoreState()


def shorten(text: str, style: Foreign, room: float) -> str:
    """Return the text, cut with an ellipsis to the room there is."""
    if stringWidth(text, style.fontName, style.fontSize) <= room:
        return text
    while text and stringWidth(f"{text}…", style.fontName, style.fontSize) > room:
        text = text[:-1].rstrip()
    return f"{text}…" if text else ""


class BookPage(FancyPage):
    """rst2pdf's page with our running lines, painted bands, and templates that lie on their side."""

    def __init__(self, client: Foreign, texts: RunningTexts, register: PageRegister) -> None:
        """Replace head and foot."""
        super().__init__("fancypage", None, None, client)
        self._texts, self._register = texts, register
        self._head = RunningLine(client, "header", at_top=True)
        self._foot = RunningLine(client, "footer", at_top=False)
        self._upright = tuple(client.styles.ps)
        self._margins = (client.styles.lm, client.styles.rm)

    def beforeDrawPage(self, canv: Foreign, doc: Foreign) -> None:  # noqa: N802
        """Turn the page if its template says so, then paint the bands of the template."""
        name = canv.__dict__.get("templateName", self.styles.firstTemplate)
        if doc.page > 1 and name == COVER:
            raise PdfError("Das Titelblatt hat mehr Text, als auf eine Seite passt (belegkette_pdf_notice kürzen).")
        template = self.styles.pageTemplates.get(name, {})
        width, height = self._upright
        self.styles.pw, self.styles.ph = (height, width) if template.get("landscape") else (width, height)
        self.pagesize = (self.styles.pw, self.styles.ph)
        self.styles.lm, self.styles.rm = map(adjustUnits, template.get("sides", self._margins))
        canv.marks = []
        super().beforeDrawPage(canv, doc)
        if doc.page == 1:
            self.client.notes.restart()
        for frame in self.frames:
            NoteFrame.adopt(frame, self.client.notes)
        canv.setPageSize(self.pagesize)
        if canv.is_draft:
            return
        if self._texts.watermark and template.get("showHeader"):
            draw_watermark(canv, self._texts.watermark, *self.pagesize)
        for x, y, wide, high, color in template.get("bands", ()):
            canv.saveState()
            canv.setFillColor(formatColor(color))
            place = (adjustUnits(x, total=self.styles.pw), adjustUnits(y, total=self.styles.ph))
            canv.rect(
                *place,
                adjustUnits(wide, total=self.styles.pw),
                adjustUnits(high, total=self.styles.ph),
                stroke=0,
                fill=1,
            )
            canv.restoreState()

    def afterDrawPage(self, canv: Foreign, doc: Foreign) -> None:  # noqa: N802
        """Fill head and foot."""
        self._register.note_page(doc.page)
        self._head.left, self._foot.left = self._texts.head, self._texts.foot
        self._head.right = name_section(canv)
        self._foot.right = self._texts.page.format(page=doc.page, total=self._register.total)
        super().afterDrawPage(canv, doc)
        canv.templateName = self.template.get("next", canv.templateName)


def name_section(canvas: Foreign) -> str:
    """Return the chapter of a page that does not begin it, and the first and last mark on it, as a dictionary does."""
    chapter = normalise_signs(getattr(canvas, "sectName", "")) if canvas.firstSect else ""
    marks = [canvas.marks[0], canvas.marks[-1]] if canvas.marks else []
    return " · ".join(filter(None, (chapter, " bis ".join(dict.fromkeys(marks)))))


class BookTemplate(FancyDocTemplate):
    """rst2pdf's document template; it remembers what it is laying out, so that an error can name it."""

    current: Foreign = None

    def handle_flowable(self, flowables: list[Foreign]) -> None:
        """Remember the flowable, then place it."""
        if flowables and flowables[0] is not None:
            self.current = flowables[0]
        if self.client.notes.waiting and isinstance(flowables[0], MyPageBreak | EndOfBook):
            rest = [MyPageBreak()] if getattr(self.frame, "notes", None) else []  # not above the notes of this page
            flowables[:0] = [*rest, *self.client.notes.take_waiting()]
        super().handle_flowable(flowables)

    def handle_pageEnd(self) -> None:  # noqa: N802
        """Draw the notes before the page is finished."""
        for frame in self.pageTemplate.frames:
            if isinstance(frame, NoteFrame):
                frame.draw_notes(self.canv)
        super().handle_pageEnd()


def make_template(
    client: Foreign, output: Foreign, texts: RunningTexts, register: PageRegister, page: type[BookPage] = BookPage
) -> BaseDocTemplate:
    """Return the template of a book; ``invariant`` keeps ReportLab from writing the time of day."""
    template = BookTemplate(
        output,
        pageTemplates=[page(client, texts, register)],
        pagesize=client.styles.ps,
        pageCompression=0,  # pikepdf compresses what is saved, once and faster
        invariant=1,
        initialFontName=TEXT_FONT,
        keepTogetherClass=HeadingGroup,
    )
    template.client = client
    return template
