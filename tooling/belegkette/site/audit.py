"""The look at a built site (OUT007, OUT009): nothing is asked of another host, nothing leads nowhere.

Only the files are believed. A page must carry a policy that is strict and fits what it holds; pages, styles and
pictures must take what they load from the site itself; no script may set a cookie or open a line to a server. Links for
readers to other sites are allowed.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser
from lxml.html import fromstring as parse_html

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.site.policy import policy_of

_LOADS = {
    "audio": ("src",), "embed": ("src",), "iframe": ("src",), "img": ("src", "srcset"), "image": ("href",),
    "input": ("src",), "object": ("data",), "script": ("src",), "source": ("src", "srcset"), "track": ("src",),
    "use": ("href",), "video": ("src", "poster"), "form": ("action",), "button": ("formaction",), "a": ("ping",),
}  # fmt: skip
"""What browsers load or send without being asked by the reader; ``link`` depends on its ``rel``."""
_LINKS_THAT_DO_NOT_LOAD = frozenset(
    {"alternate", "author", "canonical", "index", "license", "next", "prev", "search", "up"}
)
_CSS_ADDRESS = re.compile(r"url\(\s*[\"']?([^\"')]+)|@import\s+[\"']([^\"']+)", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_LINES_OUT = re.compile(r"document\.cookie|sendBeacon|new\s+(?:WebSocket|EventSource)|importScripts")
_META = "Content-Security-Policy"
_SKIPPED = frozenset({"_sources"})


def audit_site(folder: str) -> Iterator[Problem]:
    """Yield what is wrong with the files of a site, in the order of their paths."""
    anchors: dict[str, frozenset[str]] = {}
    links: list[tuple[str, str]] = []
    for path in iter_site_files(folder):
        suffix = os.path.splitext(path)[1].lower()
        with open(os.path.join(folder, *path.split("/")), "rb") as stream:
            data = stream.read()
        text = data.decode("utf-8", errors="replace")
        if suffix == ".html":
            page = _parse(text)
            if page is None:
                yield _problem("OUT001", path, 1, _("Die Seite ist leer."))
                continue
            anchors[path] = frozenset(str(one) for one in page.xpath("//@id | //a/@name"))
            links += [(path, str(one)) for one in page.xpath("//a/@href | //area/@href")]
            yield from _audit_page(page, text, path, folder)
        elif suffix in {".css", ".svg"}:
            yield from _audit_style(text, path)
        elif suffix == ".js" and (found := _LINES_OUT.search(text)):
            message = _("Das Skript enthält „{text}“.").format(text=found[0])
            yield _problem("OUT009", path, _line(text, found.start()), message)
    yield from _audit_links(links, anchors, folder)


def iter_site_files(folder: str) -> Iterator[str]:
    """Yield the paths of all files, with slashes, sorted."""
    found = []
    for base, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if name not in _SKIPPED)
        inside = os.path.relpath(base, folder).replace(os.sep, "/")
        found += [name if inside == "." else f"{inside}/{name}" for name in names]
    yield from sorted(found)


def _parse(text: str) -> HtmlElement | None:
    try:
        return parse_html(text.encode(), parser=HTMLParser(encoding="utf-8"))
    except (etree.LxmlError, ValueError):
        return None


def _audit_page(page: HtmlElement, text: str, path: str, folder: str) -> Iterator[Problem]:
    policies = [str(one) for one in page.xpath(f"//meta[@http-equiv='{_META}']/@content")]
    if not policies:
        yield _problem("OUT009", path, 1, _("Der Seite fehlt die Sicherheitsrichtlinie (Content-Security-Policy)."))
    elif policies[0] != policy_of(text):
        yield _problem("OUT009", path, 1, _("Die Sicherheitsrichtlinie der Seite passt nicht zu ihrem Inhalt."))
    for element in page.iter():
        if isinstance(element.tag, str):
            yield from _audit_scripts(element, path)
            yield from _audit_addresses(element, path, folder)


def _audit_scripts(element: HtmlElement, path: str) -> Iterator[Problem]:
    for name, value in element.attrib.items():
        bare = name.rpartition("}")[2].lower()
        if bare.startswith("on") or value.strip().lower().startswith("javascript:"):
            message = _("Im Markup steht ein Skript: {name}=„{value}“.").format(name=bare, value=value[:60])
            yield _problem("OUT009", path, element.sourceline or 1, message)


def _audit_addresses(element: HtmlElement, path: str, folder: str) -> Iterator[Problem]:
    line = element.sourceline or 1
    for address in _iter_loaded(element):
        if is_elsewhere(address):
            yield _elsewhere(path, line, address)
        elif _is_missing(address, path, folder):
            message = _("„{address}“ gibt es in der Website nicht.").format(address=address)
            yield _problem("OUT007", path, line, message)
    if element.tag == "style" or element.get("style"):
        for address in _iter_css_addresses(f"{element.text or ''} {element.get('style', '')}"):
            if is_elsewhere(address):
                yield _elsewhere(path, line, address)


def _iter_loaded(element: HtmlElement) -> Iterator[str]:
    if element.tag == "link" and not set(element.get("rel", "").lower().split()) & _LINKS_THAT_DO_NOT_LOAD:
        yield element.get("href", "")
    if element.tag == "meta" and element.get("http-equiv", "").lower() == "refresh":
        yield element.get("content", "").partition("=")[2].strip()
    for name in _LOADS.get(element.tag, ()):
        value = element.get(name) or element.get(f"{{http://www.w3.org/1999/xlink}}{name}") or ""
        yield from (part.split()[0] for part in value.split(",") if part.strip()) if name == "srcset" else (value,)


def is_elsewhere(address: str) -> bool:
    """Say whether an address leads out of the site; data in the page itself does not."""
    address = address.strip()
    return address.startswith("//") or (bool(urlsplit(address).scheme) and not address.lower().startswith("data:"))


def _is_missing(address: str, path: str, folder: str) -> bool:
    target = unquote(urlsplit(address).path)
    if not target or address.startswith("data:"):
        return False
    return not os.path.exists(os.path.join(folder, os.path.dirname(path), target))


def _audit_style(text: str, path: str) -> Iterator[Problem]:
    bare = _CSS_COMMENT.sub(lambda found: "\n" * found[0].count("\n"), text)
    for found in _CSS_ADDRESS.finditer(bare):
        if is_elsewhere(found[1] or found[2]):
            yield _elsewhere(path, _line(bare, found.start()), found[1] or found[2])


def _iter_css_addresses(text: str) -> Iterator[str]:
    for found in _CSS_ADDRESS.finditer(_CSS_COMMENT.sub("", text)):
        yield found[1] or found[2]


def _audit_links(links: list[tuple[str, str]], anchors: dict[str, frozenset[str]], folder: str) -> Iterator[Problem]:
    """Yield links that lead nowhere, each address once a page."""
    for path, address in dict.fromkeys(links):
        parts = urlsplit(address)
        if parts.scheme or parts.netloc:
            continue
        inside = os.path.normpath(os.path.join(os.path.dirname(path), unquote(parts.path))) if parts.path else path
        target = inside.replace(os.sep, "/")
        anchor = unquote(parts.fragment)
        if target in anchors:
            missing = bool(anchor) and anchor not in anchors[target]
        else:
            missing = not os.path.exists(os.path.join(folder, *target.split("/")))
        if missing:
            yield _problem("OUT007", path, 1, _("Der Verweis „{address}“ führt nirgendhin.").format(address=address))


def _elsewhere(path: str, line: int, address: str) -> Problem:
    message = _("Die Website würde „{address}“ von woanders laden.").format(address=address[:120])
    return _problem("OUT009", path, line, message)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _problem(code: str, path: str, line: int, message: str) -> Problem:
    hints = {
        "OUT007": _("Das Ziel prüfen, den Text berichtigen und neu bauen."),
        "OUT009": _("Die Datei in den Ordner des Projekts legen und von dort einbinden, oder die Stelle entfernen."),
    }
    return Problem(code=code, place=Location(path=path, line=line, column=1), message=message, hint=hints.get(code, ""))
