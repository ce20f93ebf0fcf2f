"""Page content: what lies in no marked content is an artifact, if it is no text and no image (ISO 14289-1, 7.1)."""

from __future__ import annotations

import pikepdf
from pikepdf import ContentStreamInstruction, Name, Operator, Page, Pdf

from belegkette.pdf.tagging.canvas import UntaggedError

_PAINT = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh"})
_PATH = frozenset({"m", "l", "c", "v", "y", "h", "re", "W", "W*"})
_CONTENT = frozenset({"Tj", "TJ", "'", '"', "Do", "INLINE IMAGE"})
_OPEN = ContentStreamInstruction([Name.Artifact], Operator("BMC"))
_CLOSE = ContentStreamInstruction([], Operator("EMC"))

Step = ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def mark_artifacts(pdf: Pdf, page: Page, number: int) -> None:
    """Put every path that is painted outside marked content into an artifact of its own; `number` is from 1."""
    written: list[Step] = []
    depth = 0
    start: int | None = None
    for step in pikepdf.parse_content_stream(page):
        operator = str(step.operator)
        if operator in {"BDC", "BMC"}:
            depth += 1
        elif operator == "EMC":
            depth -= 1
        elif depth == 0:
            if operator in _CONTENT:
                message = f"Auf Seite {number} steht Inhalt außerhalb der Struktur ({operator})."
                raise UntaggedError(message)
            if operator in _PATH and start is None:
                start = len(written)
            elif operator in _PAINT:
                written.insert(len(written) if start is None else start, _OPEN)
                written += [step, _CLOSE]
                start = None
                continue
            elif operator == "n":
                start = None
        written.append(step)
    page.obj.Contents = pdf.make_stream(pikepdf.unparse_content_stream(written))
