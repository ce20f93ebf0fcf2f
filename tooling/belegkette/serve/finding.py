"""Searching everything that belongs to a recommendation, as the report's own search does, but here with the server."""

from __future__ import annotations

import unicodedata
from functools import cached_property
from typing import TYPE_CHECKING

from belegkette.desk.forms import NoForms
from belegkette.desk.html import environment, make_page
from belegkette.report.model import Recommendation, Report
from belegkette.serve.addresses import Parts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from belegkette.desk.page import Page
    from belegkette.serve.live import View

QUERY = "q"


class Index:
    """The words of every recommendation with its evidence, put together when somebody first searches."""

    def __init__(self, report: Report) -> None:
        """Take the report; nothing is read yet."""
        self._report = report

    @cached_property
    def texts(self) -> dict[str, str]:
        """What the report shows of each recommendation, without markup."""
        page = make_page(self._report, NoForms(), Parts())
        card = environment().get_template("recommendation.html.jinja").module.recommendation  # type: ignore[attr-defined]
        return {one.id: _folded(card(one, page).striptags()) for one in self._report.recommendations}


def comments(view: View) -> dict[str, str]:
    """Return what reviewers said about each recommendation, its links and its sources."""
    found = {}
    for name in view.corpus.recommendations:
        review = view.desk.book.recommendation(name)
        every = [review.statement, *review.links, *review.sources]
        found[name] = _folded(" ".join(entry.decision.comment or "" for one in every for entry in one.history))
    return found


def find(page: Page, index: Index, said: Mapping[str, str], asked: Mapping[str, str]) -> list[str]:
    """Return the ids of the recommendations that fit all words and all filters, in reading order."""
    words = _folded(asked.get(QUERY, "")).split()
    wanted = {name: asked[name] for name, _label, _choices in page.filters() if asked.get(name)}
    return [
        one.id
        for one in page.report.recommendations
        if _fits(page.traits(one), wanted) and (not words or _holds(f"{index.texts[one.id]} {_said(said, one)}", words))
    ]


def _fits(traits: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(value in traits[name].split() for name, value in wanted.items())


def _holds(text: str, words: list[str]) -> bool:
    return all(word in text for word in words)


def _said(said: Mapping[str, str], one: Recommendation) -> str:
    return said.get(one.id, "")


def _folded(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).replace("\N{SOFT HYPHEN}", "").casefold().split())
