"""Links that name a record without resting on it: proofs of what came after delivery, and legal bases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from belegkette.model.recommendation import FURTHER_OPTIONS
from belegkette.suggest import KnownForms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.corpus import Corpus
    from belegkette.model.recommendation import Mention, Recommendation


class FurtherLink(NamedTuple):
    """One word in one of `FURTHER_OPTIONS`."""

    recommendation: Recommendation
    option: str
    mention: Mention


def iter_further_links(corpus: Corpus) -> Iterator[FurtherLink]:
    """Yield all of them, page by page.

    Of a legal basis only what is an id, or can only be meant as one; paragraphs of laws may stand there as text.
    """
    forms: KnownForms | None = None
    for page in corpus.pages:
        for recommendation in page.recommendations:
            if recommendation.options.keys().isdisjoint(FURTHER_OPTIONS):
                continue
            for option in FURTHER_OPTIONS:
                for mention in recommendation.mentions(option):
                    if option == "legal-basis" and not _is_known(corpus, mention.text):
                        if "-" not in mention.text:
                            continue  # spares most words the look at all ids
                        forms = forms or KnownForms(corpus.evidence)
                        if not forms.covers(mention.text):
                            continue
                    yield FurtherLink(recommendation, option, mention)


def _is_known(corpus: Corpus, word: str) -> bool:
    return word in corpus.evidence or word in corpus.recommendations or word in corpus.declared
