"""PRV006 and PRV007: internal records must neither be copied into what goes out nor lie where it is shared."""

from __future__ import annotations

import os
import re
from functools import cache
from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.edition import is_public
from belegkette.i18n import _
from belegkette.model.evidence import INTERNAL_KINDS, InterviewFinding
from belegkette.model.terms import Consent, Visibility
from belegkette.privacy.overlap import find_runs, runs_of
from belegkette.rules.base import rule
from belegkette.rules.outgoing import everything, iter_outgoing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.evidence import Record

_REMOTE = re.compile(r"^\s*\[\s*remote\b", re.MULTILINE | re.IGNORECASE)
_SHOWN_WORDS = 4


@rule("PRV006", "internal-text-in-public", "E E E")
def internal_text_in_public(graph: TraceGraph) -> Iterator[Problem]:
    """Der Text eines internen Belegs steht wörtlich in einem Text, der veröffentlicht wird.

    Warum:
    Was in einem Interview gesagt wurde, lässt sich wiedererkennen, auch ohne Namen. Gesucht wird nach acht aufeinander
    folgenden Wörtern aus internen Belegen. Zitate mit „consent: publication“ dürfen wörtlich sein.

    Beispiel:

        **Begründung.** Ich habe zwei Jahre gewartet und dann hat mich niemand gefragt, was ich will.

    Stattdessen:

        **Begründung.** Befragte berichten von langen Wartezeiten und davon, dass sie nicht gefragt wurden.
    """
    known = _internal_runs(graph)
    if not known:
        return
    for outgoing in iter_outgoing(graph, everything):
        for start, end, owner in find_runs(outgoing.text, known):
            words = outgoing.text[start:end]
            shown = " ".join(words.split()[:_SHOWN_WORDS]) + " …"
            yield Problem(
                code="PRV006",
                place=outgoing.place(start, words),
                message=_("„{words}“ steht wörtlich im internen Beleg „{id}“.").format(words=shown, id=owner),
                hint=_("In eigenen Worten schreiben oder die Einwilligung zum Zitat einholen."),
                subject=outgoing.subject_at(start),
            )


def _internal_runs(graph: TraceGraph) -> dict[tuple[str, ...], str]:
    """Return the runs of words in internal records by whose they are, without those that may be quoted."""
    found: dict[tuple[str, ...], str] = {}
    for record in _internal_records(graph):
        for text in (record.text, record.title, getattr(record, "quote", None) or ""):
            for run in runs_of(text):
                found.setdefault(run, record.id)
    if found:
        for record in graph.corpus.evidence.values():
            if isinstance(record, InterviewFinding) and record.consent is Consent.PUBLICATION and record.quote:
                for run in runs_of(record.quote):
                    found.pop(run, None)
    return found


def _internal_records(graph: TraceGraph) -> Iterator[Record]:
    root = graph.corpus.settings.internal_root
    return (one for one in graph.corpus.evidence.values() if not is_public(graph.corpus, one, root))


@rule("PRV007", "internal-in-shared-tree", "W W E")
def internal_in_shared_tree(graph: TraceGraph) -> Iterator[Problem]:
    """Ein interner Beleg liegt in einem Ordner, der mit anderen geteilt wird.

    Warum:
    Ein Git-Archiv mit einem entfernten Gegenstück („remote“) wird kopiert, oft öffentlich, und vergisst nichts.
    Codierungen, Tabellen und alles mit „visibility: internal“ gehören in den Ordner, den „internal-root“ nennt; der hat
    kein entferntes Gegenstück.

    Beispiel:

        evidence/codings.yaml

    Stattdessen:

        ../intern/codings.yaml
    """
    for record in graph.corpus.evidence.values():
        if record.visibility is Visibility.INTERNAL or record.kind in INTERNAL_KINDS:
            folder = os.path.dirname(os.path.join(graph.corpus.root, graph.corpus.origins[record.id][0]))
            if tree := shared_tree(os.path.realpath(folder)):
                yield Problem(
                    code="PRV007",
                    place=graph.corpus.spot(record.id, "id"),
                    message=_("Interner Beleg „{id}“ liegt in einem Git-Archiv, das geteilt wird ({tree}).").format(
                        id=record.id, tree=os.path.basename(tree) or tree
                    ),
                    hint=_(
                        "Die Datei in den Ordner verschieben, den „internal-root“ nennt, und aus der Geschichte löschen."
                    ),
                    subject=record.id,
                )


@cache
def shared_tree(folder: str) -> str:
    """Return the Git working tree around a folder if it has a remote, else an empty text. Git itself is not started."""
    while True:
        mark = os.path.join(folder, ".git")
        if os.path.exists(mark):
            return folder if _has_remote(mark) else ""
        parent = os.path.dirname(folder)
        if parent == folder:
            return ""
        folder = parent


def _has_remote(mark: str) -> bool:
    directory = mark
    if os.path.isfile(mark):
        directory = os.path.join(os.path.dirname(mark), _read(mark).partition("gitdir:")[2].strip())
    common = _read(os.path.join(directory, "commondir")).strip()
    configuration = _read(os.path.join(directory, common, "config"))
    return bool(_REMOTE.search(configuration))


def _read(path: str) -> str:
    try:
        with open(path, encoding="utf-8", errors="replace") as stream:
            return stream.read()
    except OSError:
        return ""
