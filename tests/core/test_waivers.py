"""What a waiver covers: its record, its recommendation, its page or the whole project, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from belegkette.check import run_check
from belegkette.corpus import Corpus
from belegkette.model.dates import parse_partial_date
from belegkette.model.terms import Profile
from belegkette.settings import Settings, SettingWaiver

Load = Callable[[Mapping[str, str]], Corpus]

DAY = date(2026, 11, 22)
TWO = """\
{matter}# Konstruiert

:::{{recommendation}} Eins
:id: HE-01
:strength: soll
{waive}:evidence: X-1

Das Land soll handeln.
:::

:::{{recommendation}} Zwei
:id: HE-02
:strength: soll
:evidence: X-1

Das Land soll handeln.
:::
"""


def waived(corpus: Corpus, settings: Settings | None = None) -> list[str]:
    """Return the ids for which REC002 is waived."""
    result = run_check(corpus, settings or Settings(), Profile.DRAFT, DAY)
    return [one.subject for one in result.diagnostics if one.code == "REC002" and one.waived]


def test_a_waiver_in_a_recommendation_covers_it_alone(corpus_of: Load) -> None:
    page = TWO.format(matter="", waive=":waive: REC002 bis 2027-01-01: Grund; REC007 bis 2027-01-01: Grund\n")

    assert waived(corpus_of({"recommendations/a.md": page})) == ["HE-01"]


def test_a_waiver_in_the_front_matter_covers_the_page(corpus_of: Load) -> None:
    matter = "---\nwaive: [{code: REC002, reason: Grund, until: 2027}]\n---\n\n"
    other = TWO.format(matter="", waive="").replace("HE-0", "HE-1")

    corpus = corpus_of({"recommendations/a.md": TWO.format(matter=matter, waive=""), "recommendations/b.md": other})

    assert waived(corpus) == ["HE-01", "HE-02"]


@pytest.mark.parametrize(("subject", "covered"), [("", ["HE-01", "HE-02"]), ("HE-02", ["HE-02"]), ("HE-03", [])])
def test_a_waiver_in_the_settings_covers_all_or_one(subject: str, covered: list[str], corpus_of: Load) -> None:
    waiver = SettingWaiver(code="REC002", reason="Grund", until=parse_partial_date("2027"), id=subject)
    corpus = corpus_of({"recommendations/a.md": TWO.format(matter="", waive="")})

    assert waived(corpus, Settings(waive=(waiver,))) == covered


def test_a_waiver_in_a_recommendation_without_an_id_covers_no_other(corpus_of: Load) -> None:
    page = TWO.format(matter="", waive=":waive: REC002 bis 2027-01-01: Grund\n").replace(":id: HE-01\n", "")

    assert waived(corpus_of({"recommendations/a.md": page})) == []


def test_a_waived_problem_stays_visible_and_counts_only_as_waived(corpus_of: Load) -> None:
    page = TWO.format(matter="", waive=":waive: REC002 bis 2027-01-01: Der Grund\n")
    result = run_check(corpus_of({"recommendations/a.md": page}), Settings(), Profile.RELEASE, DAY)

    (diagnostic,) = (one for one in result.diagnostics if one.waived)

    assert diagnostic.waived
    assert (diagnostic.code, diagnostic.waived.reason, diagnostic.waived.until) == ("REC002", "Der Grund", "2027-01-01")
    assert result.summary.waived == 1
    assert result.summary.errors == sum(one.severity == "error" and not one.waived for one in result.diagnostics)


@pytest.mark.parametrize("code", ["SRC003", "LNK001", "LNK004", "LNK005", "LNK010", "OUT001", "EVD999"])
def test_some_rules_know_no_waivers(code: str, corpus_of: Load) -> None:
    page = TWO.format(matter="", waive=f":waive: {code} bis 2027-01-01: Grund\n")
    result = run_check(corpus_of({"recommendations/a.md": page}), Settings(), Profile.DRAFT, DAY)

    (refused,) = (one for one in result.diagnostics if one.code == "SRC005")

    assert (refused.location.line, refused.location.column) == (6, 9)
