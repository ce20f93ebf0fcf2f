"""The text of a recommendation for readers outside of the edition: Markdown without our own words and without comments."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

from belegkette.i18n import _

if TYPE_CHECKING:
    from belegkette.model.recommendation import Passage, Recommendation

_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ROLE = re.compile(r"\{(?P<role>[a-zA-Z][\w+:-]*)\}`(?P<content>[^`]*)`")
_FENCE = re.compile(r"\s*(?::{3,}|`{3,}|~{3,})(?P<info>.*)")
_OPTION = re.compile(r"\s*:[\w-]+:")
_LINE_COMMENT = re.compile(r"\s*%")
_EXPLICIT = re.compile(r"(?P<text>[^<]*)<[^>]*>\s*")

Cite = Callable[[str, str], str]
"""Says what is printed for a role of ours and the id in it."""


def statement_of(recommendation: Recommendation, cite: Cite) -> str:
    """Return the normative statement in one line."""
    return " ".join(plain("\n".join(recommendation.statement.lines), cite).split())


def text_after_statement(recommendation: Recommendation, cite: Cite) -> str:
    """Return what follows the statement, blank lines kept between its blocks."""
    lines = _rest(recommendation.main_body, recommendation.statement)
    return re.sub(r"\n{3,}", "\n\n", plain("\n".join(lines), cite)).strip()


def _rest(body: Passage, statement: Passage) -> tuple[str, ...]:
    return body.lines[max(statement.line - body.line, 0) + len(statement.lines) :]


def plain(text: str, cite: Cite) -> str:
    """Take out comments, fences and the options of directives, and say roles in words."""
    kept: list[str] = []
    in_options = False
    for line in _COMMENT.sub("", text).split("\n"):
        fence = _FENCE.fullmatch(line)
        if fence:
            in_options = "{" in fence["info"]
        elif in_options and _OPTION.match(line):
            continue
        elif not _LINE_COMMENT.match(line):
            in_options = False
            kept.append(line.rstrip())
    return _ROLE.sub(lambda match: _role(match["role"], match["content"], cite), "\n".join(kept))


def _role(role: str, content: str, cite: Cite) -> str:
    name = content.strip()
    if role in {"evidence", "quote", "recommendation"}:
        return cite(role, name)
    explicit = _EXPLICIT.fullmatch(name)
    return explicit["text"].strip() if explicit and explicit["text"].strip() else name


def not_published() -> str:
    """Return what stands in place of a record that is not for this edition."""
    return _("nicht veröffentlichter Beleg")
