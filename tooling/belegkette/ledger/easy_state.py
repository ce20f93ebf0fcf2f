"""The state of every easy-to-read text on today's corpus: what the rules found, and whether its readers tested it.

Ask like this::

    book = easy_book_of(graph)
    book.findings(recommendation)               # what a machine finds hard to read, tuple[Finding, ...]
    state = book.state(recommendation)          # EasyState; None where there is no easy text
    state.status                                # EasyStatus: faulty, untested, outdated, tested
    state.test                                  # model.ledger.Decision of the test group that counts, or None

No status calls a text „Leichte Sprache“: that is for the people who tested it to say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from belegkette.ledger.fingerprint import short_fingerprint
from belegkette.ledger.state import book_of
from belegkette.model.ledger import EASY, TEST_GROUP, Decision, ReviewVerdict, Subject
from belegkette.model.recommendation import Passage

if TYPE_CHECKING:
    from belegkette.easy.findings import Finding
    from belegkette.graph import TraceGraph
    from belegkette.ledger.state import ReviewBook
    from belegkette.model.recommendation import EasyText, Recommendation

_WORD_LISTS = ("glossary", "woerter", "wörter", "woerterbuch", "wörterbuch", "wortliste", "glossar")


class EasyStatus(StrEnum):
    """Where an easy-to-read text stands. `outdated`: its original has changed since it was written or tested."""

    FAULTY = "faulty"
    UNTESTED = "untested"
    OUTDATED = "outdated"
    TESTED = "tested"


@dataclass(frozen=True, slots=True, kw_only=True)
class EasyState:
    """The status of one text; `expected` is the fingerprint of the original as it is now.

    `test` is the acceptance of the test group that counts; it is kept where the text is outdated, to say since when.
    """

    status: EasyStatus
    expected: str
    test: Decision | None = None


class EasyBook:
    """Read-only answers about the easy-to-read texts of one corpus. Nothing is computed before it is asked."""

    def __init__(self, graph: TraceGraph) -> None:
        """Take a graph."""
        self.graph = graph
        self._found: dict[tuple[str, int], tuple[Finding, ...]] = {}
        self._found_in_titles: dict[tuple[str, int], tuple[Finding, ...]] = {}

    @cached_property
    def texts(self) -> tuple[Recommendation, ...]:
        """The recommendations with an easy-to-read version, by page and line; what was superseded counts no more."""
        found = (one for page in self.graph.corpus.pages for one in page.recommendations)
        return tuple(one for one in found if one.easy is not None and not one.superseded)

    @cached_property
    def pages(self) -> tuple[tuple[str, Passage], ...]:
        """The pages that are easy to read as a whole: (path, text)."""
        return tuple((page.path, page.easy) for page in self.graph.corpus.pages if page.easy is not None)

    @cached_property
    def explained(self) -> frozenset[str]:
        """The lower-case words that the easy pages explain: bold words, and every term of a list of words."""
        from belegkette.easy.glossary import explained_terms  # noqa: PLC0415 - as below

        found: set[str] = set()
        for path, text in self.pages:
            name = path.rpartition("/")[2].removesuffix(".md").lower()
            found |= explained_terms(text.lines, text.line, every_heading=name in _WORD_LISTS)
        return frozenset(found)

    def findings(self, recommendation: Recommendation) -> tuple[Finding, ...]:
        """Return what is hard to read in the easy version of a recommendation."""
        easy = recommendation.easy
        if easy is None:
            return ()
        found = self.findings_in(recommendation.path, easy.passage)
        return (*self._findings_in_title(recommendation.path, easy), *found) if easy.title else found

    def _findings_in_title(self, path: str, easy: EasyText) -> tuple[Finding, ...]:
        """Return what is hard to read in the title of an easy version, which stands on its opening line."""
        key = (path, easy.line)
        if key in self._found_in_titles:
            return self._found_in_titles[key]
        opening = self.graph.corpus.lines(path)[easy.line - 1]
        shift = max(opening.rfind(easy.title), 0)
        from belegkette.easy.glossary import explained_terms  # noqa: PLC0415 - only projects with such texts pay for it

        known = explained_terms(easy.passage.lines, easy.passage.line)
        own = self._analyse(Passage(easy.line, (easy.title,)), self.explained | known)
        found = tuple(replace(one, column=one.column + shift) for one in own)
        self._found_in_titles[key] = found
        return found

    def findings_in(self, path: str, text: Passage) -> tuple[Finding, ...]:
        """Return what is hard to read in a text."""
        key = (path, text.line)
        if key not in self._found:
            self._found[key] = self._analyse(text, self.explained)
        return self._found[key]

    def _analyse(self, text: Passage, explained: frozenset[str]) -> tuple[Finding, ...]:
        from belegkette.easy.analysis import analyse  # noqa: PLC0415 - as above
        from belegkette.easy.findings import Limits  # noqa: PLC0415

        settings = self.graph.corpus.settings
        limits = Limits(words=settings.easy_words, words_at_most=settings.easy_words_at_most)
        return analyse(text.lines, text.line, explained, limits)

    def state(self, recommendation: Recommendation) -> EasyState | None:
        """Return where the easy version of a recommendation stands, None if it has none."""
        easy = recommendation.easy
        if easy is None:
            return None
        expected = short_fingerprint(recommendation)
        test = self._test(recommendation.id)
        outdated = bool(easy.original) and easy.original != expected
        status = EasyStatus.UNTESTED
        if test is not None:
            seen = self._reviews.seen_now(self._reviews.easy(recommendation.id).subject)
            changed = {name for name, mark in seen.items() if test.seen.get(name) != mark}
            outdated = outdated or recommendation.id in changed
            status = EasyStatus.UNTESTED if changed else EasyStatus.TESTED
        if outdated:
            return EasyState(status=EasyStatus.OUTDATED, expected=expected, test=test)
        if status is EasyStatus.TESTED:
            return EasyState(status=status, expected=expected, test=test)
        doubts = any(not finding.doubtful for finding in self.findings(recommendation))
        return EasyState(status=EasyStatus.FAULTY if doubts else status, expected=expected)

    def is_tested(self, name: str) -> bool:
        """Whether the test group accepted the easy version of a recommendation as it and its original are now."""
        test = self._test(name)
        return test is not None and test.seen == self._reviews.seen_now(Subject(name, form=EASY))

    def _test(self, name: str) -> Decision | None:
        """Return the last word of the test group if it is an acceptance; others may decide, but test nothing."""
        history = self._reviews.decisions.get(Subject(name, form=EASY), ())
        tests = [one.decision for one in history if one.decision.role == TEST_GROUP and not one.decision.baseline]
        return tests[-1] if tests and tests[-1].verdict is ReviewVerdict.ACCEPTED else None

    @cached_property
    def _reviews(self) -> ReviewBook:
        return book_of(self.graph)


@lru_cache(maxsize=1)
def easy_book_of(graph: TraceGraph) -> EasyBook:
    """Return the book of easy-to-read texts of a graph, the same one for every rule that asks."""
    return EasyBook(graph)
