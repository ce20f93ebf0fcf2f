"""EAS: easy-to-read texts after BITV 2.0, Anlage 2, Teil 2, as far as a machine can see their rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.ledger.easy_state import EasyStatus, easy_book_of
from belegkette.rules.base import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.easy.findings import Finding
    from belegkette.graph import TraceGraph


@rule("EAS001", "long-sentence", "N W W")
def long_sentence(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Satz im leicht lesbaren Text ist zu lang oder sagt mehr als eine Sache.

    Warum:
    Wer langsam liest, hat am Ende eines langen Satzes den Anfang vergessen. Gemeldet werden mehr als 12 Wörter
    (`easy-words`), Nebensätze, eingeschobene Sätze und mehr als drei aufgezählte Dinge. Mehr als 15 Wörter
    (`easy-words-at-most`) sind in Durchsicht und Freigabe ein Fehler.

    Beispiel:

        Der LWV soll die Fahrt bezahlen, weil der Weg zur Arbeit weit ist und Geld kostet.

    Stattdessen:

        Der Weg zur Arbeit ist weit.
        Die Fahrt kostet Geld.
        Der LWV soll die Fahrt bezahlen.
    """
    return _found(graph, "EAS001")


@rule("EAS002", "long-word", "N W W")
def long_word(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Wort im leicht lesbaren Text ist lang oder schwer, oder für eine Sache stehen zwei Wörter.

    Warum:
    Lange Wörter liest man in Teilen; der Bindestrich zeigt, wo ein Teil aufhört. Schwere Wörter brauchen eine Erklärung:
    fett drucken und im nächsten Satz erklären, oder auf einer Seite unter `recommendations/easy-language/`. Und wer zwei
    Wörter liest, sucht zwei Sachen.

    Beispiel:

        Die Arbeitslosenversicherung hilft mit Geld.

    Stattdessen:

        Die **Arbeitslosen-Versicherung** hilft mit Geld.
        Das ist eine Versicherung für Menschen ohne Arbeit.
    """
    return _found(graph, "EAS002")


@rule("EAS003", "genitive", "N W W")
def genitive(graph: TraceGraph) -> Iterator[Problem]:
    """Im leicht lesbaren Text steht ein Genitiv.

    Warum:
    „Das Geld des Amtes“ muss man zweimal lesen. Mit „von“ geht es leichter. Gesehen wird nur, was an „des“ und an der
    Endung zu erkennen ist.

    Beispiel:

        Das Amt prüft den Antrag des Betriebes.

    Stattdessen:

        Das Amt prüft den Antrag vom Betrieb.
    """
    return _found(graph, "EAS003")


@rule("EAS004", "passive", "N W W")
def passive(graph: TraceGraph) -> Iterator[Problem]:
    """Im leicht lesbaren Text steht ein Passiv.

    Warum:
    Das Passiv verschweigt, wer etwas tut. Gerade das will man wissen.

    Beispiel:

        Der Lohn wird bezahlt.

    Stattdessen:

        Der Betrieb bezahlt den Lohn.
    """
    return _found(graph, "EAS004")


@rule("EAS005", "subjunctive", "N W W")
def subjunctive(graph: TraceGraph) -> Iterator[Problem]:
    """Im leicht lesbaren Text steht eine Möglichkeitsform (Konjunktiv).

    Warum:
    „Könnte“, „hätte“ und „würde“ lassen offen, ob etwas gilt.

    Beispiel:

        Der Betrieb könnte einen Antrag stellen.

    Stattdessen:

        Der Betrieb kann einen Antrag stellen.
    """
    return _found(graph, "EAS005")


@rule("EAS006", "negation", "N W W")
def negation(graph: TraceGraph) -> Iterator[Problem]:
    """Im leicht lesbaren Text steht eine Verneinung.

    Warum:
    „Nicht“ wird leicht überlesen, und dann sagt der Satz das Gegenteil. Manchmal geht es nicht anders: Dann das Wort fett
    drucken.

    Beispiel:

        Sie müssen nicht allein kommen.

    Stattdessen:

        Sie dürfen jemanden mitbringen.
    """
    return _found(graph, "EAS006")


@rule("EAS007", "abbreviation", "N W W")
def abbreviation(graph: TraceGraph) -> Iterator[Problem]:
    """Im leicht lesbaren Text steht eine Abkürzung, die niemand erklärt.

    Warum:
    Eine Abkürzung versteht nur, wer sie schon kennt.

    Beispiel:

        Sie können z. B. den IFD fragen.

    Stattdessen:

        Sie können den **Fach-Dienst** fragen.
        Der Fach-Dienst hilft bei der Arbeit.
    """
    return _found(graph, "EAS007")


@rule("EAS008", "special-character", "N W W")
def special_character(graph: TraceGraph) -> Iterator[Problem]:
    """Im leicht lesbaren Text steht ein Sonderzeichen oder eine schwere Zahl.

    Warum:
    Zeichen wie §, %, Klammern und Anführungszeichen liest nicht jeder mit. Genaue große Zahlen, Kommazahlen und Tage in
    Ziffern sagen wenig.

    Beispiel:

        75 % der Befragten (1.234 Personen) arbeiten gern.

    Stattdessen:

        Die meisten Menschen arbeiten gern.
    """
    return _found(graph, "EAS008")


@rule("EAS009", "stale-easy-language", "- W E")
def stale_easy_language(graph: TraceGraph) -> Iterator[Problem]:
    """Die Empfehlung hat sich geändert, seit ihr leicht lesbarer Text geschrieben oder geprüft wurde.

    Warum:
    Beide Texte müssen dasselbe sagen. Der Block merkt sich mit `:original:`, zu welchem Satz und welcher Stärke er gehört.
    Auch was eine Prüfgruppe angenommen hat, gilt nur für die Fassung, die sie gelesen hat.

    Beispiel:
    Aus „sollte“ wurde „soll“, der leicht lesbare Text ist noch der alte.

        ```{easy-language}
        :original: 0f3a92c1

    Stattdessen:
    Den Text vergleichen, wo nötig ändern, dann die Zahl eintragen, die die Meldung nennt. Danach prüft die Gruppe neu.
    """
    book = easy_book_of(graph)
    for recommendation in book.texts:
        easy, state = recommendation.easy, book.state(recommendation)
        if easy is None or state is None:
            continue
        outdated = state.status is EasyStatus.OUTDATED
        if easy.original and not outdated:
            continue
        value = _("nach dem Vergleich „:original: {value}“ setzen.").format(value=state.expected)
        by_group = outdated and easy.original in {"", state.expected} and state.test is not None
        if by_group and state.test is not None:
            message = _("„{id}“ hat sich geändert, seit die Prüfgruppe den leicht lesbaren Text am {date} prüfte.")
            message = message.format(id=recommendation.id, date=state.test.date)
            hint = _("Beide Texte vergleichen und noch einmal prüfen lassen.")
            hint = hint if easy.original else f"{hint} {value[0].upper()}{value[1:]}"
        elif outdated:
            message = _("„{id}“ hat sich geändert, seit der leicht lesbare Text geschrieben wurde.").format(
                id=recommendation.id
            )
            hint = _("Beide Texte vergleichen;") + " " + value
        else:
            message = _("Zum leicht lesbaren Text ist nicht vermerkt, für welche Fassung von „{id}“ er gilt.").format(
                id=recommendation.id
            )
            hint = _("Beide Texte vergleichen;") + " " + value
        yield Problem(
            code="EAS009",
            place=Location(
                path=recommendation.path,
                line=easy.original_line or easy.line,
                column=easy.original_column or easy.column,
            ),
            message=message,
            hint=hint,
            subject=recommendation.id,
            note=not outdated,
        )


@rule("EAS010", "missing-easy-language", "- N W")
def missing_easy_language(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung hat keinen leicht lesbaren Text, andere haben einen.

    Warum:
    Die Empfehlungen handeln von Menschen, die oft schwer lesen. Wer die leicht lesbare Ausgabe aufschlägt, soll alles
    finden. Solange ein Projekt keinen einzigen solchen Text hat, wird nichts gemeldet.

    Beispiel:
    BSP-01 hat einen Block `easy-language`, BSP-02 keinen.

    Stattdessen:
    Den Block ans Ende der Empfehlung setzen; die Empfehlung selbst braucht dann außen einen Doppelpunkt mehr.

        :::{easy-language}
        Manche Menschen haben einen weiten Weg.
        Der Weg kostet Geld.
        :::
    """
    book = easy_book_of(graph)
    if not book.texts and not book.pages:
        return
    for page in graph.corpus.pages:
        for recommendation in page.recommendations:
            if recommendation.easy is None and not recommendation.superseded:
                yield Problem(
                    code="EAS010",
                    place=Location(path=page.path, line=recommendation.line, column=recommendation.column),
                    message=_("„{id}“ hat keinen leicht lesbaren Text.").format(
                        id=recommendation.id or recommendation.title
                    ),
                    hint=_("Einen Block „easy-language“ ans Ende der Empfehlung setzen."),
                    subject=recommendation.id,
                )


def _found(graph: TraceGraph, code: str) -> Iterator[Problem]:
    """Yield what was found of one kind, in recommendations and on easy pages."""
    book = easy_book_of(graph)
    for recommendation in book.texts:
        for finding in book.findings(recommendation):
            if finding.code == code:
                yield _problem(finding, recommendation.path, recommendation.id)
    for path, text in book.pages:
        for finding in book.findings_in(path, text):
            if finding.code == code:
                yield _problem(finding, path, "")


def _problem(finding: Finding, path: str, subject: str) -> Problem:
    return Problem(
        code=finding.code,
        place=Location(path=path, line=finding.line, column=finding.column),
        message=finding.message,
        hint=finding.hint,
        subject=subject,
        note=finding.doubtful,
        grave=finding.grave and not finding.doubtful,
    )
