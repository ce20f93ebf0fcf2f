"""No page of an edition has a barrier that a program can find, however it is looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.accessible.kinds import choose_kinds, features_of, find_pages
from tests.accessible.looking import CONDITIONS, Condition, Look, add_look, look, name_of, open_page
from tests.accessible.measured import keep

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser
PHONE = Condition("geöffnete Karten, Menüs und Treffer", 390, {"reduced_motion": "reduce"})
ALL = Condition("alle Seiten, 1440 Pixel breit, hell", 1440, {"color_scheme": "light"})


@pytest.mark.slow
@pytest.mark.parametrize("condition", CONDITIONS, ids=lambda one: one.name)
def test_no_kind_of_page_has_a_barrier(
    browser: Browser, kinds: list[Path], condition: Condition, tmp_path_factory: pytest.TempPathFactory
) -> None:
    found = look(browser, condition, kinds)
    keep(found, kinds, browser.version, tmp_path_factory)
    assert found.faults() == []


@pytest.mark.slow
@pytest.mark.parametrize("half", [0, 1])
def test_no_page_of_the_shipped_edition_has_a_barrier(browser: Browser, site: Path, half: int) -> None:
    assert look(browser, ALL, find_pages(site)[half::2]).faults() == []


def test_small_pages_of_every_folder_have_no_barrier_on_a_small_phone(browser: Browser, few: list[Path]) -> None:
    assert look(browser, CONDITIONS[1], few).faults() == []


def test_what_opens_has_no_barrier(browser: Browser, site: Path) -> None:
    found = Look(PHONE.name)
    with open_page(browser, PHONE) as page:
        page.goto((site / "recommendations" / "ansprechstellen.html").as_uri())
        page.locator("article a.bk-ref").first.focus()
        page.locator(".bk-card-over").wait_for(state="visible")
        add_look(found, page, "Karte eines Belegs")
        page.keyboard.press("Escape")
        page.locator("label.nav-overlay-icon").click()
        page.wait_for_timeout(400)
        add_look(found, page, "Navigation")
        page.goto((site / "search.html").as_uri() + "?q=Ansprechstelle")
        page.locator(".bk-search-results li").first.wait_for()
        add_look(found, page, "Treffer der Suche")
    assert found.faults() == []


def test_without_javascript_no_kind_of_page_scrolls_sideways(browser: Browser, kinds: list[Path]) -> None:
    wide = []
    with open_page(browser, Condition("ohne JavaScript", 320, {"java_script_enabled": False})) as page:
        for path in kinds:
            page.goto(path.as_uri())
            box = page.locator("html").bounding_box()
            reach = page.locator("body").evaluate("one => one.ownerDocument.documentElement.scrollWidth")
            wide += [name_of(path)] if box is None or reach > box["width"] else []
    assert wide == []


def test_a_page_that_has_a_barrier_is_found(browser: Browser, tmp_path: Path) -> None:
    page = tmp_path / "html" / "barrier.html"
    page.parent.mkdir()
    words = "<h1>A</h1><img src=x.png><p style='color:#999;width:3000px'>Blasser Text</p>"
    page.write_text(f"<html lang=de><title>A</title><main>{words}</main>", encoding="utf-8")
    found = look(browser, CONDITIONS[0], [page])
    assert {one.rule for one in found.violations} == {"color-contrast", "image-alt"}
    assert found.sideways == ["barrier"]


def test_no_style_locks_the_orientation_of_a_screen(site: Path) -> None:
    styles = [path for path in site.rglob("*.css") if re.search(r"\(\s*orientation\s*:", path.read_text("utf-8"))]
    assert styles == []


def test_the_kinds_have_every_feature_of_all_pages(site: Path) -> None:
    pages = find_pages(site)
    kinds = choose_kinds([site])
    together = frozenset().union(*(features_of(site, page) for page in kinds))
    assert len(kinds) < len(pages)
    assert all(features_of(site, page) <= together for page in pages)
