"""The fast YAML reader: plain values without positions.

Uses ryaml (libyaml's grammar in Rust; YAML 1.2 scalars; refuses duplicate keys). Whatever it refuses, and every file
with anchors, tags or directives, goes to the careful reader, which knows limits and positions.
"""

from __future__ import annotations

import re

import ryaml

from belegkette.loaders.yaml_tree import YamlFault, parse_yaml_tree

_UNUSUAL = re.compile(r"(?:^|[\s\[{,])[&*!]|^%|^<<|\{\s*<<", re.MULTILINE)


def load_yaml(text: str) -> object:
    """Return the document's values, None if it is empty. Raises `YamlFault` with a position."""
    if not _UNUSUAL.search(text):
        try:
            return ryaml.loads(text)  # type: ignore[no-any-return]
        except (ryaml.InvalidYamlError, ValueError):
            pass
    root = parse_yaml_tree(text)
    return None if root is None else root.data()


__all__ = ["YamlFault", "load_yaml"]
