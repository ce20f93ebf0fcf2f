"""What the trace graph answers about support, sources and confidence. All records are constructed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from belegkette.corpus import Corpus
from belegkette.graph import DerivedConfidence, TraceGraph
from belegkette.model.terms import Level

Load = Callable[[Mapping[str, str]], Corpus]
GraphOf = Callable[..., TraceGraph]

VOCABULARY = """\
home: DE-HE
regions:
  DE: {name: Deutschland}
  DE-HE: {name: Hessen, part-of: DE}
  LDK: {name: Kreis, model: true, part-of: DE-HE}
  WETZLAR: {name: Stadt, part-of: LDK}
  RING-1: {name: Ring, part-of: RING-2}
  RING-2: {name: Ring, part-of: RING-1}
groups: {ifd: {name: Fachdienst}}
"""


def finding(name: str, **keys: str) -> str:
    rest = "".join(f", {key.replace('_', '-')}: {value}" for key, value in keys.items())
    return f"  - {{id: {name}, kind: interview-finding, title: T, text: T{rest}}}\n"


@pytest.fixture
def graph_of(corpus_of: Load) -> GraphOf:
    def build(*records: str, evidence: str = "", page: str = "") -> TraceGraph:
        options = f":id: HE-01\n:strength: soll\n:evidence: {evidence}\n"
        files = {
            "evidence/vocabulary.yaml": VOCABULARY,
            "evidence/a.yaml": "records:\n" + "".join(records) if records else "",
            "recommendations/b.md": f"# Seite\n\n:::{{recommendation}} T\n{options}\nDas Land soll.{page}\n:::\n",
        }
        return TraceGraph(corpus_of(files), date(2026, 11, 22))

    return build


def level(value: str) -> str:
    return f"{{level: {value}}}"


@pytest.mark.parametrize(
    ("levels", "derived", "decisive"),
    [
        ((), None, ""),
        (("high",), Level("moderate"), "A-1"),
        (("very-low",), Level("very-low"), "A-1"),
        (("high", "high"), Level("high"), "A-2"),
        (("high", "low"), Level("low"), "A-2"),
        (("low", "high"), Level("low"), "A-1"),
        (("very-low", "high", "moderate"), Level("moderate"), "A-3"),
    ],
)
def test_confidence_is_the_highest_level_that_two_sources_reach(
    levels: tuple[str, ...], derived: Level | None, decisive: str, graph_of: GraphOf
) -> None:
    names = [f"A-{number}" for number in range(1, len(levels) + 1)]
    records = [finding(name, interview=name, confidence=level(one)) for name, one in zip(names, levels, strict=True)]
    graph = graph_of(*records, finding("Z-1", interview="Z"), evidence=", ".join([*names, "Z-1"]))

    assert graph.derived_confidence(graph.corpus.recommendations["HE-01"]) == DerivedConfidence(derived, decisive)


def test_two_findings_of_one_interview_are_one_source_for_confidence(graph_of: GraphOf) -> None:
    graph = graph_of(
        finding("A-1", interview="I", confidence=level("high")),
        finding("A-2", interview="I", confidence=level("high")),
        finding("A-3", interview="J", confidence=level("low")),
        evidence="A-1, A-2, A-3",
    )

    assert graph.derived_confidence(graph.corpus.recommendations["HE-01"]) == DerivedConfidence(Level.LOW, "A-3")


def test_a_record_of_which_only_the_title_was_read_carries_no_confidence(graph_of: GraphOf) -> None:
    graph = graph_of(
        finding("A-1", sources="[{title: T, extent: title-only}]", confidence=level("high")), evidence="A-1"
    )

    assert graph.derived_confidence(graph.corpus.recommendations["HE-01"]) == DerivedConfidence(None, "")


def test_a_withdrawn_record_supports_nothing(graph_of: GraphOf) -> None:
    graph = graph_of(finding("A-1", status="withdrawn"), finding("A-2"), evidence="A-1, A-2, A-3")

    (supported,) = graph.supported

    assert [record.id for _mention, record in supported.support] == ["A-2"]
    assert not supported.whole
    assert supported.sources is None


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({"interview": "I"}, {("interview", "I")}),
        ({}, {("record", "A-1")}),
        ({"interview": "I", "sources": '[{title: T, url: "https://a.example/x#y"}]'}, {("url", "https://a.example/x")}),
        ({"sources": "[{title: T, publisher: P, year: 2020}]"}, {("work", "P", "T", "2020")}),
        ({"sources": "[{title: T, extent: inferred}]"}, set()),
        ({"interview": "I", "derived_from": "[B-1, B-2]"}, {("interview", "I"), ("record", "B-1"), ("interview", "J")}),
        ({"interview": "I", "derived_from": "A-1"}, {("interview", "I")}),
    ],
)
def test_sources_of_a_record(keys: dict[str, str], expected: set[tuple[str, ...]], graph_of: GraphOf) -> None:
    graph = graph_of(finding("A-1", **keys), finding("B-1"), finding("B-2", interview="J"))

    assert graph.sources_of("A-1") == expected


def test_records_derived_in_a_circle_share_their_sources(graph_of: GraphOf) -> None:
    graph = graph_of(
        finding("A-1", interview="I", derived_from="A-2"), finding("A-2", interview="J", derived_from="A-1")
    )

    assert graph.sources_of("A-1") == graph.sources_of("A-2") == {("interview", "I"), ("interview", "J")}


def test_sources_come_through_a_long_chain(graph_of: GraphOf) -> None:
    chain = [finding(f"A-{number}", interview="I", derived_from=f"A-{number + 1}") for number in range(3000)]
    graph = graph_of(*chain, finding("A-3000", interview="J"))

    assert graph.sources_of("A-0") == {("interview", "I"), ("interview", "J")}


@pytest.mark.parametrize(
    ("first", "second", "conflicts"),
    [
        ("A-2", "[]", {"A-1": ("A-2",), "A-2": ("A-1",)}),
        ("A-2", "A-1", {"A-1": ("A-2",), "A-2": ("A-1",)}),
        ("[{id: A-2, resolved: Grund}]", "[]", {}),
        ("A-9", "[]", {}),
    ],
)
def test_conflicts_hold_in_both_directions(
    first: str, second: str, conflicts: dict[str, tuple[str, ...]], graph_of: GraphOf
) -> None:
    graph = graph_of(finding("A-1", contradicts=first), finding("A-2", contradicts=second))

    assert graph.conflicts == conflicts


def test_roles_and_options_cite_and_derivation_reaches(graph_of: GraphOf) -> None:
    graph = graph_of(
        finding("A-1"),
        finding("A-2", derived_from="A-3"),
        finding("A-3"),
        finding("A-4"),
        evidence="A-1, A-9",
        page=" {quote}`A-2` {recommendation}`A-4`",
    )

    assert graph.cited == {"A-1", "A-2"}
    assert graph.reached == {"A-1", "A-2", "A-3"}


@pytest.mark.parametrize(
    ("region", "around", "model"),
    [
        ("WETZLAR", ("WETZLAR", "LDK", "DE-HE", "DE"), "LDK"),
        ("DE-HE", ("DE-HE", "DE"), ""),
        ("NIRGENDS", ("NIRGENDS",), ""),
        ("RING-1", ("RING-1", "RING-2"), ""),
    ],
)
def test_regions_lie_in_each_other(region: str, around: tuple[str, ...], model: str, graph_of: GraphOf) -> None:
    graph = graph_of()

    assert graph.regions.around(region) == around
    assert graph.regions.model_of(region) == model


@pytest.mark.parametrize(
    ("region", "at_home"),
    [("WETZLAR", True), ("DE-HE", True), ("DE", False), ("[DE, LDK]", True), ("[]", True)],
)
def test_a_record_is_at_home_where_its_region_lies_in_the_home_region(
    region: str, at_home: bool, graph_of: GraphOf
) -> None:
    graph = graph_of(finding("A-1", region=region))

    assert graph.regions.is_at_home(graph.corpus.evidence["A-1"]) is at_home


@pytest.mark.parametrize(
    ("part", "terms", "known"),
    [
        ("groups", "ifd", True),
        ("groups", ("ifd", "idf"), False),
        ("groups", (), True),
        ("fields", "irgendeines", True),
        ("codes", "K99", True),
        ("sources", ("NICHTS",), True),
    ],
)
def test_a_part_that_defines_nothing_knows_everything(
    part: str, terms: str | tuple[str, ...], known: bool, graph_of: GraphOf
) -> None:
    assert graph_of().knows(part, terms) is known


def test_links_arrive_once_for_each_option(graph_of: GraphOf) -> None:
    graph = graph_of(finding("A-1"), evidence="A-1, A-1")

    assert [(link.recommendation, link.option) for link in graph.incoming["A-1"]] == [("HE-01", "evidence")]
