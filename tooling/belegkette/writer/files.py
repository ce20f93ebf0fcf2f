"""Putting bytes on disk so that all files of one command change, or none.

Every file is first written in full under a temporary name in its folder and synced; only then are they renamed into
place. What fails on the way is undone. Ctrl-C waits until the files are in order again. It refuses to replace a file
that has changed since it was read, or to create one that exists. (A power cut between two renames is the one gap: each
file is whole then, but some may be new and some old.)
"""

from __future__ import annotations

import contextlib
import os
import signal
import threading
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HELD = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One file to write: `path` on disk, its new content, and the bytes it holds until now (None: it must not exist)."""

    path: str
    content: bytes
    before: bytes | None = None


def write_changes(changes: Sequence[Change]) -> None:
    """Write all files or none. Raises `BelegketteError` with the file that stands in the way."""
    with _signals_held(), ExitStack() as undo:
        staged = [(change, _stage(change, number, undo)) for number, change in enumerate(changes)]
        for change, temporary in staged:
            _put_in_place(change, temporary, undo)
        undo.pop_all()
        for folder in sorted({os.path.dirname(temporary) for _change, temporary in staged}):
            _sync_folder(folder)


def _stage(change: Change, number: int, undo: ExitStack) -> str:
    """Write the content under a temporary name next to its target and return that name."""
    target = os.path.realpath(change.path)
    folder, name = os.path.split(target)
    try:
        _make_folder(folder, undo)
        temporary = os.path.join(folder, f".{name[:40]}.{os.getpid()}-{number}.tmp")
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
        undo.callback(_remove, temporary)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(change.content)
            stream.flush()
            os.fsync(stream.fileno())
        if change.before is not None:
            os.chmod(temporary, os.stat(target).st_mode & 0o7777)
    except OSError as error:
        raise _refused(change.path, error) from error
    return temporary


def _put_in_place(change: Change, temporary: str, undo: ExitStack) -> None:
    target = os.path.realpath(change.path)
    try:
        if change.before is None:
            _create(temporary, target)
            undo.callback(_remove, target)
        else:
            with open(target, "rb") as stream:
                if stream.read() != change.before:
                    raise BelegketteError(
                        _("„{path}“ wurde gerade von einem anderen Programm geändert.").format(path=change.path),
                        remedy=_("Dort speichern und den Befehl noch einmal aufrufen."),
                    )
            os.replace(temporary, target)
            undo.callback(_put_back, target, change.before)
    except FileExistsError as error:
        raise BelegketteError(
            _("„{path}“ gibt es schon.").format(path=change.path),
            remedy=_("Eine andere Kennung wählen oder die vorhandene Datei bearbeiten."),
        ) from error
    except OSError as error:
        raise _refused(change.path, error) from error


def _create(temporary: str, target: str) -> None:
    """Rename without ever replacing anything: a second link fails where a rename would overwrite."""
    try:
        os.link(temporary, target)
    except FileExistsError:
        raise
    except OSError:  # file systems without links, such as FAT
        if os.path.lexists(target):
            raise FileExistsError(target) from None
        os.rename(temporary, target)
    else:
        os.unlink(temporary)


def _put_back(target: str, content: bytes) -> None:
    temporary = f"{target}.{os.getpid()}.tmp"
    with open(temporary, "wb") as stream:
        stream.write(content)
    os.chmod(temporary, os.stat(target).st_mode & 0o7777)
    os.replace(temporary, target)


def _make_folder(folder: str, undo: ExitStack) -> None:
    missing = []
    while not os.path.isdir(folder):
        missing.append(folder)
        folder = os.path.dirname(folder)
    for path in reversed(missing):
        os.mkdir(path)
        undo.callback(_remove_folder, path)


def _remove(path: str) -> None:
    with contextlib.suppress(OSError):
        os.unlink(path)


def _remove_folder(path: str) -> None:
    with contextlib.suppress(OSError):
        os.rmdir(path)


def _sync_folder(folder: str) -> None:
    if os.name != "posix":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _refused(path: str, error: OSError) -> BelegketteError:
    return BelegketteError(
        _("„{path}“ kann nicht geschrieben werden: {reason}.").format(path=path, reason=error.strerror or error),
        remedy=_("Zugriffsrechte und freien Platz prüfen; es wurde nichts verändert."),
    )


@contextlib.contextmanager
def _signals_held() -> Iterator[None]:
    """Let Ctrl-C and a polite kill wait until the files are in order; only the main thread can, others need not."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    waiting: list[int] = []
    before = {number: signal.signal(number, lambda got, _frame: waiting.append(got)) for number in _HELD}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler or signal.SIG_DFL)
        if waiting:
            signal.raise_signal(waiting[0])
