"""PRV002: too few people behind something that is published, or behind what can be worked out from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.edition import is_public, is_withdrawn
from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.evidence import InterviewFinding
from belegkette.privacy.persons import Persons, Voices, combine
from belegkette.rules.base import rule
from belegkette.rules.cell_arithmetic import cell_words, interviews_of, iter_changed, iter_left_over, iter_unknown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.rules.cell_arithmetic import Derivable


@rule("PRV002", "small-cell", "N W E")
def small_cell(graph: TraceGraph) -> Iterator[Problem]:
    """Hinter einem veröffentlichten Befund stehen so wenige Menschen, dass man sie erkennen kann.

    Warum:
    „Ein Fachdienst im Lahn-Dill-Kreis sagt …“: Wer sich auskennt, weiß, wer das ist. Deshalb muss jede Verbindung von
    Region und Gruppe, auch mit Faktor und Code, auf mindestens drei Personen beruhen (Einstellung „k“). Gezählt werden
    Befunde mit „interview“ und ohne „sources“: Was anderswo schon veröffentlicht ist, ist ausgenommen. Gemeldet wird auch,
    was sich durch Abziehen erkennen lässt: die Teile von einem Ganzen, das ein anderer Befund oder eine bekannte Zahl
    nennt („published-totals“), und die vorige Ausgabe („previous“) von dieser.

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
    persons = Persons(protected)
    k = graph.corpus.settings.k
    reported = set()
    for one in protected:
        small = next((cell for cell in one.cells if persons[cell] < k), None)
        if small is not None:
            reported.add(one.name)
            message = _("{what}: Dahinter stehen nur {count} von mindestens {k} Personen.")
            yield _problem(graph, one, message.format(what=cell_words(graph, small), count=persons[small], k=k))
    for derivable in iter_unknown(graph, protected, persons):
        yield _problem(graph, derivable.finding, derivable.message, derivable.parts)
    for derivable in _derivable(graph, protected, persons):
        if derivable.finding.name not in reported:
            reported.add(derivable.finding.name)
            yield _problem(graph, derivable.finding, derivable.message, derivable.parts)


def _derivable(graph: TraceGraph, protected: list[Voices], persons: Persons) -> Iterator[Derivable]:
    yield from iter_left_over(graph, protected, persons)
    yield from iter_changed(graph, protected, persons)


def _protected(graph: TraceGraph) -> Iterator[Voices]:
    """Yield the public findings whose people must not be recognised."""
    root = graph.corpus.settings.internal_root
    for record in graph.corpus.evidence.values():
        if isinstance(record, InterviewFinding) and not record.sources and is_public(graph.corpus, record, root):
            interviews = interviews_of(graph, record)
            if interviews and not is_withdrawn(record):
                regions, groups, codes = map(one_or_many, (record.region, record.group, record.codes))
                cells = combine(regions, groups, str(record.factor or ""), codes)
                yield Voices(record.id, cells, record.n, interviews)


def _problem(graph: TraceGraph, one: Voices, message: str, parts: tuple[str, ...] = ()) -> Problem:
    return Problem(
        code="PRV002",
        place=graph.corpus.spot(one.name, "id"),
        message=message,
        hint=_("Region oder Gruppe gröber angeben, Befunde zusammenfassen oder „visibility: internal“ setzen."),
        subject=one.name,
        related=tuple((graph.corpus.spot(name, "id"), _("davon abgezogen")) for name in parts),
    )
