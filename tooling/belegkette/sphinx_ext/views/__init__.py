"""What pages show, as plain values, and the questions that pages may ask.

A question is a tuple of words: its name in `QUESTIONS`, then the arguments. Pages keep the questions they asked, so
that a later build can ask them again and compare the answers.
"""

from __future__ import annotations

from collections.abc import Callable

from belegkette.edition import Edition
from belegkette.sphinx_ext.views.accessibility import answer_accessibility
from belegkette.sphinx_ext.views.base import Answer
from belegkette.sphinx_ext.views.card import answer_card
from belegkette.sphinx_ext.views.change_list import answer_change_list
from belegkette.sphinx_ext.views.codebook import answer_codebook
from belegkette.sphinx_ext.views.comparison import answer_comparison
from belegkette.sphinx_ext.views.easy import answer_easy_link, answer_easy_part, answer_easy_start
from belegkette.sphinx_ext.views.examples import answer_examples
from belegkette.sphinx_ext.views.factors import answer_factors
from belegkette.sphinx_ext.views.figures import answer_figures
from belegkette.sphinx_ext.views.gaps import answer_gaps
from belegkette.sphinx_ext.views.internal import answer_internal, answer_internal_overview
from belegkette.sphinx_ext.views.laender import answer_germany
from belegkette.sphinx_ext.views.land import answer_land
from belegkette.sphinx_ext.views.links import answer_evidence, answer_quote, answer_recommendation
from belegkette.sphinx_ext.views.lists import answer_evidence_list, answer_recommendation_list
from belegkette.sphinx_ext.views.matrix import answer_matrix
from belegkette.sphinx_ext.views.reach import answer_reach
from belegkette.sphinx_ext.views.register import answer_overview, answer_part
from belegkette.sphinx_ext.views.start import answer_start

Question = tuple[str, ...]

QUESTIONS: dict[str, Callable[..., Answer | None]] = {
    "accessibility": answer_accessibility,
    "card": answer_card,
    "change-list": answer_change_list,
    "codebook": answer_codebook,
    "comparison": answer_comparison,
    "easy-link": answer_easy_link,
    "easy-part": answer_easy_part,
    "easy-start": answer_easy_start,
    "evidence": answer_evidence,
    "evidence-list": answer_evidence_list,
    "examples": answer_examples,
    "factors": answer_factors,
    "figures": answer_figures,
    "gaps": answer_gaps,
    "germany": answer_germany,
    "internal": answer_internal,
    "internal-overview": answer_internal_overview,
    "land": answer_land,
    "matrix": answer_matrix,
    "quote": answer_quote,
    "reach": answer_reach,
    "recommendation": answer_recommendation,
    "recommendation-list": answer_recommendation_list,
    "register-overview": answer_overview,
    "register-part": answer_part,
    "start": answer_start,
}


FROM_EVIDENCE_ALONE = frozenset({"factors"})
"""Questions that no recommendation has a part in, and whose answer is so dear that it pays not to ask them in vain."""


def answer(edition: Edition, question: Question) -> Answer | None:
    """Return what an edition says on a question; None means that what was asked for does not exist."""
    name, *arguments = question
    return QUESTIONS[name](edition, *arguments)
