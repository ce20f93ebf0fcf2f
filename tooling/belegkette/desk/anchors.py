"""Where things stand on the page: the same addresses for the page itself, the workbook and the table."""

from __future__ import annotations

from belegkette.places import anchor_of

PAGE = "nachweisbericht.html"
WORKBOOK = "nachweisbericht.xlsx"
TABLE = "nachweisbericht.csv"
DATA = "nachweisbericht.json"


def link_anchor(recommendation: str, evidence: str) -> str:
    """Return the anchor of a record below the recommendation that names it."""
    return f"{anchor_of(recommendation)}--{anchor_of(evidence)}"
