"""Recommendations as they stand on a page: what they say, what they rest on, and where each word stands.

Lines and columns count from 1; columns in code points.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from msgspec import Struct

from belegkette.model.terms import Level, RecommendationStatus, Response, Strength

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.model.evidence import Waiver


class OptionType(StrEnum):
    """What an option's text is."""

    ID = "id"
    IDS = "ids"
    KEYS = "keys"
    BASIS = "basis"
    TEXT = "text"
    STRENGTH = "strength"
    STATUS = "status"
    LEVEL = "level"
    RESPONSE = "response"
    DATE = "date"
    WAIVERS = "waivers"


OPTIONS: dict[str, OptionType] = {
    "id": OptionType.ID,
    "strength": OptionType.STRENGTH,
    "status": OptionType.STATUS,
    "addressee": OptionType.KEYS,
    "field": OptionType.KEYS,
    "evidence": OptionType.IDS,
    "qualified-by": OptionType.IDS,
    "contradicted-by": OptionType.IDS,
    "counter-response": OptionType.TEXT,
    "horizon": OptionType.TEXT,
    "indicator": OptionType.TEXT,
    "legal-basis": OptionType.BASIS,
    "confidence": OptionType.LEVEL,
    "discordance": OptionType.TEXT,
    "consensus": OptionType.TEXT,
    "dissent": OptionType.TEXT,
    "supersedes": OptionType.IDS,
    "authors": OptionType.KEYS,
    "waive": OptionType.WAIVERS,
    "response": OptionType.RESPONSE,
    "response-date": OptionType.DATE,
    "implemented-on": OptionType.DATE,
}
"""Every option of the ``recommendation`` directive; Sphinx' option_spec and the editors' help are made from this."""

REQUIRED_OPTIONS = ("id", "strength")
LINK_OPTIONS = ("evidence", "qualified-by", "contradicted-by")
PROOFS = (("response", "response-date"), ("implemented-on",))
"""What is proven by records, and the options that say it: a record at one of the options of a group proves all of them."""

FURTHER_OPTIONS = ("legal-basis", *(option for group in PROOFS for option in group))
"""Options that name records on which a recommendation does not rest."""

CITING_ROLES = ("evidence", "quote")
ROLES = (*CITING_ROLES, "recommendation")


class Mention(Struct, frozen=True, gc=False):
    """One word of a list option, at its place."""

    text: str
    line: int
    column: int


class OptionText(Struct, frozen=True, gc=False):
    """An option as written: its text and where the text starts (or the key, where the text is empty), and its key.

    `items` are the words of a list, or the records that follow a value as its proof.
    """

    text: str
    line: int
    column: int
    key_line: int
    key_column: int
    items: tuple[Mention, ...] = ()


class Citation(Struct, frozen=True, gc=False):
    """A role in running text that names a record or a recommendation."""

    role: str
    id: str
    line: int
    column: int


class Passage(Struct, frozen=True, gc=False):
    """Source lines as they stand in the file, from `line` on."""

    line: int
    lines: tuple[str, ...]

    def place(self, offset: int) -> tuple[int, int]:
        """Return (line, column) of an offset into the lines joined with LF."""
        before = "\n".join(self.lines)[:offset]
        return self.line + before.count("\n"), offset - (before.rfind("\n") + 1) + 1

    @property
    def text(self) -> str:
        """The lines joined with LF."""
        return "\n".join(self.lines)


class EasyText(Struct, frozen=True, kw_only=True):
    """The easy-to-read version of a recommendation, in the block ``easy-language``.

    `line` and `column` are where the block opens, `last_line` where it ends; `passage` is its text as it stands in the
    file, `content` the same without what encloses the block, `title` the rest of the opening line. `original` is the short fingerprint of the statement that it
    was written for; it stands at `original_line` and `original_column` (the block's opening without one).
    """

    line: int
    column: int
    last_line: int
    passage: Passage
    content: tuple[str, ...]
    title: str = ""
    original: str = ""
    original_line: int = 0
    original_column: int = 0


class Recommendation(Struct, frozen=True, kw_only=True):
    """One recommendation. `faulty` names the options that could not be read; rules about those stay silent.

    `body` is everything after the options, the easy-to-read version included.
    """

    id: str
    title: str
    path: str
    line: int
    column: int
    options: dict[str, OptionText]
    statement: Passage
    statement_is_list: bool
    body: Passage
    citations: tuple[Citation, ...]
    field: str = ""
    strength: Strength | None = None
    status: RecommendationStatus = RecommendationStatus.DRAFT
    confidence: Level | None = None
    response: Response | None = None
    waivers: tuple[tuple[Waiver, int, int], ...] = ()
    faulty: frozenset[str] = frozenset()
    easy: EasyText | None = None

    @property
    def main_body(self) -> Passage:
        """The body with blank lines where the easy-to-read version stands, which has an edition of its own."""
        if self.easy is None:
            return self.body
        inside = range(self.easy.line, self.easy.last_line + 1)
        lines = ("" if at in inside else line for at, line in enumerate(self.body.lines, start=self.body.line))
        return Passage(self.body.line, tuple(lines))

    def text(self, option: str) -> str:
        """Return an option's text, empty where it is absent."""
        found = self.options.get(option)
        return found.text if found else ""

    def mentions(self, option: str) -> tuple[Mention, ...]:
        """Return the words of a list option in their order."""
        found = self.options.get(option)
        return found.items if found else ()

    def ids(self, option: str) -> tuple[str, ...]:
        """Return the words of a list option as text, without repetitions."""
        return tuple(dict.fromkeys(mention.text for mention in self.mentions(option)))

    def value(self, option: str) -> str:
        """Return an option's text without the records that prove it."""
        return self.text(option).partition(",")[0].strip()

    def links(self) -> Iterator[tuple[str, Mention]]:
        """Yield (option, mention) of everything that the recommendation names as evidence, in order."""
        for option in LINK_OPTIONS:
            for mention in self.mentions(option):
                yield option, mention

    @property
    def superseded(self) -> bool:
        """Whether it was replaced: then only the rules about sources and links still apply."""
        return self.status is RecommendationStatus.SUPERSEDED


class Page(Struct, frozen=True, kw_only=True):
    """One Markdown page of an edition: its recommendations in order, and the citations outside of them.

    `easy` is the text of a page that is written to be easy to read.
    """

    path: str
    title: str = ""
    field: str = ""
    recommendations: tuple[Recommendation, ...] = ()
    citations: tuple[Citation, ...] = ()
    waivers: tuple[tuple[Waiver, int, int], ...] = ()
    easy: Passage | None = None

    def all_citations(self) -> Iterator[Citation]:
        """Yield the citations inside and outside of recommendations."""
        yield from self.citations
        for recommendation in self.recommendations:
            yield from recommendation.citations
