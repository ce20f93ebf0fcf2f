"""The check as text for people: one block a diagnostic, then the sum and what to do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Diagnostic, Severity
from belegkette.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.check import CheckResult
    from belegkette.diagnostics import Location

_COLOURS = {Severity.ERROR: "31;1", Severity.WARNING: "33", Severity.NOTE: "36"}


def render_text(result: CheckResult, *, colour: bool = False) -> str:
    """Return the whole output, with a line end. Colour marks the severity for terminals."""
    blocks = [diagnostic_block(diagnostic, colour=colour) for diagnostic in result.diagnostics]
    return "\n".join([*blocks, *closing_lines(result)]) + "\n"


def severity_word(severity: Severity) -> str:
    """Return the German (or English) word for a severity."""
    return {Severity.ERROR: _("Fehler"), Severity.WARNING: _("Warnung"), Severity.NOTE: _("Hinweis")}[severity]


def diagnostic_block(diagnostic: Diagnostic, *, colour: bool = False) -> str:
    """Return everything about one diagnostic in a few lines."""
    word = severity_word(diagnostic.severity)
    shown = f"\x1b[{_COLOURS[diagnostic.severity]}m{word}\x1b[0m" if colour else word
    lines = [f"{_position(diagnostic.location)}: {diagnostic.code} {diagnostic.message} [{shown}]"]
    if diagnostic.waived is not None:
        lines.append(
            _("    Ausnahme bis {until}: {reason}").format(
                until=diagnostic.waived.until, reason=diagnostic.waived.reason
            )
        )
    if diagnostic.hint:
        lines.append(f"    {diagnostic.hint}")
    lines.extend(f"    {_position(related.location)}: {related.message}" for related in diagnostic.related)
    return "\n".join(lines)


def _position(location: Location) -> str:
    return f"{location.path}:{location.line}:{location.column}"


def closing_lines(result: CheckResult) -> Iterator[str]:
    """Yield what was checked, how it turned out, and what to do next; a blank line first if anything was found."""
    summary = result.summary
    if result.diagnostics:
        yield ""
    counts = ", ".join(
        (
            ngettext("{n} Fehler", "{n} Fehler", summary.errors).format(n=summary.errors),
            ngettext("{n} Warnung", "{n} Warnungen", summary.warnings).format(n=summary.warnings),
            ngettext("{n} Hinweis", "{n} Hinweise", summary.notes).format(n=summary.notes),
            ngettext("{n} Ausnahme", "{n} Ausnahmen", summary.waived).format(n=summary.waived),
        )
    )
    checked = ", ".join(
        (
            ngettext("{n} Empfehlung", "{n} Empfehlungen", summary.recommendations).format(n=summary.recommendations),
            ngettext("{n} Beleg", "{n} Belege", summary.evidence).format(n=summary.evidence),
            ngettext("{n} Verknüpfung", "{n} Verknüpfungen", summary.links).format(n=summary.links),
        )
    )
    yield _("Geprüft: {checked} (Profil {profile}, Stichtag {day}).").format(
        checked=checked, profile=result.profile, day=result.as_of.isoformat()
    )
    yield _("Ergebnis: {counts}.").format(counts=counts)
    if result.diagnostics:
        code = result.diagnostics[0].code
        yield _("Mehr zu einer Meldung: belegkette explain {code}").format(code=code)
