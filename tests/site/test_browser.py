"""The site in a real browser, from the disk: nothing complains, cards, search and tables do what they promise."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import pytest
from tests.site.conftest import address
from tests.sphinx.conftest import ROOT, Built, build_edition

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

pytestmark = pytest.mark.browser

BEGLEITUNG = "recommendations/begleitung"
WIDTHS = (320, 390, 768, 1440)
PAGES = ("index", BEGLEITUNG, "matrix", "laendervergleich", "register/befunde", "barrierefreiheit", "search")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_scrolls_sideways_or_complains_on_any_screen(
    context: BrowserContext, real_edition: Built, scheme: Literal["light", "dark"]
) -> None:
    page = context.new_page()
    page.emulate_media(color_scheme=scheme)
    wide = []
    for name in PAGES:
        page.goto(address(real_edition, name))
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 900})
            if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                wide.append((name, width))
    assert wide == []


def test_hostile_texts_are_shown_and_not_run(page: Page, hostile: Built) -> None:
    for name in ("index", "recommendations/boese", "register/befunde", "matrix", "laendervergleich"):
        page.goto(address(hostile, name))
        assert page.evaluate("window.bad === undefined")
        assert not page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"), name
    page.goto(address(hostile, "search") + "?q=Anf%C3%BChrung")
    page.get_by_text("Treffer").wait_for()
    assert page.evaluate("window.bad === undefined")


def test_hovering_a_citation_shows_its_card_and_the_card_can_be_reached(page: Page, hostile: Built) -> None:
    page.goto(address(hostile, "recommendations/boese"))
    page.locator("#he-90 p a.bk-ref", has_text="F-10").first.hover()
    card = page.locator("#bk-card-over")
    card.wait_for()
    assert "<script>window.bad = 1</script>" in card.inner_text()
    assert "n = 4 zu diesem Befund" in card.inner_text()
    card.hover()
    page.wait_for_timeout(600)
    assert card.is_visible()
    page.mouse.move(2, 2)
    card.wait_for(state="hidden")


def test_focus_shows_the_card_and_describes_the_link_until_escape(page: Page, hostile: Built) -> None:
    page.goto(address(hostile, "recommendations/netz"))
    link = page.locator("article a.bk-ref").first
    page.keyboard.press("Tab")
    link.focus()
    card = page.locator("#bk-card-over")
    card.wait_for()
    assert card.get_attribute("role") == "tooltip"
    assert link.get_attribute("aria-describedby") == "bk-card-over"
    page.keyboard.press("Escape")
    card.wait_for(state="hidden")
    assert link.evaluate("link => link === document.activeElement")
    assert link.get_attribute("aria-describedby") is None


def test_a_tap_shows_the_card_with_a_way_to_the_entry(browser: Browser, hostile: Built) -> None:
    context = browser.new_context(has_touch=True, viewport={"width": 390, "height": 800})
    page = context.new_page()
    page.goto(address(hostile, "recommendations/netz"))
    page.locator("article a.bk-ref").first.tap()
    card = page.get_by_role("dialog")
    card.wait_for()
    assert page.url.endswith("netz.html")
    card.get_by_role("link", name="Ganzen Eintrag öffnen").tap()
    page.wait_for_url("**/register/befunde.html#f-1")
    context.close()


def test_without_scripts_a_citation_is_a_plain_link(browser: Browser, hostile: Built) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address(hostile, "recommendations/netz"))
    page.locator("article a.bk-ref").first.click()
    assert page.url.endswith("/register/befunde.html#f-1")
    context.close()


@pytest.mark.parametrize("written", ["HE-05", "he 5", "he05", "He5"])
def test_an_id_in_any_spelling_leads_to_its_place(page: Page, real_edition: Built, written: str) -> None:
    page.goto(address(real_edition, "search"))
    page.locator("#bk-search-q").fill(written)
    page.locator("#bk-search-q").press("Enter")
    link = page.locator("#bk-search-direct a")
    link.wait_for()
    assert str(link.get_attribute("href")).endswith("information.html#he-05")


def test_words_are_found_in_other_forms_with_their_context(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "search") + "?q=Betrieben+ansprechen")
    page.locator("#bk-search-results li").first.wait_for()
    marked = page.locator("#bk-search-results mark").all_inner_texts()
    assert any(word.lower().startswith("betrieb") for word in marked)


def test_filters_narrow_the_results_and_stand_in_the_address(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "search") + "?addressee=LWV")
    page.locator("#bk-search-results li").first.wait_for()
    before = page.locator("#bk-search-results li").count()
    page.locator("#bk-search-strength").select_option("soll")
    page.wait_for_url("**strength=soll**")
    after = page.locator("#bk-search-results li")
    assert 0 < after.count() < before
    assert all("soll" in text for text in after.locator(".bk-line-meta").all_inner_texts())


def test_a_filter_for_a_region_finds_what_lies_in_it(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "search") + "?region=DE-HE&kind=practice-example")
    page.locator("#bk-search-results li").first.wait_for()
    assert "PB-HE-03" in page.locator("#bk-search-results").inner_text()


def test_the_index_is_loaded_only_when_somebody_searches(page: Page, real_edition: Built) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(address(real_edition, "index"))
    page.goto(address(real_edition, "search"))
    page.wait_for_timeout(300)
    assert not {"searchindex.js", "suche.js"} & set(asked)
    page.locator("#bk-search-q").fill("Jobcoaching")
    page.locator("#bk-search-q").press("Enter")
    page.locator("#bk-search-results li").first.wait_for()
    assert {"searchindex.js", "suche.js"} <= set(asked)


def test_a_search_from_the_side_of_a_page_arrives(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "matrix"))
    page.locator(".sidebar-search").fill("Jobcoaching")
    page.locator(".sidebar-search").press("Enter")
    page.locator("#bk-search-results li").first.wait_for()
    assert "Treffer" in page.locator("#bk-search-status").inner_text()


def test_nothing_found_is_said(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "search") + "?q=xyzzyx")
    page.get_by_text("Nichts gefunden.").wait_for()
    assert page.locator("#bk-search-results li").count() == 0


def test_sorting_turns_around_and_is_announced(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "matrix"))
    table = page.locator("table.bk-matrix").first
    head = table.locator("thead th").first
    ids = table.locator("tbody tr > :first-child a.bk-ref")
    head.get_by_role("button").click()
    up = ids.all_inner_texts()
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "descending"
    assert ids.all_inner_texts() == up[::-1]


def test_a_filter_hides_rows_and_the_parts_that_have_none_left(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "matrix"))
    tools = page.locator("#empfehlungen .bk-tools")
    tools.get_by_role("searchbox").fill("HE-05 Angehörige")
    tools.get_by_text("1 von 30 Zeilen").wait_for()
    assert page.locator("#empfehlungen table:visible").count() == 1


def test_a_column_can_be_left_out(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "matrix"))
    tools = page.locator("#empfehlungen .bk-tools")
    tools.locator("summary").click()
    tools.get_by_label("Dokumente").uncheck()
    assert not page.locator("#empfehlungen thead th", has_text="Dokumente").first.is_visible()


def test_the_head_of_a_long_table_stays_in_sight(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "laendervergleich"))
    frame = page.locator(".table-wrapper", has=page.locator("table.bk-axis")).first
    frame.evaluate("frame => frame.scrollTo(0, 400)")
    gap = frame.evaluate(
        "frame => frame.querySelector('th').getBoundingClientRect().top - frame.getBoundingClientRect().top"
    )
    assert abs(gap) <= 5


def test_a_citation_can_be_copied(browser: Browser, hostile: Built) -> None:
    context = browser.new_context()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(address(hostile, "recommendations/netz"))
    page.locator("#he-01 .bk-cite summary").click()
    page.locator("#he-01 .bk-copy").click()
    page.locator("#he-01 .bk-copied", has_text="kopiert").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    context.close()
    assert copied.startswith("HE-01: ")


def test_paper_shows_what_is_folded(page: Page, hostile: Built) -> None:
    page.goto(address(hostile, "recommendations/boese"))
    page.emulate_media(media="print")
    assert page.locator("#he-90 .bk-cite-line").is_visible()
    assert not page.locator("#bk-card-over").is_visible()


def test_a_table_of_two_thousand_rows_is_sorted_and_filtered_at_once(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "index"))
    page.evaluate(
        """() => {
            const rows = Array.from({length: 2000}, (_, at) => `<tr><th>HE-${at * 7 % 2000}</th><td>Zeile ${at}</td></tr>`);
            document.querySelector("article section").innerHTML = `<section><h2>Lang</h2><div class="bk-tools"></div>
              <table class="bk-table bk-matrix bk-sortable">
              <thead><tr><th>Kennung</th><th>Text</th></tr></thead><tbody>${rows.join("")}</tbody></table></section>`;
        }"""
    )
    page.add_script_tag(url="_static/belegkette-tables.js")
    page.locator(".bk-sort").first.click()
    assert page.locator("tbody th").nth(1999).inner_text() == "HE-1999"
    page.locator(".bk-tools input[type=search]").fill("HE-1999")
    page.get_by_text("1 von 2000 Zeilen").wait_for()


@pytest.mark.parametrize("scripts", [True, False])
def test_the_map_shows_what_is_chosen_by_keyboard_with_or_without_scripts(
    browser: Browser, real_edition: Built, *, scripts: bool
) -> None:
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    page.goto(address(real_edition, "laendervergleich"))
    maps = page.locator(".bk-choice figure")
    assert [one.is_visible() for one in maps.all()] == [True, False, False]
    page.get_by_role("radio", name="Praxis beschrieben?").focus()
    page.keyboard.press("ArrowDown")
    assert [one.is_visible() for one in maps.all()] == [False, True, False]
    page.get_by_role("group", name="Was die Karte zeigt").get_by_text("Wie viele Belege?").click()
    assert [one.is_visible() for one in maps.all()] == [False, False, True]
    page.emulate_media(media="print")
    assert [one.is_visible() for one in maps.all()] == [True, True, True]
    context.close()


def test_practice_examples_are_filtered_by_branch_region_and_words(page: Page, real_edition: Built) -> None:
    page.goto(address(real_edition, "auswertungen/praxisbeispiele"))
    tools = page.locator("#beispiele-branchen .bk-tools")
    tools.get_by_label("Region").select_option("Niedersachsen")
    tools.get_by_text("6 von 27 Karten").wait_for()
    shown = page.locator("ul.bk-examples > li:visible")
    assert all("PB-NI" in text for text in shown.all_inner_texts())
    tools.get_by_label("Branche").select_option("Pflege")
    assert page.locator("#beispiele-branchen section:visible > h3").all_inner_texts() == ["Pflege"]
    tools.get_by_role("searchbox").fill("Ostfriesland")
    tools.get_by_text("1 von 27 Karten").wait_for()


@pytest.mark.slow
def test_five_thousand_records_can_be_searched_and_read_without_a_complaint(page: Page, tmp_path: Path) -> None:
    root = tmp_path / "project"
    size = ("--recommendations", "20", "--records", "5000", "--faults", "0")
    subprocess.run([sys.executable, str(ROOT / "bench" / "generate.py"), *size, str(root)], check=True)
    settings = 'project = "Konstruiert"\nlanguage = "de"\nextensions = ["sphinx_design", "belegkette.sphinx_ext"]\n'
    (root / "conf.py").write_text(settings, encoding="utf-8")
    contents = "```{toctree}\n:glob:\n\nregister/index\nmatrix\nrecommendations/*\n```\n"
    (root / "index.md").write_text(f"# Konstruiert\n\n```{{start-page}}\n```\n\n{contents}", encoding="utf-8")
    built = build_edition(root, tmp_path, parallel=2)
    page.goto(address(built, "search") + "?q=f+4321")
    page.locator("#bk-search-direct a", has_text="F-004321").click()
    page.locator(":target").wait_for()
    page.goto(address(built, "search") + "?q=Anlaufstelle&kind=statistic")
    page.locator(".bk-search-results li").nth(49).wait_for()
    page.goto(address(built, "matrix"))
    page.locator("#belege .bk-sort").first.click()
