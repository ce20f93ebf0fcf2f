"""Circles in links."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegkette.rules.cycles import MOST_CYCLES, iter_cycles

NAMES = st.sampled_from("ABCDEF")
LINKS = st.dictionaries(NAMES, st.lists(NAMES, max_size=4).map(tuple))


@pytest.mark.parametrize(
    ("links", "cycles"),
    [
        ({}, []),
        ({"A": ("B",), "B": ("C",)}, []),
        ({"A": ("A",)}, [("A",)]),
        ({"A": ("A", "A")}, [("A",)]),
        ({"B": ("A",), "A": ("B",)}, [("B", "A")]),
        ({"A": ("B",), "B": ("C",), "C": ("B",)}, [("B", "C")]),
        ({"A": ("B", "C"), "B": ("A",), "C": ("A",)}, [("A", "B"), ("A", "C")]),
        ({"A": ("X",), "B": ("A",)}, []),
    ],
)
def test_each_circle_is_found_once_from_its_first_member(
    links: dict[str, tuple[str, ...]], cycles: list[tuple[str, ...]]
) -> None:
    assert list(iter_cycles(links)) == cycles


@given(LINKS)
def test_what_is_found_is_a_circle_and_no_circle_is_left_without_it(links: dict[str, tuple[str, ...]]) -> None:
    cycles = list(iter_cycles(links))

    for members in cycles:
        assert all(after in links[one] for one, after in zip(members, (*members[1:], members[0]), strict=True))
    cut = {(one, after) for members in cycles for one, after in zip(members, (*members[1:], members[0]), strict=True)}
    rest = {one: tuple(after for after in targets if (one, after) not in cut) for one, targets in links.items()}
    assert list(iter_cycles(rest)) == []
    assert len(set(cycles)) == len(cycles)


def test_a_hostile_tangle_is_cut_short() -> None:
    names = [f"N{number}" for number in range(300)]

    assert len(list(iter_cycles(dict.fromkeys(names, tuple(names))))) == MOST_CYCLES
