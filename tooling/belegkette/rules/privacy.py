"""PRV001 and PRV005: what leads to a person must not stand in a text that goes out."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.loaders.names import load_name_list, load_tagger
from belegkette.model.evidence import InterviewFinding
from belegkette.privacy.contact import find_contact_data
from belegkette.privacy.hits import Hit
from belegkette.privacy.names import find_names, normalised
from belegkette.rules.base import rule
from belegkette.rules.outgoing import everything, iter_outgoing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.graph import TraceGraph
    from belegkette.privacy.names import NameList, Tagger
    from belegkette.rules.outgoing import Outgoing

_PARTS = re.compile(r"\s*[,;/&]\s*|\s+und\s+")
_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\wäöüß-]+")


@rule("PRV001", "contact-data", "W E E")
def contact_data(graph: TraceGraph) -> Iterator[Problem]:
    """In einem Text, der veröffentlicht wird, stehen Kontaktdaten.

    Warum:
    Eine Mailadresse, eine Telefonnummer oder eine Anschrift führt zu einem Menschen, auch wenn sein Name fehlt. Gesucht wird
    nach Mailadressen, Telefonnummern, Kontonummern, Steuer- und Rentenversicherungsnummern mit richtiger Prüfziffer,
    Anschriften, Geburtsdaten, Kfz-Kennzeichen und Profilen in sozialen Netzen. Adressen von Stellen wie info@… oder
    poststelle@… sind erlaubt.

    Beispiel:

        text: Rückfragen beantwortet e.muster@example.org.

    Stattdessen:

        text: Rückfragen beantwortet die Geschäftsstelle.
    """
    for outgoing in iter_outgoing(graph, attrgetter("contact")):
        for hit in find_contact_data(outgoing.text):
            yield _problem(
                "PRV001",
                outgoing,
                hit,
                _("{what} „{masked}“ in einem Text, der veröffentlicht wird."),
                _("Weglassen oder durch die Stelle ersetzen, zum Beispiel „die Geschäftsstelle“."),
            )


@rule("PRV005", "person-name", "W E E")
def person_name(graph: TraceGraph) -> Iterator[Problem]:
    """In einem Text, der veröffentlicht wird, steht der Name eines Menschen.

    Warum:
    Wer in einem Interview gesprochen hat, darf nicht erkennbar sein; wer darin erwähnt wird, auch nicht. Gesucht wird nach
    Anreden mit Namen („Frau Muster“) und nach den Namen einer Liste, die außerhalb des Projekts liegt. Namen von Stellen,
    Orten und Herausgebern aus „vocabulary.yaml“ und „sources.yaml“ und alles unter „allowed-names“ sind erlaubt. Fehlt die
    Liste, obwohl es Interviews gibt, steht das als Hinweis da.

    Beispiel:

        text: Frau Muster vom Fachdienst hilft bei Anträgen.

    Stattdessen:

        text: Eine Mitarbeiterin des Fachdienstes hilft bei Anträgen.
    """
    settings = graph.corpus.settings
    names, tagger = load_name_list(graph.corpus.root, settings), load_tagger(settings)
    if names is None and _needs_list(graph):
        yield Problem(
            code="PRV005",
            place=Location(path="pyproject.toml", line=1, column=1),
            message=_("Es gibt keine Namensliste; gesucht wird nur nach Anreden mit Namen."),
            hint=_("Eine anlegen: „belegkette import names DATEI“, und in pyproject.toml „name-list“ setzen."),
            note=True,
        )
    allowed: frozenset[str] | None = None
    for outgoing in iter_outgoing(graph, everything if names or tagger else attrgetter("names")):
        if "sources" in outgoing.pointer and outgoing.pointer[-1] in {"publisher", "url"}:
            continue
        allowed = _allowed(graph) if allowed is None else allowed
        for hit in _names(outgoing.text, names, tagger, allowed):
            yield _problem(
                "PRV005",
                outgoing,
                hit,
                _("{what} „{masked}“ in einem Text, der veröffentlicht wird."),
                _("Die Aufgabe statt des Namens nennen; ist es niemand, den Namen unter „allowed-names“ eintragen."),
            )


def _problem(code: str, outgoing: Outgoing, hit: Hit, message: str, hint: str) -> Problem:
    """Say what was found and where, but not the data itself: messages end up in logs."""
    shown = hit.words[:2] + "…"
    return Problem(
        code=code,
        place=outgoing.place(hit.start, hit.words),
        message=message.format(what=hit.what, masked=shown),
        hint=hint,
        subject=outgoing.subject_at(hit.start),
    )


def _needs_list(graph: TraceGraph) -> bool:
    """Whether there is material about people whose names somebody knows."""
    if graph.corpus.settings.internal_root:
        return True
    return any(isinstance(one, InterviewFinding) and one.interview for one in graph.corpus.evidence.values())


def _names(text: str, names: NameList | None, tagger: Tagger | None, allowed: frozenset[str]) -> Iterator[Hit]:
    yield from find_names(text, names, allowed)
    for start, words in tagger(text) if tagger else ():
        if normalised(words) not in allowed:
            yield Hit(start, words, _("Vermutlich ein Name"))


def _allowed(graph: TraceGraph) -> frozenset[str]:
    """Return the names that may stand: bodies and places of the vocabulary, publishers, and what the settings allow."""
    corpus = graph.corpus
    found = set(corpus.settings.allowed_names)
    publishers = [one.publisher for one in (corpus.publications or {}).values()]
    publishers += [source.publisher for record in corpus.evidence.values() for source in record.sources]
    for publisher in publishers:
        parts = _PARTS.split(publisher or "")
        found.update((publisher or "", *parts, *(part.rpartition(" ")[2] for part in parts)))
    for name in _vocabulary_names(graph):
        found.update((name, *_CAPITALISED.findall(name)))
    return frozenset(normalised(name) for name in found if name)


def _vocabulary_names(graph: TraceGraph) -> Iterable[str]:
    words = graph.corpus.vocabulary
    if words is None:
        return
    for part in (words.regions, words.groups, words.fields):
        yield from (one.name for one in part.values())
    for addressee in words.addressees.values():
        yield from filter(None, (addressee.name, addressee.short, *(one.name for one in addressee.names)))
