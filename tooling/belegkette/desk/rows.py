"""The report as rows: what the workbook and the table show, column by column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from belegkette.desk.anchors import PAGE, link_anchor
from belegkette.desk.filters import consent, level
from belegkette.desk.sentences import confidence_sentence, review_short
from belegkette.desk.workbook import Cell, Column, Link
from belegkette.diagnostics import Severity
from belegkette.figures import format_date, format_term
from belegkette.labels import component_labels, option_labels
from belegkette.model import terms
from belegkette.model.help import WORDS
from belegkette.model.ledger import ReviewStatus, ReviewVerdict
from belegkette.places import anchor_of
from belegkette.report.values import Readiness
from belegkette.report.words import word, word_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.report.model import Link as ReportLink
    from belegkette.report.model import Recommendation, Report
    from belegkette.report.record_values import Evidence, SourceLine
    from belegkette.report.values import Decision, Finding

VERDICTS = tuple(WORDS[ReviewVerdict].values())


class Named(NamedTuple):
    """A column with what it shows of a row's subject."""

    column: Column
    of: Callable[..., Cell]


def table(columns: Iterable[Named]) -> tuple[Column, ...]:
    """Return the heads."""
    return tuple(named.column for named in columns)


def row(columns: Iterable[Named], *subject: object) -> tuple[Cell, ...]:
    """Return the cells of one row."""
    return tuple(named.of(*subject) for named in columns)


def _column(title: str, width: int, of: Callable[..., Cell]) -> Named:
    return Named(Column(title=title, width=width), of)


def _names(named: Iterable[object]) -> str:
    return ", ".join(one.name for one in named)  # type: ignore[attr-defined]


def _ids(one: Recommendation, option: str) -> str:
    return ", ".join(link.id for link in one.links if link.option == option)


def _component(record: Evidence, name: str) -> str:
    parts = record.confidence.components if record.confidence else ()
    found = next((part for part in parts if part.name == name), None)
    if found is None or not (found.concern or found.note):
        return ""
    return ": ".join(filter(None, (word_of(terms.Concern, found.concern), found.note)))


def source_text(source: SourceLine) -> str:
    """Return a source in one line with its addresses."""
    year = "ohne Jahr" if source.year == "unknown" else source.year
    extent = word_of(terms.Extent, source.extent)
    parts = (
        source.title,
        source.publisher,
        year,
        f"Fundstelle: {source.locator}" if source.locator else "",
        f"gelesen: {extent}" if extent else "",
        f"abgerufen am {format_date(source.accessed)}" if source.accessed else "",
        *source.urls,
        *source.notes,
    )
    return ". ".join(filter(None, parts))


def _level(record: Evidence) -> str:
    return level(record.confidence.level if record.confidence else "") if record.assessable else ""


def _value(record: Evidence) -> Cell:
    return record.statistic.value if record.statistic else None


def finding_text(finding: Finding) -> str:
    """Return a message with its rule and severity in one line."""
    waived = f" (Ausnahme bis {finding.waived_until})" if finding.waived_until else ""
    return f"{word(Severity(finding.severity))} {finding.code}: {finding.message}{waived}"


def _decision(review: Decision) -> str:
    return word(review.state)


RECOMMENDATION = (
    _column("Kennung", 12, lambda one: Link(one.id, f"{PAGE}#{anchor_of(one.id)}")),
    _column("Empfehlung", 42, lambda one: one.title),
    _column("Handlungsfeld", 22, lambda one: one.field_name),
    _column("Stärke", 11, lambda one: word_of(terms.Strength, one.strength)),
    _column("Status", 12, lambda one: word_of(terms.RecommendationStatus, one.status)),
    _column("Stand", 13, lambda one: "ersetzt" if one.superseded else word(Readiness(one.readiness))),
    _column("Aussage", 60, lambda one: one.statement),
    _column("An", 34, lambda one: _names(one.addressees)),
    _column("Bis wann", 12, lambda one: one.horizon),
    _column("Woran zu erkennen", 40, lambda one: one.indicator),
    _column("Vertrauen, abgeleitet", 16, lambda one: level(one.confidence.derived)),
    _column("Schwächstes entscheidendes Glied", 18, lambda one: one.confidence.decisive),
    _column("Wie es zum Vertrauen kommt", 44, confidence_sentence),
    _column("Vertrauen, angegeben", 16, lambda one: word_of(terms.Level, one.confidence.stated)),
    _column("Warum Stärke und Vertrauen auseinandergehen", 40, lambda one: one.discordance),
    _column("Gestützt durch", 34, lambda one: _ids(one, "evidence")),
    _column("Einschränkend", 24, lambda one: _ids(one, "qualified-by")),
    _column("Dagegen spricht", 24, lambda one: _ids(one, "contradicted-by")),
    _column("Antwort auf Gegenbelege", 44, lambda one: one.counter_response),
    _column("Quellen", 9, lambda one: one.breadth.sources),
    _column("Arten", 22, lambda one: ", ".join(word_of(terms.Kind, kind) for kind in one.breadth.kinds)),
    _column("Modellregionen", 18, lambda one: ", ".join(one.breadth.model_regions)),
    _column("Gruppen", 28, lambda one: ", ".join(one.breadth.groups)),
    _column("Meldungen", 60, lambda one: "\n".join(map(finding_text, one.findings))),
    _column("Prüfung", 26, review_short),
    _column("Geprüft von", 12, lambda one: one.review.reviewer),
    _column("Geprüft am", 12, lambda one: one.review.date),
    _column("Offene Punkte", 60, lambda one: "\n".join(one.open_points)),
    _column("Begründung", 80, lambda one: one.body),
    _column("Datei", 34, lambda one: f"{one.path}:{one.line}"),
    Named(Column(title="Urteil (Notiz)", width=18, choices=VERDICTS, entry=True), lambda _one: None),
    Named(Column(title="Kommentar (Notiz)", width=40, entry=True), lambda _one: None),
)

