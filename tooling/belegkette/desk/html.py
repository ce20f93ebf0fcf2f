"""The report as one HTML file that asks nobody for anything: style, script and picture are inside.

The page works without its script: everything is open and can be read and printed. The script folds, searches, filters
and sorts.
"""

from __future__ import annotations

import base64
import hashlib
import os
from functools import cache, cached_property
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from belegkette.desk.anchors import link_anchor
from belegkette.desk.chart import build_chart
from belegkette.desk.forms import Forms, NoForms
from belegkette.desk.markup import markdown, paragraphs, web_address
from belegkette.desk.sentences import breadth_sentence, confidence_sentence, review_sentence, review_short
from belegkette.desk.wording import FILTERS
from belegkette.diagnostics import Severity
from belegkette.labels import option_labels
from belegkette.model.terms import RecommendationStatus, Strength
from belegkette.places import anchor_of
from belegkette.report.values import Readiness
from belegkette.report.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from belegkette.report.model import Link, Recommendation, Report
    from belegkette.report.record_values import Evidence
    from belegkette.report.values import Finding, Named

_HERE = os.path.dirname(__file__)
Choices = list[tuple[str, str]]


class Page:
    """What the templates ask: where things stand, and pieces that are made once and used several times."""

    def __init__(self, report: Report, forms: Forms) -> None:
        """Take the report; records are rendered when they are first asked for."""
        self._report = report
        self.forms = forms
        self.evidence: dict[str, Evidence] = {record.id: record for record in report.evidence}
        self.options = option_labels()
        self.link_anchor = link_anchor
        self._pieces = _environment().get_template("evidence.html.jinja").module
        self._bodies: dict[str, Markup] = {}
        self._badges: dict[str, Markup] = {}
        self.review_sentence = review_sentence
        self.review_short = review_short
        self.confidence_sentence = confidence_sentence

    @cached_property
    def _anchors(self) -> dict[str, str]:
        """The place of each id: a recommendation's own, a record's below the first recommendation that names it."""
        found = {record.id: anchor_of(record.id) for record in self._report.evidence}
        for one in reversed(self._report.recommendations):
            found |= {link.id: link_anchor(one.id, link.id) for link in one.links}
        found |= {one.id: anchor_of(one.id) for one in self._report.recommendations}
        return found

    def target(self, name: str) -> str:
        """Return the anchor of an id, empty where there is nothing with that id."""
        return self._anchors.get(name, "")

    def target_in(self, one: Recommendation) -> Callable[[str], str]:
        """Return the same for texts of a recommendation: its own evidence is nearest."""
        own = {link.id for link in one.links}
        return lambda name: link_anchor(one.id, name) if name in own else self.target(name)

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
        anchors = [link_anchor(*ids)] * 2 if len(ids) > 1 else [self.target(ids[0])]
        return Markup(" → ").join(
            Markup('<a class="id" href="#{}">{}</a>').format(anchor, name)
            for anchor, name in zip(anchors, ids, strict=True)
        )

    def breadth_sentence(self, one: Recommendation) -> str:
        """Say how broad the support of a recommendation is."""
        return breadth_sentence(one, self._report)

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
        return sum(not self.evidence[name].not_used for name in self._report.uncited)

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
        held = self._report.recommendations
        addressees = {named.key: named.name for one in held for named in one.addressees}
        choices: dict[str, Choices] = {
            "readiness": [(state, word(state)) for state in Readiness],
            "field": [(field.key, field.name) for field in self._report.fields],
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


def render_html(report: Report, siblings: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return the whole file. `siblings` are (file name, label) of what lies in the same folder."""
    style, script = _static("report.css"), _static("report.js")
    page = _environment().get_template("report.html.jinja")
    text = page.render(
        report=report,
        body=render_body(report),
        siblings=tuple(siblings),
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own file
        style_hash=_hash(style),
        script_hash=_hash(script),
    )
    return text.encode()


def render_body(report: Report, forms: Forms | None = None) -> Markup:
    """Return the report's content alone, for pages that bring their own frame; it needs `style` and `script` of here.

    `forms` are what people fill in on the page; without them there is nothing to fill in.
    """
    template = _environment().get_template("body.html.jinja")
    page = Page(report, forms or NoForms())
    return Markup(template.render(report=report, page=page, chart=build_chart(report)))  # noqa: S704 - escaped


def style() -> str:
    """Return the style sheet of the report."""
    return _static("report.css")


def script() -> str:
    """Return the script of the report."""
    return _static("report.js")


def in_field(report: Report, field: str) -> list[str]:
    """Return the ids of the recommendations in a field of action."""
    return [one.id for one in report.recommendations if one.field == field]


def flow(report: Report, kind: str, field: str) -> int:
    """Return how many supporting links lead from a kind into a field."""
    return next((one.links for one in report.flows if one.kind == kind and one.field == field), 0)


def grouped(findings: Iterable[Finding]) -> list[tuple[Finding, list[Finding]]]:
    """Return messages by rule, the gravest rules first: (first message, all messages of that rule)."""
    held: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        held.setdefault((one.severity, one.code), []).append(one)
    order = list(Severity)
    keys = sorted(held, key=lambda key: (order.index(Severity(key[0])), key[1]))
    return [(held[key][0], held[key]) for key in keys]


def names(named: Iterable[Named]) -> str:
    """Return keys with their names."""
    return "; ".join(f"{one.key} {one.name}" if one.name != one.key else one.key for one in named)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(os.path.join(_HERE, "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= FILTERS
    environment.filters |= {
        "anchor": anchor_of,
        "codes": names,
        "first_web": lambda addresses: next(filter(None, map(web_address, addresses[:1])), ""),
        "flow": flow,
        "grouped": grouped,
        "in_field": in_field,
        "paragraphs": paragraphs,
        "web": web_address,
    }
    return environment


def _static(name: str) -> str:
    with open(os.path.join(_HERE, "static", name), encoding="utf-8") as stream:
        return stream.read()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
