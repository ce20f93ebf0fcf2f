"""What helps and what hinders, as bars with the tables behind them."""

from __future__ import annotations

from docutils import nodes

from belegkette.charts.bars import Row, Series, draw_bars
from belegkette.charts.svg import BARRED, DOTTED, STRIPED, STRONG, Tone
from belegkette.i18n import _, ngettext
from belegkette.labels import label
from belegkette.model.terms import Factor
from belegkette.sphinx_ext.render.charts import behind, figure
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, cross_reference, inline, line
from belegkette.sphinx_ext.render.tables import table
from belegkette.sphinx_ext.views.factors import CountRow, CountTable, Factors

_TONES: dict[str, Tone] = {
    Factor.ENABLER: STRONG,
    Factor.AMBIVALENT: DOTTED,
    Factor.BARRIER: STRIPED,
    Factor.NEUTRAL: BARRED,
}


def build_factors(factors: Factors) -> list[nodes.Node]:
    """Return how to read it, and a section for each way of counting."""
    if not factors.total:
        return [line(nodes.Text(_("Noch nennt kein Befund einen Faktor.")))]
    number = ngettext("{number} Befund", "{number} Befunde", factors.total).format(number=factors.total)
    note = _(
        "Gezählt sind {number}, die etwas Förderliches, Hemmendes oder Zwiespältiges nennen. Ein Befund kann zu mehreren "
        "Themen, Gruppen und Regionen gehören; die Zeilen dürfen deshalb nicht zusammengezählt werden. Die Zahl der "
        "Befunde sagt, wie oft etwas genannt ist, nicht, wie stark es wirkt."
    ).format(number=number)
    parts: list[nodes.Node] = [line(nodes.Text(note))]
    if factors.k:
        rule = _(
            "Eine Zahl, hinter der weniger als {k} befragte Personen stehen, wird nicht gezeigt und steht als „{sign}“ da, "
            "ebenso jede Zahl, aus der sie sich errechnen ließe. Anderswo veröffentlichte Befunde sind davon nicht betroffen."
        ).format(k=factors.k, sign=hidden_sign(factors.k))
        parts.append(line(nodes.Text(rule)))
    ways = (
        ("gesamt", _("Insgesamt"), _("Gezählt"), factors.by_factor),
        ("themen", _("Nach Thema"), _("Thema"), _by_total(factors.by_code)),
        ("gruppen", _("Nach Gruppe"), _("Gruppe"), _by_total(factors.by_group)),
        ("regionen", _("Nach Region"), _("Region"), factors.by_region),
    )
    parts += [_way(factors, key, title, head, counts) for key, title, head, counts in ways if counts.rows]
    if factors.code_by_group.rows:
        parts.append(_cross(factors))
    return parts


def hidden_sign(k: int) -> str:
    """Return what stands for a number that must not be shown."""
    return f"< {k}"


def _by_total(counts: CountTable) -> CountTable:
    """Return the table with the longest bars first."""
    rows = sorted(counts.rows, key=lambda row: -sum(count or 0 for count in row.counts))
    return CountTable(columns=counts.columns, rows=tuple(rows))


def _way(factors: Factors, key: str, title: str, head: str, counts: CountTable) -> nodes.section:
    order = [factor for factor in _TONES if factor in counts.columns]
    shown = [
        Row(
            name=f"{row.key} {row.name}" if key == "themen" and row.name != row.key else row.name,
            counts=_ordered(row, counts, order),
        )
        for row in counts.rows
    ]
    series = [Series(name=label(Factor(factor)), tone=_TONES[factor]) for factor in order]
    name = _("{title}: was hilft, was hemmt").format(title=title)
    alt = _describe(shown, series, factors.k)
    svg = draw_bars(shown, series, title=name, description=alt, key=f"faktoren-{key}", hidden=hidden_sign(factors.k))
    rows = [
        [_row_head(row, key), *(_number(count, factors.k) for count in _ordered(row, counts, order))]
        for row in counts.rows
    ]
    names = [label(Factor(factor)) for factor in order]
    grid = table([head, *names], rows, [40, *(20 for _one in order)], "bk-counts", "bk-numbers")
    return section(
        title,
        f"faktoren-{key}",
        figure(
            svg,
            name="bars",
            label=name,
            alt=f"{name}. {alt}",
            caption=_("Zahl der Befunde; fett steht die Summe der Zeile."),
        ),
        behind(grid),
    )


def _ordered(row: CountRow, counts: CountTable, order: list[str]) -> tuple[int | None, ...]:
    found = dict(zip(counts.columns, row.counts, strict=True))
    return tuple(found[factor] for factor in order)


def _row_head(row: CountRow, key: str) -> Content:
    """Return the name of a row; a theme's key leads to what the codebook says of it."""
    if key != "themen" or row.name == row.key:
        return [nodes.Text(row.name)]
    return [cross_reference("code", row.key, row.name), nodes.Text(f" {row.name}")]


def _number(count: int | None, k: int) -> Content:
    return [inline(hidden_sign(k), "bk-unknown-value") if count is None else nodes.Text(str(count))]


def _describe(rows: list[Row], series: list[Series], k: int) -> str:
    """Return the drawing in words, row by row."""
    said = []
    for row in rows:
        parts = [
            f"{one.name} {hidden_sign(k) if count is None else count}"
            for one, count in zip(series, row.counts, strict=True)
            if count is None or count
        ]
        said.append(f"{row.name}: {', '.join(parts)}.")
    return " ".join(said)


def _cross(factors: Factors) -> nodes.section:
    """Return how often groups and themes meet, themes by their keys."""
    counts = factors.code_by_group
    columns = [
        code for code in counts.columns if any(row.counts[counts.columns.index(code)] != 0 for row in counts.rows)
    ]
    places = [counts.columns.index(code) for code in columns]
    rows = [[[nodes.Text(row.name)], *(_cell(row.counts[at], factors.k) for at in places)] for row in counts.rows]
    note = _(
        "Wie viele Befunde eine Gruppe zu einem Thema beisteuert. Die Namen der Themen stehen oben; ein Punkt heißt: keiner."
    )
    grid = table([_("Gruppe"), *columns], rows, [34, *(6 for _one in columns)], "bk-cross", "bk-numbers")
    part = section(_("Gruppen und Themen"), "faktoren-gruppen-themen", line(nodes.Text(note)), grid)
    part["classes"].append("bk-turned")
    return part


def _cell(count: int | None, k: int) -> Content:
    return [nodes.Text("·")] if count == 0 else _number(count, k)
