"""The check as workflow commands: GitHub shows each diagnostic beside its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Severity
from belegkette.i18n import _
from belegkette.renderers.text import closing_lines

if TYPE_CHECKING:
    from belegkette.check import CheckResult
    from belegkette.diagnostics import Diagnostic

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def render_github(result: CheckResult) -> str:
    """Return one command a line, then the counts as plain text. What is waived is a notice with the reason."""
    lines = [_command(diagnostic) for diagnostic in result.diagnostics]
    return "\n".join([*lines, *closing_lines(result)]) + "\n"


def _command(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    waived = diagnostic.waived
    command = "notice" if waived else _COMMANDS[diagnostic.severity]
    title = f"{diagnostic.code} {diagnostic.name}"
    message = [diagnostic.message]
    if waived is not None:
        message.append(_("Ausnahme bis {until}: {reason}").format(until=waived.until, reason=waived.reason))
    if diagnostic.hint:
        message.append(diagnostic.hint)
    message += [
        f"{related.location.path}:{related.location.line}:{related.location.column}: {related.message}"
        for related in diagnostic.related
    ]
    return (
        f"::{command} file={_property(place.path)},line={place.line},col={place.column},title={_property(title)}"
        f"::{_data(chr(10).join(message))}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
