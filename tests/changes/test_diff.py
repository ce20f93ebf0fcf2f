"""What ``diff`` finds between two editions, wherever they come from."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest

from belegkette.cli.main import main

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = jsonschema_rs.validator_for(json.loads((ROOT / "schemas/changes.schema.json").read_text(encoding="utf-8")))

BASE = {
    "evidence/e.yaml": """\
records:
  - {id: F-1, kind: interview-finding, title: Eins, text: Befund eins., n: 5, confidence: {level: low, note: N}}
  - {id: F-2, kind: interview-finding, title: Zwei, text: Befund zwei., derived-from: F-1}
  - {id: F-3, kind: interview-finding, title: Drei, text: Befund drei.}
  - {id: P-1, kind: state-practice, title: Praxis, text: Praxis., transferability: {verdict: promising, mechanism: M}}
""",
    "recommendations/a.md": """\
---
field: netz
---

# Seite

:::{recommendation} Eins
:id: HE-1
:strength: soll
:addressee: LAND
:evidence: F-1, P-1
:horizon: 2027

Das Land soll in jedem Kreis eine Stelle benennen und bezahlen.

Weil es so ist.
:::

:::{recommendation} Zwei
:id: HE-2
:strength: kann
:evidence: F-2

Das Land kann zwei Dinge tun.
:::
""",
}

Diff = Callable[..., dict[str, Any]]


def write(folder: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Diff:
    """Replace words in the base and return what changed."""

    def compare(**changes: tuple[str, str]) -> dict[str, Any]:
        files = dict(BASE)
        for before, after in changes.values():
            files = {name: text.replace(before, after) for name, text in files.items()}
        assert files != BASE or not changes
        old, new = write(tmp_path / "alt", BASE), write(tmp_path / "neu", files)
        assert main(["diff", str(old), str(new), "--format", "json", "--as-of", "2026-11-22"]) == 0
        document: dict[str, Any] = json.loads(capsys.readouterr().out)
        assert [error.message for error in SCHEMA.iter_errors(document)] == []
        return document

    return compare


def test_nothing_changed(diff: Diff) -> None:
    found = diff()
    assert [found[part] for part in ("recommendations", "evidence", "links", "verdicts")] == [[], [], [], []]


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("eine Stelle benennen", "zwei Stellen benennen", ["reworded"]),
        (":strength: soll\n", ":strength: kann\n", ["weakened"]),
        (":strength: kann\n", ":strength: sollte\n", ["strengthened"]),
        (":strength: soll\n", ":strength: soll-nicht\n", ["reversed"]),
        (":addressee: LAND", ":addressee: LAND, BUND", ["re-addressed"]),
        ("field: netz", "field: geld", ["moved"]),
        (":id: HE-1\n", ":id: HE-1\n:status: approved\n", ["status"]),
        ("} Eins", "} Eins und mehr", ["retitled"]),
        (":horizon: 2027", ":horizon: 2028", ["conditions"]),
        ("Weil es so ist.", "Weil es nicht so ist.", ["explained"]),
        (":id: HE-1\n", ":id: HE-1\n:response: partly\n", ["answered"]),
    ],
)
def test_a_change_of_a_recommendation_has_its_word(diff: Diff, old: str, new: str, kinds: list[str]) -> None:
    assert diff(change=(old, new))["recommendations"][0]["changes"] == kinds


def test_a_new_statement_is_shown_word_by_word(diff: Diff) -> None:
    field = diff(change=("eine Stelle", "zwei Stellen"))["recommendations"][0]["fields"][0]
    assert [(piece["edit"], piece["text"]) for piece in field["words"] if piece["edit"] != "kept"] == [
        ("deleted", "eine Stelle"),
        ("inserted", "zwei Stellen"),
    ]


def test_another_wrapping_is_no_change(diff: Diff) -> None:
    assert diff(change=("in jedem Kreis", "in\njedem Kreis"))["recommendations"] == []


def test_a_recommendation_that_is_gone_names_its_successor(diff: Diff) -> None:
    found = diff(a=(":id: HE-1\n", ":id: HE-3\n:supersedes: HE-1\n"))["recommendations"]
    assert [(one["id"], one["changes"], one["successors"]) for one in found] == [
        ("HE-1", ["removed"], ["HE-3"]),
        ("HE-3", ["added"], []),
    ]


def test_evidence_comes_goes_and_is_withdrawn(diff: Diff) -> None:
    found = diff(
        gone=("  - {id: F-3, kind: interview-finding, title: Drei, text: Befund drei.}\n",
              "  - {id: F-4, kind: document, title: Vier, text: Neu.}\n"),
        withdrawn=("text: Befund zwei.,", "text: Befund zwei., status: withdrawn,"),
    )["evidence"]  # fmt: skip
    assert [(one["id"], one["change"]) for one in found] == [("F-2", "withdrawn"), ("F-3", "removed"), ("F-4", "added")]


def test_evidence_that_changed_under_unchanged_wording_names_all_that_rest_on_it(diff: Diff) -> None:
    found = diff(change=("n: 5", "n: 3"))["evidence"]
    assert [(one["id"], one["used-by"], one["unchanged-wording"]) for one in found] == [
        ("F-1", ["HE-1", "HE-2"], ["HE-1", "HE-2"])
    ]


def test_a_recommendation_that_was_reworded_too_does_not_stand_unchanged(diff: Diff) -> None:
    found = diff(record=("n: 5", "n: 3"), statement=("eine Stelle", "zwei Stellen"))["evidence"]
    assert found[0]["unchanged-wording"] == ["HE-2"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("note: N", "note: Anders"), ("text: Befund drei.", "text: Befund drei., codes: K1"),
     ("text: Befund drei.", "text: Befund drei., not-used: Später."), ("text: Befund drei.", "text: 'Befund   drei.'")],
)  # fmt: skip
def test_a_note_a_code_or_white_space_changes_no_record(diff: Diff, old: str, new: str) -> None:
    assert diff(change=(old, new))["evidence"] == []


def test_a_key_inside_of_another_is_named(diff: Diff) -> None:
    fields = diff(change=("level: low", "level: high"))["evidence"][0]["fields"]
    assert [(field["name"], field["before"], field["after"]) for field in fields] == [
        ("confidence.level", "low", "high")
    ]


def test_links_come_and_go_by_option(diff: Diff) -> None:
    found = diff(change=(":evidence: F-1, P-1", ":evidence: F-1\n:qualified-by: P-1"))["links"]
    assert [(one["recommendation"], one["option"], one["evidence"], one["change"]) for one in found] == [
        ("HE-1", "evidence", "P-1", "removed"),
        ("HE-1", "qualified-by", "P-1", "added"),
    ]


def test_a_verdict_that_turned_is_named_with_who_rests_on_it(diff: Diff) -> None:
    found = diff(change=("verdict: promising", "verdict: not-promising-now"))["verdicts"]
    assert [(one["id"], one["before"], one["after"], one["used-by"]) for one in found] == [
        ("P-1", "promising", "not-promising-now", ["HE-1"])
    ]


def test_a_record_that_moves_into_another_file_is_the_same(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    old = write(tmp_path / "alt", BASE)
    new = write(tmp_path / "neu", {**BASE, "evidence/anders/x.yaml": BASE["evidence/e.yaml"]})
    (new / "evidence/e.yaml").unlink()
    assert main(["diff", str(old), str(new)]) == 0
    assert "Beide Ausgaben sagen dasselbe." in capsys.readouterr().out


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose project lies in a folder below its root: committed, then changed."""
    top = tmp_path / "repo"
    project = write(top / "unter ordner", BASE)
    (project / "evidence" / "verweis.yaml").symlink_to("/etc/hostname")
    for command in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-q", "-m", "erste"], ["tag", "v1"]):
        git(top, *command)
    text = (project / "evidence/e.yaml").read_text(encoding="utf-8")
    (project / "evidence/verweis.yaml").unlink()
    (project / "evidence/e.yaml").write_text(text.replace("n: 5", "n: 3"), encoding="utf-8")
    return project


