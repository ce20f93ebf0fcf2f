"""The German words for changes: the same on screen, in HTML and in the PDF."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.changes.document import EvidenceChange, LinkChange, RecommendationChange
from belegkette.i18n import _
from belegkette.labels import label, value_label
from belegkette.model.terms import Verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from belegkette.model.vocabulary import Vocabulary


def recommendation_word(change: RecommendationChange) -> str:
    """Return what happened to a recommendation, as a short label."""
    return {
        RecommendationChange.ADDED: _("neu"),
        RecommendationChange.REMOVED: _("entfallen"),
        RecommendationChange.REWORDED: _("anders formuliert"),
        RecommendationChange.STRENGTHENED: _("verstärkt"),
        RecommendationChange.WEAKENED: _("abgeschwächt"),
        RecommendationChange.REVERSED: _("ins Gegenteil gewendet"),
        RecommendationChange.READDRESSED: _("anders adressiert"),
        RecommendationChange.MOVED: _("in anderem Handlungsfeld"),
        RecommendationChange.STATUS: _("anderer Stand"),
        RecommendationChange.RETITLED: _("neuer Titel"),
        RecommendationChange.CONDITIONS: _("andere Umstände"),
        RecommendationChange.EXPLAINED: _("anders begründet"),
        RecommendationChange.ANSWERED: _("Antwort oder Umsetzung"),
    }[change]


def evidence_word(change: EvidenceChange) -> str:
    """Return what happened to a record."""
    return {
        EvidenceChange.ADDED: _("neu"),
        EvidenceChange.REMOVED: _("entfallen"),
        EvidenceChange.WITHDRAWN: _("zurückgezogen"),
        EvidenceChange.CHANGED: _("geändert"),
    }[change]


def link_word(change: LinkChange) -> str:
    """Return what happened to a link."""
    return _("neu") if change is LinkChange.ADDED else _("entfallen")


def verdict_word(verdict: Verdict | None) -> str:
    """Return a judgement on transferability."""
    return _("nicht beurteilt") if verdict is None else label(verdict)


def option_word(option: str) -> str:
    """Return what an option says about the record it names."""
    return {
        "evidence": _("gestützt durch"),
        "qualified-by": _("eingeschränkt durch"),
        "contradicted-by": _("dagegen spricht"),
    }.get(option, option)


def value_word(name: str, value: str, vocabulary: Vocabulary) -> str:
    """Return a value in words where it is a key or a term; nothing is a dash."""
    if not value:
        return "–"
    if (known := value_label(name, value)) != value:
        return known
    names: dict[str, Mapping[str, str]] = {
        "field": {key: field.name for key, field in vocabulary.fields.items()},
        "addressee": {key: (one.short or one.name or key) for key, one in vocabulary.addressees.items()},
        "region": {key: region.name for key, region in vocabulary.regions.items()},
        "group": {key: group.name for key, group in vocabulary.groups.items()},
    }
    if name in names:
        return ", ".join(names[name].get(key, key) for key in value.split(", "))
    return value
