"""What the PDF cannot print, found in the doctree before rst2pdf runs, with file and line.

These are losses, so each stops the build: rst2pdf would log them, or not even that.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import Path

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.pdf.nodes import box, index_line
from belegkette.pdf.origin import describe_place

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_HARMLESS = re.compile(r"</?s>|<input\b[^>]*task-list-item-checkbox[^>]*>")
_REMOTE = ("http://", "https://", "ftp://", "//")


class PdfError(SphinxError):
    """The PDF cannot be made; nothing was written."""

    category = "PDF"


class RefuseUnprintable(SphinxPostTransform):
    """Refuse remote images (before Sphinx downloads them, priority 100), raw HTML and formulas, not those in ``only``."""

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
    for raw in tree.findall(nodes.raw):
        if says_something(raw):
            place = describe_place(raw, root)
            yield f"{place}Rohes HTML kann das PDF nicht setzen: „{' '.join(raw.astext().split())[:60]}“."


def says_something(raw: nodes.raw) -> bool:
    """Say whether raw HTML is a loss; comments, the marks of task lists and of struck-out text are none."""
    text = _COMMENT.sub("", raw.astext()).strip()
    return "html" in raw["format"].split() and bool(text) and not _HARMLESS.fullmatch(text)


def iter_missing_images(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every image file that is not there."""
    for image in tree.findall(nodes.image):
        if not Path(root, image["uri"]).is_file():
            yield f"{describe_place(image, root)}Das Bild „{image['uri']}“ fehlt."


def iter_unsettable_signs(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every sign that no font of the edition has, at its first place."""
    from belegkette.pdf.typography import iter_unsettable  # noqa: PLC0415 - an HTML build loads no fonts

    seen: set[str] = set()
    for node, text in _iter_printed(tree):
        for sign in iter_unsettable(text):
            if sign not in seen:
                seen.add(sign)
                yield f"{describe_place(node, root)}{_describe_sign(sign)}"


def iter_unsettable_settings(settings: Mapping[str, str]) -> Iterator[str]:
    """Yield a message for every sign without a font in what ``conf.py`` says about the edition."""
    from belegkette.pdf.typography import iter_unsettable  # noqa: PLC0415 - as above

    for name, value in settings.items():
        for sign in iter_unsettable(value):
            yield f"conf.py: {_describe_sign(sign)} Es steht in der Angabe „{name}“ der Ausgabe."


def _describe_sign(sign: str) -> str:
    name = unicodedata.name(sign, "ohne Namen")
    return f"Für das Zeichen U+{ord(sign):04X} ({name}) hat die Edition keine Schrift."


def _iter_printed(tree: nodes.document) -> Iterator[tuple[nodes.Element, str]]:
    """Yield every printed text with its node: also those that boxes and lines of the index hold as values."""
    for node in tree.findall(lambda node: isinstance(node, nodes.Text | box | index_line)):
        if isinstance(node, box):
            yield node, f"{node['label']}\n{node['title']}"
        elif isinstance(node, index_line):
            yield node, node["text"]
        elif isinstance(node.parent, nodes.Element) and not isinstance(node.parent, nodes.comment | nodes.raw):
            yield node.parent, node.astext()


def refuse(problems: Iterator[str]) -> None:
    """Raise one error that names all problems; return if there is none."""
    found = list(problems)
    if found:
        raise PdfError("\n".join(found))
