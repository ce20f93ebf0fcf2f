"""The three roles."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sphinx.conftest import Built, build_edition


def test_a_citation_is_the_id_linked_to_its_entry(edition: Built) -> None:
    link = edition.page("recommendations/netz").select("a[href='../register/befunde.html#f-1']")[0]
    assert link.get_text() == "F-1"


def test_the_tooltip_of_a_citation_names_kind_and_title(edition: Built) -> None:
    link = edition.page("recommendations/netz").select("a[href='../register/befunde.html#f-1']")[0]
    assert link["title"] == "Befund: Eine Stelle wird überall gewünscht"


def test_a_recommendation_is_linked_to_its_card(edition: Built) -> None:
    assert edition.page("recommendations/netz").select("a[href='#he-02']")


def test_a_quote_is_printed_with_who_said_it(edition: Built) -> None:
    words = "„Ich wusste nicht, wen ich anrufen soll.“ (Budgetnehmende, Dienste, Musterkreis, 2022; F-2)"
    assert words in edition.text("recommendations/netz")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("{quote}`F-3`", "F-3"),
        ("{evidence}`GEHEIM-1`", "nicht veröffentlichter Beleg"),
        ("{quote}`GEHEIM-1`", "nicht veröffentlichter Beleg"),
        ("{evidence}`F-9`", "F-9"),
    ],
)
def test_what_may_not_be_shown_is_not(project: Path, tmp_path: Path, text: str, shown: str) -> None:
    (project / "recommendations/methode.md").write_text(f"# Methode\n\nDort: {text}.\n")
    assert f"Dort: {shown}." in build_edition(project, tmp_path).text("recommendations/methode")


@pytest.mark.parametrize(("role", "code"), [("evidence", "LNK001"), ("quote", "LNK001"), ("recommendation", "LNK010")])
def test_an_unknown_id_is_one_warning_with_our_code(project: Path, tmp_path: Path, role: str, code: str) -> None:
    (project / "recommendations/methode.md").write_text(f"# Methode\n\nDort: {{{role}}}`NIE-1`.\n")
    built = build_edition(project, tmp_path)
    (line,) = built.warnings.strip().splitlines()
    assert line.startswith("recommendations/methode.md:3: WARNING:")
    assert line.endswith(f"[belegkette.{code}]")


def test_an_unknown_id_on_a_page_that_the_check_does_not_read_is_a_warning_too(project: Path, tmp_path: Path) -> None:
    (project / "extra.md").write_text("---\norphan: true\n---\n\n# Mehr\n\n{evidence}`NIE-1`\n")
    built = build_edition(project, tmp_path, include_patterns=["**"], exclude_patterns=["evidence"])
    assert "extra.md:7: WARNING: Kennung „NIE-1“ gibt es nicht. [belegkette.LNK001]" in built.warnings


def test_suppress_warnings_speaks_our_codes(project: Path, tmp_path: Path) -> None:
    (project / "recommendations/methode.md").write_text("# Methode\n\nDort: {evidence}`NIE-1`.\n")
    assert build_edition(project, tmp_path, suppress_warnings=["belegkette.LNK001"]).warnings == ""
