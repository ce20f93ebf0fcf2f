"""Looking up lines and columns for what is reported, and only for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Place, Pointer, Spot
from belegkette.loaders.evidence import split_front_matter
from belegkette.loaders.yaml_tree import Node, YamlFault, parse_yaml_tree

if TYPE_CHECKING:
    from collections.abc import Mapping

_ID_LINE = re.compile(r"""^([ ]*(?:-[ ]+)?)id:[ ]+(["']?)([A-Z][A-Z0-9.-]*)\2[ ]*(?:#.*)?$""", re.MULTILINE)
_ANY_ID = re.compile(r"\bid[\"']?\s*:")


class Positions:
    """Turns `Spot` into `Location`. Holds the texts as read; parses each asked file once.

    The most frequent question, "where is this record's id", is answered by a line search when the file's ids stand on
    lines of their own, so that thousands of notes do not need thousands of careful parses.
    """

    def __init__(self, texts: Mapping[str, bytes]) -> None:
        """Take the files as UTF-8 bytes by path, normalised as the loaders saw them."""
        self._texts = texts
        self._trees: dict[str, tuple[Node | None, int]] = {}
        self._ids: dict[str, list[tuple[int, int]]] = {}

    def resolve(self, place: Place) -> Location:
        """Return the line and column of a place; what cannot be found is the nearest thing around it."""
        if isinstance(place, Location):
            return place
        if place.pointer and place.pointer[-1] == "id" and (quick := self._id_line(place)) is not None:
            return quick
        tree, offset = self._tree(place.path)
        if tree is None:
            return Location(path=place.path, line=1, column=1)
        pointer = place.pointer
        found = tree.find(pointer)
        if found is None and pointer[:1] == ("findings",) and len(pointer) > len(("findings", 0)):
            found = tree.find(pointer[2:])
        while found is None:
            pointer = pointer[:-1]
            found = tree.find(pointer)
        node = found[0] if place.part == "key" else found[1]
        if place.words and (within := self._words(place, node)) is not None:
            return within
        return Location(path=place.path, line=node.line + offset, column=node.column)

    def _words(self, place: Spot, node: Node) -> Location | None:
        """Return where words stand in a value, however the file breaks its lines."""
        text = self._texts.get(place.path, b"").decode()
        matter = split_front_matter(text)[0] if place.path.endswith(".md") else None
        start = 0 if matter is None else len("---\n")
        begin, end = start + node.start, start + node.end
        if matter is not None and place.pointer[-1:] == ("text",) and node.kind != "scalar":
            begin, end = start + len(matter), len(text)
        pattern = r"\s+".join(map(re.escape, place.words.split()))
        found = re.compile(pattern).search(text, begin, end)
        if found is None:
            return None
        before = text[: found.start()]
        return Location(path=place.path, line=before.count("\n") + 1, column=found.start() - before.rfind("\n"))

    def _tree(self, path: str) -> tuple[Node | None, int]:
        if path not in self._trees:
            text = self._texts.get(path, b"").decode()
            offset = 0
            if path.endswith(".md"):
                text, offset = split_front_matter(text)[0] or "", 1
            try:
                self._trees[path] = (parse_yaml_tree(text), offset)
            except YamlFault:
                self._trees[path] = (None, 0)
        return self._trees[path]

    def _id_line(self, spot: Spot) -> Location | None:
        index = _record_index(spot.pointer)
        if index is None:
            return None
        if spot.path not in self._ids:
            self._ids[spot.path] = _id_lines(self._texts.get(spot.path, b"").decode())
        lines = self._ids[spot.path]
        if index >= len(lines):
            return None
        line, column = lines[index]
        return Location(path=spot.path, line=line, column=column)


def _record_index(pointer: Pointer) -> int | None:
    match pointer:
        case ("records", int(index), "id"):
            return index
        case ("findings", int(index), "id"):
            return index
        case _:
            return None


def _id_lines(text: str) -> list[tuple[int, int]]:
    """Return (line, column) of every id, or nothing if any id might stand elsewhere or a text might look like one."""
    matches = list(_ID_LINE.finditer(text))
    if len(matches) != len(_ANY_ID.findall(text)) or len({len(match[1]) for match in matches}) > 1:
        return []
    result, line, seen = [], 1, 0
    for match in matches:
        line += text.count("\n", seen, match.start())
        seen = match.start()
        result.append((line, match.start(3) - match.start() + 1))
    return result
