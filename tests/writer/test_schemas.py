"""The editors' schemas say the same as the check, in German, and the written files are up to date."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest
import ryaml
from hypothesis import given
from hypothesis import strategies as st

from belegkette.cli.main import main
from belegkette.cli.schema import published_schemas
from belegkette.labels import label
from belegkette.loaders.evidence import load_evidence, split_front_matter
from belegkette.loaders.files import SourceFile, iter_files
from belegkette.model.evidence import KINDS, Record
from belegkette.model.help import FIELDS, OPTIONS_HELP, SHAPES, WORDS, field_help
from belegkette.model.recommendation import OPTIONS
from belegkette.writer.schemas import EVIDENCE_FILE, FILES, build_schemas, editor_settings, render_json

jsonschema_rs = pytest.importorskip("jsonschema_rs")

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = build_schemas()
RECORD: dict[str, Any] = {"kind": "document", "id": "D-1", "title": "T", "text": "T"}


def faults(name: str, data: object) -> list[str]:
    return [error.message for error in jsonschema_rs.Draft202012Validator(SCHEMAS[name]).iter_errors(data)]


def is_evidence(data: object) -> bool:
    return not faults(EVIDENCE_FILE, data)


def loads(data: object) -> bool:
    """Whether the check has nothing to say about the shape of a file."""
    return not load_evidence(SourceFile("evidence/a/a.yaml", json.dumps(data, ensure_ascii=False))).problems


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_the_written_schema_is_what_the_command_makes(name: str) -> None:
    assert (ROOT / "schemas" / name).read_bytes() == render_json(SCHEMAS[name]), "„belegkette schema“ aufrufen"


def test_no_other_file_lies_between_the_schemas() -> None:
    assert sorted(path.name for path in (ROOT / "schemas").iterdir()) == sorted([*SCHEMAS, *published_schemas()])


@pytest.mark.parametrize("name", published_schemas())
def test_a_published_schema_is_up_to_date(name: str) -> None:
    assert (ROOT / "schemas" / name).read_bytes() == render_json(published_schemas()[name]), (
        "„belegkette schema“ aufrufen"
    )


def test_the_editor_settings_name_every_schema() -> None:
    assert (ROOT / ".vscode/settings.json").read_bytes() == render_json(editor_settings())


def test_the_command_writes_them_all_and_then_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--out", str(tmp_path / "neu")]) == 0
    assert {path.name: path.read_bytes() for path in (tmp_path / "neu").iterdir()} == {
        name: render_json(schema) for name, schema in {**SCHEMAS, **published_schemas()}.items()
    }
    assert main(["schema", "--out", str(tmp_path / "neu")]) == 0
    assert f"0 von {len(SCHEMAS) + len(published_schemas())}" in capsys.readouterr().out


@pytest.mark.parametrize("path", [path for path, _shown in iter_files(str(ROOT), "evidence", (".yaml", ".yml", ".md"))])
def test_every_file_of_the_shipped_corpus_is_valid(path: str) -> None:
    shown = Path(path).relative_to(ROOT).as_posix()
    text = Path(path).read_text(encoding="utf-8")
    data = ryaml.loads(text if not path.endswith(".md") else split_front_matter(text)[0] or "")
    assert faults(FILES.get(shown, EVIDENCE_FILE), data) == []


@pytest.mark.parametrize("path", [path for path, _shown in iter_files(str(ROOT), "evidence", (".yaml", ".yml"))])
def test_every_file_of_the_shipped_corpus_names_its_schema(path: str) -> None:
    first, place = Path(path).read_text(encoding="utf-8").split("\n")[0], Path(path).relative_to(ROOT)
    schema = FILES.get(place.as_posix(), EVIDENCE_FILE)
    assert first == f"# yaml-language-server: $schema={'../' * (len(place.parts) - 1)}schemas/{schema}"


GOOD = [
    RECORD,
    {"records": [RECORD]},
    {"kind": "document", "findings": [{"id": "D-1", "title": "T", "text": "T"}]},
    {"kind": "document", "title": "T", "findings": [{"id": "D-1", "text": "T"}]},
    {"findings": [RECORD]},
    {"kind": "document", "findings": [{**RECORD, "kind": "event", "format": "Tagung"}]},
    {**RECORD, "date": 2022, "valid-until": "2021/2023", "region": None, "codes": "K01"},
    {
        **RECORD,
        "contradicts": ["D-2", {"id": "D-3", "resolved": "Grund"}],
        "sources": [{"title": "T", "year": "unknown"}],
    },
    {**RECORD, "kind": "statistic", "value": 1.5, "unit": "Personen", "as-of": "2024-12-31"},
    {**RECORD, "kind": "state-practice", "subsidy": "unknown", "duration": {"text": "T", "date": 2020}},
]
BAD = [
    {},
    [],
    {**RECORD, "kind": "dokument"},
    {**RECORD, "id": "d-1"},
    {**RECORD, "title": ""},
    {**RECORD, "regoin": "DE"},
    {**RECORD, "date": "2022-5"},
    {**RECORD, "date": "gestern"},
    {**RECORD, "visibility": "geheim"},
    {**RECORD, "audience": "nur bei Veranstaltungen"},
    {**RECORD, "sources": [{"key": "A", "seite": 3}]},
    {**RECORD, "kind": "statistic", "unit": "Personen", "as-of": 2024},
    {**RECORD, "kind": "statistic", "value": "1.000", "unit": "Personen", "as-of": 2024},
    {"records": []},
    {"records": [RECORD], "kind": "document"},
    {"records": [{key: value for key, value in RECORD.items() if key != "title"}]},
    {"kind": "document", "findings": [{"id": "D-1", "title": "T"}]},
    {"kind": "document", "findings": [{"id": "D-1", "title": "T", "text": "T", "value": 1}]},
    {"kind": "document", "wert": 1, "findings": [{"id": "D-1", "title": "T", "text": "T"}]},
    {"findings": [{"id": "D-1", "title": "T", "text": "T"}]},
    {"findings": "D-1"},
]


@pytest.mark.parametrize("data", GOOD)
def test_schema_and_check_accept_the_same(data: object) -> None:
    assert is_evidence(data)
    assert loads(data)


@pytest.mark.parametrize("data", BAD)
def test_schema_and_check_refuse_the_same(data: object) -> None:
    assert not is_evidence(data)
    assert not loads(data)


VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(0, 3000),
    st.sampled_from(["", "T", "unknown", "2022-05", "2022/2021", "public"]),
)
ENTRIES = st.one_of(
    VALUES, st.lists(VALUES, max_size=2), st.dictionaries(st.sampled_from(["id", "key", "text"]), VALUES)
)


@given(st.sampled_from(sorted(KINDS)), st.data())
def test_schema_and_check_agree_on_any_value_but_for_dates_that_do_not_exist(kind: str, data: st.DataObject) -> None:
    keys = [field.encode_name for field in msgspec.structs.fields(KINDS[kind]) if field.encode_name not in RECORD]  # type: ignore[index]
    record = {**RECORD, "kind": kind, "value": 1, "unit": "T", "as-of": 2024}
    if kind != "statistic":
        record = {**RECORD, "kind": kind}
    record[data.draw(st.sampled_from(keys))] = data.draw(ENTRIES)
    if "2022/2021" not in str(record) and not any(1 <= year < 1000 for year in years(record)):
        assert is_evidence(record) == loads(record), record


def years(record: dict[str, Any]) -> list[int]:
    return [value for value in record.values() if isinstance(value, int) and not isinstance(value, bool)]


def test_vocabulary_codebook_and_sources_refuse_what_the_check_refuses() -> None:
    assert faults("vocabulary.schema.json", {"regions": {"A": {"nam": "A"}}})
    assert faults("codebook.schema.json", {"codes": {"K01": {"definition": "D"}}})
    assert faults("sources.schema.json", {"sources": {"A": {"publisher": "P"}}})
    assert not faults("vocabulary.schema.json", {"addressees": {"A": {"names": [{"name": "N", "from": 2024}]}}})


def test_every_key_of_every_shape_is_explained() -> None:
    for shape in SHAPES:
        keys = {field.encode_name for field in msgspec.structs.fields(shape)}
        assert {key for key in keys if not field_help(shape, key)} == set()


def test_nothing_is_explained_that_does_not_exist() -> None:
    for shape, keys in FIELDS.items():
        known = {field.encode_name for field in msgspec.structs.fields(shape)} | (
            {"kind"} if shape is Record else set()
        )
        assert set(keys) <= known
    assert set(OPTIONS_HELP) == set(OPTIONS)


def test_every_word_of_every_closed_set_is_explained() -> None:
    for enumeration, words in WORDS.items():
        assert list(words) == list(enumeration)


def test_the_same_words_are_used_on_the_pages_of_an_edition() -> None:
    for enumeration, words in WORDS.items():
        for term, word in words.items():
            assert label(enumeration(term)) == word


def descriptions(schema: object) -> list[str]:
    if isinstance(schema, dict):
        own = [schema["description"]] if isinstance(schema.get("description"), str) else []
        return own + [text for value in schema.values() for text in descriptions(value)]
    if isinstance(schema, list):
        return [text for value in schema for text in descriptions(value)]
    return []


def test_no_english_docstring_leaks_into_the_schemas() -> None:
    texts = [text for schema in SCHEMAS.values() for text in descriptions(schema)]
    english = [text for text in texts if {"the", "of", "what", "whether", "with"} & set(text.lower().split())]
    assert len(texts) > 100
    assert english == []
