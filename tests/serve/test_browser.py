"""The local page in a real browser: two reviewers at the same time, with and without JavaScript, by phone and desk."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.serve.conftest import Visitor, serving

from belegkette.ledger.state import ReviewBook

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]

UNFOLDED = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".rec, .ev, .finding, tr")) one.style.contentVisibility = "visible";
}"""


@pytest.fixture
def two(root: Path, second: None) -> Iterator[tuple[Visitor, Visitor]]:
    """Two servers on one project: R1 and R2."""
    with ExitStack() as stack:
        yield (
            stack.enter_context(serving(root, "R1", "Fachaufsicht")),
            stack.enter_context(serving(root, "R2", "Praxis")),
        )


def opened(
    browser: Browser, server: Visitor, path: str = "/empfehlung/HE-01", *, script: bool = True, width: int = 1200
) -> Page:
    """Come in with the address from the terminal and go on to one page."""
    context = browser.new_context(java_script_enabled=script, viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(server.address)
    page.goto(server.base + path)
    return page


def box(page: Page, subject: str) -> Locator:
    found = page.locator(f'.decide[data-subject="{subject}"]').first
    found.evaluate(
        "one => { for (let at = one; at; at = at.parentElement) if (at.tagName === 'DETAILS') at.open = true }"
    )
    return found


def send(page: Page, subject: str, verdict: str, comment: str = "") -> None:
    """Fill in a form and send it, without waiting for the answer."""
    fields = box(page, subject)
    fields.get_by_label(verdict, exact=True).check()
    fields.get_by_label("Anmerkung").fill(comment)
    fields.get_by_role("button", name="Eintragen").click()


@pytest.mark.parametrize("script", [True, False])
def test_two_reviewers_at_the_same_time_are_both_in_the_ledger(
    browser: Browser, two: tuple[Visitor, Visitor], book_of: Callable[[], ReviewBook], script: bool
) -> None:
    first, second = (opened(browser, server, script=script) for server in two)
    send(first, "HE-01", "angenommen", "Gelesen.")
    send(second, "HE-01", "Änderung gewünscht", "Bitte klären.")
    send(second, "HE-01 -> T-01", "angenommen")
    for page, subject in ((first, "HE-01"), (second, "HE-01 -> T-01")):
        page.locator(f'.decide[data-subject="{subject}"] .state', has_text="R").first.wait_for(state="attached")
    first.context.close()
    second.context.close()
    opinions = book_of().statement("HE-01").opinions
    assert sorted((one.reviewer, str(one.verdict), one.comment) for one in opinions) == [
        ("R1", "accepted", "Gelesen."),
        ("R2", "changes-requested", "Bitte klären."),
    ]


def test_an_open_page_shows_what_the_other_one_decides(browser: Browser, two: tuple[Visitor, Visitor]) -> None:
    first, second = (opened(browser, server) for server in two)
    send(second, "HE-01", "angenommen")
    first.locator("#meldung", has_text="Inzwischen entschieden: HE-01: angenommen, R2 (Praxis).").wait_for()
    shown = (box(first, "HE-01").locator(".state").text_content() or "").replace("\N{NO-BREAK SPACE}", " ")
    first.context.close()
    second.context.close()
    assert shown == "angenommen R2 (Praxis), 22. November 2026"


def test_a_stale_decision_shows_the_difference_and_keeps_the_comment(
    browser: Browser, two: tuple[Visitor, Visitor], reword: Callable[[str, str], None]
) -> None:
    page = opened(browser, two[0])
    reword("in jedem Kreis eine Stelle benennen", "in jedem Kreis zwei Stellen benennen")
    send(page, "HE-01", "zurückgewiesen", "Mit Mühe geschrieben.")
    answer = box(page, "HE-01").locator(".answer ins")
    answer.wait_for()
    found = (answer.inner_text(), box(page, "HE-01").get_by_label("Anmerkung").input_value())
    page.context.close()
    assert found == ("zwei Stellen", "Mit Mühe geschrieben.")


def test_without_script_the_reader_comes_back_to_the_same_place(browser: Browser, two: tuple[Visitor, Visitor]) -> None:
    page = opened(browser, two[0], script=False)
    send(page, "HE-01 -> T-02", "angenommen")
    page.wait_for_url("**/empfehlung/HE-01#he-01--t-02--urteil")
    seen = page.locator("#he-01--t-02--urteil").evaluate("one => one.getBoundingClientRect().top < innerHeight")
    page.context.close()
    assert seen is True


def test_the_page_is_silent_and_asks_nobody_else(browser: Browser, two: tuple[Visitor, Visitor]) -> None:
    context = browser.new_context()
    page = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(two[0].address)
    page.get_by_label("Suchen in allem").fill("Absprachen")
    page.get_by_text("1 von 2 Empfehlungen").wait_for()
    page.get_by_role("link", name="HE-01 ").first.click()
    send(page, "HE-01", "angenommen")
    box(page, "HE-01").get_by_text("Eingetragen.").wait_for()
    context.close()
    assert (said, [url for url in asked if not url.startswith((two[0].base, "data:"))]) == ([], [])


def barriers(page: Page) -> tuple[list[tuple[str, list[str]]], bool]:
    """Return what axe finds on a page with everything unfolded, and whether it is wider than the window."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.evaluate(UNFOLDED)
    found = axe.Axe().run(page).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    return [(one["id"], [node["html"][:90] for node in one["nodes"][:3]]) for one in found], wide


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_barrier(browser: Browser, two: tuple[Visitor, Visitor], width: int) -> None:
    page = opened(browser, two[0], width=width)
    send(page, "HE-01", "angenommen")
    box(page, "HE-01").get_by_text("Eingetragen.").wait_for()
    said = {"HE-01": barriers(page)}
    for path in ("/", "/?q=gibtesnicht", "/belege", "/beleg/T-01", "/matrix", "/bericht"):
        page.goto(two[0].base + path)
        said[path] = barriers(page)
    page.context.close()
    assert {path: found for path, found in said.items() if found != ([], False)} == {}


@pytest.mark.parametrize("width", [390, 1440])
def test_axe_finds_no_barrier_in_a_refusal(
    browser: Browser, two: tuple[Visitor, Visitor], reword: Callable[[str, str], None], width: int
) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page = opened(browser, two[0], width=width)
    reword("in jedem Kreis eine Stelle benennen", "in jedem Kreis zwei Stellen benennen")
    box(page, "HE-01").locator("form").evaluate("form => { form.elements.verdict[0].checked = true; form.submit() }")
    page.get_by_role("heading", name="Noch nicht eingetragen").wait_for()
    found = axe.Axe().run(page).response["violations"]
    page.context.close()
    assert [(one["id"], [node["html"][:90] for node in one["nodes"][:3]]) for one in found] == []


def shown(page: Page) -> list[str]:
    return page.locator("#tabelle-empfehlungen tbody tr:visible th").all_text_contents()


@pytest.mark.parametrize("script", [True, False])
def test_the_search_finds_words_of_evidence_that_stands_on_another_page(
    browser: Browser, two: tuple[Visitor, Visitor], script: bool
) -> None:
    page = opened(browser, two[0], "/", script=script)
    page.get_by_label("Suchen in allem").fill("Absprachen")
    page.get_by_label("Suchen in allem").press("Enter")
    page.get_by_text("1 von 2 Empfehlungen").wait_for()
    found = (shown(page), "q=Absprachen" in page.url)
    page.context.close()
    assert found == (["HE-01"], True)


def test_coming_back_to_the_overview_keeps_what_was_searched(browser: Browser, two: tuple[Visitor, Visitor]) -> None:
    page = opened(browser, two[0], "/")
    page.get_by_label("Suchen in allem").fill("Absprachen")
    page.get_by_text("1 von 2 Empfehlungen").wait_for()
    page.locator("#tabelle-empfehlungen").get_by_role("link", name="HE-01").click()
    page.get_by_role("heading", name="HE-01 prüfen").wait_for()
    page.go_back()
    page.get_by_text("1 von 2 Empfehlungen").wait_for()
    found = shown(page)
    page.context.close()
    assert found == ["HE-01"]


def test_the_keyboard_leads_from_one_recommendation_to_the_next_that_waits(
    browser: Browser, two: tuple[Visitor, Visitor]
) -> None:
    page = opened(browser, two[0])
    page.locator("#arbeit").get_by_role("link", name="Weiter mit").focus()
    page.keyboard.press("Enter")
    page.get_by_role("heading", name="HE-02 prüfen").wait_for()
    open_here = page.locator("details:not([open])").count()
    page.context.close()
    assert open_here == 0


def test_a_decision_counts_down_what_waits(browser: Browser, two: tuple[Visitor, Visitor]) -> None:
    page = opened(browser, two[0])
    before = int(page.locator("#arbeit b").inner_text())
    send(page, "HE-01", "angenommen")
    page.locator("#arbeit b", has_text=str(before - 1)).wait_for()
    page.context.close()
