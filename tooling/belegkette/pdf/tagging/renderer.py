"""The renderer that keeps the trace of the last pass."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from typing import Any

from belegkette.pdf.foreign import Foreign
from belegkette.pdf.renderer import BookRenderer
from belegkette.pdf.tagging.canvas import TaggedCanvas
from belegkette.pdf.tagging.dispatch import TaggedDispatcher
from belegkette.pdf.tagging.pages import TaggedPage
from belegkette.pdf.tagging.parts import Marks, Trace


class TaggedRenderer(BookRenderer):
    """A renderer of one book; `marks` and `trace` say what the finished pages show."""

    page = TaggedPage

    def __init__(self, **options: Any) -> None:  # noqa: ANN401 - handed on
        """Start with no marks and nothing drawn."""
        self.marks = Marks()
        self._canvas: TaggedCanvas | None = None
        super().__init__(**options)

    def make_dispatcher(self) -> TaggedDispatcher:
        """Return the dispatcher that notes what everything stands for."""
        return TaggedDispatcher(self.marks)

    def make_canvas(self, *args: Foreign, **options: Foreign) -> TaggedCanvas:
        """Return the canvas of one pass and remember it: the last one drew the file."""
        self._canvas = TaggedCanvas(*args, register=self.register, marks=self.marks, **options)
        return self._canvas

    @property
    def trace(self) -> Trace:
        """Return what the last pass drew; nothing before the first."""
        return self._canvas.trace if self._canvas is not None else Trace()
