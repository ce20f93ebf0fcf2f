"""The page template whose bands, backgrounds, heads and feet are artifacts (ISO 14289-1, 7.8)."""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from belegkette.pdf.foreign import Foreign
from belegkette.pdf.layout import BookPage

BACKGROUND = "/Artifact <</Type /Background>> BDC"


class TaggedPage(BookPage):
    """A page that says which of its drawing is no content."""

    def beforeDrawPage(self, canv: Foreign, doc: Foreign) -> None:  # noqa: N802 - ReportLab's name
        """Paint the ground."""
        with canv.artifact(BACKGROUND):
            super().beforeDrawPage(canv, doc)

    def afterDrawPage(self, canv: Foreign, doc: Foreign) -> None:  # noqa: N802
        """Fill head and foot."""
        with canv.artifact():
            super().afterDrawPage(canv, doc)
