"""What only the internal edition shows: diagnostics beside each recommendation, and the way to the interviews."""

from __future__ import annotations

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import severity_labels
from belegkette.sphinx_ext.render.pieces import Content, badge, bullets, evidence_link, inline, line
from belegkette.sphinx_ext.views.internal import InternalNotes, InternalOverview, Remark, Step

REPORT = "../nachweisbericht.html"
"""The traceability report beside the internal edition, as seen from the register's pages."""


def build_notes(notes: InternalNotes) -> list[nodes.Node]:
    """Return what stands at the foot of a recommendation's card."""
    found: list[nodes.Node] = []
    if notes.steps:
        found += [nodes.rubric("", _("Intern: Weg zu den Interviews")), _steps(notes.steps)]
    if notes.remarks:
        found += [nodes.rubric("", _("Intern: Meldungen der Prüfung")), _remarks(notes.remarks)]
    return found


def build_internal_overview(overview: InternalOverview) -> list[nodes.Node]:
    """Return the link to the report and what the check found outside of recommendations."""
    report = nodes.reference("", _("Nachweisbericht"), refuri=REPORT, internal=False)
    found: list[nodes.Node] = [
        line(nodes.Text(_("Zu jeder Empfehlung, was sie trägt und was noch fehlt: ")), report, nodes.Text(".")),
        line(nodes.Text(_("Meldungen zu Empfehlungen stehen bei den Empfehlungen; hier steht alles Übrige."))),
    ]
    if overview.remarks:
        found.append(_remarks(overview.remarks))
    else:
        found.append(line(nodes.Text(_("Sonst hat die Prüfung nichts gefunden."))))
    return found


def _steps(steps: tuple[Step, ...]) -> nodes.bullet_list:
    """Return the records with what each is derived from below it."""
    items = [
        nodes.list_item(
            "",
            line(evidence_link(step.name), *_interview(step.interview)),
            *(
                [bullets([evidence_link(origin), *_interview(key)] for origin, key in step.origins)]
                if step.origins
                else []
            ),
        )
        for step in steps
    ]
    return nodes.bullet_list("", *items, bullet="-")


def _interview(key: str) -> list[nodes.Node]:
    return [inline(_(" (Interview {key})").format(key=key), "bk-line-meta")] if key else []


def _remarks(remarks: tuple[Remark, ...]) -> nodes.bullet_list:
    return bullets(map(_remark, remarks), "bk-lines")


def _remark(remark: Remark) -> Content:
    words = severity_labels()[remark.severity]
    if remark.waived:
        words = _("{severity}, Ausnahme").format(severity=words)
    return [
        badge(words, f"bk-severity-{remark.severity}"),
        nodes.Text(f" {remark.code} {remark.message} "),
        inline(remark.place, "bk-line-meta"),
    ]
