"""The structure tree as values, before pikepdf writes it (ISO 32000-1, 14.7.2)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from belegkette.pdf.tagging.parts import Annotation, Sequence

Value = str | int | tuple[float, ...] | tuple[str, ...]
ROLE_MAP = {"Aside": "Div", "Title": "P"}
"""Roles of PDF 2.0 that say more than those of PDF 1.7 they stand for (ISO 14289-1, 7.1; ISO 32000-1, 14.7.3)."""
MAY_BE_EMPTY = frozenset({"TD", "TH"})


@dataclass(slots=True, eq=False)
class Element:
    """One structure element; its kids are elements, marked content, and annotations, in reading order."""

    role: str
    parent: Element | None = None
    kids: list[Element | Sequence | Annotation] = field(default_factory=list)
    alternate: str = ""
    """Alternative text (14.9.3); of a link, what its annotations say (12.5.2, entry Contents)."""
    expansion: str = ""
    language: str = ""
    identifier: str = ""
    attributes: dict[tuple[str, str], Value] = field(default_factory=dict)
    """Values by owner and name (14.8.5), such as ("Table", "ColSpan"); a string is written as a name,
    strings in a tuple as strings."""

    def add(self, role: str, language: str = "") -> Element:
        """Append a new element and return it."""
        made = Element(role, self, language=language)
        self.kids.append(made)
        return made

    def iter_elements(self) -> Iterator[Element]:
        """Yield this element and all below it, in reading order."""
        yield self
        for kid in self.kids:
            if isinstance(kid, Element):
                yield from kid.iter_elements()

    def prune(self) -> None:
        """Remove elements in which nothing was drawn; empty cells stay, they hold the columns apart."""
        for kid in list(self.kids):
            if isinstance(kid, Element):
                kid.prune()
                if not kid.kids and kid.role not in MAY_BE_EMPTY:
                    self.kids.remove(kid)
