"""Everything a project holds, loaded once: records, recommendations, words, and what is wrong with the files."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Place, Pointer, Problem, Spot
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.evidence import EvidenceFile
from belegkette.loaders.files import iter_files, read_source
from belegkette.loaders.includes import check_includes
from belegkette.loaders.ledger import MAX_LEDGER_BYTES, Ledger, load_ledger
from belegkette.loaders.parallel import load_files
from belegkette.loaders.people import load_reviewers
from belegkette.loaders.positions import Positions
from belegkette.loaders.project_file import FileKind, LoadedFile, ProjectFile, UnreadableFile
from belegkette.loaders.recommendations import LoadedPage
from belegkette.loaders.vocabulary import TERM_FILES, TermFile
from belegkette.model.ledger import LEDGER_PATH
from belegkette.model.sources import SourceList
from belegkette.model.vocabulary import Codebook, Vocabulary
from belegkette.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.model.evidence import Record
    from belegkette.model.recommendation import Page, Recommendation
    from belegkette.model.sources import Publication
    from belegkette.privacy.traces import Traces

EVIDENCE = "evidence"
RECOMMENDATIONS = "recommendations"
_EVIDENCE_SUFFIXES = (".yaml", ".yml", ".md")
_TERM_PATHS = frozenset(f"{EVIDENCE}/{name}" for name in TERM_FILES)


@dataclass(slots=True)
class Corpus:
    """What was read below one root. Filled by `load_corpus`, not changed afterwards.

    ``evidence`` and ``recommendations`` map ids to the first definition by path and line; `origins` says where each
    record stands; of what could not be read, `declared` are the ids defined there and `unread` the ids mentioned there;
    `ledger` are the decisions of the reviewers; `texts` are the YAML files and pages as normalised UTF-8, for looking up positions,
    and `traces` what a first look at them saw of people.
    """

    root: str
    settings: Settings = field(default_factory=Settings)
    evidence: dict[str, Record] = field(default_factory=dict)
    origins: dict[str, tuple[str, Pointer]] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    vocabulary: Vocabulary | None = None
    codebook: Codebook | None = None
    publications: dict[str, Publication] | None = None
    ledger: Ledger = field(default_factory=Ledger)
    problems: list[Problem] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    texts: dict[str, bytes] = field(default_factory=dict)
    traces: dict[str, Traces] = field(default_factory=dict)

    def spot(self, record_id: str, *steps: str | int, part: str = "value") -> Spot:
        """Return the place of something in a record: a field, a list item."""
        path, pointer = self.origins[record_id]
        return Spot(path, (*pointer, *steps), part)

    def place(self, name: str) -> Place:
        """Return where the id of a record or recommendation is defined."""
        if name in self.origins:
            return self.spot(name, "id")
        recommendation = self.recommendations[name]
        option = recommendation.options["id"]
        return Location(path=recommendation.path, line=option.line, column=option.column)

    def lines(self, path: str) -> list[str]:
        """Return the lines of a file as the loaders saw them."""
        return self.texts[path].decode().split("\n")

    def positions(self) -> Positions:
        """Return a lookup for lines and columns."""
        return Positions(self.texts)


@contextmanager
def without_gc() -> Iterator[None]:
    """Stop the collector: reading and checking make many objects and no cycles, it would only walk them in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def load_corpus(root: str, settings: Settings) -> Corpus:
    """Read all files of a project. Raises `BelegketteError` when there is no project below the root."""
    if not any(os.path.isdir(os.path.join(root, folder)) for folder in (EVIDENCE, RECOMMENDATIONS)):
        raise BelegketteError(
            f"Unter „{root}“ liegt kein Projekt: Die Ordner „evidence“ und „recommendations“ fehlen.",
            remedy="In den Projektordner wechseln, --root angeben oder mit „belegkette init ORDNER“ beginnen.",
        )
    corpus = Corpus(root, settings)
    with without_gc():
        for file in load_files([*_evidence_files(root, settings), *_pages(root)]):
            _add_file(corpus, file)
        _add_ledger(corpus, settings)
    return corpus


def reload_ledger(corpus: Corpus) -> Corpus:
    """Return the same corpus with the ledger as it lies on the disk now; nothing else is read."""
    fresh = replace(
        corpus,
        problems=[problem for problem in corpus.problems if problem.place.path != LEDGER_PATH],
        texts={path: text for path, text in corpus.texts.items() if path != LEDGER_PATH},
    )
    _add_ledger(fresh, corpus.settings)
    return fresh