def git(folder: Path, *arguments: str) -> str:
    identity = ["-c", "user.name=Konstruiert", "-c", "user.email=konstruiert@example.org", "-c", "commit.gpgsign=false"]
    command = ["git", *identity, "-C", str(folder), *arguments]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@pytest.mark.parametrize("name", ["v1", "HEAD", "main", "HEAD^{commit}"])
def test_a_revision_is_compared_with_the_work_tree(
    repository: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["diff", name, "--root", str(repository)]) == 0
    assert "Darauf ruhen mit unverändertem Wortlaut: HE-1, HE-2" in capsys.readouterr().out


def test_comparing_leaves_the_repository_as_it_was(repository: Path) -> None:
    before = git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")
    main(["diff", "v1", "--root", str(repository)])
    assert (git(repository, "status", "--porcelain"), git(repository, "rev-parse", "HEAD")) == before


def test_a_folder_with_an_export_is_an_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = write(tmp_path / "neu", BASE)
    main(["export", "json", "--root", str(project), "--out", str(tmp_path / "v1" / "belegkette.json")])
    shutil.copy(tmp_path / "v1" / "belegkette.json", tmp_path / "anders.json")
    for name in ("v1", "anders.json"):
        assert main(["diff", str(tmp_path / name), str(project)]) == 0
        assert "Beide Ausgaben sagen dasselbe." in capsys.readouterr().out


