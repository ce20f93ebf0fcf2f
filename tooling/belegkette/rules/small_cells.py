"""PRV002: too few people behind something that is published.

*Persons of a cell*: every interview counts as one, or as the largest ``n`` of its findings in the cell; never fewer than
the largest ``n`` of a single finding. The interviews of a finding are its own and those of the codings it is derived from.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from belegkette.diagnostics import Problem
from belegkette.edition import is_public, is_withdrawn
from belegkette.i18n import _
from belegkette.loaders.published import load_published_totals, previous_edition
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Coding, InterviewFinding
from belegkette.rules.base import rule

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.graph import TraceGraph
    from belegkette.loaders.published import PublishedTotal


class Cell(NamedTuple):
    """A combination of what a reader knows of people; an empty part is not part of it."""

    region: str = ""
    group: str = ""
    factor: str = ""
    code: str = ""


class Protected(NamedTuple):
    """A public finding whose people must not be recognised, and its interviews."""

    record: InterviewFinding
    interviews: frozenset[str]


@rule("PRV002", "small-cell", "N W E")
def small_cell(graph: TraceGraph) -> Iterator[Problem]:
    """Hinter einem veröffentlichten Befund stehen so wenige Menschen, dass man sie erkennen kann.

    Warum:
    „Ein Fachdienst im Lahn-Dill-Kreis sagt …“: Wer sich auskennt, weiß, wer das ist. Deshalb muss jede Verbindung von
    Region und Gruppe, auch mit Faktor und Code, auf mindestens drei Personen beruhen (Einstellung „k“). Gezählt werden
    Befunde mit „interview“ und ohne „sources“: Was anderswo schon veröffentlicht ist, ist ausgenommen. Gemeldet wird auch,
    was sich durch Abziehen erkennen lässt: von der vorigen Ausgabe („previous“) und von bekannten Zahlen
    („published-totals“).

    Beispiel:

        id: LDK-07.1
        region: LDK
        group: ifd
        interview: LDK-07

    Stattdessen:

        id: LDK-07.1
        region: DE-HE
        group: [ifd, fbi]
        interview: LDK-07
        n: 6
    """
    protected = list(_protected(graph))
    if not protected:
        return
    persons = count_persons(protected)
    reported: set[str] = set()
    for record, _interviews in protected:
        found = _smallest_failing(record, persons, graph.corpus.settings.k)
        if found is not None:
            reported.add(record.id)
            yield _problem(graph, record, _message(graph, *found))
    rest = [one for one in protected if one.record.id not in reported]
    yield from _against_totals(graph, protected, persons)
    yield from _against_previous(graph, rest)


def count_persons(protected: Iterable[Protected]) -> dict[Cell, int]:
    """Return on how many persons every combination rests, at least."""
    weights: dict[Cell, dict[str, int]] = defaultdict(dict)
    largest: dict[Cell, int] = defaultdict(int)
    for record, interviews in protected:
        for cell in cells_of(record):
            alone = record.n or 1 if len(interviews) == 1 else 1
            for interview in interviews:
                weights[cell][interview] = max(alone, weights[cell].get(interview, 0))
            largest[cell] = max(largest[cell], record.n or 0)
    return {cell: max(sum(weights[cell].values()), largest[cell]) for cell in weights}


def cells_of(record: InterviewFinding) -> tuple[Cell, ...]:
    """Return the combinations to which a finding belongs, the coarsest first."""
    regions = one_or_many(record.region) or ("",)
    groups = one_or_many(record.group) or ("",)
    codes = one_or_many(record.codes)
    factor = str(record.factor or "")
    found = [Cell(region, group) for region in regions for group in groups]
    base = tuple(found)
    if factor:
        found += [cell._replace(factor=factor) for cell in base]
    found += [cell._replace(code=code) for cell in base for code in codes]
    if factor:
        found += [cell._replace(factor=factor, code=code) for cell in base for code in codes]
    return tuple(found)


def _protected(graph: TraceGraph) -> Iterator[Protected]:
    root = graph.corpus.settings.internal_root
    for record in graph.corpus.evidence.values():
        if isinstance(record, InterviewFinding) and not record.sources and is_public(graph.corpus, record, root):
            interviews = _interviews(graph, record)
            if interviews and not is_withdrawn(record):
                yield Protected(record, interviews)


def _interviews(graph: TraceGraph, record: InterviewFinding) -> frozenset[str]:
    found = {record.interview} if record.interview else set()
    if record.derived_from:
        chain = map(graph.corpus.evidence.get, graph.derivation_closure(frozenset({record.id})))
        found |= {one.interview for one in chain if isinstance(one, Coding) and one.interview}
    return frozenset(found)


def _smallest_failing(record: InterviewFinding, persons: dict[Cell, int], k: int) -> tuple[Cell, int] | None:
    """Return the coarsest combination that rests on too few persons: the others follow from it."""
    return next(((cell, persons[cell]) for cell in cells_of(record) if persons[cell] < k), None)


def _message(graph: TraceGraph, cell: Cell, count: int) -> str:
    words = graph.corpus.vocabulary
    names = [
        words.regions[cell.region].name if words and cell.region in words.regions else cell.region,
        words.groups[cell.group].name if words and cell.group in words.groups else cell.group,
        cell.factor,
        cell.code,
    ]
    what = " × ".join(filter(None, names)) or _("ohne Region und Gruppe")
    return _("{what}: Dahinter stehen nur {count} von mindestens {k} Personen.").format(
        what=what, count=count, k=graph.corpus.settings.k
    )


def _problem(graph: TraceGraph, record: InterviewFinding, message: str) -> Problem:
    return Problem(
        code="PRV002",
        place=graph.corpus.spot(record.id, "id"),
        message=message,
        hint=_("Region oder Gruppe gröber angeben, Befunde zusammenfassen oder „visibility: internal“ setzen."),
        subject=record.id,
    )


def _against_totals(graph: TraceGraph, protected: list[Protected], persons: dict[Cell, int]) -> Iterator[Problem]:
    """Yield where a known number minus the published groups leaves fewer than k: the group that was left out."""
    k = graph.corpus.settings.k
    for total in load_published_totals(graph.corpus.root, graph.corpus.settings):
        parts = {cell: count for cell, count in persons.items() if _is_part(cell, total)}
        left = total.n - sum(parts.values())
        if parts and 0 < left < k:
            record = next(one.record for one in protected if not parts.keys().isdisjoint(cells_of(one.record)))
            message = _("„{title}“ nennt {n} Personen, hier stehen {known}: Die übrigen {left} sind zu erkennen.")
            yield _problem(graph, record, message.format(title=total.title, n=total.n, known=total.n - left, left=left))


def _is_part(cell: Cell, total: PublishedTotal) -> bool:
    if cell.factor or cell.code:
        return False
    return (not total.region or cell.region == total.region) and (not total.group or cell.group == total.group)


def _against_previous(graph: TraceGraph, protected: list[Protected]) -> Iterator[Problem]:
    """Yield findings whose number of persons moved by fewer than k since the previous edition: those who came or left."""
    previous = previous_edition(graph.corpus.root, graph.corpus.settings)
    if previous is None:
        return
    before = {one.get("id"): one.get("n") for one in previous.evidence}
    for record, _interviews_of in protected:
        then, now = before.get(record.id), record.n
        if isinstance(then, int) and now is not None and 0 < abs(now - then) < graph.corpus.settings.k:
            message = _(
                "Aus {then} Personen in „{edition}“ sind {now} geworden: Der Unterschied lässt Einzelne erkennen."
            )
            yield _problem(graph, record, message.format(then=then, edition=previous.name, now=now))
