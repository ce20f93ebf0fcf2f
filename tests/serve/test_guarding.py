"""Who may ask the local page, and what others get: a short German page, and nothing written."""

from __future__ import annotations

import socket
from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

import pytest
from tests.serve.conftest import Got, Visitor

Ledger = Callable[[], str]
FORM = {"Content-Type": "application/x-www-form-urlencoded"}


def decision(visitor: Visitor) -> bytes:
    """A form that would be entered."""
    return urlencode({**visitor.fields("HE-01"), "verdict": "accepted", "comment": "x"}).encode()


def raw(visitor: Visitor, sent: bytes) -> str:
    """Send bytes as they are and return all that comes back."""
    where = urlsplit(visitor.base)
    with socket.create_connection((where.hostname, where.port), timeout=20) as connection:
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: connection.recv(65536), b"")).decode()


def is_german_page(reply: Got) -> bool:
    return '<html lang="de">' in reply.text and "Traceback" not in reply.text


def test_the_server_listens_on_the_loopback_address_alone(stranger: Visitor) -> None:
    assert urlsplit(stranger.base).hostname == "127.0.0.1"


@pytest.mark.parametrize("path", ["/", "/?token=falsch", "/?token=", "/seite.js", "/neues?stand=0-0"])
def test_without_the_right_address_nothing_is_shown(stranger: Visitor, path: str) -> None:
    reply = stranger.ask(path)
    assert (reply.status, is_german_page(reply), "HE-01" in reply.text) == (403, True, False)


def test_the_address_opens_the_page_and_leaves_the_address_bar(stranger: Visitor) -> None:
    reply = stranger.ask(stranger.address.removeprefix(stranger.base))
    assert (reply.status, reply.headers["Location"]) == (303, "/")


def test_the_cookie_is_out_of_reach_of_scripts_and_other_sites(stranger: Visitor) -> None:
    reply = stranger.ask(stranger.address.removeprefix(stranger.base))
    assert reply.headers["Set-Cookie"].endswith("; Path=/; HttpOnly; SameSite=Strict")


def test_the_page_holds_neither_token_nor_session(reviewer: Visitor) -> None:
    secrets = (reviewer.address.partition("token=")[2], reviewer.cookie.partition("=")[2])
    assert [secret in reviewer.page for secret in secrets] == [False, False]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "same-origin"),
        ("Server", "Belegkette"),
    ],
)
def test_every_reply_carries_the_headers(stranger: Visitor, name: str, value: str) -> None:
    assert {stranger.ask(path).headers[name] for path in ("/", "/gibt-es-nicht", "/seite.css")} == {value}


def test_the_content_policy_lets_nothing_in_and_nobody_frame(reviewer: Visitor) -> None:
    policy = reviewer.ask("/").headers["Content-Security-Policy"].split("; ")
    assert {"default-src 'none'", "frame-ancestors 'none'", "base-uri 'none'", "form-action 'self'"} <= set(policy)


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1", "[::1]:80", ""])
def test_a_foreign_name_that_leads_here_is_refused(reviewer: Visitor, host: str) -> None:
    reply = reviewer.ask("/", headers={"Host": host or "\t"})
    assert (reply.status, is_german_page(reply), "HE-01" in reply.text) == (403, True, False)


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": ""},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Cookie": ""},
        {"Host": "evil.example", "Origin": "http://evil.example"},
    ],
)
def test_a_form_from_anywhere_else_writes_nothing(reviewer: Visitor, ledger: Ledger, headers: dict[str, str]) -> None:
    reply = reviewer.ask("/entscheiden", decision(reviewer), headers={**FORM, **headers})
    assert (reply.status, is_german_page(reply), ledger()) == (403, True, "")


@pytest.mark.parametrize("key", ["", "falsch", "ä"])
def test_a_form_without_its_key_writes_nothing(reviewer: Visitor, ledger: Ledger, key: str) -> None:
    reply = reviewer.decide("HE-01", "accepted", "Mit Mühe geschrieben.", key=key)
    assert (reply.status, "Mit Mühe geschrieben." in reply.text, ledger()) == (403, True, "")


