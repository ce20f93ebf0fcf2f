"""LNK002, 003, 005, 007–009: holes, circles and repetitions in the chain between recommendations and evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Place, Problem
from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.evidence import INTERNAL_KINDS, Record
from belegkette.model.recommendation import CITING_ROLES, FURTHER_OPTIONS, Mention
from belegkette.model.terms import RecordStatus, Visibility
from belegkette.rules.base import rule
from belegkette.rules.cycles import iter_cycles
from belegkette.rules.uses import mention_place, option_place, role_place, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Recommendation

_MOST_SHOWN = 10


@rule("LNK002", "no-evidence", "W E E")
def no_evidence(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung nennt keinen Beleg.

    Warum:
    Wer die Empfehlung liest, muss erkennen können, worauf sie sich stützt. Verweise im Text und Belege unter
    `qualified-by` oder `contradicted-by` stützen sie nicht.

    Beispiel:

        :::{recommendation} Ansprechstellen benennen
        :id: HE-91
        :strength: soll

    Stattdessen:

        :::{recommendation} Ansprechstellen benennen
        :id: HE-91
        :strength: soll
        :evidence: BSP-06, BSP-RP
    """
    for recommendation in graph.recommendations:
        if not recommendation.mentions("evidence") and "evidence" not in recommendation.faulty:
            yield Problem(
                code="LNK002",
                place=option_place(recommendation, "evidence"),
                message=_("Empfehlung „{id}“ nennt keinen Beleg.").format(id=title_of(recommendation)),
                hint=_("Mit „:evidence: …“ die Belege nennen, auf die sie sich stützt."),
                subject=recommendation.id,
            )


