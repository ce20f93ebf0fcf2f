"""`belegkette build` and `belegkette verify` on the constructed project that `init` writes: from sources to report."""

from __future__ import annotations

import io
import json
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest

from belegkette.cli.main import main

DAY = ["--as-of", "2026-11-22"]
PDF = Path("_build", "pdf", "handlungsempfehlungen.pdf")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a new project, built once."""
    root = tmp_path_factory.mktemp("init") / "projekt"
    before = Path.cwd()
    assert main(["init", str(root)]) == 0
    os.chdir(root)
    try:
        assert main(["build", *DAY]) == 0
    finally:
        os.chdir(before)
    return root


@pytest.fixture
def project(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it as the working directory."""
    root = tmp_path / "projekt"
    shutil.copytree(built, root)
    monkeypatch.chdir(root)
    return root


def edit(change: Callable[[pikepdf.Pdf], object]) -> None:
    output = io.BytesIO()
    with pikepdf.open(PDF) as pdf:
        change(pdf)
        pdf.save(output)
    PDF.write_bytes(output.getvalue())


def test_a_build_writes_a_tagged_pdf_with_structure_and_report(built: Path) -> None:
    with pikepdf.open(built / PDF) as pdf:
        assert "/StructTreeRoot" in pdf.Root
    report = json.loads((built / PDF).with_suffix(".pruefbericht.json").read_text("utf-8"))
    assert report["as-of"] == "2026-11-22"
    assert {step["result"] for step in report["steps"]} == {"passed"}
    assert {step["name"] for step in report["steps"]} >= {"HTML und PDF haben denselben Text"}


def test_what_was_built_is_found_whole_again(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["verify", *DAY, "_build"]) == 0
    assert "Nicht geprüft" not in capsys.readouterr().out


def test_a_recommendation_that_is_not_printed_is_missed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    page = project / "recommendations" / "beispielfeld.md"
    text = page.read_text("utf-8")
    page.write_text(text.replace("{recommendation} Beispiel:", "{recommendation} Ein anderes Beispiel:", 1), "utf-8")
    assert page.read_text("utf-8") != text
    assert main(["verify", *DAY, str(PDF)]) == 1
    assert "OUT002" in capsys.readouterr().out


def test_a_sentence_that_only_the_site_has_is_missed(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for page in sorted((project / "_build" / "html" / "recommendations").glob("*.html")):
        page.write_text(page.read_text("utf-8").replace("</p>", " Nur hier.</p>"), "utf-8")
    assert main(["verify", *DAY, str(PDF)]) == 1
    assert "OUT003" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda pdf: pdf.pages.__delitem__(1), "OUT005"),
        (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "OUT005"),
        (lambda pdf: pdf.Root.__delitem__("/Lang"), "OUT004"),
        (lambda pdf: pdf.docinfo.__setitem__("/Title", "Anders"), "OUT004"),
        (lambda pdf: pdf.Root.Names.__delitem__("/Dests"), "OUT007"),
    ],
)
def test_a_damaged_pdf_ends_with_1_and_its_code(
    project: Path, capsys: pytest.CaptureFixture[str], change: Callable[[pikepdf.Pdf], object], code: str
) -> None:
    edit(change)
    assert main(["verify", *DAY, str(PDF)]) == 1
    assert code in capsys.readouterr().out


def test_a_pdf_built_alone_says_that_parity_was_not_checked(project: Path) -> None:
    before = PDF.read_bytes()
    assert main(["build", *DAY, "--only", "pdf"]) == 0
    report = json.loads(PDF.with_suffix(".pruefbericht.json").read_text("utf-8"))
    (skipped,) = [step for step in report["steps"] if step["result"] == "skipped"]
    assert skipped["reason"] == "Die Website wurde nicht zusammen mit dem PDF gebaut."
    assert PDF.read_bytes() == before
