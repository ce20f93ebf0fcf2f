"""Taguette's exports and its database (all material is constructed)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.importers.projects import write_taguette

from belegkette.corpus import Corpus
from belegkette.model.evidence import Coding

Run = Callable[..., dict[str, Any]]


def test_the_export_is_read(tmp_path: Path, run: Run, corpus: Callable[[], Corpus]) -> None:
    (tmp_path / "t.csv").write_text(
        "id,document,tag,content\r\n"
        '4,Gespräch A,K03,"Ein Satz, mit Komma"\r\n4,Gespräch A,K08,"Ein Satz, mit Komma"\r\n5,Gespräch B,K03,Zwei\r\n',
        encoding="utf-8",
    )
    run("taguette", tmp_path / "t.csv", "--write")
    found = [one for one in corpus().evidence.values() if isinstance(one, Coding)]
    assert sorted((one.text, one.codes, one.foreign_id) for one in found) == [
        ("Ein Satz, mit Komma", ("K03", "K08"), "4"),
        ("Zwei", ("K03",), "5"),
    ]


def test_the_database_is_read_without_its_markup(tmp_path: Path, run: Run, texts: Callable[[], list[str]]) -> None:
    path = write_taguette(
        tmp_path / "t.sqlite3",
        [
            ("Gespräch A", 0, 9, "<p>Erster <b>Satz</b> &amp; mehr.</p><p>Zweiter.</p>", ["K03"]),
            ("Gespräch B", 3, 9, "Schlicht", ["K03", "K08"]),
        ],
    )
    run("taguette", path, "--write")
    assert texts() == ["Erster Satz & mehr.\nZweiter.", "Schlicht"]


def test_a_highlight_without_a_tag_is_a_loss(tmp_path: Path, run: Run) -> None:
    path = write_taguette(tmp_path / "t.sqlite3", [("Gespräch A", 0, 9, "Satz", []), ("Gespräch A", 0, 9, "", ["K03"])])
    assert [one["what"] for one in run("taguette", path)["losses"]] == ["Textstelle ohne Code", "Textstelle ohne Text"]


def test_the_database_is_not_touched(tmp_path: Path, run: Run) -> None:
    path = write_taguette(tmp_path / "t.sqlite3", [("Gespräch A", 0, 9, "Satz", ["K03"])])
    before = path.read_bytes()
    run("taguette", path, "--write")
    assert (path.read_bytes(), [one.name for one in tmp_path.glob("t.sqlite3*")]) == (before, ["t.sqlite3"])


def test_the_codebook_of_taguette_is_read(tmp_path: Path, run: Run) -> None:
    (tmp_path / "c.csv").write_text(
        "tag,parent,description,number of highlights\nK03,,Wer zuständig ist.,4\nK99,K03,Neu.,0\n", encoding="utf-8"
    )
    report = run("taguette", tmp_path / "c.csv")
    assert (report["proposed-codes"], report["counts"]["unchanged"]) == (["K99"], 1)
