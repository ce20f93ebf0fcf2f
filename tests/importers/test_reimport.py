"""Importing again: the same passage keeps its id, changes are shown, nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.importers.projects import PHRASES, SPEECH, Source, guid, select, write_qdpx, write_taguette, write_workbook

from belegkette.cli.main import main

Run = Callable[..., dict[str, Any]]
HEAD: list[object] = ["Dokumentname", "Code", "Anfang", "Ende", "Segment"]
ROWS: list[list[object]] = [
    HEAD,
    ["Gespräch A", "K03", 1, 1, "Erster Satz."],
    ["Gespräch A", "K08", 2, 2, "Zweiter Satz."],
]


def state(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def make(form: str, folder: Path) -> Path:
    match form:
        case "refi-qda":
            return write_qdpx(folder / "p.qdpx", [Source(stored=SPEECH.encode(), selections=select(SPEECH))])
        case "taguette":
            return write_taguette(folder / "t.sqlite3", [("Gespräch A", 0, 3, "Satz eins.", ["K03"])])
        case "bibtex":
            path = folder / "l.bib"
            path.write_text("@book{erfunden2020, title={Ein {T}itel}, year={2020}}", encoding="utf-8")
            return path
    return write_workbook(folder / "s.xlsx", ROWS)


@pytest.mark.parametrize("form", ["refi-qda", "codings", "taguette", "bibtex"])
def test_the_second_import_of_a_file_writes_nothing(form: str, project: Path, tmp_path: Path, run: Run) -> None:
    path = make(form, tmp_path)
    first = run(form, path, "--write")
    before = state(tmp_path)
    second = run(form, path, "--write")
    assert (second["counts"]["unchanged"] >= first["counts"]["new"] > 0, second["written"]) == (True, [])
    assert state(tmp_path) == before


@pytest.mark.parametrize("form", ["refi-qda", "codings", "taguette", "bibtex"])
def test_an_id_depends_on_nothing_but_the_passage(form: str, tmp_path: Path, run: Run) -> None:
    assert run(form, make(form, tmp_path))["new"] == run(form, make(form, tmp_path), "--write")["new"]


def test_a_changed_passage_is_shown_and_not_written(project: Path, tmp_path: Path, run: Run) -> None:
    run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    before = state(tmp_path / "intern")
    changed = [*ROWS[:2], [*ROWS[2][:4], "Zweiter Satz, berichtigt."]]
    report = run("codings", write_workbook(tmp_path / "s.xlsx", changed), "--write")
    assert [one["fields"] for one in report["changed"]] == [
        [{"key": "text", "here": "Zweiter Satz.", "there": "Zweiter Satz, berichtigt."}]
    ]
    assert state(tmp_path / "intern") == before


def test_the_difference_is_printed_for_people(
    project: Path, tmp_path: Path, run: Run, capsys: pytest.CaptureFixture[str]
) -> None:
    run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    changed = [*ROWS[:2], [*ROWS[2][:4], "Zweiter Satz, berichtigt."]]
    main(["import", "codings", str(write_workbook(tmp_path / "s.xlsx", changed)), "--names", "../namen.yaml"])
    assert "    - Zweiter Satz.\n    + Zweiter Satz, berichtigt.\n" in capsys.readouterr().out


def test_a_passage_that_moved_is_the_same(tmp_path: Path, run: Run) -> None:
    run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    moved = [*ROWS[:2], ["Gespräch A", "K08", 9, 9, "Zweiter Satz."]]
    report = run("codings", write_workbook(tmp_path / "s.xlsx", moved))
    assert (report["new"], [one["fields"][0]["key"] for one in report["changed"]]) == ([], ["passage"])


def test_a_new_code_on_a_passage_is_a_change(tmp_path: Path, run: Run) -> None:
    run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    more = [*ROWS, ["Gespräch A", "K03", 2, 2, "Zweiter Satz."]]
    report = run("codings", write_workbook(tmp_path / "s.xlsx", more))
    assert report["changed"][0]["fields"] == [{"key": "codes", "here": "K08", "there": "K03, K08"}]


def test_a_vanished_passage_is_listed_and_stays(tmp_path: Path, run: Run, texts: Callable[[], list[str]]) -> None:
    first = run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    report = run("codings", write_workbook(tmp_path / "s.xlsx", ROWS[:2]), "--write")
    assert (len(report["vanished"]), set(report["vanished"]) < set(first["new"])) == (1, True)
    assert texts() == ["Erster Satz.", "Zweiter Satz."]


def test_an_interview_of_another_file_is_no_loss(tmp_path: Path, run: Run) -> None:
    run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    report = run("codings", write_workbook(tmp_path / "b.xlsx", [HEAD, ["Gespräch B", "K03", 1, 1, "Anderer Satz."]]))
    assert (report["vanished"], report["elsewhere"]) == ([], {"LDK-07": 2})


def test_new_passages_get_a_file_of_their_own(tmp_path: Path, run: Run) -> None:
    run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    before = (tmp_path / "intern/codings/LDK-07.yaml").read_bytes()
    report = run(
        "codings", write_workbook(tmp_path / "s.xlsx", [*ROWS, ["Gespräch A", "K03", 7, 7, "Dritter Satz."]]), "--write"
    )
    assert report["written"] == ["../intern/codings/LDK-07_2.yaml"]
    assert (tmp_path / "intern/codings/LDK-07.yaml").read_bytes() == before


def test_a_changed_position_of_the_same_selection_is_a_change(tmp_path: Path, run: Run) -> None:
    selections = select(SPEECH)
    run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [Source(stored=SPEECH.encode(), selections=selections)]), "--write")
    selections[2].end += len(", das war")
    report = run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [Source(stored=SPEECH.encode(), selections=selections)]))
    assert [one["fields"][0] for one in report["changed"]] == [
        {"key": "text", "here": PHRASES[2], "there": f"{PHRASES[2]}, das war"}
    ]


def test_passages_with_new_identifiers_are_found_by_their_words(tmp_path: Path, run: Run) -> None:
    selections = select(SPEECH)
    run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [Source(stored=SPEECH.encode(), selections=selections)]), "--write")
    for one in selections:
        one.id = guid(f"neu {one.id}")
    report = run("refi-qda", write_qdpx(tmp_path / "p.qdpx", [Source(stored=SPEECH.encode(), selections=selections)]))
    assert (report["counts"]["new"], report["counts"]["unchanged"] >= len(PHRASES)) == (0, True)


def test_a_file_in_the_way_is_left_alone(tmp_path: Path, run: Run) -> None:
    target = tmp_path / "intern/codings/LDK-07.yaml"
    target.parent.mkdir(parents=True)
    target.write_text("records: []\n", encoding="utf-8")
    report = run("codings", write_workbook(tmp_path / "s.xlsx", ROWS), "--write")
    assert report["written"] == ["../intern/codings/LDK-07_2.yaml"]
    assert target.read_text(encoding="utf-8") == "records: []\n"


def test_a_codebook_is_never_overwritten(project: Path, tmp_path: Path, run: Run) -> None:
    before = (project / "evidence/codebook.yaml").read_bytes()
    run("refi-qda", make("refi-qda", tmp_path), "--write")
    assert (project / "evidence/codebook.yaml").read_bytes() == before
