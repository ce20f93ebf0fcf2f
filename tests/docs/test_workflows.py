"""The workflow files of the handbook can be read by the servers they are for, and run commands that exist."""

from __future__ import annotations

import argparse
import re
import shlex
from pathlib import Path
from typing import Any

import pytest
import yaml
from tests.docs.pages import HANDBOOK, iter_blocks

from belegkette.cli.check import add_arguments as check_arguments
from belegkette.cli.diff import add_arguments as diff_arguments
from belegkette.cli.main import main

PARSERS = {"check": check_arguments, "diff": diff_arguments}


class Loader(yaml.SafeLoader):
    """YAML 1.2 as the servers read it: ``on`` is a word."""


Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(name: str) -> dict[str, Any]:
    text = (HANDBOOK / "workflows" / name).read_text(encoding="utf-8")
    document: dict[str, Any] = yaml.load(text, Loader=Loader)
    return document


def scripts() -> list[tuple[str, str]]:
    steps = load("github.yml")["jobs"]["pruefen"]["steps"]
    found = [("github.yml", step["run"]) for step in steps if "run" in step]
    return found + [("gitlab.yml", line) for line in load("gitlab.yml")["belegkette"]["script"]]


def test_the_workflow_for_github_has_the_shape_github_asks_for() -> None:
    document = load("github.yml")
    assert document.keys() == {"name", "on", "permissions", "jobs"}
    assert document["permissions"] == {"contents": "read"}
    job = document["jobs"]["pruefen"]
    assert job["runs-on"] == "ubuntu-latest"
    assert all(("uses" in step) != ("run" in step) for step in job["steps"])
    assert [
        step["uses"]
        for step in job["steps"]
        if "uses" in step and not re.fullmatch(r"[\w-]+/[\w-]+@v\d+", step["uses"])
    ] == []


def test_the_workflow_for_gitlab_has_the_shape_gitlab_asks_for() -> None:
    job = load("gitlab.yml")["belegkette"]
    assert job.keys() == {"image", "variables", "script", "artifacts", "rules"}
    assert all(isinstance(line, str) for line in job["script"])
    assert job["artifacts"]["reports"].keys() == {"codequality", "junit"}
    assert {"|| true" in line for line in job["script"] if "--format junit" in line} == {False}


@pytest.mark.parametrize(("file", "script"), scripts())
def test_every_command_of_a_workflow_is_one_of_ours(file: str, script: str) -> None:
    words = shlex.split(re.split(r"[|>]", script)[0])
    if words[0] == "make":
        assert words[1:] in ([], [".venv/ready"])
        return
    assert words[0] == ".venv/bin/belegkette"
    parser = argparse.ArgumentParser(exit_on_error=False)
    PARSERS[words[1]](parser)
    parser.parse_args(words[2:])


def test_the_files_are_short_and_shown_in_the_handbook() -> None:
    page = (HANDBOOK / "automatisch-pruefen.md").read_text(encoding="utf-8")
    for path in sorted((HANDBOOK / "workflows").iterdir()):
        assert len(path.read_text(encoding="utf-8").splitlines()) <= 45
        assert f"workflows/{path.name}" in page


@pytest.mark.parametrize("command", [["diff", "fassung-1"], ["impact", "F-06"]])
def test_the_handbook_shows_what_the_command_prints(
    project: Path, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(command)
    blocks = [block.text for block in iter_blocks(HANDBOOK / "ausgaben-vergleichen.md") if block.language == "text"]
    assert capsys.readouterr().out.rstrip() in blocks