def _evidence_files(root: str, settings: Settings) -> Iterator[ProjectFile]:
    for folder in (EVIDENCE, *([settings.internal_root] if settings.internal_root else [])):
        for disk, shown in iter_files(root, folder, _EVIDENCE_SUFFIXES):
            kind = FileKind.TERMS if shown in _TERM_PATHS else FileKind.EVIDENCE
            yield ProjectFile(disk, shown, kind)


def _pages(root: str) -> Iterator[ProjectFile]:
    index = os.path.join(root, "index.md")
    if os.path.exists(index):
        yield ProjectFile(index, "index.md", FileKind.PAGE_WITHOUT_RECOMMENDATIONS)
    for disk, shown in iter_files(root, RECOMMENDATIONS, (".md",)):
        yield ProjectFile(disk, shown, FileKind.PAGE)


def _add_file(corpus: Corpus, file: LoadedFile) -> None:
    match file.content:
        case UnreadableFile(problem, declared, unread):
            corpus.problems.append(problem)
            corpus.declared |= declared
            corpus.unread |= unread
            return
        case EvidenceFile() as evidence:
            _add_evidence(corpus, evidence)
        case TermFile() as terms:
            _add_terms(corpus, terms)
        case LoadedPage() as page:
            _add_page(corpus, page)
    corpus.texts[file.path] = file.text
    corpus.traces[file.path] = file.traces


def _add_evidence(corpus: Corpus, loaded: EvidenceFile) -> None:
    corpus.problems.extend(loaded.problems)
    corpus.declared |= loaded.declared
    corpus.unread |= loaded.unread
    for entry in loaded.records:
        record = entry.record
        if record.id in corpus.origins:
            corpus.problems.append(_duplicate(corpus, record.id, Spot(entry.path, (*entry.pointer, "id"))))
            continue
        corpus.evidence[record.id] = record
        corpus.origins[record.id] = (entry.path, entry.pointer)


def _add_terms(corpus: Corpus, terms: TermFile) -> None:
    corpus.problems.extend(terms.problems)
    match terms.content:
        case Vocabulary() as vocabulary:
            corpus.vocabulary = vocabulary
        case Codebook() as codebook:
            corpus.codebook = codebook
        case SourceList(sources=publications):
            corpus.publications = publications


def _add_ledger(corpus: Corpus, settings: Settings) -> None:
    """Read the ledger; the file that names the people behind its keys is asked for only where there are decisions."""
    disk = os.path.join(corpus.root, *LEDGER_PATH.split("/"))
    if not os.path.lexists(disk):
        corpus.ledger = Ledger(four_eyes=settings.four_eyes)
        return
    source = read_source(disk, LEDGER_PATH, MAX_LEDGER_BYTES)
    if isinstance(source, Problem):
        corpus.problems.append(source)
        corpus.ledger = Ledger(readable=False, four_eyes=settings.four_eyes)
        return
    corpus.texts[LEDGER_PATH] = source.text.encode()
    loaded = load_ledger(source)
    corpus.problems.extend(loaded.problems)
    people = load_reviewers(corpus.root, settings) if loaded.decisions else None
    corpus.ledger = Ledger(
        decisions=loaded.decisions,
        readable=not loaded.problems,
        reviewers=None if people is None else frozenset(people),
        four_eyes=settings.four_eyes,
    )


def _add_page(corpus: Corpus, loaded: LoadedPage) -> None:
    corpus.problems.extend(loaded.problems)
    corpus.problems.extend(check_includes(corpus.root, loaded.page.path, loaded.includes))
    corpus.declared |= loaded.declared
    corpus.unread |= loaded.unread
    corpus.pages.append(loaded.page)
    for recommendation in loaded.page.recommendations:
        name = recommendation.id
        if not name:
            continue
        if name in corpus.origins or name in corpus.recommendations:
            option = recommendation.options["id"]
            here = Location(path=recommendation.path, line=option.line, column=option.column)
            corpus.problems.append(_duplicate(corpus, name, here))
            continue
        corpus.recommendations[name] = recommendation


def _duplicate(corpus: Corpus, name: str, here: Place) -> Problem:
    return Problem(
        code="SRC007",
        place=here,
        message=_("Kennung „{id}“ ist schon vergeben.").format(id=name),
        hint=_("Eine der beiden Kennungen von Hand ändern und die Verweise darauf prüfen."),
        subject=name,
        related=((corpus.place(name), _("zuerst hier")),),
    )
