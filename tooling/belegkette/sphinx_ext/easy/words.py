"""What is said about the state of an easy-to-read text: never that it is Leichte Sprache."""

from __future__ import annotations

from belegkette.i18n import _
from belegkette.ledger.easy_state import EasyStatus


def state_words(status: EasyStatus, tested: str) -> str:
    """Return the state in a sentence; `tested` is the day of the test as people write it."""
    if status is EasyStatus.TESTED:
        return _("Eine Prüfgruppe hat diesen Text geprüft: {day}.").format(day=tested)
    if status is EasyStatus.OUTDATED:
        return _("Der schwere Text hat sich geändert. Dieser Text ist noch der alte.")
    if status is EasyStatus.FAULTY:
        return _("Entwurf. Die Regelprüfung hat noch Hinweise, Prüfgruppe ausstehend.")
    return _("Regelprüfung bestanden, Prüfgruppe ausstehend.")


def switch_words(*, tested: bool) -> str:
    """Return what the switch to the easy edition says."""
    return _("Leicht lesbar") if tested else _("Leicht lesbar (Entwurf, nicht geprüft)")
