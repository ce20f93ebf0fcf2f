"""EVD004–007, 010: what single records lack, to be relied on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.model.evidence import Coding, InterviewFinding, StatePractice, Statistic
from belegkette.model.terms import Verdict
from belegkette.rules.base import rule
from belegkette.rules.uses import mention_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph


@rule("EVD004", "unassessed-practice", "N W E")
def unassessed_practice(graph: TraceGraph) -> Iterator[Problem]:
    """Die Praxis eines anderen Landes stützt eine Empfehlung, ohne dass ihre Übertragbarkeit eingeschätzt ist.

    Warum:
    Was in Hamburg gelingt, muss in einem Flächenland nicht gelingen. Erst wer sagt, wodurch die Praxis wirkt und ob die
    Bedingungen hier gegeben sind, kann sich auf sie berufen.

    Beispiel:

        id: BSP-HH
        kind: state-practice
        region: DE-HH

    Stattdessen:

        id: BSP-HH
        kind: state-practice
        region: DE-HH
        transferability:
          verdict: promising-with-adaptation
          mechanism: Eine Stelle berät alle; niemand muss wissen, wer zuständig ist.
    """
    for recommendation, support, _whole, _sources in graph.supported:
        for mention, record in support:
            if not isinstance(record, StatePractice) or graph.regions.is_at_home(record):
                continue
            assessed = record.transferability
            if assessed is not None and assessed.verdict is not Verdict.NOT_ASSESSABLE:
                continue
            if graph.knows("regions", record.region):
                yield Problem(
                    code="EVD004",
                    place=mention_place(recommendation, mention),
                    message=_("Praxis „{id}“: Die Übertragbarkeit ist nicht eingeschätzt.").format(id=record.id)
                    if assessed is None
                    else _("Praxis „{id}“: Die Übertragbarkeit war nicht einschätzbar.").format(id=record.id),
                    hint=_("Beim Beleg „transferability“ mit „verdict“ und „mechanism“ ergänzen.")
                    if assessed is None
                    else _("Die Einschätzung nachholen oder die Praxis unter „qualified-by“ nennen."),
                    subject=recommendation.id,
                    related=((graph.corpus.spot(record.id, "id"), _("der Beleg")),),
                )


@rule("EVD005", "unpromising-practice", "W W E")
def unpromising_practice(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung stützt sich auf eine Praxis, die als derzeit nicht übertragbar gilt.

    Warum:
    Wer die Einschätzung liest, fragt, warum die Praxis trotzdem als Beleg dient. Das kann gute Gründe haben; dann stehen
    sie unter `discordance`.

    Beispiel:
    BSP-BE hat `verdict: not-promising-now`.

        :evidence: BSP-06, BSP-BE

    Stattdessen:

        :evidence: BSP-06
        :qualified-by: BSP-BE
    """
    for recommendation, support, _whole, _sources in graph.supported:
        if recommendation.text("discordance") or "discordance" in recommendation.faulty:
            continue
        for mention, record in support:
            assessed = record.transferability if isinstance(record, StatePractice) else None
            if assessed is not None and assessed.verdict is Verdict.NOT_PROMISING_NOW:
                yield Problem(
                    code="EVD005",
                    place=mention_place(recommendation, mention),
                    message=_("Praxis „{id}“ gilt als derzeit nicht übertragbar.").format(id=record.id),
                    hint=_(
                        "Unter „qualified-by“ nennen oder mit „:discordance: …“ begründen, warum sie trotzdem trägt."
                    ),
                    subject=recommendation.id,
                    related=((graph.corpus.spot(record.id, "transferability", "verdict"), _("die Einschätzung")),),
                )


@rule("EVD006", "expired-evidence", "W W E")
def expired_evidence(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung stützt sich auf einen Beleg, dessen Geltung abgelaufen ist.

    Warum:
    Gesetze ändern sich, Programme laufen aus. Was am Stichtag nicht mehr gilt, kann eine Forderung von heute nicht tragen.

    Beispiel:
    R-ALT hat `valid-until: 2023-12-31`.

        :evidence: BSP-06, R-ALT

    Stattdessen:

        :evidence: BSP-06, R-NEU
    """
    for recommendation, support, _whole, _sources in graph.supported:
        for mention, record in support:
            last = record.valid_until.last if record.valid_until else None
            if last is not None and last < graph.day:
                yield Problem(
                    code="EVD006",
                    place=mention_place(recommendation, mention),
                    message=_("Beleg „{id}“ galt nur bis {until}.").format(id=record.id, until=record.valid_until),
                    hint=_("Den Beleg nennen, der heute gilt, oder „valid-until“ berichtigen."),
                    subject=recommendation.id,
                    related=((graph.corpus.spot(record.id, "valid-until", part="key"), _("hier befristet")),),
                )


@rule("EVD007", "missing-source", "W W E")
def missing_source(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Beleg nennt keine Quelle.

    Warum:
    Ohne Quelle lässt sich nicht nachprüfen, was er behauptet. Ein Interviewbefund braucht das Interview oder eine
    Veröffentlichung, jeder andere Beleg eine Veröffentlichung.

    Beispiel:

        - id: BSP-ZAHL-1
          kind: statistic
          title: Laufende Budgets für Arbeit in Hessen

    Stattdessen:

        - id: BSP-ZAHL-1
          kind: statistic
          title: Laufende Budgets für Arbeit in Hessen
          sources: [{key: BSP-BERICHT, extent: full, accessed: 2026-11-22}]
    """
    for record in graph.corpus.evidence.values():
        if record.sources or isinstance(record, Coding):
            continue
        if isinstance(record, InterviewFinding):
            if record.interview:
                continue
            message = _("Befund „{id}“ nennt weder Interview noch Quelle.")
        else:
            message = _("Beleg „{id}“ nennt keine Quelle.")
        yield Problem(
            code="EVD007",
            place=graph.corpus.spot(record.id, "id"),
            message=message.format(id=record.id),
            hint=_("„sources“ mit einem Schlüssel aus sources.yaml oder mit Titel, Herausgeber und Jahr ergänzen."),
            subject=record.id,
        )


@rule("EVD010", "missing-definition", "W W E")
def missing_definition(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Zahl sagt nicht, was sie zählt.

    Warum:
    „120 Personen“ kann heißen: bewilligt, laufend oder jemals gefördert. Ohne Definition lassen sich zwei Zahlen nicht
    vergleichen.

    Beispiel:

        value: 120
        unit: Personen
        as-of: 2024-12-31

    Stattdessen:

        value: 120
        unit: Personen
        as-of: 2024-12-31
        definition: Personen mit laufendem Budget für Arbeit am Stichtag
    """
    for record in graph.corpus.evidence.values():
        if isinstance(record, Statistic) and not record.definition:
            yield Problem(
                code="EVD010",
                place=graph.corpus.spot(record.id, "id"),
                message=_("Zahl „{id}“ sagt nicht, was gezählt wurde.").format(id=record.id),
                hint=_("„definition: …“ ergänzen."),
                subject=record.id,
            )
