"""The first look for what leads to people: cheap, at a whole file, where it is read anyway."""

from __future__ import annotations

from typing import NamedTuple

from belegkette.privacy.contact import may_hold_contact_data
from belegkette.privacy.names import may_hold_names


class Traces(NamedTuple):
    """Which closer looks a file is worth; what a first look passes over holds nothing."""

    contact: bool
    names: bool


def find_traces(text: bytes) -> Traces:
    """Take a file as UTF-8."""
    return Traces(may_hold_contact_data(text), may_hold_names(text))
