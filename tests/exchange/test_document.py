"""The exported graph: complete, stable, readable again, and without anything internal where it is public."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest

from belegkette.cli.main import main
from belegkette.errors import BelegketteError
from belegkette.exchange.codec import read_document, render_document
from belegkette.exchange.comments import render_comments_markdown
from belegkette.exchange.document import GraphDocument
from belegkette.exchange.jsonld import render_jsonld
from belegkette.exchange.needs import render_needs

ROOT = Path(__file__).resolve().parents[2]
SCHEMA = jsonschema_rs.validator_for(json.loads((ROOT / "schemas/graph.schema.json").read_text(encoding="utf-8")))
FORMS: dict[str, Callable[[GraphDocument], str]] = {
    "json": render_document,
    "needs": render_needs,
    "jsonld": render_jsonld,
    "markdown": render_comments_markdown,
}


@pytest.mark.parametrize("form", FORMS)
def test_nothing_internal_is_in_a_public_export(form: str, public: GraphDocument) -> None:
    text = FORMS[form](public)
    assert [word for word in ("GEHEIM", "I-1", "I-2", "777", "vulnerable") if word in text] == []


def test_the_internal_export_holds_what_the_public_one_leaves_out(internal: GraphDocument) -> None:
    text = render_document(internal)
    for word in ("GEHEIM-07", "GEHEIM Frage", "GEHEIM Quelle", "GEHEIM Zitat", '"I-1"', '"I-2"', "GEHEIM Grund"):
        assert word in text


def test_no_comment_leaves_the_house_in_any_edition(internal: GraphDocument) -> None:
    texts = [f"{one.statement} {one.text}" for one in internal.recommendations]
    assert not any("Notiz" in text or "GEHEIM" in text for text in texts)


@pytest.mark.parametrize("name", ["public", "internal"])
def test_an_export_is_valid(name: str, request: pytest.FixtureRequest) -> None:
    text = render_document(request.getfixturevalue(name))
    assert [error.message for error in SCHEMA.iter_errors(json.loads(text))] == []


def test_the_shipped_corpus_is_valid(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "json", "--root", str(ROOT), "--as-of", "2026-11-22"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert [error.message for error in SCHEMA.iter_errors(document)] == []
    assert len(document["recommendations"]) == 30


def test_the_schema_refuses_an_unknown_key(public: GraphDocument) -> None:
    document = json.loads(render_document(public))
    document["recommendations"][0]["geheim"] = True
    assert not SCHEMA.is_valid(document)


@pytest.mark.parametrize("name", ["public", "internal"])
def test_what_is_read_is_what_was_written(name: str, request: pytest.FixtureRequest) -> None:
    document = request.getfixturevalue(name)
    assert read_document(render_document(document).encode(), "x") == document


@pytest.mark.parametrize("form", FORMS)
def test_the_same_project_gives_the_same_bytes(
    form: str, public: GraphDocument, document_of: Callable[..., GraphDocument]
) -> None:
    assert FORMS[form](public) == FORMS[form](document_of())


def test_a_withdrawn_record_leaves_only_its_id_and_kind(public: GraphDocument) -> None:
    assert [(entry.id, str(entry.kind)) for entry in public.withdrawn] == [
        ("F-3", "interview-finding"),
        ("S-2", "statistic"),
    ]
    assert not {"F-3", "S-2"} & {record.id for record in public.evidence}


def test_a_recommendation_counts_what_it_may_not_name(public: GraphDocument) -> None:
    first = public.recommendations[0]
    assert first.evidence == ("F-1", "F-2", "F-3")
    assert first.unpublished == 1
    assert first.response_date is not None
    assert first.response_date.proof == ("S-1",)


def test_roles_are_words_in_the_text(public: GraphDocument) -> None:
    first = public.recommendations[0]
    assert first.statement == "Das Land soll Stellen benennen (F-1)."
    assert first.text == (
        "**Begründung.** So sagt es „Ja.“ (F-1), auch nicht veröffentlichter Beleg und HE-2.\n\nEin Hinweis."
    )


def test_every_link_stands_alone_too(public: GraphDocument) -> None:
    assert [(link.recommendation, link.option, link.evidence) for link in public.links][:4] == [
        ("HE-1", "evidence", "F-1"),
        ("HE-1", "evidence", "F-2"),
        ("HE-1", "evidence", "F-3"),
        ("HE-1", "qualified-by", "S-1"),
    ]


def test_a_word_where_a_list_may_stand_is_a_list(public: GraphDocument) -> None:
    finding = next(record for record in public.evidence if record.id == "F-1")
    assert (finding.region, finding.codes) == (("DE-HE",), ("K1",))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "keine JSON-Datei"),
        (b"\xff\xfe", "keine JSON-Datei"),
        (b"[" * 100_000, "keine JSON-Datei"),
        (b"[]", "keine ausgegebene Belegkette"),
        (b'{"format": "belegkette-graph", "version": 99}', "Version 99"),
        (b'{"format": "belegkette-graph", "version": 1}', "besch\u00e4digt"),
        (b'{"format": "belegkette-graph", "version": 1, "evidence": [{"kind": "quatsch"}]}', "besch\u00e4digt"),
    ],
)
def test_a_foreign_or_damaged_file_is_refused(content: bytes, words: str) -> None:
    with pytest.raises(BelegketteError, match=words):
        read_document(content, "alt.json")


def test_out_writes_the_file_and_replaces_it(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "ausgabe" / "belegkette.json"
    for _time in range(2):
        assert main(["export", "json", "--root", str(root), "--out", str(target), "--as-of", "2026-11-22"]) == 0
    assert str(target) in capsys.readouterr().out
    assert json.loads(target.read_text(encoding="utf-8"))["format"] == "belegkette-graph"


def test_a_broken_file_is_named_on_the_way(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / "evidence/kaputt.yaml").write_text("id: [", encoding="utf-8")
    assert main(["export", "json", "--root", str(root)]) == 0
    assert "Eine Datei hat Fehler" in capsys.readouterr().err


def test_an_empty_project_can_be_written_and_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "recommendations").mkdir()
    (tmp_path / "recommendations/a.md").write_text(
        ":::{recommendation}\n:id: HE-1\n:strength: soll\n:::\n", encoding="utf-8"
    )
    assert main(["export", "json", "--root", str(tmp_path), "--out", str(tmp_path / "x.json")]) == 0
    assert SCHEMA.is_valid(json.loads((tmp_path / "x.json").read_text(encoding="utf-8")))
    assert main(["diff", str(tmp_path / "x.json"), str(tmp_path)]) == 0
    assert "dasselbe" in capsys.readouterr().out
