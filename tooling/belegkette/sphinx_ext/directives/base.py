"""What all our directives share: they ask the edition and return what is rendered from its answer."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.addnodes import pending_xref
from sphinx.util.docutils import SphinxDirective

from belegkette.sphinx_ext.asking import ask
from belegkette.sphinx_ext.views import Question
from belegkette.sphinx_ext.views.base import Answer

AnswerType = TypeVar("AnswerType", bound=Answer)


class EditionDirective(SphinxDirective):
    """A directive that shows something of the edition."""

    has_content = False

    def ask(self, question: Question, expected: type[AnswerType]) -> AnswerType | None:
        """Return the edition's answer for this page."""
        return ask(self.env, question, expected)

    def finish(self, content: Sequence[nodes.Node]) -> list[nodes.Node]:
        """Give the content its place in the file, its links their page, its sections their names in the page."""
        for node in content:
            if not isinstance(node, nodes.Element):
                continue
            self.set_source_info(node)
            for link in node.findall(pending_xref):
                link["refdoc"] = self.env.current_document.docname
            for section in node.findall(nodes.section):
                self.state.document.set_id(section)
        return list(content)


def filters(names: Sequence[str]) -> dict[str, Callable[[str], str]]:
    """Return the option_spec of a directive that chooses by these keys."""
    return dict.fromkeys(names, directives.unchanged)


class FilteringDirective(EditionDirective):
    """A directive whose options choose what it shows; an option that is not given chooses everything."""

    keys: ClassVar[tuple[str, ...]]

    def question(self, name: str) -> Question:
        """Return the question with the chosen values in the order of `keys`."""
        return (name, *(self.options.get(key, "").strip() for key in self.keys))
