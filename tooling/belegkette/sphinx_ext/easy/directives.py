"""The directives of the easy-to-read edition: the block that authors write, and those of the generated pages."""

from __future__ import annotations

import posixpath
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.statemachine import StringList
from sphinx.addnodes import pending_xref
from sphinx.util.typing import OptionSpec

from belegkette.figures import format_date
from belegkette.i18n import _
from belegkette.places import anchor_of
from belegkette.sphinx_ext.directives.base import EditionDirective
from belegkette.sphinx_ext.easy.words import state_words
from belegkette.sphinx_ext.render.pieces import inline, line
from belegkette.sphinx_ext.views.easy import EasyItem, EasyPart, EasyStart


class EasyLanguageDirective(EditionDirective):
    """The easy version of a recommendation: it is shown in the easy edition, not where it is written."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[OptionSpec] = {"original": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return nothing."""
        return []


class EasyPartDirective(EditionDirective):
    """The easy texts of a field of action; only generated pages use it."""

    option_spec: ClassVar[OptionSpec] = {"field": directives.unchanged}

    def run(self) -> list[nodes.Node]:
        """Return one section for each recommendation, with a link to its original."""
        found = self.ask(("easy-part", self.options.get("field", "").strip()), EasyPart)
        return self.finish([self._section(item) for item in found.items] if found else [])

    def _section(self, item: EasyItem) -> nodes.section:
        title = item.title or _("Vorschlag {id}").format(id=item.id)
        section = nodes.section("", nodes.title("", title), ids=[anchor_of(item.id)], classes=["bk-easy-text"])
        body = nodes.container()
        self.state.nested_parse(StringList(list(item.content), source=item.path), self.content_offset, body)
        for image in body.findall(nodes.image):
            if "://" not in image["uri"] and not image["uri"].startswith("/"):
                image["uri"] = f"/{posixpath.normpath(posixpath.join(posixpath.dirname(item.path), image['uri']))}"
        section += body.children
        note = state_words(item.status, format_date(item.tested) if item.tested is not None else "")
        section += line(inline(note, "bk-easy-state"), classes=["bk-easy-note", "no-search"])
        words = _("{id} in schwerer Sprache lesen").format(id=item.id)
        back = pending_xref(
            "",
            inline(words),
            refdomain="belegkette",
            reftype="recommendation",
            reftarget=item.id,
            refexplicit=True,
            refwarn=False,
        )
        section += line(back, classes=["bk-jumps", "bk-easy-back", "no-search"])
        return section


class EasyStartDirective(EditionDirective):
    """The pages of the easy edition and how far it has been tested; only the generated start page uses it."""

    def run(self) -> list[nodes.Node]:
        """Return the list and the state."""
        found = self.ask(("easy-start",), EasyStart)
        if found is None:
            return []
        entries = nodes.bullet_list("", classes=["bk-easy-pages"])
        for page in found.pages:
            link = pending_xref(
                "",
                inline(page.title),
                refdomain="std",
                reftype="doc",
                reftarget=f"/{page.docname}",
                refexplicit=True,
                refwarn=True,
            )
            entries += nodes.list_item("", line(link))
        if not found.tested:
            words = _("Das ist ein Entwurf. Er ist noch nicht geprüft.")
        elif found.tested < found.texts:
            words = _("{tested} von {texts} Texten hat eine Prüfgruppe geprüft.").format(
                tested=found.tested, texts=found.texts
            )
        else:
            words = _("Eine Prüfgruppe hat alle Texte geprüft.")
        note = line(inline(words, "bk-easy-state"), classes=["bk-easy-note", "no-search"])
        return self.finish([entries, note])
