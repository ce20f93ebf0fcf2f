"""The ledger of a case: decisions about the project in ``base/`` as it is there, before the case changes anything."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from belegkette.corpus import load_corpus
from belegkette.graph import TraceGraph
from belegkette.ledger.state import ReviewBook
from belegkette.model.dates import parse_partial_date
from belegkette.model.ledger import Decision, ReviewVerdict, split_subject
from belegkette.settings import Settings
from belegkette.writer.ledger_text import append_entries


@cache
def _base() -> ReviewBook:
    corpus = load_corpus(str(Path(__file__).parent / "base"), Settings())
    return ReviewBook(TraceGraph(corpus, date(2026, 11, 22)))


def ledger_text(reviews: Sequence[dict[str, Any]]) -> str:
    """Return the file; each entry saw what the base says, and stores its wording only where it says ``wording: true``."""
    return append_entries("", [_decision(dict(review)) for review in reviews])


def _decision(review: dict[str, Any]) -> Decision:
    names = split_subject(review["subject"])
    wording = {name: dict(_base().meaning(name).parts) for name in names} if review.pop("wording", False) else {}
    return Decision(
        subject=review.pop("subject"),
        date=parse_partial_date(str(review.pop("date"))),
        verdict=ReviewVerdict(review.pop("verdict")),
        seen={name: _base().fingerprint(name) for name in names},
        wording=wording,
        **review,
    )
