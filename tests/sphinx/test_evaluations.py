"""The views that evaluate the evidence, on a constructed corpus: factors, gaps, numbers, examples, Länder, reach."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from belegkette.corpus import load_corpus
from belegkette.edition import Edition
from belegkette.graph import TraceGraph
from belegkette.model.terms import Kind, Verdict
from belegkette.settings import Settings
from belegkette.sphinx_ext.render.comparison import axis_cells
from belegkette.sphinx_ext.views.comparison import Cell
from belegkette.sphinx_ext.views.examples import answer_examples
from belegkette.sphinx_ext.views.factors import CountTable, answer_factors
from belegkette.sphinx_ext.views.figures import answer_figures
from belegkette.sphinx_ext.views.gaps import GapCell, answer_gaps
from belegkette.sphinx_ext.views.laender import answer_germany, land_pages
from belegkette.sphinx_ext.views.land import answer_land
from belegkette.sphinx_ext.views.reach import answer_reach

VOCABULARY = """# Konstruiert.
home: DE-HE
regions:
  DE: {name: Deutschland}
  DE-HE: {name: Hessen}
  KREIS: {name: Musterkreis, model: true, part-of: DE-HE}
  DE-HH: {name: Hamburg}
  DE-TH: {name: Thüringen}
groups:
  dienste: {name: Dienste}
  betriebe: {name: Betriebe}
fields:
  netz: {name: Netze}
"""
CODEBOOK = (
    "codes:\n  K1: {name: Ansprechstelle, definition: konstruiert}\n  K2: {name: Zuschuss, definition: konstruiert}\n"
)
SOURCE = "sources: [{title: Konstruierte Quelle, year: 2020}]"
PAGE = """# Netze

:::{recommendation} Eine Stelle
:id: HE-01
:strength: soll
:field: netz
:evidence: F-1

