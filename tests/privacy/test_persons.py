"""What can be worked out about small groups. All numbers and interviews are constructed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegkette.check import CheckResult
from belegkette.privacy.persons import Cell, Persons, Voices, combine, interviews_in

PARENTS = {"KREIS": "LAND", "STADT": "KREIS", "LAND": "BUND"}


def around(region: str) -> tuple[str, ...]:
    found = [region]
    while found[-1] in PARENTS:
        found.append(PARENTS[found[-1]])
    return tuple(found)


def voices(name: str, region: str, group: str, n: int) -> Voices:
    return Voices(name, combine([region] if region else [], [group] if group else [], "", []), n, frozenset({"alle"}))


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("LDK-01", ("LDK-01",)),
        ("LDK-01, LDK-02; LDK-03,", ("LDK-01", "LDK-02", "LDK-03")),
        ("Gespräch in Musterstadt, 2022", ("Gespräch in Musterstadt, 2022",)),
        ("", ()),
    ],
)
def test_several_interviews_may_stand_in_one_field(text: str, keys: tuple[str, ...]) -> None:
    assert interviews_in(text) == keys


def test_a_town_in_a_district_is_not_subtracted_a_second_time() -> None:
    persons = Persons([voices("A", "LAND", "", 20), voices("B", "KREIS", "", 12), voices("C", "STADT", "", 7)])

    rests = [(rest.persons, rest.parts) for rest in persons.rests(Cell("LAND"), 20, around, own=True)]

    assert rests == [(8, (Cell("KREIS"),))]


@given(st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), st.integers(1, 9), min_size=1))
def test_what_remains_of_everything_is_what_no_region_group_or_both_of_them_hold(
    table: dict[tuple[str, str], int],
) -> None:
    persons = Persons([voices(region + group, region, group, n) for (region, group), n in table.items()])

    rests = list(persons.rests(Cell(), 100, around, own=False))

    assert [rest.persons for rest in rests] == [100 - sum(table.values())]


def test_whoever_takes_back_a_consent_is_shown_every_finding_of_the_interview(
    check_of: Callable[..., CheckResult],
) -> None:
    files = {
        "evidence/a.yaml": """\
# Konstruiert.
kind: interview-finding
findings:
  - {id: F-1, title: T, text: T, interview: A-1, consent: withdrawn}
  - {id: F-2, title: T, text: T, interview: "A-1, A-2"}
  - {id: F-3, title: T, text: T, interview: A-2}
""",
        "recommendations/a.md": "# Leer\n",
    }

    (found,) = [one for one in check_of(files).diagnostics if one.code == "PRV004"]

    assert [one.location.line for one in found.related] == [5]
