"""Every place where something is named by its id, and the places of options, for the rules to report at.

Places are made only for what a rule asks for: most links are right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from belegkette.diagnostics import Location, Place
from belegkette.model.evidence import Event
from belegkette.model.links import iter_references
from belegkette.model.recommendation import CITING_ROLES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Citation, Mention, Recommendation

    Wanted = Callable[[str], bool]


class Use(NamedTuple):
    """One place that names an id; `subject` is the recommendation or record that does it, empty for a page."""

    name: str
    subject: str
    place: Place


def opening(recommendation: Recommendation) -> Location:
    """Return the opening fence of a recommendation."""
    return Location(path=recommendation.path, line=recommendation.line, column=recommendation.column)


def mention_place(recommendation: Recommendation, mention: Mention) -> Location:
    """Return where a word of a list option stands."""
    return Location(path=recommendation.path, line=mention.line, column=mention.column)


def option_place(recommendation: Recommendation, option: str) -> Location:
    """Return where an option's key stands, the opening fence if the option is absent."""
    found = recommendation.options.get(option)
    if found is None:
        return opening(recommendation)
    return Location(path=recommendation.path, line=found.key_line, column=found.key_column)


def role_place(path: str, citation: Citation) -> Location:
    """Return where a role begins."""
    return Location(path=path, line=citation.line, column=citation.column)


def title_of(recommendation: Recommendation) -> str:
    """Return what a message calls a recommendation: its id, or its title where the id is missing."""
    return recommendation.id or recommendation.title


def iter_option_uses(graph: TraceGraph, wanted: Wanted, *, superseded: bool) -> Iterator[Use]:
    """Yield the wanted ids in the three options for evidence."""
    for recommendation, mention in graph.links:
        if wanted(mention.text) and (superseded or not recommendation.superseded):
            yield Use(mention.text, recommendation.id, mention_place(recommendation, mention))


def iter_further_uses(graph: TraceGraph, wanted: Wanted, *, superseded: bool) -> Iterator[Use]:
    """Yield the wanted ids among proofs of what came after delivery and among legal bases."""
    for recommendation, _option, mention in graph.further_links:
        if wanted(mention.text) and (superseded or not recommendation.superseded):
            yield Use(mention.text, recommendation.id, mention_place(recommendation, mention))


def iter_role_uses(
    graph: TraceGraph, wanted: Wanted, *, superseded: bool, roles: tuple[str, ...] = CITING_ROLES
) -> Iterator[Use]:
    """Yield the wanted ids in roles on all pages, inside and outside of recommendations."""
    for page in graph.corpus.pages:
        for citation in page.citations:
            if citation.role in roles and wanted(citation.id):
                yield Use(citation.id, "", _id_in_role(page.path, citation))
        for recommendation in page.recommendations:
            if superseded or not recommendation.superseded:
                for citation in recommendation.citations:
                    if citation.role in roles and wanted(citation.id):
                        yield Use(citation.id, recommendation.id, _id_in_role(page.path, citation))


def iter_record_uses(graph: TraceGraph, wanted: Wanted) -> Iterator[Use]:
    """Yield the wanted ids that records name: ``contradicts``, ``derived-from`` and ``contained-in``."""
    for record in graph.corpus.evidence.values():
        if not (record.contradicts or record.derived_from or isinstance(record, Event)):
            continue
        for name, steps in iter_references(record):
            if wanted(name):
                yield Use(name, record.id, graph.corpus.spot(record.id, *steps))


def iter_successor_uses(graph: TraceGraph, wanted: Wanted) -> Iterator[Use]:
    """Yield the wanted ids in ``supersedes``."""
    for page in graph.corpus.pages:
        for recommendation in page.recommendations:
            for mention in recommendation.mentions("supersedes"):
                if wanted(mention.text):
                    yield Use(mention.text, recommendation.id, mention_place(recommendation, mention))


def _id_in_role(path: str, citation: Citation) -> Location:
    return Location(path=path, line=citation.line, column=citation.column + len(citation.role) + len("{}`"))
