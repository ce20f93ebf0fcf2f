"""Every place where an id stands in a file of the project, to the character.

Found are definitions and links, never plain words: what stands in code or merely mentions an id is somebody's prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.loaders.evidence import split_front_matter
from belegkette.loaders.myst import Prose, find_citations, iter_nested
from belegkette.loaders.recommendations import load_page
from belegkette.loaders.yaml_tree import Node, YamlFault, parse_yaml_tree
from belegkette.model.ledger import split_subject
from belegkette.model.recommendation import FURTHER_OPTIONS, OPTIONS, ROLES, Citation, OptionType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.loaders.files import SourceFile

_LISTS = ("records", "findings")
_LINK_KEYS = ("contradicts", "derived-from", "contained-in")
_LINK_OPTIONS = (*(name for name, kind in OPTIONS.items() if kind is OptionType.IDS), *FURTHER_OPTIONS)


@dataclass(frozen=True, slots=True, order=True)
class Occurrence:
    """One place: line and column (from 1) in the normalised text, the characters that stand for the id, and what it is.

    `written` is the id itself, except in YAML texts that spell it with escapes.
    """

    line: int
    column: int
    written: str
    what: str
    defines: bool = False


class UnreadableError(Exception):
    """A part of a file cannot be read, so it cannot be said where the id stands in it."""


def word_pattern(name: str) -> re.Pattern[str]:
    """Return what matches an id as a whole word: neither part of a longer id nor of another word."""
    return re.compile(rf"(?<![\w-]){re.escape(name)}(?!\w|-\w|\.\d)")


def find_in_records(source: SourceFile, name: str) -> Iterator[Occurrence]:
    """Yield where an evidence file defines or names an id. Raises `UnreadableError`."""
    text, shift = source.text, 0
    if source.path.endswith(".md"):
        matter, body, before = split_front_matter(source.text)
        if matter is None:
            raise UnreadableError(_("Der Kopf mit „---“ fehlt."))
        text, shift = matter, len("---\n")
        yield from _in_running_text(body.split("\n"), before + 1, source.text.split("\n"), name)
    root = _tree(text)
    if root is None:
        return
    for mapping in (root, *_entries(root)):
        for key, node in zip(mapping.keys, mapping.items, strict=True):
            yield from _in_field(source.text, str(key.scalar), node, shift, name)


def find_in_page(source: SourceFile, name: str, *, holds_recommendations: bool) -> Iterator[Occurrence]:
    """Yield where a page defines or names an id. Raises `UnreadableError`."""
    loaded = load_page(source, holds_recommendations=holds_recommendations)
    faults = [problem for problem in loaded.problems if problem.code in {"SRC001", "SRC002"}]
    if faults:
        raise UnreadableError(faults[0].message)
    lines = source.text.split("\n")
    for citation in loaded.page.citations:
        yield from _citation(citation, lines, name)
    for recommendation in loaded.page.recommendations:
        for option in _LINK_OPTIONS:
            for mention in recommendation.mentions(option):
                if mention.text == name:
                    yield _checked(lines, mention.line, mention.column, name, option)
        if recommendation.id == name:
            place = recommendation.options["id"]
            yield _checked(lines, place.line, place.column, name, _("Kennung"), defines=True)
        for citation in recommendation.citations:
            yield from _citation(citation, lines, name)


def find_in_ledger(source: SourceFile, name: str) -> Iterator[Occurrence]:
    """Yield every whole scalar of a YAML file that is the id, or a link from or to it. Raises `UnreadableError`."""
    root = _tree(source.text)
    for node in _scalars(root) if root else ():
        if node.scalar == name or _links(node.scalar, name):
            yield _scalar(source.text, node, 0, name, _("Prüfbuch"))


def _links(value: object, name: str) -> bool:
    return isinstance(value, str) and name in value and name in split_subject(value)


def _in_field(text: str, key: str, node: Node, shift: int, name: str) -> Iterator[Occurrence]:
    if key == "id":
        if node.scalar == name:
            yield _scalar(text, node, shift, name, _("Kennung"), defines=True)
    elif key in _LINK_KEYS:
        for target in _targets(node):
            if target.scalar == name:
                yield _scalar(text, target, shift, name, key)
    elif key not in _LISTS:
        yield from _roles_in_scalars(text, node, shift, name)


def _tree(text: str) -> Node | None:
    try:
        return parse_yaml_tree(text)
    except YamlFault as fault:
        raise UnreadableError(fault.message) from fault


def _entries(root: Node) -> Iterator[Node]:
    for key, node in zip(root.keys, root.items, strict=True):
        if key.scalar in _LISTS:
            yield from (item for item in node.items if item.kind == "mapping")


def _targets(node: Node) -> Iterator[Node]:
    """Yield the scalars of ``X``, ``[X, Y]`` and ``[{id: X}]``."""
    if node.kind == "scalar":
        yield node
    for item in node.items if node.kind == "sequence" else ():
        at = item.index("id") if item.kind == "mapping" else None
        if item.kind == "scalar":
            yield item
        elif at is not None:
            yield item.items[at]


def _scalars(node: Node) -> Iterator[Node]:
    if node.kind == "scalar":
        yield node
    for child in (*node.keys, *node.items):
        yield from _scalars(child)


def _scalar(text: str, node: Node, shift: int, name: str, what: str, *, defines: bool = False) -> Occurrence:
    start, end = node.start + shift, node.end + shift
    raw = text[start:end]
    found = list(word_pattern(name).finditer(raw))
    if found:
        at, written = found[-1].start(), name
    else:
        quoted = re.search(r"""(["'])(?P<inner>[^\n]+)\1\s*\Z""", raw)
        if quoted is None:
            raise UnreadableError(_("Die Kennung in Zeile {line} ist ungewöhnlich geschrieben.").format(line=node.line))
        at, written = quoted.start("inner"), quoted["inner"]
    return Occurrence(*_line_column(text, start + at), written, what, defines)


def _roles_in_scalars(text: str, node: Node, shift: int, name: str) -> Iterator[Occurrence]:
    role = re.compile(rf"(?<!`)\{{(?:{'|'.join(ROLES)})\}}`\s*(?P<id>{re.escape(name)})\s*`")
    for scalar in _scalars(node):
        start = scalar.start + shift
        for match in role.finditer(text, start, scalar.end + shift):
            yield Occurrence(*_line_column(text, match.start("id")), name, _("Verweis im Text"))


def _in_running_text(body: list[str], line: int, lines: list[str], name: str) -> Iterator[Occurrence]:
    for part, _depth in iter_nested(body, line, lines):
        if isinstance(part, Prose):
            for citation in find_citations(part, lines):
                yield from _citation(citation, lines, name)


def _citation(citation: Citation, lines: list[str], name: str) -> Iterator[Occurrence]:
    if citation.id == name:
        after = lines[citation.line - 1][citation.column - 1 :]
        match = re.match(rf"\{{{citation.role}\}}`\s*(?P<id>{re.escape(name)})\s*`", after)
        if match is None:
            raise UnreadableError(_unclear(citation.line))
        yield Occurrence(citation.line, citation.column + match.start("id"), name, _("Verweis im Text"))


def _checked(lines: list[str], line: int, column: int, name: str, what: str, *, defines: bool = False) -> Occurrence:
    match = word_pattern(name).match(lines[line - 1], column - 1) if line <= len(lines) else None
    if match is None:
        raise UnreadableError(_unclear(line))
    return Occurrence(line, column, name, what, defines)


def _unclear(line: int) -> str:
    return _("In Zeile {line} ist nicht eindeutig, wo die Kennung steht.").format(line=line)


def _line_column(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - (text.rfind("\n", 0, offset) + 1) + 1
