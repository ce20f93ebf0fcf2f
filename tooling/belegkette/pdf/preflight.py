"""What the PDF cannot print, found in the doctree before rst2pdf runs, with file and line.

These are losses, so each stops the build: rst2pdf would log them, or not even that.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.pdf.origin import describe_place

_REMOTE = ("http://", "https://", "ftp://", "//")


class PdfError(SphinxError):
    """The PDF cannot be made; nothing was written."""

    category = "PDF"


class RefuseUnprintable(SphinxPostTransform):
    """Refuse remote images (before Sphinx downloads them, priority 100) and formulas, but not those in ``only``."""

    builders = ("pdf",)
    default_priority = 60

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Raise one error that names all of them."""
        refuse(_iter_unprintable(self.document, str(self.env.srcdir)))


def _iter_unprintable(tree: nodes.document, root: str) -> Iterator[str]:
    for image in tree.findall(nodes.image):
        if image["uri"].startswith(_REMOTE):
            yield f"{describe_place(image, root)}Das Bild „{image['uri']}“ liegt nicht im Repository."
    for formula in [*tree.findall(nodes.math), *tree.findall(nodes.math_block)]:
        yield f"{describe_place(formula, root)}Formeln kann das PDF nicht setzen."


def iter_missing_images(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every image file that is not there."""
    for image in tree.findall(nodes.image):
        if not Path(root, image["uri"]).is_file():
            yield f"{describe_place(image, root)}Das Bild „{image['uri']}“ fehlt."


def iter_unsettable_signs(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every sign that no font of the edition has, at its first place."""
    from belegkette.pdf.typography import iter_unsettable  # noqa: PLC0415 - an HTML build loads no fonts

    seen: set[str] = set()
    for text in tree.findall(nodes.Text):
        if isinstance(text.parent, nodes.comment | nodes.raw):
            continue
        for sign in iter_unsettable(text.astext()):
            if sign not in seen:
                seen.add(sign)
                name = unicodedata.name(sign, "ohne Namen")
                place = describe_place(text.parent, root)
                yield f"{place}Für das Zeichen U+{ord(sign):04X} ({name}) hat die Edition keine Schrift."


def refuse(problems: Iterator[str]) -> None:
    """Raise one error that names all problems; return if there is none."""
    found = list(problems)
    if found:
        raise PdfError("\n".join(found))
