"""Choosing a part of the recommendations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from argparse import ArgumentParser

    from belegkette.model.recommendation import Recommendation
    from belegkette.reviewing.desk import Desk


def add_field_argument(parser: ArgumentParser) -> None:
    """Add the option that names a field of action."""
    parser.add_argument("--field", default="", metavar="FELD", help=_("nur dieses Handlungsfeld"))


def in_field(desk: Desk, field: str) -> tuple[Recommendation, ...]:
    """Return the recommendations of a field of action, all without one. Raises `BelegketteError` for an unknown field."""
    known = {part.strip() for one in desk.recommendations for part in one.field.split(",") if part.strip()}
    known |= set(desk.material.vocabulary.fields)
    if field and field not in known:
        raise BelegketteError(
            _("Das Handlungsfeld „{word}“ gibt es nicht.").format(word=field),
            remedy=did_you_mean(
                field, known, otherwise=_("Möglich sind: {known}.").format(known=", ".join(sorted(known)))
            ),
        )
    return tuple(
        one for one in desk.recommendations if not field or field in [part.strip() for part in one.field.split(",")]
    )
