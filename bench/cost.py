"""What one command costs: wall clock, CPU and peak memory, as people meet it: a new process each time."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

REPOSITORY = Path(__file__).resolve().parent.parent


@dataclass(frozen=True)
class Cost:
    """Medians over several runs: seconds of wall clock and CPU; peak memory in MB of all processes together."""

    wall: float
    cpu: float
    memory: float


class Measure(Protocol):
    """Runs a command several times and returns what it cost."""

    def __call__(self, command: list[str], runs: int) -> Cost:
        """Measure."""
        ...


def measure(command: list[str], runs: int) -> Cost:
    """Run a command once for its memory, which warms the page cache, and then several times; return the medians."""
    _wall, _cpu, memory = _run(command, watched=True)
    costs = [_run(command)[:2] for _ in range(runs)]
    wall, cpu = (statistics.median(column) for column in zip(*costs, strict=True))
    return Cost(wall, cpu, memory)


def measure_once(command: list[str]) -> Cost:
    """Run a command that takes long just once."""
    return Cost(*_run(command, watched=True))


def make_environment() -> dict[str, str]:
    """Return the environment of a measured process; modules are compiled once, beside the measured files."""
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(filter(None, [str(REPOSITORY / "tooling"), os.environ.get("PYTHONPATH", "")])),
        "PYTHONHASHSEED": "0",
        "PYTHONPYCACHEPREFIX": os.path.join(tempfile.gettempdir(), "compiled"),
    }
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # where people work, only the first run compiles
    return environment


def _run(command: list[str], *, watched: bool = False) -> tuple[float, float, float]:
    """Return wall seconds, CPU seconds and peak memory in MB; watched: of the process and its children together."""
    start = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603 - our own commands
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env=make_environment(), cwd=REPOSITORY
    )
    peak = _watch(process.pid) if watched else 0.0
    assert process.stderr is not None
    errors = process.stderr.read()
    _pid, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in {0, 1}:
        sys.exit(f"{' '.join(command)}: exit {process.returncode}\n{errors.decode(errors='replace')}")
    megabyte = 1024 if sys.platform != "darwin" else 1024 * 1024
    return wall, usage.ru_utime + usage.ru_stime, max(peak, usage.ru_maxrss / megabyte)


def _watch(pid: int) -> float:
    """Return the most memory in MB that a process and its children held together; 0 where /proc cannot say.

    Pages that processes share are counted once (PSS); looked at every hundredth of a second until the process ends.
    """
    peak = 0
    while held := _proportional_memory(pid):
        peak = max(peak, held)
        time.sleep(0.01)
    return peak / 1024


def _proportional_memory(pid: int) -> int:
    try:
        rollup = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    except OSError:
        return 0
    own = next((int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")), 0)
    return own + sum(_proportional_memory(int(child)) for child in children)
