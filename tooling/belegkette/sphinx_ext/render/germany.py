"""A map of Germany made of tiles that shows what the reader chooses, and the table behind it."""

from __future__ import annotations

from docutils import nodes

from belegkette.charts.svg import BARRED, DOTTED, EMPTY, LIGHT, MIDDLE, STRIPED, STRONG, Tone
from belegkette.charts.tile_map import Legend, Tile, draw_tile_map
from belegkette.i18n import _
from belegkette.labels import label
from belegkette.model.terms import Verdict
from belegkette.sphinx_ext.nodes import choice
from belegkette.sphinx_ext.render.charts import behind, figure
from belegkette.sphinx_ext.render.pieces import document_link
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.laender import Germany, Land

_STEPS = ((15, STRONG), (5, MIDDLE), (1, LIGHT))
"""From how many records on a tile is how dark."""
_VERDICTS: dict[Verdict, tuple[Tone, str]] = {
    Verdict.PROMISING: (STRONG, "+"),
    Verdict.PROMISING_WITH_ADAPTATION: (DOTTED, "±"),
    Verdict.NOT_PROMISING_NOW: (STRIPED, "–"),
    Verdict.NOT_ASSESSABLE: (BARRED, "?"),
}
_MIXED = (LIGHT, "…")


def build_germany(germany: Germany) -> list[nodes.Node]:
    """Return the map in three colourings and the table; nothing where no Land is named."""
    if not germany.laender:
        return []
    maps = [_practice_map(germany.laender), _verdict_map(germany.laender), _record_map(germany.laender)]
    return [
        choice("", *maps, name="karte", legend=_("Was die Karte zeigt")),
        behind(_table(germany.laender), summary=_("Die Karte als Tabelle")),
    ]


def _practice_map(laender: tuple[Land, ...]) -> nodes.figure:
    def tile(land: Land) -> Tile:
        if land.practices:
            return Tile(tone=STRONG, note=str(land.practices) if land.practices > 1 else "", home=land.home)
        return Tile(tone=LIGHT if land.records else EMPTY, home=land.home)

    described = [land.name for land in laender if land.practices]
    alt = _("Beschrieben ist die Praxis von {number} Ländern: {names}. Nicht beschrieben: {others}.").format(
        number=len(described), names=", ".join(described) or _("keinem"), others=_rest(laender, described)
    )
    legend = [
        Legend(tone=STRONG, text=_("Praxis beschrieben (Zahl: mehrere)")),
        Legend(tone=LIGHT, text=_("nur andere Belege")),
        Legend(tone=EMPTY, text=_("kein Beleg")),
    ]
    return _map(
        {land.key: tile(land) for land in laender}, legend, key="praxis", title=_("Praxis beschrieben?"), alt=alt
    )


def _verdict_map(laender: tuple[Land, ...]) -> nodes.figure:
    def tile(land: Land) -> Tile:
        tone, note = _verdict_look(land)
        return Tile(tone=tone, note=note, home=land.home)

    said = [(land.name, _verdict_words(land)) for land in laender]
    alt = " ".join(f"{name}: {words}." for name, words in said)
    used = {verdict for land in laender for verdict in land.verdicts if not land.home}
    legend = [
        Legend(tone=tone, note=note, text=label(verdict))
        for verdict, (tone, note) in _VERDICTS.items()
        if verdict in used
    ]
    if any(len(land.verdicts) > 1 for land in laender):
        legend.append(Legend(tone=_MIXED[0], note=_MIXED[1], text=_("je nach Träger verschieden")))
    legend.append(Legend(tone=EMPTY, text=_("nicht eingeschätzt")))
    return _map(
        {land.key: tile(land) for land in laender}, legend, key="uebertragbarkeit", title=_("Übertragbar?"), alt=alt
    )


def _record_map(laender: tuple[Land, ...]) -> nodes.figure:
    def tile(land: Land) -> Tile:
        tone = next((tone for least, tone in _STEPS if land.records >= least), EMPTY)
        return Tile(tone=tone, note=str(land.records), home=land.home)

    alt = _("Belege je Land: {list}.").format(list=", ".join(f"{land.name} {land.records}" for land in laender))
    legend = [
        Legend(tone=STRONG, text=_("15 Belege und mehr")),
        Legend(tone=MIDDLE, text=_("5 bis 14 Belege")),
        Legend(tone=LIGHT, text=_("1 bis 4 Belege")),
        Legend(tone=EMPTY, text=_("kein Beleg")),
    ]
    return _map({land.key: tile(land) for land in laender}, legend, key="belege", title=_("Wie viele Belege?"), alt=alt)


def _map(tiles: dict[str, Tile], legend: list[Legend], *, key: str, title: str, alt: str) -> nodes.figure:
    screen, paper = (
        draw_tile_map(tiles, legend, title=title, description=alt, key=f"karte-{key}", beside=beside)
        for beside in (False, True)
    )
    return figure(screen, name="map", label=title, alt=f"{title} {alt}", caption=title, paper=paper)


def _verdict_look(land: Land) -> tuple[Tone, str]:
    if land.home or not land.verdicts:
        return EMPTY, ""
    return _VERDICTS[land.verdicts[0]] if len(land.verdicts) == 1 else _MIXED


def _verdict_words(land: Land) -> str:
    if land.home:
        return _("Ausgangspunkt")
    return ", ".join(map(label, land.verdicts)) or _("nicht eingeschätzt")


def _rest(laender: tuple[Land, ...], named: list[str]) -> str:
    return ", ".join(land.name for land in laender if land.name not in named) or _("keines")


def _table(laender: tuple[Land, ...]) -> nodes.table:
    return table(
        [_("Land"), _("Praxis beschrieben"), _("Übertragbarkeit"), _("Belege")],
        (
            [
                [document_link(land.page, land.name)],
                [nodes.Text(str(land.practices) if land.practices else _("nein"))],
                [nodes.Text(_verdict_words(land))],
                [nodes.Text(str(land.records))],
            ]
            for land in laender
        ),
        [30, 20, 35, 15],
        "bk-laender",
        "bk-numbers-last",
    )
