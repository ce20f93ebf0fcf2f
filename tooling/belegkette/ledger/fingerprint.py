"""What a record or a statement means, put so that only a change of meaning changes it.

Line breaks, white space, the kind of quotation marks and dashes, emphasis, notes, keys of the project's own order (ids,
codes, status, waivers) and addresses are no meaning. Words, numbers, dates, quotes, verdicts, ratings, regions, groups
and sources are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from belegkette.model.base import Shape, one_or_many
from belegkette.model.evidence import INTERNAL_KINDS, ConcernNote, InterviewFinding, Record
from belegkette.model.links import iter_contradictions
from belegkette.model.terms import Consent, RecordStatus, Visibility

if TYPE_CHECKING:
    from belegkette.corpus import Corpus
    from belegkette.model.recommendation import EasyText, Recommendation
    from belegkette.model.sources import SourceReference

_DIGITS = 20
"""Hexadecimal digits of a fingerprint: 80 bits, so that no two meanings of a project share one by chance."""
_SHORT_DIGITS = 8

_NO_MEANING = frozenset(
    {"id", "codes", "visibility", "status", "not_used", "waive", "note", "accessed", "archived", "url"}
)
_SEPARATE = frozenset({"sources", "contradicts", "derived_from", "contained_in"})
_UNORDERED = frozenset({"region", "group", "audience"})
_NEVER_PUBLISHED = frozenset({"interview", "question", "passage"})

_LOOKALIKES = str.maketrans(
    {
        **dict.fromkeys("„“”‟«»″", '"'),
        **dict.fromkeys("‚‘’‛‹›′´`", "'"),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"),
        "…": "...",
    }
)
_EMPHASIS = re.compile(r"(?<![\w*])[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}(?![\w*])")
_ROLE = re.compile(r"\{(evidence|recommendation|quote)\}`[^`]*`")


class Meaning(NamedTuple):
    """A meaning in parts, by the contract's keys, normalised. `hidden` parts count but are never stored or shown."""

    parts: Mapping[str, str]
    hidden: Mapping[str, str]


def fingerprint(meaning: Meaning) -> str:
    """Return the same short text for the same meaning, and for another one another text."""
    from hashlib import sha256  # noqa: PLC0415 - a check without decisions does not pay for it

    content = msgspec.json.encode([sorted(part.items()) for part in meaning])
    return sha256(content).hexdigest()[:_DIGITS]


def normalise(text: str) -> str:
    """Return a text without what is only its form: wrapping, white space, the look of quotation marks, emphasis."""
    plain = _ROLE.sub(r"{\1}", text)
    if not plain.isascii():
        plain = unicodedata.normalize("NFC", plain).translate(_LOOKALIKES)
    return " ".join(_EMPHASIS.sub("", plain).split())


def meaning_of_statement(recommendation: Recommendation) -> Meaning:
    """Return what a statement demands and how strongly."""
    return Meaning(
        {"strength": str(recommendation.strength or ""), "statement": normalise(recommendation.statement.text)}, {}
    )


def meaning_of_easy_text(easy: EasyText) -> Meaning:
    """Return what an easy-to-read version says; pictures and lists count as they are written."""
    return Meaning({"easy": normalise("\n".join((easy.title, *easy.content)))}, {})


def short_fingerprint(recommendation: Recommendation) -> str:
    """Return the fingerprint of a statement as people copy it: enough to notice a change, not to find one."""
    return fingerprint(meaning_of_statement(recommendation))[:_SHORT_DIGITS]


def meaning_of_record(record: Record, corpus: Corpus) -> Meaning:
    """Return what a record claims and where it has that from. Other records stand for themselves by their titles."""
    parts = {"kind": str(record.kind)}
    for name, value in _fields(record):
        if name not in _SEPARATE:
            parts.update(_flatten(name, value, corpus))
    if record.status is RecordStatus.WITHDRAWN:
        parts["status"] = str(record.status)
    sources = sorted(_source(source, corpus) for source in record.sources)
    parts.update({f"source.{at}": text for at, text in enumerate(sources, start=1)})
    for key, names in (
        ("derived-from", tuple((name, "") for name in one_or_many(record.derived_from))),
        ("contradicts", tuple(iter_contradictions(record))),
    ):
        if names:
            titles = sorted(f"{_title(name, corpus)} {normalise(resolved)}".strip() for name, resolved in names)
            parts[key] = "; ".join(titles)
    return _split(record, parts, corpus)


def _split(record: Record, parts: dict[str, str], corpus: Corpus) -> Meaning:
    if may_be_stored(record, corpus):
        hidden = set(_NEVER_PUBLISHED)
        if isinstance(record, InterviewFinding) and not _quotable(record):
            hidden.add("quote")
        return Meaning(
            {key: value for key, value in parts.items() if key not in hidden},
            {key: value for key, value in parts.items() if key in hidden},
        )
    return Meaning({}, parts)


def may_be_stored(record: Record, corpus: Corpus) -> bool:
    """Whether a record's wording may stand in the ledger, which lies in the published tree."""
    origin = corpus.origins.get(record.id)
    outside = origin is not None and not origin[0].startswith("evidence/")
    return record.visibility is Visibility.PUBLIC and record.kind not in INTERNAL_KINDS and not outside


def _quotable(record: InterviewFinding) -> bool:
    return record.consent is Consent.PUBLICATION or (record.consent is None and bool(record.sources))


def _fields(shape: Shape) -> Iterator[tuple[str, object]]:
    """Yield (name, value) of what is said and means something; below the record, names are the contract's keys."""
    is_record = shape.__struct_config__.tag_field is not None
    for name, key in zip(shape.__struct_fields__, shape.__struct_encode_fields__, strict=True):
        value = getattr(shape, name)
        if name not in _NO_MEANING and value is not None and value != () and value is not False:
            yield name if is_record else key, value


def _flatten(name: str, value: object, corpus: Corpus) -> Iterator[tuple[str, str]]:
    """Yield (key, text) of a value; what lies deeper gets a dotted key."""
    key = name.replace("_", "-")
    match value:
        case ConcernNote():
            yield key, str(value.concern)
        case Shape():
            for inner, item in _fields(value):
                for deeper, text in _flatten(inner, item, corpus):
                    yield f"{key}.{deeper}", text
        case True:
            yield key, "true"
        case Enum():
            yield key, str(value.value)
        case tuple():
            items = [normalise(str(item)) for item in value]
            yield key, ", ".join(sorted(items) if name in _UNORDERED else items)
        case float():
            yield key, str(int(value)) if value.is_integer() else repr(value)
        case str() if name == "source":
            yield key, _publication(value, corpus)
        case _:
            yield key, normalise(str(value))


def _source(source: SourceReference, corpus: Corpus) -> str:
    named = _publication(source.key, corpus) if source.key else ""
    own = (source.title, source.publisher, source.year)
    rest = (*(() if named else own), source.locator, source.extent.value if source.extent else None)
    address = "" if named or source.title else ", ".join(one_or_many(source.url))
    return ", ".join(normalise(str(part)) for part in (named, address, *rest) if part)


def _publication(key: str, corpus: Corpus) -> str:
    found = (corpus.publications or {}).get(key)
    if found is None:
        return key
    return ", ".join(normalise(str(part)) for part in (found.title, found.publisher, found.year) if part)


def _title(name: str, corpus: Corpus) -> str:
    record = corpus.evidence.get(name)
    return normalise(record.title) if record is not None else name
