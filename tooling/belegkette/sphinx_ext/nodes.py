"""Doctree nodes of an edition: a recommendation, and a record in the register.

Both are sections, so that every builder can write them, the page's own table of contents lists them and the search
finds their titles. What they hold are plain docutils nodes with classes.
"""

from __future__ import annotations

from docutils import nodes


class recommendation(nodes.section):  # noqa: N801 - docutils writes its node classes in lower case
    """A recommendation's card. Attribute ``name``: its id. First child: the title."""


class evidence(nodes.section):  # noqa: N801
    """A record in the register. Attributes ``name`` (its id) and ``label`` (its kind in words)."""


NODES = (recommendation, evidence)