@rule("LNK003", "uncited-evidence", "N W W")
def uncited_evidence(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Beleg wird nirgends verwendet.

    Warum:
    Vielleicht fehlt er in einer Empfehlung. Vielleicht widerspricht er ihr und wurde deshalb übergangen; das darf nicht
    unbemerkt geschehen. Wer einen Beleg bewusst nicht verwendet, schreibt den Grund dazu. Nicht gemeldet werden
    zurückgezogene Belege, Codierungen und Tabellen sowie Belege, aus denen ein verwendeter abgeleitet ist.

    Beispiel:
    BSP-31 steht in keiner Empfehlung und auf keiner Seite.

        - id: BSP-31
          title: Fahrtkosten halten vom Wechsel ab

    Stattdessen:
    In einer Empfehlung oder auf einer Seite auf den Beleg verweisen oder:

        - id: BSP-31
          title: Fahrtkosten halten vom Wechsel ab
          not-used: Betrifft die Eingliederungshilfe allgemein, nicht das Budget für Arbeit.
    """
    reached = graph.reached
    unread = graph.corpus.unread
    for record in graph.corpus.evidence.values():
        if (
            record.id not in reached
            and not record.not_used
            and record.status is not RecordStatus.WITHDRAWN
            and record.kind not in INTERNAL_KINDS
            and record.id not in unread
        ):
            yield Problem(
                code="LNK003",
                place=graph.corpus.spot(record.id, "id"),
                message=_("Beleg „{id}“ wird nirgends verwendet.").format(id=record.id),
                hint=_("In einer Empfehlung oder auf einer Seite darauf verweisen oder „not-used: Grund“ ergänzen."),
                subject=record.id,
            )


@rule("LNK005", "cycle", "E E E")
def cycle(graph: TraceGraph) -> Iterator[Problem]:
    """Belege sind im Kreis voneinander abgeleitet, oder Empfehlungen ersetzen sich im Kreis.

    Warum:
    Wer der Kette folgt, kommt nie bei einer Quelle an, und keine der Empfehlungen ist die geltende.

    Beispiel:

        - id: BSP-20
          derived-from: BSP-21
        - id: BSP-21
          derived-from: BSP-20

    Stattdessen:

        - id: BSP-20
          derived-from: BSP-21
        - id: BSP-21
          sources: [{key: BSP-BERICHT}]
    """
    evidence = graph.corpus.evidence
    derived = {record.id: one_or_many(record.derived_from) for record in evidence.values() if record.derived_from}
    for members in iter_cycles(derived):
        places = [_derivation_place(graph, evidence[one], two) for one, two in _pairs(members)]
        yield _cycle(
            members,
            places,
            _("Belege sind im Kreis voneinander abgeleitet: {chain}."),
            _("Einen der Verweise entfernen, damit die Kette bei einer Quelle endet."),
        )
    recommendations = graph.corpus.recommendations
    replaced = {name: one.ids("supersedes") for name, one in recommendations.items() if one.mentions("supersedes")}
    for members in iter_cycles(replaced):
        places = [_successor_place(recommendations[one], two) for one, two in _pairs(members)]
        yield _cycle(
            members,
            places,
            _("Empfehlungen ersetzen sich im Kreis: {chain}."),
            _("Einen der Verweise entfernen, damit eine Empfehlung die geltende ist."),
        )


def _pairs(members: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    return zip(members, (*members[1:], members[0]), strict=True)


def _derivation_place(graph: TraceGraph, record: Record, target: str) -> Place:
    if isinstance(record.derived_from, str):
        return graph.corpus.spot(record.id, "derived-from")
    return graph.corpus.spot(record.id, "derived-from", record.derived_from.index(target))


def _successor_place(recommendation: Recommendation, target: str) -> Place:
    mention = next(mention for mention in recommendation.mentions("supersedes") if mention.text == target)
    return mention_place(recommendation, mention)


def _cycle(members: tuple[str, ...], places: list[Place], message: str, hint: str) -> Problem:
    shown = members if len(members) <= _MOST_SHOWN else (*members[:_MOST_SHOWN], "…")
    return Problem(
        code="LNK005",
        place=places[0],
        message=message.format(chain=" → ".join(f"„{name}“" for name in (*shown, members[0]))),
        hint=hint,
        subject=members[0],
        related=tuple((place, _("der nächste Verweis im Kreis")) for place in places[1:]),
    )


@rule("LNK007", "internal-support-only", "- W E")
def internal_support_only(graph: TraceGraph) -> Iterator[Problem]:
    """Alle Belege einer Empfehlung sind intern.

    Warum:
    Interne Belege stehen nicht in der öffentlichen Ausgabe. Dort stünde die Empfehlung ohne einen einzigen Beleg da.

    Beispiel:
    LDK-07.1 und LDK-09.3 haben `visibility: internal`.

        :evidence: LDK-07.1, LDK-09.3

    Stattdessen:
    Auch einen veröffentlichten Beleg nennen.

        :evidence: LDK-07.1, LDK-09.3, BSP-06
    """
    for recommendation, support, whole, _sources in graph.supported:
        if whole and support and all(is_internal(record) for _mention, record in support):
            yield Problem(
                code="LNK007",
                place=option_place(recommendation, "evidence"),
                message=_("Empfehlung „{id}“ stützt sich nur auf interne Belege.").format(id=title_of(recommendation)),
                hint=_("Mindestens einen öffentlichen Beleg nennen oder einen der Belege freigeben."),
                subject=recommendation.id,
            )


def is_internal(record: Record) -> bool:
    """Whether a record never reaches the public edition."""
    return record.visibility is Visibility.INTERNAL or record.kind in INTERNAL_KINDS


@rule("LNK008", "repeated-link", "W W E")
def repeated_link(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Beleg steht bei einer Empfehlung zweimal.

    Warum:
    Doppelt genannt zählt nicht doppelt. Steht derselbe Beleg als Stütze und als Widerspruch, ist unklar, was gilt.

    Beispiel:

        :evidence: BSP-06, BSP-07, BSP-06
        :qualified-by: BSP-07

    Stattdessen:

        :evidence: BSP-06
        :qualified-by: BSP-07
    """
    for recommendation in graph.recommendations:
        first: dict[str, Mention] = {}
        for _option, mention in recommendation.links():
            earlier = first.setdefault(mention.text, mention)
            if earlier is not mention:
                yield Problem(
                    code="LNK008",
                    place=mention_place(recommendation, mention),
                    message=_("Beleg „{id}“ ist bei dieser Empfehlung schon genannt.").format(id=mention.text),
                    hint=_("Nur einmal nennen: als Stütze, als Einschränkung oder als Widerspruch."),
                    subject=recommendation.id,
                    related=((mention_place(recommendation, earlier), _("zuerst hier")),),
                )


@rule("LNK009", "undeclared-citation", "W W E")
def undeclared_citation(graph: TraceGraph) -> Iterator[Problem]:
    """Die Begründung verweist auf einen Beleg, den die Empfehlung nicht nennt.

    Warum:
    Nur was in den Optionen steht, erscheint in der Nachweistabelle und wird geprüft. Ein Beleg, der bloß im Text steht,
    fällt dort heraus. Belege, aus denen ein genannter abgeleitet ist, dürfen im Text stehen.

    Beispiel:

        :evidence: BSP-06

        Alle wünschen sich eine feste Stelle ({evidence}`BSP-06`), auch die Betriebe ({evidence}`BSP-24`).

    Stattdessen:

        :evidence: BSP-06, BSP-24
    """
    for recommendation in graph.recommendations:
        cited = [citation for citation in recommendation.citations if citation.role in CITING_ROLES]
        if not cited or "evidence" in recommendation.faulty:
            continue
        seen = {mention.text for _option, mention in recommendation.links()}
        seen |= {mention.text for option in FURTHER_OPTIONS for mention in recommendation.mentions(option)}
        if any(citation.id not in seen for citation in cited):
            seen |= graph.derivation_closure(frozenset(seen))
        for citation in cited:
            if citation.id not in seen and citation.id in graph.corpus.evidence:
                seen.add(citation.id)
                yield Problem(
                    code="LNK009",
                    place=role_place(recommendation.path, citation),
                    message=_("Beleg „{id}“ steht im Text, aber nicht in den Optionen.").format(id=citation.id),
                    hint=_("In „evidence“, „qualified-by“ oder „contradicted-by“ aufnehmen."),
                    subject=recommendation.id,
                )
