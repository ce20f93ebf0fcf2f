"""The generated pages: stubs that hold a title and our directives, never content.

They are written into the source folder, like autosummary's, because a page must exist for Sphinx before it is read.
A file that was not generated is never overwritten or removed.
"""

from __future__ import annotations

import os
from pathlib import Path

from belegkette.edition import Edition
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.labels import kind_plurals
from belegkette.model.terms import Kind
from belegkette.places import (
    ACCESSIBILITY,
    ANALYSES,
    CODES,
    COMPARISON,
    EASY_FOLDER,
    EXAMPLES,
    FACTORS,
    FIGURES,
    GAPS,
    INTERNAL,
    MATRIX,
    REACH,
    REGISTER,
    STATES,
    iter_parts,
    register_docname,
)
from belegkette.sphinx_ext.easy.pages import build_easy_stubs
from belegkette.sphinx_ext.render.analyses import analysis_titles
from belegkette.sphinx_ext.views.laender import land_pages

MARK = "% Erzeugt von Belegkette. Änderungen hier gehen verloren; der Inhalt kommt aus evidence/ und recommendations/."


def build_stubs(edition: Edition) -> dict[str, str]:
    """Return the text of every generated page by its docname."""
    stubs = {
        COMPARISON: _stub(_("Ländervergleich"), "{state-comparison}") + _toctree(list(land_pages(edition).values())),
        MATRIX: _stub(_("Matrix der Belege"), "{trace-matrix}", wide=True),
        ACCESSIBILITY: _stub(_("Prüfbericht Barrierefreiheit"), "{accessibility-report}"),
    }
    members = []
    for kind, records in edition.records_by_kind.items():
        for part, _records in iter_parts(records):
            name = register_docname(kind, part)
            stubs[name] = _register_stub(kind, part)
            members.append(name.removeprefix("register/"))
    if edition.codebook.codes:
        stubs[CODES] = _stub(_("Belege nach Themen"), "{codebook}")
        members.append(CODES.removeprefix("register/"))
    if edition.internal:
        stubs[INTERNAL] = _stub(_("Prüfung (intern)"), "{internal-overview}")
        members.append(INTERNAL.removeprefix("register/"))
    stubs |= build_easy_stubs(edition, MARK)
    stubs |= _analysis_stubs(edition)
    stubs[REGISTER] = _stub(_("Belegregister"), "{register-overview}") + _toctree(members)
    return stubs


def _analysis_stubs(edition: Edition) -> dict[str, str]:
    """Return the pages of evaluations, and one for each Land."""
    directives = {
        FACTORS: "{factor-charts}", GAPS: "{gap-matrix}", FIGURES: "{statistics}", REACH: "{reach}", EXAMPLES: "{example-cards}",
    }  # fmt: skip
    stubs = {name: _stub(title, directives[name], wide=name == GAPS) for name, title in analysis_titles().items()}
    members = [name.removeprefix(f"{ANALYSES.rpartition('/')[0]}/") for name in stubs]
    stubs[ANALYSES] = _stub(_("Auswertungen"), "{analyses}") + _toctree(members)
    for key, name in land_pages(edition).items():
        stubs[name] = _stub(edition.vocabulary.regions[key].name, "{land}", options=f":region: {key}\n")
    return stubs


def _toctree(members: list[str]) -> str:
    return "\n```{toctree}\n:hidden:\n\n" + "\n".join(members) + "\n```\n" if members else ""


def _stub(title: str, *directives: str, options: str = "", wide: bool = False) -> str:
    """Return a page; a wide one leaves out the contents at its side."""
    blocks = [f"```{directive}\n{options if directive == directives[-1] else ''}```\n" for directive in directives]
    head = "---\norphan: true\n" + ("hide-toc: true\n" if wide else "") + "---\n\n"
    return head + "\n".join([f"{MARK}\n", f"# {title}\n", *blocks])


def _register_stub(kind: Kind, part: int) -> str:
    title = kind_plurals()[kind]
    if part > 1:
        title = _("{title}, Teil {part}").format(title=title, part=part)
    return _stub(title, "{register-part}", options=f":kind: {kind}\n:part: {part}\n")


def write_stubs(root: Path, stubs: dict[str, str]) -> None:
    """Write the stubs that have changed and remove generated pages that are no longer needed.

    Raises `BelegketteError` where a page that somebody wrote stands in the way, or the folder cannot be written.
    """
    try:
        for name, text in stubs.items():
            _write_stub(root / f"{name}.md", text)
        for folder in ("register", ANALYSES.rpartition("/")[0], STATES, EASY_FOLDER.rstrip("/")):
            for path in sorted((root / folder).glob("*.md")):
                if f"{folder}/{path.stem}" not in stubs and _is_generated(path):
                    path.unlink()
    except OSError as error:
        raise BelegketteError(
            f"Erzeugte Seiten können nicht geschrieben werden: {error.strerror or error}.",
            remedy=f"Schreibrechte von „{root}“ prüfen.",
        ) from error


def _write_stub(path: Path, text: str) -> None:
    if path.exists():
        if not _is_generated(path):
            raise BelegketteError(
                f"„{path}“ ist von Hand geschrieben; an dieser Stelle steht eine erzeugte Seite.",
                remedy="Die Datei umbenennen.",
            )
        if path.read_text(encoding="utf-8") == text:
            return
    path.parent.mkdir(exist_ok=True)
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8", newline="\n")
    temporary.replace(path)


def _is_generated(path: Path) -> bool:
    return MARK[:24] in path.read_text(encoding="utf-8", errors="replace")
