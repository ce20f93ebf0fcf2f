"""``list`` on a constructed project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from belegkette.cli.main import main

EVIDENCE = """\
records:
  - {id: F-10, kind: interview-finding, title: Zehn, text: T, region: KREIS, group: [ifd], codes: [K1.1], date: 2022-05}
  - {id: F-9, kind: interview-finding, title: Neun ist ein sehr langer Titel für eine schmale Spalte, text: T, region: LAND}
  - {id: S-1, kind: statistic, title: Zahl, text: T, region: [ANDERS, LAND], value: 1, unit: Personen, as-of: 2024}
  - {id: D-1, kind: document, title: Gesetz, text: T, codes: K2}
"""
VOCABULARY = """\
regions:
  LAND: {name: Land}
  KREIS: {name: Kreis, part-of: LAND}
  ANDERS: {name: Anderes Land}
groups: {ifd: {name: Dienste}}
fields: {netz: {name: Netze}, geld: {name: Geld}}
"""
CODEBOOK = "codes:\n  K1: {name: Eins}\n  K1.1: {name: Eins eins, parent: K1}\n  K2: {name: Zwei}\n"
PAGE = """\
---
field: netz
---

:::{recommendation} Titel
:id: HE-1
:strength: kann
:evidence: F-9, F-10

Text.
:::

:::{recommendation} Titel
:id: HE-2
:strength: kann
:field: geld
:evidence: F-9
:qualified-by: F-9

Text.
:::
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name, text in {
        "evidence/a/a.yaml": EVIDENCE,
        "evidence/vocabulary.yaml": VOCABULARY,
        "evidence/codebook.yaml": CODEBOOK,
        "recommendations/a.md": PAGE,
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COLUMNS", raising=False)
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], ["D-1", "F-9", "F-10", "S-1"]),
        (["--kind", "befund"], ["F-9", "F-10"]),
        (["--kind", "statistic"], ["S-1"]),
        (["--code", "K1"], ["F-10"]),
        (["--code", "K2"], ["D-1"]),
        (["--region", "LAND"], ["F-9", "F-10", "S-1"]),
        (["--region", "KREIS"], ["F-10"]),
        (["--group", "ifd"], ["F-10"]),
        (["--field", "netz"], ["F-9", "F-10"]),
        (["--field", "geld"], ["F-9"]),
        (["--field", "geld", "--region", "ANDERS"], []),
    ],
)
def test_filters_narrow_the_list(
    project: Path, arguments: list[str], expected: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["list", "--format", "json", *arguments]) == 0
    assert [entry["id"] for entry in json.loads(capsys.readouterr().out)["evidence"]] == expected


def test_the_json_says_where_a_record_stands_and_who_names_it(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["list", "--format", "json", "--kind", "befund"])
    document = json.loads(capsys.readouterr().out)
    assert document["version"] == 1
    assert document["evidence"][0] == {
        "id": "F-9",
        "kind": "interview-finding",
        "title": "Neun ist ein sehr langer Titel für eine schmale Spalte",
        "region": ["LAND"],
        "group": [],
        "codes": [],
        "date": "",
        "status": "final",
        "visibility": "public",
        "cited-by": ["HE-1", "HE-2"],
        "path": "evidence/a/a.yaml",
        "line": 3,
    }


def test_the_table_has_german_heads_and_whole_titles_in_a_pipe(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["list", "--kind", "befund"])
    assert capsys.readouterr().out.splitlines() == [
        "Kennung  Art     Region  Datum    angeführt  Titel",
        "F-9      Befund  LAND    –                2  Neun ist ein sehr langer Titel für eine schmale Spalte",
        "F-10     Befund  KREIS   2022-05          1  Zehn",
        "",
        "2 Belege.",
    ]


def test_the_table_fits_the_terminal(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    main(["list"])
    lines = capsys.readouterr().out.splitlines()
    assert max(map(len, lines)) <= 80
    assert lines[2].endswith("…")


def test_nothing_found_is_no_error(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list", "--code", "K1", "--group", "ifd", "--kind", "dokument"]) == 0
    assert capsys.readouterr().out == "Kein Beleg passt dazu.\n"


def test_files_with_faults_are_not_hidden(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (project / "evidence/a/b.yaml").write_text("id: 'offen\n", encoding="utf-8")
    assert main(["list"]) == 0
    assert "belegkette check" in capsys.readouterr().err
