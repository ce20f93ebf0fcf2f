"""What changed since a review, in one line for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.labels import key_label, value_label
from belegkette.wording import Pair, plain_difference

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.ledger.changed import PartChange

_SHOWN = 3
"""How many changed parts a message names; the rest is counted."""


def in_words(part: str, pieces: Iterable[tuple[str, str]]) -> tuple[Pair, ...]:
    """Return the pairs of a part with the contract's terms in words: „mittel“, not ``moderate``."""
    return tuple(Pair(value_label(part, old), value_label(part, new)) for old, new in pieces)


def describe_changes(changes: Iterable[PartChange]) -> str:
    """Return what changed in one line: „Text: … in [zwei → drei] Kreisen …“; empty if nothing is known."""
    found = list(changes)
    shown = [
        f"{key_label(change.part)}: {plain_difference(in_words(change.part, change.pieces))}"
        for change in found[:_SHOWN]
    ]
    if len(found) > _SHOWN:
        shown.append(_("und {n} weitere Angaben").format(n=len(found) - _SHOWN))
    return "; ".join(shown)
