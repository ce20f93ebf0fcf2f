"""REV: what was decided by whom, and whether it still stands for what is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.ledger.labels import describe_changes
from belegkette.ledger.state import RecommendationReview, SubjectReview, book_of
from belegkette.model.ledger import ReviewStatus, ReviewVerdict
from belegkette.rules.base import found_elsewhere, rule
from belegkette.rules.uses import mention_place, opening

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.diagnostics import Place
    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Recommendation


@rule("REV001", "unreviewed", "- W E")
def unreviewed(graph: TraceGraph) -> Iterator[Problem]:
    """Niemand hat die Empfehlung und ihre Belege geprüft und angenommen.

    Warum:
    Eine Ausgabe, die das Haus verlässt, steht für das, was andere Menschen gesehen und für tragfähig befunden haben. Das
    Prüfbuch „recommendations/reviews.yaml“ hält fest, wer das war. Angenommen sein müssen die Aussage und jede
    Verknüpfung mit einem Beleg, der sie stützt.

    Beispiel:
    BSP-01 ist geschrieben und verknüpft, aber im Prüfbuch steht noch nichts zu ihr.

        :evidence: BSP-06, BSP-07

    Stattdessen:
    Wer nicht mitgeschrieben hat, liest und entscheidet.

        belegkette review show BSP-01
        belegkette review accept BSP-01 --all
    """
    for recommendation, review in _reviews(graph):
        missing = [one for one in review.open if one.status is not ReviewStatus.SUSPECT]
        if missing:
            yield Problem(
                code="REV001",
                place=opening(recommendation),
                message=_missing(review, missing),
                hint=_("„belegkette review show {id}“ zeigt alles, was für die Entscheidung zu lesen ist.").format(
                    id=recommendation.id
                ),
                subject=recommendation.id,
            )


@rule("REV002", "suspect-link", "- W E")
def suspect_link(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Beleg hat sich geändert, seit jemand seine Verknüpfung mit der Empfehlung angenommen hat.

    Warum:
    Angenommen wurde, was damals da stand. Steht jetzt eine andere Zahl, ein anderes Datum oder ein anderes Zitat da, muss
    noch einmal jemand hinsehen. Neue Zeilenumbrüche, andere Anführungszeichen oder ein Tippfehler in einer Anmerkung
    zählen nicht.

    Beispiel:
    R1 nahm BSP-01 -> BSP-06 an. Danach wurde in BSP-06 aus „drei Kreise“ „fünf Kreise“.

    Stattdessen:
    Den Unterschied ansehen und neu entscheiden.

        belegkette review diff BSP-01
        belegkette review accept "BSP-01 -> BSP-06"
    """
    if not graph.corpus.ledger.decisions:
        return
    for recommendation, review in _reviews(graph):
        for link in review.links:
            name = link.subject.record
            decision = link.decision
            if link.status is not ReviewStatus.SUSPECT or name not in link.changed or decision is None:
                continue
            difference = describe_changes(change for change in link.changes if change.id == name)
            yield Problem(
                code="REV002",
                place=_mention(recommendation, name),
                message=_("Beleg „{id}“ hat sich geändert, seit {reviewer} ihn am {date} annahm: {difference}").format(
                    id=name,
                    reviewer=decision.reviewer,
                    date=decision.date,
                    difference=difference or _("Der frühere Wortlaut ist nicht gespeichert."),
                ),
                hint=_("Ansehen und neu entscheiden: „belegkette review show {id}“.").format(id=recommendation.id),
                subject=recommendation.id,
                related=((graph.corpus.spot(name, "id"), _("der Beleg, wie er jetzt lautet")),),
            )


@rule("REV003", "self-review", "- W E")
def self_review(graph: TraceGraph) -> Iterator[Problem]:
    """Jemand hat den eigenen Text angenommen.

    Warum:
    Wer schreibt, sieht die eigenen Lücken nicht. Deshalb entscheidet jemand anderes (Vier-Augen-Prinzip). Wer das nicht
    will, setzt in pyproject.toml `four-eyes = false`.

    Beispiel:

        :authors: R1, R4

    Im Prüfbuch:

        - subject: BSP-01
          reviewer: R1
          verdict: accepted

    Stattdessen:

        - subject: BSP-01
          reviewer: R2
          verdict: accepted
    """
    if not graph.corpus.ledger.four_eyes or not graph.corpus.ledger.decisions:
        return
    for recommendation, review in _reviews(graph):
        authors = recommendation.ids("authors")
        for one in (review.statement, *review.links) if authors else ():
            last = one.last
            if last is None or last.decision.verdict is not ReviewVerdict.ACCEPTED:
                continue
            if last.decision.reviewer in authors:
                yield Problem(
                    code="REV003",
                    place=last.spot("reviewer"),
                    message=_("„{key}“ hat „{subject}“ angenommen und selbst mitgeschrieben.").format(
                        key=last.decision.reviewer, subject=one.subject.text
                    ),
                    hint=_("Jemand anderes entscheidet; der letzte Eintrag gilt."),
                    subject=recommendation.id,
                )


