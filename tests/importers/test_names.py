"""No name of a document or a person becomes an id, a text or a line of a report by itself."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.importers.projects import SPEECH, Case, Source, guid, select, write_qdpx, write_taguette, write_workbook

from belegkette.cli.main import main

Run = Callable[..., dict[str, Any]]
SECRET = "Frau Erfunden-Beispiel"


def project_with_names(path: Path) -> Path:
    source = Source(name=SECRET, stored=SPEECH.encode(), selections=select(SPEECH))
    return write_qdpx(path, [source], cases=[Case(name=SECRET, sources=[source.guid])])


def foreign_files(folder: Path) -> dict[str, Path]:
    rows = [["Dokumentname", "Code", "Segment", "Erstellt von"], [SECRET, "K03", "Ein Satz.", SECRET]]
    return {
        "refi-qda": project_with_names(folder / "p.qdpx"),
        "codings": write_workbook(folder / "s.xlsx", rows),
        "taguette": write_taguette(folder / "t.sqlite3", [(SECRET, 0, 4, "Ein Satz.", ["K03"])]),
    }


@pytest.mark.parametrize("form", ["refi-qda", "codings", "taguette"])
def test_an_unmapped_name_stops_the_import_and_is_only_counted(
    form: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = foreign_files(tmp_path)[form]
    assert main(["import", form, str(path), "--write", "--names", "../namen.yaml"]) == 1
    shown = capsys.readouterr()
    assert "1 von 1 Namen von Dokumenten stehen nicht in der Schlüsseldatei." in shown.out
    assert "Erfunden" not in shown.out + shown.err
    assert not (tmp_path / "intern").exists()


@pytest.mark.parametrize("form", ["refi-qda", "codings", "taguette"])
def test_no_name_is_written_or_shown_after_mapping(
    form: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = foreign_files(tmp_path)[form]
    (tmp_path / "n.yaml").write_text(f'documents: {{"{SECRET.upper()} ": LDK-09}}\n', encoding="utf-8")
    assert main(["import", form, str(path), "--write", "--names", "../n.yaml"]) == 0
    written = [file for folder in (project, tmp_path / "intern") for file in folder.rglob("*") if file.is_file()]
    everything = capsys.readouterr().out.encode() + b"".join(file.read_bytes() + str(file).encode() for file in written)
    assert b"LDK-09" in everything
    assert [word for word in (b"Erfunden", b"Geheim", b"geheim", guid("user").encode()) if word in everything] == []


def test_a_case_name_leads_to_the_key_where_the_document_is_unknown(tmp_path: Path, run: Run) -> None:
    source = Source(name="Transkript 1", stored=SPEECH.encode(), selections=select(SPEECH))
    path = write_qdpx(tmp_path / "p.qdpx", [source], cases=[Case(name="Gespräch A", sources=[source.guid])])
    assert run("refi-qda", path)["code"] == 0


def test_a_key_file_inside_the_project_is_refused(project: Path, tmp_path: Path, run: Run) -> None:
    (project / "namen.yaml").write_text('documents: {"Gespräch A": LDK-07}\n', encoding="utf-8")
    report = run("refi-qda", project_with_names(tmp_path / "p.qdpx"), names="namen.yaml")
    assert report["code"] == 2
    assert "darf nicht im veröffentlichten Projekt liegen" in report["stderr"]


def test_a_key_file_in_the_git_tree_around_the_project_is_refused(project: Path, tmp_path: Path, run: Run) -> None:
    (tmp_path / ".git").mkdir()
    assert run("refi-qda", project_with_names(tmp_path / "p.qdpx"))["code"] == 2


@pytest.mark.parametrize("key", ["Änne", "../weg", "ein Name", "x" * 80])
def test_a_key_that_is_none_is_refused_without_being_shown(key: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "n.yaml").write_text(f'documents: {{"{SECRET}": "{key}"}}\n', encoding="utf-8")
    report = run("refi-qda", project_with_names(tmp_path / "p.qdpx"), names="../n.yaml")
    assert report["code"] == 2
    assert "Erfunden" not in report["stderr"]


@pytest.mark.parametrize(
    "text", ["documents: [a", "documents: 3\n", "andere: {a: b}\n", "", b"\xff\xfe\x00", "a: &a [*a]\n"]
)
def test_a_broken_key_file_is_refused(text: str | bytes, tmp_path: Path, run: Run) -> None:
    (tmp_path / "n.yaml").write_bytes(text if isinstance(text, bytes) else text.encode())
    assert run("refi-qda", project_with_names(tmp_path / "p.qdpx"), names="../n.yaml")["code"] == 2


def test_a_key_file_can_be_drafted_outside_of_the_project(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = str(project_with_names(tmp_path / "p.qdpx"))
    assert main(["import", "refi-qda", path, "--draft-names", "../neu.yaml"]) == 0
    assert f'"{SECRET}":' in (tmp_path / "neu.yaml").read_text(encoding="utf-8")
    assert SECRET not in capsys.readouterr().out
    assert main(["import", "refi-qda", path, "--draft-names", "neu.yaml"]) == 2


def test_a_drafted_key_file_that_nobody_filled_in_maps_nothing(project: Path, tmp_path: Path, run: Run) -> None:
    path = project_with_names(tmp_path / "p.qdpx")
    main(["import", "refi-qda", str(path), "--draft-names", "../neu.yaml"])
    assert run("refi-qda", path, names="../neu.yaml")["stderr"] == ""


def test_a_name_that_stands_twice_in_the_key_file_is_not_shown(tmp_path: Path, run: Run) -> None:
    (tmp_path / "n.yaml").write_text(f'documents:\n  "{SECRET}": LDK-1\n  "{SECRET}": LDK-2\n', encoding="utf-8")
    report = run("refi-qda", project_with_names(tmp_path / "p.qdpx"), names="../n.yaml")
    assert (report["code"], "Erfunden" in report["stderr"], "Zeile 3" in report["stderr"]) == (2, False, True)
