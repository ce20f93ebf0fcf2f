"""What an import would change: new, unchanged, changed (with the difference) and vanished records.

Nothing that exists is ever replaced: a changed segment is shown, and whoever keeps the records decides.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from belegkette.importers.codes import MAXQDA_NAME
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Coding, Document
from belegkette.model.vocabulary import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from collections.abc import Mapping as Dictionary

    from belegkette.importers.records import Converted
    from belegkette.model.evidence import Record
    from belegkette.model.vocabulary import Codebook

_CODING_FIELDS = ("text", "codes", "interview", "passage", "region", "group", "question", "date", "memo")
_DOCUMENT_FIELDS = ("title", "date", "sources")
_CODE_FIELDS = ("name", "definition", "anchor_example", "coding_rule", "parent")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A record that is here already and reads differently in the foreign file: (key, here, there) for each key."""

    id: str
    fields: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What would be written, and what the foreign file says differently.

    `codes` make a codebook where there is none; `proposed` are codes that an existing one lacks, which is never changed.
    """

    codings: tuple[Coding, ...] = ()
    documents: tuple[Document, ...] = ()
    codes: Dictionary[str, Code]
    proposed: Dictionary[str, Code]
    unchanged: int = 0
    changed: tuple[Change, ...] = ()
    vanished: tuple[str, ...] = ()
    elsewhere: tuple[tuple[str, int], ...] = ()


def make_plan(
    converted: Converted, evidence: Dictionary[str, Record], codebook: Codebook | None, *, format_name: str
) -> Plan:
    """Hold the records of an import against those of the project."""
    imported = {
        record.id: record
        for record in evidence.values()
        if isinstance(record, Coding) and record.origin is not None and record.origin.format == format_name
    }
    pairs = _pair(converted.codings, imported)
    new, changed, unchanged = [], [], 0
    for coding in converted.codings:
        known = pairs.get(coding.id)
        if known is None:
            new.append(coding)
        elif difference := _difference(known, coding, _CODING_FIELDS):
            changed.append(Change(id=known.id, fields=difference))
        else:
            unchanged += 1
    documents, document_changes, same = _documents(converted.documents, evidence)
    codes, code_changes, same_codes = _codes(converted.codes, codebook)
    met = {record.id for record in pairs.values()}
    interviews = {coding.interview for coding in converted.codings}
    gone = [record for record in imported.values() if record.id not in met] if converted.codings else []
    away: dict[str, int] = defaultdict(int)
    for record in gone:
        if record.interview not in interviews:
            away[record.interview or ""] += 1
    return Plan(
        codings=tuple(_without_collisions(new, evidence)),
        documents=tuple(documents),
        codes=codes if codebook is None else {},
        proposed=codes if codebook is not None else {},
        unchanged=unchanged + same + same_codes,
        changed=(*changed, *document_changes, *code_changes),
        vanished=tuple(sorted(record.id for record in gone if record.interview in interviews)),
        elsewhere=tuple(sorted(away.items())),
    )


def _pair(codings: Iterable[Coding], imported: Dictionary[str, Coding]) -> dict[str, Coding]:
    """Return the record that each coding is already, by its id: the same id, foreign id, text, or place, in this order.

    Text and place pair only where exactly one on each side is left.
    """
    left = dict(imported)
    pairs: dict[str, Coding] = {}
    open_codings = list(codings)

    def take(coding: Coding, record: Coding) -> None:
        pairs[coding.id] = record
        del left[record.id]

    for coding in open_codings:
        if coding.id in left:
            take(coding, left[coding.id])
    keys: tuple[Callable[[Coding], tuple[object, ...] | None], ...] = (
        lambda one: (one.interview, one.foreign_id) if one.foreign_id else None,
        lambda one: (one.interview, one.text, one.passage),
        lambda one: (one.interview, one.text),
        lambda one: (one.interview, one.passage) if one.passage else None,
    )
    for key in keys:
        if not left:
            break
        ours = _only_ones((coding for coding in open_codings if coding.id not in pairs), key)
        theirs = _only_ones(left.values(), key)
        for where, coding in ours.items():
            if where in theirs:
                take(coding, theirs[where])
    return pairs


def _only_ones(
    codings: Iterable[Coding], key: Callable[[Coding], tuple[object, ...] | None]
) -> dict[tuple[object, ...], Coding]:
    found: dict[tuple[object, ...], list[Coding]] = defaultdict(list)
    for coding in codings:
        where = key(coding)
        if where is not None:
            found[where].append(coding)
    return {where: ones[0] for where, ones in found.items() if len(ones) == 1}


def _difference(
    here: msgspec.Struct, there: msgspec.Struct, fields: tuple[str, ...]
) -> tuple[tuple[str, str, str], ...]:
    found = []
    for field in fields:
        old, new = getattr(here, field), getattr(there, field)
        if field in {"codes", "region", "group"}:
            old, new = ", ".join(sorted(one_or_many(old))), ", ".join(sorted(one_or_many(new)))
        elif field == "sources":
            old, new = _sources(old), _sources(new)
        if (old or "") != (new or ""):
            found.append((field.replace("_", "-"), str(old or ""), str(new or "")))
    return tuple(found)


def _sources(sources: tuple[msgspec.Struct, ...]) -> str:
    """Return what identifies the sources; what was noted about them since is nobody's difference."""
    return "; ".join(
        ", ".join(str(part) for name in ("title", "publisher", "year") if (part := getattr(source, name)))
        for source in sources
    )


def _documents(
    documents: Iterable[Document], evidence: Dictionary[str, Record]
) -> tuple[list[Document], list[Change], int]:
    new, changed, same = [], [], 0
    for document in documents:
        known = evidence.get(document.id)
        if known is None:
            new.append(document)
        elif difference := _difference(known, document, _DOCUMENT_FIELDS):
            changed.append(Change(id=known.id, fields=difference))
        else:
            same += 1
    return new, changed, same


def _codes(codes: Dictionary[str, Code], codebook: Codebook | None) -> tuple[Dictionary[str, Code], list[Change], int]:
    known = codebook.codes if codebook else {}
    changed, same = [], 0
    for key, code in codes.items():
        here = known.get(key)
        if here is None:
            continue
        # Programs that know no definitions say nothing against ours.
        said = tuple(field for field in _CODE_FIELDS if getattr(code, field))
        if _is_short_form(code.name, here.name, key):
            said = tuple(field for field in said if field != "name")
        if difference := _difference(here, code, said):
            changed.append(Change(id=key, fields=difference))
        else:
            same += 1
    return {key: code for key, code in codes.items() if key not in known}, changed, same


def _is_short_form(name: str, full: str, key: str) -> bool:
    """Whether a foreign name is only the key, or ours as MAXQDA cuts it."""
    return name == key or (name != full and full.startswith(name) and len(f"{key} {name}") >= MAXQDA_NAME)


def _without_collisions(codings: Iterable[Coding], evidence: Dictionary[str, Record]) -> Iterable[Coding]:
    """Give another id to a new coding whose own is taken by a record that it is not."""
    for coding in codings:
        name, number = coding.id, 2
        while name in evidence:
            name, number = f"{coding.id}-{number}", number + 1
        yield coding if name == coding.id else msgspec.structs.replace(coding, id=name)