@pytest.mark.parametrize(
    "name", ["v99", "--output=x", "-x", "v1:evidence", "v1..main", "", "a\nb", "v1 ", "gibt/es/nicht"]
)
def test_a_word_that_is_no_edition_ends_with_two_and_a_way_out(
    repository: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = sorted(path.name for path in repository.iterdir())
    assert main(["diff", "--root", str(repository), "--", name]) == 2
    assert "belegkette export json" in capsys.readouterr().err
    assert sorted(path.name for path in repository.iterdir()) == before


def test_outside_of_git_a_revision_is_no_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["diff", "HEAD", "--root", str(write(tmp_path, BASE))]) == 2
    assert "kein Stand in Git" in capsys.readouterr().err


def test_a_revision_from_before_the_project_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, {"README.md": "x"})
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "leer"]):
        git(tmp_path, *command)
    write(tmp_path, BASE)
    assert main(["diff", "HEAD", "--root", str(tmp_path)]) == 2
    assert "weder „evidence“ noch „recommendations“" in capsys.readouterr().err


def test_without_git_a_sentence_says_what_helps(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "/gibt-es-nicht")
    assert main(["diff", "v1", "--root", str(repository)]) == 2
    assert "Git ist auf diesem Rechner nicht zu finden" in capsys.readouterr().err


def test_a_public_file_is_not_compared_with_everything(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    project = write(tmp_path / "p", BASE)
    main(["export", "json", "--root", str(project), "--out", str(tmp_path / "x.json")])
    assert main(["diff", str(tmp_path / "x.json"), str(project), "--edition", "internal"]) == 2
    assert "--edition public" in capsys.readouterr().err


def test_an_internal_record_is_compared_only_where_it_is_asked_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    secret = {"evidence/i.yaml": "{id: I-1, kind: document, title: T, text: X, visibility: internal}\n"}
    old, new = write(tmp_path / "alt", BASE), write(tmp_path / "neu", {**BASE, **secret})
    main(["diff", str(old), str(new)])
    assert "I-1" not in capsys.readouterr().out
    main(["diff", str(old), str(new), "--edition", "internal"])
    assert "I-1" in capsys.readouterr().out


def test_a_file_that_cannot_be_read_is_named_beside_the_comparison(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old, new = write(tmp_path / "alt", BASE), write(tmp_path / "neu", {**BASE, "evidence/x.yaml": "id: ["})
    assert main(["diff", str(old), str(new)]) == 0
    assert f"„{new}“: Eine Datei hat Fehler" in capsys.readouterr().err
