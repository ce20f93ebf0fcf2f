"""What the tagger does not know stops the build with the source's line; nothing is written."""

from __future__ import annotations

import io
from typing import Any

import pytest
from reportlab.graphics.shapes import Drawing
from reportlab.pdfbase.pdfmetrics import stringWidth  # noqa: F401 - the import registers the standard fonts
from reportlab.platypus.flowables import Flowable
from rst2pdf.flowables import Separation

from belegkette.pdf import dispatch
from belegkette.pdf.preflight import PdfError
from belegkette.pdf.tagging.flowables import adopt


class Scribble(Flowable):  # type: ignore[misc]
    """Draws text of its own, as a later rst2pdf might."""

    def draw(self) -> None:
        self.canv.drawString(0, 0, "von niemandem")


class ScribblingRule(Separation):  # type: ignore[misc]
    """Says that it shows nothing, and shows something."""

    def draw(self) -> None:
        self.canv.setFont("Lato-Regular", 9)
        self.canv.drawString(0, 0, "von niemandem")


@pytest.mark.parametrize("made", [Scribble, ScribblingRule, lambda: Drawing(10, 10)])
def test_what_draws_unknown_things_stops_the_build_with_the_line(
    build: Any, monkeypatch: pytest.MonkeyPatch, made: Any, tmp_path: Any
) -> None:
    from docutils import nodes

    class Handler(dispatch.text.Silent):  # type: ignore[misc, name-defined]
        def gather_elements(self, client: Any, node: Any, style: Any) -> list[Any]:
            return [made()]

    monkeypatch.setitem(dispatch.HANDLERS, nodes.transition, Handler())
    with pytest.raises(PdfError, match=r"index\.md:5: .*"):
        build("# Kapitel\n\nText.\n\n---\n\nText.\n")
    assert not list((tmp_path / "out").glob("*.pdf"))


def test_an_image_without_any_alternative_text_stops_the_build_with_the_line(build: Any) -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    with pytest.raises(PdfError, match=r"index\.md:3: Das Bild „rot\.png“ hat keinen Alternativtext"):
        build({"index.md": "# Kapitel\n\n```{image} rot.png\n```\n", "rot.png": picture.getvalue()})


def test_adopting_twice_changes_nothing() -> None:
    from docutils import nodes
    from reportlab.lib.styles import ParagraphStyle

    from belegkette.pdf.flowables import TextBlock
    from belegkette.pdf.tagging.parts import Marks

    block = TextBlock("Text", ParagraphStyle("plain"))
    first, second = nodes.paragraph(), nodes.paragraph()
    adopt([block], first, Marks())
    adopt([block], second, Marks())
    assert block.part.node is first
