"""Who may ask: only a browser on this computer that was opened with the address from the terminal.

Four locks, each enough against one attack: the host name (a foreign name that points here, "DNS rebinding"), the
session cookie (other programs and users of the computer), the origin and the key in every form (other pages that are
open in the same browser). Nothing of this is stored; it ends with the server.
"""

from __future__ import annotations

import hmac
import secrets
from http.cookies import CookieError, SimpleCookie
from typing import TYPE_CHECKING
from urllib.parse import parse_qs

if TYPE_CHECKING:
    from belegkette.serve.messages import Request

HOST = "127.0.0.1"


class Guard:
    """The keys of one running server."""

    def __init__(self, port: int) -> None:
        """Draw new keys."""
        self._hosts = {f"{HOST}:{port}", f"localhost:{port}"}
        # Cookies do not know ports: two servers on one computer must not overwrite each other's.
        self._cookie = f"belegkette-{port}"
        self._session = secrets.token_urlsafe(32)
        self.token = secrets.token_urlsafe(24)
        self.form_key = secrets.token_urlsafe(24)
        self.address = f"http://{HOST}:{port}/?token={self.token}"

    @property
    def cookie(self) -> str:
        """The session as a browser is told to keep it: out of reach of scripts and of other sites."""
        return f"{self._cookie}={self._session}; Path=/; HttpOnly; SameSite=Strict"

    def knows_host(self, request: Request) -> bool:
        """Whether the request names this server as itself, not by a foreign name that leads here."""
        return request.headers.get("host", "").lower() in self._hosts

    def brings_token(self, request: Request) -> bool:
        """Whether this is the address from the terminal."""
        try:
            found = parse_qs(request.query, max_num_fields=8).get("token", [""])
        except ValueError:
            return False
        return _same(found[0], self.token)

    def has_session(self, request: Request) -> bool:
        """Whether the browser was here before with the right address."""
        try:
            found = SimpleCookie(request.headers.get("cookie", "")).get(self._cookie)
        except CookieError:
            return False
        return found is not None and _same(found.value, self._session)

    def from_own_page(self, request: Request) -> bool:
        """Whether a form was sent by a page of this server."""
        origin = request.headers.get("origin", "").lower()
        site = request.headers.get("sec-fetch-site", "same-origin")
        return origin == f"http://{request.headers.get('host', '').lower()}" and site == "same-origin"

    def accepts_key(self, given: str) -> bool:
        """Whether a form carries the key that its page was given."""
        return _same(given, self.form_key)


def _same(one: str, two: str) -> bool:
    return hmac.compare_digest(one.encode(), two.encode())
