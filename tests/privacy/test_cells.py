"""Suppression of small cells in tables of counts. The numbers are constructed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from belegkette.privacy.cells import PRIMARY, SECONDARY, suppressed

TABLES = st.dictionaries(st.tuples(st.sampled_from("abc"), st.sampled_from("xyz")), st.integers(0, 9))


def test_counts_below_k_are_left_out_and_zero_is_not() -> None:
    found = suppressed({"a": 2, "b": 3, "c": 0, "d": 9}, 3, totals=False)

    assert dict(found) == {"a": None, "b": 3, "c": 0, "d": 9}


def test_a_second_cell_is_left_out_where_the_total_would_tell_the_first() -> None:
    found = suppressed({"a": 2, "b": 5, "c": 9}, 3)

    assert dict(found) == {"a": None, "b": None, "c": 9}
    assert found.why == {"a": PRIMARY, "b": SECONDARY}


def test_rows_and_columns_are_both_protected() -> None:
    found = suppressed({("a", "x"): 2, ("a", "y"): 5, ("b", "x"): 4, ("b", "y"): 7}, 3)

    assert set(found.values()) == {None}


def test_two_left_out_cells_that_add_up_to_less_than_k_need_a_third() -> None:
    found = suppressed({"a": 1, "b": 1, "c": 6, "d": 8}, 3)

    assert dict(found) == {"a": None, "b": None, "c": None, "d": 8}


def test_persons_decide_where_something_else_is_counted() -> None:
    found = suppressed({"a": 7, "b": 1}, 3, persons={"a": 2}, totals=False)

    assert dict(found) == {"a": None, "b": 1}


@given(TABLES, st.integers(2, 5))
def test_no_line_with_a_total_tells_a_small_number(table: dict[tuple[str, str], int], k: int) -> None:
    found = suppressed(table, k)

    for at in (0, 1):
        for name in {key[at] for key in table}:
            line = {key: table[key] for key in table if key[at] == name}
            hidden = [count for key, count in line.items() if found[key] is None]
            shown = [count for key, count in line.items() if found[key] is not None]
            assert not any(0 < count < k for count in shown)
            assert not hidden or not shown or (len(hidden) > 1 and sum(hidden) >= k)
