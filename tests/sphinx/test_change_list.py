"""The printed list of changes: readable without an older edition, complete with one, loud when it cannot be had."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from tests.sphinx.conftest import Built, build_edition

from belegkette.cli.main import main

PAGE = "# Änderungen\n\n```{change-list}\n```\n"
DOCNAME = "recommendations/aenderungen"


def add_page(project: Path, text: str = PAGE) -> None:
    (project / f"{DOCNAME}.md").write_text(f"---\norphan: true\n---\n\n{text}", encoding="utf-8")


@pytest.fixture
def changed(project: Path, tmp_path: Path) -> Built:
    """An edition that was exported, then changed in all ways, with the list of what changed."""
    assert (
        main(["export", "json", "--root", str(project), "--out", str(project / "alt.json"), "--as-of", "2026-01-31"])
        == 0
    )
    page = project / "recommendations" / "netz.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace(":strength: soll\n", ":strength: kann\n", 1), encoding="utf-8")
    records = next(
        path for path in sorted((project / "evidence").rglob("*.yaml")) if "kind: interview-finding" in path.read_text()
    )
    changed = records.read_text(encoding="utf-8").replace("text: ", "text: Verändert ", 1)
    records.write_text(changed, encoding="utf-8")
    add_page(project, PAGE.replace("{change-list}\n", "{change-list}\n:since: alt.json\n"))
    return build_edition(project, tmp_path / "build")


def test_the_first_edition_says_that_it_is_the_first(project: Path, tmp_path: Path) -> None:
    add_page(project)
    built = build_edition(project, tmp_path / "build")
    assert "Dies ist die erste Ausgabe." in built.text(DOCNAME)
    assert "change-list" not in built.warnings


def test_the_list_names_the_older_edition_and_its_day(changed: Built) -> None:
    assert "Verglichen mit der Ausgabe „alt.json“ (Stichtag 31. Januar 2026)." in changed.text(DOCNAME)


def test_a_weakened_recommendation_is_listed_with_a_link(changed: Built) -> None:
    section = changed.element(DOCNAME, "section#aenderungen-geaendert")
    assert "abgeschwächt" in section.get_text()
    assert "soll → kann" in section.get_text()
    assert section.select("a[href^='netz.html#']")


def test_changed_evidence_is_listed_with_what_rests_on_it(changed: Built) -> None:
    assert "Verändert" in changed.text(DOCNAME)
    assert changed.page(DOCNAME).select("section[id^=aenderungen-] strong")


def test_nothing_changed_is_said(project: Path, tmp_path: Path) -> None:
    main(["export", "json", "--root", str(project), "--out", str(project / "alt.json"), "--as-of", "2026-01-31"])
    add_page(project, PAGE.replace("{change-list}\n", "{change-list}\n:since: alt.json\n"))
    assert "Seitdem hat sich nichts geändert." in build_edition(project, tmp_path / "build").text(DOCNAME)


def test_an_older_edition_that_cannot_be_had_is_a_warning_at_its_line(project: Path, tmp_path: Path) -> None:
    add_page(project, PAGE.replace("{change-list}\n", "{change-list}\n:since: v99\n"))
    built = build_edition(project, tmp_path / "build")
    assert f"{DOCNAME}.md:7: WARNING: „v99“ ist keine Datei" in built.warnings
    assert "nicht möglich" in built.text(DOCNAME)


def test_the_setting_names_the_older_edition_for_all_pages(project: Path, tmp_path: Path) -> None:
    main(["export", "json", "--root", str(project), "--out", str(project / "alt.json"), "--as-of", "2026-01-31"])
    (project / "pyproject.toml").write_text('[tool.belegkette]\nprevious = "alt.json"\n', encoding="utf-8")
    add_page(project)
    assert "„alt.json“" in build_edition(project, tmp_path / "build").text(DOCNAME)


def test_words_that_came_and_went_are_marked_for_eye_and_ear(project: Path, tmp_path: Path) -> None:
    main(["export", "json", "--root", str(project), "--out", str(project / "alt.json"), "--as-of", "2026-01-31"])
    page = project / "recommendations" / "netz.md"
    text = page.read_text(encoding="utf-8")
    first = text.index("\n\n", text.index(":::{recommendation}")) + 2
    page.write_text(f"{text[:first]}Vorangestellt: {text[first:]}", encoding="utf-8")
    add_page(project, PAGE.replace("{change-list}\n", "{change-list}\n:since: alt.json\n"))
    built = build_edition(project, tmp_path / "build")
    inserted = built.page(DOCNAME).select(".bk-inserted strong")
    assert [node.get_text() for node in inserted] == ["Vorangestellt:"]


def test_the_printed_list_says_the_same(project: Path, tmp_path: Path) -> None:
    main(["export", "json", "--root", str(project), "--out", str(project / "alt.json"), "--as-of", "2026-01-31"])
    page = project / "recommendations" / "netz.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("in jedem Kreis eine Stelle", "in jedem Landkreis eine Stelle"), encoding="utf-8")
    add_page(project, PAGE.replace("{change-list}\n", "{change-list}\n:since: alt.json\n"))
    index = project / "index.md"
    index.write_text(
        index.read_text(encoding="utf-8").replace("laendervergleich\n", f"laendervergleich\n{DOCNAME}\n"),
        encoding="utf-8",
    )
    build_edition(project, tmp_path / "build", builder="pdf")
    pdf = next((tmp_path / "build" / "pdf").glob("*.pdf"))
    printed = " ".join("\n".join(page.extract_text() for page in PdfReader(pdf).pages).split())
    assert "Das Land soll in jedem [Kreis] Landkreis eine Stelle benennen." in printed
