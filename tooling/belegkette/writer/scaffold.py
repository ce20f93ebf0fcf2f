"""New records to fill in: every usual key with its meaning, nothing invented.

What only the author can know stays empty; a number is never made up, so a new statistic is reported until it has one.
"""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

import msgspec

from belegkette.i18n import _
from belegkette.model.evidence import (
    AXES,
    CRITERIA,
    KINDS,
    Axis,
    ConcernNote,
    Confidence,
    ExampleConsent,
    Transferability,
)
from belegkette.model.help import SHAPES, WORDS, field_help
from belegkette.model.sources import SourceReference
from belegkette.model.terms import Concern, Consent, Extent, Factor, Kind, Level, Method, Rating, Verdict

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from enum import StrEnum

    from belegkette.corpus import Corpus
    from belegkette.model.base import Shape

_WIDTH = 110
_PLACE = ("region", "group", "codes")
_KEYS: dict[Kind, tuple[str, ...]] = {
    Kind.INTERVIEW_FINDING: (
        *("date", *_PLACE, "method", "factor", "n", "n-source"),
        *("interview", "question", "quote", "consent"),
    ),
    Kind.STATE_PRACTICE: ("date", "region", "codes"),
    Kind.PRACTICE_EXAMPLE: ("date", *_PLACE, "factor"),
    Kind.EVENT: ("date", "region", "audience", "participants", "format", "contained-in"),
    Kind.STATISTIC: ("value", "unit", "as-of", "definition", *_PLACE),
    Kind.DOCUMENT: ("date", "valid-from", "valid-until", "region", "codes"),
    Kind.CODING: ("interview", "passage", *_PLACE),
    Kind.TABLE: ("date", "region"),
}
_JUDGED = (Kind.INTERVIEW_FINDING, Kind.STATE_PRACTICE, Kind.PRACTICE_EXAMPLE)
_CLOSED: dict[str, type[StrEnum]] = {"method": Method, "factor": Factor, "consent": Consent}


def build_record(kind: Kind, name: str, title: str, corpus: Corpus, schema: str) -> str:
    """Return a YAML file with one record; `schema` is the path from the file to the editors' schema."""
    shape = KINDS[kind]
    known = _known_words(corpus)
    blocks = [
        f"# yaml-language-server: $schema={schema}\n"
        + _comment(SHAPES[shape])
        + _comment(_("Was nicht gebraucht wird, kann weg; ist der Beleg fertig, auch die Zeile „status: draft“.")),
        f"kind: {kind}\nid: {name}\nstatus: draft",
        f"{_comment(field_help(shape, 'title'))}title: {_quoted(title or _('Noch zu schreiben: Titel'))}",
        f"{_comment(field_help(shape, 'text'))}text: >-\n  {_('Noch zu schreiben: die Aussage.')}",
        *(_empty_key(shape, key, known) for key in _KEYS[kind]),
    ]
    match kind:
        case Kind.STATE_PRACTICE:
            blocks += [_axes(shape), _transferability(shape)]
        case Kind.PRACTICE_EXAMPLE:
            blocks.append(_commented("consent", ExampleConsent, ("scope", "until"), {}))
    if kind is not Kind.CODING:
        blocks.append(_sources(shape))
    if kind in _JUDGED:
        blocks.append(_confidence())
    return "\n\n".join(block.rstrip("\n") for block in blocks) + "\n"


def _empty_key(shape: type[Shape], key: str, known: Mapping[str, Iterable[str]]) -> str:
    lines = _comment(field_help(shape, key))
    if key in _CLOSED:
        lines += _comment(_one_of(_CLOSED[key]))
    if words := ", ".join(known.get(key, ())):
        lines += _comment(_("Bekannt sind: {words}.").format(words=words))
    return f"{lines}{key}:"


