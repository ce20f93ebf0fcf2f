"""Tables of coded segments from several programs, in the spellings they come in (all material is constructed)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from tests.importers.projects import write_workbook

from belegkette.cli.main import main
from belegkette.corpus import Corpus
from belegkette.model.evidence import Coding

Run = Callable[..., dict[str, Any]]
Load = Callable[[], Corpus]
A, B = "Gespräch A", "Gespräch B"
HEADERS: dict[str, list[list[object]]] = {
    "MAXQDA, German": [
        [
            "Farbe",
            "Dokumentgruppe",
            "Dokumentname",
            "Code",
            "Anfang",
            "Ende",
            "Segment",
            "Erstellt von",
            "Dokumentgruppe",
            "Dokumentname",
        ],
        ["●", "IFD", A, "Struktur > K03 Ansprechstelle", 3, 4, "Ein Satz.", "XY", "IFD", A],
    ],
    "MAXQDA, English": [
        ["Color", "Document group", "Document name", "Code", "Beginning", "End", "Segment", "Created by", "Created"],
        ["●", "IFD", A, "Struktur\\K03 Ansprechstelle", 3, 4, "Ein Satz.", "XY", "2022-05-01"],
    ],
    "QualCoder": [
        ["File", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "Category", "FileVar_Alter"],
        [A, "XY", "Ein Satz.", "ctid:7", "K03 Ansprechstelle", "", "Struktur", "44"],
    ],
    "f4": [["Text", "Code", "Dokument", "Absatz"], ["Ein Satz.", "K03 Ansprechstelle", A, "3"]],
    "title rows above": [["Export", ""], ["", ""], ["Code", "Segment", "Dokumentname"], ["K03", "Ein Satz.", A]],
}


def codings(corpus: Corpus) -> list[Coding]:
    return sorted((one for one in corpus.evidence.values() if isinstance(one, Coding)), key=lambda one: one.text)


def write_csv(path: Path, rows: Sequence[Sequence[object]], separator: str = ";", encoding: str = "utf-8") -> Path:
    lines = [separator.join(f'"{str(cell).replace(chr(34), chr(34) * 2)}"' for cell in row) for row in rows]
    path.write_bytes(("\r\n".join(lines) + "\r\n").encode(encoding))
    return path


@pytest.mark.parametrize("name", HEADERS)
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_the_table_of_a_program_is_understood(name: str, suffix: str, tmp_path: Path, run: Run, corpus: Load) -> None:
    path = tmp_path / f"t.{suffix}"
    (write_workbook if suffix == "xlsx" else write_csv)(path, HEADERS[name])
    assert run("codings", path, "--write")["code"] == 0
    assert [(one.text, one.codes, one.interview) for one in codings(corpus())] == [("Ein Satz.", ("K03",), "LDK-07")]


@pytest.mark.parametrize("name", HEADERS)
def test_no_column_is_dropped_silently(name: str, tmp_path: Path, run: Run) -> None:
    rows = [[*row, "Rätsel" if "Code" in row or "Codename" in row else "?"] for row in HEADERS[name]]
    report = run("codings", write_workbook(tmp_path / "t.xlsx", rows))
    said = "\n".join(one["what"] for one in report["losses"])
    used = {
        "Dokumentgruppe",
        "Document group",
        "Dokumentname",
        "Document name",
        "Code",
        "Anfang",
        "Ende",
        "Beginning",
        "End",
    }
    used |= {"Segment", "File", "Coded", "Id", "Codename", "Coded_Memo", "Category", "Text", "Dokument", "Absatz"}
    head = next(row for row in rows if "Rätsel" in row)
    assert [cell for cell in head if cell not in used and str(cell).removeprefix("FileVar_") not in said] == []


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_the_separator_is_found(separator: str, tmp_path: Path, run: Run) -> None:
    rows = [["Dokumentname", "Code", "Segment"], [A, "K03", "Erst das, dann; jenes | und mehr."], [B, "K08", "Kurz"]]
    assert run("codings", write_csv(tmp_path / "t.csv", rows, separator))["counts"]["new"] == 2


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_the_encoding_is_found(encoding: str, tmp_path: Path, run: Run, texts: Callable[[], list[str]]) -> None:
    text = "Für die Übergänge ist längst zuständig, wer größere Räume schätzt – und das heißt „später“."
    rows: list[list[object]] = [
        ["Dokumentname", "Code", "Segment"],
        [A, "K03", text],
        [A, "K03", "Über größere Möglichkeiten hörte ich spät."],
    ]
    run("codings", write_csv(tmp_path / "t.csv", rows, encoding=encoding), "--write")
    assert text in texts()


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Reha\u00adbilita\u00adtion", "Rehabilitation"),
        ("Reha\u00ad\nbilitation", "Rehabilitation"),
        ("Zeile eins\r\nZeile zwei", "Zeile eins\nZeile zwei"),
        ("Zeile eins_x000D_\nZeile zwei", "Zeile eins\nZeile zwei"),
        ("20\u00a0Jahre \u202f lang", "20 Jahre lang"),
        ("  Rand\t ", "Rand"),
        ("u\u0308ber", "über"),
        ("Zeile\u2028zwei\x85drei", "Zeile\nzwei\ndrei"),
        ('#: "x" \\ {y} – no', '#: "x" \\ {y} – no'),
    ],
)
def test_what_only_a_layout_needed_is_cleaned(
    raw: str, clean: str, tmp_path: Path, run: Run, texts: Callable[[], list[str]]
) -> None:
    run(
        "codings",
        write_workbook(tmp_path / "t.xlsx", [["Dokumentname", "Code", "Segment"], [A, "K03", raw]]),
        "--write",
    )
    assert texts() == [clean]


def test_several_codes_of_one_passage_become_one_record(tmp_path: Path, run: Run, corpus: Load) -> None:
    head: list[object] = ["Dokumentname", "Code", "Anfang", "Ende", "Segment"]
    rows: list[list[object]] = [
        head,
        [A, "K03", 1, 2, "Satz."],
        [A, "K08", 1, 2, "Satz."],
        [A, "K08", 1, 2, "Satz."],
        [A, "K08", 5, 5, "Satz."],
    ]
    report = run("codings", write_workbook(tmp_path / "t.xlsx", rows), "--write")
    assert sorted((one.codes, one.passage) for one in codings(corpus())) == [
        (("K03", "K08"), "Absatz 1 bis 2"),
        (("K08",), "Absatz 5"),
    ]
    assert [one["count"] for one in report["losses"] if one["reason"] == "duplicate"] == [1]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12.05.2022", "2022-05-12"),
        ("1.5.22", "2022-05-01"),
        ("12. Mai 2022", "2022-05-12"),
        ("Mai 2022", "2022-05"),
        ("05.2022", "2022-05"),
        ("2022-05-12 14:03:00", "2022-05-12"),
        ("12.05.2022 14:03", "2022-05-12"),
        ("2022", "2022"),
        ("31.02.2022", None),
        ("bald", None),
    ],
)
def test_dates_are_read_in_german_form(written: str, read: str | None, tmp_path: Path, run: Run, corpus: Load) -> None:
    (tmp_path / "m.yaml").write_text("variables: {Termin: date}\n", encoding="utf-8")
    rows = [["Dokumentname", "Code", "Segment", "Termin"], [A, "K03", "Satz.", written]]
    run("codings", write_csv(tmp_path / "t.csv", rows), "--write", "--mapping", "../m.yaml")
    assert codings(corpus())[0].date == read


def test_any_table_is_read_with_a_mapping_file(tmp_path: Path, run: Run, corpus: Load) -> None:
    (tmp_path / "m.yaml").write_text(
        "columns: {Aussage: text, Thema: code, Wer: document, Nummer: ignore}\n"
        "variables: {Gruppe: {field: group, values: {Dienst: ifd}}, Frage: question}\n"
        "codes: {Zuständigkeit: K03, Sonstiges: ignore}\n"
        "sheet: Blatt zwei\n",
        encoding="utf-8",
    )
    rows: list[list[object]] = [
        ["Nummer", "Aussage", "Thema", "Wer", "Gruppe", "Frage"],
        [1, "Satz.", "Zuständigkeit", A, "Dienst", "Was hat geholfen?"],
        [2, "Rest.", "Sonstiges", A, "Dienst", "F3"],
    ]
    report = run(
        "codings", write_workbook(tmp_path / "t.xlsx", rows, sheet="Blatt zwei"), "--write", "--mapping", "../m.yaml"
    )
    assert [(one.codes, one.group, one.question) for one in codings(corpus())] == [(("K03",), "ifd", "F3")]
    assert [one["what"] for one in report["losses"]] == ["Textstelle ohne Code, der übernommen wird"]


def test_a_value_nobody_placed_is_a_loss_and_is_not_shown(tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.yaml").write_text("variables: {Landkreis: region}\n", encoding="utf-8")
    rows = [["Dokumentname", "Code", "Segment", "Landkreis"], [A, "K03", "Satz.", "Geheimkreis"]]
    report = run("codings", write_workbook(tmp_path / "t.xlsx", rows), "--mapping", "../m.yaml")
    assert "Landkreis" in report["losses"][0]["what"]
    assert "Geheimkreis" not in str(report)


def test_an_unknown_code_stops_the_import_and_is_named(tmp_path: Path, run: Run) -> None:
    rows = [["Dokumentname", "Code", "Segment"], [A, "Neues > Thema", "Satz."]]
    report = run("codings", write_workbook(tmp_path / "t.xlsx", rows), "--write")
    assert (report["code"], report["written"], report["open"][0]["where"]) == (1, [], ["Neues > Thema"])


def test_a_code_cut_by_maxqda_is_known(project: Path, tmp_path: Path, run: Run) -> None:
    long = "Wunsch und Wahlrecht bei der Begleitung im Betrieb und danach auch anderswo"
    (project / "evidence" / "codebook.yaml").write_text(f"codes: {{K09: {{name: {long}}}}}\n", encoding="utf-8")
    rows = [["Dokumentname", "Code", "Segment"], [A, long[:63], "Satz."]]
    assert run("codings", write_workbook(tmp_path / "t.xlsx", rows))["code"] == 0


def test_a_table_without_text_and_code_is_refused_with_the_way_out(tmp_path: Path, run: Run) -> None:
    report = run("codings", write_workbook(tmp_path / "t.xlsx", [["A", "B"], [1, 2]]))
    assert report["code"] == 2
    assert "--mapping" in report["stderr"]


@pytest.mark.parametrize(
    "text",
    ["columns: {A: nirgends}", "variables: {A: {field: x}}", "unbekannt: 1", "columns: [", "- a", "codes: {a: [b]}"],
)
def test_a_wrong_mapping_file_is_refused(text: str, tmp_path: Path, run: Run) -> None:
    (tmp_path / "m.yaml").write_text(text, encoding="utf-8")
    path = write_workbook(tmp_path / "t.xlsx", [["Code", "Segment"], ["K03", "Satz."]])
    assert run("codings", path, "--mapping", "../m.yaml")["code"] == 2


def test_the_settings_must_name_an_internal_tree(project: Path, tmp_path: Path, run: Run) -> None:
    (project / "pyproject.toml").unlink()
    path = write_workbook(tmp_path / "t.xlsx", [["Dokumentname", "Code", "Segment"], [A, "K03", "Satz."]])
    report = run("codings", path, "--write")
    assert report["code"] == 2
    assert 'internal-root = "../intern"' in report["stderr"]


def test_the_published_project_is_no_internal_tree(project: Path, tmp_path: Path, run: Run) -> None:
    (project / "pyproject.toml").write_text('[tool.belegkette]\ninternal-root = "intern"\n', encoding="utf-8")
    path = write_workbook(tmp_path / "t.xlsx", [["Dokumentname", "Code", "Segment"], [A, "K03", "Satz."]])
    assert run("codings", path, "--write")["code"] == 2
    assert not (project / "intern").exists()


def test_nothing_is_written_without_being_asked(project: Path, tmp_path: Path, run: Run) -> None:
    before = sorted(project.parent.rglob("*"))
    path = write_workbook(tmp_path / "t.xlsx", [["Dokumentname", "Code", "Segment"], [A, "K03", "Satz."]])
    run("codings", path)
    assert sorted(project.parent.rglob("*")) == sorted([*before, path])


def test_variables_of_qualcoder_are_mapped_without_their_prefix(tmp_path: Path, run: Run, corpus: Load) -> None:
    (tmp_path / "m.yaml").write_text("variables: {Gruppe: group, Alter: ignore}\n", encoding="utf-8")
    rows: list[list[object]] = [
        ["Case", "Filename", "Coder", "Coded", "Id", "Codename", "Coded_Memo", "FileVar_Alter", "CaseVar_Gruppe"],
        ["Fall 1", A, "XY", "Ein Satz.", "ctid:7", "K03 Ansprechstelle", "Notiz", "44", "Integrationsfachdienst"],
    ]
    run("codings", write_csv(tmp_path / "t.csv", rows), "--write", "--mapping", "../m.yaml")
    (found,) = codings(corpus())
    assert (found.group, found.memo, found.foreign_id) == ("ifd", "Notiz", "ctid:7")


def test_a_codebook_with_more_columns_is_one_and_names_what_stays_behind(
    tmp_path: Path, project: Path, run: Run
) -> None:
    (project / "evidence" / "codebook.yaml").unlink()
    rows = [["GUID", "Code", "Memo"], ["7", "Struktur", "Wer was tut."], ["8", "Struktur > Stelle", ""]]
    report = run("codings", write_csv(tmp_path / "t.csv", rows))

    assert report["counts"]["new-codes"] == 2
    assert [one["what"] for one in report["losses"]] == ["Spalte „GUID“"]


def test_the_codebook_of_a_newer_taguette_is_read(tmp_path: Path, project: Path, run: Run) -> None:
    (project / "evidence" / "codebook.yaml").unlink()
    rows = [
        ["tag", "description", "number of highlights", "number of documents"],
        ["Struktur.Stelle", "Wer?", "2", "1"],
    ]
    report = run("taguette", write_csv(tmp_path / "t.csv", rows, separator=","))

    assert (report["counts"]["new-codes"], report["losses"]) == (1, [])


def test_many_new_codes_are_counted_and_not_all_named(
    tmp_path: Path, project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "evidence" / "codebook.yaml").unlink()
    rows = [["Code", "Memo"], *([f"K{number:03}", ""] for number in range(30))]

    main(["import", "codings", str(write_csv(tmp_path / "t.csv", rows))])

    assert "Neue Codes: K000, K001, " in (shown := capsys.readouterr().out)
    assert "K019 und 10 weitere." in shown
