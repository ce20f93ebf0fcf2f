"""Loading one file of a project, whatever it holds: the step that can be done for many files side by side."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from belegkette.diagnostics import Problem
from belegkette.loaders.evidence import EvidenceFile, declared_ids, id_words, load_evidence
from belegkette.loaders.files import read_source, salvage_text
from belegkette.loaders.recommendations import LoadedPage, load_page
from belegkette.loaders.vocabulary import TERM_FILES, TermFile, load_terms
from belegkette.privacy.traces import Traces, find_traces


class FileKind(Enum):
    """What a file is expected to hold; of a page, whether recommendations may stand on it."""

    EVIDENCE = "evidence"
    TERMS = "terms"
    PAGE = "page"
    PAGE_WITHOUT_RECOMMENDATIONS = "page-without-recommendations"


class ProjectFile(NamedTuple):
    """A file to load: where it lies on the disk, and its path relative to the root as it is reported."""

    disk: str
    path: str
    kind: FileKind


@dataclass(frozen=True, slots=True)
class UnreadableFile:
    """A file that is no text. `declared` are the ids that seem to be defined there, `unread` those mentioned."""

    problem: Problem
    declared: frozenset[str]
    unread: frozenset[str]


Content = EvidenceFile | TermFile | LoadedPage | UnreadableFile


class LoadedFile(NamedTuple):
    """What a file gave, its text as normalised UTF-8 (empty where it is no text), and what a first look at it saw."""

    path: str
    text: bytes
    content: Content
    traces: Traces


def load_file(file: ProjectFile) -> LoadedFile:
    """Read and understand one file."""
    source = read_source(file.disk, file.path)
    if isinstance(source, Problem):
        text = salvage_text(file.disk)
        return LoadedFile(
            file.path,
            b"",
            UnreadableFile(source, declared_ids(text), id_words(text)),
            Traces(contact=False, names=False),
        )
    content: Content
    match file.kind:
        case FileKind.EVIDENCE:
            content = load_evidence(source)
        case FileKind.TERMS:
            content = load_terms(source, TERM_FILES[file.path.rpartition("/")[2]])
        case FileKind.PAGE | FileKind.PAGE_WITHOUT_RECOMMENDATIONS:
            content = load_page(source, holds_recommendations=file.kind is FileKind.PAGE)
    encoded = source.text.encode()
    return LoadedFile(file.path, encoded, content, find_traces(encoded))
