from __future__ import annotations

import pytest

from belegkette.model.terms import Kind
from belegkette.writer.ids import RECOMMENDATION, latest_id, next_id

# (given ids, taken besides, next id); all constructed
CASES = [
    ([], [], "F-01"),
    ([], ["F-01", "F-02"], "F-03"),
    (["F-01", "F-02"], [], "F-03"),
    (["F-09"], [], "F-10"),
    (["F-99"], [], "F-100"),
    (["F-001", "F-7"], [], "F-8"),
    (["F-01", "F-02", "G-09"], [], "F-03"),
    (["F-01", "F-02"], ["F-03", "F-04"], "F-05"),
    (["LDK-07.1", "LDK-07.2", "LDK-08.1"], [], "LDK-09.1"),
    (["S-06.1", "S-06.2", "S-32"], [], "S-33"),
    (["S-01", "S-02"], ["S-03.1"], "S-04"),
    (["STAT-2023", "STAT-2024"], [], "F-01"),
    (["DE-HH-BFA", "DE-NI-BFA"], [], "F-01"),
    (["R-SGB9-P61", "R-SGB9-P185", "D-1"], [], "D-2"),
    (["B-1", "A-1"], [], "A-2"),
]


@pytest.mark.parametrize(("names", "besides", "expected"), CASES)
def test_the_next_id_follows_the_most_frequent_prefix(names: list[str], besides: list[str], expected: str) -> None:
    assert next_id(names, frozenset([*names, *besides]), Kind.INTERVIEW_FINDING) == expected


@pytest.mark.parametrize("kind", [*Kind, RECOMMENDATION])
def test_every_kind_has_a_first_id(kind: str) -> None:
    assert next_id([], frozenset(), kind).rstrip("0123456789").endswith("-")


def test_the_latest_id_has_the_highest_number() -> None:
    assert latest_id(["HE-02", "HE-10", "HE-09", "X-99"]) == "HE-10"
    assert latest_id(["DE-HH-BFA"]) == ""
