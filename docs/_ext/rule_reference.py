"""The rule reference, made from the catalogue when the handbook is built: directives, and a role for one rule.

``{rule-table}`` lists all rules, ``{rule-reference}`` writes a section for each, ``{rule}`EVD001` `` links to it.
Nothing is written into the source tree.
"""

# ruff: noqa: INP001 - Sphinx loads extensions by their file name; they are no package

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator
from itertools import groupby

from docutils import nodes
from docutils.nodes import Node
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.util.docutils import ReferenceRole, SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from belegkette.renderers.rule_table import render_rules_markdown
from belegkette.rules.base import Rule
from belegkette.rules.catalogue import RULES

FAMILIES = {
    "SRC": "Dateien und Angaben (SRC)",
    "LNK": "Verweise (LNK)",
    "EVD": "Belege (EVD)",
    "REC": "Empfehlungen (REC)",
    "REV": "Prüfung (REV)",
    "PRV": "Schutz von Personen (PRV)",
    "QUO": "Zitate (QUO)",
    "EAS": "Leichte Sprache (EAS)",
    "OUT": "Fertige Ausgabe (OUT)",
}
SEVERITIES = {
    "E": "Fehler",
    "W": "Warnung",
    "N": "Hinweis",
    "–": "aus",
    "-": "aus",
    "E*": "Fehler bei `soll` und `soll-nicht`, sonst Warnung",
}

_HEAD = re.compile(r"^(?:Warum|Beispiel|Stattdessen)\b.*:$", re.MULTILINE)
_LEAD = re.compile(r"^(?:Warum|Beispiel|Stattdessen)\b(?!.*:$)", re.MULTILINE)
_ROLE = re.compile(r"\{[a-z-]+\}`[^`]+`")


class RuleReference(SphinxDirective):
    """A section for every family and in it one for every rule."""

    def run(self) -> list[Node]:
        """Return the sections."""
        self.env.note_reread()
        text = "\n".join(_iter_families(list(RULES.values())))
        return self.parse_text_to_nodes(text, allow_section_headings=True)


class RuleTable(SphinxDirective):
    """All rules in one table, each code a link to its section."""

    def run(self) -> list[Node]:
        """Return the table."""
        self.env.note_reread()
        return self.parse_text_to_nodes(_overview())


def _overview() -> str:
    table = _ROLE.sub(r"``\g<0> ``", render_rules_markdown(RULES.values()))
    return re.sub(r"^\| ([A-Z]{3}\d{3}) \|", r"| {rule}`\1` |", table, flags=re.MULTILINE)


def _iter_families(rules: list[Rule]) -> Iterator[str]:
    for family, title in FAMILIES.items():
        members = sorted((rule for rule in rules if rule.code.startswith(family)), key=lambda rule: rule.code)
        if members:
            yield f"## {title}\n"
            for rule in members:
                yield from _iter_rule(rule)


def _iter_rule(rule: Rule) -> Iterator[str]:
    draft, review, release = (SEVERITIES[letter] for letter in rule.severities)
    yield f"({rule.code.lower()})="
    yield f"### {rule.code} {rule.name}\n"
    summary, _blank, rest = rule.page.partition("\n\n")
    yield from _iter_markdown(summary)
    yield "| Entwurf (`draft`) | Prüfung (`review`) | Freigabe (`release`) | Ausnahme möglich |"
    yield "|---|---|---|---|"
    yield f"| {draft} | {review} | {release} | {'ja' if rule.waivable else 'nein'} |\n"
    yield from _iter_markdown(rest)


def _iter_markdown(page: str) -> Iterator[str]:
    """Turn a rule's page, written for the terminal, into Markdown: heads in bold, examples as code, roles as they are."""
    for indented, group in groupby(page.split("\n\n"), key=lambda block: block.startswith("    ")):
        text = "\n\n".join(group)
        if indented:
            yield f"`````text\n{textwrap.dedent(text)}\n`````\n"
        else:
            text = _LEAD.sub(r"**\g<0>**", _HEAD.sub(r"**\g<0>**\n", text))
            yield _ROLE.sub(r"``\g<0> ``", text) + "\n"


class RuleRole(ReferenceRole):
    """A rule's code that leads to its section."""

    def run(self) -> tuple[list[Node], list[nodes.system_message]]:
        """Return a reference that Sphinx resolves; an unknown code is a warning of the build."""
        code = self.target
        reference = pending_xref(
            self.rawtext,
            nodes.literal(self.rawtext, code, classes=["xref"]),
            refdomain="std",
            reftype="ref",
            refexplicit=True,
            refwarn=True,
            reftarget=code.lower(),
            refdoc=self.env.docname,
        )
        self.set_source_info(reference)
        return [reference], []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directive and role."""
    app.add_directive("rule-table", RuleTable)
    app.add_directive("rule-reference", RuleReference)
    app.add_role("rule", RuleRole())
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
