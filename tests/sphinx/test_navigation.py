"""The navigation at the side of every page."""

from __future__ import annotations

from tests.sphinx.conftest import Built


def test_it_lists_the_pages_of_the_first_page_in_order(edition: Built) -> None:
    entries = edition.page("index").select(".sidebar-tree > ul > li.toctree-l1 > a")
    assert [entry.get_text().replace("\u00ad", "") for entry in entries] == [
        "Netz", "Geld", "Methode", "Ländervergleich", "Matrix der Belege", "Belegregister",
    ]  # fmt: skip


def test_what_lies_below_a_page_can_be_unfolded(edition: Built) -> None:
    assert edition.page("index").select("li.has-children li.toctree-l2 > a[href='register/befunde.html']")


def test_the_current_page_and_the_way_to_it_are_marked(edition: Built) -> None:
    page = edition.page("register/befunde")
    assert [entry.get_text() for entry in page.select(".sidebar-tree li.current > a")] == ["Belegregister", "Befunde"]
    assert page.select("li.current-page > a[href='#']")


def test_links_are_relative_to_the_page(edition: Built) -> None:
    assert edition.page("register/befunde").select(".sidebar-tree a[href='../recommendations/netz.html']")


def test_titles_of_recommendations_and_records_are_not_in_it(edition: Built) -> None:
    assert "HE-01" not in edition.page("recommendations/netz").select(".sidebar-tree")[0].get_text()
