"""What the shipped corpus promises: real, sourced, drafted, private. Nothing here is constructed."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from belegkette.check import run_check
from belegkette.corpus import Corpus, load_corpus
from belegkette.diagnostics import Location
from belegkette.graph import TraceGraph
from belegkette.model.base import one_or_many
from belegkette.model.evidence import AXES, CRITERIA, Event, StatePractice, Statistic
from belegkette.model.sources import IDENTIFYING_EXTENTS
from belegkette.model.terms import AssessmentStatus, Kind, Profile, RecommendationStatus
from belegkette.rules.catalogue import RULES
from belegkette.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)


@pytest.fixture(scope="module")
def corpus() -> Corpus:
    return load_corpus(str(ROOT), Settings())


def test_the_draft_profile_reports_no_error(corpus: Corpus) -> None:
    result = run_check(corpus, Settings(), Profile.DRAFT, DAY)
    assert [d for d in result.diagnostics if d.severity == "error"] == []


def test_a_release_fails_because_nobody_has_approved_anything(corpus: Corpus) -> None:
    result = run_check(corpus, Settings(), Profile.RELEASE, DAY)
    unreviewed = {d.subject for d in result.diagnostics if d.code == "REV001" and d.severity == "error"}
    assert unreviewed == set(corpus.recommendations)


def test_removing_a_cited_record_is_reported_at_every_place_that_names_it(corpus: Corpus) -> None:
    graph = TraceGraph(corpus, DAY)
    check = RULES["LNK001"].check
    assert check is not None
    for name in sorted(graph.reached):
        record = corpus.evidence.pop(name)
        try:
            problems = [p for p in check(TraceGraph(corpus, DAY)) if f"„{name}“" in p.message]
        finally:
            corpus.evidence[name] = record
        found = {(p.place.path, p.place.line, p.place.column) for p in problems if isinstance(p.place, Location)}
        assert found == set(places_on_pages(corpus, name)), name
        assert len(problems) - len(found) == references_in_records(corpus, name), name


def places_on_pages(corpus: Corpus, name: str) -> list[tuple[str, int, int]]:
    """Find an id in the pages by a search that knows nothing of the loaders."""
    word = re.compile(rf"(?<![A-Z0-9.-]){re.escape(name)}(?![A-Z0-9-]|\.[0-9])")
    places = []
    for page in corpus.pages:
        for number, line in enumerate((ROOT / page.path).read_text(encoding="utf-8").splitlines(), start=1):
            if line.startswith((":evidence:", ":qualified-by:", ":contradicted-by:", ":legal-basis:")):
                places += [(page.path, number, match.start() + 1) for match in word.finditer(line)]
            role = re.compile(rf"\{{(?:evidence|quote)\}}`({re.escape(name)})`")
            places += [(page.path, number, match.start(1) + 1) for match in role.finditer(line)]
    return places


def references_in_records(corpus: Corpus, name: str) -> int:
    count = 0
    for record in corpus.evidence.values():
        if record.id == name:
            continue
        contradicted = (record.contradicts,) if isinstance(record.contradicts, str) else record.contradicts
        count += sum((entry if isinstance(entry, str) else entry.id) == name for entry in contradicted)
        count += one_or_many(record.derived_from).count(name)
        count += isinstance(record, Event) and record.contained_in == name
    return count


def test_the_promised_kinds_and_numbers_of_records_are_there(corpus: Corpus) -> None:
    kinds = Counter(record.kind for record in corpus.evidence.values())
    assert {f"F-0{number}" for number in range(1, 9)} <= set(corpus.evidence)
    assert kinds[Kind.INTERVIEW_FINDING] >= 58
    assert kinds[Kind.PRACTICE_EXAMPLE] >= 14
    assert kinds[Kind.EVENT] >= 12
    assert kinds[Kind.STATISTIC] >= 25
    assert {
        "DE-BW-BFA",
        "DE-HH-BFA",
        "DE-RP-BFA",
        "DE-NW-LWL-BFA",
        "DE-NW-LVR-BFA",
        "DE-BY-BFA",
        "DE-NI-BFA",
        "DE-BE-BFA",
    } <= set(corpus.evidence)
    assert corpus.codebook is not None
    assert {f"K{number:02}" for number in range(1, 19)} <= set(corpus.codebook.codes)


def test_practices_of_other_laender_speak_to_every_axis_and_criterion_as_a_draft(corpus: Corpus) -> None:
    for record in corpus.evidence.values():
        if isinstance(record, StatePractice):
            assert all(record.axis(name) is not None for name in AXES), record.id
            if record.id != "DE-HE-BFA":
                assert record.transferability is not None, record.id
                assert record.transferability.status is AssessmentStatus.DRAFT
                assert all(record.transferability.criterion(name) for name in CRITERIA), record.id


def test_every_statistic_has_unit_day_and_definition(corpus: Corpus) -> None:
    statistics = [record for record in corpus.evidence.values() if isinstance(record, Statistic)]
    assert [record.id for record in statistics if not (record.unit and record.as_of and record.definition)] == []


def test_every_source_says_when_it_was_read_and_how_much_of_it(corpus: Corpus) -> None:
    bare = [r.id for r in corpus.evidence.values() for s in r.sources if s.accessed is None or s.extent is None]
    assert bare == []
    assert [record.id for record in corpus.evidence.values() if not record.sources] == []


def test_nothing_rests_on_titles_or_inference_alone(corpus: Corpus) -> None:
    graph = TraceGraph(corpus, DAY)
    for recommendation in corpus.recommendations.values():
        extents = {s.extent for _mention, record in graph.support(recommendation) for s in record.sources}
        assert extents & IDENTIFYING_EXTENTS, recommendation.id


def test_every_recommendation_is_complete_and_only_a_draft(corpus: Corpus) -> None:
    assert len(corpus.recommendations) >= 15
    assert len({r.path for r in corpus.recommendations.values()}) >= 6
    for recommendation in corpus.recommendations.values():
        assert recommendation.status in {RecommendationStatus.DRAFT, RecommendationStatus.REVIEW}
        assert recommendation.statement.lines
        assert "**Begründung.**" in recommendation.body.text, recommendation.id
        for option in ("addressee", "evidence", "horizon", "indicator"):
            assert recommendation.text(option), (recommendation.id, option)
        if recommendation.mentions("contradicted-by"):
            assert recommendation.text("counter-response"), recommendation.id


def test_the_number_of_recommendations_in_the_text_is_the_real_one(corpus: Corpus) -> None:
    count = len(corpus.recommendations)
    for path in ("index.md", "recommendations/imprint.md"):
        assert str(count) in (ROOT / path).read_text(encoding="utf-8"), path


def test_the_edition_says_that_it_is_nobodys_publication(corpus: Corpus) -> None:
    for path in ("index.md", "recommendations/introduction.md", "recommendations/imprint.md"):
        text = " ".join((ROOT / path).read_text(encoding="utf-8").split()).replace("*", "")
        assert "nicht zu erhalten" in text, path
        assert "keine Veröffentlichung der" in text, path


def test_no_file_holds_a_mail_address_or_a_phone_number() -> None:
    contact = re.compile(r"[\w.+-]+@[\w-]+\.[a-z]{2,}|(?:\+49|\(0\d{2,4}\)|\b0\d{2,4}[ /])[\d /-]{5,}")
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for folder in ("evidence", "recommendations")
        for path in sorted((ROOT / folder).rglob("*.*"))
        for match in contact.finditer(re.sub(r"https?://\S+", "", path.read_text(encoding="utf-8")))
    ]
    assert found == []
