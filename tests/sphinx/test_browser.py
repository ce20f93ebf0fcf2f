"""The shipped edition in a real browser: on a phone and a desk, light and dark, from the disk."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest
from tests.sphinx.conftest import Built

if TYPE_CHECKING:
    from playwright.sync_api import Browser

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
PAGES = (
    "index", "recommendations/summary", "recommendations/soziale-sicherung", "laendervergleich", "matrix",
    "register/index", "register/befunde", "register/statistiken", "register/codes", "search", "laender/hamburg",
    "auswertungen/index", "auswertungen/wirkfaktoren", "auswertungen/luecken", "auswertungen/zahlen",
    "auswertungen/reichweite", "auswertungen/praxisbeispiele",
)  # fmt: skip

LIGHT = ("rgb(31, 42, 51)", "rgb(238, 245, 246)")
DARK = ("rgb(227, 232, 235)", "rgb(22, 40, 45)")
"""Text and tint of a statement."""

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_no_page_scrolls_sideways_or_asks_another_host(
    browser: Browser, real_edition: Built, width: int, scheme: Literal["light", "dark"]
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)
    page = context.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    wide = []
    for name in PAGES:
        page.goto(address(real_edition.out, name))
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            wide.append(name)
    context.close()
    assert wide == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_a_link_to_an_id_shows_its_card(browser: Browser, real_edition: Built) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(address(real_edition.out, "recommendations/soziale-sicherung") + "#he-22")
    assert page.locator("#he-22 .bk-statement").is_visible()


def test_the_search_puts_an_id_first(browser: Browser, real_edition: Built) -> None:
    page = browser.new_page()
    page.goto(address(real_edition.out, "search") + "?q=he-22")
    page.get_by_text("Direkt zu HE-22").wait_for()
    link = page.get_by_role("link", name="HE-22", exact=True).first
    assert str(link.get_attribute("href")).endswith("#he-22")


@pytest.mark.parametrize(
    ("theme", "media", "colours"),
    [
        ("auto", {"color_scheme": "light"}, LIGHT),
        ("auto", {"color_scheme": "dark"}, DARK),
        ("light", {"color_scheme": "dark"}, LIGHT),
        ("dark", {"color_scheme": "light"}, DARK),
        ("dark", {"color_scheme": "dark", "media": "print"}, LIGHT),
    ],
)
def test_the_chosen_scheme_wins_over_the_wish_of_the_system_and_paper_is_light(
    browser: Browser, edition: Built, theme: str, media: dict[str, Any], colours: tuple[str, str]
) -> None:
    page = browser.new_page()
    page.goto(address(edition.out, "recommendations/netz"))
    page.evaluate(f"document.body.dataset.theme = '{theme}'")
    page.emulate_media(**media)
    shown = page.evaluate(
        """() => {
            const probe = document.createElement("p");
            probe.style.cssText = "color: var(--bk-ink); background: var(--bk-accent-ground); transition: none";
            document.querySelector("article").append(probe);
            return [getComputedStyle(probe).color, getComputedStyle(probe).backgroundColor];
        }"""
    )
    page.close()
    assert tuple(shown) == colours


def address(out: Path, name: str) -> str:
    """Return the address of a page on the disk."""
    return (out / f"{name}.html").as_uri()
