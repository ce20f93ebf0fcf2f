"""What each request is answered: a request in, a reply out; no sockets here.

Nobody but the browser that was opened with the address from the terminal sees anything of the project, and nothing is
written but by a form that this server made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, parse_qsl, quote, unquote

import msgspec

from belegkette.errors import BelegketteError
from belegkette.labels import label
from belegkette.serve.addresses import MATRIX, RECORDS, SEARCH, START, WHOLE, find_page, is_page
from belegkette.serve.boxes import Boxes, Draft, box_anchor
from belegkette.serve.deciding import Recorded, Refused, Wish, decide, parse_wish, seen_by
from belegkette.serve.messages import Reply, Request, moved
from belegkette.serve.pages import Pages, back_to, message, script, stand, styles
from belegkette.serve.work import who

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.model.ledger import Decision, Subject
    from belegkette.serve.guard import Guard
    from belegkette.serve.live import LiveProject, View

JSON = "application/json"
_FORM = "application/x-www-form-urlencoded"
_FIELDS = 12
_READ = {"/seite.css", "/seite.js", "/neues"}
_WRITE = {"/entscheiden"}


class Answers:
    """Answers for one reviewer."""

    def __init__(self, project: LiveProject, guard: Guard, reviewer: str, role: str) -> None:
        """Take what is asked of; nothing is read yet."""
        self._project = project
        self._guard = guard
        self._reviewer = reviewer
        self._role = role
        self._who = f"{reviewer} ({role})" if role else reviewer
        self._pages: Pages | None = None

    def answer(self, request: Request) -> Reply:
        """Return the reply to any request at all."""
        refused = self._refused(request)
        if refused is not None:
            return refused
        if request.path == "/" and "token=" in request.query:
            return moved("/", ("Set-Cookie", self._guard.cookie))
        try:
            with self._project.lock:
                return self._write(request) if request.method == "POST" else self._read(request)
        except BelegketteError as error:
            return message(503, "Das Projekt kann gerade nicht gelesen werden", error.message, error.remedy)

    def _refused(self, request: Request) -> Reply | None:
        """Return why a request is not even looked at, None where it is."""
        if not self._guard.knows_host(request):
            return message(
                403,
                "Falsche Adresse",
                "Diese Seite gibt es nur unter der Adresse, die beim Start genannt wurde.",
                back="",
            )
        if not is_page(request.path) and request.path not in _READ | _WRITE:
            return message(
                404, "Diese Seite gibt es nicht", "Der Bericht mit den Feldern zum Prüfen steht auf der ersten Seite."
            )
        allowed = {"POST"} if request.path in _WRITE else {"GET", "HEAD"}
        if request.method not in allowed:
            methods = (("Allow", ", ".join(sorted(allowed))),)
            return message(
                405,
                "So geht es nicht",
                "Urteile werden mit dem Knopf „Eintragen“ im Bericht abgeschickt.",
                headers=methods,
            )
        return self._stranger(request)

    def _stranger(self, request: Request) -> Reply | None:
        """Return why whoever asks is not let in, None if they are."""
        if request.path == "/seite.css" or (request.path == "/" and self._guard.brings_token(request)):
            return None
        if not self._guard.has_session(request) or "token=" in request.query:
            return message(
                403,
                "Bitte noch einmal öffnen",
                "Diese Seite öffnet sich nur mit der vollständigen Adresse, die beim Start im Terminal steht, samt „token“.",
                "Nach jedem Neustart gilt eine neue Adresse. Der Browser muss Cookies von 127.0.0.1 annehmen.",
                comment=_comment(request),
                back="",
            )
        if request.method == "POST" and not self._guard.from_own_page(request):
            return message(
                403,
                "Nicht angenommen",
                "Urteile nimmt das Programm nur von seiner eigenen Seite an. Es wurde nichts eingetragen.",
            )
        return None

    def _read(self, request: Request) -> Reply:
        if request.path == "/seite.css":
            return Reply(status=200, body=styles(), kind="text/css; charset=utf-8")
        if request.path == "/seite.js":
            return Reply(status=200, body=script(), kind="text/javascript; charset=utf-8")
        view = self._project.view()
        if request.path == "/neues":
            return self._news(view, request.query)
        return self._page(self._pages_of(view), request)

    def _pages_of(self, view: View) -> Pages:
        """Return the pages of a view; words to search in are kept as long as the texts are the same."""
        old = self._pages
        if old is not None and old.view is view:
            return old
        index = old.index if old is not None and old.view.texts == view.texts else None
        self._pages = Pages(view, self._reviewer, self._who, self._guard.form_key, index)
        return self._pages

    def _page(self, pages: Pages, request: Request) -> Reply:
        if request.path in {START, SEARCH}:
            asked = _asked(request.query)
            if request.path == SEARCH:
                return _json(200, {"found": pages.find(asked)})
            return Reply(status=200, body=pages.overview(asked))
        plain = {RECORDS: pages.records, MATRIX: pages.matrix, WHOLE: pages.whole}.get(request.path)
        if plain is not None:
            return Reply(status=200, body=plain())
        here = find_page(request.path, pages.view.corpus)
        if here is None:
            return message(404, "Diese Seite gibt es nicht", "Die Kennung wurde umbenannt oder gelöscht.")
        return Reply(
            status=200,
            body=pages.recommendation(here.recommendation) if here.recommendation else pages.record(here.record),
        )

    def _news(self, view: View, query: str) -> Reply:
        """Return what was decided since a page was made, and whether its texts are still right."""
        asked = parse_qs(query)
        texts, _dash, known = asked.get("stand", [""])[0].partition("-")
        page = asked.get("seite", [START])[0]
        count = int(known) if known.isascii() and known.isdigit() and len(known) < 10 else 0  # noqa: PLR2004
        fresh = [entry.decision for entry in view.corpus.ledger.decisions[count:]]
        subjects = {view.desk.book.resolve(entry.names): None for entry in view.corpus.ledger.decisions[count:]}
        content = {
            "stand": stand(view),
            "changed": texts != str(view.texts) or count > view.decisions,
            "others": _told(one for one in fresh if one.reviewer != self._reviewer),
            "states": [self._state(view, subject) for subject in subjects if subject is not None],
            "work": self._pages_of(view).render_work(unquote(page)) if fresh else "",
        }
        return _json(200, content)

    def _state(self, view: View, subject: Subject) -> dict[str, object]:
        boxes = Boxes(view, self._reviewer, self._guard.form_key)
        review = view.desk.book.review(subject)
        return {"subject": subject.text, "state": boxes.state(review), "known": len(review.history)}

    def _write(self, request: Request) -> Reply:
        fields = _fields(request)
        if isinstance(fields, Reply):
            return fields
        wish = parse_wish(fields)
        if not self._guard.accepts_key(fields.get("key", "")):
            return message(
                403,
                "Nicht angenommen",
                "Die Seite ist veraltet. Bitte den Bericht neu öffnen; es wurde nichts eingetragen.",
                comment=wish.comment,
            )
        outcome = decide(self._project, wish, self._reviewer, self._role)
        view = self._project.view()
        if JSON in request.headers.get("accept", ""):
            return self._told_script(view, outcome, wish.page)
        if isinstance(outcome, Recorded):
            return moved(_way_back(view, wish, outcome.subject))
        return self._refusal_page(view, wish, outcome)

    def _told_script(self, view: View, outcome: Recorded | Refused, page: str) -> Reply:
        content: dict[str, object] = {
            "ok": isinstance(outcome, Recorded),
            "reason": "",
            "seen": "",
            "states": [],
            "changes": "",
        }
        if outcome.subject is not None:
            content["states"] = [self._state(view, outcome.subject)]
            content["seen"] = seen_by(view, outcome.subject)
        if isinstance(outcome, Refused):
            boxes = Boxes(view, self._reviewer, self._guard.form_key)
            content |= {"reason": outcome.reason, "changes": boxes.changes(outcome.changes)}
            return _json(outcome.status, content)
        others = _told(outcome.others)
        content["reason"] = f"Eingetragen. Inzwischen entschieden: {others}" if others else "Eingetragen."
        content["work"] = self._pages_of(view).render_work(page)
        return _json(200, content)

    def _refusal_page(self, view: View, wish: Wish, outcome: Refused) -> Reply:
        if outcome.subject is None:
            return message(
                outcome.status,
                "Nicht eingetragen",
                outcome.reason,
                "Es wurde nichts eingetragen.",
                comment=wish.comment,
            )
        verdict = "" if outcome.changes else wish.verdict
        draft = Draft(outcome.reason, verdict=verdict, comment=wish.comment, changes=outcome.changes)
        back = _way_back(view, wish, outcome.subject)
        boxes = Boxes(view, self._reviewer, self._guard.form_key, back.partition("#")[0])
        box = boxes.box(outcome.subject, wish.place, draft)
        return message(outcome.status, "Noch nicht eingetragen", box=box, back=back)


def _asked(query: str) -> dict[str, str]:
    """Return what somebody searches for and filters by, each name once."""
    try:
        return dict(parse_qsl(query, max_num_fields=_FIELDS))
    except ValueError:
        return {}


def _way_back(view: View, wish: Wish, subject: Subject) -> str:
    return f"{back_to(wish.page, subject, view)}#{quote(box_anchor(subject, wish.place))}"


def _fields(request: Request) -> dict[str, str] | Reply:
    """Return the fields of a form, each once."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind != _FORM:
        return message(415, "Nicht angenommen", "Das war kein Formular dieser Seite. Es wurde nichts eingetragen.")
    try:
        pairs = parse_qsl(request.body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_FIELDS)
    except ValueError:
        pairs = []
    fields = dict(pairs)
    if not pairs or len(fields) != len(pairs):
        return message(
            400, "Nicht angenommen", "Das Formular ist unvollständig oder beschädigt. Es wurde nichts eingetragen."
        )
    return fields


def _json(status: int, content: dict[str, object]) -> Reply:
    return Reply(status=status, body=msgspec.json.encode(content, enc_hook=str), kind=JSON)


def _comment(request: Request) -> str:
    """Return the comment of a form that came too late, so that nobody has to write it twice."""
    fields = _fields(request) if request.method == "POST" else {}
    return "" if isinstance(fields, Reply) else parse_wish(fields).comment


def _told(decisions: Iterable[Decision]) -> str:
    return "; ".join(f"{one.subject}: {label(one.verdict)}, {who(one)}" for one in decisions)
