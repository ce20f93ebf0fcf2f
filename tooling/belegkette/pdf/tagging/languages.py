"""The language of a passage, as its author marked it.

docutils' own convention is a class ``language-en`` (docutils, "Specialty body elements"; a BCP 47 tag after the
hyphen); MyST's attributes may also say ``lang=en``. ISO 14289-1, 7.2 asks for the language wherever it changes.
"""

from __future__ import annotations

import re

from docutils import nodes

_CLASS = re.compile(r"(?:language|lang)-([a-z]{2,3}(?:-[a-z0-9]{2,8})*)\Z", re.IGNORECASE)


def find_language(node: nodes.Element) -> str:
    """Return the language given on this very node, or ""; a literal block's ``language`` names its highlighter."""
    given = str(node.get("lang", "") or node.get("xml:lang", ""))
    if given:
        return given
    return next((match[1] for match in map(_CLASS.match, node.get("classes", ())) if match), "")
