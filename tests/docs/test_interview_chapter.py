"""The chapter „Vom Interview zum Beleg“ can be walked from its first line to its last, on its constructed project."""

from __future__ import annotations

import re
import shlex
import shutil
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from tests.docs.pages import HANDBOOK

from belegkette.check import run_check
from belegkette.cli.main import main
from belegkette.corpus import load_corpus
from belegkette.model.terms import Profile
from belegkette.settings import load_settings, reference_date

PAGE = HANDBOOK / "vom-interview-zum-beleg.md"
EXAMPLE = Path(__file__).parent / "interview"
STEP = re.compile(
    r"^(?:Datei `(?P<file>[^`]+)`:\n\n)?```(?P<language>\w+)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
LEFT_OPEN = "belegkette import refi-qda ../interviews.qdpx"
"""The first command of the chapter: the names are not mapped yet."""


class Shown(NamedTuple):
    """A command line of the page, with what it printed there and here."""

    line: str
    expected: list[str]
    code: int
    printed: list[str]


def iter_steps() -> Iterator[tuple[str, str]]:
    """Yield ("file", name + content) or ("command", line + output) in the order of the page."""
    for match in STEP.finditer(PAGE.read_text(encoding="utf-8")):
        if match["file"]:
            yield "file", f"{match['file']}\n{match['body']}"
        elif match["language"] == "console":
            for part in match["body"].split("$ ")[1:]:
                yield "command", part


@pytest.fixture(scope="module")
def walked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, list[Shown]]]:
    """Do everything the page says, once."""
    folder = tmp_path_factory.mktemp("kapitel")
    shutil.copytree(EXAMPLE / "projekt", folder / "projekt")
    with zipfile.ZipFile(folder / "interviews.qdpx", "w") as archive:
        for path in sorted((EXAMPLE / "interviews").rglob("*")):
            archive.write(path, path.relative_to(EXAMPLE / "interviews"))
    with pytest.MonkeyPatch.context() as patch, pytest.MonkeyPatch.context():
        patch.chdir(folder / "projekt")
        patch.setenv("SOURCE_DATE_EPOCH", "1795305600")
        patch.setenv("NO_COLOR", "1")
        yield folder / "projekt", [*_walk(patch)]


def _walk(patch: pytest.MonkeyPatch) -> Iterator[Shown]:
    import io
    import sys

    for sort, text in iter_steps():
        first, _end, rest = text.partition("\n")
        if sort == "file":
            Path(first).parent.mkdir(parents=True, exist_ok=True)
            Path(first).write_text(rest, encoding="utf-8")
            continue
        stream = io.StringIO()
        patch.setattr(sys, "stdout", stream)
        code = main(shlex.split(first)[1:])
        patch.setattr(sys, "stdout", sys.__stdout__)
        yield Shown(first, rest.rstrip("\n").split("\n"), code, stream.getvalue().split("\n"))


def test_every_command_of_the_chapter_runs(walked: tuple[Path, list[Shown]]) -> None:
    assert {shown.line: shown.code for shown in walked[1] if shown.code} == {LEFT_OPEN: 1}


def test_every_command_prints_what_the_chapter_shows(walked: tuple[Path, list[Shown]]) -> None:
    for shown in walked[1]:
        rest = iter(shown.printed)
        for line in shown.expected:
            start = line.partition("…")[0]
            assert any(printed == line or (line != start and printed.startswith(start)) for printed in rest), (
                shown.line,
                line,
            )


def test_the_chapter_shows_enough_to_walk(walked: tuple[Path, list[Shown]]) -> None:
    assert len(walked[1]) > 8


def test_the_finding_at_the_end_may_be_published(walked: tuple[Path, list[Shown]]) -> None:
    root, _shown = walked
    settings = load_settings(str(root))
    result = run_check(
        load_corpus(str(root), settings), settings, Profile.RELEASE, reference_date("2026-11-22", settings)
    )
    about = [
        (one.code, one.location.path)
        for one in result.diagnostics
        if one.severity == "error" and "F-01" in one.location.path
    ]
    assert about == []


def test_no_name_of_the_gespraeche_is_in_the_project_or_the_internal_tree(walked: tuple[Path, list[Shown]]) -> None:
    root, _shown = walked
    files = [path for folder in (root, root.parent / "intern") for path in folder.rglob("*") if path.is_file()]
    assert [path.name for path in files if re.search(rb"Anna|Bernd|Carla|Dana", path.read_bytes())] == []


def test_the_public_finding_holds_no_word_of_a_conversation(walked: tuple[Path, list[Shown]]) -> None:
    root, _shown = walked
    finding = (root / "evidence/interviews/F-01.yaml").read_text(encoding="utf-8")
    records = load_corpus(str(root), load_settings(str(root))).evidence.values()
    passages = [record.text for record in records if record.kind == "coding"]
    assert len(passages) == 8
    assert [text for text in passages if text in finding] == []


def test_the_public_edition_leads_to_the_finding_and_the_internal_one_to_the_interviews(
    walked: tuple[Path, list[Shown]],
) -> None:
    root, _shown = walked
    public = [*(root / "_build/html").rglob("*.html"), *(root / "_build/html").rglob("*.js")]
    card = (root / "_build/internal/recommendations/ansprechstellen.html").read_text(encoding="utf-8")
    entry = (root / "_build/html/register/befunde.html").read_text(encoding="utf-8")
    assert "4 Belege, die nicht veröffentlicht sind" in entry
    assert [path.name for path in public if re.search(rb"LDK-0\d|C-BC3C59H4J7", path.read_bytes())] == []
    assert "C-BC3C59H4J7" in card
    assert "(Interview LDK-03)" in card