EVIDENCE = (
    _column("Art", 16, lambda record: word_of(terms.Kind, record.kind)),
    _column("Titel", 42, lambda record: record.title or "Zurückgezogener Beleg"),
    _column("Text", 80, lambda record: record.text),
    _column("Zitat", 50, lambda record: record.quote),
    _column("Quellen", 60, lambda record: "\n".join(map(source_text, record.sources))),
    _column("Fundstelle", 18, lambda record: "; ".join(filter(None, (one.locator for one in record.sources)))),
    _column("Datum", 12, lambda record: record.date),
    _column("Gültig", 20, lambda record: format_term(record.valid_from, record.valid_until)),
    _column("n", 8, lambda record: record.n),
    _column("Stichprobe der Quelle", 12, lambda record: record.n_source),
    _column("Region", 22, lambda record: _names(record.regions)),
    _column("Gruppe", 28, lambda record: _names(record.groups)),
    _column("Codes", 20, lambda record: ", ".join(code.key for code in record.codes)),
    _column("Wirkung", 14, lambda record: word_of(terms.Factor, record.factor)),
    _column("Wert", 12, _value),
    _column("Einheit", 14, lambda record: record.statistic.unit if record.statistic else ""),
    _column("Vertrauen", 14, _level),
    *(
        _column(f"Vertrauen: {title}", 28, lambda record, name=name: _component(record, name))
        for name, title in component_labels().items()
    ),
    _column("Widersprüche", 26, lambda record: ", ".join(other.id for other in record.disagreements)),
    _column("Einwilligung", 20, lambda record: consent(record.consent) if record.consent else ""),
    _column("Quelle bestätigt", 22, lambda record: _decision(record.source_review)),
    _column("Status", 13, lambda record: word_of(terms.RecordStatus, record.status)),
    _column("Intern", 8, lambda record: "ja" if record.internal else "nein"),
    _column("Datei", 34, lambda record: record.path),
)

LINK = (
    _column("Empfehlung", 12, lambda one, _link, _record: Link(one.id, f"{PAGE}#{anchor_of(one.id)}")),
    _column(
        "Beleg",
        14,
        lambda one, link, _record: Link(link.id, f"{PAGE}#{link_anchor(one.id, link.id)}") if link.id else None,
    ),
    _column("Rolle", 16, lambda _one, link, _record: option_labels()[link.option]),
    _column(
        "Entscheidend",
        13,
        lambda _one, link, _record: "schwächstes entscheidendes Glied" if link.decisive else "",
    ),
    _column("Aussage der Empfehlung", 44, lambda one, _link, _record: one.statement),
)

LINK_REVIEW = (
    _column("Prüfung der Verknüpfung", 22, lambda _one, link, _record: word(ReviewStatus(link.review.state))),
    _column("Geprüft von", 12, lambda _one, link, _record: link.review.reviewer),
    _column("Geprüft am", 12, lambda _one, link, _record: link.review.date),
    _column("Kommentar im Prüfbuch", 34, lambda _one, link, _record: link.review.comment),
)

LINK_NOTES = (
    Named(Column(title="Urteil (Notiz)", width=18, choices=VERDICTS, entry=True), lambda _one, _link, _record: None),
    Named(Column(title="Kommentar (Notiz)", width=40, entry=True), lambda _one, _link, _record: None),
)


def iter_links(report: Report) -> Iterator[tuple[Recommendation, ReportLink | None, Evidence | None]]:
    """Yield every link with its record (None where there is none); a recommendation without links once, without link."""
    records = {record.id: record for record in report.evidence}
    for one in report.recommendations:
        for link in one.links:
            yield one, link, records.get(link.id)
        if not one.links:
            yield one, None, None


def link_cells(
    one: Recommendation, link: ReportLink | None, record: Evidence | None, *, notes: bool
) -> tuple[Cell, ...]:
    """Return one row of the links: the recommendation, the record in full, the review."""
    after = (*LINK_REVIEW, *LINK_NOTES) if notes else LINK_REVIEW
    if link is None:
        head = (Link(one.id, f"{PAGE}#{anchor_of(one.id)}"), None, "kein Beleg genannt", None, one.statement)
        return (*head, *[None] * (len(EVIDENCE) + len(after)))
    middle = row(EVIDENCE, record) if record else ("", "unbekannte Kennung", *[None] * (len(EVIDENCE) - 2))
    return (*row(LINK, one, link, record), *middle, *row(after, one, link, record))


def link_columns(*, notes: bool) -> tuple[Column, ...]:
    """Return the heads of the rows of links."""
    return table((*LINK, *EVIDENCE, *LINK_REVIEW, *(LINK_NOTES if notes else ())))
