"""Matrix and comparison as tables to take away: a workbook, and CSV as a German Excel opens it."""

from __future__ import annotations

from collections.abc import Sequence

from belegkette.desk.data import render_rows
from belegkette.desk.workbook import Cell, Column, Sheet, render_workbook
from belegkette.edition import Edition
from belegkette.i18n import _
from belegkette.labels import (
    axis_labels,
    backlink_labels,
    criterion_labels,
    kind_plurals,
    label,
    level_label,
    option_labels,
)
from belegkette.sphinx_ext.views.comparison import Practice, answer_comparison
from belegkette.sphinx_ext.views.matrix import answer_matrix

FOLDER = "tabellen"
MATRIX_TABLE = "matrix"
COMPARISON_TABLE = "laendervergleich"

Rows = list[Sequence[Cell]]


def build_tables(edition: Edition) -> dict[str, bytes]:
    """Return the files by their path in the site; none where there is nothing to list."""
    found: dict[str, bytes] = {}
    sheets = _matrix_sheets(edition)
    if sheets[0].rows:
        found |= _files(edition, MATRIX_TABLE, _("Matrix der Belege"), sheets)
    comparison = _comparison_sheet(edition)
    if comparison.rows:
        found |= _files(edition, COMPARISON_TABLE, _("Ländervergleich"), [comparison])
    return found


def _files(edition: Edition, name: str, title: str, sheets: Sequence[Sheet]) -> dict[str, bytes]:
    first = sheets[0]
    return {
        f"{FOLDER}/{name}.xlsx": render_workbook(sheets, title=title, day=edition.graph.day),
        f"{FOLDER}/{name}.csv": render_rows([column.title for column in first.columns], first.rows),
    }


def _columns(*heads: tuple[str, int]) -> tuple[Column, ...]:
    return tuple(Column(title=title, width=width) for title, width in heads)


def _matrix_sheets(edition: Edition) -> list[Sheet]:
    matrix = answer_matrix(edition)
    forward: Rows = [
        (
            row.name.id, row.name.title, field.name, label(row.strength) if row.strength else "",
            level_label(row.level), *(", ".join(one.id for one in links.shown) for links in row.links.values()),
        )
        for field in matrix.fields
        for row in field.rows
    ]  # fmt: skip
    backward: Rows = [
        (
            row.name.id, row.name.title, label(kind),
            "; ".join(
                f"{backlink_labels()[option]} {', '.join(name.id for name in names)}"
                for option, names in row.backlinks.items()
            ),
        )
        for kind, rows in matrix.kinds.items()
        for row in rows
    ]  # fmt: skip
    backward += [
        (name.id, name.title, kind_plurals().get(kind, label(kind)), "")
        for kind, names in matrix.unnamed.items()
        for name in names
    ]
    options = [(title, 34) for title in option_labels().values()]
    return [
        Sheet(
            name=_("Empfehlungen"), rows=forward,
            columns=_columns(
                (_("Kennung"), 12), (_("Empfehlung"), 50), (_("Handlungsfeld"), 26), (_("Stärke"), 12),
                (_("Vertrauen"), 14), *options,
            ),
        ),
        Sheet(
            name=_("Belege"), rows=backward,
            columns=_columns((_("Kennung"), 14), (_("Beleg"), 60), (_("Art"), 18), (_("Empfehlungen"), 50)),
        ),
    ]  # fmt: skip


def _comparison_sheet(edition: Edition) -> Sheet:
    practices = answer_comparison(edition).practices
    heads = [(name, 40) for name in axis_labels().values()]
    criteria = [(f"{key} {name}", 18) for key, name in criterion_labels().items()]
    return Sheet(
        name=_("Ländervergleich"),
        rows=[_practice_row(one) for one in practices],
        columns=_columns((_("Land"), 20), (_("Kennung"), 16), *heads, (_("Übertragbarkeit"), 22), *criteria),
    )


def _practice_row(practice: Practice) -> tuple[Cell, ...]:
    found = practice.transferability
    ratings = [found.criterion(key) if found else None for key in criterion_labels()]
    return (
        practice.region,
        practice.name.id,
        *(_axis(practice, axis) for axis in axis_labels()),
        label(found.verdict) if found else "",
        *(label(one.rating) if one else "" for one in ratings),
    )


def _axis(practice: Practice, axis: str) -> str:
    if axis in practice.cells:
        return " ".join(practice.cells[axis].text.split())
    return _("unbekannt") if axis in practice.unknown else _("keine Angabe")
