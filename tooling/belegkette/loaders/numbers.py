"""Numbers written the German way: ``17.600`` is 17.6 for YAML, and nobody would notice (SRC005)."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from belegkette.diagnostics import Pointer, Problem, Spot
from belegkette.i18n import _
from belegkette.loaders.shape import alternatives
from belegkette.loaders.yaml_tree import Node, YamlFault, parse_yaml_tree
from belegkette.model.evidence import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator

_TRACE = re.compile(r"\.[0-9]{3}[ \t]*(?:[\n,}#]|\Z)")
_SUSPECT = re.compile(r":\s+(?:&\S+\s+)?[-+]?[1-9][0-9]{0,2}\.[0-9]{3}[ \t]*(?:[\n,}#]|\Z)")
_GROUPED = re.compile(r"[-+]?[1-9][0-9]{0,2}\.[0-9]{3}")
"""A number that begins with a zero, like 0.125, cannot be meant in thousands."""


def may_hold_grouped_numbers(text: str) -> bool:
    """Whether a careful look is worth it: in nearly all files nothing ends in a dot and three digits."""
    return _TRACE.search(text) is not None and _SUSPECT.search(text) is not None


def find_grouped_numbers(path: str, text: str, lists: tuple[str, ...]) -> dict[Pointer, Problem]:
    """Return a problem for every number field of a YAML text that is written with a dot before three digits."""
    try:
        root = parse_yaml_tree(text)
    except YamlFault:
        return {}
    found: dict[Pointer, Problem] = {}
    for record, pointer in _iter_records(root, lists) if root else ():
        subject = _text_of(record, "id")
        for key, node in zip(record.keys, record.items, strict=True):
            if key.scalar not in number_fields() or type(node.scalar) is not float:
                continue
            raw = text[node.start : node.end].rsplit(maxsplit=1)[-1]  # without an anchor
            if _GROUPED.fullmatch(raw):
                place = (*pointer, str(key.scalar))
                found[place] = _problem(Spot(path, place), str(key.scalar), raw, subject)
    return found


@cache
def number_fields() -> frozenset[str]:
    """The keys of records that hold numbers."""
    return frozenset(
        field.encode_name
        for shape in KINDS.values()
        for field in msgspec.structs.fields(shape)
        if (types := set(alternatives(field.type))) & {int, float} and str not in types
    )


def _iter_records(root: Node, lists: tuple[str, ...]) -> Iterator[tuple[Node, Pointer]]:
    if root.kind != "mapping":
        return
    yield root, ()
    for key, node in zip(root.keys, root.items, strict=True):
        if key.scalar in lists and node.kind == "sequence":
            yield from ((item, (str(key.scalar), at)) for at, item in enumerate(node.items) if item.kind == "mapping")


def _text_of(record: Node, key: str) -> str:
    at = record.index(key)
    return str(record.items[at].scalar) if at is not None else ""


def _problem(place: Spot, key: str, raw: str, subject: str) -> Problem:
    plain = raw.rstrip("0").rstrip(".") if raw.endswith("0") else f"{raw}0"
    return Problem(
        code="SRC005",
        place=place,
        message=_("„{name}“: Ist der Punkt in „{value}“ ein Tausenderpunkt? Gelesen wird {number}.").format(
            name=key, value=raw, number=float(raw)
        ),
        hint=_("„{thousands}“ schreiben, oder „{plain}“, wenn es ein Dezimalpunkt ist.").format(
            thousands=raw.replace(".", ""), plain=plain
        ),
        subject=subject,
    )