@rule("REV005", "changed-after-approval", "- W E")
def changed_after_approval(graph: TraceGraph) -> Iterator[Problem]:
    """Aussage oder Stärke haben sich geändert, seit sie angenommen wurden.

    Warum:
    Aus „sollte“ wird „soll“, aus „zwei Diensten“ „drei“: Das ist eine andere Empfehlung. Wer sie oder ihre Belege
    angenommen hat, hat die frühere gelesen.

    Beispiel:
    R1 nahm BSP-01 an, als sie noch „sollte“ sagte.

        :strength: soll

    Stattdessen:
    Den Unterschied ansehen und neu entscheiden.

        belegkette review diff BSP-01
        belegkette review accept BSP-01 --all
    """
    if not graph.corpus.ledger.decisions:
        return
    for recommendation, review in _reviews(graph):
        stale = [
            one
            for one in review.required
            if one.status is ReviewStatus.SUSPECT and one.subject.recommendation in one.changed
        ]
        if not stale:
            continue
        first = stale[0]
        decision = first.decision
        assert decision is not None  # what is suspect was accepted
        difference = describe_changes(change for change in first.changes if change.id == recommendation.id)
        yield Problem(
            code="REV005",
            place=opening(recommendation),
            message=(
                _(
                    "Aussage oder Stärke von „{id}“ haben sich geändert, seit {reviewer} sie am {date} annahm: {difference}"
                )
                if first is review.statement
                else _(
                    "Aussage oder Stärke von „{id}“ haben sich geändert, seit {reviewer} am {date} "
                    "Belege dafür annahm: {difference}"
                )
            ).format(
                id=recommendation.id,
                reviewer=decision.reviewer,
                date=decision.date,
                difference=difference or _("Der frühere Wortlaut ist nicht gespeichert."),
            ),
            hint=_("Neu zu entscheiden: {subjects}.").format(subjects=_named(stale)),
            subject=recommendation.id,
        )


@rule("REV006", "unchecked-source", "- N W")
def unchecked_source(graph: TraceGraph) -> Iterator[Problem]:
    """Die Quelle eines stützenden Belegs hat niemand geöffnet und mit dem Beleg verglichen.

    Warum:
    Eine Verknüpfung sagt: Der Beleg stützt die Aussage. Ob der Beleg seine Quelle richtig wiedergibt, ist eine zweite
    Frage. Sie wird je Beleg einmal beantwortet, nicht je Empfehlung.

    Beispiel:
    BSP-06 stützt eine Empfehlung. Dass er seine Quelle richtig wiedergibt, hat noch niemand festgehalten.

    Stattdessen:
    Die Quelle öffnen, vergleichen und das festhalten.

        belegkette review accept BSP-06 --comment "Quelle geöffnet, Aussage gedeckt."
    """
    if not graph.corpus.ledger.readable:
        return
    book = book_of(graph)
    for recommendation, support, _whole, _sources in graph.supported:
        for mention, record in support:
            review = book.source(record.id)
            if review.status is ReviewStatus.ACCEPTED and not review.baseline:
                continue
            yield Problem(
                code="REV006",
                place=mention_place(recommendation, mention),
                message=_("Beleg „{id}“ hat sich geändert, seit seine Quelle geprüft wurde.").format(id=record.id)
                if review.status is ReviewStatus.SUSPECT and not review.baseline
                else _("Die Quelle von Beleg „{id}“ hat noch niemand geöffnet und verglichen.").format(id=record.id),
                hint=_("Quelle öffnen, vergleichen, dann „belegkette review accept {id}“.").format(id=record.id),
                subject=recommendation.id,
                related=((graph.corpus.spot(record.id, "id"), _("der Beleg")),),
            )


def _reviews(graph: TraceGraph) -> Iterator[tuple[Recommendation, RecommendationReview]]:
    """Yield the recommendations in force with their reviews; nothing where the ledger itself has faults."""
    if not graph.corpus.ledger.readable:
        return
    book = book_of(graph)
    for recommendation in graph.corpus.recommendations.values():
        if not recommendation.superseded:
            yield recommendation, book.recommendation(recommendation.id)


def _missing(review: RecommendationReview, missing: list[SubjectReview]) -> str:
    name = review.id
    if all(one.decision is None for one in review.required):
        return _("„{id}“ ist noch von niemandem geprüft und angenommen.").format(id=name)
    words = {
        ReviewStatus.REJECTED: _("zurückgewiesen: {subjects}"),
        ReviewStatus.CHANGES_REQUESTED: _("Änderung gewünscht: {subjects}"),
        ReviewStatus.UNREVIEWED: _("noch nicht geprüft: {subjects}"),
    }
    parts = [
        text.format(subjects=_named(found))
        for status, text in words.items()
        if (found := [one for one in missing if one.status is status])
    ]
    return _("„{id}“ ist nicht ganz angenommen; {parts}.").format(id=name, parts="; ".join(parts))


def _named(reviews: list[SubjectReview]) -> str:
    """Return what is to be decided as people say it: „Aussage, F-06, F-24 (R2)“, with who objects."""
    names = []
    for one in reviews:
        what = one.subject.record or _("Aussage")
        objects = one.decision is not None and one.decision.verdict is not ReviewVerdict.ACCEPTED
        names.append(f"{what} ({one.decision.reviewer})" if one.decision and objects else what)
    return ", ".join(names)


def _mention(recommendation: Recommendation, name: str) -> Place:
    mention = next(mention for _option, mention in recommendation.links() if mention.text == name)
    return mention_place(recommendation, mention)


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
