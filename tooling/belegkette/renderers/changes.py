"""The comparison of two editions as text for people and as JSON for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.changes.document import EvidenceChange, RecommendationChange
from belegkette.changes.words import (
    evidence_word,
    link_word,
    option_word,
    recommendation_word,
    value_word,
    verdict_word,
)
from belegkette.exchange.codec import to_json, to_plain
from belegkette.i18n import _, ngettext
from belegkette.labels import key_label
from belegkette.wording import Piece, mark_words, shorten_kept

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.changes.document import (
        ChangedEvidence,
        ChangedRecommendation,
        Changes,
        FieldChange,
        Side,
    )
    from belegkette.model.vocabulary import Vocabulary

_WHOLE = (RecommendationChange.ADDED, RecommendationChange.REMOVED)
_LONGEST = 600


def render_changes_json(changes: Changes) -> str:
    """Return one JSON object, indented, with a line end."""
    return to_json(to_plain(changes))


def render_changes_text(changes: Changes, vocabulary: Vocabulary) -> str:
    """Return the whole comparison; words in ``[-…-]`` were left out, words in ``{+…+}`` put in."""
    lines = [
        _("Alt: {side}").format(side=_side(changes.old)),
        _("Neu: {side}").format(side=_side(changes.new)),
    ]
    if changes.nothing:
        return "\n".join([*lines, "", _("Beide Ausgaben sagen dasselbe.")]) + "\n"
    for title, block in (
        (_("Empfehlungen"), _recommendations(changes, vocabulary)),
        (_("Belege"), _evidence(changes, vocabulary)),
        (_("Verknüpfungen"), _links(changes)),
        (_("Übertragbarkeit"), _verdicts(changes)),
    ):
        content = list(block)
        if content:
            lines += ["", title, *content]
    return "\n".join([*lines, "", *_sums(changes)]) + "\n"


def _side(side: Side) -> str:
    recommendations = ngettext("{n} Empfehlung", "{n} Empfehlungen", side.recommendations)
    evidence = ngettext("{n} Beleg", "{n} Belege", side.evidence)
    counts = f"{recommendations.format(n=side.recommendations)}, {evidence.format(n=side.evidence)}"
    return _("{name} ({counts}, Stichtag {day})").format(name=side.name, counts=counts, day=side.as_of)


def _recommendations(changes: Changes, vocabulary: Vocabulary) -> Iterator[str]:
    for one in changes.recommendations:
        yield f"  {one.id} {one.title}: {', '.join(map(recommendation_word, one.changes))}"
        yield from _details(one, vocabulary)


def _details(one: ChangedRecommendation, vocabulary: Vocabulary) -> Iterator[str]:
    if one.changes[0] in _WHOLE:
        field = one.fields[0]
        yield f"      {field.after or field.before}"
        if one.successors:
            yield "      " + _("ersetzt durch {names}").format(names=", ".join(one.successors))
        return
    for field in one.fields:
        yield f"      {_field(field, vocabulary)}"


def _field(field: FieldChange, vocabulary: Vocabulary) -> str:
    if field.words:
        pieces = [Piece(edit=piece.edit, text=piece.text, space=piece.space) for piece in field.words]
        shown = pieces if field.name == "statement" else shorten_kept(pieces)
        return f"{key_label(field.name)}: {mark_words(shown)}"
    before, after = (value_word(field.name, value, vocabulary) for value in (field.before, field.after))
    return f"{key_label(field.name)}: {_short(before)} → {_short(after)}"


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def _evidence(changes: Changes, vocabulary: Vocabulary) -> Iterator[str]:
    for one in changes.evidence:
        yield f"  {one.id} {one.title}: {evidence_word(one.change)}"
        for field in one.fields:
            yield f"      {_field(field, vocabulary)}"
        yield from _resting(one)


def _resting(one: ChangedEvidence) -> Iterator[str]:
    if one.unchanged_wording:
        yield "      " + _("Darauf ruhen mit unverändertem Wortlaut: {names}").format(
            names=", ".join(one.unchanged_wording)
        )
    others = [name for name in one.used_by if name not in one.unchanged_wording]
    if others and one.change is not EvidenceChange.ADDED:
        yield "      " + _("Außerdem betroffen: {names}").format(names=", ".join(others))
    elif others:
        yield "      " + _("trägt: {names}").format(names=", ".join(others))


def _links(changes: Changes) -> Iterator[str]:
    for link in changes.links:
        yield f"  {link.recommendation} {option_word(link.option)} {link.evidence}: {link_word(link.change)}"


def _verdicts(changes: Changes) -> Iterator[str]:
    for verdict in changes.verdicts:
        yield f"  {verdict.id} {verdict.title}: {verdict_word(verdict.before)} → {verdict_word(verdict.after)}"
        if verdict.used_by:
            yield "      " + _("Darauf ruhen: {names}").format(names=", ".join(verdict.used_by))


def _sums(changes: Changes) -> Iterator[str]:
    recommendations = len(changes.recommendations)
    evidence = len(changes.evidence)
    silent = sum(bool(one.unchanged_wording) for one in changes.evidence)
    parts = (
        ngettext("{n} Empfehlung", "{n} Empfehlungen", recommendations).format(n=recommendations),
        ngettext("{n} Beleg", "{n} Belege", evidence).format(n=evidence),
        ngettext("{n} Verknüpfung", "{n} Verknüpfungen", len(changes.links)).format(n=len(changes.links)),
        ngettext("{n} Urteil", "{n} Urteile", len(changes.verdicts)).format(n=len(changes.verdicts)),
    )
    yield _("Geändert: {parts}.").format(parts=", ".join(parts))
    if silent:
        yield ngettext(
            "{n} Beleg hat sich unter unverändertem Wortlaut geändert; diese Empfehlungen neu lesen.",
            "{n} Belege haben sich unter unverändertem Wortlaut geändert; diese Empfehlungen neu lesen.",
            silent,
        ).format(n=silent)
