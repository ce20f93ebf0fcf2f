"""One writer at a time: a lock on a folder that holds between processes and threads and leaves no file behind.

On POSIX the folder itself is locked (flock); where that is not possible, a hidden file in it. The lock ends with the
process, whatever becomes of it. It protects from other copies of this program, not from editors: against those, files
are compared before they are replaced (`belegkette.writer.files`).
"""

from __future__ import annotations

import contextlib
import os
import time
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSE = 0.02
_FILE = ".belegkette.lock"


@contextlib.contextmanager
def folder_locked(folder: str, *, patience: float = 20.0) -> Iterator[None]:
    """Hold the lock; wait at most `patience` seconds for it. Raises `BelegketteError` when others keep it longer."""
    os.makedirs(folder, exist_ok=True)
    descriptor = _open(folder)
    try:
        deadline = time.monotonic() + patience
        while not _try_lock(descriptor):
            if time.monotonic() > deadline:
                raise BelegketteError(
                    _("„{path}“ wird gerade von einem anderen Aufruf geschrieben.").format(path=folder),
                    remedy=_("Einen Augenblick warten und noch einmal versuchen; es wurde nichts verändert."),
                )
            time.sleep(_PAUSE)
        yield
    finally:
        os.close(descriptor)


if os.name == "posix":
    import fcntl

    def _open(folder: str) -> int:
        return os.open(folder, os.O_RDONLY)

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

else:  # pragma: no cover - Windows cannot open folders
    import msvcrt

    def _open(folder: str) -> int:
        return os.open(os.path.join(folder, _FILE), os.O_RDWR | os.O_CREAT)

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True
