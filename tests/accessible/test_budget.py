"""A page is small, stands still while it loads, says nothing on the console, and asks nobody else."""

from __future__ import annotations

from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

import pytest
from tests.accessible.kinds import find_pages
from tests.accessible.looking import name_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext

pytestmark = pytest.mark.browser
START_AT_MOST = 150_000
SHIFT_AT_MOST = 0.001
"""None, but for a pixel that a browser rounds; 0.1 counts as good for Core Web Vitals."""
FONTS = (".woff", ".woff2", ".ttf", ".otf")
SHIFTED = """() => new Promise(done => {
  let sum = 0;
  new PerformanceObserver(list => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) sum += one.value;
  }).observe({type: "layout-shift", buffered: true});
  requestAnimationFrame(() => setTimeout(() => done(sum), 150));
})"""


class Quiet(SimpleHTTPRequestHandler):
    """A server of files that writes no log."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name of the base
        """Say nothing."""


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The address of the shipped edition on a server of this machine, in a folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site.parent)))
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{site.name}/"
    server.shutdown()
    thread.join()
    server.server_close()


def load(context: BrowserContext, address: str) -> dict[str, int]:
    """Return what a page loads, with the size of each file."""
    sizes: dict[str, int] = {}
    page = context.new_page()
    page.on("response", lambda response: sizes.__setitem__(response.url, len(response.body())))
    page.goto(address, wait_until="networkidle")
    page.close()
    return sizes


def test_the_start_page_is_small(context: BrowserContext, served: str) -> None:
    sizes = {url: size for url, size in load(context, served + "index.html").items() if not _is_font(url)}
    assert sum(sizes.values()) < START_AT_MOST, sorted(sizes.items(), key=lambda one: -one[1])


def _is_font(url: str) -> bool:
    return url.partition("?")[0].endswith(FONTS)


def test_the_search_index_is_loaded_when_somebody_searches_and_not_before(context: BrowserContext, served: str) -> None:
    before = load(context, served + "search.html")
    after = load(context, served + "search.html?q=Ansprechstelle")
    assert [url for url in before if "searchindex" in url] == []
    assert [url for url in after if "searchindex" in url] != []


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["index", "recommendations/ansprechstellen"])
def test_the_start_and_the_recommendations_stand_still(browser: Browser, site: Path, width: int, name: str) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    page.goto((site / f"{name}.html").as_uri())
    shift = page.evaluate(SHIFTED)
    page.close()
    assert shift <= SHIFT_AT_MOST


@pytest.mark.slow
@pytest.mark.parametrize("width", [390, 1440])
def test_no_kind_of_page_moves_while_it_loads(browser: Browser, kinds: list[Path], width: int) -> None:
    page = browser.new_page(viewport={"width": width, "height": 900})
    moved = {}
    for path in kinds:
        page.goto(path.as_uri())
        moved[name_of(path)] = page.evaluate(SHIFTED)
    page.close()
    assert {name: shift for name, shift in moved.items() if shift > SHIFT_AT_MOST} == {}


def test_no_page_says_anything_on_the_console_or_asks_elsewhere(context: BrowserContext, site: Path) -> None:
    said: list[str] = []
    context.on("console", lambda message: said.append(f"{message.page.url if message.page else ''}: {message.text}"))
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("request", lambda one: None if one.url.startswith(("file:", "data:")) else said.append(one.url))
    page = context.new_page()
    for path in find_pages(site):
        page.goto(path.as_uri())
    assert said == []
