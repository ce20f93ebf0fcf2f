"""The canvas that writes marked content while ReportLab draws (ISO 32000-1, 14.6 and 14.7.4).

Every flowable that shows text or an image says which `Part` of the doctree it is (`part`, `picture`); what is drawn for
the page itself says so too (`artifact`). Text or an image that says neither stops the build: it would be lost to
everybody who cannot see the page (ISO 14289-1, 7.1).
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from docutils import nodes

from belegkette.pdf.foreign import Foreign
from belegkette.pdf.layout import BookCanvas
from belegkette.pdf.tagging.line_ends import LineEnd
from belegkette.pdf.tagging.parts import Annotation, Chain, Marks, Part, Sequence, Trace, read_mark
from belegkette.pdf.tagging.paths import END, MARKING
from belegkette.pdf.tagging.text_object import TaggedText

Box = tuple[float, float, float, float]
PAGE_FURNITURE = "/Artifact <</Type /Pagination>> BDC"


class UntaggedError(ValueError):
    """Something was drawn that no node of the doctree claims."""


@dataclass(slots=True)
class _Scene:
    """The flowable that is being drawn."""

    part: Part | None = None
    ends: tuple[LineEnd, ...] = ()
    chain: Chain = ()


class TaggedCanvas(BookCanvas):
    """A canvas of one pass; `trace` is what it drew."""

    def __init__(self, *args: Foreign, marks: Marks, **options: Foreign) -> None:
        """Keep the marks, which say what ReportLab's links mean."""
        self.trace = Trace()
        self._marks = marks
        self._scene = _Scene()
        self._closed = 0
        """How many artifacts or pictures are open: what is drawn inside them belongs to them."""
        self._mcid = 0
        self._drawn: dict[int, Foreign] = {}
        self._images: dict[Part, Iterator[nodes.image]] = {}
        self._text: TaggedText | None = None
        super().__init__(*args, **options)

    # What flowables and pages say.

    def draw_part(
        self, part: Part, flowable: Foreign, lines: tuple[tuple[LineEnd, ...], Chain], draw: Callable[[], None]
    ) -> None:
        """Draw text that stands for the part; the head rows of a table that come again are artifacts.

        `lines` are their ends, and the marks around all of them.
        """
        if id(flowable) in self._drawn:
            with self.artifact():
                draw()
            return
        self._drawn[id(flowable)] = flowable  # kept, so that no other flowable gets its id
        before, self._scene = self._scene, _Scene(part, *lines)
        try:
            draw()
        finally:
            self._scene = before

    @contextmanager
    def picture(self, part: Part, flowable: Foreign, image: nodes.image, box: Box) -> Iterator[None]:
        """Draw one image, whatever it is made of; `box` is in the coordinates of the moment."""
        before, self._scene = self._scene, _Scene(part)
        try:
            if _is_decorative(image) or id(flowable) in self._drawn:
                with self.artifact():
                    yield
            else:
                self._drawn[id(flowable)] = flowable
                self._code.append(self.open_sequence(part, (), image, self._find_box(box)))
                with self._closed_scene():
                    yield
                self._code.append(END)
        finally:
            self._scene = before

    @contextmanager
    def artifact(self, tag: str = PAGE_FURNITURE) -> Iterator[None]:
        """Draw what is not content (ISO 32000-1, 14.8.2.2)."""
        if self._closed:
            yield
            return
        self._code.append(tag)
        with self._closed_scene():
            yield
        self._code.append(END)

    @property
    def is_closed(self) -> bool:
        """Say whether an artifact or a picture is open."""
        return self._closed > 0

    @contextmanager
    def _closed_scene(self) -> Iterator[None]:
        self._closed += 1
        try:
            yield
        finally:
            self._closed -= 1

    def open_sequence(self, part: Part, chain: Chain, image: nodes.image | None = None, box: Box | None = None) -> str:
        """Enter a sequence into the trace and return the operator that opens it."""
        made = Sequence(page=self._pageNumber - 1, mcid=self._mcid, part=part, chain=chain, image=image, box=box)
        self.trace.sequences.append(made)
        self._mcid += 1
        return f"/Span <</MCID {made.mcid}>> BDC"

    def _find_box(self, box: Box) -> Box:
        """Return the box in the coordinates of the page."""
        corners = [self.absolutePosition(x, y) for x in box[::2] for y in box[1::2]]
        across, up = zip(*corners, strict=True)
        return min(across), min(up), max(across), max(up)

    # What ReportLab calls.

    def _startPage(self) -> None:  # noqa: N802 - ReportLab's name
        super()._startPage()
        self._mcid = 0

    def beginText(self, x: float = 0, y: float = 0, direction: Foreign = None) -> Foreign:  # noqa: N802
        """Return a text object; one of ours where text is content."""
        scene = self._scene
        if self._closed:
            return super().beginText(x, y, direction)
        if scene.part is None:
            message = "Gezeichneter Text gehört zu keinem Knoten des Dokuments."
            raise UntaggedError(message)
        self._text = TaggedText(self, x, y, direction, part=scene.part, ends=scene.ends, chain=scene.chain)
        return self._text

    def drawText(self, text: Foreign) -> None:  # noqa: N802
        """Close what is open, then write the text."""
        if isinstance(text, TaggedText):
            text.close()
            self._text = None
        super().drawText(text)

    def drawImage(  # noqa: N802
        self, image: Foreign, x: float, y: float, width: float = 0, height: float = 0, **rest: Foreign
    ) -> Foreign:
        """Draw an image in a line as a sequence of its own; any other must stand in a picture or an artifact."""
        draw = super().drawImage
        if self._closed:
            return draw(image, x, y, width, height, **rest)
        part = self._scene.part
        node = self._find_image(part) if part is not None and self._text is not None else None
        if part is None or node is None or self._text is None:
            message = "Ein gezeichnetes Bild gehört zu keinem Knoten des Dokuments."
            raise UntaggedError(message)
        self._text.interrupt()
        if _is_decorative(node):
            with self.artifact():
                return draw(image, x, y, width, height, **rest)
        box = self._find_box((x, y, x + width, y + height))
        self._code.append(self.open_sequence(part, self._text.chain, node, box))
        with self._closed_scene():
            drawn = draw(image, x, y, width, height, **rest)
        self._code.append(END)
        return drawn

    def _find_image(self, part: Part) -> nodes.image | None:
        """Return the next image in the part's lines; a divided paragraph goes on with those of its second piece."""
        if part not in self._images:
            self._images[part] = iter(list(part.node.findall(nodes.image)))
        return next(self._images[part], None)

    def linkURL(self, url: str, rect: Foreign, *args: Foreign, **options: Foreign) -> None:  # noqa: N802
        """Write the annotation of a marked link with the target that the mark holds."""
        key = read_mark(url)
        target = url if key is None else self._marks[key].target
        if not target:
            return
        if self._scene.part is None:
            message = f"Der Verweis auf „{target}“ gehört zu keinem Knoten des Dokuments."
            raise UntaggedError(message)
        if self._closed and key is not None:
            return  # a link in a table's head that comes again: the first one is enough
        chain = () if key is None else (key,)
        index = len(self._annotationrefs)
        note = Annotation(page=self._pageNumber - 1, index=index, part=self._scene.part, chain=chain)
        self.trace.annotations.append(note)
        if target.startswith("#"):
            self.linkRect("", target[1:], rect, relative=1)
        else:
            super().linkURL(target, rect, *args, **options)


def _is_decorative(image: nodes.image) -> bool:
    """Say whether the author gave an empty alternative text: the image is then an artifact (ISO 14289-1, 7.3)."""
    return bool(image.get("alt") == "")


for _name, _method in MARKING.items():
    setattr(TaggedCanvas, _name, _method)
