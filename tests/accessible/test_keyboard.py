"""The ways that readers go, by keyboard alone, with and without JavaScript; where they are is always visible."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.accessible.looking import Condition, name_of, open_page

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
MOST_STEPS = 400
WHERE = """() => {
  const one = document.activeElement;
  return [one.tagName, one.getAttribute("href") || "", (one.textContent || one.getAttribute("aria-label") || "").trim()];
}"""
UNSEEN = """() => {
  const one = document.activeElement, style = getComputedStyle(one), box = one.getBoundingClientRect();
  if (one === document.body) return null;
  const seen = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2 || style.boxShadow !== "none";
  const inside = box.width > 0 && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return seen && inside ? null : one.outerHTML.slice(0, 120);
}"""


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without JavaScript"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page on a desk, with and without scripts."""
    settings = {"reduced_motion": "reduce", "java_script_enabled": request.param}
    with open_page(browser, Condition("Tastatur", 1280, settings)) as opened:
        yield opened


def go(page: Page, *, href: str = "", text: str = "") -> None:
    """Press Tab until a link with this in its address and text has the focus, then follow it."""
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        tag, address, words = page.evaluate(WHERE)
        if tag == "A" and href in address and text in words.replace("\u00ad", ""):
            before = page.url
            page.keyboard.press("Enter")
            page.wait_for_function("before => location.href !== before", arg=before)
            return
    pytest.fail(f"no link with {href!r} and {text!r} can be reached by keyboard on {page.url}")


def test_from_the_start_to_a_recommendation_and_its_evidence(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    go(page, href="recommendations/ansprechstellen.html")
    go(page, href="../register/befunde.html#f-")
    assert page.url.startswith((site / "register" / "befunde.html").as_uri() + "#f-")
    assert page.locator(":target").is_visible()


def test_from_the_start_to_the_pdf(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    for _step in range(MOST_STEPS):
        page.keyboard.press("Tab")
        _tag, address, words = page.evaluate(WHERE)
        if address.endswith(".pdf"):
            break
    assert (site / address).is_file()
    assert words.startswith("Alles als PDF (")


def test_to_the_easy_text_and_back_to_the_same_place(page: Page, site: Path) -> None:
    start = (site / "recommendations" / "ansprechstellen.html").as_uri()
    page.goto(start)
    go(page, href="easy-language/", text="Leicht lesbar")
    assert "/easy-language/" in page.url
    go(page, href="recommendations/ansprechstellen.html")
    assert page.url.split("#")[0] == start


@pytest.mark.parametrize("place", ["recommendations/method.html", "register/index.html", "index.html"])
def test_from_any_place_to_the_easy_edition_and_back_there(place: str, browser: Browser, site: Path) -> None:
    start = f"{site.as_uri()}/{place}"
    with open_page(browser, Condition("Schalter", 1280, {"reduced_motion": "reduce"})) as page:
        page.goto(start)
        go(page, href="easy-language/", text="Leicht lesbar")
        assert "/easy-language/" in page.url
        page.locator("nav.bk-easy-switch a").click()
        page.wait_for_url(start)


def test_the_switch_leads_to_the_recommendation_that_is_being_read_and_back(browser: Browser, site: Path) -> None:
    with open_page(browser, Condition("Schalter", 1280, {"reduced_motion": "reduce"})) as page:
        page.goto(f"{site.as_uri()}/recommendations/ansprechstellen.html#he-05")
        page.locator("nav.bk-easy-switch a").click()
        page.wait_for_url("**/easy-language/netzwerk.html?*#he-05")
        page.locator("nav.bk-easy-switch a").click()
        page.wait_for_url("**/recommendations/ansprechstellen.html#he-05")


def test_the_switch_leads_nowhere_else_whatever_the_address_says(browser: Browser, site: Path) -> None:
    with open_page(browser, Condition("Schalter", 1280, {"reduced_motion": "reduce"})) as page:
        page.goto(f"{site.as_uri()}/easy-language/index.html?from=javascript:alert(1)")
        page.locator("nav.bk-easy-switch a").click()
        page.wait_for_url(f"{site.as_uri()}/index.html")


def test_the_first_tab_leads_to_the_content(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.keyboard.press("Tab")
    assert page.evaluate(WHERE)[1] == "#furo-main-content"


def test_a_recommendation_is_found_by_its_id(browser: Browser, site: Path) -> None:
    with open_page(browser, Condition("Suche", 1280, {"reduced_motion": "reduce"})) as page:
        page.goto((site / "search.html").as_uri())
        page.get_by_role("main").get_by_role("searchbox").focus()
        page.keyboard.type("he 5")
        page.keyboard.press("Enter")
        page.locator("#bk-search-direct a").first.wait_for()
        go(page, href="#he-05")
        assert page.url.endswith("#he-05")


def test_a_card_opens_on_focus_and_closes_on_escape(browser: Browser, site: Path) -> None:
    with open_page(browser, Condition("Karte", 1280, {"reduced_motion": "reduce"})) as page:
        page.goto((site / "recommendations" / "ansprechstellen.html").as_uri())
        link = page.locator("article a.bk-ref").first
        link.focus()
        page.locator(".bk-card-over").wait_for(state="visible")
        page.keyboard.press("Escape")
        page.locator(".bk-card-over").wait_for(state="hidden")
        assert link.evaluate("one => one === document.activeElement")


SCHEMES = pytest.mark.parametrize(
    "settings",
    [
        pytest.param({"color_scheme": "light"}, id="light"),
        pytest.param({"color_scheme": "dark"}, id="dark", marks=pytest.mark.slow),
        pytest.param({"forced_colors": "active"}, id="forced colours", marks=pytest.mark.slow),
    ],
)


@SCHEMES
def test_whoever_goes_by_keyboard_sees_where_they_are(
    browser: Browser, few: list[Path], settings: dict[str, str]
) -> None:
    unseen = []
    with open_page(browser, Condition("Fokus", 1280, {"reduced_motion": "reduce", **settings})) as page:
        for path in few:
            page.goto(path.as_uri())
            for _step in range(45):
                page.keyboard.press("Tab")
                if found := page.evaluate(UNSEEN):
                    unseen.append((name_of(path), found))
    assert unseen == []
