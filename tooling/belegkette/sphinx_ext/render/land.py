"""The page of one Land."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import axis_labels, kind_plurals
from belegkette.places import COMPARISON, anchor_of
from belegkette.sphinx_ext.render.comparison import axis_cells, transfer_card
from belegkette.sphinx_ext.render.lines import evidence_line
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import bullets, document_link, evidence_link, inline, line
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.comparison import Practice
from belegkette.sphinx_ext.views.land import LandPage


def build_land(land: LandPage) -> list[nodes.Node]:
    """Return the practices with their cards, then the other records; what is unknown is said."""
    back = document_link(COMPARISON, _("Ländervergleich"))
    words = nodes.Text(_("Alle Länder nebeneinander: "))
    found: list[nodes.Node] = [line(words, back, nodes.Text("."), classes=["lead"] if land.practices else [])]
    if not land.practices:
        missing = _("Die Praxis in diesem Land ist noch nicht beschrieben: nicht gesucht oder nichts gefunden.")
        found.append(line(inline(missing, "bk-unknown-value")))
    found += [_practice(land, practice) for practice in land.practices]
    if land.others:
        kinds = [
            section(
                kind_plurals()[kind],
                f"art-{kind}",
                bullets((evidence_line(one, with_kind=False) for one in briefs), "bk-lines"),
            )
            for kind, briefs in land.others.items()
        ]
        found.append(section(_("Weitere Belege"), "weitere-belege", *kinds))
    return found


def _practice(land: LandPage, practice: Practice) -> nodes.section:
    title = _("Praxis: {region}").format(region=practice.region) if len(land.practices) > 1 else _("Praxis")
    lead = line(evidence_link(practice.name), nodes.Text(" "), nodes.strong("", practice.name.title))
    return section(
        title, f"praxis-{anchor_of(practice.name.id)}", lead, _axes(practice), *_iter_transfer(land, practice)
    )


def _axes(practice: Practice) -> nodes.table:
    rows = (
        [[nodes.Text(name)], *axis_cells(practice.cells.get(axis), known=axis not in practice.missing)]
        for axis, name in axis_labels().items()
    )
    return table([_("Merkmal"), _("Angabe"), _("Stand und Quelle")], rows, [20, 50, 30], "bk-axis")


def _iter_transfer(land: LandPage, practice: Practice) -> Iterator[nodes.Node]:
    if practice.transferability is not None:
        home = _("Übertragbarkeit nach {home}").format(home=land.home_name) if land.home_name else _("Übertragbarkeit")
        yield transfer_card(practice, practice.transferability, title=home)
    elif land.home:
        yield line(
            nodes.Text(_("Hier wird angewandt, was anderswo gelernt wurde: Die Übertragbarkeit ist daran gemessen."))
        )
    else:
        yield line(inline(_("Die Übertragbarkeit ist nicht eingeschätzt."), "bk-unknown-value"))
