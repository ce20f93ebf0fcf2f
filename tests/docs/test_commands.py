"""Every command line that the handbook or the README shows is one that runs."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.docs.pages import HANDBOOK, PAGES, iter_blocks

from belegkette.cli.commands import COMMANDS
from belegkette.cli.main import main
from belegkette.serve.server import LocalServer

OTHER_PROGRAMS = ("make", "source ", "git ", ".venv", "py -m venv", "py -m pip", "sphinx-build ")
"""Command lines that prepare or build; the build has tests of its own."""

BUILDS = ("belegkette build", "py -m belegkette build")

FAILS_ON_PURPOSE = {
    "belegkette check --profile release": "nobody has reviewed the constructed recommendation",
    "belegkette verify _build/pdf/handlungsempfehlungen.pdf": "there is no PDF in the constructed project",
    "belegkette verify --report _build/pdf/handlungsempfehlungen.pdf": "there is no PDF in the constructed project",
}

REFUSED = {"belegkette verify _build/html": "there is no website in the constructed project"}
PREPARED = {
    "belegkette review import pruefung.xlsx": "belegkette review export --out pruefung.xlsx --reviewer R2",
    "belegkette review import pruefgruppe.xlsx": "belegkette review export --out pruefgruppe.xlsx --reviewer R2 --role Prüfgruppe",
}
"""What has to happen before a command line that continues another one."""

STORIES = ("vom-interview-zum-beleg.md",)
"""Pages whose commands build on each other; they are walked by tests of their own."""


def iter_commands() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        if page.name in STORIES:
            continue
        for block in iter_blocks(page):
            if block.language in {"console", "doscon"}:
                mark = "$ " if block.language == "console" else "> "
                for line in block.text.splitlines():
                    if line.startswith(mark):
                        yield page.name, line.removeprefix(mark).partition(" #")[0].strip()


SHOWN = sorted(set(iter_commands()))
OURS = sorted({line for _page, line in SHOWN if not line.startswith((*OTHER_PROGRAMS, *BUILDS))})


def test_the_handbook_shows_commands() -> None:
    assert len(OURS) > 10


def stop_at_once(_server: LocalServer) -> None:
    """Press Ctrl-C as soon as the local page could be opened."""
    raise KeyboardInterrupt


@pytest.mark.parametrize("line", OURS)
def test_a_command_of_the_handbook_runs(project: Path, line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(LocalServer, "serve_forever", stop_at_once)
    if line in PREPARED:
        assert main(shlex.split(PREPARED[line])[1:]) == 0
    program, *arguments = shlex.split(line)
    assert program == "belegkette"
    assert main(arguments) == (2 if line in REFUSED else 1 if line in FAILS_ON_PURPOSE else 0)


def test_no_command_is_missing_in_the_handbook() -> None:
    text = "\n".join(page.read_text(encoding="utf-8") for page in HANDBOOK.glob("*.md"))
    missing = [
        command.name
        for command in COMMANDS
        if f"belegkette {command.name}" not in text and (command.module or f"`{command.name}`" not in text)
    ]
    assert missing == []
