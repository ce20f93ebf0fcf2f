"""The last step of every page: a Content-Security-Policy that allows what the page holds, and nothing else.

The theme writes a few scripts, styles and style attributes into its pages. Each is allowed by the hash of its text
(CSP Level 3, 6.7); a script that somebody slips in later has no hash and does not run. No page may ask a server for data
(``connect-src``), so that nothing leaves the site even where a script would try.
"""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable
from functools import cache
from html import unescape

_SCRIPT = re.compile(r"<script(?P<attributes>[^>]*)>(?P<text>.*?)</script>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style[^>]*>(.*?)</style>", re.DOTALL | re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"<[a-zA-Z][^<>]*?\sstyle=\"([^\"]*)\"")
_HAS_ADDRESS = re.compile(r"\ssrc\s*=")
_FIRST_META = "<meta charset"
_PAGE_START = "<!doctype html"


def seal(page: str) -> str:
    """Return a page with its policy right after its charset, which must stand first (HTML, 4.2.5.4: 1,024 bytes).

    What is no page comes back as it is.
    """
    meta = page.find(_FIRST_META)
    head = page.find(">", meta) + 1
    if meta < 0 or head == 0 or page.lstrip()[: len(_PAGE_START)].lower() != _PAGE_START:
        return page
    return f'{page[:head]}\n    <meta http-equiv="Content-Security-Policy" content="{policy_of(page)}">{page[head:]}'


def policy_of(page: str) -> str:
    """Return the policy for a page."""
    scripts = [
        found["text"]
        for found in _SCRIPT.finditer(page)
        if found["text"].strip() and not _HAS_ADDRESS.search(found["attributes"])
    ]
    attributes = [unescape(text) for text in _STYLE_ATTRIBUTE.findall(page)]
    styles = _hashes([*_STYLE.findall(page), *attributes])
    hashed = " 'unsafe-hashes'" if attributes else ""
    return "; ".join((
        "default-src 'none'",
        f"script-src 'self'{_hashes(scripts)}",
        f"style-src 'self'{hashed}{styles}",
        "img-src 'self' data:",
        "font-src 'self'",
        "media-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
    ))  # fmt: skip


def _hashes(texts: Iterable[str]) -> str:
    return "".join(f" '{_hash(text)}'" for text in dict.fromkeys(texts))


@cache
def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode("ascii")
