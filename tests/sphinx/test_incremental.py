"""A second build makes exactly the pages again that would say something else, and ends where a clean build ends."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sphinx.conftest import build_edition

Change = Callable[[Path], None]

ALL = {
    "auswertungen/index", "auswertungen/luecken", "auswertungen/praxisbeispiele", "auswertungen/reichweite",
    "auswertungen/wirkfaktoren", "auswertungen/zahlen", "laender/hamburg", "laender/hessen", "index", "laendervergleich", "matrix", "recommendations/geld", "recommendations/methode", "recommendations/netz",
    "register/befunde", "register/codes", "register/dokumente", "register/index", "register/laenderpraxis",
    "register/statistiken", "register/veranstaltungen",
}  # fmt: skip


def replace(path: str, old: str, new: str) -> Change:
    """Return a change of some words in one file."""

    def change(project: Path) -> None:
        file = project / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")

    return change


def move_record(project: Path) -> None:
    """Move a record into a file of its own; what it says stays the same."""
    rest = project / "evidence/rest.yaml"
    text = rest.read_text(encoding="utf-8")
    start, end = text.index("  - id: D-1"), text.index("  - id: GEHEIM-1")
    rest.write_text(text[:start] + text[end:], encoding="utf-8")
    (project / "evidence/anleitung.yaml").write_text("records:\n" + text[start:end], encoding="utf-8")


def rename_id(project: Path) -> None:
    """Rename a record at every place."""
    for file in [*project.glob("evidence/*.yaml"), *project.glob("recommendations/*.md")]:
        text = file.read_text(encoding="utf-8")
        if "F-2" in text:
            file.write_text(re.sub(r"\bF-2\b", "F-22", text), encoding="utf-8")


def touch_all(project: Path) -> None:
    """Give every file of the corpus a new time."""
    for file in project.glob("evidence/*.yaml"):
        os.utime(file)


CHANGES: dict[str, tuple[Change, set[str]]] = {
    "nothing": (lambda _project: None, set()),
    "only the times of the evidence files": (touch_all, set()),
    "lines before a record": (
        replace("evidence/befunde.yaml", "# Konstruiert.", "# Konstruiert.\n# Zwei\n# Zeilen mehr."),
        set(),
    ),
    "the passage of an interview, which nobody prints": (
        replace("evidence/befunde.yaml", "STELLE-INTERN-12", "STELLE-INTERN-13"),
        set(),
    ),
    "a file for a record of its own": (move_record, set()),
    "the text of a record": (
        replace("evidence/befunde.yaml", "Das sagten sie mehrmals.", "Das sagten sie einmal."),
        {"register/befunde"},
    ),
    "the title of a record": (
        replace("evidence/befunde.yaml", "Niemand weiß, wen man anruft", "Niemand weiß Bescheid"),
        {"register/befunde", "register/codes", "recommendations/netz", "matrix", "laender/hessen"},
    ),
    "the confidence of a record": (
        replace("evidence/befunde.yaml", "confidence: {level: low}", "confidence: {level: high}"),
        {"register/befunde", "register/codes", "recommendations/netz", "matrix", "laender/hessen"},
    ),
    "a new record": (
        replace(
            "evidence/rest.yaml",
            "  - id: D-1",
            "  - {id: D-2, kind: document, title: Neu, text: Neu., sources: [{key: AMT}]}\n  - id: D-1",
        ),
        {"register/dokumente", "register/index", "register/codes", "matrix"},
    ),
    "a record less": (
        replace("evidence/befunde.yaml", "  - id: F-9", "  - id: F-8"),
        {"register/befunde", "matrix"},
    ),
    "a link less": (
        replace("recommendations/geld.md", "S-1, F-3\n", "S-1\n"),
        {"recommendations/geld", "register/befunde", "register/index", "matrix", "auswertungen/luecken"},
    ),
    "another id": (
        rename_id,
        {"recommendations/netz", "register/befunde", "register/codes", "matrix", "laender/hessen"},
    ),
    "the name of a region": (
        replace("evidence/vocabulary.yaml", "Musterkreis", "Anderer Kreis"),
        {
            "recommendations/geld",
            "recommendations/netz",
            "register/befunde",
            "register/codes",
            "register/veranstaltungen",
            "laender/hessen",
        },
    ),
    "the name of an addressee": (
        replace("evidence/vocabulary.yaml", "Neues Ministerium", "Neuestes Ministerium"),
        {"recommendations/netz", "recommendations/geld"},
    ),
    "the name of a code": (
        replace("evidence/codebook.yaml", "name: Wissen", "name: Kenntnisse"),
        {"register/befunde", "register/codes", "auswertungen/wirkfaktoren"},
    ),
    "the year of a source": (
        replace("evidence/sources.yaml", "year: 2023", "year: 2024"),
        {"register/befunde", "register/dokumente"},
    ),
    "the title of a recommendation": (
        replace("recommendations/geld.md", "Zuschuss ohne Obergrenze", "Zuschuss ohne Deckel"),
        {"recommendations/geld", "recommendations/netz", "register/befunde", "register/statistiken", "matrix"},
    ),
    "the body of a recommendation": (
        replace("recommendations/netz.md", "Gewünscht wird sie überall", "Gewünscht wird sie hier"),
        {"recommendations/netz"},
    ),
    "the title of a page": (
        replace("recommendations/netz.md", "# Netz\n", "# Netzwerk\n"),
        {"recommendations/netz", "register/befunde"},
    ),
    "the visibility of a record": (
        replace("evidence/rest.yaml", "visibility: internal", "visibility: public"),
        {
            "recommendations/netz",
            "register/befunde",
            "register/codes",
            "register/index",
            "matrix",
            "auswertungen/luecken",
        },
    ),
    "a kind less": (
        replace(
            "evidence/rest.yaml",
            "kind: document",
            "kind: statistic\n    value: 1\n    unit: x\n    as-of: 2020\n    definition: x",
        ),
        {"recommendations/methode", "register/index", "register/statistiken", "matrix", "auswertungen/zahlen"},
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_just_the_pages_that_show_it_are_read_again(project: Path, tmp_path: Path, name: str) -> None:
    change, pages = CHANGES[name]
    build_edition(project, tmp_path)
    change(project)
    assert set(build_edition(project, tmp_path).read) == pages & ALL


@pytest.mark.parametrize("name", CHANGES)
def test_an_incremental_build_ends_where_a_clean_one_ends(project: Path, tmp_path: Path, name: str) -> None:
    change, _pages = CHANGES[name]
    build_edition(project, tmp_path)
    change(project)
    assert files_of(build_edition(project, tmp_path).out) == files_of(build_edition(project, tmp_path / "clean").out)


def test_another_reference_day_changes_what_it_decides(project: Path, tmp_path: Path) -> None:
    build_edition(project, tmp_path)
    built = build_edition(project, tmp_path, belegkette_as_of="2024-01-15")
    assert "Altes Ministerium" in built.text("recommendations/netz", "#he-01")
    assert files_of(built.out) == files_of(
        build_edition(project, tmp_path / "clean", belegkette_as_of="2024-01-15").out
    )


def test_two_processes_make_what_one_makes(project: Path, tmp_path: Path) -> None:
    one, two = build_edition(project, tmp_path / "1"), build_edition(project, tmp_path / "2", parallel=2)
    assert files_of(one.out) == files_of(two.out)
    assert one.domain.data == two.domain.data


def files_of(folder: Path) -> dict[str, bytes]:
    """Return every file of an edition but those of pages that no longer exist, which nothing links to."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}
