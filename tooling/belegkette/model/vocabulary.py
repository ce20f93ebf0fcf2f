"""The project's own words: regions, groups, addressees, questions, fields of action, and the codebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.model.base import Shape, Text
from belegkette.model.dates import PartialDate

if TYPE_CHECKING:
    from datetime import date


class Region(Shape, frozen=True, kw_only=True):
    """A Land, a district or another area; `model` marks the project's model regions."""

    name: Text
    model: bool = False
    part_of: str | None = None
    note: str | None = None


class Group(Shape, frozen=True, kw_only=True):
    """A group of people who were asked; `concerned` marks those whose lives the matter is about."""

    name: Text
    concerned: bool = False
    surveyed: bool = False
    note: str | None = None


class DatedName(Shape, frozen=True, kw_only=True):
    """A name and the span in which it is valid (both ends inclusive)."""

    name: Text
    from_: PartialDate | None = None
    until: PartialDate | None = None


class Addressee(Shape, frozen=True, kw_only=True):
    """Who is asked to act. Bodies change their names; recommendations use the one of their day."""

    name: Text | None = None
    names: tuple[DatedName, ...] = ()
    short: str | None = None
    note: str | None = None

    def valid_names(self, day: date) -> tuple[str, ...]:
        """Return the names in force on a day, newest last."""
        if not self.names:
            return (self.name,) if self.name else ()
        return tuple(name.name for name in self.names if _valid(name, day))

    def expired_names(self, day: date) -> tuple[str, ...]:
        """Return the names whose span has ended before a day."""
        current = self.valid_names(day)
        return tuple(
            name.name
            for name in self.names
            if name.until and name.until.last and name.until.last < day and name.name not in current
        )


def _valid(name: DatedName, day: date) -> bool:
    started = name.from_ is None or name.from_.first is None or name.from_.first <= day
    ended = name.until is not None and name.until.last is not None and name.until.last < day
    return started and not ended


class Question(Shape, frozen=True, kw_only=True):
    """A question of the interview guide."""

    text: Text


class Field(Shape, frozen=True, kw_only=True):
    """A field of action: the document's chapters; `easy_name` is its name in the easy-to-read edition."""

    name: Text
    easy_name: str | None = None
    description: str | None = None


class Vocabulary(Shape, frozen=True, kw_only=True):
    """The file ``evidence/vocabulary.yaml``. An empty part is not checked against."""

    home: str | None = None
    regions: dict[str, Region] = {}
    groups: dict[str, Group] = {}
    addressees: dict[str, Addressee] = {}
    questions: dict[str, Question] = {}
    fields: dict[str, Field] = {}


class Code(Shape, frozen=True, kw_only=True):
    """One code of the codebook, with what Mayring asks for: definition, anchor example, coding rule."""

    name: Text
    definition: str | None = None
    anchor_example: str | None = None
    coding_rule: str | None = None
    parent: str | None = None


class Codebook(Shape, frozen=True, kw_only=True):
    """The file ``evidence/codebook.yaml``."""

    codes: dict[str, Code]
