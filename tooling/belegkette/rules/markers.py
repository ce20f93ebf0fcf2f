"""REC005: notes to oneself that must not leave the house."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.loaders.myst import Prose, iter_nested
from belegkette.rules.base import rule
from belegkette.rules.wording import hide_code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Recommendation

_MARKER = re.compile(r"(?<!\w)(?:TODO|FIXME|TBD|XXX|(?i:noch[\s>]+offen|noch[\s>]+zu[\s>]+klären))(?!\w)|\?{3,}")
_TRACES = ("TODO", "FIXME", "TBD", "XXX", "???", "och", "OCH")
_PRIVATE_OPTIONS = frozenset({"id", "waive", "authors"})


@rule("REC005", "open-marker", "N W E")
def open_marker(graph: TraceGraph) -> Iterator[Problem]:
    """In einer Empfehlung steht noch eine Arbeitsnotiz.

    Warum:
    „TODO“ oder „noch zu klären“ in der fertigen Ausgabe zeigt dem Ministerium, dass niemand sie zu Ende gelesen hat. Gesucht
    wird nach TODO, FIXME, TBD, XXX, ???, „noch offen“ und „noch zu klären“ als ganzen Wörtern, nicht in Code.

    Beispiel:

        **Begründung.** Die Zahl der Stellen ist noch zu klären.

    Stattdessen:

        **Begründung.** Wie viele Stellen es gibt, wird in Hessen nicht erhoben.
    """
    for recommendation in graph.recommendations:
        if _may_hold_marker(recommendation):
            for line, column, marker in sorted(set(_iter_markers(graph, recommendation))):
                yield Problem(
                    code="REC005",
                    place=Location(path=recommendation.path, line=line, column=column),
                    message=_("„{marker}“ steht noch im Text.").format(marker=marker),
                    hint=_("Klären und den Vermerk durch den fertigen Text ersetzen."),
                    subject=recommendation.id,
                )


def _may_hold_marker(recommendation: Recommendation) -> bool:
    """Whether a closer look is worth it: nearly all recommendations need none."""
    options = recommendation.options.items()
    texts = [option.text for name, option in options if name not in _PRIVATE_OPTIONS]
    text = "\n".join((recommendation.title, *texts, *recommendation.body.lines))
    return any(map(text.__contains__, _TRACES)) and _MARKER.search(text) is not None


def _iter_markers(graph: TraceGraph, recommendation: Recommendation) -> Iterator[tuple[int, int, str]]:
    """Yield (line, column, marker) in title, options and running text, in the order of the file if sorted."""
    source = graph.corpus.lines(recommendation.path)
    body = recommendation.body
    keys = sorted((option.key_line, name) for name, option in recommendation.options.items())
    ends = [*(line for line, _name in keys[1:]), body.line]
    yield from _in_lines(source[recommendation.line - 1 : recommendation.line], recommendation.line)
    for (start, name), end in zip(keys, ends, strict=True):
        if name not in _PRIVATE_OPTIONS:
            yield from _in_lines(source[start - 1 : max(end - 1, start)], start)
    content = textwrap.dedent("\n".join(body.lines)).split("\n")
    for part, _depth in iter_nested(content, body.line, source):
        if isinstance(part, Prose):
            yield from _in_lines(source[part.line - 1 : part.line - 1 + part.count], part.line)


def _in_lines(lines: list[str], first: int) -> Iterator[tuple[int, int, str]]:
    text = hide_code("\n".join(lines))
    for match in _MARKER.finditer(text):
        before = text[: match.start()]
        yield (
            first + before.count("\n"),
            match.start() - before.rfind("\n"),
            " ".join(match[0].replace(">", " ").split()),
        )
