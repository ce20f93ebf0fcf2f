"""What a reader finds on the card of a recommendation."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.sphinx.conftest import Built, build_edition

NETZ = "recommendations/netz"


def test_the_title_is_a_heading_with_the_lower_case_id_as_anchor(edition: Built) -> None:
    heading = edition.element(NETZ, "section#he-01 > h3")
    assert heading.get_text(" ").split("¶")[0].split() == "HE-01 Eine Stelle in jedem Kreis".split()


def test_the_title_stands_in_the_contents_of_the_page(edition: Built) -> None:
    assert edition.text(NETZ, ".toc-tree a[href='#he-01']") == "HE-01 Eine Stelle in jedem Kreis"


def test_strength_and_status_are_words(edition: Built) -> None:
    assert edition.text(NETZ, "#he-01 > .bk-badges") == "soll in Prüfung"


def test_the_first_paragraph_alone_is_marked_as_statement(edition: Built) -> None:
    assert edition.text(NETZ, "#he-01 .bk-statement") == "Das Land soll in jedem Kreis eine Stelle benennen."


def test_the_addressee_has_the_name_that_is_valid_on_the_reference_day(edition: Built) -> None:
    assert "Neues Ministerium; Landeswohlfahrtsverband" in edition.text(NETZ, "#he-01 > .bk-head")


def test_the_field_of_action_comes_from_the_front_matter(edition: Built) -> None:
    assert "Handlungsfeld : Netze" in edition.text(NETZ, "#he-01 > .bk-head")


def test_derived_confidence_names_the_decisive_record(edition: Built) -> None:
    assert "Vertrauen in die Belege : gering (maßgeblich ist F-2)" in edition.text(NETZ, "#he-01 > .bk-head")


def test_confidence_without_an_assessed_record_is_said_not_to_be_assessed(edition: Built) -> None:
    assert "nicht eingestuft" in edition.text(NETZ, "#he-02 > .bk-head")


def test_supporting_records_are_listed_with_kind_region_and_title(edition: Built) -> None:
    lists = edition.page(NETZ).select("#he-01 > ul.bk-lines")
    first = " ".join(lists[0].select("li")[0].get_text(" ").split())
    assert first == "F-1 Eine Stelle wird überall gewünscht Befund · Musterkreis · hemmend · Vertrauen mittel"


def test_an_internal_record_counts_without_being_named(edition: Built) -> None:
    text = edition.text(NETZ, "#he-01")
    assert "Gestützt durch 4 Belege" in text
    assert "1 Beleg, der nicht veröffentlicht ist" in text


@pytest.mark.parametrize(
    "words", ["Einschränkend S-1", "Dagegen spricht F-3", "Antwort: Der Einwand betrifft Stadtstaaten."]
)
def test_counter_evidence_stands_with_its_response(edition: Built, words: str) -> None:
    assert words in edition.text(NETZ, "#he-01")


def test_counter_evidence_without_a_response_says_so(edition: Built) -> None:
    assert "Noch ohne Antwort." in edition.text("recommendations/geld", "#he-03")


@pytest.mark.parametrize("words", ["Frist : 2027", "Messgröße : Zahl der Kreise"])
def test_horizon_and_indicator_are_printed(edition: Built, words: str) -> None:
    assert words in edition.text(NETZ, "#he-01 > .bk-foot")


def test_options_between_dashes_are_read_as_well(edition: Built) -> None:
    assert "Warum Stärke und Vertrauen auseinanderfallen : Nur ein Bericht." in edition.text(NETZ, "#he-02")


def test_a_replaced_recommendation_leads_to_its_successor(edition: Built) -> None:
    assert "Ersetzt durch HE-03" in edition.text(NETZ, "#he-02")


def test_rubrics_are_headings_one_level_below_the_title(edition: Built) -> None:
    assert {rubric.name for rubric in edition.page(NETZ).select("#he-01 > .rubric")} == {"h4"}


def test_what_stands_in_code_is_no_recommendation(edition: Built) -> None:
    assert "he-99" not in {section.get("id") for section in edition.page("recommendations/geld").select("section")}


def test_a_recommendation_out_of_place_is_shown_with_a_warning(project: Path, tmp_path: Path) -> None:
    (project / "index.md").write_text(
        "# Titel\n\n:::{recommendation} Am falschen Ort\n:id: HE-77\n:strength: soll\n\nText.\n:::\n"
    )
    built = build_edition(project, tmp_path)
    assert "SRC009" in built.warnings
    assert "Am falschen Ort" in built.text("index", "#he-77")
