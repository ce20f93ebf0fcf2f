"""Doctree nodes of an edition: a recommendation, a record in the register, a drawing, a part that opens, and a choice.

The first two are sections, so that every builder can write them, the page's own table of contents lists them and the search
finds their titles. What they hold are plain docutils nodes with classes.
"""

from __future__ import annotations

from docutils import nodes


class recommendation(nodes.section):  # noqa: N801 - docutils writes its node classes in lower case
    """A recommendation's card. Attribute ``name``: its id. First child: the title."""


class evidence(nodes.section):  # noqa: N801
    """A record in the register. Attributes ``name`` (its id) and ``label`` (its kind in words)."""


class chart(nodes.General, nodes.Element):  # noqa: N801
    """A drawing. Attributes ``svg`` and ``paper`` (its text for screen and paper), ``name``, ``label``, ``alt``; in a figure."""


class disclosure(nodes.General, nodes.Element):  # noqa: N801
    """Something that a reader may open, such as the table behind a chart. Attribute ``summary``: what opens it."""


class choice(nodes.General, nodes.Element):  # noqa: N801
    """Figures of which the reader chooses one to see. Attributes ``name``, ``legend``; each child has a caption."""


NODES = (recommendation, evidence)
