"""What changed since an older edition, as the printed list of changes shows it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from msgspec import field

from belegkette.changes.compare import compare_documents
from belegkette.changes.document import Changes
from belegkette.errors import BelegketteError
from belegkette.exchange.build import build_document
from belegkette.exchange.origins import Wanted, find_document
from belegkette.model.vocabulary import Vocabulary
from belegkette.sphinx_ext.views.base import Answer
from belegkette.sphinx_ext.views.links import EvidenceName, RecommendationName, name_of, recommendation_name

if TYPE_CHECKING:
    from belegkette.edition import Edition

_made: WeakKeyDictionary[Edition, dict[str, ChangeList]] = WeakKeyDictionary()
"""What was compared in this build: two pages may ask for the same, and each page is asked again before it is read."""


class ChangeList(Answer, frozen=True, kw_only=True):
    """The comparison with an older edition; None without one. `fault` says why there is none although one was named.

    The links are those that still lead somewhere.
    """

    changes: Changes | None = None
    vocabulary: Vocabulary = Vocabulary()
    recommendations: dict[str, RecommendationName] = field(default_factory=dict)
    evidence: dict[str, EvidenceName] = field(default_factory=dict)
    fault: str = ""


def answer_change_list(edition: Edition, since: str) -> ChangeList:
    """Compare with the edition that the page names, else with the one that the settings name."""
    wanted = since or edition.settings.previous
    known = _made.setdefault(edition, {})
    if wanted not in known:
        known[wanted] = _compare(edition, wanted) if wanted else ChangeList(files=())
    return known[wanted]


def _compare(edition: Edition, since: str) -> ChangeList:
    root = edition.corpus.root
    inside = os.path.join(root, since)
    try:
        old = find_document(inside if os.path.exists(inside) else since, Wanted(root=root, day=edition.graph.day))
    except BelegketteError as error:
        return ChangeList(files=(), fault=" ".join(filter(None, (error.message, error.remedy))))
    changes = compare_documents(old, build_document(edition), (since, ""))
    return ChangeList(
        changes=changes,
        vocabulary=edition.vocabulary,
        recommendations={one.id: recommendation_name(edition, one) for one in edition.recommendations},
        evidence={name: name_of(edition, record) for name, record in edition.records.items()},
        files=(),
    )
