"""REC002, 003, 006–008: what a recommendation has to say besides its demand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.model.terms import LEVELS, Level, Strength
from belegkette.rules.base import rule
from belegkette.rules.uses import opening, option_place, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import Support, TraceGraph

_TOO_LOW = {
    Strength.SOLL: (Level.LOW, Level.VERY_LOW),
    Strength.SOLL_NICHT: (Level.LOW, Level.VERY_LOW),
    Strength.SOLLTE: (Level.VERY_LOW,),
    Strength.SOLLTE_NICHT: (Level.VERY_LOW,),
    Strength.KANN: (),
}
_READ_BY_REC003 = frozenset({"strength", "confidence", "discordance"})


@rule("REC002", "missing-addressee", "N W E")
def missing_addressee(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung sagt nicht, an wen sie sich richtet.

    Warum:
    Was an alle gerichtet ist, tut niemand. Erst mit einem Adressaten lässt sich nachfragen, was daraus geworden ist.

    Beispiel:

        :id: HE-91
        :strength: soll

    Stattdessen:

        :id: HE-91
        :strength: soll
        :addressee: HMSI, LWV
    """
    yield from _absent(
        graph,
        "REC002",
        "addressee",
        _("Empfehlung „{id}“ nennt keinen Adressaten."),
        _("Mit „:addressee: …“ sagen, wer handeln soll."),
    )


@rule("REC003", "unjustified-discordance", "N W E")
def unjustified_discordance(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung spricht stärker, als ihre Belege es tragen.

    Warum:
    Ein „soll“ auf schwachen Belegen kann richtig sein, zum Beispiel wenn Rechte auf dem Spiel stehen. Dann muss der Grund
    dastehen. „Soll“ braucht mindestens mittleres Vertrauen (`moderate`), „sollte“ mehr als sehr geringes (`very-low`).
    Wer unter `confidence` mehr angibt, als sich aus den Belegen ergibt, begründet das ebenfalls. Aus den Belegen ergibt
    sich das höchste Vertrauen, das zwei Belege aus verschiedenen Quellen erreichen; bei nur einer Quelle eine Stufe weniger.

    Beispiel:
    Beide Belege haben geringes Vertrauen (`low`).

        :strength: soll
        :evidence: BSP-31, BSP-32

    Stattdessen:

        :strength: sollte
        :evidence: BSP-31, BSP-32

    Oder:

        :discordance: Es geht um ein verbrieftes Recht; weitere Belege sind nicht zu erwarten.
    """
    for recommendation, support, whole, _sources in graph.supported:
        strength, stated = recommendation.strength, recommendation.confidence
        silent = recommendation.text("discordance") or recommendation.faulty & _READ_BY_REC003
        if not whole or strength is None or silent or not (_TOO_LOW[strength] or stated):
            continue
        derived, decisive = graph.confidence_of(support)
        level = stated or derived
        if level in _TOO_LOW[strength]:
            option = "strength"
            message = _("„{strength}“ ist zu stark: Das Vertrauen in die Belege von „{id}“ ist „{level}“.").format(
                strength=strength, id=title_of(recommendation), level=level
            )
        elif stated and derived and LEVELS.index(stated) > LEVELS.index(derived):
            option = "confidence"
            message = _("„{stated}“ ist mehr, als die Belege von „{id}“ ergeben („{derived}“).").format(
                stated=stated, id=title_of(recommendation), derived=derived
            )
        else:
            continue
        if not _knows_sources(graph, support):
            continue
        yield Problem(
            code="REC003",
            place=option_place(recommendation, option),
            message=message,
            hint=_("Schwächer formulieren, stärkere Belege nennen oder mit „:discordance: …“ begründen."),
            subject=recommendation.id,
            related=((graph.corpus.spot(decisive, "confidence"), _("dieser Beleg begrenzt das Vertrauen")),)
            if (decisive and level is not stated) or option == "confidence"
            else (),
        )


def _knows_sources(graph: TraceGraph, support: Support) -> bool:
    return all(graph.knows_sources_of(record.id) for _mention, record in support)


@rule("REC006", "missing-successor", "W W E")
def missing_successor(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung gilt als ersetzt, aber keine andere ersetzt sie.

    Warum:
    Wer die alte Fassung findet, sucht die neue. Soll es keine geben, ist die Empfehlung zurückgezogen und gehört gelöscht;
    das Änderungsverzeichnis nennt sie dann.

    Beispiel:

        :id: HE-93
        :status: superseded

    Stattdessen:
    Bei der neuen Empfehlung die alte nennen.

        :id: HE-94
        :supersedes: HE-93
    """
    corpus = graph.corpus
    everything = [recommendation for page in corpus.pages for recommendation in page.recommendations]
    replaced = {name for recommendation in everything for name in recommendation.ids("supersedes")}
    for recommendation in everything:
        name = recommendation.id
        if recommendation.superseded and name and name not in replaced and name not in corpus.unread:
            yield Problem(
                code="REC006",
                place=option_place(recommendation, "status"),
                message=_("Empfehlung „{id}“ gilt als ersetzt, aber keine andere ersetzt sie.").format(id=name),
                hint=_("Bei der neuen Empfehlung „:supersedes: {id}“ ergänzen.").format(id=name),
                subject=name,
            )


@rule("REC007", "missing-indicator", "N W E*")
def missing_indicator(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung sagt nicht, woran man ihre Umsetzung erkennt.

    Warum:
    Ohne ein Merkmal, das sich zählen oder feststellen lässt, bleibt nach drei Jahren strittig, ob etwas geschehen ist.

    Beispiel:

        :id: HE-91
        :horizon: 2027

    Stattdessen:

        :id: HE-91
        :horizon: 2027
        :indicator: Zahl der Kreise mit benannter Stelle
    """
    yield from _absent(
        graph,
        "REC007",
        "indicator",
        _("Empfehlung „{id}“ nennt kein Merkmal für ihre Umsetzung."),
        _("Mit „:indicator: …“ sagen, woran man sie erkennt."),
    )


@rule("REC008", "missing-horizon", "N W E*")
def missing_horizon(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung sagt nicht, bis wann sie umgesetzt sein soll.

    Warum:
    Ohne Zeitangabe lässt sich nicht sagen, wann nachgefragt werden darf.

    Beispiel:

        :id: HE-91
        :indicator: Zahl der Kreise mit benannter Stelle

    Stattdessen:

        :id: HE-91
        :indicator: Zahl der Kreise mit benannter Stelle
        :horizon: 2027
    """
    yield from _absent(
        graph,
        "REC008",
        "horizon",
        _("Empfehlung „{id}“ nennt keinen Zeitpunkt."),
        _("Mit „:horizon: …“ sagen, bis wann sie umgesetzt sein soll."),
    )


def _absent(graph: TraceGraph, code: str, option: str, message: str, hint: str) -> Iterator[Problem]:
    for recommendation in graph.recommendations:
        if not recommendation.text(option) and option not in recommendation.faulty:
            yield Problem(
                code=code,
                place=opening(recommendation),
                message=message.format(id=title_of(recommendation)),
                hint=hint,
                subject=recommendation.id,
            )
