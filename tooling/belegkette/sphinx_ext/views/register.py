"""What the pages of the register show: the overview, and the records of a kind, part by part."""

from __future__ import annotations

from itertools import chain

from belegkette.edition import Edition
from belegkette.model.terms import Kind
from belegkette.places import iter_parts, register_docname
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.entry import Entry, entry_of


class RegisterPart(Answer, frozen=True, kw_only=True):
    """The records on one page of the register; `parts` are the pages of that kind."""

    kind: Kind
    part: int
    parts: tuple[str, ...]
    entries: tuple[Entry, ...]


class KindCount(View, frozen=True, kw_only=True):
    """How much there is of a kind, and how much of it recommendations name."""

    kind: Kind
    docname: str
    number: int
    named: int


class RegisterOverview(Answer, frozen=True, kw_only=True):
    """The register's first page; `hidden` counts records that are not published."""

    counts: tuple[KindCount, ...]
    recommendations: int
    links: int
    codes: int
    hidden: int


def answer_part(edition: Edition, kind: str, part: str) -> RegisterPart | None:
    """Return one page of the register, None if it does not exist."""
    wanted = Kind(kind)
    parts = dict(iter_parts(edition.records_by_kind.get(wanted, ())))
    if int(part) not in parts:
        return None
    entries = tuple(entry_of(edition, record) for record in parts[int(part)])
    return RegisterPart(
        kind=wanted,
        part=int(part),
        parts=tuple(register_docname(wanted, number) for number in parts),
        entries=entries,
        files=edition.files_of(chain.from_iterable(_names(entry) for entry in entries)),
    )


def _names(entry: Entry) -> list[str]:
    """Return the ids of everything that an entry speaks of."""
    linked = (entry.derived_from, entry.derived_into, entry.contained_in)
    return [
        entry.record.id,
        *(brief.id for links in linked for brief in links.shown),
        *(disagreement.other.id for disagreement in entry.disagreements),
        *(brief.id for briefs in entry.backlinks.values() for brief in briefs),
    ]


def answer_overview(edition: Edition) -> RegisterOverview:
    """Return the counts of the register."""
    incoming = edition.graph.incoming
    counts = tuple(
        KindCount(
            kind=kind,
            docname=register_docname(kind, 1),
            number=len(records),
            named=sum(record.id in incoming for record in records),
        )
        for kind, records in edition.records_by_kind.items()
    )
    return RegisterOverview(
        counts=counts,
        recommendations=len(edition.recommendations),
        links=sum(len(links) for name, links in incoming.items() if name in edition.records),
        codes=len(edition.codebook.codes),
        hidden=len(edition.corpus.evidence) - len(edition.records),
        files=edition.files_of(chain(edition.records, edition.corpus.recommendations)),
    )
