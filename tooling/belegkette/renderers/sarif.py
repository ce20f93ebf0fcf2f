"""The check as SARIF 2.1.0 (OASIS), for everything that collects the findings of several programs."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import msgspec

from belegkette import __version__
from belegkette.i18n import _
from belegkette.renderers.fingerprints import with_fingerprints
from belegkette.rules.catalogue import RULES

if TYPE_CHECKING:
    from belegkette.check import CheckResult
    from belegkette.diagnostics import Diagnostic, Location, Waived
    from belegkette.model.terms import Profile
    from belegkette.rules.base import Rule

Part = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_ROOT = "PROJEKT"
_INDEX = {code: at for at, code in enumerate(RULES)}


def render_sarif(result: CheckResult) -> str:
    """Return one SARIF log with one run, indented, with a line end. Waived diagnostics are suppressed results."""
    run: Part = {
        "tool": {
            "driver": {
                "name": "Belegkette",
                "version": __version__,
                "language": "de",
                "rules": [_rule(rule, result.profile) for rule in RULES.values()],
            }
        },
        "invocations": [{"executionSuccessful": True, "exitCode": int(result.failed)}],
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": _("Projektordner")}}},
        "results": [_result(diagnostic, mark) for diagnostic, mark in with_fingerprints(result.diagnostics)],
        "properties": {
            "profile": result.profile,
            "as-of": result.as_of.isoformat(),
            "summary": dataclasses.asdict(result.summary),
        },
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _rule(rule: Rule, profile: Profile) -> Part:
    page = _(rule.page)
    severity = rule.severity(profile, None)
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": page},
        "help": {"text": page, "markdown": f"**{rule.code} {rule.name}**\n\n{page}"},
        "defaultConfiguration": {"level": severity or "none", "enabled": severity is not None},
        "properties": {"tags": [rule.code[:3]], "waivable": rule.waivable},
    }


def _result(diagnostic: Diagnostic, mark: str) -> Part:
    result: Part = {
        "ruleId": diagnostic.code,
        "ruleIndex": _INDEX[diagnostic.code],
        "level": diagnostic.severity,
        "message": {"text": "\n".join(filter(None, (diagnostic.message, diagnostic.hint)))},
        "locations": [_location(diagnostic.location, diagnostic.subject)],
        "partialFingerprints": {"belegkette/v1": mark},
    }
    if diagnostic.related:
        result["relatedLocations"] = [
            {"id": at, **_location(related.location), "message": {"text": related.message}}
            for at, related in enumerate(diagnostic.related, start=1)
        ]
    if diagnostic.waived is not None:
        result["suppressions"] = [_suppression(diagnostic.waived)]
    return result


def _location(location: Location, subject: str = "") -> Part:
    from urllib.parse import quote  # noqa: PLC0415 - the other formats do not pay for it

    place: Part = {
        "physicalLocation": {
            "artifactLocation": {"uri": quote(location.path), "uriBaseId": _ROOT},
            "region": {"startLine": location.line, "startColumn": location.column},
        }
    }
    if subject:
        place["logicalLocations"] = [{"name": subject, "kind": "resource"}]
    return place


def _suppression(waived: Waived) -> Part:
    return {
        "kind": "external",
        "status": "accepted",
        "justification": _("Ausnahme bis {until}: {reason}").format(until=waived.until, reason=waived.reason),
    }
