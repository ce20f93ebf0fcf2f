"""The report in a real browser: light and dark, on a phone and a desk, by keyboard, without its script, on paper."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pypdf
import pytest
from tests.report.conftest import Made

from belegkette.desk.html import render_html

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="Debian's chromium is not installed"),
]


@pytest.fixture(scope="module")
def address(real: Made, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of the shipped corpus on the disk."""
    return _saved(render_html(real.report), tmp_path_factory.mktemp("real"))


@pytest.fixture(scope="module")
def hostile(made: Made, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The report of the constructed project on the disk."""
    return _saved(render_html(made.report), tmp_path_factory.mktemp("hostile"))


def _saved(page: bytes, folder: Path) -> str:
    target = folder / "nachweisbericht.html"
    target.write_bytes(page)
    return target.as_uri()


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.goto(address)
    yield opened
    opened.close()


def shown(page: Page) -> list[str]:
    return page.locator("#tabelle-empfehlungen tbody tr:visible th").all_text_contents()


def search(page: Page, words: str) -> None:
    page.get_by_label("Suchen in allem").fill(words)
    page.get_by_label("Suchen in allem").press("Enter")


SCHEMES = pytest.mark.parametrize("scheme", ["light", "dark"])
WIDTHS = pytest.mark.parametrize("width", [390, 1440])
UNFOLDED = """() => {
  for (const one of document.querySelectorAll("details")) one.open = true;
  for (const one of document.querySelectorAll(".rec, .ev, .finding, tr")) one.style.contentVisibility = "visible";
}"""


def barriers(page: Page) -> list[tuple[str, list[str]]]:
    """Return what axe-core finds with everything unfolded: rule and the first elements."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright")
    page.evaluate(UNFOLDED)
    found = axe.Axe().run(page).response["violations"]
    return [(one["id"], [node["html"][:90] for node in one["nodes"][:3]]) for one in found]


