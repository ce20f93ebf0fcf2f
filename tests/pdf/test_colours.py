"""Contrast as reckoned from the file: the last rectangle under the text is its ground."""

from __future__ import annotations

import io

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from belegkette.pdf.postflight_colours import iter_faint_text, read_colours


def paint(steps: list[tuple[str, tuple[float, ...]]], size: float = 9) -> pikepdf.Pdf:
    """Return a page with rectangles and then one text at (100, 100)."""
    output = io.BytesIO()
    canvas = Canvas(output)
    for name, colour in steps:
        canvas.setFillColorRGB(*colour)
        if name == "ground":
            canvas.rect(50, 50, 200, 200, stroke=0, fill=1)
        elif name == "elsewhere":
            canvas.rect(300, 300, 50, 50, stroke=0, fill=1)
        else:
            canvas.setFont("Helvetica", size)
            canvas.drawString(100, 100, "Text")
    canvas.save()
    return pikepdf.open(io.BytesIO(output.getvalue()))


WHITE, BLACK, GREY, PALE = (1, 1, 1), (0, 0, 0), (0.6, 0.6, 0.6), (0.9, 0.9, 0.9)


@pytest.mark.parametrize(
    ("steps", "size", "faint"),
    [
        ([("text", BLACK)], 9, False),
        ([("text", GREY)], 9, True),
        ([("text", (0.5, 0.5, 0.5))], 24, False),
        ([("text", PALE)], 24, True),
        ([("ground", BLACK), ("text", WHITE)], 9, False),
        ([("text", WHITE)], 9, True),
        ([("elsewhere", BLACK), ("text", WHITE)], 9, True),
        ([("ground", BLACK), ("ground", WHITE), ("text", GREY)], 9, True),
        ([("ground", GREY), ("text", BLACK)], 9, False),
    ],
)  # fmt: skip
def test_text_too_close_to_its_ground_is_found(
    steps: list[tuple[str, tuple[float, ...]]], size: float, faint: bool
) -> None:
    with paint(steps, size) as pdf:
        assert bool(list(iter_faint_text(read_colours(pdf, ()), "x.pdf"))) is faint


def test_the_message_names_page_colours_and_contrast() -> None:
    with paint([("text", GREY)]) as pdf:
        (found,) = iter_faint_text(read_colours(pdf, ()), "x.pdf")
    assert found.message == "Seite 1: Schrift #999999 auf #ffffff hat den Kontrast 2.8:1 statt 4.5:1."
