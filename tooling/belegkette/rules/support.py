"""EVD001–003, 011, 012: whether what a recommendation rests on is broad enough to carry it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.evidence import InterviewFinding
from belegkette.model.terms import Strength
from belegkette.rules.base import rule
from belegkette.rules.uses import mention_place, option_place, title_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import Supported, TraceGraph
    from belegkette.model.evidence import Record


@rule("EVD001", "single-source", "N W E*")
def single_source(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung stützt sich auf weniger als zwei Quellen.

    Warum:
    Eine einzelne Quelle kann irren oder für einen Ort gelten und für andere nicht. Gezählt werden Quellen, nicht Belege:
    Zwei Belege aus demselben Bericht oder demselben Interview sind eine Quelle. Quellen, von denen nur der Titel bekannt
    ist (`title-only`) oder deren Inhalt erschlossen ist (`inferred`), zählen nicht.

    Beispiel:
    BSP-06 und BSP-07 stammen aus demselben Bericht.

        :evidence: BSP-06, BSP-07

    Stattdessen:

        :evidence: BSP-06, BSP-07, BSP-RP
    """
    for supported in graph.supported:
        if supported.single_source:
            recommendation = supported.recommendation
            message = (
                _("Empfehlung „{id}“ stützt sich auf eine einzige Quelle.")
                if supported.sources
                else _("Empfehlung „{id}“ stützt sich auf keine Quelle, die gelesen wurde.")
            )
            yield Problem(
                code="EVD001",
                place=option_place(recommendation, "evidence"),
                message=message.format(id=title_of(recommendation)),
                hint=_("Einen Beleg aus einer anderen Quelle ergänzen."),
                subject=recommendation.id,
            )


@rule("EVD002", "single-kind", "- N W")
def single_kind(graph: TraceGraph) -> Iterator[Problem]:
    """Alle Belege einer Empfehlung sind von derselben Art.

    Warum:
    Was Befragte sagen, was andere Länder tun und was gezählt wurde, hat je eigene Schwächen. Stimmen mehrere Arten von
    Belegen überein, trägt das weiter. Empfehlungen mit der Stärke „kann“ sind ausgenommen.

    Beispiel:
    Alle drei sind Interviewbefunde.

        :evidence: BSP-06, BSP-24, BSP-40

    Stattdessen:
    Die Praxis eines anderen Landes kommt dazu.

        :evidence: BSP-06, BSP-24, BSP-40, BSP-RP
    """
    for supported in graph.supported:
        recommendation = supported.recommendation
        if supported.sources is None or supported.single_source or "strength" in recommendation.faulty:
            continue
        if recommendation.strength is not Strength.KANN and len({type(one) for _at, one in supported.support}) == 1:
            kind = supported.support[0][1].kind
            yield Problem(
                code="EVD002",
                place=option_place(recommendation, "evidence"),
                message=_("Alle Belege von „{id}“ sind von derselben Art („{kind}“).").format(
                    id=title_of(recommendation), kind=kind
                ),
                hint=_("Einen Beleg anderer Art ergänzen, zum Beispiel eine Praxis, eine Zahl oder ein Dokument."),
                subject=recommendation.id,
            )


@rule("EVD003", "single-region", "N W W")
def single_region(graph: TraceGraph) -> Iterator[Problem]:
    """Die Befunde einer Empfehlung stammen alle aus einer Modellregion.

    Warum:
    Was in einem Landkreis gilt, hängt auch von den Menschen und Stellen dort ab. Für eine Empfehlung an das Land braucht
    es einen zweiten Ort oder einen Beleg, der darüber hinausreicht.

    Beispiel:
    Beide Befunde stammen aus dem Lahn-Dill-Kreis.

        :evidence: LDK-03.1, LDK-07.1

    Stattdessen:
    Ein Befund aus dem Main-Kinzig-Kreis kommt dazu.

        :evidence: LDK-03.1, LDK-07.1, MKK-02.4
    """
    for supported in graph.supported:
        if not supported.whole or supported.single_source:
            continue
        region = _only_model_region(graph, supported)
        if region:
            recommendation = supported.recommendation
            yield Problem(
                code="EVD003",
                place=option_place(recommendation, "evidence"),
                message=_("Alle Befunde von „{id}“ stammen aus einer Modellregion („{region}“).").format(
                    id=title_of(recommendation), region=region
                ),
                hint=_("Einen Beleg aus einer anderen Region ergänzen oder einen, der für das ganze Land gilt."),
                subject=recommendation.id,
            )


