"""What pages show, as plain values, and the questions that pages may ask.

A question is a tuple of words: its name in `QUESTIONS`, then the arguments. Pages keep the questions they asked, so
that a later build can ask them again and compare the answers.
"""

from __future__ import annotations

from collections.abc import Callable

from belegkette.edition import Edition
from belegkette.sphinx_ext.views.base import Answer
from belegkette.sphinx_ext.views.card import answer_card
from belegkette.sphinx_ext.views.change_list import answer_change_list
from belegkette.sphinx_ext.views.codebook import answer_codebook
from belegkette.sphinx_ext.views.comparison import answer_comparison
from belegkette.sphinx_ext.views.internal import answer_internal, answer_internal_overview
from belegkette.sphinx_ext.views.links import answer_evidence, answer_quote, answer_recommendation
from belegkette.sphinx_ext.views.lists import answer_evidence_list, answer_recommendation_list
from belegkette.sphinx_ext.views.matrix import answer_matrix
from belegkette.sphinx_ext.views.reach import answer_reach
from belegkette.sphinx_ext.views.register import answer_overview, answer_part

Question = tuple[str, ...]

QUESTIONS: dict[str, Callable[..., Answer | None]] = {
    "card": answer_card,
    "change-list": answer_change_list,
    "codebook": answer_codebook,
    "comparison": answer_comparison,
    "evidence": answer_evidence,
    "evidence-list": answer_evidence_list,
    "internal": answer_internal,
    "internal-overview": answer_internal_overview,
    "matrix": answer_matrix,
    "quote": answer_quote,
    "reach": answer_reach,
    "recommendation": answer_recommendation,
    "recommendation-list": answer_recommendation_list,
    "register-overview": answer_overview,
    "register-part": answer_part,
}


def answer(edition: Edition, question: Question) -> Answer | None:
    """Return what an edition says on a question; None means that what was asked for does not exist."""
    name, *arguments = question
    return QUESTIONS[name](edition, *arguments)
