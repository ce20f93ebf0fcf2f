"""SRC006: words that the project's own vocabulary, codebook or list of sources does not define."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Place, Problem, Spot
from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.evidence import AXES, Axis, Record, StatePractice
from belegkette.rules.base import rule
from belegkette.rules.ledger_entries import unknown_reviewers, unknown_subjects
from belegkette.rules.uses import mention_place
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Recommendation

_VOCABULARY = "evidence/vocabulary.yaml"
_CODEBOOK = "evidence/codebook.yaml"
_SOURCES = "evidence/sources.yaml"
_FIELDS = (("regions", "region"), ("groups", "group"), ("codes", "codes"), ("questions", "question"))
_FILES = {"codes": _CODEBOOK, "sources": _SOURCES}


@rule("SRC006", "unknown-term", "W E E")
def unknown_term(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Schlüsselwort steht nicht im Vokabular, im Codebuch oder in der Quellenliste des Projekts.

    Warum:
    Regionen, Gruppen, Handlungsfelder, Adressaten, Codes und Quellen werden an einer Stelle festgelegt. Ein Tippfehler
    würde sonst eine neue Region oder Gruppe schaffen, die in keiner Übersicht auftaucht. Fehlt die Datei oder ist ihr
    Abschnitt leer, wird nichts geprüft.

    Beispiel:
    In vocabulary.yaml steht „ifd“.

        group: idf

    Stattdessen:

        group: ifd

    Oder den neuen Begriff zuerst in vocabulary.yaml, codebook.yaml oder sources.yaml eintragen.
    """
    yield from _own_terms(graph)
    parts = [(part, key, graph.terms(part)) for part, key in _FIELDS if graph.terms(part)]
    sources = graph.terms("sources")
    for record in graph.corpus.evidence.values():
        for part, key, known in parts:
            value = getattr(record, key, None)
            if value and not (value in known if isinstance(value, str) else all(map(known.__contains__, value))):
                yield from _field_terms(graph, record, part, key, value)
        for source in record.sources:
            if source.key not in sources:
                yield from _source_terms(graph, record)
                break
        if isinstance(record, StatePractice):
            yield from _axis_terms(graph, record)
    for page in graph.corpus.pages:
        if page.field and not graph.knows("fields", page.field):
            yield _unknown(graph, "fields", page.field, Spot(page.path, ("field",)), "")
        for recommendation in page.recommendations:
            yield from _option_terms(graph, recommendation)
    yield from unknown_subjects(graph)
    yield from unknown_reviewers(graph)


def _own_terms(graph: TraceGraph) -> Iterator[Problem]:
    """Check what the vocabulary and the codebook say about themselves."""
    if graph.regions.home and not graph.knows("regions", graph.regions.home):
        yield _unknown(graph, "regions", graph.regions.home, Spot(_VOCABULARY, ("home",)), "")
    if graph.corpus.vocabulary:
        for key, region in graph.corpus.vocabulary.regions.items():
            if region.part_of and not graph.knows("regions", region.part_of):
                yield _unknown(graph, "regions", region.part_of, Spot(_VOCABULARY, ("regions", key, "part-of")), "")
    if graph.corpus.codebook:
        for key, code in graph.corpus.codebook.codes.items():
            if code.parent and not graph.knows("codes", code.parent):
                yield _unknown(graph, "codes", code.parent, Spot(_CODEBOOK, ("codes", key, "parent")), "")


def _field_terms(
    graph: TraceGraph, record: Record, part: str, key: str, value: str | tuple[str, ...]
) -> Iterator[Problem]:
    for at, term in enumerate(one_or_many(value)):
        if not graph.knows(part, term):
            steps = (key,) if isinstance(value, str) else (key, at)
            yield _unknown(graph, part, term, graph.corpus.spot(record.id, *steps), record.id)


def _source_terms(graph: TraceGraph, record: Record) -> Iterator[Problem]:
    for at, source in enumerate(record.sources):
        if source.key and not graph.knows("sources", source.key):
            yield _unknown(graph, "sources", source.key, graph.corpus.spot(record.id, "sources", at, "key"), record.id)


def _axis_terms(graph: TraceGraph, record: StatePractice) -> Iterator[Problem]:
    for name in AXES:
        axis = record.axis(name)
        key = axis.source if isinstance(axis, Axis) else None
        if key and "://" not in key and not graph.knows("sources", key):
            place = graph.corpus.spot(record.id, name.replace("_", "-"), "source")
            yield _unknown(graph, "sources", key, place, record.id)


def _option_terms(graph: TraceGraph, recommendation: Recommendation) -> Iterator[Problem]:
    for option, part in (("addressee", "addressees"), ("field", "fields")):
        for mention in recommendation.mentions(option):
            if not graph.knows(part, mention.text):
                yield _unknown(graph, part, mention.text, mention_place(recommendation, mention), recommendation.id)


def _unknown(graph: TraceGraph, part: str, term: str, place: Place, subject: str) -> Problem:
    """Name the term but not the record: a key that many findings share is one mistake."""
    file = _FILES.get(part, _VOCABULARY).removeprefix("evidence/")
    message = {
        "regions": _("Region „{term}“ steht nicht in {file}."),
        "groups": _("Gruppe „{term}“ steht nicht in {file}."),
        "questions": _("Frage „{term}“ steht nicht in {file}."),
        "fields": _("Handlungsfeld „{term}“ steht nicht in {file}."),
        "addressees": _("Adressat „{term}“ steht nicht in {file}."),
        "codes": _("Code „{term}“ steht nicht in {file}."),
        "sources": _("Quelle „{term}“ steht nicht in {file}."),
    }[part]
    return Problem(
        code="SRC006",
        place=place,
        message=message.format(term=term, file=file),
        hint=did_you_mean(term, graph.words(part), otherwise=_("Den Begriff in {file} eintragen.").format(file=file)),
        subject=subject,
    )
