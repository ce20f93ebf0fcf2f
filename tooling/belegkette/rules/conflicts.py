"""EVD008, 009: evidence that says otherwise must be visible and answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.model.recommendation import CITING_ROLES
from belegkette.rules.base import rule
from belegkette.rules.uses import mention_place, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph


@rule("EVD008", "unanswered-counter-evidence", "N W E")
def unanswered_counter_evidence(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung nennt Belege gegen sich, antwortet aber nicht darauf.

    Warum:
    Wer einen Einwand nennt und stehen lässt, überzeugt niemanden. Ein Satz reicht: warum die Empfehlung trotzdem gilt oder
    wie sie dem Einwand Rechnung trägt.

    Beispiel:

        :contradicted-by: BSP-41

    Stattdessen:

        :contradicted-by: BSP-41
        :counter-response: Die Einwände betreffen Stadtstaaten; in Flächenkreisen sind die Wege länger.
    """
    for recommendation, _support, _whole, _sources in graph.supported:
        against = recommendation.mentions("contradicted-by")
        faulty = recommendation.faulty & {"contradicted-by", "counter-response"}
        if against and not faulty and not recommendation.text("counter-response"):
            yield Problem(
                code="EVD008",
                place=mention_place(recommendation, against[0]),
                message=_("Empfehlung „{id}“ antwortet nicht auf „{other}“, der ihr widerspricht.").format(
                    id=title_of(recommendation), other=against[0].text
                ),
                hint=_("Mit „:counter-response: …“ antworten."),
                subject=recommendation.id,
            )


@rule("EVD009", "hidden-conflict", "W W E")
def hidden_conflict(graph: TraceGraph) -> Iterator[Problem]:
    """Einem Beleg der Empfehlung widerspricht ein anderer, der bei ihr nirgends vorkommt.

    Warum:
    Der Widerspruch ist bekannt, denn er steht in den Belegen. Wer nur eine Seite nennt, verschweigt die andere.

    Beispiel:
    Bei BSP-ZAHL-1 steht `contradicts: [BSP-ZAHL-2]`.

        :evidence: BSP-ZAHL-1

    Stattdessen:

        :evidence: BSP-ZAHL-1
        :qualified-by: BSP-ZAHL-2

    Ist der Widerspruch geklärt, steht beim Beleg, wie:

        contradicts:
          - id: BSP-ZAHL-2
            resolved: Die kleinere Zahl zählt nur den LWV, die größere alle Träger.
    """
    conflicts = graph.conflicts
    if not conflicts:
        return
    for recommendation, support, _whole, _sources in graph.supported:
        named = {mention.text for _option, mention in recommendation.links()}
        named |= {citation.id for citation in recommendation.citations if citation.role in CITING_ROLES}
        for mention, record in support:
            for other in conflicts.get(record.id, ()):
                if other not in named and not recommendation.faulty & {"qualified-by", "contradicted-by"}:
                    yield Problem(
                        code="EVD009",
                        place=mention_place(recommendation, mention),
                        message=_("Beleg „{other}“ widerspricht „{id}“ und kommt hier nicht vor.").format(
                            other=other, id=record.id
                        ),
                        hint=_("Unter „qualified-by“ oder „contradicted-by“ nennen oder den Widerspruch klären."),
                        subject=recommendation.id,
                        related=((graph.corpus.spot(other, "id"), _("der andere Beleg")),),
                    )
