"""What rests on a record, as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from belegkette.changes.words import option_word
from belegkette.i18n import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.corpus import Corpus
    from belegkette.impact import Impact

VERSION = 1
_ARROW = " → "


def render_impact_json(impact: Impact, corpus: Corpus) -> str:
    """Return one JSON object, indented, with a line end."""
    document = {
        "version": VERSION,
        "id": impact.id,
        "title": _title(impact.id, corpus),
        "recommendations": impact.recommendations,
        "resting": [
            {"recommendation": one.recommendation, "option": one.option, "path": one.path} for one in impact.resting
        ],
        "derived": [{"id": path[0], "path": path} for path in impact.records],
        "cited": [
            {"page": one.page, "line": one.line, "recommendation": one.recommendation or None, "path": one.path}
            for one in impact.cited
        ],
        "superseded-by": impact.successors,
    }
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def render_impact_text(impact: Impact, corpus: Corpus) -> str:
    """Return the whole answer; each line ends with the path from what rests down to the id."""
    lines = [f"{impact.id} {_title(impact.id, corpus)}"]
    for title, block in (
        (_("Empfehlungen, die darauf ruhen"), _resting(impact, corpus)),
        (_("Belege, die daraus gewonnen sind"), _derived(impact, corpus)),
        (_("Im Text genannt"), _cited(impact)),
        (_("Ersetzt durch"), (f"  {name} {_title(name, corpus)}" for name in impact.successors)),
    ):
        content = list(block)
        if content:
            lines += ["", title, *content]
    return "\n".join([*lines, "", _sum(impact)]) + "\n"


def _title(name: str, corpus: Corpus) -> str:
    found = corpus.evidence.get(name) or corpus.recommendations.get(name)
    return found.title if found else ""


def _resting(impact: Impact, corpus: Corpus) -> Iterator[str]:
    for one in impact.resting:
        page = corpus.recommendations[one.recommendation].path
        yield f"  {one.recommendation} {_title(one.recommendation, corpus)} ({page})"
        yield f"      {option_word(one.option)}: {_ARROW.join((one.recommendation, *one.path))}"


def _derived(impact: Impact, corpus: Corpus) -> Iterator[str]:
    for path in impact.records:
        yield f"  {path[0]} {_title(path[0], corpus)}"
        yield f"      {_ARROW.join(path)}"


def _cited(impact: Impact) -> Iterator[str]:
    for one in impact.cited:
        start = (one.recommendation,) if one.recommendation else ()
        path = _ARROW.join((*start, *one.path))
        yield f"  {one.page}:{one.line}: {path}"


def _sum(impact: Impact) -> str:
    recommendations = len(impact.recommendations)
    if not (impact.resting or impact.records or impact.cited or impact.successors):
        return _("Darauf ruht nichts.")
    pages = len({one.page for one in impact.cited})
    parts = (
        ngettext("{n} Empfehlung", "{n} Empfehlungen", recommendations).format(n=recommendations),
        ngettext("{n} abgeleiteter Beleg", "{n} abgeleitete Belege", len(impact.records)).format(n=len(impact.records)),
        ngettext("auf {n} Seite im Text", "auf {n} Seiten im Text", pages).format(n=pages),
    )
    return _("Betroffen: {parts}.").format(parts=", ".join(parts))
