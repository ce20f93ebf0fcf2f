"""The kinds of evidence as people may type them: the contract's words and German ones."""

from __future__ import annotations

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.model.terms import Kind
from belegkette.suggest import did_you_mean
from belegkette.writer.ids import RECOMMENDATION

ALIASES: dict[str, str] = {
    **{str(kind): str(kind) for kind in Kind},
    "befund": Kind.INTERVIEW_FINDING,
    "interview": Kind.INTERVIEW_FINDING,
    "länderpraxis": Kind.STATE_PRACTICE,
    "laenderpraxis": Kind.STATE_PRACTICE,
    "praxisbeispiel": Kind.PRACTICE_EXAMPLE,
    "beispiel": Kind.PRACTICE_EXAMPLE,
    "veranstaltung": Kind.EVENT,
    "statistik": Kind.STATISTIC,
    "zahl": Kind.STATISTIC,
    "dokument": Kind.DOCUMENT,
    "gesetz": Kind.DOCUMENT,
    "kodierung": Kind.CODING,
    "tabelle": Kind.TABLE,
}
ALIASES_WITH_RECOMMENDATION = {**ALIASES, RECOMMENDATION: RECOMMENDATION, "empfehlung": RECOMMENDATION}

LISTED = "befund, laenderpraxis, praxisbeispiel, veranstaltung, statistik, dokument, kodierung, tabelle"


def parse_kind(word: str, *, recommendation: bool = False) -> str:
    """Return the contract's word. Raises `BelegketteError` for what is no kind."""
    known = ALIASES_WITH_RECOMMENDATION if recommendation else ALIASES
    kind = known.get(word.lower())
    if kind is None:
        listed = _("Möglich sind: {known}.").format(known=f"{LISTED}, empfehlung" if recommendation else LISTED)
        raise BelegketteError(
            _("Die Art „{word}“ gibt es nicht.").format(word=word),
            remedy=f"{did_you_mean(word, known)} {listed}".strip(),
        )
    return str(kind)
