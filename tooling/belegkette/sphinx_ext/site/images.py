"""Pictures that are not there: the page says so in words, where a browser would show a broken frame."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from belegkette.i18n import _
from belegkette.sphinx_ext.render.pieces import inline, line

_AFTER_CONVERSION = 910


class NameMissingImages(SphinxPostTransform):
    """Put what a missing picture would have shown in its place; the build has warned about it."""

    formats = ("html",)
    default_priority = _AFTER_CONVERSION

    def run(self, **kwargs: object) -> None:  # noqa: ARG002 - Sphinx's signature
        """Go through the pictures of the page."""
        for image in list(self.document.findall(nodes.image)):
            address = image.get("uri", "")
            if "://" in address or address.startswith("data:") or address in self.env.images:
                continue
            said = image.get("alt") or address
            words = inline(_("Bild fehlt: {name}").format(name=said), "bk-unknown")
            within_line = isinstance(image.parent, nodes.TextElement)
            image.replace_self(words if within_line else line(words))
