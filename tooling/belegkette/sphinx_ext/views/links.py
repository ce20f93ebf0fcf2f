"""Links to records and recommendations: as much as a page says about something that stands elsewhere, and no more.

Where only an id is printed, a page must not be made again because something else about the record has changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from belegkette.edition import Edition, docname_of
from belegkette.model.evidence import Record
from belegkette.model.links import level_of
from belegkette.model.recommendation import Recommendation
from belegkette.model.terms import Factor, Kind, Level, Strength
from belegkette.places import Place
from belegkette.sphinx_ext.views.base import Answer, View


class EvidenceName(View, frozen=True, kw_only=True):
    """A published record as a link: its id, and kind and title as tooltip."""

    id: str
    kind: Kind
    title: str
    place: Place


class Brief(EvidenceName, frozen=True, kw_only=True):
    """A published record in one line."""

    regions: tuple[str, ...]
    level: Level | None
    factor: Factor | None
    contested: bool


class RecommendationName(View, frozen=True, kw_only=True):
    """A recommendation as a link: its id, and its title as tooltip."""

    id: str
    title: str
    place: Place


class RecommendationBrief(RecommendationName, frozen=True, kw_only=True):
    """A recommendation in one line; `addressees` are full names, `short_addressees` those for lists."""

    strength: Strength | None
    addressees: tuple[str, ...]
    short_addressees: tuple[str, ...]


Shown = TypeVar("Shown", bound=EvidenceName)


class Links(View, Generic[Shown], frozen=True, kw_only=True):
    """The records that a list of ids names; `hidden` counts those not published, `unknown` lists what is no record."""

    shown: tuple[Shown, ...] = ()
    hidden: int = 0
    unknown: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        """Whether there is anything to say."""
        return bool(self.shown or self.hidden or self.unknown)

    def __len__(self) -> int:
        """Count all that is named."""
        return len(self.shown) + self.hidden + len(self.unknown)


class EvidenceLink(Answer, frozen=True, kw_only=True):
    """What a role that cites a record says: a link, or nothing but that it is not published (`name` None)."""

    name: EvidenceName | None


class QuoteLink(EvidenceLink, frozen=True, kw_only=True):
    """A record's quote with who said it; empty where there is none or it may not be printed."""

    quote: str
    speaker: tuple[str, ...]


class RecommendationLink(Answer, frozen=True, kw_only=True):
    """What a role that names a recommendation says."""

    name: RecommendationName


def name_of(edition: Edition, record: Record) -> EvidenceName:
    """Return a published record as a link."""
    return EvidenceName(id=record.id, kind=record.kind, title=record.title, place=edition.places[record.id])


def brief_of(edition: Edition, record: Record) -> Brief:
    """Return a published record in one line."""
    return Brief(
        id=record.id,
        kind=record.kind,
        title=record.title,
        place=edition.places[record.id],
        regions=edition.region_names(record),
        level=level_of(record),
        factor=record.factor,
        contested=record.contested,
    )


def links_to(edition: Edition, names: Iterable[str], show: Callable[[Edition, Record], Shown]) -> Links[Shown]:
    """Return what can be said about a list of ids, in its order."""
    shown, unknown, hidden = [], [], 0
    for name in dict.fromkeys(names):
        record = edition.records.get(name)
        if record is not None:
            shown.append(show(edition, record))
        elif name in edition.corpus.evidence:
            hidden += 1
        else:
            unknown.append(name)
    return Links(shown=tuple(shown), hidden=hidden, unknown=tuple(unknown))


def recommendation_name(edition: Edition, recommendation: Recommendation) -> RecommendationName:
    """Return a recommendation as a link."""
    return RecommendationName(
        id=recommendation.id, title=recommendation.title, place=_place_of(edition, recommendation)
    )


def recommendation_brief(edition: Edition, recommendation: Recommendation) -> RecommendationBrief:
    """Return a recommendation in one line."""
    return RecommendationBrief(
        id=recommendation.id,
        title=recommendation.title,
        place=_place_of(edition, recommendation),
        strength=recommendation.strength,
        addressees=tuple(edition.addressee_name(key) for key in recommendation.ids("addressee")),
        short_addressees=tuple(edition.addressee_short(key) for key in recommendation.ids("addressee")),
    )


def _place_of(edition: Edition, recommendation: Recommendation) -> Place:
    return edition.places.get(recommendation.id, Place(docname_of(recommendation.path), ""))


def answer_evidence(edition: Edition, name: str) -> EvidenceLink | None:
    """Return the link to a record, None if there is none."""
    if name not in edition.corpus.evidence:
        return None
    record = edition.records.get(name)
    return EvidenceLink(name=name_of(edition, record) if record else None, files=edition.files_of([name]))


def answer_quote(edition: Edition, name: str) -> QuoteLink | None:
    """Return a record's quote, with group, region and year of who said it, None if there is no such record."""
    if name not in edition.corpus.evidence:
        return None
    files = edition.files_of([name])
    record = edition.records.get(name)
    if record is None:
        return QuoteLink(name=None, quote="", speaker=(), files=files)
    year = (record.date[:4],) if record.date is not None and record.date.first is not None else ()
    return QuoteLink(
        name=name_of(edition, record),
        quote=getattr(record, "quote", None) or "",
        speaker=(*edition.group_names(record), *edition.region_names(record), *year),
        files=files,
    )


def answer_recommendation(edition: Edition, name: str) -> RecommendationLink | None:
    """Return the link to a recommendation, None if there is none."""
    recommendation = edition.corpus.recommendations.get(name)
    if recommendation is None:
        return None
    return RecommendationLink(name=recommendation_name(edition, recommendation), files=edition.files_of([name]))
