"""What PRV002 finds by subtracting: from a known number, from another finding's number, and from the previous edition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from belegkette.edition import is_withdrawn
from belegkette.i18n import _
from belegkette.loaders.published import load_published_totals, previous_edition
from belegkette.model.evidence import Coding, InterviewFinding
from belegkette.model.terms import Kind
from belegkette.privacy.persons import Cell, Persons, Voices, combine, interviews_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.loaders.published import PublishedEdition


class Derivable(NamedTuple):
    """A finding by whose number too few people can be made out; `parts` are the findings subtracted from it."""

    finding: Voices
    message: str
    parts: tuple[str, ...] = ()


def iter_unknown(graph: TraceGraph, protected: list[Voices], persons: Persons) -> Iterator[Derivable]:
    """Yield where a number known from elsewhere leaves fewer than k: the people who were left out."""
    for total in load_published_totals(graph.corpus.root, graph.corpus.settings):
        whole = Cell(total.region, total.group)
        same = [(total.n - persons[whole], (whole,))] if whole in persons else []
        rests = [(one.persons, one.parts) for one in persons.rests(whole, total.n, graph.regions.around, own=False)]
        for left, parts in (*same, *rests):
            if 0 < left < graph.corpus.settings.k:
                finding = next(one for one in protected if not set(parts).isdisjoint(one.cells))
                message = _("„{title}“ nennt {n} Personen, hier stehen {known}: Die übrigen {left} sind zu erkennen.")
                known = total.n - left
                yield Derivable(finding, message.format(title=total.title, n=total.n, known=known, left=left))
                break


def iter_left_over(graph: TraceGraph, protected: list[Voices], persons: Persons) -> Iterator[Derivable]:
    """Yield findings whose number minus those of others leaves fewer than k: a group or region that nobody names."""
    for cell in persons:
        n = persons.stated[cell]
        for rest in persons.rests(cell, n, graph.regions.around, own=True) if n else ():
            if 0 < rest.persons < graph.corpus.settings.k:
                finding = next(one for one in protected if cell in one.cells and one.n == n)
                parts = tuple(one.name for one in protected if not set(rest.parts).isdisjoint(one.cells) and one.n)
                message = _(
                    "{what}: Von {n} Personen stehen {known} auch einzeln da; die übrigen {left} sind zu erkennen."
                )
                words = message.format(what=cell_words(graph, cell), n=n, known=rest.known, left=rest.persons)
                yield Derivable(finding, words, parts)


def iter_changed(graph: TraceGraph, protected: list[Voices], persons: Persons) -> Iterator[Derivable]:
    """Yield where fewer than k persons came or left since the previous edition: in a finding, or in a cell."""
    previous = previous_edition(graph.corpus.root, graph.corpus.settings)
    if previous is None:
        return
    told: set[tuple[str, str]] = set()
    numbers = {one.get("id"): one.get("n") for one in previous.evidence}
    for one in protected:
        then = numbers.get(one.name)
        if isinstance(then, int) and one.n is not None and _differs(graph, then, one.n):
            told |= {(cell.region, cell.group) for cell in one.cells}
            yield Derivable(one, _change(graph, previous, then, one.n))
    earlier = list(_voices_in(graph, previous))
    before = Persons(earlier)
    for cell in persons:
        if cell[:2] not in told and cell in before and _differs(graph, before[cell], persons[cell]):
            told.add((cell.region, cell.group))
            old = {one.name for one in earlier if cell in one.cells}
            held = [one for one in protected if cell in one.cells]
            finding = next((one for one in held if one.name not in old), held[0])
            yield Derivable(finding, _change(graph, previous, before[cell], persons[cell], cell))


def _differs(graph: TraceGraph, then: int, now: int) -> bool:
    return 0 < abs(now - then) < graph.corpus.settings.k


def _change(graph: TraceGraph, previous: PublishedEdition, then: int, now: int, cell: Cell | None = None) -> str:
    message = _("Aus {then} Personen in „{edition}“ sind {now} geworden: Der Unterschied lässt Einzelne erkennen.")
    words = message.format(then=then, edition=previous.name, now=now)
    return words if cell is None else f"{cell_words(graph, cell)}: {words}"


def _voices_in(graph: TraceGraph, previous: PublishedEdition) -> Iterator[Voices]:
    """Yield the findings of an earlier edition with the interviews that stand behind them today.

    Whoever took back their consent has to leave and is not counted before either: the rule must not hold them fast.
    """
    for entry in previous.evidence:
        if entry.get("kind") != Kind.INTERVIEW_FINDING or entry.get("sources"):
            continue
        name, n = str(entry.get("id")), entry.get("n")
        record = graph.corpus.evidence.get(name)
        if record is not None and is_withdrawn(record):
            continue
        known = interviews_of(graph, record) if isinstance(record, InterviewFinding) else frozenset()
        regions, groups, codes = (_words_of(entry.get(key)) for key in ("region", "group", "codes"))
        cells = combine(regions, groups, str(entry.get("factor") or ""), codes)
        yield Voices(name, cells, n if isinstance(n, int) else None, known or frozenset({f"? {name}"}))


def _words_of(value: Any) -> tuple[str, ...]:  # noqa: ANN401 - what an exported file holds
    return tuple(map(str, value)) if isinstance(value, list) else (str(value),) if value else ()


def interviews_of(graph: TraceGraph, record: InterviewFinding) -> frozenset[str]:
    """Return the interviews of a finding, its own and those of the codings and findings it is derived from."""
    found = set(interviews_in(record.interview or ""))
    if record.derived_from:
        chain = map(graph.corpus.evidence.get, graph.derivation_closure(frozenset({record.id})))
        held = (one.interview or "" for one in chain if isinstance(one, InterviewFinding | Coding))
        found.update(*map(interviews_in, held))
    return frozenset(found)


def cell_words(graph: TraceGraph, cell: Cell) -> str:
    """Return a combination in the project's words."""
    words = graph.corpus.vocabulary
    names = [
        words.regions[cell.region].name if words and cell.region in words.regions else cell.region,
        words.groups[cell.group].name if words and cell.group in words.groups else cell.group,
        cell.factor,
        cell.code,
    ]
    return " × ".join(filter(None, names)) or _("ohne Region und Gruppe")
