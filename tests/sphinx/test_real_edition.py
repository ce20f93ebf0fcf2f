"""The edition of the shipped corpus: complete, clean, German, and it loads nothing from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.sphinx.conftest import Built, build_edition

ENGLISH = re.compile(
    r"\b(Toggle|Skip to|Back to|Next|Previous|Search|On this page|Table of Contents|Contents|Navigation menu|Light|Dark|"
    r"Copyright|Made with|Permalink|Link to this|Hide|Show|Page|Home)\b"
)


def pages(built: Built) -> list[str]:
    """Return the names of all pages that were written."""
    return sorted(str(path.relative_to(built.out))[:-5] for path in built.out.rglob("*.html"))


def test_it_is_built_without_a_warning(real_edition: Built) -> None:
    assert real_edition.warnings == ""


def test_two_processes_make_what_one_makes(real_edition: Built, real_source: Path, tmp_path: Path) -> None:
    alone = build_edition(real_source, tmp_path)
    assert {path: alone.html(path) for path in pages(alone)} == {
        path: real_edition.html(path) for path in pages(real_edition)
    }


def test_it_holds_the_index_the_recommendations_and_generated_pages_only(real_edition: Built) -> None:
    folders = {name.split("/")[0] for name in pages(real_edition)}
    assert folders == {
        "auswertungen", "barrierefreiheit", "easy-language", "index", "laender", "laendervergleich", "matrix",
        "recommendations", "register", "search",
    }  # fmt: skip


def test_every_recommendation_and_every_public_record_has_its_anchor(real_edition: Built) -> None:
    written = {
        name: {str(node["id"]) for node in real_edition.page(name).select("section[id]")}
        for name in pages(real_edition)
    }
    places = real_edition.domain.edition.places
    assert [name for name, place in places.items() if place.anchor not in written[place.docname]] == []


def test_no_page_loads_anything_from_another_host(real_edition: Built) -> None:
    for name in pages(real_edition):
        page = real_edition.page(name)
        loaded = [node.get("src") for node in page.select("[src]")] + [node.get("href") for node in page.select("link")]
        assert [address for address in loaded if str(address).startswith(("http:", "https:", "//"))] == [], name


def test_no_stylesheet_or_script_of_ours_names_another_host(real_edition: Built) -> None:
    ours = list((real_edition.out / "_static").glob("belegkette*"))
    assert len(ours) >= 2
    assert [path.name for path in ours if "://" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("name", ["index", "recommendations/netz", "register/befunde", "matrix", "search"])
def test_the_interface_is_german(real_edition: Built, name: str) -> None:
    name = name if name in pages(real_edition) else "recommendations/ansprechstellen"
    page = real_edition.page(name)
    for node in page.select("script, style, svg, noscript, article :not(.headerlink):not(:has(.headerlink))"):
        node.decompose()
    said = [
        page.get_text(" "),
        *(str(node[key]) for key in ("aria-label", "title", "placeholder") for node in page.select(f"[{key}]")),
    ]
    assert [words for words in said if ENGLISH.search(words)] == []


def test_every_page_says_its_language(real_edition: Built) -> None:
    assert {real_edition.page(name).html["lang"] for name in pages(real_edition)} == {"de"}  # type: ignore[index]


def test_long_words_in_headings_may_break(real_edition: Built) -> None:
    shown = real_edition.element("index", "h1").get_text()
    assert "\u00adlungen" in shown
    assert shown.replace("\u00ad", "").startswith("Handlungsempfehlungen zum Budget")


def test_ids_hold_no_soft_hyphens(real_edition: Built) -> None:
    ids = [
        node.get_text() for name in pages(real_edition) for node in real_edition.page(name).select(".bk-ref, .bk-id")
    ]
    assert [shown for shown in ids if "\u00ad" in shown] == []


def test_the_search_index_holds_words_without_soft_hyphens(real_edition: Built) -> None:
    assert "\u00ad" not in (real_edition.out / "searchindex.js").read_text(encoding="utf-8")
