"""`belegkette verify` of finished files: with sources, without, in a folder, with and without what lies beside them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from belegkette.cli.main import main
from belegkette.pdf.postflight import Expected, check_pdf, run_postflight
from belegkette.pdf.postflight_report import build_report, parse_verapdf, render_html, render_json
from belegkette.pdf.tagging.record import RecordError, parse_record, render_record


@pytest.fixture
def delivered(book: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder as a client gets it, without sources; it is the working directory."""
    folder = tmp_path / "delivered"
    (folder / "pdf").mkdir(parents=True)
    (folder / "pdf" / "buch.pdf").write_bytes(book.data)
    (folder / "pdf" / "buch.struktur.json").write_bytes(book.path.with_suffix(".struktur.json").read_bytes())
    monkeypatch.chdir(folder)
    return folder


def test_a_folder_is_checked_without_the_sources(delivered: Path, capsys: Any) -> None:
    assert main(["verify", "."]) == 0
    said = capsys.readouterr().out
    assert "buch.pdf: alles da, nichts beschädigt." in said
    assert "Nicht geprüft: HTML und PDF haben denselben Text. Neben dem PDF liegt keine Website." in said


def test_what_cannot_be_checked_without_the_record_is_said(delivered: Path, capsys: Any) -> None:
    (delivered / "pdf" / "buch.struktur.json").unlink()
    assert main(["verify", "pdf/buch.pdf"]) == 0
    assert "Neben dem PDF liegt keine Strukturdatei" in capsys.readouterr().out


def test_a_damaged_record_is_no_traceback(delivered: Path, capsys: Any) -> None:
    (delivered / "pdf" / "buch.struktur.json").write_text("{}")
    assert main(["verify", "pdf/buch.pdf"]) == 2
    assert "struktur.json lässt sich nicht lesen" in capsys.readouterr().err


@pytest.mark.parametrize("path", ["pdf/fehlt.pdf"])
def test_a_missing_file_is_out001(delivered: Path, capsys: Any, path: str) -> None:
    assert main(["verify", path]) == 1
    assert "OUT001" in capsys.readouterr().out


@pytest.mark.parametrize("arguments", [["pdf/buch.struktur.json"], ["leer"], ["pdf/buch.pdf", "--site", "leer"]])
def test_a_wrong_call_ends_with_2(delivered: Path, arguments: list[str], capsys: Any) -> None:
    (delivered / "leer").mkdir()
    assert main(["verify", *arguments]) == 2
    assert "Traceback" not in capsys.readouterr().err


def test_the_report_is_written_on_request_and_says_that_verapdf_did_not_run(delivered: Path) -> None:
    assert main(["verify", "pdf/buch.pdf", "--report", "--as-of", "2026-11-22"]) == 0
    report = json.loads((delivered / "pdf" / "buch.pruefbericht.json").read_text("utf-8"))
    page = (delivered / "pdf" / "buch.pruefbericht.html").read_text("utf-8")
    assert report["as-of"] == "2026-11-22"
    assert report["sha256"] == hashlib.sha256((delivered / "pdf" / "buch.pdf").read_bytes()).hexdigest()
    assert "veraPDF nicht ausgeführt." in page
    assert "Maschinell geprüft nach PDF/UA-1" not in page
    assert "Was ein Mensch noch prüfen muss" in page


def test_the_report_claims_pdfua_only_for_the_file_that_verapdf_passed(delivered: Path) -> None:
    data = (delivered / "pdf" / "buch.pdf").read_bytes()
    result = {"profile": "PDFUA-1", "passed": True, "rules": 106, "checks": 1000, "failed": []}
    for digest, claimed in ((hashlib.sha256(data).hexdigest(), True), ("0" * 64, False)):
        written = json.dumps({"sha256": digest, "results": [result]})
        (delivered / "pdf" / "buch.verapdf.json").write_text(written)
        assert main(["verify", "pdf/buch.pdf", "--report", "--as-of", "2026-11-22"]) == 0
        page = (delivered / "pdf" / "buch.pruefbericht.html").read_text("utf-8")
        assert ("Maschinell geprüft nach PDF/UA-1" in page) is claimed


def test_the_report_of_a_faulty_file_names_every_fault(book: Any) -> None:
    expected = Expected(title="Ein anderer Titel", author=None, language=None)
    steps = run_postflight(book.data, expected)
    from datetime import date

    report = build_report("buch.pdf", book.data, steps, (), date(2026, 11, 22))
    page = render_html(report).decode()
    assert "Die Prüfung hat 2 Fehler gefunden" in report["claim"]
    assert page.count("statt „Ein anderer Titel“") == 2
    assert render_html(report) == render_html(report)
    assert json.loads(render_json(report)) == report


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b'{"sha256": "x", "results": [{}]}', b"\xff"])
def test_a_broken_result_of_verapdf_counts_as_none(data: bytes) -> None:
    assert parse_verapdf(data, "x") == ()


def test_the_record_is_read_as_it_was_written(book: Any) -> None:
    data = book.path.with_suffix(".struktur.json").read_bytes()
    record = parse_record(data)
    assert render_record(record) == data
    assert [(line.role, line.text) for line in record.lines] == [(line.role, line.text) for line in book.expected]
    assert any(line.place() for line in record.lines)


@pytest.mark.parametrize("data", [b"", b"[]", b'{"version": 2}', b'{"version": 1, "lines": [[1]]}', b"\xff\xfe"])
def test_a_record_of_another_sort_is_refused(data: bytes) -> None:
    with pytest.raises(RecordError):
        parse_record(data)


def test_an_entry_that_is_not_printed_is_out002(book: Any) -> None:
    expected = Expected(
        title=None, author=None, language=None, entries=(("PR-01", "Nicht der Titel"), ("PR-99", "Fehlt"))
    )
    found = [problem.subject for problem in check_pdf(book.data, expected) if problem.code == "OUT002"]
    assert found == ["PR-01", "PR-99"]
