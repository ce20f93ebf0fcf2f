"""Sources: where a record's statement can be looked up."""

from __future__ import annotations

from belegkette.model.base import Locator, Shape, Text, Unknown, one_or_many
from belegkette.model.dates import PartialDate
from belegkette.model.terms import Extent


class Publication(Shape, frozen=True, kw_only=True):
    """What identifies a publication; the entries of ``evidence/sources.yaml`` have this shape."""

    title: Text
    publisher: str | None = None
    year: int | Unknown | None = None
    date: PartialDate | None = None
    url: str | tuple[str, ...] = ()
    accessed: PartialDate | None = None
    as_of: str | int | None = None
    kind: str | None = None
    archived: str | None = None
    note: str | None = None


class SourceReference(Shape, frozen=True, kw_only=True):
    """One entry of a record's ``sources``: a key into sources.yaml, or the publication itself."""

    key: Text | None = None
    title: Text | None = None
    publisher: str | None = None
    year: int | Unknown | None = None
    url: str | tuple[str, ...] = ()
    accessed: PartialDate | None = None
    locator: Locator | None = None
    extent: Extent | None = None
    archived: str | None = None
    note: str | None = None


class SourceList(Shape, frozen=True, kw_only=True):
    """The file ``evidence/sources.yaml``."""

    sources: dict[str, Publication]


IDENTIFYING_EXTENTS = frozenset(set(Extent) - {Extent.TITLE_ONLY, Extent.INFERRED})
"""Only what was read, or reported by somebody who read it, counts as a source of its own (rules.md, Words)."""


def source_identities(
    references: tuple[SourceReference, ...], catalogue: dict[str, Publication]
) -> frozenset[tuple[str, ...]]:
    """Return what tells the sources of a record apart: the URL without fragment, else publisher, title and year.

    Several addresses of one publication are one source.
    """
    found: set[tuple[str, ...]] = set()
    for reference in references:
        if reference.extent is not None and reference.extent not in IDENTIFYING_EXTENTS:
            continue
        published: Publication | SourceReference | None = (
            catalogue.get(reference.key) if reference.key is not None else reference
        )
        if published is None:
            found.add(("key", reference.key or ""))
        elif urls := one_or_many(published.url):
            found.add(("url", urls[0].partition("#")[0]))
        else:
            found.add(("work", published.publisher or "", published.title or "", str(published.year)))
    return frozenset(found)
