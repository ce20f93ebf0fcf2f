"""The parts of a meaning and the states of a review in the words of those who read about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.ledger.state import ReviewStatus
from belegkette.ledger.wording import plain_difference
from belegkette.model.ledger import ReviewVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.ledger.wording import PartChange

_SHOWN = 3
"""How many changed parts a message names; the rest is counted."""


def part_label(part: str) -> str:
    """Return what a part of a meaning is called; what has no name of its own keeps the contract's key."""
    first, _dot, rest = part.partition(".")
    known = {
        "kind": _("Belegart"),
        "title": _("Titel"),
        "text": _("Text"),
        "date": _("Datum"),
        "valid-from": _("gilt ab"),
        "valid-until": _("gilt bis"),
        "region": _("Region"),
        "group": _("Gruppe"),
        "factor": _("Wirkung"),
        "n": _("Personen"),
        "n-source": _("Stichprobe der Quelle"),
        "quote": _("Zitat"),
        "method": _("Methode"),
        "consent": _("Einwilligung"),
        "confidence": _("Vertrauen"),
        "value": _("Zahl"),
        "unit": _("Einheit"),
        "as-of": _("Stand"),
        "definition": _("Definition"),
        "source": _("Quelle"),
        "transferability": _("Übertragbarkeit"),
        "contradicts": _("Widerspruch"),
        "derived-from": _("abgeleitet aus"),
        "contested": _("umstritten"),
        "status": _("Status"),
        "strength": _("Stärke"),
        "statement": _("Aussage"),
        "easy": _("leicht lesbarer Text"),
        "participants": _("Teilnehmende"),
        "carrier": _("Träger"),
        "legal-basis": _("Rechtsgrundlage"),
        "subsidy": _("Zuschuss"),
        "duration": _("Dauer"),
        "application": _("Antrag"),
        "coaching": _("Begleitung"),
        "funding": _("Finanzierung"),
        "return-right": _("Rückkehrrecht"),
        "premiums": _("Prämien"),
        "target-group": _("Zielgruppe"),
        "cases": _("Fallzahl"),
    }
    name = known.get(first, first)
    inner = "" if rest.isdigit() or rest in {"", "text", "level"} else f" ({known.get(rest, rest)})"
    return name + inner


def status_label(status: ReviewStatus) -> str:
    """Return the state of a review in words."""
    return {
        ReviewStatus.UNREVIEWED: _("noch nicht geprüft"),
        ReviewStatus.ACCEPTED: _("angenommen"),
        ReviewStatus.SUSPECT: _("seit der Annahme geändert"),
        ReviewStatus.REJECTED: _("zurückgewiesen"),
        ReviewStatus.CHANGES_REQUESTED: _("Änderung gewünscht"),
    }[status]


def verdict_label(verdict: ReviewVerdict) -> str:
    """Return a verdict in words, as a workbook offers it."""
    return {
        ReviewVerdict.ACCEPTED: _("angenommen"),
        ReviewVerdict.REJECTED: _("zurückgewiesen"),
        ReviewVerdict.CHANGES_REQUESTED: _("Änderung gewünscht"),
    }[verdict]


def describe_changes(changes: Iterable[PartChange]) -> str:
    """Return what changed in one line: „Text: … in [zwei → drei] Kreisen …“; empty if nothing is known."""
    found = list(changes)
    shown = [f"{part_label(change.part)}: {plain_difference(change.pieces)}" for change in found[:_SHOWN]]
    if len(found) > _SHOWN:
        shown.append(_("und {n} weitere Angaben").format(n=len(found) - _SHOWN))
    return "; ".join(shown)
