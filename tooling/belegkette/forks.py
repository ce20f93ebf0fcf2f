"""Work beside this process: a forked copy does it and sends back what came out.

What a copy does must be a pure function of what this process holds, so that it can always be done here instead: if a
process cannot be started, fails or dies, nothing is lost but time.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Self

WORTH_FORKING = 1_000_000
"""Bytes of a project; less is done in a few hundredths of a second, so that another process gains next to nothing."""

Result = TypeVar("Result")


class Fork(Generic[Result]):
    """One piece of work that was started; `finish` returns its result, `give_up` or the end of a `with` block ends it."""

    def __init__(self, work: Callable[[], Result]) -> None:
        """Start a process; without one, the work waits for `finish`."""
        self._work = work
        self._pid = 0
        self._answer, sending = os.pipe()
        try:
            pid = os.fork()
        except OSError:
            os.close(self._answer)
            os.close(sending)
            return
        if pid == 0:
            _answer(work, sending)
        os.close(sending)
        self._pid = pid

    def __enter__(self) -> Self:
        """Begin what is done meanwhile."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Leave no process behind, whatever happened meanwhile."""
        self.give_up()

    def finish(self) -> Result:
        """Wait for the result; what the process did not manage is done here, with whatever error it raises."""
        if not self._pid:
            return self._work()
        with open(self._answer, "rb") as stream:
            answer = stream.read()
        _pid, status = os.waitpid(self._pid, 0)
        self._pid = 0
        if status != 0:
            return self._work()
        import pickle  # noqa: PLC0415 - only large projects need it

        result: Result = pickle.loads(answer)  # noqa: S301 - written by our own process, through our own pipe
        return result

    def give_up(self) -> None:
        """End the process whose answer nobody will read."""
        if not self._pid:
            return
        import signal  # noqa: PLC0415 - only when the check is broken off

        with suppress(ProcessLookupError, ChildProcessError):
            os.kill(self._pid, signal.SIGKILL)
            os.waitpid(self._pid, 0)
        self._pid = 0


def usable_cores() -> int:
    """Return on how many cores this process may run; 1 where it cannot fork, or must not because threads are running."""
    if not hasattr(os, "fork"):
        return 1
    threading = sys.modules.get("threading")
    if threading is not None and threading.active_count() > 1:
        return 1
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _answer(work: Callable[[], object], sending: int) -> None:
    """Do the work, send what came out and end this process; whatever goes wrong is said by the exit status alone.

    The answer is packed as a whole before it is sent: the parent reads only when its own work is done, and packing into a
    full pipe would wait for it. Nothing of the parent may be run to its end here: no buffer flushed, no handler called.
    """
    status = 1
    try:
        import pickle  # noqa: PLC0415 - only large projects need it

        answer = pickle.dumps(work(), protocol=pickle.HIGHEST_PROTOCOL)
        with open(sending, "wb", buffering=0) as stream:
            rest = memoryview(answer)
            while rest:
                rest = rest[stream.write(rest) :]
        status = 0
    finally:
        os._exit(status)
