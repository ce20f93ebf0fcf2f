"""REV: what was decided by whom.

The ledger cannot record a decision yet, so nothing counts as reviewed: a release is refused rather than waved through.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.rules.base import found_elsewhere, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph


@rule("REV001", "unreviewed", "- W E")
def unreviewed(graph: TraceGraph) -> Iterator[Problem]:
    """Niemand hat die Empfehlung und ihre Belege geprüft und angenommen.

    Warum:
    Eine Ausgabe, die das Haus verlässt, steht für das, was andere Menschen gesehen und für tragfähig befunden haben. Das
    Prüfbuch „recommendations/reviews.yaml“ hält fest, wer das war.

    Beispiel:
    Eine Empfehlung ist geschrieben und verknüpft, aber im Prüfbuch steht noch nichts zu ihr.

    Stattdessen:
    Die Empfehlung prüfen lassen. Bis das Prüfbuch Einträge annimmt, bleiben alle Ausgaben Entwürfe.
    """
    for recommendation in graph.corpus.recommendations.values():
        if not recommendation.superseded:
            yield Problem(
                code="REV001",
                place=Location(path=recommendation.path, line=recommendation.line, column=recommendation.column),
                message=_("„{id}“ ist noch von niemandem geprüft und angenommen.").format(id=recommendation.id),
                hint=_("Vor einer Freigabe prüfen lassen; als Entwurf kann die Ausgabe schon gebaut werden."),
                subject=recommendation.id,
            )


EXPIRED_WAIVER = found_elsewhere(
    "REV004",
    "expired-waiver",
    "W W E",
    """Eine Ausnahme ist abgelaufen.

    Warum:
    Eine Ausnahme heißt: Wir leben eine Zeit lang mit diesem Mangel und entscheiden dann neu. Ist der Tag vorbei, gilt sie
    nicht mehr, und der Mangel wird wieder gemeldet.

    Beispiel:
    Stichtag ist der 22. November 2026.

        :waive: EVD001 bis 2026-06-30: Die zweite Studie erscheint im Frühjahr.

    Stattdessen:
    Den Mangel beheben und die Zeile löschen, oder neu entscheiden.

        :waive: EVD001 bis 2027-06-30: Die zweite Studie erscheint nun im Frühjahr 2027.
    """,
)
