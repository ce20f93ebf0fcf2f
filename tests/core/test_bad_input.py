"""Every kind of bad input gets a diagnostic at its place, never a traceback. All content is constructed."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from belegkette.check import CheckResult, run_check
from belegkette.corpus import Corpus, load_corpus
from belegkette.model.terms import Profile
from belegkette.settings import Settings

Files = Mapping[str, str | bytes]
Check = Callable[..., CheckResult]
Load = Callable[[Files], Corpus]

DAY = date(2026, 11, 22)
RECORD = "id: X-1\nkind: document\ntitle: Titel\ntext: Text\nnot-used: Konstruiert\nsources: [{title: T}]\n"
PAGE = """\
# Seite

:::{recommendation} Titel
:id: HE-01
:strength: soll
:evidence: X-1

Das Land soll handeln.
:::
"""


def found(result: CheckResult, family: str = "") -> list[str]:
    """Return path, line, column and code of what was reported, for one family if given."""
    return [
        f"{diagnostic.location.path}:{diagnostic.location.line}:{diagnostic.location.column}: {diagnostic.code}"
        for diagnostic in result.diagnostics
        if diagnostic.code.startswith(family)
    ]


@pytest.mark.parametrize("content", ["", "\n\n", "# nur ein Kommentar\n", "---\n", "null\n", "[]\n"])
def test_an_empty_evidence_file_is_a_syntax_error(content: str, check_of: Check) -> None:
    assert found(check_of({"evidence/leer.yaml": content})) == ["evidence/leer.yaml:1:1: SRC002"]


@pytest.mark.parametrize("content", ["", "\n", " \n\t\n"])
def test_an_empty_page_is_a_syntax_error(content: str, check_of: Check) -> None:
    assert found(check_of({"recommendations/leer.md": content})) == ["recommendations/leer.md:1:1: SRC002"]


@pytest.mark.parametrize("name", ["evidence/bild.yaml", "evidence/bild.md", "recommendations/bild.md"])
def test_a_binary_file_is_unreadable(name: str, check_of: Check) -> None:
    result = check_of({name: b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"})

    assert found(result) == [f"{name}:1:1: SRC001"]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252"])
def test_a_file_in_another_encoding_is_unreadable(encoding: str, check_of: Check) -> None:
    result = check_of({"evidence/falsch.yaml": RECORD.replace("Text", "Grüße").encode(encoding)})

    assert found(result) == ["evidence/falsch.yaml:1:1: SRC001"]


def test_the_terms_of_the_project_can_be_unreadable_too(check_of: Check) -> None:
    files: Files = {
        "evidence/vocabulary.yaml": "Größe".encode("latin-1"),
        "evidence/codebook.yaml": "- eine Liste\n",
        "evidence/sources.yaml": "",
    }

    assert found(check_of(files)) == [
        "evidence/codebook.yaml:1:1: SRC002",
        "evidence/sources.yaml:1:1: SRC002",
        "evidence/vocabulary.yaml:1:1: SRC001",
    ]


def test_a_byte_order_mark_and_line_ends_of_other_systems_are_accepted(corpus_of: Load) -> None:
    corpus = corpus_of(
        {
            "evidence/a.yaml": "\ufeff" + RECORD.replace("\n", "\r\n"),
            "recommendations/b.md": "\ufeff" + PAGE.replace("\n", "\r"),
        }
    )

    assert corpus.problems == []
    assert corpus.recommendations["HE-01"].statement.text == "Das Land soll handeln."


def test_decomposed_letters_are_composed_in_names_and_texts(corpus_of: Load) -> None:
    name = unicodedata.normalize("NFD", "evidence/größe.yaml")

    corpus = corpus_of({name: unicodedata.normalize("NFD", RECORD.replace("Text", "Maß für Größe"))})

    assert corpus.origins["X-1"][0] == "evidence/größe.yaml"
    assert corpus.evidence["X-1"].text == "Maß für Größe"


def test_a_key_that_stands_twice_is_reported_at_the_second_place(check_of: Check) -> None:
    assert found(check_of({"evidence/a.yaml": RECORD + "text: Noch einer\n"})) == ["evidence/a.yaml:7:1: SRC002"]


def test_a_key_that_stands_twice_in_front_matter_is_reported(check_of: Check) -> None:
    result = check_of({"recommendations/a.md": "---\nfield: a\nfield: b\n---\n\n# Seite\n"})

    assert found(result) == ["recommendations/a.md:3:1: SRC002"]


def test_aliases_that_explode_are_refused(check_of: Check) -> None:
    bomb = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]\n" for n in range(1, 60))

    assert found(check_of({"evidence/bombe.yaml": bomb})) == ["evidence/bombe.yaml:1:1: SRC001"]


def test_an_alias_to_itself_is_refused(check_of: Check) -> None:
    assert found(check_of({"evidence/kreis.yaml": "a: &a [*a]\n"})) == ["evidence/kreis.yaml:1:1: SRC001"]


@pytest.mark.parametrize(
    "nested", ["a: " + "[" * 100_000, "a: " + "[" * 1000 + "]" * 1000, "{a: " * 20_000, "- " * 5000]
)
def test_values_nested_too_deep_are_refused_at_once(nested: str, check_of: Check) -> None:
    (line,) = found(check_of({"evidence/tief.yaml": nested}))

    assert line == "evidence/tief.yaml:1:1: SRC001"


def test_a_file_of_ten_megabytes_is_refused(check_of: Check) -> None:
    result = check_of({"evidence/gross.yaml": RECORD.replace("Text", "x" * 10_000_000)})

    assert found(result) == ["evidence/gross.yaml:1:1: SRC001"]


def test_ids_in_a_file_that_is_refused_count_as_declared(check_of: Check) -> None:
    result = check_of({"evidence/gross.yaml": RECORD.replace("Text", "x" * 5_000_000), "recommendations/b.md": PAGE})

    assert found(result, "LNK") == []


def test_a_long_text_within_the_limits_is_read(corpus_of: Load) -> None:
    corpus = corpus_of({"evidence/a.yaml": RECORD.replace("Text", "x" * 1_000_000)})

    assert len(corpus.evidence["X-1"].text) == 1_000_000


def test_tabs_are_no_indentation(check_of: Check) -> None:
    result = check_of({"evidence/a.yaml": RECORD + "confidence:\n\tlevel: high\n"})

    assert found(result) == ["evidence/a.yaml:8:1: SRC002"]
    assert "Tabulator" in result.diagnostics[0].message


def test_an_unknown_directive_is_left_to_sphinx(check_of: Check) -> None:
    assert found(check_of({"recommendations/a.md": "# Seite\n\n:::{unbekannt}\nText\n:::\n"})) == []


def test_a_directive_that_is_nearly_ours_is_reported(check_of: Check) -> None:
    result = check_of({"recommendations/a.md": "# Seite\n\n```{evidence-lst}\n```\n"})

    assert found(result) == ["recommendations/a.md:3:1: SRC009"]


@pytest.mark.parametrize("fence", ["```{note}", ":::{note}", ":::", "~~~{note}", "::::{recommendation} T"])
def test_a_fence_that_never_ends_is_reported_at_its_opening(fence: str, check_of: Check) -> None:
    result = check_of({"recommendations/a.md": f"# Seite\n\n{fence}\n:id: HE-01\n:strength: soll\n\nDas Land soll.\n"})

    assert found(result, "SRC002") == ["recommendations/a.md:3:1: SRC002"]


def test_fences_nested_without_end_are_no_hang(check_of: Check) -> None:
    result = check_of({"recommendations/a.md": "\n".join(":" * length for length in range(900, 2, -1))})

    assert {diagnostic.code for diagnostic in result.diagnostics} == {"SRC002"}


def test_an_option_that_does_not_exist_is_reported_at_its_key(check_of: Check) -> None:
    result = check_of({"recommendations/a.md": PAGE.replace(":evidence:", ":farbe: rot\n:evidence:")})

    assert found(result, "SRC") == ["recommendations/a.md:6:2: SRC003"]


def test_ids_with_umlauts_are_malformed_and_still_work(check_of: Check) -> None:
    result = check_of(
        {"evidence/a.yaml": RECORD.replace("X-1", "Ä-1"), "recommendations/b.md": PAGE.replace("X-1", "Ä-1")}
    )

    assert found(result, "SRC008") == ["evidence/a.yaml:1:5: SRC008"]
    assert found(result, "LNK") == []


def test_two_records_with_one_id_are_reported_at_the_second(check_of: Check) -> None:
    result = check_of({"evidence/a.yaml": RECORD, "evidence/b.yaml": RECORD})

    assert found(result) == ["evidence/b.yaml:1:5: SRC007"]


def test_circles_are_reported_and_end(check_of: Check) -> None:
    names = [f"X-{number}" for number in range(2000)]
    records = "".join(
        f"  - {{id: {name}, kind: document, title: T, text: T, not-used: N, derived-from: {after}}}\n"
        for name, after in zip(names, names[1:] + names[:1], strict=True)
    )
    page = PAGE.replace("X-1", "X-7")

    result = check_of({"evidence/a.yaml": "records:\n" + records, "recommendations/b.md": page})

    assert found(result, "LNK005") == ["evidence/a.yaml:2:77: LNK005"]


def test_a_chain_of_thousands_of_records_is_followed_to_its_end(check_of: Check) -> None:
    records = "".join(
        f"  - {{id: X-{number}, kind: document, title: T, text: T, derived-from: X-{number + 1}}}\n"
        for number in range(3000)
    )
    last = "  - {id: X-3000, kind: document, title: T, text: T}\n"

    result = check_of({"evidence/a.yaml": "records:\n" + records + last, "recommendations/b.md": PAGE})

    assert found(result, "LNK") == ["evidence/a.yaml:2:10: LNK003"]


def test_html_and_braces_in_texts_are_texts(corpus_of: Load) -> None:
    text = "<script>alert(1)</script> {{ 7 * 7 }} {% raw %} &amp; <!-- nicht -->"
    corpus = corpus_of(
        {
            "evidence/a.yaml": RECORD.replace("text: Text", f"text: '{text}'"),
            "recommendations/b.md": PAGE.replace("Titel", text),
        }
    )

    assert corpus.problems == []
    assert corpus.evidence["X-1"].text == text
    assert corpus.recommendations["HE-01"].title == text


@pytest.mark.parametrize("text", ["{{ x }}", "<b>fett", "%n", "{id}", "{0.__class__}", "„“", "`", "\\", "\u202e"])
def test_strange_ids_are_shown_as_they_are(text: str, check_of: Check) -> None:
    result = check_of({"recommendations/a.md": PAGE.replace("X-1", text)})

    assert f"Beleg „{text}“ gibt es nicht." in {diagnostic.message for diagnostic in result.diagnostics}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_no_file(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    os.mkfifo(tmp_path / "evidence" / "rohr.yaml")

    result = run_check(load_corpus(str(tmp_path), Settings()), Settings(), Profile.DRAFT, day=DAY)

    assert found(result) == ["evidence/rohr.yaml:1:1: SRC001"]


def test_a_link_to_nowhere_is_unreadable(tmp_path: Path) -> None:
    (tmp_path / "evidence").mkdir()
    (tmp_path / "evidence" / "weg.yaml").symlink_to(tmp_path / "nirgends")

    result = run_check(load_corpus(str(tmp_path), Settings()), Settings(), Profile.DRAFT, day=DAY)

    assert found(result) == ["evidence/weg.yaml:1:1: SRC001"]


def test_an_include_does_not_leave_the_project(tmp_path: Path, check_of: Check) -> None:
    (tmp_path.parent / "geheim.md").write_text(PAGE)

    result = check_of({"recommendations/a.md": "# Seite\n\n```{include} ../../geheim.md\n```\n"})

    assert found(result) == []


@pytest.mark.parametrize(
    "row",
    [
        "| " + "{evidence}`X-1` | " * 20_000,
        "{evidence}`X-1` " * 20_000,
        "{evidence}`X-1` `x` " * 5_000,
        "{evidence}`X-1` " + "[" * 20_000,
    ],
)
def test_long_lines_full_of_roles_are_no_hang(row: str, corpus_of: Load) -> None:
    corpus = corpus_of({"recommendations/a.md": f"# Seite\n\n{row}\n"})

    assert len(corpus.pages[0].citations) >= 1
