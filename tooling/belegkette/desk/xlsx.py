"""The report as a workbook: the same content as the page, in tables to filter, sort and write beside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from belegkette.desk.anchors import PAGE, link_anchor
from belegkette.desk.filters import profile
from belegkette.desk.rows import (
    EVIDENCE,
    RECOMMENDATION,
    iter_links,
    link_cells,
    link_columns,
    row,
    table,
)
from belegkette.desk.workbook import Cell, Column, Link, Sheet, render_workbook
from belegkette.diagnostics import Severity
from belegkette.figures import format_date
from belegkette.labels import key_label
from belegkette.ledger.labels import in_words
from belegkette.model.ledger import ReviewStatus
from belegkette.places import anchor_of
from belegkette.report.values import Readiness
from belegkette.report.words import measure_words, word
from belegkette.wording import plain_difference

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.report.model import Report
    from belegkette.report.values import Change, Finding

NOTES = (
    "Die gelben Spalten sind für Notizen. Ins Prüfbuch kommt nur, was mit „belegkette review export“ ausgegeben und mit "
    "„belegkette review import“ wieder eingelesen wird."
)


def render_xlsx(report: Report) -> bytes:
    """Return the workbook. Links lead to the page of the same report in the same folder."""
    sheets = (
        Sheet(name="Übersicht", columns=_heads(("Was", 46), ("Wert", 18), ("Näheres", 90)), rows=_overview(report)),
        Sheet(
            name="Empfehlungen",
            columns=table(RECOMMENDATION),
            rows=[row(RECOMMENDATION, one) for one in report.recommendations],
            frozen=2,
        ),
        Sheet(
            name="Verknüpfungen",
            columns=link_columns(notes=True),
            rows=[link_cells(*link, notes=True) for link in iter_links(report)],
            frozen=2,
        ),
        Sheet(
            name="Belege",
            columns=(*_heads(("Kennung", 14), ("Empfehlungen", 24), ("Nicht genutzt, weil", 34)), *table(EVIDENCE)),
            rows=_evidence(report),
        ),
        Sheet(name="Matrix", columns=_matrix_heads(report), rows=_matrix(report)),
        Sheet(
            name="Meldungen",
            columns=_heads(
                ("Betrifft", 14), ("Strenge", 10), ("Regel", 10), ("Meldung", 70), ("Abhilfe", 60),
                ("Datei", 36), ("Zeile", 8), ("Ausnahme bis", 13), ("Grund der Ausnahme", 40),
            ),
            rows=list(_findings(report)),
        ),
        Sheet(
            name="Seit Prüfung geändert",
            columns=_heads(
                ("Betrifft", 26), ("Geprüft von", 12), ("Geprüft am", 12), ("Was sich geändert hat", 90)
            ),
            rows=list(_suspects(report)),
        ),
        Sheet(
            name="Ausnahmen",
            columns=_heads(
                ("Bis", 13), ("Regel", 10), ("Für", 24), ("Grund", 70), ("Stand", 22), ("Datei", 36)
            ),
            rows=list(_waivers(report)),
        ),
    )  # fmt: skip
    return render_workbook(sheets, title="Nachweisbericht (internes Dokument)", day=date.fromisoformat(report.as_of))


def _heads(*heads: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(title=title, width=width) for title, width in heads)


def _overview(report: Report) -> list[tuple[Cell, ...]]:
    counted = report.summary
    rows: list[tuple[Cell, ...]] = [
        ("Internes Dokument", "", "Enthält auch Belege, die nicht veröffentlicht werden."),
        ("Stichtag", format_date(report.as_of), ""),
        ("Profil der Prüfung", profile(report.profile), "So streng haben die Regeln geprüft."),
        ("Bericht zum Lesen", Link(PAGE, PAGE), "Liegt im selben Ordner; die Kennungen führen dorthin."),
        ("Notizen", "", NOTES),
        ("Empfehlungen", counted.recommendations, ""),
        ("Belege", counted.evidence, ""),
        ("Verknüpfungen", counted.links, ""),
        (f"Empfehlungen: {word(Readiness.READY)}", counted.ready, "Keine Fehler, keine Warnungen."),
        (f"Empfehlungen: {word(Readiness.OPEN)}", counted.open, "Warnungen, aber keine Fehler."),
        (f"Empfehlungen: {word(Readiness.BLOCKED)}", counted.blocked, "Fehler verhindern eine Ausgabe."),
        ("Fehler", counted.errors, ""),
        ("Warnungen", counted.warnings, ""),
        ("Hinweise", counted.notes, ""),
        ("Meldungen mit Ausnahme", counted.waived, ""),
        ("Belege, auf die sich nichts stützt", len(report.uncited), ", ".join(report.uncited)),
    ]
    rows += [
        (
            f"Was fehlt: {reason.code}",
            len(reason.recommendations),
            f"{reason.summary} {', '.join(reason.recommendations)}",
        )
        for reason in report.reasons
    ]
    for measure in report.measures:
        missing = f"Nicht bei: {', '.join(measure.missing)}" if measure.missing else "Bei allen."
        rows.append((f"Breite: {measure_words()[measure.key]}", len(measure.met), missing))
    for title, counts in (("Art", report.kinds), ("Gruppe", report.groups), ("Region", report.regions)):
        rows += [
            (f"{title}: {one.name}", one.evidence, f"Belege; sie stützen {one.recommendations} Empfehlungen.")
            for one in counts
        ]
    return rows


def _evidence(report: Report) -> list[tuple[Cell, ...]]:
    return [
        (_place(record.id, record.cited_by), ", ".join(record.cited_by), record.not_used, *row(EVIDENCE, record))
        for record in report.evidence
    ]


def _place(name: str, cited_by: tuple[str, ...]) -> Link:
    anchor = link_anchor(cited_by[0], name) if cited_by else anchor_of(name)
    return Link(name, f"{PAGE}#{anchor}")


def _matrix_heads(report: Report) -> tuple[Column, ...]:
    return _heads(("Empfehlung", 12), ("Titel", 42), *((kind.name, 30) for kind in report.kinds))


def _matrix(report: Report) -> list[tuple[Cell, ...]]:
    """Return one row a recommendation; ± qualifies, (gegen) contradicts, the rest supports."""
    kinds = {record.id: record.kind for record in report.evidence}
    marks = {"evidence": "{}", "qualified-by": "± {}", "contradicted-by": "{} (gegen)"}
    rows: list[tuple[Cell, ...]] = []
    for one in report.recommendations:
        cells: dict[str, list[str]] = {}
        for link in one.links:
            cells.setdefault(kinds.get(link.id, ""), []).append(marks[link.option].format(link.id))
        held = (", ".join(cells.get(kind.key, ())) for kind in report.kinds)
        rows.append((Link(one.id, f"{PAGE}#{anchor_of(one.id)}"), one.title, *held))
    return rows


def _findings(report: Report) -> Iterator[tuple[Cell, ...]]:
    for one in report.recommendations:
        place = Link(one.id, f"{PAGE}#{anchor_of(one.id)}")
        yield from (_finding(place, finding) for finding in one.findings)
    for record in report.evidence:
        place = _place(record.id, record.cited_by)
        yield from (_finding(place, finding) for finding in record.findings)
    yield from (_finding(None, finding) for finding in report.other_findings)


def _finding(about: Link | None, one: Finding) -> tuple[Cell, ...]:
    severity = word(Severity(one.severity))
    return about, severity, one.code, one.message, one.hint, one.path, one.line, one.waived_until, one.waived_reason


def _suspects(report: Report) -> Iterator[tuple[Cell, ...]]:
    for one in report.suspects:
        changes = "\n".join(map(change_text, one.review.changes)) or word(ReviewStatus.SUSPECT)
        yield " → ".join(one.ids), one.review.reviewer, one.review.date, changes


def change_text(change: Change) -> str:
    """Return what changed in one line: "[vorher → jetzt]" between the words that stayed."""
    return f"{change.id}, {key_label(change.part)}: {plain_difference(in_words(change.part, change.pieces))}"


def _waivers(report: Report) -> Iterator[tuple[Cell, ...]]:
    for one in report.waivers:
        state = "abgelaufen" if one.expired else f"deckt {one.covers} Meldungen"
        yield one.until, one.code, one.subject or "das ganze Projekt", one.reason, state, one.path
