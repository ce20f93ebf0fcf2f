"""`belegkette review serve` as people call it: it says where it is, serves, and ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from belegkette.cli.main import main


@contextmanager
def started(root: Path, *words: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """Start the command and yield it with the address that it names."""
    command = [sys.executable, "-m", "belegkette", "review", "serve", "--root", str(root), "--reviewer", "R1", *words]
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8", env={**os.environ}
    )
    assert process.stdout is not None
    try:
        yield process, next(line.strip() for line in process.stdout if "http://" in line)
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(root: Path, how: signal.Signals) -> None:
    with started(root) as (process, _address):
        process.send_signal(how)
        said, _nothing = process.communicate(timeout=20)
    assert (process.returncode, said.splitlines()[-1]) == (
        0,
        "Beendet. Was eingetragen ist, steht in recommendations/reviews.yaml.",
    )


def test_the_address_that_it_names_shows_the_report(root: Path) -> None:
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
    with started(root) as (_process, address), opener.open(address, timeout=20) as reply:
        assert "Sie entscheiden als <b>R1 (Fachaufsicht)</b>" in reply.read().decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--reviewer", "R9"], "Das Kürzel „R9“ gehört niemandem."),
        ([], "Es ist nicht klar, wer entscheidet."),
        (["--reviewer", "R1", "--port", "99999"], "Einen Anschluss 99999 gibt es nicht."),
        (["--reviewer", "R1", "--port", "-1"], "Einen Anschluss -1 gibt es nicht."),
        (["--reviewer", "R1", "--as-of", "gestern"], "Stichtag „gestern“ ist kein Datum."),
    ],
)
def test_a_call_that_cannot_be_served_is_refused(
    root: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    assert (main(["review", "serve", "--root", str(root), *words]), said in capsys.readouterr().err) == (2, True)


def test_without_a_list_of_people_nothing_is_served(
    root: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(root / "gibt-es-nicht.yaml"))
    code = main(["review", "serve", "--root", str(root), "--reviewer", "R1"])
    assert (code, "keine Liste der Prüfenden" in capsys.readouterr().err) == (2, True)


def test_a_port_that_is_taken_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with started(root) as (_process, address):
        port = address.split(":")[2].partition("/")[0]
        code = main(["review", "serve", "--root", str(root), "--reviewer", "R1", "--port", port])
    assert (code, f"Der Anschluss {port} ist nicht frei" in capsys.readouterr().err) == (2, True)
