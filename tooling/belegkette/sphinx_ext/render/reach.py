"""Events in a table, with the sum of those who came."""

from __future__ import annotations

from docutils import nodes

from belegkette.i18n import _, ngettext
from belegkette.sphinx_ext.figures import format_date, format_number
from belegkette.sphinx_ext.render.pieces import Content, evidence_link, inline, line
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.reach import EventRow, Reach


def build_reach(reach: Reach) -> list[nodes.Node]:
    """Return the table and what its numbers can and cannot say."""
    if not reach.rows:
        return [line(nodes.Text(_("Noch sind keine Veranstaltungen erfasst.")))]
    head = [_("Datum"), _("Veranstaltung"), _("Publikum"), _("Teilnehmende")]
    rows = table(head, map(_row, reach.rows), [18, 42, 24, 16], "bk-reach")
    total = ngettext(
        "{counted} Veranstaltung mit bekannter Zahl: {total} Teilnehmende.",
        "{counted} Veranstaltungen mit bekannter Zahl: zusammen {total} Teilnehmende.",
        reach.counted,
    ).format(counted=reach.counted, total=format_number(reach.total))
    note = _(
        "Wer bei einer anderen Veranstaltung mitgezählt ist, zählt hier nicht noch einmal; wer mehrmals kam, schon. "
        "Die Zahlen belegen Reichweite, keine Wirkung."
    )
    return [rows, line(nodes.Text(f"{total} {note}"))]


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
