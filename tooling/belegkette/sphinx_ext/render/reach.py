"""Events in a table, with the sum of those who came."""

from __future__ import annotations

from docutils import nodes

from belegkette.charts.timeline import Span, draw_timeline
from belegkette.figures import format_date, format_number
from belegkette.i18n import _, ngettext
from belegkette.sphinx_ext.render.charts import figure
from belegkette.sphinx_ext.render.pieces import Content, evidence_link, inline, line
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.reach import EventRow, Reach


def build_reach(reach: Reach) -> list[nodes.Node]:
    """Return the table and what its numbers can and cannot say."""
    if not reach.rows:
        return [line(nodes.Text(_("Noch sind keine Veranstaltungen erfasst.")))]
    head = [_("Datum"), _("Veranstaltung"), _("Publikum"), _("Teilnehmende")]
    rows = table(head, map(_row, reach.rows), [18, 42, 24, 16], "bk-reach")
    drawn = _timeline(reach)
    total = ngettext(
        "{counted} Veranstaltung mit bekannter Zahl: {total} Teilnehmende.",
        "{counted} Veranstaltungen mit bekannter Zahl: zusammen {total} Teilnehmende.",
        reach.counted,
    ).format(counted=reach.counted, total=format_number(reach.total))
    if reach.home_name and 0 < reach.home_counted < reach.counted:
        part = _("Davon in {home}: {total} bei {counted}.").format(
            home=reach.home_name, total=format_number(reach.home_total), counted=reach.home_counted
        )
        total = f"{total} {part}"
    note = _(
        "Wer bei einer anderen Veranstaltung mitgezählt ist, zählt hier nicht noch einmal; wer mehrmals kam, schon. "
        "Die Zahlen belegen Reichweite, keine Wirkung."
    )
    return [*drawn, rows, line(nodes.Text(f"{total} {note}"))]


def _timeline(reach: Reach) -> list[nodes.Node]:
    """Return the events on a line of years; those without a date stand in the table alone."""
    dated = [(row, row.date) for row in reach.rows if row.date is not None and row.date.first is not None]
    if not dated:
        return []
    title = _("Veranstaltungen im Lauf der Jahre")
    spans = [
        Span(
            name=row.name.id,
            first=day.first,
            last=day.last or day.first,
            participants=row.participants,
            contained=row.contained is not None,
            note=", ".join(filter(None, (_people(row), ", ".join(row.audience)))),
        )
        for row, day in dated
        if day.first is not None
    ]
    said = " ".join(f"{row.name.id}, {format_date(day)}: {_people(row)}." for row, day in dated)
    svg = draw_timeline(spans, title=title, description=said, key="reichweite")
    caption = _(
        "Die Fläche eines Kreises steht für die Zahl der Teilnehmenden. Ein leerer Kreis: anderswo mitgezählt; ein "
        "gestrichelter: Zahl unbekannt; ein Balken: ein Zeitraum."
    )
    undated = len(reach.rows) - len(dated)
    if undated:
        caption += " " + ngettext(
            "{number} Veranstaltung ohne Datum steht nur in der Tabelle.",
            "{number} Veranstaltungen ohne Datum stehen nur in der Tabelle.",
            undated,
        ).format(number=undated)
    return [figure(svg, name="timeline", label=title, alt=f"{title}. {said}", caption=caption)]


def _people(row: EventRow) -> str:
    if row.participants is None:
        return _("Zahl unbekannt")
    number = format_number(row.participants)
    if row.contained is not None:
        return _("{number}, mitgezählt bei {other}").format(number=number, other=row.contained.id)
    return number


def _row(row: EventRow) -> list[Content]:
    number: list[nodes.Node] = [
        nodes.Text(_("unbekannt") if row.participants is None else format_number(row.participants))
    ]
    if row.contained is not None:
        lead = inline(_("mitgezählt bei"), "bk-line-meta")
        number += [nodes.Text(" "), lead, nodes.Text(" "), evidence_link(row.contained)]
    return [
        [nodes.Text(format_date(row.date) if row.date is not None else _("unbekannt"))],
        [evidence_link(row.name), nodes.Text(" "), nodes.Text(row.name.title)],
        [nodes.Text(", ".join(row.audience))],
        number,
    ]
