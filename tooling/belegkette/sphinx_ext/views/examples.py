"""Practice examples as cards, by branch and by region."""

from __future__ import annotations

import re

from belegkette.edition import Edition, is_withdrawn
from belegkette.model.base import one_or_many
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import PracticeExample
from belegkette.model.terms import Factor, Kind
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.laender import folded
from belegkette.sphinx_ext.views.links import EvidenceName, name_of

EXAMPLE_FILTERS = ("branch", "region")
_SENTENCE = re.compile(r"(.{40,}?[.!?…])(?:\s|$)", re.DOTALL)


class ExampleCard(View, frozen=True, kw_only=True):
    """One example: where, what, and the first sentence of what is told; the register holds the rest."""

    name: EvidenceName
    branches: tuple[str, ...]
    regions: tuple[str, ...]
    laender: tuple[str, ...]
    date: PartialDate | None
    factor: Factor | None
    beginning: str
    codes: tuple[tuple[str, str], ...]


class Examples(Answer, frozen=True, kw_only=True):
    """The cards by branch ("" where none is named, last), and the ids by region (home first)."""

    branches: tuple[tuple[str, tuple[ExampleCard, ...]], ...]
    regions: tuple[tuple[str, tuple[EvidenceName, ...]], ...]


def answer_examples(edition: Edition, branch: str, region: str) -> Examples:
    """Return the examples of a branch (or all) and a region (or all)."""
    chosen = [
        record
        for record in edition.records_by_kind.get(Kind.PRACTICE_EXAMPLE, ())
        if isinstance(record, PracticeExample)
        and not is_withdrawn(record)
        and (not branch or branch in one_or_many(record.branch))
        and (not region or any(region in edition.graph.regions.around(one) for one in one_or_many(record.region)))
    ]
    by_branch: dict[str, list[ExampleCard]] = {}
    by_region: dict[tuple[bool, str], list[EvidenceName]] = {}
    for record in chosen:
        card = _card(edition, record)
        for one in card.branches or ("",):
            by_branch.setdefault(one, []).append(card)
        for key in _tops(edition, record):
            by_region.setdefault((key != edition.graph.regions.home, _name(edition, key)), []).append(card.name)
    return Examples(
        branches=tuple(
            (one, tuple(cards)) for one, cards in sorted(by_branch.items(), key=lambda it: (not it[0], folded(it[0])))
        ),
        regions=tuple(
            (name, tuple(names))
            for (_away, name), names in sorted(by_region.items(), key=lambda it: (it[0][0], folded(it[0][1])))
        ),
        files=edition.files_of(record.id for record in chosen),
    )


def _tops(edition: Edition, record: PracticeExample) -> tuple[str, ...]:
    """Return the largest regions in which the example lies: the Länder."""
    return tuple(dict.fromkeys(edition.graph.regions.around(region)[-1] for region in one_or_many(record.region)))


def _name(edition: Edition, key: str) -> str:
    known = edition.vocabulary.regions.get(key)
    return known.name if known else key


def _card(edition: Edition, record: PracticeExample) -> ExampleCard:
    text = " ".join(record.text.split())
    found = _SENTENCE.match(text)
    codes = edition.codebook.codes
    return ExampleCard(
        name=name_of(edition, record),
        branches=one_or_many(record.branch),
        regions=edition.region_names(record),
        laender=tuple(_name(edition, key) for key in _tops(edition, record)),
        date=record.date,
        factor=record.factor,
        beginning=found[1] if found else text,
        codes=tuple((key, codes[key].name if key in codes else "") for key in one_or_many(record.codes)),
    )
