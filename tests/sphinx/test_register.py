"""What the register says of each record, and what it must not say."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sphinx.conftest import Built, build_edition

from belegkette import places

SECRETS = (
    "GEHEIM-1", "GEHEIM-2", "Interner Titel", "Interner Text", "Codierter", "KREIS-INTERVIEW", "FRAGE-INTERN",
    "STELLE-INTERN", "Zurückgezogener Titel", "Zurückgezogener Text", "niemand freigegeben",
)  # fmt: skip


@pytest.mark.parametrize("secret", SECRETS)
def test_nothing_internal_is_in_any_file_of_the_edition(edition: Built, secret: str) -> None:
    files = [path for path in edition.out.rglob("*") if path.is_file()]
    assert [path.name for path in files if secret.lower().encode() in path.read_bytes().lower()] == []


def test_the_edition_holds_no_copy_of_the_sources(edition: Built) -> None:
    assert list((edition.out / "_sources").rglob("*")) == []


@pytest.mark.parametrize(
    ("page", "anchor"),
    [
        ("befunde", "f-1"),
        ("laenderpraxis", "de-hh-x"),
        ("statistiken", "s-1"),
        ("veranstaltungen", "ev-2"),
        ("dokumente", "d-1"),
    ],
)
def test_every_kind_has_a_page_with_an_anchor_for_each_record(edition: Built, page: str, anchor: str) -> None:
    assert edition.element(f"register/{page}", f"section#{anchor}") is not None


@pytest.mark.parametrize(
    "words",
    [
        "F-1 Eine Stelle wird überall gewünscht",
        "Alle wünschen sich eine Stelle. Das sagten sie mehrmals.",
        "Datum : Mai 2022",
        "Region : Musterkreis",
        "Gruppe : Budgetnehmende, Dienste",
        "Erhoben durch : Interview",
        "Personen hinter diesem Beleg : 7",
        "Umfang der Erhebung : 95 Personen in der ganzen Quelle",
        "Vertrauen : mittel Methodik: geringe Bedenken. Auswahl beschrieben. Relevanz: keine Bedenken",
        "Themen : K01 Wissen",
        "Konstruierte Studie. Musterverlag, 2023, S. 4. Gelesen: Auszug. Abgerufen am 2. Januar 2026.",
        "Widerspruch : F-3 In der Stadt ist es leicht Geklärt: Anderes Jahr",
        "Grundlage für : F-3",
        "Stützt : HE-01",
        "Spricht gegen : HE-03",
        "Erwähnt in : Netz",
    ],
)
def test_an_entry_says_all_that_is_public(edition: Built, words: str) -> None:
    assert words in edition.text("register/befunde", "#f-1")


@pytest.mark.parametrize(
    "words", ["17.600 Personen, 31. Dezember 2024", "Gezählt wird : Laufende Budgets am Stichtag."]
)
def test_a_statistic_shows_number_unit_day_and_definition(edition: Built, words: str) -> None:
    assert words in edition.text("register/statistiken", "#s-1")


def test_a_withdrawn_record_keeps_its_anchor_and_loses_its_text(edition: Built) -> None:
    assert "Dieser Beleg wurde zurückgezogen" in edition.text("register/befunde", "#f-9")


def test_a_contested_record_says_so(edition: Built) -> None:
    assert "umstritten" in edition.text("register/dokumente", "#d-1")


def test_an_address_that_is_no_web_address_is_no_link(edition: Built) -> None:
    links = [str(link["href"]) for link in edition.page("register/befunde").select("a")]
    assert [link for link in links if "javascript" in link] == []


def test_a_record_whose_term_is_over_says_so(edition: Built) -> None:
    text = edition.text("register/dokumente", "#d-1")
    assert "abgelaufen" in text
    assert "Gilt : 2020 bis Juni 2024" in text


def test_a_backlink_leads_to_the_recommendation(edition: Built) -> None:
    links = [link["href"] for link in edition.page("register/befunde").select("#f-1 a")]
    assert "../recommendations/netz.html#he-01" in links


def test_the_overview_counts_what_is_published_and_what_is_named(edition: Built) -> None:
    text = edition.text("register/index")
    assert "Befunde 4 3" in text
    assert "2 Belege, die nicht veröffentlicht sind" in text


def test_codes_list_their_records(edition: Built) -> None:
    assert "F-1 Eine Stelle wird überall gewünscht" in edition.text("register/codes", "#k01")


def test_the_objects_are_in_the_inventory(edition: Built) -> None:
    from sphinx.util.inventory import InventoryFile

    with (edition.out / "objects.inv").open("rb") as stream:
        inventory = InventoryFile.load(stream, "", lambda base, uri: base + uri)
    assert inventory["belegkette:evidence"]["F-1"].uri == "register/befunde.html#f-1"
    assert inventory["belegkette:recommendation"]["HE-01"].uri == "recommendations/netz.html#he-01"


def test_a_kind_is_parted_into_numbered_pages(project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(places, "PAGE_SIZE", 3)
    built = build_edition(project, tmp_path)
    assert built.warnings == ""
    assert "F-9" in built.text("register/befunde-2", "#f-9")
    assert "Befunde, Teil 2" in built.text("register/befunde-2", "h1")


def test_parts_that_are_no_longer_needed_disappear(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "PAGE_SIZE", 3)
    build_edition(project, tmp_path)
    monkeypatch.setattr(places, "PAGE_SIZE", 200)
    build_edition(project, tmp_path)
    assert not (project / "register/befunde-2.md").exists()
