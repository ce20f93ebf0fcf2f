"""Where links of the report lead: to places of one long page, or to pages of whoever shows it in parts."""

from __future__ import annotations

from typing import Protocol

from belegkette.desk.anchors import link_anchor
from belegkette.places import anchor_of


class Addresses(Protocol):
    """Gives the address of everything that has an id and is known to the report."""

    def recommendation(self, name: str) -> str:
        """Return where a recommendation stands."""
        ...

    def link(self, recommendation: str, record: str) -> str:
        """Return where a record stands below a recommendation that names it."""
        ...

    def record(self, name: str, first: str) -> str:
        """Return where a record is read. `first` is the first recommendation that names it, empty where none does."""
        ...


class OnePage:
    """Everything is on the same page."""

    def recommendation(self, name: str) -> str:
        """Return the anchor of a recommendation."""
        return f"#{anchor_of(name)}"

    def link(self, recommendation: str, record: str) -> str:
        """Return the anchor of a record below a recommendation."""
        return f"#{link_anchor(recommendation, record)}"

    def record(self, name: str, first: str) -> str:
        """Return the record below the first recommendation that names it, else in the lists of the others."""
        return self.link(first, name) if first else f"#{anchor_of(name)}"
