"""What the careful YAML reader gives: a tree in which every value knows its line and column.

The reader itself (`belegkette.loaders.yaml_compose`) is imported when a file has something to report: PyYAML alone
costs more to import than a small project to check.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from belegkette.diagnostics import Pointer


class YamlFault(Exception):  # noqa: N818 - a fault of the text, not of the program
    """The text is no YAML we accept. `line` and `column` count from 1; `limit` tells SRC001 from SRC002."""

    def __init__(self, message: str, line: int, column: int, *, hint: str = "", limit: bool = False) -> None:
        """Describe one fault; reading stops there."""
        super().__init__(message)
        self.message = message
        self.line = line
        self.column = column
        self.hint = hint
        self.limit = limit


@dataclass(slots=True)
class Node:
    """One value with its position (from 1). Mappings keep their keys as nodes, in the order of the file.

    ``start`` and ``end`` are the offsets of a scalar in the text, with quotes, anchor and tag.
    """

    kind: Literal["scalar", "sequence", "mapping"]
    line: int
    column: int
    scalar: object = None
    items: list[Node] = field(default_factory=list)
    keys: list[Node] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    size: int = 1
    start: int = 0
    end: int = 0

    def data(self) -> object:
        """Return plain Python values, as the fast reader does."""
        match self.kind:
            case "scalar":
                return self.scalar
            case "sequence":
                return [item.data() for item in self.items]
            case "mapping":
                return {key.scalar: item.data() for key, item in zip(self.keys, self.items, strict=True)}

    def find(self, pointer: Pointer) -> tuple[Node, Node] | None:
        """Return (key, value) at the end of a pointer; the key of a list item is the item itself."""
        key = value = self
        for step in pointer:
            if value.kind == "sequence" and isinstance(step, int) and step < len(value.items):
                key = value = value.items[step]
            elif value.kind == "mapping" and (index := value.index(str(step))) is not None:
                key, value = value.keys[index], value.items[index]
            else:
                return None
        return key, value

    def index(self, key: str) -> int | None:
        """Return where a key stands, or None."""
        for at in range(len(self.places), len(self.keys)):
            self.places[key_text(self.keys[at].scalar)] = at
        return self.places.get(key)


def key_text(key: object) -> str:
    """Return a key as text: YAML allows numbers and truth values as keys, records do not."""
    match key:
        case bool():
            return "true" if key else "false"
        case None:
            return "null"
        case _:
            return str(key)


def parse_yaml_tree(text: str) -> Node | None:
    """Return the root node, or None for an empty document. Raises `YamlFault`."""
    from belegkette.loaders.yaml_compose import compose_yaml  # noqa: PLC0415 - only files with something to report

    return compose_yaml(text)
