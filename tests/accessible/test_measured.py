"""What the browser measured is written so that the page on accessibility can read it."""

from __future__ import annotations

import json
from pathlib import Path

import msgspec
import pytest
from tests.accessible.looking import CONDITIONS, Look, Violation
from tests.accessible.measured import build

from belegkette.model.base import decode_custom
from belegkette.sphinx_ext.views.accessibility import Measurements

PAGES = [Path("/somewhere/html/index.html"), Path("/somewhere/html/register/befunde.html")]


@pytest.fixture
def measured() -> Measurements:
    """A measurement with one violation of three elements, read back."""
    looks = [Look(one.name, pages=2, checks=90, review=1) for one in CONDITIONS]
    looks[0].violations.append(Violation("index", "image-alt", 3, "<img>"))
    looks[1].sideways.append("index")
    content = json.dumps(build([one.summary() for one in looks], PAGES, "156.0"))
    return msgspec.json.decode(content, type=Measurements, dec_hook=decode_custom)


def test_every_condition_is_a_line(measured: Measurements) -> None:
    assert [one.name for one in measured.results][: len(CONDITIONS)] == [one.name for one in CONDITIONS]


def test_violations_are_counted_by_element(measured: Measurements) -> None:
    assert [one.violations for one in measured.results][:2] == [3, 0]


def test_pages_that_scroll_sideways_are_counted(measured: Measurements) -> None:
    assert measured.results[-1].violations == 1


def test_the_pages_have_their_names(measured: Measurements) -> None:
    assert measured.pages == ("index", "register/befunde")
