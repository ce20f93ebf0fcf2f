"""What is wrong with single entries of the ledger, seen from today's corpus: parts of SRC005 and SRC006."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.ledger.state import book_of
from belegkette.model.ledger import EASY
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.loaders.ledger import LoadedDecision


def decisions_ahead(graph: TraceGraph) -> Iterator[Problem]:
    """Yield the decisions that somebody will only make in the future."""
    for entry in graph.corpus.ledger.decisions:
        first = entry.decision.date.first
        if first is not None and first > graph.day:
            yield Problem(
                code="SRC005",
                place=entry.spot("date"),
                message=_("„date“: {date} liegt nach dem Stichtag {day}.").format(
                    date=entry.decision.date, day=graph.day.isoformat()
                ),
                hint=_("Den Tag der Entscheidung berichtigen; im Voraus kann niemand prüfen."),
            )


def unknown_subjects(graph: TraceGraph) -> Iterator[Problem]:
    """Yield the decisions about what does not exist (any more), or is of the wrong sort."""
    book = book_of(graph)
    corpus = graph.corpus
    for entry in corpus.ledger.decisions:
        if book.resolve(entry.names) is not None or set(entry.names) & corpus.declared:
            continue
        if entry.names[1:] == (EASY,) and entry.names[0] in corpus.recommendations:
            yield Problem(
                code="SRC006",
                place=entry.spot("subject"),
                message=_("Prüfbuch: „{id}“ hat keinen leicht lesbaren Text (mehr).").format(id=entry.names[0]),
                hint=_("Den Block „easy-language“ wieder in die Empfehlung setzen oder den Eintrag löschen."),
            )
            continue
        missing = [name for name in entry.names if name not in corpus.evidence and name not in corpus.recommendations]
        yield Problem(
            code="SRC006",
            place=entry.spot("subject"),
            message=_("Prüfbuch: „{id}“ gibt es nicht (mehr).").format(id=missing[0])
            if missing
            else _("Prüfbuch: „{subject}“ verbindet nicht Empfehlung und Beleg.").format(
                subject=entry.decision.subject
            ),
            hint=_("Umbenannt? „belegkette rename“ zieht das Prüfbuch mit. Gelöscht? Dann den Eintrag löschen.")
            if missing
            else _("Links steht die Kennung der Empfehlung, rechts die des Belegs."),
        )


def unknown_reviewers(graph: TraceGraph) -> Iterator[Problem]:
    """Yield the decisions of reviewers whom the file of reviewers does not name; without the file nobody is checked."""
    known = graph.corpus.ledger.reviewers
    if known is None:
        return
    for entry in graph.corpus.ledger.decisions:
        if entry.decision.reviewer not in known:
            yield _unknown_reviewer(entry, known)


def _unknown_reviewer(entry: LoadedDecision, known: frozenset[str]) -> Problem:
    return Problem(
        code="SRC006",
        place=entry.spot("reviewer"),
        message=_("Prüfbuch: Das Kürzel „{key}“ gehört niemandem.").format(key=entry.decision.reviewer),
        hint=did_you_mean(
            entry.decision.reviewer, known, otherwise=_("Bekannt sind: {known}.").format(known=", ".join(sorted(known)))
        ),
    )
