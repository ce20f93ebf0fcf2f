"""Where an edition can come from: an exported file, a delivered folder, a project folder, or a revision in Git.

Only here, below the command line, are files and Git asked. What was asked of Git is unpacked into a temporary folder
and gone when the document is made; the repository itself is only read.
"""

from __future__ import annotations

import os
import subprocess
import tarfile
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from belegkette.corpus import EVIDENCE, RECOMMENDATIONS, load_corpus
from belegkette.edition import Edition
from belegkette.errors import BelegketteError
from belegkette.exchange.build import build_document
from belegkette.exchange.codec import read_document
from belegkette.exchange.document import FILE_NAME, EditionName, GraphDocument
from belegkette.graph import TraceGraph
from belegkette.i18n import _, ngettext
from belegkette.settings import Settings, load_settings

if TYPE_CHECKING:
    from datetime import date

_PARTS = (EVIDENCE, RECOMMENDATIONS, "index.md", "pyproject.toml")
_LARGEST_FILE = 200_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """Which edition is wanted: of which project (for revisions), on which day (where the file names none), for whom.

    `tell` is given a sentence where files could not be read, so that a comparison does not pass for complete.
    """

    root: str
    day: date
    edition: EditionName = EditionName.PUBLIC
    tell: Callable[[str], None] = lambda _text: None


def find_document(name: str, wanted: Wanted) -> GraphDocument:
    """Return the edition that a word of the command line means. Raises `BelegketteError` with what was tried."""
    if os.path.isfile(name):
        return _from_file(name, wanted)
    if os.path.isdir(name):
        exported = os.path.join(name, FILE_NAME)
        if os.path.isfile(exported):
            return _from_file(exported, wanted)
        if any(os.path.isdir(os.path.join(name, part)) for part in (EVIDENCE, RECOMMENDATIONS)):
            return _from_folder(name, wanted, load_settings(name), name)
    return _from_revision(name, wanted)


def _from_file(path: str, wanted: Wanted) -> GraphDocument:
    try:
        if os.path.getsize(path) > _LARGEST_FILE:
            raise BelegketteError(_("„{path}“ ist zu groß für eine ausgegebene Belegkette.").format(path=path))
        with open(path, "rb") as stream:
            document = read_document(stream.read(), path)
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror)
        ) from error
    if document.edition != wanted.edition:
        raise BelegketteError(
            _("„{path}“ ist eine andere Art von Ausgabe ({found} statt {wanted}).").format(
                path=path, found=document.edition, wanted=wanted.edition
            ),
            remedy=_("Mit --edition {found} vergleichen oder die Datei neu ausgeben.").format(found=document.edition),
        )
    return document


def _from_folder(root: str, wanted: Wanted, settings: Settings, name: str) -> GraphDocument:
    corpus = load_corpus(root, settings)
    broken = len({problem.place.path for problem in corpus.problems})
    if broken:
        text = ngettext(
            "„{name}“: Eine Datei hat Fehler; was darin steht, kann fehlen.",
            "„{name}“: {n} Dateien haben Fehler; was darin steht, kann fehlen.",
            broken,
        )
        wanted.tell(text.format(name=name, n=broken))
    return build_document(Edition(TraceGraph(corpus, wanted.day), settings), wanted.edition)


def _from_revision(name: str, wanted: Wanted) -> GraphDocument:
    commit = _resolve(name, wanted.root)
    present = set(_git(wanted.root, "ls-tree", "--name-only", commit).decode(errors="replace").splitlines())
    parts = [part for part in _PARTS if part in present]
    if not present & {EVIDENCE, RECOMMENDATIONS}:
        raise BelegketteError(
            _("Im Stand „{name}“ gibt es weder „evidence“ noch „recommendations“.").format(name=name),
            remedy=_("Einen späteren Stand angeben; „git log“ zeigt alle."),
        )
    archive = _git(wanted.root, "archive", "--format=tar", commit, "--", *parts)
    with tempfile.TemporaryDirectory(prefix="belegkette-") as folder:
        _unpack(archive, folder)
        # What lies outside of the repository has no older state in it, and means another folder from here.
        return _from_folder(folder, wanted, Settings(), name)


def _resolve(name: str, root: str) -> str:
    missing = BelegketteError(
        _("„{name}“ ist keine Datei, kein Ordner mit einer Ausgabe und kein Stand in Git.").format(name=name),
        remedy=_(
            "Möglich sind eine Datei aus „belegkette export json“, ein Ordner mit „{file}“, ein Projektordner oder "
            "ein Stand wie „v1.0“ oder „HEAD~1“."
        ).format(file=FILE_NAME),
    )
    if not name or name.startswith("-") or "\0" in name or "\n" in name:
        raise missing
    try:
        return _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}").decode().strip()
    except BelegketteError as error:
        if error.remedy:
            raise
        raise missing from error


def _git(root: str, *arguments: str) -> bytes:
    """Ask Git about the repository around the project. What it refuses has no remedy; that there is no Git has one."""
    try:
        done = subprocess.run(  # noqa: S603 - fixed verbs; names from outside are checked and never begin with a hyphen
            ["git", "-C", root, *arguments],  # noqa: S607 - whichever Git the user has
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
        )
    except OSError as error:
        raise BelegketteError(
            _("Git ist auf diesem Rechner nicht zu finden."),
            remedy=_("Git einrichten oder zwei ausgegebene Dateien vergleichen (belegkette export json)."),
        ) from error
    if done.returncode:
        raise BelegketteError(_("Git meldet: {reason}").format(reason=done.stderr.decode(errors="replace").strip()))
    return done.stdout


def _unpack(archive: bytes, folder: str) -> None:
    """Write the regular files of an archive; links and everything else are left out, so nothing lands elsewhere."""
    with tarfile.open(fileobj=BytesIO(archive)) as tar:
        for member in tar:
            target = os.path.normpath(os.path.join(folder, member.name))
            if not member.isreg() or not target.startswith(folder + os.sep):
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            content = tar.extractfile(member)
            with open(target, "wb") as stream:
                stream.write(content.read() if content else b"")
