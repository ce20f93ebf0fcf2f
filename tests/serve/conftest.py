"""A running local page on the constructed project, and somebody who asks it without a browser."""

from __future__ import annotations

import html
import json
import re
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import pytest
from tests.ledger.conftest import DAY, book_of, root

from belegkette.model.terms import Profile
from belegkette.serve.answers import Answers
from belegkette.serve.guard import Guard
from belegkette.serve.live import LiveProject
from belegkette.serve.server import LocalServer
from belegkette.settings import load_settings

__all__ = ["book_of", "root"]


SECOND = """---
field: netzwerk
---

# Zweite Seite

:::{recommendation} Eine zweite, konstruierte Empfehlung
:id: HE-02
:strength: kann
:addressee: LAND
:evidence: RP-01, ZAHL-1

Das Land kann eine zweite Stelle benennen.
:::
"""


class _Stay(urllib.request.HTTPRedirectHandler):
    """Shows redirections instead of following them."""

    def redirect_request(self, *_arguments: object) -> None:
        return None


@dataclass
class Got:
    """A reply."""

    status: int
    text: str
    headers: Message

    @property
    def data(self) -> Any:
        return json.loads(self.text)


@dataclass
class Visitor:
    """Asks one server and keeps its cookie. `page` are all pages as they were loaded last, the overview first."""

    address: str
    cookie: str = ""
    page: str = ""

    @property
    def base(self) -> str:
        return self.address.partition("/?")[0]

    def ask(self, path: str, body: bytes | None = None, method: str = "", headers: Mapping[str, str] = {}) -> Got:
        every = (
            {"Cookie": self.cookie, "Origin": self.base, **headers}
            if body is not None
            else {"Cookie": self.cookie, **headers}
        )
        request = urllib.request.Request(
            self.base + path,
            body,
            {name: value for name, value in every.items() if value},
            method=method or ("GET" if body is None else "POST"),
        )
        try:
            with urllib.request.build_opener(_Stay).open(request, timeout=20) as reply:
                return Got(reply.status, reply.read().decode(), reply.headers)
        except urllib.error.HTTPError as error:
            with error:
                return Got(error.code, error.read().decode(), error.headers)

    def enter(self) -> Visitor:
        """Come in with the address from the terminal and load the report."""
        reply = self.ask(self.address.removeprefix(self.base))
        self.cookie = reply.headers["Set-Cookie"].partition(";")[0]
        return self.load()

    def load(self) -> Visitor:
        """Load the overview and every page that it, its matrix and its records lead to."""
        pages = [self.ask(path).text for path in ("/", "/belege", "/matrix")]
        found = re.findall(r'href="(/(?:empfehlung|beleg)/[^"#]+)', "".join(pages))
        self.page = "".join([pages[0], *(self.ask(path).text for path in sorted(set(found), reverse=True)), *pages[1:]])
        return self

    def fields(self, subject: str) -> dict[str, str]:
        """Return the hidden fields of a subject's first form as the page holds them."""
        start = self.page.index(f'data-subject="{html.escape(subject)}"')
        form = self.page[start : self.page.index("</form>", start)]
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
        return {name: html.unescape(value) for name, value in found}

    def decide(self, subject: str, verdict: str, comment: str = "", /, *, script: bool = False, **changed: str) -> Got:
        """Send a subject's form as it stands on the page."""
        fields = {**self.fields(subject), "verdict": verdict, "comment": comment, **changed}
        headers = {"Accept": "application/json"} if script else {}
        return self.ask("/entscheiden", urlencode(fields).encode(), headers=headers)


@contextmanager
def serving(root: Path, reviewer: str = "R1", role: str = "Fachaufsicht", day: date = DAY) -> Iterator[Visitor]:
    """Run a server of its own for a reviewer."""
    live = LiveProject(str(root), load_settings(str(root)), Profile.REVIEW, lambda: day)
    with LocalServer(0) as server:
        guard = Guard(server.server_port)
        server.answer = Answers(live, guard, reviewer, role).answer
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        try:
            yield Visitor(guard.address)
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def second(root: Path) -> None:
    """One more recommendation, HE-02, which shares two records with the first."""
    (root / "recommendations" / "zweite.md").write_text(SECOND, encoding="utf-8")


@pytest.fixture
def stranger(root: Path) -> Iterator[Visitor]:
    """Somebody who knows where the server is, but not its address in full."""
    with serving(root) as visitor:
        yield visitor


@pytest.fixture
def reviewer(stranger: Visitor) -> Visitor:
    """R1, with the report open."""
    return stranger.enter()


@pytest.fixture
def ledger(root: Path) -> Callable[[], str]:
    """The ledger's text, empty as long as nothing was written."""
    path = root / "recommendations" / "reviews.yaml"
    return lambda: path.read_text(encoding="utf-8") if path.exists() else ""


@pytest.fixture
def reword(root: Path) -> Callable[[str, str], None]:
    """Change a word in the project's files."""

    def change(old: str, new: str) -> None:
        for path in (root / "recommendations" / "netz.md", root / "evidence" / "findings.yaml"):
            path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return change
