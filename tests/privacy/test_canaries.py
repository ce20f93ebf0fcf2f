"""PRV006, proven from outside: nothing internal is in any byte of what is published, and the search would find it."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from tests.privacy.search import find_in_bytes, find_in_folder

CANARY = "zyxkanarie"
IN_RECORDS = (
    "interview", "frage", "stelle", "codetitel", "codetext", "codeinterview", "codestelle", "tabelle", "tabellentext",
    "dokument", "dokumenttext", "quelle", "verlag", "url", "ort", "notiz", "codememo", "codefrage", "fremd",
)  # fmt: skip


@pytest.mark.parametrize("folder", ["_build/html", "_build/pdf", "ausgabe"])
def test_nothing_internal_is_in_what_is_published(canary_project: Path, folder: str) -> None:
    assert find_in_folder(canary_project / folder, CANARY) == []


def test_the_public_folders_hold_everything_that_goes_out(canary_project: Path) -> None:
    html = [
        "searchindex.js", "objects.inv", "index.json", "feed.xml", "index.html", "search.html", "matrix.html",
        "laendervergleich.html", "register/befunde.html", "easy-language/netz.html", "tabellen/matrix.xlsx",
        "tabellen/laendervergleich.csv", "auswertungen/wirkfaktoren.html", "auswertungen/luecken.html",
        "auswertungen/zahlen.html", "auswertungen/reichweite.html", "auswertungen/praxisbeispiele.html",
        "_static/vorschau.png", "_static/daten/suche.js", "_static/daten/text-register--befunde.js",
    ]  # fmt: skip
    pdf = [
        f"{name}.{suffix}" for name in ("handlungsempfehlungen", "leicht-lesbar") for suffix in ("pdf", "struktur.json")
    ]
    wanted = [f"_build/html/{name}" for name in html] + [f"_build/pdf/{name}" for name in pdf]
    wanted += [f"ausgabe/graph.{form}" for form in ("json", "needs", "jsonld", "docx")]
    wanted += ["ausgabe/codes.qdc", "ausgabe/codes.xlsx"]

    assert [name for name in wanted if not (canary_project / name).exists()] == []


def test_the_cards_over_citations_are_searched_too(canary_project: Path) -> None:
    cards = list((canary_project / "_build/html/_static/daten").glob("karten-*.js"))

    assert any("Befund eins." in card.read_text(encoding="utf-8") for card in cards)


@pytest.mark.parametrize("word", IN_RECORDS)
def test_the_internal_edition_shows_every_internal_field(canary_project: Path, word: str) -> None:
    assert find_in_folder(canary_project / "_build/internal", CANARY + word)


@pytest.mark.parametrize("word", ["kommentar", "titel", "zitat"])
def test_comments_and_withdrawn_records_are_not_even_in_the_pages_of_the_internal_edition(
    canary_project: Path, word: str
) -> None:
    assert find_in_folder(canary_project / "_build/internal/register", CANARY + word + " ") == []


def test_every_page_of_the_internal_edition_says_that_it_must_not_be_passed_on(canary_project: Path) -> None:
    pages = sorted((canary_project / "_build/internal").rglob("*.html"))

    silent = [page.name for page in pages if "Intern – nicht weitergeben" not in page.read_text(encoding="utf-8")]
    assert pages
    assert silent == []


def test_the_internal_edition_leads_from_the_recommendation_to_the_interview(canary_project: Path) -> None:
    page = (canary_project / "_build/internal/recommendations/a.html").read_text(encoding="utf-8")

    assert "Weg zu den Interviews" in page
    assert f"(Interview {CANARY}codeinterview)" in page


def test_the_internal_edition_shows_what_the_check_found_beside_the_recommendation(canary_project: Path) -> None:
    page = (canary_project / "_build/internal/recommendations/a.html").read_text(encoding="utf-8")

    assert "Meldungen der Prüfung" in page
    assert "REV001" in page


def test_the_public_edition_has_neither_diagnostics_nor_the_internal_page(canary_project: Path) -> None:
    page = (canary_project / "_build/html/recommendations/a.html").read_text(encoding="utf-8")

    assert "Meldungen der Prüfung" not in page
    assert not (canary_project / "_build/html/register/intern.html").exists()
    assert not (canary_project / "_build/html/register/kodierungen.html").exists()


def test_the_search_looks_into_archives() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w>{CANARY}fund</w>")

    assert list(find_in_bytes(packed.getvalue(), CANARY))


@pytest.mark.parametrize("place", ["stream", "title", "attachment"])
def test_the_search_looks_into_every_part_of_a_pdf(place: str) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page()
    word = f"{CANARY}fund"
    if place == "stream":
        pdf.pages[0].Contents = pdf.make_stream(f"BT ({word}) Tj ET".encode())
    elif place == "title":
        pdf.docinfo["/Title"] = f"Ü {word}"
    else:
        pdf.attachments["a.txt"] = word.encode()
    packed = io.BytesIO()
    pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, recompress_flate=True)

    assert list(find_in_bytes(packed.getvalue(), CANARY))
