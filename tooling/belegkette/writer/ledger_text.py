"""Decisions as YAML: one entry after the other, keys always in the same order, nothing that reads as anything but text."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belegkette.model.ledger import Decision

_WIDTH = 110
_EMPTY = re.compile(r"^reviews:[ \t]*(?:\[[ \t]*\]|null|~)?[ \t]*(?P<note>#[^\n]*)?$", re.MULTILINE)
_DASH = re.compile(r"^reviews:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\n)*(?P<indent> *)-[ \n]", re.MULTILINE)
_HEAD = (
    "# Prüfbuch: die Entscheidungen der Prüfenden. Hier wird nur angefügt; „belegkette review“ schreibt die Einträge.\n"
)

_CORE_NUMBER = re.compile(
    r"(?!\d{4}-\d{2}-\d{2}$)(?:[-+.]?[0-9][-+.0-9_eExXoOa-fA-F]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))"
)


class _Dumper(getattr(yaml, "CSafeDumper", yaml.SafeDumper)):  # type: ignore[misc]
    """Writes what YAML 1.1 and YAML 1.2 readers both take for text; days of decisions stay without quotes."""


_Dumper.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if not pair[0].endswith(":timestamp")]
    for first, pairs in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
_Dumper.add_implicit_resolver("!number", _CORE_NUMBER, list("-+.0123456789"))


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    style = "|" if "\n" in text and not re.search(r"[ \t]\n|[^\S\n]$|^\s", text) else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Dumper.add_representer(str, _represent_text)


def render_decision(decision: Decision) -> str:
    """Return one entry with its dash at the margin and a line end."""
    entry: dict[str, object] = {"subject": decision.subject, "reviewer": decision.reviewer}
    if decision.role:
        entry["role"] = decision.role
    entry["date"] = str(decision.date)
    entry["verdict"] = str(decision.verdict)
    if decision.comment:
        entry["comment"] = decision.comment
    if decision.baseline:
        entry["baseline"] = decision.baseline
    entry["seen"] = dict(decision.seen)
    if decision.wording:
        entry["wording"] = {name: dict(parts) for name, parts in decision.wording.items()}
    text: str = yaml.dump(
        [entry], Dumper=_Dumper, allow_unicode=True, sort_keys=False, default_flow_style=False, width=_WIDTH
    )
    return text


def append_entries(text: str, decisions: Sequence[Decision]) -> str:
    """Return the ledger's text with the entries after what it holds. ValueError where there is no place for them."""
    rendered = "".join(render_decision(decision) for decision in decisions)
    if not text.strip():
        return f"{_HEAD}reviews:\n{textwrap.indent(rendered, '  ')}"
    listed = _DASH.search(text)
    if listed is not None:
        return text.rstrip("\n") + "\n" + textwrap.indent(rendered, listed["indent"])
    empty = _EMPTY.search(text)
    if empty is None:
        raise ValueError(text[:40])
    head = f"reviews:{'  ' + empty['note'] if empty['note'] else ''}\n"
    return text[: empty.start()] + head + textwrap.indent(rendered, "  ") + text[empty.end() + 1 :]
