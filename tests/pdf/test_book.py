"""The constructed book, read back page by page."""

from __future__ import annotations

import io
import re
from collections import Counter
from typing import Any

import pikepdf
import pytest
from docutils import nodes

from belegkette.pdf.text import squeeze


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w{4,}", re.sub(r"-\s*\n\s*", "", text)))


def test_the_build_is_silent(book: Any) -> None:
    assert not book.warnings


def test_the_file_is_one_sound_pdf(book: Any) -> None:
    assert book.data.count(b"%PDF-") == 1
    with pikepdf.open(io.BytesIO(book.data), attempt_recovery=False) as pdf:
        assert not pdf.check_pdf_syntax()


def test_every_page_but_the_cover_has_its_number_and_the_total(book: Any) -> None:
    total = len(book.pages)
    assert not re.search(r"Seite \d", book.pages[0])
    for number, page in enumerate(book.pages[1:], start=2):
        assert f"Seite {number} von {total}" in page


def test_the_cover_says_what_the_settings_say(book: Any) -> None:
    for text in ("Entwurf", "Fassung 0.1", "22. November 2026", "Prüfstelle für Drucksachen", "Konstruierter Inhalt"):
        assert text in book.pages[0]


def test_nothing_english_is_left(book: Any) -> None:
    assert not re.search(r"\b(version|Contents|Index|Page|of|November \d+, 2026)\b", book.text)


def text_of(paragraph: nodes.Element) -> str:
    return "".join(text.astext() for text in paragraph.findall(nodes.Text) if not isinstance(text.parent, nodes.raw))


def test_every_word_of_the_sources_is_printed(book: Any) -> None:
    printed, joined = words_of(book.text), squeeze(book.text)
    for name in sorted(book.app.env.found_docs - {"index"}):
        for paragraph in book.app.env.get_doctree(name).findall(nodes.paragraph):
            lacking = words_of(text_of(paragraph)) - printed
            assert not [word for word in lacking if squeeze(word) not in joined], (name, paragraph.astext()[:60])


def test_the_table_of_contents_names_pages_that_hold_the_headings(book: Any) -> None:
    lines = re.findall(r"^(.+?)\n ?(\d+)$", book.pages[1], re.MULTILINE)
    assert len(lines) > 10
    for title, page in lines:
        assert squeeze(title) in squeeze(book.pages[int(page) - 1])


def test_bookmarks_follow_the_headings_and_name_the_boxes(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf, pdf.open_outline() as outline:
        chapters = [item.title for item in outline.root]
        fields = outline.root[1].children
    assert chapters[:2] == ["Fließtext, Listen und Fußnoten", "Empfehlungen in Kästen"]
    assert fields[0].children[0].title == "PR-01 Ansprechstellen in jedem gebauten Landkreis benennen"


def test_the_head_of_a_long_table_comes_again_on_every_page_once(book: Any) -> None:
    pages = [page for page in book.pages if "Gebauter Kreis" in page and "Kennung" in page]
    assert len(pages) > 3
    assert all(page.count("Kennung\n") == 1 for page in pages[1:-1])


def test_a_table_with_the_class_landscape_lies_on_turned_pages_alone(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        turned = [number for number, page in enumerate(pdf.pages) if page.mediabox[2] > page.mediabox[3]]
    assert turned
    assert all("Rückkehrrecht" in book.pages[number] for number in turned)
    assert turned == list(range(turned[0], turned[-1] + 1))


def test_a_row_taller_than_a_page_loses_nothing(book: Any) -> None:
    tree = book.app.env.get_doctree("tabellen")
    cell = max((entry.astext() for entry in tree.findall(nodes.entry)), key=len)
    first = next(number for number, page in enumerate(book.pages) if "höher als eine Seite" in page and number > 2)
    printed = words_of("\n".join(book.pages[first : first + 4]))
    assert not words_of(cell) - printed - Counter(re.findall(r"\w+", "Kurz Lang"))


def test_a_box_that_fits_on_a_page_is_not_divided(book: Any) -> None:
    for number in (1, 2, 3):
        (page,) = [page for page in book.pages if f"Empfehlung PR-{number:02d}\n" in page]
        assert f"GB-{number:02d}.3" in page


def test_a_box_taller_than_a_page_goes_on_over_several(book: Any) -> None:
    pages = [number for number, page in enumerate(book.pages) if "GB-04." in page or "Empfehlung PR-04\n" in page]
    assert pages[-1] - pages[0] >= 2


def test_every_font_is_embedded(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        for page in pdf.pages:
            for font in page.Resources.Font.values():
                assert "/FontFile2" in font.FontDescriptor, font.BaseFont


def test_the_index_gives_page_numbers(book: Any) -> None:
    index = book.pages[-1]
    assert "Ähnlichkeit, 3" in index
    assert "Übergang\n vom Arbeitsbereich, 3" in index
    assert "siehe Lohnkostenzuschuss" in index


def test_every_id_is_a_named_destination_on_its_page(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        names = list(pdf.Root.Names.Dests.Names)
        pages = {str(name): target[0].objgen for name, target in zip(names[::2], names[1::2], strict=True)}
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    assert "Empfehlung PR-03" in book.pages[numbers[pages["PR-03"]]]


def test_links_inside_the_book_lead_to_pages_of_it(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        numbers = {page.obj.objgen for page in pdf.pages}
        links = [note for page in pdf.pages for note in page.get("/Annots", []) if "/Dest" in note]
        assert len(links) > 30
        assert all(link.Dest[0].objgen in numbers for link in links)


@pytest.mark.parametrize("word", ["Text der Karte", "Fuß der Karte", "Abzeichen", "Inhalt der Klappe", "Inhalt zwei"])
def test_what_the_site_hides_in_components_is_printed(book: Any, word: str) -> None:
    assert word in book.text
