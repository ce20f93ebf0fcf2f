"""The directive ``recommendation``: title and options come from the corpus, the body from the page."""

from __future__ import annotations

from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util.typing import OptionSpec

from belegkette.i18n import _
from belegkette.model.recommendation import OPTIONS
from belegkette.places import anchor_of
from belegkette.sphinx_ext.asking import path_of, warn
from belegkette.sphinx_ext.directives.base import EditionDirective
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.easy.link import build_easy_link
from belegkette.sphinx_ext.nodes import recommendation
from belegkette.sphinx_ext.render.card import build_card, mark_statement, titled
from belegkette.sphinx_ext.render.internal import build_notes
from belegkette.sphinx_ext.views.card import Card
from belegkette.sphinx_ext.views.easy import EasyLink
from belegkette.sphinx_ext.views.internal import InternalNotes


class RecommendationDirective(EditionDirective):
    """A recommendation with its statement and Begründung as content."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = dict.fromkeys(OPTIONS, directives.unchanged)

    def run(self) -> list[nodes.Node]:
        """Return the card; what the check refuses is shown as it stands, without links."""
        title = self.arguments[0].strip() if self.arguments else ""
        name = self.options.get("id", "").strip()
        domain = domain_of(self.env)
        domain.note_given(title, dict(self.options))
        body = nodes.container()
        self.state.nested_parse(self.content, self.content_offset, body)
        card = self.ask(("card", path_of(self.env), name), Card) if name else None
        if card is not None:
            domain.note_object("recommendation", name, anchor_of(name), title)
            built = build_card(card, body)
            easy = self.ask(("easy-link", name), EasyLink)
            built += [build_easy_link(easy)] if easy is not None else []
            inside = self.ask(("internal", name), InternalNotes)
            built += build_notes(inside) if inside is not None else []
            return self.finish([built])
        message = _("Empfehlung „{id}“ steht nicht im Bestand.").format(id=name or title)
        warn(self.env, "SRC009", message, self.get_location())
        node = titled(recommendation("", classes=["bk-recommendation"]), name or "?", title)
        node["ids"] = [anchor_of(name)] if name else []
        node += mark_statement(body).children
        return self.finish([node])
