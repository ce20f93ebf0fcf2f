"""Comments of authors never leave the house: MyST would pass HTML comments on to the website as they are."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.transforms import SphinxTransform

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


class RemoveComments(SphinxTransform):
    """Take comments out of raw HTML, and raw HTML out that held nothing else."""

    default_priority = 10

    def apply(self, **kwargs: object) -> None:  # noqa: ARG002 - docutils' signature
        """Go through the raw nodes of the page that was read."""
        for raw in list(self.document.findall(nodes.raw)):
            text = _COMMENT.sub("", raw.astext())
            if text == raw.astext():
                continue
            if text.strip():
                raw.children = [nodes.Text(text)]
                raw.rawsource = text
            else:
                raw.parent.remove(raw)
        for comment in list(self.document.findall(nodes.comment)):
            comment.parent.remove(comment)
