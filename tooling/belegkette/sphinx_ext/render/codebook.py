"""The codebook with the records of each code."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.i18n import _
from belegkette.labels import count_evidence, kind_plurals, label
from belegkette.model.terms import Factor
from belegkette.places import anchor_of
from belegkette.sphinx_ext.render.lines import evidence_line
from belegkette.sphinx_ext.render.pieces import Content, bullets, facts, inline, line, paragraphs
from belegkette.sphinx_ext.views.codebook import CodebookView, CodeView
from belegkette.sphinx_ext.views.links import Brief

_WEIGHED = (Factor.ENABLER, Factor.BARRIER, Factor.AMBIVALENT)


def build_codebook(codebook: CodebookView) -> list[nodes.Node]:
    """Return a section for each code, in the order of the codebook."""
    found: list[nodes.Node] = [_section(view) for view in codebook.codes]
    if codebook.uncoded:
        text = _("{number} ohne Thema.").format(number=count_evidence(codebook.uncoded))
        found.append(line(nodes.Text(text)))
    return found


def _section(view: CodeView) -> nodes.section:
    title = nodes.title("", "", inline(view.key, "bk-id"), nodes.Text(" "), inline(view.code.name, "bk-title"))
    node = nodes.section("", title, ids=[anchor_of(view.key)], classes=["bk-code"])
    node += paragraphs(view.code.definition or "")
    node += facts(_iter_facts(view))
    node += line(nodes.Text(_summary(view.briefs)), classes=["bk-line-meta"])
    by_kind = {kind: [brief for brief in view.briefs if brief.kind is kind] for kind in kind_plurals()}
    node += facts((kind_plurals()[kind], _lines(briefs)) for kind, briefs in by_kind.items() if briefs)
    return node


def _lines(briefs: list[Brief]) -> Content:
    return [bullets((evidence_line(brief, with_kind=False) for brief in briefs), "bk-lines")]


def _iter_facts(view: CodeView) -> Iterator[tuple[str, Content]]:
    if view.code.anchor_example:
        yield _("Ankerbeispiel"), paragraphs(view.code.anchor_example)
    if view.code.coding_rule:
        yield _("Abgrenzung"), paragraphs(view.code.coding_rule)


def _summary(briefs: tuple[Brief, ...]) -> str:
    """Return "12 Belege, davon 5 förderlich, 3 hemmend"."""
    if not briefs:
        return _("Kein Beleg.")
    weighed = [(factor, sum(brief.factor is factor for brief in briefs)) for factor in _WEIGHED]
    parts = [f"{number} {label(factor)}" for factor, number in weighed if number]
    return count_evidence(len(briefs)) + (_(", davon {parts}").format(parts=", ".join(parts)) if parts else "") + "."