@SCHEMES
@WIDTHS
def test_the_page_is_silent_and_fits(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    opened.goto(address)
    opened.evaluate(UNFOLDED)
    wide = opened.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")
    opened.close()
    assert (wide, said, asked) == (False, [], [address])


@SCHEMES
@WIDTHS
def test_axe_finds_no_barrier(browser: Browser, hostile: str, width: int, scheme: Literal["light", "dark"]) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened.goto(hostile)
    found = barriers(opened)
    opened.close()
    assert found == []


@pytest.mark.slow
@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
def test_axe_finds_no_barrier_in_the_shipped_corpus(
    browser: Browser, address: str, width: int, scheme: Literal["light", "dark"]
) -> None:
    opened = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
    opened.set_default_timeout(300_000)
    opened.goto(address)
    found = barriers(opened)
    opened.close()
    assert found == []


def test_hostile_texts_run_nothing(browser: Browser, hostile: str) -> None:
    opened = browser.new_page()
    said: list[str] = []
    opened.on("console", lambda message: said.append(message.text))
    opened.goto(hostile)
    hit = opened.evaluate("window.hit")
    title = opened.locator("#e-1 .title").text_content()
    opened.close()
    assert (hit, said, title) == (None, [], "Ansprechstelle <script>window.hit=5</script> benennen")


def test_the_search_finds_words_inside_folded_evidence(page: Page) -> None:
    search(page, "Eifelkreis Ansprechstelle")
    assert "HE-06" in shown(page)
    assert len(shown(page)) < 30
    assert page.get_by_role("status").inner_text() == f"{len(shown(page))} von 30 Empfehlungen"


def test_the_search_hides_the_cards_and_empty_chapters_too(page: Page) -> None:
    search(page, "HE-06 F-06 Bescheid")
    assert page.locator(".rec:visible").count() == len(shown(page))
    assert page.locator(".chapter:visible").count() <= len(shown(page))


def test_a_search_without_a_hit_says_so(page: Page) -> None:
    search(page, "gibtesnichtxyz")
    assert page.get_by_role("status").inner_text() == "0 von 30 Empfehlungen"


def test_a_filter_keeps_what_fits(page: Page) -> None:
    page.get_by_label("Stärke", exact=True).select_option(label="kann")
    rows = page.locator("#tabelle-empfehlungen tbody tr:visible td:nth-child(3)").all_inner_texts()
    assert rows
    assert set(rows) == {"kann"}


def test_resetting_shows_everything_again(page: Page) -> None:
    search(page, "Fulda")
    page.get_by_role("button", name="Filter löschen").click()
    page.get_by_text("30 Empfehlungen", exact=True).wait_for()
    assert len(shown(page)) == 30


def test_a_table_sorts_up_and_down_and_says_so(page: Page) -> None:
    button = page.get_by_role("button", name="Nach „Vertrauen“ sortieren").first
    button.click()
    first = page.locator("#tabelle-empfehlungen tbody tr td:nth-child(7)").all_inner_texts()
    button.click()
    second = page.locator("#tabelle-empfehlungen tbody tr td:nth-child(7)").all_inner_texts()
    order = ["nicht eingestuft", "sehr gering", "gering", "mittel", "hoch"]
    assert [order.index(word) for word in first] == sorted(order.index(word) for word in first)
    assert [order.index(word) for word in second] == sorted((order.index(word) for word in second), reverse=True)
    assert page.locator("#tabelle-empfehlungen th[aria-sort]").get_attribute("aria-sort") == "descending"


def test_everything_folds_and_unfolds(page: Page) -> None:
    closed = page.locator("#he-06 details[open]").count()
    page.get_by_role("button", name="Alles aufklappen").click()
    opened = page.locator("#he-06 details:not([open])").count()
    page.get_by_role("button", name="Alles zuklappen").click()
    assert (closed, opened, page.locator("#he-06 details[open]").count()) == (0, 0, 0)


def test_the_keyboard_alone_opens_evidence(page: Page) -> None:
    summary = page.locator("#he-06 details.ev summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#he-06 details.ev").first.evaluate("one => one.open")


def test_the_first_tab_leads_to_the_content(page: Page) -> None:
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Zum Inhalt"


def test_escape_empties_the_search(page: Page) -> None:
    search(page, "Fulda")
    page.keyboard.press("Escape")
    assert len(shown(page)) == 30


def test_a_link_to_a_record_unfolds_it(page: Page) -> None:
    page.evaluate("location.hash = '#he-06--f-06'")
    page.locator("#he-06--f-06 .inside").wait_for(state="visible")
    assert page.locator("#he-06--f-06").evaluate("one => one.open")


def test_a_link_to_a_card_that_is_filtered_away_shows_it(page: Page) -> None:
    search(page, "gibtesnichtxyz")
    page.evaluate("location.hash = '#he-06'")
    page.locator("#he-06 .title").wait_for(state="visible")
    assert page.locator("#he-06").is_visible()


def test_without_script_everything_is_open_and_no_dead_control_shows(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    opened = context.new_page()
    opened.goto(address)
    closed = opened.locator("details:not([open])").count()
    controls = opened.locator(".tools").is_visible()
    text = opened.locator("#he-06--f-06 .inside").is_visible()
    context.close()
    assert (closed, controls, text) == (0, False, True)


def test_the_print_shows_all_evidence_and_begins_each_recommendation_on_a_page(browser: Browser, hostile: str) -> None:
    opened = browser.new_page()
    opened.goto(hostile)
    pages = [
        " ".join(page.extract_text().split())
        for page in pypdf.PdfReader(io.BytesIO(opened.pdf(prefer_css_page_size=True))).pages
    ]
    opened.close()
    whole = " ".join(pages)
    assert "Zweiter Absatz, der vollständig dastehen muss." in whole
    assert "Wortlaut des nie angeführten Belegs." in whole
    starts = [at for at, text in enumerate(pages) if "Das Land soll eine Ansprechstelle benennen." in text]
    others = [at for at, text in enumerate(pages) if "Das Land sollte zahlen." in text]
    assert starts
    assert not set(starts) & set(others)
    assert all(f"Seite {number} von {len(pages)}" in text for number, text in enumerate(pages, start=1))
