"""The card of a recommendation: what it says, to whom, how strongly, and what it rests on."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.figures import format_date
from belegkette.i18n import _
from belegkette.labels import count_evidence, count_unpublished, label, level_label, option_labels
from belegkette.places import anchor_of
from belegkette.sphinx_ext.nodes import recommendation
from belegkette.sphinx_ext.render.lines import evidence_lines, recommendation_lines
from belegkette.sphinx_ext.render.pieces import (
    Content,
    badge,
    evidence_link,
    facts,
    inline,
    line,
    linked_ids,
    paragraphs,
    separated,
)
from belegkette.sphinx_ext.views.card import Card, LegalBasis, Outcome
from belegkette.sphinx_ext.views.links import Brief, Links

Row = tuple[str, Content]


def titled(node: nodes.section, name: str, title: str) -> nodes.section:
    """Give a section its id, its anchor and a title that begins with the id."""
    node["name"], node["ids"] = name, [anchor_of(name)]
    node += nodes.title("", "", inline(name, "bk-id"), nodes.Text(" "), inline(title, "bk-title"))
    return node


def build_card(card: Card, body: nodes.Element) -> recommendation:
    """Return the card around the body that stands on the page; the body's first paragraph is the statement."""
    brief = card.brief
    node = recommendation("", classes=["bk-recommendation"])
    titled(node, brief.id, brief.title)
    if brief.strength:
        node["classes"].append(f"bk-is-{brief.strength}")
    node += _badges(card)
    node += facts(_iter_head(card), "bk-head")
    node += mark_statement(body).children
    for option, links in card.links.items():
        node += _link_section(card, option, links)
    node += facts(_iter_foot(card), "bk-foot")
    for heading, others in ((_("Ersetzt durch"), card.superseded_by), (_("Ersetzt"), card.supersedes)):
        if others:
            node += [nodes.rubric("", heading), recommendation_lines(others)]
    return node


def mark_statement(body: nodes.Element) -> nodes.Element:
    """Give the first paragraph of a recommendation's text the class of a statement."""
    statement = next((child for child in body.children if isinstance(child, nodes.paragraph)), None)
    if statement is not None:
        statement["classes"].append("bk-statement")
    return body


def _badges(card: Card) -> nodes.paragraph:
    found = [badge(label(card.brief.strength), "bk-strength")] if card.brief.strength else []
    found.append(badge(label(card.status), f"bk-status-{card.status}"))
    return line(*_spaced(found), classes=["bk-badges", "no-search"])


def _spaced(pieces: list[nodes.inline]) -> Iterator[nodes.Node]:
    for at, piece in enumerate(pieces):
        if at:
            yield nodes.Text(" ")
        yield piece


def _iter_head(card: Card) -> Iterator[Row]:
    if card.brief.addressees:
        yield _("An"), [nodes.Text("; ".join(card.brief.addressees))]
    if card.field_name:
        yield _("Handlungsfeld"), [nodes.Text(card.field_name)]
    yield _("Vertrauen in die Belege"), _confidence(card)


def _confidence(card: Card) -> list[nodes.Node]:
    """Return the stated level, else the derived one, and the record that is decisive for it."""
    shown = card.stated or card.derived
    content: list[nodes.Node] = [inline(level_label(shown), "bk-level", f"bk-level-{shown or 'none'}")]
    notes: list[nodes.Node] = []
    if card.stated is not None:
        notes.append(
            nodes.Text(_("festgelegt; aus den Belegen abgeleitet: {level}").format(level=level_label(card.derived)))
        )
    if card.derived is not None and card.decisive is not None:
        notes.append(nodes.Text((", " if notes else "") + _("maßgeblich ist ")))
        notes.append(evidence_link(card.decisive))
    if notes:
        content += [nodes.Text(" ("), *notes, nodes.Text(")")]
    return content


def _link_section(card: Card, option: str, links: Links[Brief]) -> list[nodes.Node]:
    """Return the list of what supports, qualifies or contradicts, with the response to what contradicts."""
    heading = option_labels()[option]
    if option == "evidence":
        heading = f"{heading} {count_evidence(len(links))}" if links else _("Noch ohne Belege")
        return [nodes.rubric("", heading), *([evidence_lines(links)] if links else [])]
    if not links:
        return []
    found: list[nodes.Node] = [nodes.rubric("", heading), evidence_lines(links)]
    response = card.texts.get("counter-response", "")
    if option == "contradicted-by":
        found += _response(response) if response else [line(inline(_("Noch ohne Antwort."), "bk-line-meta"))]
    return found


def _response(text: str) -> list[nodes.paragraph]:
    first, *rest = paragraphs(text) or [line()]
    first.insert(0, [nodes.strong("", _("Antwort:")), nodes.Text(" ")])
    first["classes"].append("bk-response")
    return [first, *rest]


def _iter_foot(card: Card) -> Iterator[Row]:
    names = {
        "horizon": _("Frist"),
        "indicator": _("Messgröße"),
        "discordance": _("Warum Stärke und Vertrauen auseinanderfallen"),
        "consensus": _("Zustimmung"),
        "dissent": _("Abweichende Auffassung"),
    }
    for option, name in names.items():
        if option in card.texts:
            yield name, paragraphs(card.texts[option])
    for title, content in (
        (_("Rechtsgrundlage"), _legal_basis(card.legal_basis)),
        (_("Antwort der Angesprochenen"), _outcome(card.answered)),
        (_("Umgesetzt"), _outcome(card.implemented)),
    ):
        if content:
            yield title, content


def _legal_basis(basis: LegalBasis) -> list[nodes.Node]:
    parts: list[Content] = [[nodes.Text(one) if isinstance(one, str) else evidence_link(one)] for one in basis.parts]
    if basis.hidden:
        parts.append([nodes.Text(count_unpublished(basis.hidden))])
    return separated(parts)


def _outcome(outcome: Outcome) -> list[nodes.Node]:
    """Return "angenommen, 1. März 2026 (D-07)"."""
    words = [label(outcome.response)] if outcome.response else []
    words += [format_date(outcome.date)] if outcome.date else []
    if not words:
        return []
    proofs = [nodes.Text(" ("), *linked_ids(outcome.proofs), nodes.Text(")")] if outcome.proofs else []
    return [nodes.Text(", ".join(words)), *proofs]
