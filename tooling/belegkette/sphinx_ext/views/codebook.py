"""The codebook, each code with the records that carry it."""

from __future__ import annotations

from belegkette.edition import Edition
from belegkette.model.base import one_or_many
from belegkette.model.vocabulary import Code
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.links import Brief, brief_of


class CodeView(View, frozen=True, kw_only=True):
    """One code; `depth` says how many codes stand above it."""

    key: str
    code: Code
    depth: int
    briefs: tuple[Brief, ...]


class CodebookView(Answer, frozen=True, kw_only=True):
    """All codes, each after its parent; `uncoded` counts published records without a code."""

    codes: tuple[CodeView, ...]
    uncoded: int


def answer_codebook(edition: Edition) -> CodebookView:
    """Return the codebook with its records."""
    carriers: dict[str, list[Brief]] = {}
    uncoded = 0
    for record in edition.records.values():
        brief = brief_of(edition, record)
        keys = one_or_many(record.codes)
        uncoded += not keys
        for key in dict.fromkeys(keys):
            carriers.setdefault(key, []).append(brief)
    ordered = _in_order(edition.codebook.codes)
    return CodebookView(
        codes=tuple(
            CodeView(key=key, code=code, depth=depth, briefs=tuple(carriers.get(key, ())))
            for key, code, depth in ordered
        ),
        uncoded=uncoded,
        files=edition.files_of(edition.records),
    )


def _in_order(codes: dict[str, Code]) -> list[tuple[str, Code, int]]:
    """Return (key, code, depth), children after their parent; codes whose parents form a circle count as roots."""
    children: dict[str | None, list[str]] = {}
    for key, code in codes.items():
        children.setdefault(code.parent if code.parent in codes else None, []).append(key)
    found: dict[str, int] = {}
    for root in (*children.get(None, ()), *codes):
        waiting = [(root, 0)]
        while waiting:
            key, depth = waiting.pop()
            if key not in found:
                found[key] = depth
                waiting.extend((child, depth + 1) for child in reversed(children.get(key, ())))
    return [(key, codes[key], depth) for key, depth in found.items()]
