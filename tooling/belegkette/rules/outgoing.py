"""Every text that goes out, with the place of each word: public records, the project's words, the pages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from belegkette.diagnostics import Location, Place, Pointer, Spot
from belegkette.edition import is_public, is_withdrawn
from belegkette.loaders.vocabulary import TERM_FILES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.evidence import Record
    from belegkette.model.recommendation import Page
    from belegkette.privacy.traces import Traces

NOT_PRINTED = frozenset(
    "id kind interview question passage waive region group codes contradicts derived-from key accessed date "
    "as-of valid-from valid-until visibility status level concern extent factor method rating verdict consent "
    "parent part-of contained-in".split()
)
"""Keys whose values are ids, words of a closed set or dates, or that stay in the house."""

_PRIVATE = re.compile(
    r"<!--.*?-->|^[ \t]*%(?: [^\n]*)?$|^:(?:id|authors|waive|evidence|qualified-by|contradicted-by|supersedes):[^\n]*(?:\n[ \t]+\S[^\n]*)*",
    re.DOTALL | re.MULTILINE,
)
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---[ \t]*$", re.DOTALL | re.MULTILINE)
_LINES_ONLY = re.compile(r"[^\n]")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """One text that is published. `subject` is the record's id; of a page, `page` tells whose words they are."""

    text: str
    path: str
    subject: str = ""
    pointer: Pointer = ()
    page: Page | None = None

    def place(self, start: int, words: str) -> Place:
        """Return where words stand that were found at an offset."""
        if self.page is None:
            return Spot(self.path, self.pointer, words=words)
        before = self.text[:start]
        return Location(path=self.path, line=before.count("\n") + 1, column=start - before.rfind("\n"))

    def subject_at(self, start: int) -> str:
        """Return the id of the record or recommendation in which an offset lies, empty outside of them."""
        if self.page is None:
            return self.subject
        line = self.text.count("\n", 0, start) + 1
        inside = (one for one in self.page.recommendations if one.line <= line <= one.body.line + len(one.body.lines))
        return next((one.id for one in inside), "")


def iter_outgoing(graph: TraceGraph, wanted: Callable[[Traces], bool]) -> Iterator[Outgoing]:
    """Yield the texts of those files whose traces are wanted, in the order of the files."""
    corpus = graph.corpus
    paths = {path for path, traces in corpus.traces.items() if wanted(traces)}
    if not paths:
        return
    root = corpus.settings.internal_root
    for record in corpus.evidence.values():
        path, pointer = corpus.origins[record.id]
        if path in paths and is_public(corpus, record, root) and not is_withdrawn(record):
            yield from _record_texts(record, path, pointer)
    for name in TERM_FILES:
        if (path := f"evidence/{name}") in paths:
            yield from (Outgoing(text, path, pointer=steps) for steps, text in _term_texts(graph, name))
    for page in corpus.pages:
        if page.path in paths:
            yield Outgoing(page_text(corpus.texts[page.path].decode()), page.path, page=page)


def everything(_traces: Traces) -> bool:
    """Want every file, whatever a first look saw."""
    return True


def _record_texts(record: Record, path: str, pointer: Pointer) -> Iterator[Outgoing]:
    for steps, text in _strings(msgspec.to_builtins(record, enc_hook=str)):
        yield Outgoing(text, path, record.id, (*pointer, *steps))


def _term_texts(graph: TraceGraph, name: str) -> Iterator[tuple[Pointer, str]]:
    corpus = graph.corpus
    data: Any = {
        "vocabulary.yaml": corpus.vocabulary,
        "codebook.yaml": corpus.codebook,
        "sources.yaml": {"sources": corpus.publications or {}},
    }[name]
    if data is not None:
        for part, entries in msgspec.to_builtins(data, enc_hook=str).items():
            if part not in {"questions", "home"}:
                yield from _strings(entries, (part,))


def _strings(value: object, steps: Pointer = ()) -> Iterator[tuple[Pointer, str]]:
    match value:
        case str():
            yield steps, value
        case dict():
            for key, item in value.items():
                if key not in NOT_PRINTED or (key == "consent" and isinstance(item, dict)):
                    yield from _strings(item, (*steps, key))
        case list() | tuple():
            for at, item in enumerate(value):
                yield from _strings(item, (*steps, at))


def page_text(text: str) -> str:
    """Return a page with blanks in place of what is not printed, so that every offset stays where it was."""
    text = _FRONT_MATTER.sub(_blank, text)
    return _PRIVATE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    return _LINES_ONLY.sub(" ", match[0])
