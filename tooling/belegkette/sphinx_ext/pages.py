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
from belegkette.model.terms import Kind
from belegkette.places import CODES, COMPARISON, INTERNAL, MATRIX, REGISTER, iter_parts, register_docname
from belegkette.sphinx_ext.labels import kind_plurals

MARK = "% Erzeugt von Belegkette. Änderungen hier gehen verloren; der Inhalt kommt aus evidence/ und recommendations/."


def build_stubs(edition: Edition) -> dict[str, str]:
    """Return the text of every generated page by its docname."""
    stubs = {
        COMPARISON: _stub(_("Ländervergleich"), "{state-comparison}"),
        MATRIX: _stub(_("Matrix der Belege"), "{trace-matrix}", wide=True),
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
    toctree = "```{toctree}\n:hidden:\n\n" + "\n".join(members) + "\n```\n" if members else ""
    stubs[REGISTER] = _stub(_("Belegregister"), "{register-overview}") + (f"\n{toctree}" if toctree else "")
    return stubs


def _stub(title: str, *directives: str, options: str = "", wide: bool = False) -> str:
    """Return a page; a wide one leaves out the contents at its side."""
    blocks = [f"```{directive}\n{options if directive == directives[-1] else ''}```\n" for directive in directives]
    head = "---\norphan: true\n" + ("hide-toc: true\n" if wide else "") + "---\n\n"
    return head + "\n".join([f"{MARK}\n", f"# {title}\n", *blocks])


def _register_stub(kind: Kind, part: int) -> str:
    title = kind_plurals()[kind]
    if part > 1:
        title = _("{title}, Teil {part}").format(title=title, part=part)
    before = ["{reach}"] if kind is Kind.EVENT and part == 1 else []
    return _stub(title, *before, "{register-part}", options=f":kind: {kind}\n:part: {part}\n")


def write_stubs(root: Path, stubs: dict[str, str]) -> None:
    """Write the stubs that have changed and remove generated pages that are no longer needed.

    Raises `BelegketteError` where a page that somebody wrote stands in the way, or the folder cannot be written.
    """
    try:
        for name, text in stubs.items():
            _write_stub(root / f"{name}.md", text)
        for path in sorted((root / "register").glob("*.md")):
            if f"register/{path.stem}" not in stubs and _is_generated(path):
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
