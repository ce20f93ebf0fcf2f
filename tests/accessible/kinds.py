"""The kinds of page that editions have, found in the built pages, so that a new kind cannot be forgotten.

A page is made of features: its folder, its elements with their classes, roles and states. The smallest pages that
together have every feature of all editions stand for all of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from lxml import html

_DATA = re.compile(r"\d|^(reference|internal|external|docutils|current|has-children|headerlink)$")
"""Classes that name data or stand on every page say nothing about the kind."""
_STATES = ("role", "aria-expanded", "aria-live", "aria-sort", "scope", "tabindex", "type")


def find_pages(site: Path) -> list[Path]:
    """Return all pages below a folder, in order."""
    return sorted(site.rglob("*.html"))


def features_of(site: Path, page: Path) -> frozenset[str]:
    """Return of what a page is made."""
    return frozenset(_iter_features(site, page))


def _iter_features(site: Path, page: Path) -> Iterator[str]:
    yield f"folder {page.parent.relative_to(site)}"
    for element in html.parse(str(page)).iter("*"):
        yield element.tag
        yield from (f"{element.tag} {state}={element.get(state)}" for state in _STATES if state in element.attrib)
        yield from (f"{element.tag}.{word}" for word in element.get("class", "").split() if not _DATA.search(word))


def choose_kinds(sites: Iterable[Path]) -> list[Path]:
    """Return pages that together have every feature, those first that add most for their size."""
    features = {page: features_of(site, page) for site in sites for page in find_pages(site)}
    sizes = {page: page.stat().st_size for page in features}
    missing = frozenset().union(*features.values())
    chosen = []
    while missing:
        best = max(features, key=lambda page: (len(features[page] & missing) / sizes[page], str(page)))
        chosen.append(best)
        missing -= features[best]
    return chosen
