"""A copy for comments: all recommendations with their evidence as plain Markdown, from which pandoc makes a DOCX.

Texts of authors pass as text: nothing in them is read as HTML, as an image to fetch or as a file to include.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.help import WORDS
from belegkette.model.terms import Kind, Level, RecommendationStatus, Strength
from belegkette.places import natural_key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from belegkette.exchange.document import GraphDocument, RecommendationEntry
    from belegkette.model.evidence import Record
    from belegkette.model.sources import SourceReference

_SPECIAL = re.compile(r"([\\`*_{}\[\]<>()#+\-!|~^$@\"'.:])")
_IMAGE = re.compile(r"!\[")


def render_comments_markdown(document: GraphDocument) -> str:
    """Return the whole copy in pandoc's Markdown."""
    records = {record.id: record for record in document.evidence}
    withdrawn = {entry.id for entry in document.withdrawn}
    lines = [
        f"% {_('Handlungsempfehlungen: Exemplar für Anmerkungen')}",
        "%",
        f"% {_('Stichtag {day}').format(day=document.as_of)}",
        "",
        escape(
            _(
                "Anmerkungen bitte als Kommentare an die Stelle setzen. Maßgeblich bleibt die Ausgabe, aus der diese Kopie stammt."
            )
        ),
        "",
    ]
    for field, entries in _chapters(document):
        lines += [f"# {escape(field)}", ""]
        for entry in entries:
            lines += _recommendation(entry, document, records, withdrawn)
    return "\n".join(lines) + "\n"


def _chapters(document: GraphDocument) -> Iterator[tuple[str, list[RecommendationEntry]]]:
    """Yield the fields of action in the vocabulary's order, then what lies in none of them."""
    fields = document.vocabulary.fields
    found: dict[str, list[RecommendationEntry]] = {key: [] for key in fields}
    for entry in document.recommendations:
        found.setdefault(entry.field, []).append(entry)
    for key, entries in found.items():
        if entries:
            yield (
                fields[key].name if key in fields else key or _("Ohne Handlungsfeld"),
                sorted(entries, key=lambda entry: natural_key(entry.id)),
            )


def _recommendation(
    entry: RecommendationEntry, document: GraphDocument, records: Mapping[str, Record], withdrawn: set[str]
) -> Iterator[str]:
    yield f"## {escape(entry.id)} {escape(entry.title)}"
    yield ""
    yield f"**{escape(entry.statement)}**"
    yield ""
    for name, value in _facts(entry, document):
        yield f"- *{name}:* {escape(value)}"
    yield ""
    if entry.text:
        yield _body(entry.text)
        yield ""
    for title, names in (
        (_("Gestützt durch"), entry.evidence),
        (_("Einschränkend"), entry.qualified_by),
        (_("Dagegen spricht"), entry.contradicted_by),
    ):
        if names:
            yield f"### {title}"
            yield ""
            yield from (f"- {_evidence(name, records, withdrawn, document)}" for name in names)
            yield ""


def _facts(entry: RecommendationEntry, document: GraphDocument) -> Iterator[tuple[str, str]]:
    addressees = document.vocabulary.addressees
    derived = entry.derived_confidence.level if entry.derived_confidence else None
    names = [
        (addressees[key].short or addressees[key].name or key) if key in addressees else key for key in entry.addressee
    ]
    level = entry.confidence or derived
    for name, value in (
        (_("Stärke"), _(WORDS[Strength][entry.strength]) if entry.strength else ""),
        (_("Adressat"), ", ".join(names)),
        (_("Stand"), _(WORDS[RecommendationStatus][entry.status])),
        (_("Vertrauen in die Belege"), _(WORDS[Level][level]) if level else _("nicht eingestuft")),
        (_("Zeithorizont"), entry.horizon),
        (_("Messgröße"), entry.indicator),
        (_("Antwort auf Einwände"), entry.counter_response),
        (_("Abweichende Meinung"), entry.dissent),
    ):
        if value:
            yield name, value


def _evidence(name: str, records: Mapping[str, Record], withdrawn: set[str], document: GraphDocument) -> str:
    record = records.get(name)
    if record is None:
        note = _("zurückgezogen") if name in withdrawn else _("unbekannte Kennung")
        return f"**{escape(name)}** ({note})"
    kind = _(WORDS[Kind][record.kind])
    sources = "; ".join(_source(source, document) for source in record.sources)
    text = f"**{escape(name)}** {escape(record.title)} ({escape(kind)}). {escape(' '.join(record.text.split()))}"
    quote = getattr(record, "quote", None)
    if quote:
        text += f" {escape(' '.join(quote.split()))}"
    return f"{text} *{escape(sources)}*" if sources else text


def _source(source: SourceReference, document: GraphDocument) -> str:
    publication = document.sources.get(source.key or "", source)
    year = "" if publication.year in {None, "unknown"} else str(publication.year)
    locator = "" if source.locator is None else str(source.locator)
    url = next(iter(one_or_many(publication.url)), "")
    return ", ".join(
        filter(None, (publication.title or source.key or "", publication.publisher or "", year, locator, url))
    )


def _body(text: str) -> str:
    """Return the author's Markdown without headings (they would break the outline) and without images."""
    lines = [re.sub(r"^\s{0,3}#{1,6}\s+", "", line) for line in _IMAGE.sub("[", text).split("\n")]
    return "\n".join(lines)


def escape(text: str) -> str:
    """Return a text in which no character means anything to Markdown."""
    return _SPECIAL.sub(r"\\\1", text)
