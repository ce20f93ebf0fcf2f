"""What the report says, before it becomes a file."""

from __future__ import annotations

from tests.report.conftest import Made

from belegkette.model.ledger import ReviewStatus
from belegkette.report.model import Recommendation
from belegkette.report.record_values import Evidence
from belegkette.report.values import Readiness


def one(made: Made, name: str) -> Recommendation:
    return next(found for found in made.report.recommendations if found.id == name)


def record(made: Made, name: str) -> Evidence:
    return next(found for found in made.report.evidence if found.id == name)


def test_recommendations_stand_by_field_in_the_order_of_the_vocabulary_and_then_by_number(made: Made) -> None:
    assert [found.id for found in made.report.recommendations] == ["E-1", "E-2", "E-10"]


def test_every_link_is_there_with_its_role_even_to_an_id_that_does_not_exist(made: Made) -> None:
    links = [(link.option, link.id, link.known) for found in made.report.recommendations for link in found.links]
    assert links == [
        ("evidence", "F-1", True),
        ("evidence", "F-2", True),
        ("qualified-by", "S-1", True),
        ("contradicted-by", "D-1", True),
        ("evidence", "S-1", True),
        ("evidence", "GIBT-ES-NICHT", False),
    ]


def test_the_weakest_decisive_link_is_named_once(made: Made) -> None:
    found = one(made, "E-1")
    assert (found.confidence.derived, found.confidence.decisive) == ("low", "F-2")
    assert [link.id for link in found.links if link.decisive] == ["F-2"]


def test_the_four_components_of_confidence_are_kept_with_their_notes(made: Made) -> None:
    confidence = record(made, "F-1").confidence
    assert confidence is not None
    assert [(part.name, part.concern, part.note) for part in confidence.components] == [
        ("methods", "minor", "Nur ein Gespräch ausgewertet."),
        ("coherence", "none", ""),
        ("adequacy", "serious", ""),
        ("relevance", "moderate", ""),
    ]


def test_persons_behind_a_finding_and_the_size_of_the_sample_are_never_mixed_up(made: Made) -> None:
    found = record(made, "F-1")
    assert (found.n, found.n_source) == (7, 40)


def test_the_statement_stands_apart_from_its_reasons(made: Made) -> None:
    found = one(made, "E-1")
    assert found.statement == "Das Land soll eine Ansprechstelle benennen."
    assert found.body.startswith("**Begründung.**")
    assert found.statement not in found.body


def test_of_a_withdrawn_consent_nothing_but_the_id_is_left(made: Made) -> None:
    found = record(made, "F-3")
    assert found.closed
    assert "Geheim" not in repr(found)


def test_errors_block_and_warnings_keep_open(made: Made) -> None:
    assert [found.readiness for found in made.report.recommendations] == [
        Readiness.OPEN,
        Readiness.BLOCKED,
        Readiness.BLOCKED,
    ]


def test_every_message_of_the_check_is_in_the_report_once(made: Made) -> None:
    report = made.report
    groups = (*(found.findings for found in report.recommendations), *(found.findings for found in report.evidence))
    shown = sorted((item.code, item.path, item.line, item.column, item.message) for held in groups for item in held)
    shown += sorted((item.code, item.path, item.line, item.column, item.message) for item in report.other_findings)
    expected = sorted(
        (item.code, item.location.path, item.location.line, item.location.column, item.message)
        for item in made.result.diagnostics
    )
    assert sorted(shown) == expected


def test_records_on_which_nothing_rests_are_listed_with_their_reason(made: Made) -> None:
    assert {name: record(made, name).not_used for name in made.report.uncited} == {
        "D-2": "Betrifft ein anderes Land.",
        "D-3": "",
        "F-3": "",
    }


def test_a_waiver_stands_with_its_day_and_what_it_covers(made: Made) -> None:
    assert [(line.code, line.until, line.subject, line.covers, line.expired) for line in made.report.waivers] == [
        ("LNK003", "2027-01-31", "D-3", 1, False)
    ]


def test_coverage_counts_sources_kinds_regions_and_groups(made: Made) -> None:
    met = {measure.key: measure.met for measure in made.report.measures}
    assert met["two-sources"] == ("E-1",)
    assert met["two-kinds"] == ()
    assert met["model-regions"] == ("E-1",)
    assert met["all-groups"] == ("E-1",)
    assert met["reviewed"] == ()


def test_half_read_sources_are_an_open_point(made: Made) -> None:
    assert "F-2: Keine Quelle wurde ganz gelesen (Auszug)." in one(made, "E-1").open_points


def test_without_a_ledger_nothing_counts_as_reviewed(made: Made) -> None:
    states = {link.review.state for found in made.report.recommendations for link in found.links}
    assert states == {ReviewStatus.UNREVIEWED}


def test_the_shipped_corpus_has_every_supporting_record_in_full(real: Made) -> None:
    records = {found.id: found for found in real.report.evidence}
    named = {link.id for found in real.report.recommendations for link in found.links}
    assert named
    assert [name for name in sorted(named) if not records[name].text or not records[name].sources] == []
