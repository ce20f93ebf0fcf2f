"""Practice examples as cards, by branch, with a list by region."""

from __future__ import annotations

from docutils import nodes

from belegkette.figures import format_date
from belegkette.i18n import _
from belegkette.labels import label
from belegkette.sphinx_ext.render.matrix import section
from belegkette.sphinx_ext.render.pieces import Content, badge, code_link, evidence_link, facts, inline, line, separated
from belegkette.sphinx_ext.views.examples import ExampleCard, Examples


def build_examples(examples: Examples) -> list[nodes.Node]:
    """Return the list by region, then the cards by branch."""
    if not examples.branches:
        return [line(nodes.Text(_("Noch ist kein Praxisbeispiel erfasst.")))]
    note = _("Ein Beispiel zeigt, dass etwas gelingen kann, nicht, wie oft. Mehr zu jedem steht im Register.")
    rows = [(name, separated([evidence_link(one)] for one in names)) for name, names in examples.regions]
    by_region = section(_("Nach Region"), "beispiele-regionen", *facts(rows, "bk-head"))
    by_branch = [
        section(branch or _("Ohne Angabe der Branche"), f"branche-{number}", _cards(cards))
        for number, (branch, cards) in enumerate(examples.branches, start=1)
    ]
    return [line(nodes.Text(note)), by_region, section(_("Nach Branche"), "beispiele-branchen", *by_branch)]


def _cards(cards: tuple[ExampleCard, ...]) -> nodes.bullet_list:
    items = (nodes.list_item("", *_card(card)) for card in cards)
    return nodes.bullet_list("", *items, bullet="-", classes=["bk-cards", "bk-examples"])


def _card(card: ExampleCard) -> list[nodes.Node]:
    date = format_date(card.date) if card.date and card.date.first else ""
    where: list[Content] = [[inline(name, "bk-line-meta")] for name in card.regions if name not in card.laender]
    where += [[inline(name, "bk-line-meta", "bk-card-land")] for name in card.laender]
    where += [[inline(date, "bk-line-meta")]] if date else []
    marks: list[Content] = [separated(where)] if where else []
    if card.factor is not None:
        marks.append([badge(label(card.factor), f"bk-factor-{card.factor}")])
    themes = separated([code_link(key, name)] for key, name in card.codes)
    return [
        line(evidence_link(card.name), nodes.Text(" "), nodes.strong("", card.name.title), classes=["bk-card-title"]),
        *([line(*separated(marks, " "))] if marks else []),
        line(nodes.Text(card.beginning)),
        *(
            [line(inline(_("Themen:"), "bk-line-meta"), nodes.Text(" "), *themes, classes=["bk-card-themes"])]
            if themes
            else []
        ),
    ]
