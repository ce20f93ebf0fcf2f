"""The pages in full: overview, one page for each recommendation and each record, and short pages that say what happened.

The report comes in parts, because a thousand recommendations with their evidence and the fields below them are more
than a browser should be handed at once.
"""

from __future__ import annotations

import os
from functools import cache, cached_property
from typing import TYPE_CHECKING

from markupsafe import Markup

from belegkette.desk import html
from belegkette.desk.chart import build_chart
from belegkette.desk.forms import NoForms
from belegkette.figures import format_date
from belegkette.serve.addresses import Parts, find_page, page_of
from belegkette.serve.boxes import Boxes, environment
from belegkette.serve.finding import QUERY, Index, comments, find
from belegkette.serve.messages import Reply
from belegkette.serve.work import Work, build_work

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from belegkette.desk.page import Page
    from belegkette.model.ledger import Subject
    from belegkette.report.model import Recommendation
    from belegkette.report.record_values import Evidence
    from belegkette.serve.live import View

_STATIC = os.path.join(os.path.dirname(__file__), "static")
_OVERVIEW = "Nachweisbericht zum Prüfen"


class Pages:
    """The pages of one view for one reviewer. `index` may come from an older view with the same texts."""

    def __init__(self, view: View, reviewer: str, who: str, key: str, index: Index | None = None) -> None:
        """Take the view; nothing is rendered before it is asked for."""
        self.view = view
        self._reviewer = reviewer
        self._who = who
        self._key = key
        self._old_index = index

    @cached_property
    def index(self) -> Index:
        """The words to search in."""
        return self._old_index or Index(self.view.report)

    @cached_property
    def work(self) -> Work:
        """What waits for the reviewer."""
        return build_work(self.view, self._reviewer)

    @cached_property
    def _reading(self) -> Page:
        return html.make_page(self.view.report, NoForms(), Parts())

    @cached_property
    def _comments(self) -> dict[str, str]:
        return comments(self.view)

    @cached_property
    def _start(self) -> bytes:
        return self._overview({}, None)

    def overview(self, asked: Mapping[str, str]) -> bytes:
        """Return the first page. `asked` are words to search for and filters."""
        return self._overview(asked, set(self.find(asked))) if any(asked.values()) else self._start

    def find(self, asked: Mapping[str, str]) -> list[str]:
        """Return the ids of the recommendations that fit, in reading order."""
        return find(self._reading, self.index, self._comments, asked)

    def _overview(self, asked: Mapping[str, str], shown: set[str] | None) -> bytes:
        chart = build_chart(self.view.report)
        return self._page("overview", _OVERVIEW, chart=chart, asked=asked, query=QUERY, shown=shown)

    def recommendation(self, name: str) -> bytes:
        """Return a recommendation with all its evidence and with fields."""
        every = self.view.report.recommendations
        return self._deciding("recommendation", f"{name} prüfen", Parts().recommendation(name), every, name)

    def record(self, name: str) -> bytes:
        """Return a record with fields for its source."""
        every = self.view.report.evidence
        return self._deciding("record", f"Beleg {name} prüfen", Parts().record(name), every, name)

    def records(self) -> bytes:
        """Return all records, and which of them nothing rests on."""
        return self._page("records", "Alle Belege")

    def matrix(self) -> bytes:
        """Return the matrix of recommendations and records."""
        return self._page("matrix", "Matrix")

    def whole(self) -> bytes:
        """Return the report on one page, to read and to print; nothing can be entered there."""
        return self._frame(
            "Nachweisbericht", Markup('<main id="inhalt">{}</main>').format(html.render_body(self.view.report))
        )

    def render_work(self, path: str) -> Markup:
        """Return what waits for the reviewer, as the page at `path` shows it."""
        here = find_page(path, self.view.corpus)
        return _render("short_work" if here else "work", work=self.work, here=here, parts=Parts())

    def _deciding(
        self, template: str, heading: str, path: str, every: Sequence[Recommendation | Evidence], name: str
    ) -> bytes:
        """Return the page of one of several things in reading order, with the way to its neighbours."""
        names = ["", *(one.id for one in every), ""]
        at = names.index(name, 1)
        page = html.make_page(self.view.report, Boxes(self.view, self._reviewer, self._key, path), Parts())
        return self._page(template, heading, page, path, one=every[at - 1], before=names[at - 1], after=names[at + 1])

    def _page(self, template: str, heading: str, page: Page | None = None, path: str = "/", **parts: object) -> bytes:
        content = _render(
            template,
            report=self.view.report,
            page=page or self._reading,
            parts=Parts(),
            work=self.render_work(path),
            **parts,
        )
        return self._frame(heading, content)

    def _frame(self, heading: str, content: Markup) -> bytes:
        start = "arbeit" if heading == _OVERVIEW else "inhalt"
        return _frame(
            title=f"{heading}, {self._who}, Stichtag {format_date(self.view.day.isoformat())}",
            heading=heading,
            start=start,
            who=self._who,
            scripted=True,
            stand=stand(self.view),
            content=content,
        )


def stand(view: View) -> str:
    """Return as a short text which state of texts and ledger a page shows."""
    return f"{view.texts}-{view.decisions}"


def back_to(path: str, subject: Subject, view: View) -> str:
    """Return the page that a form was sent from, and where it may have been bent, the subject's own."""
    here = find_page(path, view.corpus)
    return page_of(here or subject)


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
    body = _frame(
        title=f"{heading} – Belegkette",
        heading=heading,
        start="inhalt",
        who="",
        scripted=False,
        stand="",
        content=_render("message", lines=lines, box=box or Markup(), comment=comment, back=back),
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


def _render(template: str, **parts: object) -> Markup:
    text = environment().get_template(f"{template}.page.jinja").render(**parts)
    return Markup(text)  # noqa: S704 - escaped by the template


def _frame(**parts: object) -> bytes:
    return environment().get_template("frame.page.jinja").render(**parts).encode()


def _static(name: str) -> str:
    with open(os.path.join(_STATIC, name), encoding="utf-8") as stream:
        return stream.read()
