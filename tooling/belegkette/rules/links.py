"""LNK001, 004, 006, 010: links whose end is missing, of the wrong sort or withdrawn, at every place they stand."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.model.terms import RecordStatus
from belegkette.rules.base import rule
from belegkette.rules.uses import (
    Use,
    iter_further_uses,
    iter_option_uses,
    iter_record_uses,
    iter_role_uses,
    iter_successor_uses,
)
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.rules.uses import Wanted

_TO_RECOMMENDATIONS = ("recommendation",)


@rule("LNK001", "unknown-evidence", "E E E")
def unknown_evidence(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Verweis nennt einen Beleg, den es nicht gibt.

    Warum:
    Wer dem Verweis folgt, findet nichts; die Aussage steht dann ohne Beleg da. Gemeldet wird jede Stelle: in den Optionen
    einer Empfehlung, im Text und in anderen Belegen. Unter `legal-basis` dürfen auch Worte stehen; gemeldet wird dort nur,
    was beginnt und endet wie die Kennung eines vorhandenen Belegs und höchstens am Ende eine andere Zahl hat.

    Beispiel:
    Es gibt BSP-06 und BSP-07, aber kein BSP-60.

        :evidence: BSP-60, BSP-07

    Stattdessen:

        :evidence: BSP-06, BSP-07

    Fehlt der Beleg noch, legt „belegkette new“ ihn an.
    """
    corpus = graph.corpus

    def is_unknown(name: str) -> bool:
        return name not in corpus.evidence and name not in corpus.recommendations and name not in corpus.declared

    for use in _evidence_uses(graph, is_unknown):
        yield Problem(
            code="LNK001",
            place=use.place,
            message=_("Beleg „{id}“ gibt es nicht.").format(id=use.name),
            hint=did_you_mean(
                use.name,
                graph.words("evidence"),
                otherwise=_("Die Kennung prüfen oder den Beleg mit „belegkette new“ anlegen."),
            ),
            subject=use.subject,
        )


@rule("LNK004", "wrong-endpoint", "E E E")
def wrong_endpoint(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Verweis auf einen Beleg nennt eine Empfehlung, oder umgekehrt.

    Warum:
    Eine Empfehlung kann keine andere belegen; sonst stützen sich Forderungen gegenseitig.

    Beispiel:

        :evidence: BSP-06, HE-92

    Stattdessen:

        :evidence: BSP-06

    Auf andere Empfehlungen verweist der Text: {recommendation}`HE-92`.
    """
    corpus = graph.corpus
    for use in _evidence_uses(graph, lambda name: name in corpus.recommendations):
        yield Problem(
            code="LNK004",
            place=use.place,
            message=_("„{id}“ ist eine Empfehlung; hier wird ein Beleg erwartet.").format(id=use.name),
            hint=_("Im Text mit „{{recommendation}}`{id}`“ auf die Empfehlung verweisen.").format(id=use.name),
            subject=use.subject,
            related=((corpus.place(use.name), _("die Empfehlung")),),
        )
    for use in _recommendation_uses(graph, lambda name: name in corpus.evidence):
        yield Problem(
            code="LNK004",
            place=use.place,
            message=_("„{id}“ ist ein Beleg; hier wird eine Empfehlung erwartet.").format(id=use.name),
            hint=_("Im Text mit „{{evidence}}`{id}`“ auf den Beleg verweisen.").format(id=use.name),
            subject=use.subject,
            related=((corpus.place(use.name), _("der Beleg")),),
        )


@rule("LNK006", "withdrawn-target", "W E E")
def withdrawn_target(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Verweis nennt einen Beleg, der zurückgezogen ist.

    Warum:
    Ein zurückgezogener Beleg trägt nichts mehr: weil er falsch war oder weil die Einwilligung widerrufen wurde. Er bleibt
    in der Ablage, damit die Entscheidung sichtbar ist.

    Beispiel:
    BSP-12 hat `status: withdrawn`.

        :evidence: BSP-06, BSP-12

    Stattdessen:

        :evidence: BSP-06, BSP-13
    """
    evidence = graph.corpus.evidence
    withdrawn = {record.id for record in evidence.values() if record.status is RecordStatus.WITHDRAWN}
    if not withdrawn:
        return
    uses = chain(
        iter_option_uses(graph, withdrawn.__contains__, superseded=False),
        iter_further_uses(graph, withdrawn.__contains__, superseded=False),
        iter_role_uses(graph, withdrawn.__contains__, superseded=False),
    )
    for use in uses:
        yield Problem(
            code="LNK006",
            place=use.place,
            message=_("Beleg „{id}“ ist zurückgezogen.").format(id=use.name),
            hint=_("Einen anderen Beleg nennen oder den Verweis entfernen."),
            subject=use.subject,
            related=((graph.corpus.spot(use.name, "status"), _("hier zurückgezogen")),),
        )


@rule("LNK010", "unknown-recommendation", "E E E")
def unknown_recommendation(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Verweis nennt eine Empfehlung, die es nicht gibt.

    Warum:
    Der Verweis führt in der fertigen Ausgabe ins Leere, oder eine Empfehlung scheint eine andere zu ersetzen, die nie
    veröffentlicht war.

    Beispiel:
    Es gibt HE-92, aber kein HE-90.

        Mehr dazu in {recommendation}`HE-90`.

    Stattdessen:

        Mehr dazu in {recommendation}`HE-92`.
    """
    corpus = graph.corpus

    def is_unknown(name: str) -> bool:
        return name not in corpus.recommendations and name not in corpus.evidence and name not in corpus.declared

    for use in _recommendation_uses(graph, is_unknown):
        yield Problem(
            code="LNK010",
            place=use.place,
            message=_("Empfehlung „{id}“ gibt es nicht.").format(id=use.name),
            hint=did_you_mean(use.name, graph.words("recommendations"), otherwise=_("Die Kennung prüfen.")),
            subject=use.subject,
        )


def _evidence_uses(graph: TraceGraph, wanted: Wanted) -> Iterator[Use]:
    yield from iter_option_uses(graph, wanted, superseded=True)
    yield from iter_further_uses(graph, wanted, superseded=True)
    yield from iter_role_uses(graph, wanted, superseded=True)
    yield from iter_record_uses(graph, wanted)


def _recommendation_uses(graph: TraceGraph, wanted: Wanted) -> Iterator[Use]:
    yield from iter_role_uses(graph, wanted, superseded=True, roles=_TO_RECOMMENDATIONS)
    yield from iter_successor_uses(graph, wanted)
