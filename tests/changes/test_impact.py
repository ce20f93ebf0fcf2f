"""What rests on a record, directly and through others, with the path."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from belegkette.cli.main import main

FILES = {
    "evidence/e.yaml": """\
records:
  - {id: K-1, kind: coding, title: Kodierung, text: K.}
  - {id: F-1, kind: interview-finding, title: Eins, text: Eins., derived-from: K-1}
  - {id: F-2, kind: interview-finding, title: Zwei, text: Zwei., derived-from: [F-1, F-3]}
  - {id: F-3, kind: interview-finding, title: Drei, text: Drei., derived-from: F-2}
  - {id: E-1, kind: event, title: Teil, text: Teil., contained-in: E-2}
  - {id: E-2, kind: event, title: Ganzes, text: Ganzes.}
  - {id: F-9, kind: interview-finding, title: Allein, text: Allein.}
""",
    "recommendations/a.md": """\
# Seite

Auch hier {evidence}`F-2`.

:::{recommendation} Eins
:id: HE-1
:strength: soll
:evidence: F-2
:qualified-by: E-2
:legal-basis: F-1

Das Land soll ({evidence}`F-1`).
:::

:::{recommendation} Zwei
:id: HE-2
:strength: soll
:supersedes: HE-1
:contradicted-by: F-1

Das Land soll.
:::
""",
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def impact(root: Path, name: str, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    assert main(["impact", name, "--root", str(root), "--format", "json"]) == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    return found


def test_the_path_leads_through_findings_down_to_the_record(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = impact(root, "K-1", capsys)
    assert {(one["recommendation"], one["option"], *one["path"]) for one in found["resting"]} == {
        ("HE-1", "evidence", "F-2", "F-1", "K-1"),
        ("HE-1", "legal-basis", "F-1", "K-1"),
        ("HE-2", "contradicted-by", "F-1", "K-1"),
    }
    assert found["recommendations"] == ["HE-1", "HE-2"]


def test_records_derived_from_it_are_named_once_even_in_a_circle(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = impact(root, "F-2", capsys)
    assert [one["path"] for one in found["derived"]] == [["F-3", "F-2"]]


def test_a_part_of_an_event_carries_the_whole(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [one["path"] for one in impact(root, "E-1", capsys)["resting"]] == [["E-2", "E-1"]]


def test_pages_that_cite_it_are_named_with_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    cited = impact(root, "F-2", capsys)["cited"]
    assert [(one["page"], one["line"], one["recommendation"]) for one in cited] == [("recommendations/a.md", 3, None)]


def test_of_a_recommendation_the_successor_is_named(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert impact(root, "HE-1", capsys)["superseded-by"] == ["HE-2"]


def test_the_text_says_it_in_words(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["impact", "K-1", "--root", str(root)])
    text = capsys.readouterr().out
    assert "gestützt durch: HE-1 → F-2 → F-1 → K-1" in text
    assert "Betroffen: 2 Empfehlungen, 3 abgeleitete Belege, auf 1 Seite im Text." in text


def test_where_nothing_rests_on_it_that_is_said(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["impact", "F-9", "--root", str(root)])
    assert "Darauf ruht nichts." in capsys.readouterr().out


@pytest.mark.parametrize(("word", "meant"), [("F1", "F-1"), ("he-2", "HE-2"), ("k-1", "K-1")])
def test_an_unknown_id_comes_with_the_nearest_one(
    root: Path, word: str, meant: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["impact", word, "--root", str(root)]) == 2
    assert f"Meinten Sie „{meant}“?" in capsys.readouterr().err
