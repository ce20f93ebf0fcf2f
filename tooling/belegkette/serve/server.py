"""The server: this computer only, one thread a request, small bodies, no log of what people read.

It speaks HTTP/1.0 on purpose: one request a connection leaves nothing to mix up.
"""

from __future__ import annotations

import contextlib
import os
import socketserver
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from belegkette.errors import BelegketteError
from belegkette.serve.guard import HOST
from belegkette.serve.messages import SECURITY, Reply, Request
from belegkette.serve.pages import message

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_BODY = 64 * 1024
_DRAINED = 1024 * 1024
"""So much of a body that is too large is still read and thrown away, because browsers show no reply before that."""


class LocalServer(ThreadingHTTPServer):
    """Listens on the loopback address; `answer` is set before it starts."""

    allow_reuse_address = os.name == "posix"
    answer: Callable[[Request], Reply]

    def __init__(self, port: int) -> None:
        """Take the port, any free one for 0. Raises `BelegketteError` if it cannot be had."""
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise BelegketteError(
                f"Der Anschluss {port} ist nicht frei: {error.strerror}.",
                remedy="--port weglassen, dann wird ein freier gewählt.",
            ) from error

    def server_bind(self) -> None:
        """Bind without asking the name service who we are, which takes long where there is no network."""
        socketserver.TCPServer.server_bind(self)
        self.server_name = HOST
        self.server_port = int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """Stay silent when a browser hangs up; anything else is a mistake of ours and may be seen."""
        if not isinstance(sys.exception(), (ConnectionError, TimeoutError)):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class _Handler(BaseHTTPRequestHandler):
    """Turns bytes into a request and a reply into bytes."""

    server: LocalServer
    timeout = 20

    def do_GET(self) -> None:
        """Answer."""
        self._answer(b"")

    do_HEAD = do_GET  # noqa: N815 - the names are http.server's

    def do_POST(self) -> None:
        """Read a small body and answer."""
        length = self.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()) or self.headers.get("Transfer-Encoding"):
            self._send(message(411, "Nicht angenommen", "Der Anfrage fehlt die Länge. Es wurde nichts eingetragen."))
        elif len(length) > 9 or int(length) > LARGEST_BODY:  # noqa: PLR2004
            self._drain(length)
            self._send(
                message(
                    413, "Zu viel auf einmal", "Eine Anmerkung darf nicht so lang sein. Es wurde nichts eingetragen."
                )
            )
        else:
            self._answer(self.rfile.read(int(length)))

    do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_GET  # noqa: N815

    def _answer(self, body: bytes) -> None:
        target = (
            urlsplit(self.path.replace("\\", "/"), allow_fragments=False)
            if self.path.startswith("/") and not self.path.startswith("//")
            else None
        )
        request = Request(
            method=self.command,
            path=unquote(target.path) if target else "",
            query=target.query if target else "",
            headers={name.lower(): value for name, value in self.headers.items()},
            body=body,
        )
        self._send(self.server.answer(request))

    def _send(self, reply: Reply) -> None:
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        self.send_header("Content-Length", str(len(reply.body)))
        for name, value in (*SECURITY, *reply.headers):
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(reply.body)

    def _drain(self, length: str) -> None:
        left = min(int(length[:9]), _DRAINED)
        while left > 0 and (read := self.rfile.read(min(left, LARGEST_BODY))):
            left -= len(read)

    def send_error(self, code: int, _message: str | None = None, _explain: str | None = None) -> None:
        """Answer what cannot be understood at all in the words of the other pages."""
        with contextlib.suppress(ConnectionError):
            self._send(
                message(
                    code,
                    "Das hat nicht geklappt",
                    "Diese Anfrage versteht das Programm nicht. Es wurde nichts eingetragen.",
                    back="",
                )
            )

    def version_string(self) -> str:
        """Return a name without versions."""
        return "Belegkette"

    def log_message(self, *_arguments: object) -> None:
        """Keep no log of who read what."""
