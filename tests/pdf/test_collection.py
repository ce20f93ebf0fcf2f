"""What a finished book leaves in memory: walked by nobody, and gone before the next book begins."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from belegkette.pdf.builder import without_collection


class Ring:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        """Close the ring."""
        self.itself = self


@pytest.fixture(autouse=True)
def thawed() -> Iterator[None]:
    """Leave the process as it was: other tests count on a collector that frees."""
    yield
    gc.unfreeze()


def test_a_finished_book_is_not_walked_again() -> None:
    gc.unfreeze()
    with without_collection():
        left = weakref.ref(Ring())
    gc.collect()
    assert left() is not None


def test_the_next_book_clears_away_what_the_last_one_left() -> None:
    with without_collection():
        left = weakref.ref(Ring())
    with without_collection():
        assert left() is None


def test_the_collector_works_again_after_a_book() -> None:
    with without_collection():
        assert not gc.isenabled()
    assert gc.isenabled()
