"""Everything a project holds, loaded once: records, recommendations, words, and what is wrong with the files."""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Place, Pointer, Problem, Spot
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.evidence import declared_ids, id_words, load_evidence
from belegkette.loaders.files import SourceFile, iter_files, read_source, salvage_text
from belegkette.loaders.includes import check_includes
from belegkette.loaders.positions import Positions
from belegkette.loaders.recommendations import load_page
from belegkette.loaders.vocabulary import TERM_FILES, load_terms
from belegkette.model.sources import SourceList
from belegkette.model.vocabulary import Codebook, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.model.base import Shape
    from belegkette.model.evidence import Record
    from belegkette.model.recommendation import Page, Recommendation
    from belegkette.model.sources import Publication
    from belegkette.settings import Settings

EVIDENCE = "evidence"
RECOMMENDATIONS = "recommendations"
_EVIDENCE_SUFFIXES = (".yaml", ".yml", ".md")


@dataclass(slots=True)
class Corpus:
    """What was read below one root. Filled by `load_corpus`, not changed afterwards.

    ``evidence`` and ``recommendations`` map ids to the first definition by path and line; `origins` says where each
    record stands; of what could not be read, `declared` are the ids defined there and `unread` the ids mentioned there;
    `texts` are the YAML files and pages as normalised UTF-8, for looking up positions.
    """

    root: str
    evidence: dict[str, Record] = field(default_factory=dict)
    origins: dict[str, tuple[str, Pointer]] = field(default_factory=dict)
    recommendations: dict[str, Recommendation] = field(default_factory=dict)
    pages: list[Page] = field(default_factory=list)
    vocabulary: Vocabulary | None = None
    codebook: Codebook | None = None
    publications: dict[str, Publication] | None = None
    problems: list[Problem] = field(default_factory=list)
    declared: set[str] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)
    texts: dict[str, bytes] = field(default_factory=dict)

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
    corpus = Corpus(root)
    with without_gc():
        for disk, shown in _evidence_files(root, settings):
            source = _read(corpus, disk, shown)
            if source is not None:
                _add_evidence_file(corpus, source)
        for disk, shown, holds in _pages(root):
            source = _read(corpus, disk, shown)
            if source is not None:
                _add_page(corpus, source, holds=holds)
    return corpus


def _evidence_files(root: str, settings: Settings) -> Iterator[tuple[str, str]]:
    yield from iter_files(root, EVIDENCE, _EVIDENCE_SUFFIXES)
    if settings.internal_root:
        yield from iter_files(root, settings.internal_root, _EVIDENCE_SUFFIXES)


def _pages(root: str) -> Iterator[tuple[str, str, bool]]:
    index = os.path.join(root, "index.md")
    if os.path.exists(index):
        yield index, "index.md", False
    for disk, shown in iter_files(root, RECOMMENDATIONS, (".md",)):
        yield disk, shown, True


def _read(corpus: Corpus, disk: str, shown: str) -> SourceFile | None:
    source = read_source(disk, shown)
    if isinstance(source, Problem):
        corpus.problems.append(source)
        text = salvage_text(disk)
        corpus.declared |= declared_ids(text)
        corpus.unread |= id_words(text)
        return None
    corpus.texts[shown] = source.text.encode()
    return source


def _add_evidence_file(corpus: Corpus, source: SourceFile) -> None:
    folder, _slash, name = source.path.rpartition("/")
    if folder == EVIDENCE and name in TERM_FILES:
        _add_terms(corpus, source, TERM_FILES[name])
        return
    loaded = load_evidence(source)
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


def _add_terms(corpus: Corpus, source: SourceFile, shape: type[Shape]) -> None:
    terms = load_terms(source, shape)
    corpus.problems.extend(terms.problems)
    match terms.content:
        case Vocabulary() as vocabulary:
            corpus.vocabulary = vocabulary
        case Codebook() as codebook:
            corpus.codebook = codebook
        case SourceList(sources=publications):
            corpus.publications = publications


def _add_page(corpus: Corpus, source: SourceFile, *, holds: bool) -> None:
    loaded = load_page(source, holds_recommendations=holds)
    corpus.problems.extend(loaded.problems)
    corpus.problems.extend(check_includes(corpus.root, source.path, loaded.includes))
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
