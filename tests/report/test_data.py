"""JSON with its published schema, and the table for German Excel."""

from __future__ import annotations

import csv
import io
import json

import jsonschema_rs
from tests.report.conftest import REPOSITORY, Made

from belegkette.desk.data import render_csv, render_json
from belegkette.report.schema import SCHEMA_FILE, report_schema


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_json_of_the_shipped_corpus_follows_the_schema(real: Made) -> None:
    errors = [
        error.message
        for error in jsonschema_rs.validator_for(report_schema()).iter_errors(json.loads(render_json(real.report)))
    ]
    assert errors == []


def test_the_json_of_the_constructed_project_follows_the_schema(made: Made) -> None:
    assert jsonschema_rs.validator_for(report_schema()).is_valid(json.loads(render_json(made.report)))


def test_the_schema_refuses_another_version(made: Made) -> None:
    document = {**json.loads(render_json(made.report)), "version": 2}
    assert not jsonschema_rs.validator_for(report_schema()).is_valid(document)


def test_the_published_schema_is_the_one_of_the_code() -> None:
    published = json.loads((REPOSITORY / "schemas" / SCHEMA_FILE).read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(report_schema()))


def test_german_excel_gets_what_it_expects(made: Made) -> None:
    content = render_csv(made.report)
    assert content.startswith("\ufeffEmpfehlung;Beleg;".encode())
    assert content.endswith(b"\r\n")


def test_the_table_has_a_line_for_every_link_and_for_what_has_none(made: Made) -> None:
    assert [(row["Empfehlung"], row["Beleg"]) for row in table(render_csv(made.report))] == [
        ("E-1", "F-1"),
        ("E-1", "F-2"),
        ("E-1", "S-1"),
        ("E-1", "D-1"),
        ("E-2", "S-1"),
        ("E-2", "GIBT-ES-NICHT"),
        ("E-10", ""),
    ]


def test_no_field_of_the_table_begins_like_a_formula(made: Made) -> None:
    rows = table(render_csv(made.report))
    assert rows[0]["Titel"].startswith("'=1+1")
    assert [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))] == []


def test_numbers_in_the_table_have_a_decimal_comma(made: Made) -> None:
    assert table(render_csv(made.report))[2]["Wert"] == "12345,5"


def test_the_same_report_gives_the_same_bytes(made: Made) -> None:
    assert (render_csv(made.report), render_json(made.report)) == (render_csv(made.report), render_json(made.report))
