"""The register: its overview, and the page of a kind."""

from __future__ import annotations

from docutils import nodes

from belegkette.figures import format_number
from belegkette.i18n import _
from belegkette.labels import count_evidence, count_unpublished, kind_plurals
from belegkette.places import CODES
from belegkette.sphinx_ext.render.entry import build_entry
from belegkette.sphinx_ext.render.pieces import Content, document_link, evidence_link, line, separated
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.register import RegisterOverview, RegisterPart


def build_part(part: RegisterPart) -> list[nodes.Node]:
    """Return a line of jumps to the records, the neighbouring pages, and the records."""
    ids = line(
        *separated(([evidence_link(entry.name)] for entry in part.entries), " "), classes=["bk-jumps", "no-search"]
    )
    found: list[nodes.Node] = [ids, *(build_entry(entry) for entry in part.entries)]
    if len(part.parts) > 1:
        pages = separated(
            [document_link(docname, str(number)) if number != part.part else nodes.strong("", str(number))]
            for number, docname in enumerate(part.parts, start=1)
        )
        found.insert(0, line(nodes.Text(_("Seiten: ")), *pages))
    return found


def build_overview(overview: RegisterOverview) -> list[nodes.Node]:
    """Return the counts, with links to the pages of the kinds."""
    if not overview.counts:
        return [line(nodes.Text(_("Noch sind keine Belege erfasst.")))]
    rows: list[list[Content]] = [
        [
            [document_link(count.docname, kind_plurals()[count.kind])],
            [nodes.Text(format_number(count.number))],
            [nodes.Text(format_number(count.named))],
        ]
        for count in overview.counts
    ]
    total = sum(count.number for count in overview.counts)
    named = sum(count.named for count in overview.counts)
    rows.append([[nodes.Text(_("zusammen"))], [nodes.Text(format_number(total))], [nodes.Text(format_number(named))]])
    counts = table([_("Art"), _("Belege"), _("in Empfehlungen genannt")], rows, [50, 22, 28], "bk-counts")
    for entry in counts.findall(nodes.entry):
        if entry.parent.index(entry):
            entry["classes"].append("text-right")
    found: list[nodes.Node] = [counts]
    if overview.codes:
        link = document_link(CODES, _("Belege nach Themen"))
        found.append(line(nodes.Text(_("Nach Inhalten geordnet: ")), link, nodes.Text(".")))
    if overview.hidden:
        text = _("{public}; dazu {hidden}.").format(
            public=count_evidence(total), hidden=count_unpublished(overview.hidden)
        )
        found.append(line(nodes.Text(text)))
    return found
