"""The careful YAML reader: every value with its line and column, duplicate keys and hostile input refused.

Works on libyaml's events with a stack of its own, so that depth and aliases can be limited (YAML 1.2.2, core schema;
leading zeros make a string, never an octal number). Only files that have something to report are read this way; what a
plain scalar means is decided by the fast reader in both cases, so that the two cannot disagree.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import TYPE_CHECKING, Literal, Protocol

import ryaml
import yaml

from belegkette.i18n import _
from belegkette.loaders.yaml_tree import Node, YamlFault, key_text

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_DEPTH = 40
MAX_ALIASED = 10_000
"""How many values aliases may repeat in one file."""

_HIDDEN_LINE_END = re.compile("[\x85\u2028\u2029]")
_LONGEST_TYPED = 40
_MAYBE_TYPED = re.compile(r"(?=.*[0-9A-Za-z~])[-+.~0-9nNtTfF][-+.0-9A-Za-z_]*")
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def compose_yaml(text: str) -> Node | None:
    """Return the root node, or None for an empty document. Raises `YamlFault`."""
    try:
        return _Composer(text).compose(yaml.parse(text, Loader=_LOADER))
    except yaml.MarkedYAMLError as error:
        unclosed = any(words in (error.problem or "") for words in ("end of stream", "expected ',' or"))
        mark = (unclosed and error.context_mark) or error.problem_mark or error.context_mark
        _refuse_hidden_line_end(text, error.problem_mark)
        line, column = _Lines(text).place(mark)
        raise YamlFault(_explain(text, error.problem or "", line), line, column) from error
    except yaml.reader.ReaderError as error:
        at = text.find(chr(error.character))  # its own position counts bytes
        raise YamlFault(
            _("Zeichen U+{code:04X} ist in YAML nicht erlaubt.").format(code=error.character),
            text.count("\n", 0, at) + 1,
            at - text.rfind("\n", 0, at),
        ) from error


def _refuse_hidden_line_end(text: str, mark: _Mark | None) -> None:
    """Name the character that nobody sees if the text could be read without it: then it is the reason for the fault."""
    before = text[: mark.index] if mark else text
    found = list(_HIDDEN_LINE_END.finditer(before))
    if not found:
        return
    try:
        for _event in yaml.parse(_HIDDEN_LINE_END.sub(" ", text), Loader=_LOADER):
            pass
    except yaml.YAMLError:
        return
    at = found[-1].start()
    raise YamlFault(
        _("Unsichtbares Zeilenende (U+{code:04X}) im Text.").format(code=ord(text[at])),
        text.count("\n", 0, at) + 1,
        at - text.rfind("\n", 0, at),
        hint=_("Das Zeichen löschen und die Zeile mit der Eingabetaste umbrechen."),
    )


def _explain(text: str, problem: str, line: int) -> str:
    lines = text.split("\n")
    if 0 < line <= len(lines) and "\t" in lines[line - 1][: len(lines[line - 1]) - len(lines[line - 1].lstrip())]:
        return _("Einrückung mit Tabulator; YAML erlaubt nur Leerzeichen.")
    known = {
        "mapping values are not allowed": _(
            "Doppelpunkt an unerwarteter Stelle; Texte mit „: “ brauchen Anführungszeichen."
        ),
        "could not find expected ':'": _("Hier fehlt ein Doppelpunkt nach dem Schlüssel."),
        "found character that cannot start any token": _(
            "Zeichen, mit dem kein Wert beginnen darf; den Text in Anführungszeichen setzen."
        ),
        "did not find expected key": _("Einrückung passt nicht zu den Zeilen davor."),
        "found unexpected end of stream": _("Ein Anführungszeichen wird nicht geschlossen."),
        "did not find expected ',' or": _("Eine Klammer wird nicht geschlossen oder ein Komma fehlt."),
        "block sequence entries are not allowed": _("Listenpunkt an unerwarteter Stelle."),
        "did not find expected '-' indicator": _("Listenpunkt mit „-“ erwartet; Einrückung prüfen."),
    }
    return next((german for english, german in known.items() if english in problem), "") or _(
        "YAML-Fehler: {problem}."
    ).format(problem=problem)


class _Mark(Protocol):
    """A place as PyYAML's two readers give it: all from 0, `index` in code points."""

    index: int
    line: int
    column: int


