"""Which directives read the rest of their first line as Markdown, as docutils, Sphinx and sphinx-design do.

Docutils knows its directives by German names, too, where the pages are German.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belegkette.loaders.myst import Directive

_TITLED = frozenset(
    "admonition topic sidebar rubric table list-table csv-table centered contents dropdown card grid-item-card tab-item "
    "warnhinweis kasten seitenkasten seitenleiste thema rubrik tabelle csv-tabelle listentabelle inhalt".split()
)
"""Directives with a title."""

_BEGUN = frozenset(
    "note tip warning attention caution danger error hint important seealso epigraph highlights pull-quote compound "
    "line-block achtung vorsicht gefahr fehler hinweis wichtig notiz tipp warnung seitenansprache zusammengesetzt verbund "
    "zeilenblock".split()
)
"""Directives without arguments: MyST reads what stands behind the name as the first line of their content."""

_VERSIONED = frozenset("versionadded versionchanged deprecated versionremoved".split())
"""Directives with a version and an explanation; only the explanation is Markdown."""


def running_text_of(directive: Directive) -> str:
    """Return the Markdown that stands on the first line of a directive, empty where none does."""
    name = directive.name.lower()
    if name in _TITLED or name in _BEGUN:
        return directive.argument
    return directive.argument.partition(" ")[2] if name in _VERSIONED else ""
