"""The fast YAML reader: plain values without positions.

Uses ryaml (libyaml's grammar in Rust; YAML 1.2 scalars; refuses duplicate keys). Whatever it refuses, and every file
with anchors, tags or directives, goes to the careful reader, which knows limits and positions.
"""

from __future__ import annotations

import re

import ryaml

from belegkette.loaders.yaml_tree import YamlFault, parse_yaml_tree

_UNUSUAL = re.compile(r"(?:^|[\s\[{,])[&*!]|^%|^<<|\{\s*<<", re.MULTILINE)
_STRAY_MARK = "\ufeff"
_BRACKET = re.compile(r"[\[\]{}]")
_MANY_BRACKETS = 500


def load_yaml(text: str) -> object:
    """Return the document's values, None if it is empty. Raises `YamlFault` with a position."""
    if not _is_unusual(text) and not _may_be_deep(text):
        try:
            return ryaml.loads(text)
        except (ryaml.InvalidYamlError, ValueError):
            pass
    root = parse_yaml_tree(text)
    return None if root is None else root.data()


def _may_be_deep(text: str) -> bool:
    """Whether brackets might be nested so deep that the fast reader needs quadratic time before it gives up."""
    if text.count("[") + text.count("{") < _MANY_BRACKETS:
        return False
    depth = deepest = 0
    for match in _BRACKET.finditer(text):
        depth = depth + 1 if match[0] in "[{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    return deepest >= _MANY_BRACKETS


def _is_unusual(text: str) -> bool:
    """Whether there may be anchors with aliases, tags, merge keys, directives or stray byte order marks.

    Most files lack even the signs; a single character is found several times as fast as two.
    """
    signs = (
        "!" in text
        or ("<" in text and "<<" in text)
        or ("%" in text and ("\n%" in text or text.startswith("%")))
        or ("&" in text and "*" in text)
    )
    return (signs and _UNUSUAL.search(text) is not None) or _STRAY_MARK in text


__all__ = ["YamlFault", "load_yaml"]
