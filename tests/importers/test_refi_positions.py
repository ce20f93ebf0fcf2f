"""Every way of counting characters that is met in the wild gives the same passages (all material is constructed)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.importers.projects import PHRASES, SPEECH, Selection, Source, guid, select, write_qdpx

CRLF = SPEECH.replace("\n", "\r\n")
BOM = b"\xef\xbb\xbf"
READINGS: dict[str, tuple[bytes, dict[str, Any], str]] = {
    "code points, exclusive ends": (SPEECH.encode(), {}, "Codepunkte"),
    "UTF-16 units": (SPEECH.encode(), {"utf16": True}, "UTF-16"),
    "inclusive ends": (SPEECH.encode(), {"inclusive": True}, "einschließlich"),
    "UTF-16 units and inclusive ends": (SPEECH.encode(), {"utf16": True, "inclusive": True}, "UTF-16"),
    "CRLF stored and counted as two": (CRLF.encode(), {"line_end": 2}, "wie gespeichert"),
    "CRLF stored and counted as one (ATLAS.ti)": (CRLF.encode(), {"line_end": 1}, "Zeilenende zählt eins"),
    "LF stored and counted as two": (SPEECH.encode(), {"line_end": 2}, "Zeilenende zählt zwei"),
    "UTF-16 units with CRLF counted, mark not (NVivo)": (BOM + CRLF.encode(), {"utf16": True, "line_end": 2}, "UTF-16"),
    "byte order mark not counted": (BOM + SPEECH.encode(), {}, "Codepunkte"),
    "byte order mark counted": (BOM + SPEECH.encode(), {"bom": True}, "Marke zählt mit"),
    "UTF-16 file with mark": (SPEECH.encode("utf-16"), {}, "Codepunkte"),
}


@pytest.mark.parametrize("name", READINGS)
def test_the_passages_are_the_words_that_were_marked(
    name: str, tmp_path: Path, run: Callable[..., dict[str, Any]], texts: Callable[[], list[str]]
) -> None:
    stored, counting, _said = READINGS[name]
    path = write_qdpx(tmp_path / "p.qdpx", [Source(stored=stored, selections=select(SPEECH, **counting))])
    assert run("refi-qda", path, "--write")["code"] == 0
    assert texts() == sorted(PHRASES)


@pytest.mark.parametrize("name", READINGS)
def test_the_report_says_which_way_of_counting_was_taken(
    name: str, tmp_path: Path, run: Callable[..., dict[str, Any]]
) -> None:
    stored, counting, said = READINGS[name]
    path = write_qdpx(tmp_path / "p.qdpx", [Source(stored=stored, selections=select(SPEECH, **counting))])
    decision = next(one for one in run("refi-qda", path)["decisions"] if "Zählung" in one["about"])
    assert said in decision["taken"]
    assert decision["certainty"] == "sicher"


def test_each_source_is_decided_on_its_own(
    tmp_path: Path, run: Callable[..., dict[str, Any]], texts: Callable[[], list[str]]
) -> None:
    sources = [
        Source(name="Gespräch A", stored=SPEECH.encode(), selections=select(SPEECH)),
        Source(name="Gespräch B", stored=CRLF.encode(), selections=select(SPEECH, utf16=True, line_end=2)),
    ]
    for one in sources[1].selections:
        one.id = guid(f"B {one.start}")
    path = write_qdpx(tmp_path / "p.qdpx", sources)
    run("refi-qda", path, "--write")
    assert texts() == sorted([*PHRASES, *PHRASES])


def test_the_name_of_a_selection_decides_where_word_edges_cannot(
    tmp_path: Path, run: Callable[..., dict[str, Any]], texts: Callable[[], list[str]]
) -> None:
    speech = "A 😀 aaa aaa aaa aaa aaa"
    selection = Selection(start=9, end=16, name="aaa aaa")
    path = write_qdpx(tmp_path / "p.qdpx", [Source(stored=speech.encode(), selections=[selection])])
    report = run("refi-qda", path, "--write")
    assert "1 Stellen stimmen mit ihrem Namen überein" in report["decisions"][0]["ground"]
    assert texts() == ["aaa aaa"]


def test_a_guess_without_evidence_is_called_one(tmp_path: Path, run: Callable[..., dict[str, Any]]) -> None:
    path = write_qdpx(tmp_path / "p.qdpx", [Source(stored=b"abcdefghijklmnop", selections=[Selection(start=3, end=6)])])
    assert run("refi-qda", path)["decisions"][0]["certainty"] == "unsicher"


def test_positions_outside_of_the_text_are_a_loss(tmp_path: Path, run: Callable[..., dict[str, Any]]) -> None:
    wrong = [*select(SPEECH), Selection(start=10_000, end=10_010), Selection(start=-1, end=4)]
    path = write_qdpx(tmp_path / "p.qdpx", [Source(stored=SPEECH.encode(), selections=wrong)])
    report = run("refi-qda", path)
    lost = next(one for one in report["losses"] if "Zeichen es im Text nicht gibt" in one["what"])
    assert (lost["count"], report["counts"]["new"]) == (2, len(PHRASES))


def test_text_inside_the_project_file_is_read(
    tmp_path: Path, run: Callable[..., dict[str, Any]], texts: Callable[[], list[str]]
) -> None:
    path = write_qdpx(tmp_path / "p.qdpx", [Source(inline=SPEECH, selections=select(SPEECH))])
    run("refi-qda", path, "--write")
    assert texts() == sorted(PHRASES)
