"""What rests on a record: who would have to be asked again if it fell. It follows derivations and containment upwards."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from belegkette.model.evidence import Event
from belegkette.places import natural_key

if TYPE_CHECKING:
    from belegkette.graph import TraceGraph


class Resting(NamedTuple):
    """A recommendation that rests on the record: by which option, and the records from the named one down to it."""

    recommendation: str
    option: str
    path: tuple[str, ...]


class Cited(NamedTuple):
    """A page that cites a record in its running text: within a recommendation, or outside (then that is empty)."""

    page: str
    line: int
    recommendation: str
    path: tuple[str, ...]


class Impact(NamedTuple):
    """Everything that rests on one id. `records` are reached through derivation; each `path` ends with the id."""

    id: str
    resting: tuple[Resting, ...]
    records: tuple[tuple[str, ...], ...]
    cited: tuple[Cited, ...]
    successors: tuple[str, ...]

    @property
    def recommendations(self) -> tuple[str, ...]:
        """The recommendations concerned, each once, those that only cite it included."""
        found = {one.recommendation for one in self.resting} | {one.recommendation for one in self.cited}
        return tuple(sorted(found - {""}, key=natural_key))


def impact_of(graph: TraceGraph, name: str) -> Impact:
    """Return what rests on a record or recommendation that exists; the shortest path to each record counts."""
    paths = _paths(graph, name)
    resting = [
        Resting(link.recommendation, link.option, path)
        for reached, path in paths.items()
        for link in graph.backlinks.get(reached, ())
    ]
    cited = [
        Cited(page.path, citation.line, owner, paths[citation.id])
        for page in graph.corpus.pages
        for owner, citations in (
            ("", page.citations),
            *((recommendation.id, recommendation.citations) for recommendation in page.recommendations),
        )
        for citation in citations
        if citation.id in paths
    ]
    successors = [one.id for one in graph.corpus.recommendations.values() if name in one.ids("supersedes")]
    return Impact(
        id=name,
        resting=tuple(sorted(resting, key=lambda one: (len(one.path), natural_key(one.recommendation), one.option))),
        records=tuple(sorted((path for path in paths.values() if len(path) > 1), key=_path_key)),
        cited=tuple(sorted(cited)),
        successors=tuple(sorted(successors, key=natural_key)),
    )


def _path_key(path: tuple[str, ...]) -> tuple[object, ...]:
    return (len(path), *map(natural_key, path))


def _paths(graph: TraceGraph, name: str) -> dict[str, tuple[str, ...]]:
    """Return the shortest path down to an id from everything that is derived from it or contains it."""
    containing: dict[str, list[str]] = {}
    for record in graph.corpus.evidence.values():
        if isinstance(record, Event) and record.contained_in:
            containing.setdefault(record.id, []).append(record.contained_in)
    paths: dict[str, tuple[str, ...]] = {name: (name,)}
    waiting = [name]
    for one in waiting:
        for other in sorted((*graph.derived_into.get(one, ()), *containing.get(one, ())), key=natural_key):
            if other not in paths:
                paths[other] = (other, *paths[one])
                waiting.append(other)
    return paths
