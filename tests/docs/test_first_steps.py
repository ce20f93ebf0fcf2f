"""The first recommendation of the handbook can be written exactly as it is told, on the repository's own corpus."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.docs.pages import HANDBOOK, ROOT, iter_blocks

from belegkette.cli.main import main

PAGE = "recommendations/ansprechstellen.md"
_POSITION = re.compile(r":\d+:\d+:")


def _command(start: str) -> tuple[list[str], str]:
    """Return a command of the page as arguments, and the output that is shown under it."""
    for block in iter_blocks(HANDBOOK / "erste-schritte.md"):
        if block.text.startswith(f"$ {start}"):
            line, _end, output = block.text.partition("\n")
            return shlex.split(line)[2:], output
    raise AssertionError(start)


def _recommendation(page: Path) -> str:
    return next(block.text for block in iter_blocks(page) if block.text.startswith(":::{recommendation} Eine Sprech"))


def _fill_in(project: Path, text: str) -> None:
    page = project / PAGE
    before, _start, _end = page.read_text(encoding="utf-8").partition(":::{recommendation} Eine Sprech")
    page.write_text(before + text + "\n", encoding="utf-8")


@pytest.fixture
def started(real_project: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    arguments, output = _command("belegkette new")
    assert main(arguments) == 0
    assert capsys.readouterr().out == output + "\n"
    return real_project


def test_the_new_recommendation_is_where_the_handbook_says(started: Path) -> None:
    written = (started / PAGE).read_text(encoding="utf-8")
    shown = _recommendation(HANDBOOK / "erste-schritte.md")
    assert "\n".join(shown.splitlines()[:2]) in written


def test_the_check_finds_the_typing_error_as_shown(started: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _fill_in(started, _recommendation(HANDBOOK / "erste-schritte.md"))
    arguments, _output = _command("belegkette check")
    shown = next(block.text for block in iter_blocks(HANDBOOK / "erste-schritte.md") if "LNK001 Beleg" in block.text)
    assert main(arguments) == 1
    assert _POSITION.sub(":", shown) in _POSITION.sub(":", capsys.readouterr().out)


def test_the_mended_recommendation_has_no_error_and_no_warning(
    started: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _fill_in(started, _recommendation(HANDBOOK / "erste-schritte.md").replace("F06", "F-06"))
    assert main(["check"]) == 0
    assert "HE-31" not in "".join(line for line in capsys.readouterr().out.splitlines() if line.endswith("[Warnung]"))


def test_readme_and_handbook_tell_the_same_story() -> None:
    assert _recommendation(ROOT / "README.md") == _recommendation(HANDBOOK / "erste-schritte.md")
