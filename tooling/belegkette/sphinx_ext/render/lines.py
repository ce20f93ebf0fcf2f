"""Records and recommendations in one line each: the compact lists of cards, registers and pages."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import count_unpublished, label, level_label
from belegkette.model.terms import Factor, Kind
from belegkette.sphinx_ext.render.pieces import (
    Content,
    badge,
    bullets,
    evidence_link,
    inline,
    recommendation_link,
)
from belegkette.sphinx_ext.views.links import Brief, Links, RecommendationBrief

_ASSESSED = (Kind.INTERVIEW_FINDING, Kind.STATE_PRACTICE, Kind.PRACTICE_EXAMPLE)
_DOT = " · "


def evidence_line(brief: Brief, *, with_kind: bool = True) -> list[nodes.Node]:
    """Return a record in one line: id, title, then kind, region and confidence in small print."""
    return [
        evidence_link(brief),
        nodes.Text(" "),
        inline(brief.title, "bk-line-title"),
        nodes.Text(" "),
        inline(_DOT.join(_iter_properties(brief, with_kind=with_kind)), "bk-line-meta"),
    ]


def _iter_properties(brief: Brief, *, with_kind: bool) -> Iterable[str]:
    if with_kind:
        yield label(brief.kind)
    if brief.regions:
        yield ", ".join(brief.regions)
    if brief.factor in {Factor.ENABLER, Factor.BARRIER, Factor.AMBIVALENT}:
        yield label(brief.factor)
    if brief.kind in _ASSESSED:
        yield _("Vertrauen {level}").format(level=level_label(brief.level))
    if brief.contested:
        yield _("umstritten")


def evidence_lines(links: Links[Brief]) -> nodes.bullet_list:
    """Return the records that a list of ids names, with what cannot be shown at the end."""
    items: list[Content] = [evidence_line(brief) for brief in links.shown]
    items += [
        [inline(name, "bk-unknown"), nodes.Text(" "), nodes.Text(_("unbekannte Kennung"))] for name in links.unknown
    ]
    if links.hidden:
        items.append([nodes.Text(count_unpublished(links.hidden))])
    return bullets(items, "bk-lines")


def recommendation_line(brief: RecommendationBrief) -> list[nodes.Node]:
    """Return a recommendation in one line: id, strength, title and addressees."""
    found: list[nodes.Node] = [recommendation_link(brief), nodes.Text(" ")]
    if brief.strength:
        found += [badge(label(brief.strength), "bk-strength"), nodes.Text(" ")]
    found.append(inline(brief.title, "bk-line-title"))
    if brief.short_addressees:
        names = ", ".join(brief.short_addressees)
        found += [nodes.Text(" "), inline(_("an: {names}").format(names=names), "bk-line-meta")]
    return found


def recommendation_lines(briefs: Iterable[RecommendationBrief]) -> nodes.bullet_list:
    """Return recommendations as a list."""
    return bullets((recommendation_line(brief) for brief in briefs), "bk-lines")
