"""The roles ``{evidence}``, ``{recommendation}`` and ``{quote}``."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxRole

from belegkette.i18n import _
from belegkette.sphinx_ext.asking import ask, warn
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.render.pieces import evidence_link, inline, recommendation_link
from belegkette.sphinx_ext.views.links import EvidenceLink, QuoteLink, RecommendationLink

_OPENING_QUOTES = '„“”»«"‚‘'


class CitingRole(SphinxRole):
    """A role whose content is an id."""

    role: ClassVar[str]
    code: ClassVar[str]

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Note the role as it stands, and return what it shows."""
        name = self.text.strip()
        domain_of(self.env).note_citing(self.role, name)
        shown = self.show(name)
        if shown is None:
            message = _("Kennung „{id}“ gibt es nicht.").format(id=name)
            warn(self.env, self.code, message, self.get_location())
            shown = [inline(name, "bk-unknown")]
        for node in shown:
            if isinstance(node, nodes.Element):
                self.set_source_info(node)
        return shown, []

    def show(self, name: str) -> list[nodes.Node] | None:
        """Return what stands for the id, None if there is nothing of that id."""
        raise NotImplementedError


class EvidenceRole(CitingRole):
    """The id of a record, linked to its entry in the register."""

    role = "evidence"
    code = "LNK001"

    def show(self, name: str) -> list[nodes.Node] | None:
        """Return the link; a record that is not published has none."""
        found = ask(self.env, ("evidence", name), EvidenceLink)
        return None if found is None else _link_or_note(found)


class QuoteRole(CitingRole):
    """A record's quote with who said it."""

    role = "quote"
    code = "LNK001"

    def show(self, name: str) -> list[nodes.Node] | None:
        """Return quote, speaker and link; without a quote that may be printed, the link alone."""
        found = ask(self.env, ("quote", name), QuoteLink)
        if found is None:
            return None
        if found.name is None or not found.quote:
            return _link_or_note(found)
        text = found.quote if found.quote[0] in _OPENING_QUOTES else f"„{found.quote}“"
        speaker = ", ".join(found.speaker)
        lead = f" ({speaker}; " if speaker else " ("
        return [inline(text, "bk-quote"), nodes.Text(lead), evidence_link(found.name), nodes.Text(")")]


class RecommendationRole(CitingRole):
    """The id of a recommendation, linked to its card."""

    role = "recommendation"
    code = "LNK010"

    def show(self, name: str) -> list[nodes.Node] | None:
        """Return the link."""
        found = ask(self.env, ("recommendation", name), RecommendationLink)
        return None if found is None else [recommendation_link(found.name)]


def _link_or_note(found: EvidenceLink) -> list[nodes.Node]:
    if found.name is None:
        return [nodes.Text(_("nicht veröffentlichter Beleg"))]
    return [evidence_link(found.name)]


ROLES = {role.role: role() for role in (EvidenceRole, QuoteRole, RecommendationRole)}
