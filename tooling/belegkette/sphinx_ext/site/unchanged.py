"""Which of the site's own files need not be made again: those made of what the pages were told last time, too.

Cards of records say what the register says, and the tables to take away what matrix and comparison say. So the
fingerprints of the answers that these pages got are those of the files; beside the stored pages a note keeps them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from pathlib import Path

from belegkette.places import COMPARISON, MATRIX, REGISTER
from belegkette.sphinx_ext.domain import BelegketteDomain

NOTE = "belegkette-site.json"
_REGISTER = REGISTER.removesuffix("index")

Files = dict[str, bytes]


class Unchanged:
    """The files of one folder that were made by the build before."""

    def __init__(self, doctrees: Path, out: Path) -> None:
        """Read the note; without one, or of another folder, nothing was made."""
        self._note, self._out = doctrees / NOTE, out
        self._made: dict[str, tuple[str, list[str]]] = {}
        try:
            noted = json.loads(self._note.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            noted = {}
        self._before: Mapping[str, tuple[str, list[str]]] = noted.get(str(out), {})

    def make(self, name: str, fingerprint: str, build: Callable[[], Files]) -> tuple[Files, list[str]]:
        """Return the files that had to be made, and the paths of those that may stay as they are."""
        before, paths = self._before.get(name, ("", []))
        if before == fingerprint and all((self._out / path).is_file() for path in paths):
            self._made[name] = (fingerprint, paths)
            return {}, paths
        files = build()
        self._made[name] = (fingerprint, sorted(files))
        return files, []

    def write_note(self) -> None:
        """Note what was made, when all of it has been written."""
        self._note.write_text(json.dumps({str(self._out): self._made}), encoding="utf-8")


def digest_register(domain: BelegketteDomain) -> str:
    """Return the fingerprint of what the pages of the register were told."""
    return _digest(domain, [page for page in sorted(domain.told) if page.startswith(_REGISTER)])


def digest_tables(domain: BelegketteDomain) -> str:
    """Return the fingerprint of what matrix and comparison were told."""
    return _digest(domain, [MATRIX, COMPARISON])


def _digest(domain: BelegketteDomain, pages: list[str]) -> str:
    told = [(page, sorted(domain.told.get(page, {}).items())) for page in pages]
    said = repr((told, domain.edition.graph.day, domain.edition.internal, domain.edition.settings))
    return hashlib.blake2b(said.encode(), digest_size=12).hexdigest()
