"""The check as GitLab's code quality report: each diagnostic in the merge request that brings it in.

The form has no place for counts; they stand in a first entry of severity info. Its fingerprint never changes, so that no
merge request shows it as new.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from belegkette.diagnostics import Location, Severity
from belegkette.i18n import _
from belegkette.renderers.fingerprints import fingerprint_of, with_fingerprints
from belegkette.renderers.text import closing_lines

if TYPE_CHECKING:
    from belegkette.check import CheckResult
    from belegkette.diagnostics import Diagnostic

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}


def render_gitlab(result: CheckResult) -> str:
    """Return one JSON list, indented, with a line end."""
    entries = [
        _summary(result),
        *(_entry(diagnostic, mark) for diagnostic, mark in with_fingerprints(result.diagnostics)),
    ]
    return msgspec.json.format(msgspec.json.encode(entries), indent=2).decode() + "\n"


def _summary(result: CheckResult) -> dict[str, object]:
    place = Location(path="pyproject.toml", line=1, column=1)
    text = " ".join(filter(None, closing_lines(result)))
    return _issue("belegkette", text, "info", place, fingerprint_of("belegkette"))


def _entry(diagnostic: Diagnostic, mark: str) -> dict[str, object]:
    waived = diagnostic.waived
    parts = [f"{diagnostic.code} {diagnostic.message}"]
    if waived is not None:
        parts.append(_("Ausnahme bis {until}: {reason}").format(until=waived.until, reason=waived.reason))
    parts += [diagnostic.hint] if diagnostic.hint else []
    parts += [
        f"({related.location.path}:{related.location.line}:{related.location.column}: {related.message})"
        for related in diagnostic.related
    ]
    severity = "info" if waived else _SEVERITIES[diagnostic.severity]
    name = f"{diagnostic.code} {diagnostic.name}"
    return _issue(name, " ".join(parts), severity, diagnostic.location, mark)


def _issue(name: str, description: str, severity: str, place: Location, mark: str) -> dict[str, object]:
    return {
        "type": "issue",
        "check_name": name,
        "description": description,
        "severity": severity,
        "fingerprint": mark,
        "location": {
            "path": place.path,
            "lines": {"begin": place.line},
            "positions": {"begin": {"line": place.line, "column": place.column}},
        },
    }
