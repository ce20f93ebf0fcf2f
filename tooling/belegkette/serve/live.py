"""The project as it lies on the disk at this moment: read anew whenever a file has changed.

Where only the ledger has changed, only the ledger is read. What changed is remembered for as long as the server runs, so that a decision about an older wording can be answered
with the difference.
"""

from __future__ import annotations

import os
import threading
from functools import cached_property
from typing import TYPE_CHECKING

from belegkette.check import run_check
from belegkette.corpus import EVIDENCE, RECOMMENDATIONS, load_corpus, reload_ledger, without_gc
from belegkette.loaders.files import iter_files
from belegkette.model.ledger import EASY, LEDGER_PATH
from belegkette.report.build import build_report
from belegkette.report.reviews import LedgerReviews
from belegkette.reviewing.desk import open_desk
from belegkette.reviewing.facts import easy_facts, record_facts, statement_facts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from belegkette.corpus import Corpus
    from belegkette.model.terms import Profile
    from belegkette.report.model import Report
    from belegkette.settings import Settings

_SUFFIXES = (".yaml", ".yml", ".md")
Stamp = tuple[tuple[str, int, int, int], ...]


class View:
    """The project as it was at one moment. `texts` counts how often anything but the ledger changed before."""

    def __init__(self, corpus: Corpus, settings: Settings, profile: Profile, day: date, texts: int) -> None:
        """Take a loaded corpus; the rules are not run before the report is asked for."""
        self.texts = texts
        self.day = day
        self.corpus = corpus
        self.desk = open_desk(corpus, settings, profile, day)
        self._settings = settings
        self._profile = profile

    @property
    def decisions(self) -> int:
        """How many decisions the ledger holds."""
        return len(self.corpus.ledger.decisions)

    @cached_property
    def report(self) -> Report:
        """The report, as `belegkette report` writes it."""
        with without_gc():
            result = run_check(self.corpus, self._settings, self._profile, self.day)
            book = self.desk.book
            return build_report(book.graph, self._settings, result, LedgerReviews(book))

    @property
    def names(self) -> Iterator[str]:
        """The ids of everything that can be reviewed."""
        yield from self.corpus.recommendations
        yield from self.corpus.evidence
        yield from (f"{one.id} {EASY}" for one in self.corpus.recommendations.values() if one.easy is not None)

    def wording(self, name: str) -> dict[str, str]:
        """Return what a reviewer reads about a recommendation or a record, part by part."""
        material = self.desk.material
        recommendation = self.corpus.recommendations.get(name.removesuffix(f" {EASY}"))
        if recommendation is None:
            facts = record_facts(material, name)
        else:
            facts = (
                easy_facts(recommendation) if name.endswith(f" {EASY}") else statement_facts(material, recommendation)
            )
        sources = "\n".join(facts.sources)
        parts = (
            ("Titel", facts.title),
            ("Text", facts.text),
            ("Zitat", facts.quote),
            *facts.details,
            ("Quelle", sources),
        )
        return {label: text for label, text in parts if text}


class LiveProject:
    """Gives the view of now. One request at a time holds `lock`, from looking to writing."""

    def __init__(self, root: str, settings: Settings, profile: Profile, today: Callable[[], date]) -> None:
        """Read nothing yet."""
        self.root = root
        self.lock = threading.RLock()
        self.former: dict[str, dict[str, str]] = {}
        """What people may still have in front of them, by fingerprint."""
        self._settings = settings
        self._profile = profile
        self._today = today
        self._view: View | None = None
        self._stamps: tuple[Stamp, Stamp] = ((), ())

    def view(self) -> View:
        """Return the project as it is. Raises `BelegketteError` when there is no project any more."""
        stamps = (self._stamp_texts(), self._stamp_ledger())
        day = self._today()
        old = self._view
        if old is None or stamps != self._stamps or day != old.day:
            same = old is not None and stamps[0] == self._stamps[0]
            corpus = reload_ledger(old.corpus) if old is not None and same else load_corpus(self.root, self._settings)
            texts = 0 if old is None else old.texts + (not same)
            new = View(corpus, self._settings, self._profile, day, texts)
            if old is not None and not same:
                self._remember(old, new)
            self._view, self._stamps = new, stamps
            return new
        return old

    def _remember(self, old: View, new: View) -> None:
        known = set(new.names)
        for name in old.names:
            seen = old.desk.book.fingerprint(name)
            if name not in known or new.desk.book.fingerprint(name) != seen:
                self.former[seen] = old.wording(name)

    def _stamp_texts(self) -> Stamp:
        folders = (EVIDENCE, RECOMMENDATIONS, *([self._settings.internal_root] if self._settings.internal_root else []))
        files = (
            disk
            for folder in folders
            for disk, shown in iter_files(self.root, folder, _SUFFIXES)
            if shown != LEDGER_PATH
        )
        return tuple(stamp for disk in files for stamp in _stamp(disk))

    def _stamp_ledger(self) -> Stamp:
        return tuple(_stamp(os.path.join(self.root, *LEDGER_PATH.split("/"))))


def _stamp(disk: str) -> Iterator[tuple[str, int, int, int]]:
    try:
        found = os.stat(disk)
    except OSError:
        return
    yield disk, found.st_mtime_ns, found.st_size, found.st_ino
