"""The pages in full: the report with its fields, and short pages that say what happened."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from markupsafe import Markup

from belegkette.desk import html
from belegkette.figures import format_date
from belegkette.serve.boxes import Boxes, environment
from belegkette.serve.messages import Reply
from belegkette.serve.work import build_work

if TYPE_CHECKING:
    from belegkette.serve.live import View

_STATIC = os.path.join(os.path.dirname(__file__), "static")


def render_desk(view: View, reviewer: str, who: str, key: str) -> bytes:
    """Return the report with fields for one reviewer."""
    content = environment().get_template("desk.html.jinja")
    body = html.render_body(view.report, Boxes(view, reviewer, key))
    return _frame(
        title=f"Prüfen als {who}, Stichtag {format_date(view.day.isoformat())}",
        heading="Nachweisbericht zum Prüfen",
        start="arbeit",
        who=who,
        scripted=True,
        stand=stand(view),
        content=Markup(content.render(work=render_work(view, reviewer), body=body)),  # noqa: S704 - escaped by the template
    )


def render_work(view: View, reviewer: str) -> Markup:
    """Return the list of what waits for a reviewer."""
    template = environment().get_template("work.html.jinja")
    return Markup(template.render(work=build_work(view, reviewer)))  # noqa: S704 - escaped by the template


def stand(view: View) -> str:
    """Return as a short text which state of texts and ledger a page shows."""
    return f"{view.texts}-{view.decisions}"


def message(
    status: int,
    heading: str,
    *lines: str,
    box: Markup | None = None,
    comment: str = "",
    back: str = "/",
    headers: tuple[tuple[str, str], ...] = (),
) -> Reply:
    """Return a short page: what happened, and what to do. `comment` is what somebody wrote and must not lose."""
    template = environment().get_template("message.html.jinja")
    content = template.render(lines=lines, box=box or Markup(), comment=comment, back=back)
    body = _frame(
        title=f"{heading} – Belegkette",
        heading=heading,
        start="inhalt",
        who="",
        scripted=False,
        stand="",
        content=Markup(content),  # noqa: S704 - escaped by the template
    )
    return Reply(status=status, body=body, headers=headers)


@cache
def styles() -> bytes:
    """Return the style sheet of the report and of the fields."""
    return (html.style() + _static("seite.css")).encode()


@cache
def script() -> bytes:
    """Return the script of the report and of the fields."""
    return (html.script() + _static("seite.js")).encode()


def _frame(**parts: object) -> bytes:
    return environment().get_template("page.html.jinja").render(**parts).encode()


def _static(name: str) -> str:
    with open(os.path.join(_STATIC, name), encoding="utf-8") as stream:
        return stream.read()