def _only_model_region(graph: TraceGraph, supported: Supported) -> str:
    """Return the model region in which all support lies, empty if there is more than one or no interview finding."""
    found: set[str] = set()
    heard = False
    for _mention, record in supported.support:
        heard = heard or isinstance(record, InterviewFinding)
        if not record.region or not graph.knows("regions", record.region):
            return ""
        found.update(map(graph.regions.model_of, one_or_many(record.region)))
        if len(found) > 1:
            return ""
    return found.pop() if heard and found else ""


@rule("EVD011", "unheard-group", "N W W")
def unheard_group(graph: TraceGraph) -> Iterator[Problem]:
    """Unter den Befunden einer Empfehlung ist keiner von den Menschen, um die es geht.

    Warum:
    Nichts über uns ohne uns: Wer über das Budget für Arbeit urteilt, soll auch die gehört haben, die es nutzen oder nutzen
    könnten. Welche Gruppen das sind, steht in vocabulary.yaml (`concerned: true`).

    Beispiel:
    Beide Befunde stammen von Fachkräften.

        :evidence: BSP-07, BSP-15

    Stattdessen:
    BSP-06 stammt auch von Budgetnehmenden.

        :evidence: BSP-06, BSP-07, BSP-15
    """
    vocabulary = graph.corpus.vocabulary
    concerned = {key for key, group in vocabulary.groups.items() if group.concerned} if vocabulary else set()
    if not concerned:
        return
    for supported in graph.supported:
        findings = [record for _mention, record in supported.support if isinstance(record, InterviewFinding)]
        if not supported.whole or supported.single_source or not findings:
            continue
        if not any(_concerns(graph, record, concerned) for record in findings):
            recommendation = supported.recommendation
            yield Problem(
                code="EVD011",
                place=option_place(recommendation, "evidence"),
                message=_("Kein Befund von „{id}“ stammt von einer Gruppe, um die es geht.").format(
                    id=title_of(recommendation)
                ),
                hint=_("Einen Befund ergänzen, in dem eine dieser Gruppen zu Wort kommt: {groups}.").format(
                    groups=", ".join(sorted(concerned))
                ),
                subject=recommendation.id,
            )


def _concerns(graph: TraceGraph, record: Record, concerned: set[str]) -> bool:
    """Whether a record names one of the groups; one that names an unknown group might (SRC006 speaks for it)."""
    groups = one_or_many(record.group)
    return any(group in concerned for group in groups) or not graph.knows("groups", groups)


@rule("EVD012", "unassessed-confidence", "- W E*")
def unassessed_confidence(graph: TraceGraph) -> Iterator[Problem]:
    """Bei einem Befund, der eine Empfehlung stützt, ist das Vertrauen nicht eingeschätzt.

    Warum:
    Wie stark eine Empfehlung sprechen darf, hängt davon ab, wie weit man ihren Befunden trauen kann. Ohne Einschätzung
    bleibt das offen.

    Beispiel:

        - id: BSP-06
          title: Wunsch nach Ansprechstellen

    Stattdessen:

        - id: BSP-06
          title: Wunsch nach Ansprechstellen
          confidence:
            level: moderate
            note: Alle Gruppen sagen es; die Zahl der Befragten je Gruppe ist nicht bekannt.
    """
    for supported in graph.supported:
        if not supported.whole:
            continue
        for mention, record in supported.support:
            if isinstance(record, InterviewFinding) and record.confidence is None:
                yield Problem(
                    code="EVD012",
                    place=mention_place(supported.recommendation, mention),
                    message=_("Beleg „{id}“: Das Vertrauen in den Befund ist nicht eingeschätzt.").format(id=record.id),
                    hint=_("Beim Beleg „confidence“ mit „level“ ergänzen."),
                    subject=supported.recommendation.id,
                    related=((graph.corpus.spot(record.id, "id"), _("der Beleg")),),
                )
