"""The first page at a glance: numbers, the chain as a picture, and cards by field of action and by addressee.

It stands on the screen alone: the book has its list of recommendations instead.
"""

from __future__ import annotations

from html import escape
from urllib.parse import urlencode

from docutils import nodes
from sphinx import addnodes

from belegkette.figures import format_number
from belegkette.i18n import _, ngettext
from belegkette.labels import count_recommendations, label
from belegkette.model.terms import Strength
from belegkette.sphinx_ext.render.pieces import (
    badge,
    bullets,
    cross_reference,
    document_link,
    inline,
    line,
    recommendation_link,
    separated,
)
from belegkette.sphinx_ext.views.links import RecommendationBrief
from belegkette.sphinx_ext.views.start import AddresseeCard, FieldCard, Start

PDF_PLACE = '<p class="bk-pdf screen-only"></p>'
"""Where `belegkette build` puts the link to the PDF, whose size and day are known only when both are finished."""

_WIDTH, _GAP, _BOX = 176, 44, 92


def build_start(start: Start, up: str) -> list[nodes.Node]:
    """Return the overview; ``up`` leads from the page to the site's first folder ("" or "../")."""
    if not start.recommendations:
        return [_on_screen(line(nodes.Text(_("Noch ist keine Empfehlung geschrieben.")), classes=["screen-only"]))]
    overview = nodes.container("", classes=["bk-start", "screen-only", "no-search"])
    overview += nodes.raw("", f"{PDF_PLACE}\n", format="html")
    overview += build_chain(_steps(start))
    overview += _heading(_("Was empfohlen wird"), 2)
    overview += nodes.container("", *(_field_card(card, up) for card in start.fields), classes=["bk-cards"])
    if start.addressees:
        overview += _heading(_("An wen sich die Empfehlungen richten"), 2)
        cards = (_addressee_card(card, up) for card in start.addressees)
        overview += nodes.container("", *cards, classes=["bk-cards", "bk-cards-small"])
    return [_on_screen(overview)]


def _on_screen(node: nodes.Element) -> addnodes.only:
    """Return what the book leaves out before it asks whether it can print everything."""
    return addnodes.only("", node, expr="html")


def _heading(text: str, level: int) -> nodes.rubric:
    return nodes.rubric("", text, **{"heading-level": level})


def _steps(start: Start) -> list[tuple[int, str, str]]:
    """Return number, word and explanation of each link of the chain."""
    return [
        (start.sources, ngettext("Quelle", "Quellen", start.sources), _("angeführt")),
        (start.evidence, ngettext("Beleg", "Belege", start.evidence), _("mit Fundstelle")),
        (start.links, ngettext("Verknüpfung", "Verknüpfungen", start.links), _("dafür und dagegen")),
        (start.recommendations, ngettext("Empfehlung", "Empfehlungen", start.recommendations), _("mit Begründung")),
        (
            len(start.addressees),
            ngettext("Stelle", "Stellen", len(start.addressees)),
            _("die handeln können"),
        ),
    ]


def build_chain(steps: list[tuple[int, str, str]]) -> list[nodes.Node]:
    """Return the chain as a picture for wide screens and, upright, for narrow ones; both say the same."""
    said = ", ".join(f"{format_number(number)} {word}" for number, word, _more in steps)
    alternative = escape(_("Die Belegkette: {steps}.").format(steps=said))
    wide = _draw(steps, across=True)
    tall = _draw(steps, across=False)
    width = len(steps) * _WIDTH + (len(steps) - 1) * _GAP
    height = len(steps) * _BOX + (len(steps) - 1) * _GAP
    picture = '<svg class="bk-chain {kind}" role="img" aria-label="{alt}" viewBox="0 0 {w} {h}">{inner}</svg>'
    return [
        nodes.raw("", picture.format(kind=kind, alt=alternative, w=w, h=h, inner=inner) + "\n", format="html")
        for kind, w, h, inner in (
            ("bk-chain-wide", width + 4, _BOX + 4, wide),
            ("bk-chain-tall", _WIDTH * 1.6 + 4, height + 4, tall),
        )
    ]


def _draw(steps: list[tuple[int, str, str]], *, across: bool) -> str:
    parts = []
    width = _WIDTH if across else int(_WIDTH * 1.6)
    for at, (number, word, more) in enumerate(steps):
        x = 2 + (at * (_WIDTH + _GAP) if across else 0)
        y = 2 + (0 if across else at * (_BOX + _GAP))
        middle = x + width / 2
        if at:
            start = (
                f"M{x - _GAP + 6} {y + _BOX / 2}h{_GAP - 14}m-7 -6l7 6l-7 6"
                if across
                else f"M{middle} {y - _GAP + 6}v{_GAP - 14}m-6 -7l6 7l6 -7"
            )
            parts.append(f'<path class="bk-chain-link" d="{start}"/>')
        parts.append(
            f'<rect class="bk-chain-box" x="{x}" y="{y}" width="{width}" height="{_BOX}" rx="8"/>'
            f'<text class="bk-chain-number" x="{middle}" y="{y + 36}">{escape(format_number(number))}</text>'
            f'<text class="bk-chain-word" x="{middle}" y="{y + 58}">{escape(word)}</text>'
            f'<text class="bk-chain-more" x="{middle}" y="{y + 78}">{escape(more)}</text>'
        )
    return "".join(parts)


def _field_card(card: FieldCard, up: str) -> nodes.container:
    heading = _heading("", 3)
    heading += document_link(card.docname, card.name) if card.key else nodes.Text(_("Ohne Handlungsfeld"))
    items = bullets((_brief(brief) for brief in card.briefs), "bk-card-list")
    found = nodes.container("", heading, _counts(card.number, card.strengths), items, classes=["bk-card"])
    if card.number > len(card.briefs):
        found += line(_filter_link(up, "field", card.key, _("alle {number} zeigen").format(number=card.number)))
    return found


def _brief(brief: RecommendationBrief) -> list[nodes.Node]:
    """Return id and title; the title stands there already, so that the link needs none as tooltip."""
    return [cross_reference("recommendation", brief.id, ""), nodes.Text(" "), inline(brief.title, "bk-line-title")]


def _addressee_card(card: AddresseeCard, up: str) -> nodes.container:
    ids = line(*separated(([recommendation_link(name)] for name in card.names), " "), classes=["bk-card-ids"])
    more = line(_filter_link(up, "addressee", card.key, _("in der Suche zeigen")), classes=["bk-card-more"])
    heading = _heading(card.name, 3)
    return nodes.container("", heading, _counts(card.number, card.strengths), ids, more, classes=["bk-card"])


def _counts(number: int, strengths: tuple[tuple[Strength, int], ...]) -> nodes.paragraph:
    parts = [[badge(f"{count} {label(strength)}", "bk-strength")] for strength, count in strengths]
    return line(nodes.Text(f"{count_recommendations(number)} "), *separated(parts, " "), classes=["bk-card-counts"])


def _filter_link(up: str, name: str, key: str, text: str) -> nodes.reference:
    """Return a link to the search with a filter set."""
    return nodes.reference("", text, refuri=f"{up}search.html?{urlencode({name: key})}", internal=True)
