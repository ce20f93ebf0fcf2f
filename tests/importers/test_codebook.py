"""The codebook goes out to other programs and comes back with the same codes."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.docs.pages import ROOT

from belegkette.cli.main import main
from belegkette.corpus import Corpus, load_corpus
from belegkette.importers.safety import parse_xml
from belegkette.settings import Settings

Run = Callable[..., dict[str, Any]]
Load = Callable[[], Corpus]
FORMS = {"qdc": "refi-qda", "xlsx": "codings"}
BOOK = """\
# konstruiert
codes:
  A1: {name: Oben, definition: "Zwei\\nZeilen"}
  X_Kontext: {name: X_Kontext}
  SEHR-LANG: {name: Ein sehr langer Name für einen Code der weit über sechzig Zeichen hinaus geht, parent: A1}
  K2: {name: "Mit > und \\\\ darin", parent: SEHR-LANG, anchor-example: „So?“, coding-rule: "Sonst A1: immer."}
  K1: {name: "Ähnlich: K2 „Zitat“ & <Zeichen>", parent: A1}
"""


def export(form: str, out: Path) -> None:
    assert main(["export", "codebook", "--format", form, "--out", str(out)]) == 0


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "text", [BOOK, (ROOT / "evidence/codebook.yaml").read_text(encoding="utf-8")], ids=["odd", "ours"]
)
def test_reading_it_back_gives_the_same_codes(form: str, text: str, project: Path, run: Run, corpus: Load) -> None:
    tmp_path = project.parent
    file = project / "evidence" / "codebook.yaml"
    file.write_text(text, encoding="utf-8")
    before = corpus().codebook
    export(form, tmp_path / f"c.{form}")
    file.unlink()
    assert run(FORMS[form], tmp_path / f"c.{form}", "--write")["losses"] == []
    after = corpus().codebook
    assert before is not None
    assert after is not None
    assert after.codes == before.codes


@pytest.mark.parametrize("form", FORMS)
def test_reading_it_back_beside_the_codebook_changes_nothing(
    form: str, project: Path, tmp_path: Path, run: Run
) -> None:
    (project / "evidence" / "codebook.yaml").write_text(BOOK, encoding="utf-8")
    export(form, tmp_path / f"c.{form}")
    report = run(FORMS[form], tmp_path / f"c.{form}", "--write")
    assert (report["changed"], report["proposed-codes"], report["counts"]["unchanged"]) == ([], [], 5)


def test_the_workbook_is_what_maxqda_imports(project: Path, tmp_path: Path) -> None:
    (project / "evidence" / "codebook.yaml").write_text(BOOK, encoding="utf-8")
    export("xlsx", tmp_path / "c.xlsx")
    rows = list(openpyxl.load_workbook(io.BytesIO((tmp_path / "c.xlsx").read_bytes())).worksheets[0].values)
    assert rows[0] == ("Code", "Memo")
    assert "A1 Oben" in {row[0] for row in rows}
    names = [part for row in rows[1:] for part in str(row[0]).split(" > ")]
    assert max(map(len, names)) <= 63
    assert {len(str(row[0]).split(" > ")) for row in rows[1:]} == {1, 2, 3}


def test_the_exchange_file_nests_codes_in_the_standards_namespace(project: Path, tmp_path: Path) -> None:
    (project / "evidence" / "codebook.yaml").write_text(BOOK, encoding="utf-8")
    export("qdc", tmp_path / "c.qdc")
    root = parse_xml((tmp_path / "c.qdc").read_bytes(), "c.qdc")
    space = "{urn:QDA-XML:codebook:1.0}"
    codes = root.findall(f"{space}Codes/{space}Code")
    assert root.tag == f"{space}CodeBook"
    assert [code.get("name") for code in codes] == ["A1 Oben", "X_Kontext"]
    assert [code.get("isCodable") for code in root.iter(f"{space}Code")] == ["true"] * 5
    assert [child.tag for child in codes[0]] == [f"{space}Description", f"{space}Code", f"{space}Code"]


@pytest.mark.parametrize("form", FORMS)
def test_the_same_codebook_gives_the_same_bytes(form: str, project: Path, tmp_path: Path) -> None:
    export(form, tmp_path / "eins")
    export(form, tmp_path / "zwei")
    assert (tmp_path / "eins").read_bytes() == (tmp_path / "zwei").read_bytes()


def test_a_changed_definition_is_shown(project: Path, tmp_path: Path, run: Run) -> None:
    export("qdc", tmp_path / "c.qdc")
    text = (tmp_path / "c.qdc").read_text(encoding="utf-8").replace("Wer zuständig ist.", "Wer hilft.")
    (tmp_path / "c.qdc").write_text(text, encoding="utf-8")
    report = run("refi-qda", tmp_path / "c.qdc", "--write")
    assert report["changed"] == [
        {"id": "K03", "fields": [{"key": "definition", "here": "Wer zuständig ist.", "there": "Wer hilft."}]}
    ]


@pytest.mark.parametrize(
    ("codebook", "words"),
    [
        ("codes: {A: {name: a, parent: B}, B: {name: b, parent: A}}\n", "im Kreis"),
        ("codes: {}\n", "kein lesbares Kategoriensystem"),
        ("codes: [\n", "kein lesbares Kategoriensystem"),
    ],
)
def test_a_codebook_that_cannot_go_out_is_refused(
    codebook: str, words: str, project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (project / "evidence" / "codebook.yaml").write_text(codebook, encoding="utf-8")
    assert main(["export", "codebook", "--out", str(tmp_path / "c.qdc")]) == 2
    assert words in capsys.readouterr().err


def test_without_a_readable_codebook_nothing_is_imported(project: Path, tmp_path: Path, run: Run) -> None:
    export("qdc", tmp_path / "c.qdc")
    (project / "evidence" / "codebook.yaml").write_text("codes: [\n", encoding="utf-8")
    assert "codebook.yaml ist nicht lesbar" in run("refi-qda", tmp_path / "c.qdc", "--write")["stderr"]


def test_the_exported_codes_are_those_of_the_project(tmp_path: Path) -> None:
    assert main(["export", "codebook", "--root", str(ROOT), "--out", str(tmp_path / "c.qdc")]) == 0
    codebook = load_corpus(str(ROOT), Settings()).codebook
    assert codebook is not None
    assert (tmp_path / "c.qdc").read_bytes().count(b"<Code ") == len(codebook.codes)
