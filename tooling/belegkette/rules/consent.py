"""PRV003 and PRV004: what people agreed to, and what they took back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.edition import is_public
from belegkette.i18n import _
from belegkette.loaders.published import iter_editions
from belegkette.model.evidence import InterviewFinding, PracticeExample
from belegkette.model.terms import Consent, RecordStatus
from belegkette.privacy.persons import interviews_in
from belegkette.rules.base import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.diagnostics import Place
    from belegkette.graph import TraceGraph
    from belegkette.model.evidence import ExampleConsent, Record


@rule("PRV003", "quote-without-consent", "E E E")
def quote_without_consent(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Zitat oder ein Porträt soll veröffentlicht werden, ohne dass jemand eingewilligt hat.

    Warum:
    Die eigenen Worte eines Menschen sind wiederzuerkennen. Sie dürfen nur hinaus, wenn er zugestimmt hat
    („consent: publication“). Zitate aus Veröffentlichungen („sources“, kein „interview“) brauchen das nicht. Ein
    Praxisbeispiel ohne „sources“ braucht eine eigene Einwilligung („consent“ mit „scope“).

    Beispiel:

        interview: LDK-07
        consent: analysis-only
        quote: „Das hat mir geholfen.“

    Stattdessen:

        interview: LDK-07
        consent: publication
        quote: „Das hat mir geholfen.“
    """
    root = graph.corpus.settings.internal_root
    for record in graph.corpus.evidence.values():
        match record:
            case InterviewFinding(quote=str(), consent=consent) if _lacks_consent(record, consent):
                field, message = "quote", _("Für das Zitat fehlt die Einwilligung.")
            case PracticeExample(consent=None, sources=(), derived_from=()):
                field, message = "id", _("Für das Praxisbeispiel fehlt die Einwilligung.")
            case _:
                continue
        if record.status is not RecordStatus.WITHDRAWN and is_public(graph.corpus, record, root):
            yield _without(record, graph.corpus.spot(record.id, field), message)


def _lacks_consent(record: InterviewFinding, consent: Consent | None) -> bool:
    """Whether the quote is from an interview, or from nowhere, and nobody agreed; WITHDRAWN is the other rule's."""
    published_elsewhere = record.sources and not record.interview
    return not published_elsewhere and consent in {None, Consent.ANALYSIS_ONLY}


def _without(record: Record, place: Place, message: str) -> Problem:
    return Problem(
        code="PRV003",
        place=place,
        message=message,
        hint=_("Die Einwilligung einholen und als „consent“ eintragen, oder es weglassen."),
        subject=record.id,
    )


@rule("PRV004", "withdrawn-consent", "E E E")
def withdrawn_consent(graph: TraceGraph) -> Iterator[Problem]:
    """Jemand hat seine Einwilligung zurückgenommen, oder sie ist abgelaufen; der Beleg steht noch da.

    Warum:
    Eine Einwilligung gilt nur, bis sie zurückgenommen wird (Art. 7 DSGVO). Dann muss der Beleg aus der nächsten Ausgabe
    heraus, und wer frühere Ausgaben hat, muss davon erfahren. Die Meldung nennt die Ausgaben im Ordner der Einstellung
    „editions“, in denen der Beleg steht. Sie bleibt, bis der Beleg „status: withdrawn“ trägt und kein Zitat mehr enthält.

    Beispiel:

        id: LDK-07.1
        consent: withdrawn
        quote: „Das hat mir geholfen.“

    Stattdessen:

        id: LDK-07.1
        title: Zurückgezogen
        text: Zurückgezogen
        consent: withdrawn
        status: withdrawn
    """
    editions = None
    for record in graph.corpus.evidence.values():
        message = _withdrawal(graph, record)
        if not message:
            continue
        if editions is None:
            editions = tuple(iter_editions(graph.corpus.root, graph.corpus.settings))
        holding = [edition.name for edition in editions if edition.holds(record.id)]
        if holding:
            message += " " + _("Er steht in diesen Ausgaben: {editions}.").format(editions=", ".join(holding))
        elif graph.corpus.settings.editions:
            message += " " + _("Er steht in keiner der früheren Ausgaben.")
        yield Problem(
            code="PRV004",
            place=graph.corpus.spot(record.id, "id"),
            message=message,
            hint=_("Inhalt und Zitat löschen und „status: withdrawn“ setzen; frühere Ausgaben zurückrufen."),
            subject=record.id,
            related=_same_interview(graph, record),
        )


def _withdrawal(graph: TraceGraph, record: Record) -> str:
    """Return what happened to the consent, empty where it holds or the record has been emptied."""
    match record:
        case InterviewFinding(consent=Consent.WITHDRAWN):
            if record.status is RecordStatus.WITHDRAWN and not record.quote:
                return ""
            return _("Die Einwilligung zu „{id}“ wurde zurückgenommen.").format(id=record.id)
        case PracticeExample(consent=consent) if consent is not None and record.status is not RecordStatus.WITHDRAWN:
            if consent.withdrawn:
                return _("Die Einwilligung zu „{id}“ wurde zurückgenommen.").format(id=record.id)
            if _is_over(graph, consent):
                return _("Die Einwilligung zu „{id}“ galt bis {until}.").format(id=record.id, until=consent.until)
    return ""


def _is_over(graph: TraceGraph, consent: ExampleConsent) -> bool:
    last = consent.until.last if consent.until else None
    return last is not None and last < graph.day


def _same_interview(graph: TraceGraph, record: Record) -> tuple[tuple[Place, str], ...]:
    """Return the other records of the same interview: who takes back one consent mostly means all."""
    interviews = _interviews(record)
    if not interviews:
        return ()
    return tuple(
        (graph.corpus.spot(other.id, "id"), _("aus demselben Interview"))
        for other in graph.corpus.evidence.values()
        if other.id != record.id
        and not interviews.isdisjoint(_interviews(other))
        and getattr(other, "consent", None) is not Consent.WITHDRAWN
    )


def _interviews(record: Record) -> frozenset[str]:
    return frozenset(interviews_in(getattr(record, "interview", None) or ""))
