"""The catalogue of rules: one page for one rule, and tables of all of them for people, handbook and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from belegkette.diagnostics import Severity
from belegkette.i18n import _
from belegkette.model.terms import Profile, Strength

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.rules.base import Rule

VERSION = 1
_GAP = "  "


def render_rule(rule: Rule) -> str:
    """Return a rule's page for a terminal: what, why, examples, how grave, and whether it can be waived."""
    lines = [f"{rule.code} {rule.name}", "", _(rule.page), "", _("Strenge:")]
    lines += [f"    {_profile_word(profile)} ({profile}): {_grave(rule, profile)}" for profile in Profile]
    waiver = _("mit Grund und Enddatum möglich („waive“)") if rule.waivable else _("nicht möglich")
    return "\n".join([*lines, _("Ausnahme: {waiver}").format(waiver=waiver)]) + "\n"


def render_rules_text(rules: Iterable[Rule]) -> str:
    """Return a table of all rules."""
    rows = [(_("Code"), _("Name"), *(_profile_word(profile) for profile in Profile), _("Ausnahme"))]
    rows += [
        (rule.code, rule.name, *(_short(rule, profile) for profile in Profile), _("ja") if rule.waivable else _("nein"))
        for rule in rules
    ]
    sizes = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    table = [_GAP.join(cell.ljust(size) for cell, size in zip(row, sizes, strict=True)).rstrip() for row in rows]
    notes = ("", _("Fehler*: Fehler bei „soll“ und „soll-nicht“, sonst Warnung."), _("Mehr: belegkette explain CODE"))
    return "\n".join([*table, *notes]) + "\n"


def render_rules_markdown(rules: Iterable[Rule]) -> str:
    """Return the same as a Markdown table, with what each rule says in one line."""
    heads = (
        _("Code"),
        _("Name"),
        _("Meldet sich, wenn"),
        *(_profile_word(profile) for profile in Profile),
        _("Ausnahme"),
    )
    lines = [_markdown_row(heads), _markdown_row(["---"] * len(heads))]
    for rule in rules:
        waiver = _("ja") if rule.waivable else _("nein")
        cells = (rule.code, f"`{rule.name}`", rule.summary, *(_short(rule, profile) for profile in Profile), waiver)
        lines.append(_markdown_row(cells))
    return "\n".join([*lines, "", _("Fehler*: Fehler bei `soll` und `soll-nicht`, sonst Warnung.")]) + "\n"


def render_rules_json(rules: Iterable[Rule]) -> str:
    """Return one JSON object; `severities` hold for soll and soll-nicht, `severities-otherwise` for all else."""
    entries = [
        {
            "code": rule.code,
            "name": rule.name,
            "summary": rule.summary,
            "severities": {profile: rule.severity(profile, Strength.SOLL) for profile in Profile},
            "severities-otherwise": {profile: rule.severity(profile, None) for profile in Profile},
            "waivable": rule.waivable,
        }
        for rule in rules
    ]
    return msgspec.json.format(msgspec.json.encode({"version": VERSION, "rules": entries}), indent=2).decode() + "\n"


RULE_RENDERERS = {"text": render_rules_text, "json": render_rules_json, "markdown": render_rules_markdown}


def _grave(rule: Rule, profile: Profile) -> str:
    strict, other = _severities(rule, profile)
    if strict == other:
        return strict
    return _("{strict} bei „soll“ und „soll-nicht“, sonst {other}").format(strict=strict, other=other)


def _short(rule: Rule, profile: Profile) -> str:
    strict, other = _severities(rule, profile)
    return strict if strict == other else f"{strict}*"


def _severities(rule: Rule, profile: Profile) -> tuple[str, str]:
    return _word(rule.severity(profile, Strength.SOLL)), _word(rule.severity(profile, None))


def _word(severity: Severity | None) -> str:
    match severity:
        case Severity.ERROR:
            return _("Fehler")
        case Severity.WARNING:
            return _("Warnung")
        case Severity.NOTE:
            return _("Hinweis")
        case None:
            return _("aus")


def _profile_word(profile: Profile) -> str:
    return {Profile.DRAFT: _("Entwurf"), Profile.REVIEW: _("Prüfung"), Profile.RELEASE: _("Freigabe")}[profile]


def _markdown_row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"
