"""Sentences that sum up numbers for people: what carries, how broad it is, how far the review has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.model.ledger import ReviewStatus
from belegkette.model.terms import Level
from belegkette.report.words import word, word_of

if TYPE_CHECKING:
    from belegkette.report.model import Recommendation, Report


def confidence_sentence(one: Recommendation) -> str:
    """Say why the derived confidence is what it is, with the weakest decisive link."""
    found = one.confidence
    if not found.derived:
        return "Kein stützender Beleg hat ein eingestuftes Vertrauen."
    level = word_of(Level, found.decisive_level)
    if found.lowered:
        return (
            f"Nur eine Quelle ist eingestuft: {found.decisive} ({level}). "
            "Solange keine zweite sie bestätigt, gilt eine Stufe weniger."
        )
    return (
        "Das ist die höchste Stufe, die zwei Belege aus verschiedenen Quellen erreichen. "
        f"Schwächstes entscheidendes Glied: {found.decisive} ({level})."
    )


def breadth_sentence(one: Recommendation, report: Report) -> str:
    """Say from how many sources, kinds, model regions and groups the support comes."""
    regions = {count.key: count.name for count in report.regions}
    groups = {count.key: count.name for count in report.groups}
    breadth = one.breadth
    parts = [
        counted(breadth.sources, "Quelle", "Quellen"),
        counted(len(breadth.kinds), "Art von Belegen", "Arten von Belegen"),
    ]
    text = f"Gestützt auf {' und '.join(parts)}."
    if breadth.model_regions:
        text += f" Modellregionen: {', '.join(regions.get(key, key) for key in breadth.model_regions)}."
    if breadth.groups:
        text += f" Zu Wort kommen: {', '.join(groups.get(key, key) for key in breadth.groups)}."
    return text


def counted(number: int, one: str, many: str) -> str:
    """Return "1 Quelle", "3 Quellen"."""
    return f"{number} {one if number == 1 else many}"


def accepted_links(one: Recommendation) -> tuple[int, int]:
    """Return how many supporting links are accepted, and how many there are."""
    support = [link for link in one.links if link.option == "evidence"]
    return sum(link.review.state is ReviewStatus.ACCEPTED for link in support), len(support)


def review_sentence(one: Recommendation) -> str:
    """Say how far the review of the supporting links has come, and name those that need attention."""
    accepted, whole = accepted_links(one)
    worrying = [
        f"{link.id} ({word(link.review.state)})"
        for link in one.links
        if link.review.state not in {ReviewStatus.ACCEPTED, ReviewStatus.UNREVIEWED}
    ]
    text = f"{accepted} von {whole} angenommen."
    return f"{text} {', '.join(worrying)}." if worrying else text


def review_short(one: Recommendation) -> str:
    """Say the same in a cell of a table."""
    accepted, whole = accepted_links(one)
    if one.review.state is not ReviewStatus.ACCEPTED:
        return word(one.review.state)
    return f"Aussage angenommen, Belege {accepted} von {whole}"
