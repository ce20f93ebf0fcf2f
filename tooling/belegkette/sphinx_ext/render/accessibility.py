"""The page on accessibility: what was measured, what was not, whom to write to, and the declaration where there is one."""

from __future__ import annotations

from docutils import nodes

from belegkette.figures import format_date, format_number
from belegkette.i18n import _
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, bullets, line, paragraphs
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.accessibility import Accessibility, Measurements


def build_accessibility(found: Accessibility) -> list[nodes.Node]:
    """Return the page's sections."""
    parts: list[nodes.Node] = [section(_("Was gemessen wurde"), "messung", *_build_measured(found))]
    parts.append(section(_("Was das nicht heißt"), "grenzen", *_build_limits(found.measurements)))
    if found.feedback:
        text = _("Wer auf ein Hindernis stößt, schreibt bitte an: {address}").format(address=found.feedback)
        parts.append(section(_("Rückmeldung"), "rueckmeldung", line(nodes.Text(text))))
    if found.publisher and found.contact and found.enforcement:
        parts.append(_build_declaration(found))
    else:
        text = _(
            "Eine Erklärung zur Barrierefreiheit gibt die Stelle ab, die diese Ausgabe veröffentlicht. Sie erscheint hier, "
            "sobald die Stelle, ihr Kontakt und die Durchsetzungsstelle angegeben sind."
        )
        parts.append(section(_("Erklärung zur Barrierefreiheit"), "erklaerung", line(nodes.Text(text))))
    return parts


def _build_measured(found: Accessibility) -> list[nodes.Node]:
    measurements = found.measurements
    if measurements is None:
        return [line(nodes.Text(_("Noch nicht gemessen.")))]
    lead = _("Gemessen am {day} auf {number} Seiten, mit: {tools}.").format(
        day=format_date(measurements.date), number=len(measurements.pages), tools=", ".join(measurements.tools)
    )
    rows: list[list[Content]] = [
        [
            [nodes.Text(one.name)],
            [nodes.Text(format_number(one.places))],
            [nodes.Text(format_number(one.violations))],
            [nodes.Text(format_number(one.undecided))],
        ]
        for one in measurements.results
    ]
    head = [_("Was"), _("Messungen"), _("Verstöße"), _("Von Hand zu klären")]
    return [line(nodes.Text(lead)), *([table(head, rows, [46, 18, 16, 20], "bk-counts")] if rows else [])]


def _build_limits(measurements: Measurements | None) -> list[nodes.Node]:
    text = _(
        "Programme finden nur einen Teil der Hindernisse. Ohne Verstoß gemessen heißt nicht barrierefrei: Dazu gehören "
        "Prüfungen von Hand und durch Menschen, die die Ausgabe mit ihren eigenen Hilfsmitteln benutzen."
    )
    blocks: list[nodes.Node] = [line(nodes.Text(text))]
    if measurements is not None and measurements.not_measured:
        blocks.append(line(nodes.Text(_("Nicht gemessen wurden:"))))
        blocks.append(bullets([nodes.Text(one)] for one in measurements.not_measured))
    return blocks


def _build_declaration(found: Accessibility) -> nodes.section:
    """Return the declaration's particulars; how far the requirements are met is what its body has to say itself."""
    lines = [
        _("Diese Erklärung gibt ab: {body}.").format(body=found.publisher),
        _("Rückmeldung und Kontakt: {contact}").format(contact=found.contact),
        _(
            "Wird auf eine Rückmeldung nicht zufriedenstellend geantwortet, hilft die Durchsetzungsstelle: {office}"
        ).format(office=found.enforcement),
    ]
    content = [paragraph for text in lines for paragraph in paragraphs(text)]
    return section(_("Erklärung zur Barrierefreiheit"), "erklaerung", *content)
