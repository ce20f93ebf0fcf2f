"""How roles and directives look something up: they ask the edition, and the page remembers the question.

Refuses to parse: what is not in the corpus does not exist here.
"""

from __future__ import annotations

import unicodedata
from typing import TypeVar

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.views import Question, answer
from belegkette.sphinx_ext.views.base import Answer, digest_of

logger = logging.getLogger(__name__)

AnswerType = TypeVar("AnswerType", bound=Answer)


def ask(env: BuildEnvironment, question: Question, expected: type[AnswerType]) -> AnswerType | None:
    """Return the answer for the page that is being read, None if what is asked for does not exist.

    The page will be read again when the answer changes, and it depends on the files the answer was read from.
    """
    domain = domain_of(env)
    found = answer(domain.edition, question)
    domain.note_answer(question, digest_of(found))
    if found is None:
        return None
    assert isinstance(found, expected)
    for file in found.files:
        env.note_dependency(file)
    return found


def path_of(env: BuildEnvironment) -> str:
    """Return the path of the page that is being read, as the loaders write it."""
    return unicodedata.normalize("NFC", f"{env.current_document.docname}.md")


def warn(env: BuildEnvironment, code: str, message: str, location: nodes.Node | tuple[str, int] | str) -> None:
    """Report a mistake on a page that the check does not read; on all others it has reported it already."""
    if path_of(env) not in domain_of(env).edition.page_paths:
        logger.warning(message, location=location, type="belegkette", subtype=code)
