"""Where everything stands on the local page: each recommendation and each record has an address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from belegkette.desk.anchors import link_anchor
from belegkette.model.ledger import Subject

if TYPE_CHECKING:
    from belegkette.corpus import Corpus

START, RECORDS, MATRIX, WHOLE, SEARCH = "/", "/belege", "/matrix", "/bericht", "/suche"
_RECOMMENDATION, _RECORD = "/empfehlung/", "/beleg/"


class Parts:
    """Leads from everything that the report names to the page where it is read and decided."""

    def recommendation(self, name: str) -> str:
        """Return the page of a recommendation."""
        return f"{_RECOMMENDATION}{quote(name, safe='')}"

    def link(self, recommendation: str, record: str) -> str:
        """Return the place of a record on the page of a recommendation that names it."""
        return f"{self.recommendation(recommendation)}#{quote(link_anchor(recommendation, record))}"

    def record(self, name: str, _first: str = "") -> str:
        """Return the page of a record."""
        return f"{_RECORD}{quote(name, safe='')}"


def is_page(path: str) -> bool:
    """Return whether an address looks like one of these pages; what it names need not exist."""
    return path in {START, RECORDS, MATRIX, WHOLE, SEARCH} or path.startswith((_RECOMMENDATION, _RECORD))


def find_page(path: str, corpus: Corpus) -> Subject | None:
    """Return the recommendation or the record that an address is about, None where it is about neither."""
    if path.startswith(_RECOMMENDATION) and (name := path.removeprefix(_RECOMMENDATION)) in corpus.recommendations:
        return Subject(recommendation=name)
    if path.startswith(_RECORD) and (name := path.removeprefix(_RECORD)) in corpus.evidence:
        return Subject(record=name)
    return None


def page_of(subject: Subject) -> str:
    """Return the page where a subject is decided."""
    return Parts().recommendation(subject.recommendation) if subject.recommendation else Parts().record(subject.record)
