"""What the rules noticed of the defects made on a copy, as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from belegkette.selftest.running import Outcome

VERSION = 1
_LEDGER = "REV"


def render_self_test_json(outcomes: Sequence[Outcome]) -> str:
    """Return one JSON object, indented, with a line end."""
    noticed, by_ledger, missed = _sorted_out(outcomes)
    document = {
        "version": VERSION,
        "defects": len(outcomes),
        "kinds": len({outcome.kind for outcome in outcomes}),
        "noticed": len(noticed),
        "noticed-by-ledger-only": len(by_ledger),
        "missed": len(missed),
        "score": _score(outcomes, missed),
        "outcomes": [
            {"kind": one.kind, "subject": one.subject, "path": one.path, "codes": one.codes} for one in outcomes
        ],
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def render_self_test_text(outcomes: Sequence[Outcome]) -> str:
    """Return the score and every miss; what only the ledger noticed is listed too."""
    noticed, by_ledger, missed = _sorted_out(outcomes)
    lines = []
    for title, part in (
        (_("Nicht bemerkt"), missed),
        (_("Nur vom Prüfbuch bemerkt (wenn die Stelle geprüft ist)"), by_ledger),
    ):
        if part:
            lines += [title, *(f"  {one.kind} ({one.subject})" for one in part), ""]
    lines.append(
        _("Selbsttest: {n} Fehler von {kinds} Arten gemacht, jeder einzeln.").format(
            n=len(outcomes), kinds=len({outcome.kind for outcome in outcomes})
        )
    )
    lines.append(
        _(
            "Bemerkt: {noticed} von Regeln, {ledger} nur vom Prüfbuch; nicht bemerkt: {missed}. Ergebnis: {score} Prozent."
        ).format(noticed=len(noticed), ledger=len(by_ledger), missed=len(missed), score=_score(outcomes, missed))
    )
    lines.append(_("Was nicht bemerkt wird, ist kein Fehler des Projekts; das Handbuch erklärt es unter „Selbsttest“."))
    return "\n".join(lines) + "\n"


def _sorted_out(outcomes: Sequence[Outcome]) -> tuple[list[Outcome], list[Outcome], list[Outcome]]:
    noticed, by_ledger, missed = [], [], []
    for one in outcomes:
        if not one.codes:
            missed.append(one)
        elif all(code.startswith(_LEDGER) for code in one.codes):
            by_ledger.append(one)
        else:
            noticed.append(one)
    return noticed, by_ledger, missed


def _score(outcomes: Sequence[Outcome], missed: Sequence[Outcome]) -> int:
    return round(100 * (len(outcomes) - len(missed)) / len(outcomes)) if outcomes else 100