@pytest.mark.parametrize("method", ["GET", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_only_post_decides(reviewer: Visitor, ledger: Ledger, method: str) -> None:
    reply = reviewer.ask("/entscheiden?" + decision(reviewer).decode(), method=method)
    assert (reply.status, reply.headers["Allow"], ledger()) == (405, "POST", "")


def test_a_post_to_a_page_is_refused(reviewer: Visitor, ledger: Ledger) -> None:
    reply = reviewer.ask("/", decision(reviewer), headers=FORM)
    assert (reply.status, reply.headers["Allow"], ledger()) == (405, "GET, HEAD", "")


@pytest.mark.parametrize(
    "path",
    ["/x", "//evil.example/", "/../../etc/passwd", "/%2e%2e/recommendations/reviews.yaml", "/seite.css/", "/%00"],
)
def test_other_paths_lead_nowhere(reviewer: Visitor, path: str) -> None:
    reply = reviewer.ask(path)
    assert (reply.status, is_german_page(reply)) == (404, True)


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"x" * 70_000, FORM["Content-Type"], 413),
        (b"comment=" + b"x" * 3_000_000, FORM["Content-Type"], 413),
        (b"", FORM["Content-Type"], 400),
        (b"verdict=accepted&verdict=rejected", FORM["Content-Type"], 400),
        (b"&".join(b"f%d=1" % at for at in range(50)), FORM["Content-Type"], 400),
        (b"\xff\xfe", FORM["Content-Type"], 400),
        (b"comment=%FF%FE", FORM["Content-Type"], 400),
        (b"{}", "application/json", 415),
        (b"--x--", "multipart/form-data; boundary=x", 415),
        (b"verdict=accepted", "text/plain", 415),
    ],
)
def test_a_broken_body_writes_nothing(reviewer: Visitor, ledger: Ledger, body: bytes, kind: str, status: int) -> None:
    reply = reviewer.ask("/entscheiden", body, headers={"Content-Type": kind})
    assert (reply.status, is_german_page(reply), ledger()) == (status, True, "")


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ({"subject": "HE-99"}, 404),
        ({"subject": "HE-01 -> HE-01"}, 404),
        ({"subject": ""}, 404),
        ({"subject": "T-01 -> HE-01 -> T-01"}, 404),
        ({"seen": ""}, 409),
        ({"seen": "HE-01 0; ; x"}, 409),
        ({"verdict": "vielleicht"}, 422),
        ({"comment": "x" * 5_001}, 422),
    ],
)
def test_a_form_with_invented_values_writes_nothing(
    reviewer: Visitor, ledger: Ledger, changed: dict[str, str], status: int
) -> None:
    reply = reviewer.decide("HE-01", "accepted", script=False, **changed)
    assert (reply.status, is_german_page(reply), ledger()) == (status, True, "")


@pytest.mark.parametrize("place", ["evil\r\nSet-Cookie: a=b", "//evil.example", "x" * 500, "../"])
def test_the_way_back_cannot_be_bent(reviewer: Visitor, place: str) -> None:
    reply = reviewer.decide("HE-01", "accepted", place=place)
    assert (reply.headers["Location"], "Set-Cookie" in reply.headers) == ("/empfehlung/HE-01#he-01--urteil", False)


@pytest.mark.parametrize("known", ["-1", "x", "9" * 50, "²"])
def test_an_invented_count_does_no_harm(reviewer: Visitor, known: str) -> None:
    assert reviewer.decide("HE-01", "accepted", known=known).status == 303


@pytest.mark.parametrize("stand", ["", "x", "0", "0--1", "9-" + "9" * 60, "0-%C2%B2", "%FF"])
def test_an_invented_state_does_no_harm(reviewer: Visitor, stand: str) -> None:
    assert reviewer.ask(f"/neues?stand={stand}").status == 200


@pytest.mark.parametrize(
    "sent",
    [
        b"UNSINN\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"BREW / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"POST /entscheiden HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /entscheiden HTTP/1.1\r\nContent-Length: -5\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\n\r\n",
    ],
)
def test_what_is_no_request_gets_a_german_page(reviewer: Visitor, sent: bytes) -> None:
    reply = raw(reviewer, sent)
    assert ('<html lang="de">' in reply, "HE-01" in reply) == (True, False)
