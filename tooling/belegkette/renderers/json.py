"""The check as JSON, version 1 (contract: design.md 4)."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from belegkette.check import CheckResult
    from belegkette.diagnostics import Diagnostic, Location

VERSION = 1


def render_json(result: CheckResult) -> str:
    """Return one JSON object, indented, with a line end."""
    document = {
        "version": VERSION,
        "profile": result.profile,
        "as-of": result.as_of.isoformat(),
        "summary": dataclasses.asdict(result.summary),
        "diagnostics": [_diagnostic(diagnostic) for diagnostic in result.diagnostics],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    waived = diagnostic.waived
    return {
        "code": diagnostic.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity,
        **_place(diagnostic.location),
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "related": [{**_place(related.location), "message": related.message} for related in diagnostic.related],
        "waived": None if waived is None else {"reason": waived.reason, "until": waived.until},
    }


def _place(location: Location) -> dict[str, object]:
    return {"path": location.path, "line": location.line, "column": location.column}
