"""Bibliographies become drafts of documents: German titles keep their capitals (all entries are constructed)."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from belegkette.check import run_check
from belegkette.corpus import Corpus
from belegkette.model.evidence import Document
from belegkette.model.terms import Profile
from belegkette.settings import Settings, reference_date

Run = Callable[..., dict[str, Any]]
Load = Callable[[], Corpus]
BOOK = r"""
@string{amt = "Amt f{\"u}r Erfundenes"}
@book{muster_2020a,
  author = {M{\"u}ster, {\"A}nne and {Amt f{\"u}r Erfundenes} and others},
  title = {Das {B}udget f\"ur {A}rbeit -- {\glqq}Teilhabe{\grqq} \& Lohn},
  publisher = amt, year = 2020, month = mar, pages = {12--15},
  url = {https://example.org/a_b?x=1\&y=2}, urldate = {01.05.2022}, keywords = {geheim}
}
"""


def documents(corpus: Corpus) -> list[Document]:
    return [one for one in corpus.evidence.values() if isinstance(one, Document)]


def write(path: Path, text: str, encoding: str = "utf-8") -> Path:
    path.write_text(text, encoding=encoding)
    return path


def test_an_entry_becomes_a_draft_with_its_source(tmp_path: Path, run: Run, corpus: Load) -> None:
    report = run("bibtex", write(tmp_path / "l.bib", BOOK), "--write")
    (found,) = documents(corpus())
    source = found.sources[0]
    assert (found.id, found.status, found.date) == ("D-MUSTER-2020A", "draft", "2020-03")
    assert (source.publisher, source.year, source.url, source.accessed, source.extent) == (
        "Amt für Erfundenes",
        2020,
        "https://example.org/a_b?x=1&y=2",
        "2022-05-01",
        "title-only",
    )
    assert (
        found.text
        == "Änne Müster, Amt für Erfundenes, und andere: Das Budget für Arbeit – „Teilhabe“ & Lohn. Amt für Erfundenes, 2020."
    )
    assert [one["what"] for one in report["losses"]] == ["Feld „keywords“"]


@pytest.mark.parametrize(
    ("latex", "plain"),
    [
        ("Budget für Arbeit in Hessen", "Budget für Arbeit in Hessen"),
        ("{Budget für Arbeit in Hessen}", "Budget für Arbeit in Hessen"),
        (r"{\"U}berg{\"a}nge und Gr{\"o}{\ss}e", "Übergänge und Größe"),
        (r"\"Uberg\"ange", "Übergänge"),
        ('Gr"osse f"ur alle', "Grösse für alle"),
        ('"alles" bleibt', '"alles" bleibt'),
        (r"Stra{\ss}e \textbf{fett} \emph{betont}", "Straße fett betont"),
        ("100 % Lohn", "100 % Lohn"),
        (r"100\,\% Lohn", "100 % Lohn"),
        ("S.~12--14", "S. 12–14"),
        (r"{\glq}so{\grq}", "‚so‘"),
        (r"\enquote{so}", "„so“"),
        (r"Caf\'e \c{c}a", "Café ça"),
        (r"A \input{/etc/passwd}B", "A B"),
        ("u\u0308ber", "über"),
    ],
)
def test_latex_in_titles_is_read(latex: str, plain: str, tmp_path: Path, run: Run, corpus: Load) -> None:
    run("bibtex", write(tmp_path / "l.bib", f"@misc{{a1, title = {{{latex}}}}}"), "--write")
    assert documents(corpus())[0].title == plain


def test_an_old_file_in_latin_letters_is_read(tmp_path: Path, run: Run, corpus: Load) -> None:
    run("bibtex", write(tmp_path / "l.bib", "@misc{a1, title = {Übergänge}}", "cp1252"), "--write")
    assert documents(corpus())[0].title == "Übergänge"


def test_csl_json_is_read(tmp_path: Path, run: Run, corpus: Load) -> None:
    entry = {
        "id": "müster/2021",
        "type": "article-journal",
        "title": "Übergänge in <i>Arbeit</i>",
        "author": [{"family": "Müster", "given": "Kai"}, {"literal": "Amt für Erfundenes"}],
        "container-title": "Zeitschrift für Erfundenes",
        "issued": {"date-parts": [[2021, 5]]},
        "DOI": "10.1234/x",
        "abstract": "…",
    }
    report = run("bibtex", write(tmp_path / "l.json", json.dumps([entry, {"id": "leer"}, 3])), "--write")
    (found,) = documents(corpus())
    assert (found.id, found.title, found.date) == ("D-MUESTER-2021", "Übergänge in Arbeit", "2021-05")
    assert (found.sources[0].url, found.sources[0].publisher) == (
        "https://doi.org/10.1234/x",
        "Zeitschrift für Erfundenes",
    )
    assert {one["what"]: one["count"] for one in report["losses"]} == {"Feld „abstract“": 1, "Eintrag ohne Titel": 2}


def test_faulty_entries_are_losses_and_stop_nothing(tmp_path: Path, run: Run) -> None:
    text = "@book{a, title={Erstes}}\n@book{a, title={Doppelt}}\n@book{b, title={Offen\n@misc{c, year={o. J.}}\n@misc{d, title={Letztes}}"
    report = run("bibtex", write(tmp_path / "l.bib", text))
    assert {"Eintrag, dessen Schlüssel schon vergeben ist", "Eintrag mit Schreibfehler", "Eintrag ohne Titel"} <= {
        one["what"] for one in report["losses"]
    }
    assert "D-A" in report["new"]
    assert "D-D" in report["new"]


def test_what_is_written_passes_the_check(tmp_path: Path, run: Run, corpus: Load) -> None:
    run("bibtex", write(tmp_path / "l.bib", BOOK), "--write")
    result = run_check(corpus(), Settings(), Profile.DRAFT, reference_date("2026-11-22", Settings()))
    assert [one.message for one in result.diagnostics if one.severity == "error"] == []


def test_an_entry_changed_by_hand_is_not_overwritten(project: Path, tmp_path: Path, run: Run) -> None:
    (written,) = run("bibtex", write(tmp_path / "l.bib", BOOK), "--write")["written"]
    file = project / written
    file.write_text(file.read_text(encoding="utf-8").replace('title: "Das', 'title: "Vom'), encoding="utf-8")
    report = run("bibtex", tmp_path / "l.bib", "--write")
    assert (report["written"], report["changed"][0]["id"]) == ([], "D-MUSTER-2020A")
