"""What the templates of the report ask: where things stand, and pieces that are made once and used several times."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from belegkette.desk.addresses import Addresses
from belegkette.desk.anchors import link_anchor
from belegkette.desk.forms import Forms
from belegkette.desk.markup import markdown
from belegkette.desk.sentences import breadth_sentence, confidence_sentence, review_sentence, review_short
from belegkette.labels import option_labels
from belegkette.model.terms import RecommendationStatus, Strength
from belegkette.report.values import Readiness
from belegkette.report.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from jinja2.environment import TemplateModule

    from belegkette.report.model import Link, Recommendation, Report
    from belegkette.report.record_values import Evidence

Choices = list[tuple[str, str]]


class Page:
    """What the templates ask: where things stand, and pieces that are made once and used several times."""

    def __init__(self, report: Report, pieces: TemplateModule, forms: Forms, addresses: Addresses) -> None:
        """Take the report; records are rendered with `pieces` when they are first asked for."""
        self.report = report
        self._pieces = pieces
        self._addresses = addresses
        self.forms = forms
        self.evidence: dict[str, Evidence] = {record.id: record for record in report.evidence}
        self.options = option_labels()
        self.link_anchor = link_anchor
        self.recommendation = addresses.recommendation
        self.link = addresses.link
        self._bodies: dict[str, Markup] = {}
        self._badges: dict[str, Markup] = {}
        self.review_sentence = review_sentence
        self.review_short = review_short
        self.confidence_sentence = confidence_sentence

    @cached_property
    def _targets(self) -> dict[str, str]:
        first = {link.id: one.id for one in reversed(self.report.recommendations) for link in one.links}
        found = {record.id: self._addresses.record(record.id, "") for record in self.report.evidence}
        found |= {name: self._addresses.record(name, one) for name, one in first.items()}
        return found | {one.id: self.recommendation(one.id) for one in self.report.recommendations}

    def target(self, name: str) -> str:
        """Return the address of an id, empty where there is nothing with that id."""
        return self._targets.get(name, "")

    def target_in(self, one: Recommendation) -> Callable[[str], str]:
        """Return the same for texts of a recommendation: its own evidence is nearest."""
        own = {link.id for link in one.links}
        return lambda name: self.link(one.id, name) if name in own else self.target(name)

    def record(self, record: Evidence) -> Markup:
        """Return a record in full."""
        if record.id not in self._bodies:
            self._bodies[record.id] = self._pieces.record_body(record, self.target)  # type: ignore[attr-defined]
        return self._bodies[record.id]

    def badges(self, record: Evidence) -> Markup:
        """Return kind, region, confidence and warnings of a record."""
        if record.id not in self._badges:
            self._badges[record.id] = self._pieces.record_badges(record)  # type: ignore[attr-defined]
        return self._badges[record.id]

    def markdown(self, one: Recommendation, text: str) -> Markup:
        """Return a text of a recommendation; ids in it lead to its own evidence first."""
        return markdown(text, self.target_in(one))

    def subject(self, ids: tuple[str, ...]) -> Markup:
        """Return what a review is about: one id, or recommendation and record."""
        address = self.link(*ids) if len(ids) > 1 else self.target(ids[0])
        return Markup(" → ").join(Markup('<a class="id" href="{}">{}</a>').format(address, name) for name in ids)

    def breadth_sentence(self, one: Recommendation) -> str:
        """Say how broad the support of a recommendation is."""
        return breadth_sentence(one, self.report)

    def matrix_row(self, one: Recommendation) -> dict[str, list[Link]]:
        """Return the links of a recommendation by the kind of the record."""
        cells: dict[str, list[Link]] = {}
        for link in one.links:
            record = self.evidence.get(link.id)
            if record is not None:
                cells.setdefault(record.kind, []).append(link)
        return cells

    def without_reason(self) -> int:
        """Count the records on which nothing rests and that do not say why."""
        return sum(not self.evidence[name].not_used for name in self.report.uncited)

    def traits(self, one: Recommendation) -> dict[str, str]:
        """Return what the page filters by; several keys are parted by spaces."""
        return {
            "readiness": "" if one.superseded else one.readiness,
            "field": one.field,
            "strength": one.strength,
            "status": one.status,
            "addressee": " ".join(named.key for named in one.addressees),
            "level": one.confidence.derived or "none",
            "review": one.review.state,
        }

    def filters(self) -> list[tuple[str, str, Choices]]:
        """Return the filters with more than one answer among the recommendations: (name, label, choices)."""
        held = self.report.recommendations
        addressees = {named.key: named.name for one in held for named in one.addressees}
        choices: dict[str, Choices] = {
            "readiness": [(state, word(state)) for state in Readiness],
            "field": [(field.key, field.name) for field in self.report.fields],
            "strength": [(strength, word(strength)) for strength in Strength],
            "addressee": sorted(addressees.items(), key=lambda pair: pair[1].casefold()),
            "status": [(status, word(status)) for status in RecommendationStatus],
        }
        present = {name: {part for one in held for part in self.traits(one)[name].split()} for name in choices}
        labels = {
            "readiness": "Stand",
            "field": "Handlungsfeld",
            "strength": "Stärke",
            "addressee": "An",
            "status": "Status",
        }
        return [
            (name, labels[name], used)
            for name, offered in choices.items()
            if len(used := [(value, text) for value, text in offered if value in present[name]]) > 1
        ]