Das Land soll eine Stelle benennen.
:::
"""
Load = Callable[..., Edition]


def finding(
    number: int, *, interview: str = "", factor: str = "enabler", group: str = "dienste", region: str = "KREIS"
) -> str:
    """Return a finding; without an interview it was published elsewhere."""
    origin = f"interview: {interview}" if interview else SOURCE
    return (
        f"  - {{id: F-{number}, kind: interview-finding, title: T, text: T, factor: {factor}, group: {group}, "
        f"region: {region}, codes: [K1], {origin}}}\n"
    )


@pytest.fixture
def load(tmp_path: Path) -> Load:
    """Load a constructed project with these records."""

    def make(records: str, *, internal: bool = False) -> Edition:
        (tmp_path / "evidence").mkdir()
        (tmp_path / "recommendations").mkdir()
        for name, text in (
            ("evidence/vocabulary.yaml", VOCABULARY), ("evidence/codebook.yaml", CODEBOOK),
            ("evidence/alle.yaml", f"records:\n{records}"), ("recommendations/netz.md", PAGE),
        ):  # fmt: skip
            (tmp_path / name).write_text(text, encoding="utf-8")
        corpus = load_corpus(str(tmp_path), Settings())
        assert [problem.message for problem in corpus.problems] == []
        return Edition(TraceGraph(corpus, date(2026, 11, 22)), Settings(), internal=internal)

    return make


def counts(table: CountTable) -> dict[str, dict[str, int | None]]:
    """Return the numbers by the name of the row and the key of the column."""
    return {row.name: dict(zip(table.columns, row.counts, strict=True)) for row in table.rows}


def test_findings_are_counted_by_theme(load: Load) -> None:
    edition = load(finding(1) + finding(2) + finding(3, factor="barrier"))
    assert counts(answer_factors(edition).by_code) == {"Ansprechstelle": {"enabler": 2, "barrier": 1}}


def test_all_findings_are_counted_by_factor_alone(load: Load) -> None:
    edition = load(finding(1) + finding(2, region="DE-HH") + finding(3, factor="barrier"))
    assert counts(answer_factors(edition).by_factor) == {"Alle Befunde": {"enabler": 2, "barrier": 1}}


def test_a_district_counts_for_its_land(load: Load) -> None:
    edition = load(finding(1) + finding(2, region="DE-HE"))
    assert counts(answer_factors(edition).by_region) == {"Hessen": {"enabler": 2}}


def test_a_number_behind_which_too_few_persons_stand_is_left_out(load: Load) -> None:
    edition = load(finding(1, interview="A") + finding(2, interview="A"))
    assert counts(answer_factors(edition).by_code) == {"Ansprechstelle": {"enabler": None}}


def test_enough_persons_may_be_counted(load: Load) -> None:
    edition = load("".join(finding(number, interview=f"I-{number}") for number in (1, 2, 3)))
    assert counts(answer_factors(edition).by_code) == {"Ansprechstelle": {"enabler": 3}}


def test_several_interviews_in_one_field_are_as_many_persons(load: Load) -> None:
    edition = load(finding(1, interview='"A, B"') + finding(2, interview="A") + finding(3, interview="B"))
    assert counts(answer_factors(edition).by_code) == {"Ansprechstelle": {"enabler": None}}


def test_what_would_give_a_protected_number_away_is_left_out_too(load: Load) -> None:
    many = "".join(finding(number, interview=f"I-{number}") for number in range(1, 5))
    edition = load(many + finding(9, interview="X", factor="barrier"))
    assert counts(answer_factors(edition).by_code) == {"Ansprechstelle": {"enabler": None, "barrier": None}}


def test_the_internal_edition_counts_everything(load: Load) -> None:
    edition = load(finding(1, interview="A"), internal=True)
    assert counts(answer_factors(edition).by_code) == {"Ansprechstelle": {"enabler": 1}}


def cell(edition: Edition, kind: Kind) -> GapCell:
    """Return a cell of the only field."""
    (field,) = answer_gaps(edition, "", "").fields
    return next(one for one in field.cells if one.kind is kind)


def from_regions(edition: Edition, kind: Kind) -> dict[str, int | None]:
    """Return how many records of a kind the only field has from each region."""
    names = [region.short for region in answer_gaps(edition, "", "").regions]
    return dict(zip(names, cell(edition, kind).by_region, strict=True))


def test_a_record_that_a_recommendation_names_fills_the_cells_of_its_regions(load: Load) -> None:
    edition = load(finding(1) + PRACTICE)
    found = cell(edition, Kind.INTERVIEW_FINDING)
    assert (found.number, from_regions(edition, found.kind)) == (1, {"HE": 1, "KREIS": 1, "HH": 0, "Bund": 0})


def test_a_model_region_and_a_land_whose_practice_is_described_have_a_column_even_if_it_is_empty(load: Load) -> None:
    edition = load(finding(1, region="DE-HE") + PRACTICE)
    assert from_regions(edition, Kind.INTERVIEW_FINDING) == {"HE": 1, "KREIS": 0, "HH": 0, "Bund": 0}


def test_only_a_land_lacks_the_practice_of_a_land(load: Load) -> None:
    assert from_regions(load(finding(1)), Kind.STATE_PRACTICE) == {"HE": 0, "KREIS": None, "Bund": None}


def test_a_gap_offers_unused_records_that_share_a_theme(load: Load) -> None:
    found = cell(load(finding(1) + finding(2, region="DE-HH") + PRACTICE), Kind.INTERVIEW_FINDING)
    assert [one.id for one in found.offered] == ["F-2"]


def test_what_a_region_has_already_is_not_offered_for_it(load: Load) -> None:
    found = cell(load(finding(1) + finding(2) + finding(3, region="DE-TH")), Kind.INTERVIEW_FINDING)
    assert [one.id for one in found.offered] == []


def test_the_country_around_home_is_not_another_land(load: Load) -> None:
    found = cell(load(finding(1) + finding(2, region="DE")), Kind.INTERVIEW_FINDING)
    assert [one.id for one in found.offered] == ["F-2"]


def statistic(name: str, value: int, *, contradicts: str = "", definition: str = "Alle.") -> str:
    extra = f", contradicts: [{contradicts}]" if contradicts else ""
    return (
        f"  - {{id: {name}, kind: statistic, title: T, text: T, value: {value}, unit: Personen, as-of: 2024, "
        f"definition: {definition}, region: DE-HE, {SOURCE}{extra}}}\n"
    )


def test_numbers_that_count_different_things_are_told_apart(load: Load) -> None:
    edition = load(statistic("S-1", 3) + statistic("S-2", 4, definition="Neue."))
    ((series,),) = [one.series for one in answer_figures(edition).regions]
    assert (len(series.figures), series.definitions) == (2, 2)


def test_a_contradiction_stands_side_by_side_once(load: Load) -> None:
    edition = load(statistic("S-1", 3) + statistic("S-2", 4, contradicts="S-1"))
    pairs = [(one.left.name.id, one.right.name.id, one.settled) for one in answer_figures(edition).conflicts]
    assert pairs == [("S-1", "S-2", "")]


def test_a_settled_contradiction_says_why(load: Load) -> None:
    edition = load(statistic("S-1", 3) + statistic("S-2", 4, contradicts="{id: S-1, resolved: Andere Zählweise}"))
    assert [one.settled for one in answer_figures(edition).conflicts] == ["Andere Zählweise"]


def example(name: str, region: str, branch: str = "") -> str:
    extra = f", branch: {branch}" if branch else ""
    return f"  - {{id: {name}, kind: practice-example, title: T, text: T, region: {region}, {SOURCE}{extra}}}\n"


def test_examples_stand_under_their_branches_and_those_without_one_last(load: Load) -> None:
    edition = load(example("P-1", "DE-HH") + example("P-2", "KREIS", "[Handel, Pflege]"))
    assert [(name, [card.name.id for card in cards]) for name, cards in answer_examples(edition, "", "").branches] == [
        ("Handel", ["P-2"]), ("Pflege", ["P-2"]), ("", ["P-1"]),
    ]  # fmt: skip


def test_examples_are_listed_by_land_home_first(load: Load) -> None:
    edition = load(example("P-1", "DE-HH") + example("P-2", "KREIS"))
    assert [name for name, _ids in answer_examples(edition, "", "").regions] == ["Hessen", "Hamburg"]


PRACTICE = (
    f"  - {{id: HH-X, kind: state-practice, title: T, text: T, region: DE-HH, {SOURCE}, premiums: unknown, "
    "transferability: {verdict: promising, mechanism: M}}\n"
)


def test_every_land_that_the_vocabulary_names_has_a_page(load: Load) -> None:
    assert land_pages(load(PRACTICE)) == {
        "DE-HH": "laender/hamburg", "DE-HE": "laender/hessen", "DE-TH": "laender/thueringen",
    }  # fmt: skip


def test_the_map_knows_practice_verdict_and_number_of_records(load: Load) -> None:
    edition = load(PRACTICE + finding(1) + finding(2, region="DE-HH"))
    found = {land.name: (land.practices, land.verdicts, land.records) for land in answer_germany(edition).laender}
    assert found == {"Hamburg": (1, (Verdict.PROMISING,), 2), "Hessen": (0, (), 1), "Thüringen": (0, (), 0)}


def test_the_page_of_a_land_holds_its_practice_and_everything_else(load: Load) -> None:
    page = answer_land(load(PRACTICE + finding(1, region="DE-HH")), "DE-HH")
    assert page is not None
    assert ([one.name.id for one in page.practices], list(page.others)) == (["HH-X"], [Kind.INTERVIEW_FINDING])


def test_a_land_that_is_not_named_has_no_page(load: Load) -> None:
    assert answer_land(load(PRACTICE), "DE-SL") is None


def test_those_who_came_are_never_added_twice(load: Load) -> None:
    edition = load(
        f"  - {{id: E-1, kind: event, title: T, text: T, date: 2023, region: DE-HE, participants: 100, {SOURCE}}}\n"
        f"  - {{id: E-2, kind: event, title: T, text: T, date: 2023, region: KREIS, participants: 40, contained-in: E-1, {SOURCE}}}\n"
        f"  - {{id: E-3, kind: event, title: T, text: T, date: 2024, region: DE-HH, participants: 7, {SOURCE}}}\n"
    )
    reach = answer_reach(edition, "", "")
    assert (reach.total, reach.counted, reach.home_total, reach.home_counted) == (107, 2, 100, 1)


def test_a_cell_of_the_comparison_says_when_its_date_or_source_is_missing() -> None:
    _said, origin = axis_cells(Cell(text="T", source=None, date=None, extent=None), known=True)
    assert [part.astext() for part in origin] == ["ohne Datum; ohne Quelle"]