class _Lines:
    """Says where a mark of the reader is for people: libyaml also counts lines that no editor shows (YAML 1.1)."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] | None = None
        if _HIDDEN_LINE_END.search(text):
            self._starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def place(self, mark: _Mark | None) -> tuple[int, int]:
        """Return line and column, from 1."""
        if mark is None:
            return 1, 1
        if self._starts is None:
            return mark.line + 1, mark.column + 1
        line = bisect_right(self._starts, mark.index)
        return line, mark.index - self._starts[line - 1] + 1


class _Composer:
    """Builds the tree from events; keeps the anchors seen and the number of values that aliases repeat."""

    def __init__(self, text: str) -> None:
        self._lines = _Lines(text)
        self._anchors: dict[str, Node] = {}
        self._aliased = 0
        self._documents = 0
        self._root: Node | None = None
        self._stack: list[tuple[Node, Node | None]] = []

    def compose(self, events: Iterator[yaml.Event]) -> Node | None:
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    node = Node("scalar", *self._mark(event), scalar=_resolve(event))
                    if event.start_mark is not None and event.end_mark is not None:
                        node.start, node.end = event.start_mark.index, event.end_mark.index
                    self._add(event, node)
                case yaml.DocumentStartEvent():
                    self._documents += 1
                    if self._documents > 1:
                        raise self._fault(event, _("Mehrere Dokumente in einer Datei („---“); erlaubt ist eines."))
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    kind: Literal["sequence", "mapping"] = (
                        "sequence" if isinstance(event, yaml.SequenceStartEvent) else "mapping"
                    )
                    if len(self._stack) >= MAX_DEPTH:
                        raise self._fault(event, _("Werte sind zu tief verschachtelt."), limit=True)
                    self._stack.append((self._add(event, Node(kind, *self._mark(event))), None))
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    node, _key = self._stack.pop()
                    node.size += sum(item.size for item in node.items)
                case yaml.AliasEvent():
                    self._alias(event)
        return self._root

    def _alias(self, event: yaml.AliasEvent) -> None:
        target = self._anchors.get(event.anchor or "")
        if target is None:
            raise self._fault(event, _("Verweis „*{name}“ ohne Ziel.").format(name=event.anchor))
        self._aliased += target.size
        if self._aliased > MAX_ALIASED or any(node is target for node, _key in self._stack):
            raise self._fault(
                event, _("Zu viele oder kreisförmige YAML-Verweise (*{name}).").format(name=event.anchor), limit=True
            )
        self._add(event, target)

    def _add(self, event: yaml.NodeEvent, node: Node) -> Node:
        anchor = getattr(event, "anchor", None)
        if anchor and not isinstance(event, yaml.AliasEvent):
            self._anchors[anchor] = node
        if not self._stack:
            self._root = node
            return node
        parent, key = self._stack[-1]
        if parent.kind == "sequence":
            parent.items.append(node)
        elif key is None:
            self._add_key(event, parent, node)
        else:
            parent.keys.append(key)
            parent.items.append(node)
            self._stack[-1] = (parent, None)
        return node

    def _add_key(self, event: yaml.NodeEvent, parent: Node, node: Node) -> None:
        if node.kind != "scalar":
            raise self._fault(event, _("Eine Liste oder Zuordnung kann kein Schlüssel sein."))
        if parent.index(key_text(node.scalar)) is not None:
            first = parent.keys[parent.index(key_text(node.scalar)) or 0]
            raise self._fault(
                event,
                _("Schlüssel „{key}“ steht doppelt (zuerst in Zeile {line}).").format(key=node.scalar, line=first.line),
            )
        self._stack[-1] = (parent, node)

    def _mark(self, event: yaml.Event) -> tuple[int, int]:
        return self._lines.place(event.start_mark)

    def _fault(self, event: yaml.Event, message: str, *, limit: bool = False) -> YamlFault:
        return YamlFault(message, *self._mark(event), limit=limit)


def _resolve(event: yaml.ScalarEvent) -> object:
    """Return what a scalar means: quoted and tagged text stays text, plain text is resolved like the fast reader does."""
    if event.style or event.tag is not None:
        return event.value
    if not event.value:
        return None
    if len(event.value) > _LONGEST_TYPED or not _MAYBE_TYPED.fullmatch(event.value):
        return event.value
    try:
        return ryaml.loads(event.value)
    except ryaml.InvalidYamlError:
        return int(event.value) if event.value.lstrip("+-").isdigit() else event.value
