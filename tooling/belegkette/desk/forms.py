"""A place in the report for whoever lets people decide on the page; the report on its own has nothing there."""

from __future__ import annotations

from typing import Protocol

from markupsafe import Markup


class Forms(Protocol):
    """Gives what stands below a statement, a link and a record. `place` is the anchor of what it stands below."""

    def statement(self, recommendation: str, place: str) -> Markup:
        """Return what stands below a recommendation's statement."""
        ...

    def link(self, recommendation: str, record: str, place: str) -> Markup:
        """Return what stands below a record that a recommendation names, for the link."""
        ...

    def source(self, record: str, place: str) -> Markup:
        """Return what stands below a record, for its source."""
        ...

    def easy(self, recommendation: str, place: str) -> Markup:
        """Return what stands below a recommendation for its easy-to-read version."""
        ...


class NoForms:
    """The report to read."""

    def statement(self, _recommendation: str, _place: str) -> Markup:
        """Return nothing."""
        return Markup()

    def link(self, _recommendation: str, _record: str, _place: str) -> Markup:
        """Return nothing."""
        return Markup()

    def source(self, _record: str, _place: str) -> Markup:
        """Return nothing."""
        return Markup()

    def easy(self, _recommendation: str, _place: str) -> Markup:
        """Return nothing."""
        return Markup()
