"""The generated pages of the easy-to-read edition: a start page and one for each field of action."""

from __future__ import annotations

from belegkette.edition import Edition, docname_of
from belegkette.i18n import _
from belegkette.loaders.easy_text import START_PAGE
from belegkette.places import EASY_INDEX, easy_docname
from belegkette.sphinx_ext.views.easy import fields_of, title_of


def build_easy_stubs(edition: Edition, mark: str) -> dict[str, str]:
    """Return the text of every generated page by its docname, nothing where nobody wrote an easy text."""
    fields = fields_of(edition)
    pages = {page.path: page.easy for page in edition.corpus.pages if page.easy is not None}
    if not fields and not pages:
        return {}
    own = [docname_of(path) for path in sorted(pages) if path != START_PAGE]
    members = [f"/{name}" for name in own] + [f"/{easy_docname(field)}" for field in fields]
    start = pages.get(START_PAGE)
    if start is None:
        opening = f"# {_('Leicht lesbar')}\n"
    else:
        opening = f"```{{include}} /{START_PAGE}\n:start-line: {start.line - 1}\n:relative-images:\n```\n"
    toctree = "```{toctree}\n:hidden:\n\n" + "\n".join(members) + "\n```\n"
    head = "---\norphan: true\n---\n\n"
    stubs = {
        EASY_INDEX: "\n".join(
            [f"{head}{mark}\n", opening, f"## {_('Die Vorschläge')}\n", "```{easy-start}\n```\n", toctree]
        )
    }
    for field in fields:
        part = f"# {title_of(edition, field)}\n\n```{{easy-part}}\n:field: {field}\n```\n"
        stubs[easy_docname(field)] = f"{head}{mark}\n\n{part}"
    return stubs
