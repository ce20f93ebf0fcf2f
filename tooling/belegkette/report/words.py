"""The words that only the report needs: readiness and its questions about breadth; all others stand in `belegkette.labels`."""

from __future__ import annotations

from enum import StrEnum

from belegkette.diagnostics import Severity
from belegkette.i18n import _
from belegkette.labels import label, severity_labels
from belegkette.report.values import Readiness


def _own_words() -> dict[StrEnum, str]:
    return {
        Readiness.READY: _("bereit"),
        Readiness.OPEN: _("noch offen"),
        Readiness.BLOCKED: _("nicht bereit"),
    }


def word(term: StrEnum) -> str:
    """Return the word for a term, the term itself where there is none."""
    if isinstance(term, Severity):
        return severity_labels()[term]
    return _own_words()[term] if isinstance(term, Readiness) else label(term)


def word_of(kind: type[StrEnum], value: str) -> str:
    """Return the word for a term that is given as it is written in the files; empty stays empty."""
    return word(kind(value)) if value else ""


def measure_words() -> dict[str, str]:
    """Return the questions about breadth."""
    return {
        "two-sources": _("Belege aus mindestens zwei Quellen"),
        "two-kinds": _("Belege von mindestens zwei Arten"),
        "model-regions": _("Belege aus allen Modellregionen"),
        "concerned": _("mindestens eine Gruppe, um die es geht, kommt zu Wort"),
        "all-groups": _("alle befragten Gruppen kommen zu Wort"),
        "assessed": _("Vertrauen eingestuft"),
        "answered": _("Gegenbelege beantwortet (oder keine genannt)"),
        "reviewed": _("Aussage und alle stützenden Belege angenommen"),
    }
