"""The report as one HTML file that asks nobody for anything: style, script and picture are inside.

The page works without its script: everything is open and can be read and printed. The script folds, searches, filters
and sorts.
"""

from __future__ import annotations

import base64
import hashlib
import os
from functools import cache
from typing import TYPE_CHECKING

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from belegkette.desk.addresses import OnePage
from belegkette.desk.chart import build_chart
from belegkette.desk.filters import FILTERS
from belegkette.desk.forms import NoForms
from belegkette.desk.markup import paragraphs, web_address
from belegkette.desk.page import Page
from belegkette.diagnostics import Severity
from belegkette.places import anchor_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.desk.addresses import Addresses
    from belegkette.desk.forms import Forms
    from belegkette.report.model import Report
    from belegkette.report.values import Finding, Named

_HERE = os.path.dirname(__file__)


def render_html(report: Report, siblings: Iterable[tuple[str, str]] = ()) -> bytes:
    """Return the whole file. `siblings` are (file name, label) of what lies in the same folder."""
    style, script = _static("report.css"), _static("report.js")
    page = environment().get_template("report.html.jinja")
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
    template = environment().get_template("body.html.jinja")
    page = make_page(report, forms or NoForms())
    return Markup(template.render(report=report, page=page, chart=build_chart(report)))  # noqa: S704 - escaped


def make_page(report: Report, forms: Forms, addresses: Addresses | None = None) -> Page:
    """Return what the templates ask about a report."""
    pieces = environment().get_template("evidence.html.jinja").module
    return Page(report, pieces, forms, addresses or OnePage())


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
def environment() -> Environment:
    """Return the templates of the report."""
    made = Environment(
        loader=FileSystemLoader(os.path.join(_HERE, "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.filters |= FILTERS
    made.filters |= {
        "anchor": anchor_of,
        "codes": names,
        "first_web": lambda addresses: next(filter(None, map(web_address, addresses[:1])), ""),
        "flow": flow,
        "grouped": grouped,
        "in_field": in_field,
        "paragraphs": paragraphs,
        "web": web_address,
    }
    return made


def _static(name: str) -> str:
    with open(os.path.join(_HERE, "static", name), encoding="utf-8") as stream:
        return stream.read()


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"