def _axes(shape: type[Shape]) -> str:
    """Return the axes as unknown, which is an answer, and how a known one is written."""
    example = _comment(_("Achsen: „unknown“, wo nichts bekannt ist, sonst so:")) + "#   subsidy:\n"
    example += "".join(f"#     {key}:  # {field_help(Axis, key)}\n" for key in ("text", "source", "date", "extent"))
    keys = [axis.replace("_", "-") for axis in AXES]
    meanings = [field_help(shape, key).removeprefix("Achse: ") for key in keys]
    return example + "\n".join(f"{key}: unknown  # {text}" for key, text in zip(keys, meanings, strict=True))


def _transferability(shape: type[Shape]) -> str:
    ratings = _comment(
        _("Kriterien, jedes mit „rating“ und „note“. {words}").format(words=_one_of(Rating)), indent="  "
    )
    criteria = "".join(f"  # {name}: {field_help(Transferability, name)}\n" for name in CRITERIA)
    return (
        _comment(field_help(shape, "transferability"))
        + f"transferability:\n  verdict: {Verdict.NOT_ASSESSABLE}\n"
        + _comment(_one_of(Verdict), indent="  ")
        + f"  mechanism: {_quoted(_('Noch zu schreiben: wodurch die Praxis wirkt.'))}\n"
        + ratings
        + criteria
    )


def _sources(shape: type[Shape]) -> str:
    keys = ("key", "locator", "extent", "accessed", "note")
    lines = [
        f"#   {'- ' if at == 0 else '  '}{key}:  # {field_help(SourceReference, key)}" for at, key in enumerate(keys)
    ]
    inline = _comment(_("Statt „key“ geht auch: title, publisher, year, url."))
    inline += _comment(_("extent: {words}").format(words=_one_of(Extent)))
    return _comment(field_help(shape, "sources")) + inline + "sources:\n" + "\n".join(lines)


def _confidence() -> str:
    words = [
        _("level: {words}").format(words=_one_of(Level)),
        _("methods, coherence, adequacy, relevance nur, wenn genug von der Quelle gelesen wurde: {words}").format(
            words=_one_of(Concern)
        ),
    ]
    keys = ("level", "note", "methods", "coherence", "adequacy", "relevance")
    block = _commented("confidence", Confidence, keys, {"methods": ConcernNote})
    return block + "\n" + "".join(_comment(line) for line in words)


def _commented(key: str, shape: type[Shape], keys: Iterable[str], nested: Mapping[str, type[Shape]]) -> str:
    """Return a block that can be switched on by taking the comment signs away."""
    lines = [_comment(SHAPES[shape]) + f"# {key}:"]
    for inner in keys:
        lines.append(f"#   {inner}:  # {field_help(shape, inner)}")
        lines += [f"#     {key}:  # {field_help(nested[inner], key)}" for key in _keys_of(nested.get(inner))]
    return "\n".join(lines)


def _keys_of(shape: type[Shape] | None) -> tuple[str, ...]:
    return tuple(field.encode_name for field in msgspec.structs.fields(shape)) if shape else ()


def _known_words(corpus: Corpus) -> dict[str, Iterable[str]]:
    found: dict[str, Iterable[str]] = {}
    if corpus.vocabulary:
        found.update(
            region=corpus.vocabulary.regions, group=corpus.vocabulary.groups, question=corpus.vocabulary.questions
        )
    if corpus.codebook:
        found["codes"] = [f"{key} {code.name}" for key, code in corpus.codebook.codes.items()]
    return found


def _one_of(words: type[StrEnum]) -> str:
    listed = ", ".join(f"{word} ({_(meaning)})" for word, meaning in WORDS[words].items())
    return _("Möglich: {words}.").format(words=listed)


def _comment(text: str, *, indent: str = "") -> str:
    """Return a text as YAML comment lines, with a line end."""
    prefix = f"{indent}# "
    lines = textwrap.wrap(text, _WIDTH, initial_indent=prefix, subsequent_indent=prefix, break_on_hyphens=False)
    return "".join(f"{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """Return a text as a double-quoted YAML scalar; JSON's quoting is a part of YAML's."""
    return json.dumps(text, ensure_ascii=False)
