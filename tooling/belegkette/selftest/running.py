"""Running the check over each defect: on a copy, with two processes, and with every judgement a constructed acceptance.

On the copy everything counts as reviewed today, so that the ledger can notice what changes. The project itself is only
read.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from belegkette.check import run_check
from belegkette.corpus import EVIDENCE, RECOMMENDATIONS, load_corpus
from belegkette.graph import TraceGraph
from belegkette.ledger.state import book_of
from belegkette.model.dates import parse_partial_date
from belegkette.model.ledger import LEDGER_PATH, Decision, LedgerFile, ReviewVerdict
from belegkette.model.terms import Profile
from belegkette.selftest.mutants import Mutant, sample
from belegkette.selftest.pages import iter_page_mutants
from belegkette.selftest.records import iter_record_mutants
from belegkette.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from belegkette.corpus import Corpus

EACH = 1
"""Defects of each kind; there are hundreds of kinds, and people wait for the answer."""

_BATCH = 8
"""Defects between two signs of life."""

_PROCESSES = 2
Said = tuple[str, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What the check newly said about one defect, by the codes of the rules; none: it was missed."""

    kind: str
    subject: str
    path: str
    codes: tuple[str, ...]


def run_self_test(root: str, day: date, *, each: int = EACH, tell: Callable[[int, int], None]) -> list[Outcome]:
    """Make every defect on a copy and return what was said, kind by kind. `tell` is given (done, all)."""
    with tempfile.TemporaryDirectory(prefix="belegkette-") as folder:
        copies = [os.path.join(folder, str(at)) for at in range(min(_PROCESSES, os.cpu_count() or 1))]
        _copy(root, copies[0], day)
        for copy in copies[1:]:
            shutil.copytree(copies[0], copy)
        mutants = choose_mutants(load_corpus(copies[0], Settings()), day, each)
        return _run(copies, mutants, day, tell)


def choose_mutants(corpus: Corpus, day: date, each: int) -> list[Mutant]:
    """Return the defects to make, so many of each kind; in records, where anything rests on one that has the key."""
    makers = {}
    shadows = []
    for kind, subject, make in (*iter_record_mutants(corpus), *iter_page_mutants(corpus)):
        makers[kind, subject] = make
        shadows.append(Mutant(kind, subject, "", b""))
    preferred = frozenset(TraceGraph(corpus, day).incoming) | corpus.recommendations.keys()
    return [makers[shadow.kind, shadow.subject]() for shadow in sample(shadows, each, preferred)]


def _run(
    copies: Sequence[str], mutants: Sequence[Mutant], day: date, tell: Callable[[int, int], None]
) -> list[Outcome]:
    """Judge in batches; each copy has one process, so that no two defects meet."""
    before = _said(copies[0], day)
    batches = [mutants[at : at + _BATCH] for at in range(0, len(mutants), _BATCH)]
    with ExitStack() as stack:
        pools = [stack.enter_context(ProcessPoolExecutor(max_workers=1)) for _copy in copies]
        jobs = [
            pools[at % len(copies)].submit(_judge, copies[at % len(copies)], batch, day, before)
            for at, batch in enumerate(batches)
        ]
        found: list[Outcome] = []
        for job in jobs:
            found += job.result()
            tell(len(found), len(mutants))
    return found


def _judge(copy: str, mutants: Sequence[Mutant], day: date, before: frozenset[Said]) -> list[Outcome]:
    return list(_iter_outcomes(copy, mutants, day, before))


def _iter_outcomes(copy: str, mutants: Sequence[Mutant], day: date, before: frozenset[Said]) -> Iterator[Outcome]:
    for mutant in mutants:
        target = os.path.join(copy, mutant.path)
        with open(target, "rb") as stream:
            whole = stream.read()
        _put(target, mutant.content)
        fresh = _said(copy, day) - before
        _put(target, whole)
        codes = tuple(sorted({code for code, _subject, _message in fresh}))
        yield Outcome(kind=mutant.kind, subject=mutant.subject, path=mutant.path, codes=codes)


def _put(path: str, content: bytes) -> None:
    with open(path, "wb") as stream:
        stream.write(content)


def _said(root: str, day: date) -> frozenset[Said]:
    """Return what a check for release says, without places: they move with every line."""
    settings = Settings()
    result = run_check(load_corpus(root, settings), settings, Profile.RELEASE, day)
    return frozenset((one.code, one.subject, one.message) for one in result.diagnostics)


def _copy(root: str, target: str, day: date) -> None:
    os.makedirs(target)
    for name in (EVIDENCE, RECOMMENDATIONS):
        if os.path.isdir(os.path.join(root, name)):
            shutil.copytree(os.path.join(root, name), os.path.join(target, name), symlinks=True)
    if os.path.isfile(os.path.join(root, "index.md")):
        shutil.copy(os.path.join(root, "index.md"), target)
    ledger = os.path.join(target, LEDGER_PATH)
    if os.path.exists(ledger):
        os.unlink(ledger)
    _accept_everything(target, ledger, day)


def _accept_everything(root: str, ledger: str, day: date) -> None:
    corpus = load_corpus(root, Settings())
    book = book_of(TraceGraph(corpus, day))
    states = [book.recommendation(name) for name in corpus.recommendations]
    reviews = [review for state in states for review in (state.statement, *state.links, *state.sources)]
    subjects = dict.fromkeys(review.subject for review in reviews)
    decisions = tuple(
        Decision(
            subject=subject.text,
            reviewer="SELBSTTEST",
            date=parse_partial_date(day.isoformat()),
            verdict=ReviewVerdict.ACCEPTED,
            seen=book.seen_now(subject),
        )
        for subject in subjects
    )
    if os.path.isdir(os.path.dirname(ledger)):
        _put(ledger, msgspec.json.encode(LedgerFile(reviews=decisions), enc_hook=str))
