"""QUO001 and QUO002: whoever is quoted is quoted rightly, and one can see who it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.model.recommendation import CITING_ROLES
from belegkette.privacy.quotes import find_quotations, is_from, nearest, resembles
from belegkette.rules.base import rule
from belegkette.rules.outgoing import page_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.evidence import Record
    from belegkette.model.recommendation import Page, Recommendation

_MARKS = ("„", "»", "“", '"')
_ROLE = re.compile(r"\{[a-z]+\}`[^`]*`")
_BLANK_LINE = re.compile(r"\n[ \t]*\n")


class Found(NamedTuple):
    """A long quotation in a recommendation that is not, letter for letter, what a record that it cites says."""

    recommendation: Recommendation
    place: Location
    words: str
    paragraph: str


@rule("QUO001", "altered-quote", "W E E")
def altered_quote(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Zitat in einer Empfehlung weicht vom Zitat des Belegs ab.

    Warum:
    Wer zitiert wird, muss sich darauf verlassen können, dass es seine Worte sind. Verglichen wird mit „quote“ der Belege,
    die die Empfehlung anführt, Buchstabe für Buchstabe. Erlaubt sind andere Anführungszeichen, […] für Auslassungen und
    [Einfügungen] in eckigen Klammern.

    Beispiel:

        Eine Befragte sagt: „Ich wusste lange überhaupt nicht, wen ich fragen soll“ ({evidence}`F-21`).

    Stattdessen:

        Eine Befragte sagt: „Ich wusste […] nicht, wen ich fragen soll“ ({evidence}`F-21`).
    """
    for found in _iter_unproven(graph):
        cited = [(one.id, quote) for one in _cited(graph, found.recommendation) if (quote := _quote(one))]
        meant = nearest(found.words, cited)
        if meant is None:
            beside = [name for name, _quote_of in cited if name in found.paragraph]
            meant = beside[0] if beside else None
        if meant is not None:
            yield Problem(
                code="QUO001",
                place=found.place,
                message=_("Das Zitat ist nicht der Wortlaut von „{id}“.").format(id=meant),
                hint=_("Den Wortlaut übernehmen ({{quote}}`{id}` druckt ihn) und Auslassungen mit […] zeigen.").format(
                    id=meant
                ),
                subject=found.recommendation.id,
            )


@rule("QUO002", "unattributed-quote", "W E E")
def unattributed_quote(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Zitat in einer Empfehlung gehört zu keinem Beleg, den sie anführt.

    Warum:
    Worte in Anführungszeichen sind die Worte von jemandem. Ohne Beleg kann niemand prüfen, wer sie gesagt hat und ob sie
    veröffentlicht werden dürfen. Gemeint sind Zitate ab fünf Wörtern; kürzere sind meist Begriffe oder Titel.

    Beispiel:

        Oft heißt es: „Dafür sind wir leider gar nicht zuständig.“

    Stattdessen:

        Oft heißt es: {quote}`F-21`.
    """
    for found in _iter_unproven(graph):
        cited = [(one.id, quote) for one in _cited(graph, found.recommendation) if (quote := _quote(one))]
        if nearest(found.words, cited) is not None or any(name in found.paragraph for name, _text in cited):
            continue
        source = next((one.id for one in graph.corpus.evidence.values() if _says(one, found.words)), None)
        hint = (
            _("Es steht in „{id}“: diesen Beleg anführen.").format(id=source)
            if source
            else _("Den Beleg anführen, in dem es als „quote“ steht, oder ohne Anführungszeichen schreiben.")
        )
        yield Problem(
            code="QUO002",
            place=found.place,
            message=_("Das Zitat gehört zu keinem angeführten Beleg."),
            hint=hint,
            subject=found.recommendation.id,
        )


def _iter_unproven(graph: TraceGraph) -> Iterator[Found]:
    for page in graph.corpus.pages:
        if page.recommendations:
            text = graph.corpus.texts[page.path].decode()
            if any(mark in text for mark in _MARKS):
                yield from _iter_on_page(graph, page, page_text(text))


def _iter_on_page(graph: TraceGraph, page: Page, text: str) -> Iterator[Found]:
    lines = text.split("\n")
    for recommendation in page.recommendations:
        if recommendation.superseded:
            continue
        end = recommendation.body.line + len(recommendation.body.lines) - 1
        own = "\n".join(lines[recommendation.line - 1 : end])
        cited: tuple[Record, ...] | None = None
        for quotation in find_quotations(_ROLE.sub(lambda role: " " * len(role[0]), own)):
            cited = _cited(graph, recommendation) if cited is None else cited
            if any(_says(record, quotation.words) or _is_title(graph, record, quotation.words) for record in cited):
                continue
            before = own[: quotation.start]
            place = Location(
                path=page.path,
                line=recommendation.line + before.count("\n"),
                column=quotation.start - before.rfind("\n"),
            )
            yield Found(recommendation, place, quotation.words, _paragraph(own, quotation.start))


def _paragraph(text: str, at: int) -> str:
    start = max((match.end() for match in _BLANK_LINE.finditer(text, 0, at)), default=0)
    found = _BLANK_LINE.search(text, at)
    return text[start : found.start() if found else len(text)]


def _cited(graph: TraceGraph, recommendation: Recommendation) -> tuple[Record, ...]:
    """Return the records that a recommendation names in options or roles, and those they are derived from."""
    names = {mention.text for _option, mention in recommendation.links()}
    names |= {citation.id for citation in recommendation.citations if citation.role in CITING_ROLES}
    names |= {name for name in recommendation.ids("legal-basis") if name in graph.corpus.evidence}
    evidence = graph.corpus.evidence
    return tuple(evidence[name] for name in sorted(graph.derivation_closure(frozenset(names))) if name in evidence)


def _quote(record: Record) -> str:
    return getattr(record, "quote", None) or ""


def _says(record: Record, words: str) -> bool:
    """Whether a record holds the words as its quote, or quotes them itself in its text."""
    return (bool(_quote(record)) and is_from(words, _quote(record))) or is_from(words, record.text)


def _is_title(graph: TraceGraph, record: Record, words: str) -> bool:
    """Whether the words are a title: of the record or of one of its sources."""
    publications = graph.corpus.publications or {}
    titles = [record.title, *(source.title for source in record.sources)]
    titles += [publications[source.key].title for source in record.sources if source.key in publications]
    return any(title and (is_from(words, title) or resembles(title, words)) for title in titles)
