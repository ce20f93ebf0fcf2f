"""What no source file holds: list of boxes, sheet for signatures, watermark, words from listeners in the index."""

from __future__ import annotations

import io
from typing import Any

import pikepdf
import pytest
from sphinx.application import Sphinx

from belegkette.pdf.config import INDEX_EVENT
from belegkette.pdf.pagination import join_pages

BOXES = """
from docutils import nodes
from docutils.parsers.rst import Directive

from belegkette.pdf.nodes import box


class Kasten(Directive):
    required_arguments = 1

    def run(self):
        name = self.arguments[0]
        made = box("", nodes.paragraph("", "Inhalt."), label=f"Empfehlung {name}", title=f"Titel {name}", bookmark=True)
        made["ids"] = [name.lower()]
        return [made]


def setup(app):
    app.add_directive("kasten", Kasten)
"""
TWO = "# A\n\n```{kasten} PR-01\n```\n\n# B\n\n```{kasten} PR-02\n```\n"


def pictures(data: bytes) -> list[set[str]]:
    """Return the names of the pictures on each page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        return [set(page.get_images()) for page in pdf.pages]


def test_the_list_of_boxes_names_each_with_its_page(build: Any) -> None:
    book = build(TWO, BOXES, belegkette_pdf_box_list="Verzeichnis der Kästen")
    (listed,) = [page for page in book.pages if "Verzeichnis der Kästen" in page]
    words = " ".join(listed.split())
    numbers = [number for number, text in enumerate(book.pages, start=1) if "Inhalt." in text]
    assert f"PR-01 Titel PR-01 {numbers[0]}" in words
    assert f"PR-02 Titel PR-02 {numbers[1]}" in words


def test_without_a_title_there_is_no_list_of_boxes(build: Any) -> None:
    assert "Verzeichnis" not in build(TWO, BOXES).text


def test_a_draft_has_its_word_under_every_page_but_the_cover(build: Any) -> None:
    book = build("# A\n\nText.\n\n# B\n\nText.\n", belegkette_pdf_status="Entwurf")
    cover, *pages = pictures(book.data)
    assert not cover
    assert all(len(found) == 1 for found in pages)


def test_the_word_under_a_draft_is_no_text(build: Any) -> None:
    book = build("# A\n\nText.\n", belegkette_pdf_status="Wasserzeichen")
    assert book.pages[-1].count("Wasserzeichen") == 1  # the running head


def test_a_released_edition_has_neither_the_word_nor_the_picture(build: Any) -> None:
    book = build("# A\n\nText.\n", belegkette_pdf_status="")
    assert "Entwurf" not in book.text
    assert not any(pictures(book.data))


def test_a_released_edition_has_a_sheet_for_signatures(build: Any) -> None:
    book = build("# A\n\nText.\n", belegkette_pdf_status="", belegkette_pdf_signatures=["Gebaute Stelle Eins"])
    assert "Unterschriften" in book.pages[-1]
    assert "Gebaute Stelle Eins" in book.pages[-1]


def test_a_draft_has_no_sheet_for_signatures(build: Any) -> None:
    book = build("# A\n\nText.\n", belegkette_pdf_signatures=["Gebaute Stelle Eins"])
    assert "Gebaute Stelle Eins" not in book.text


def test_listeners_add_words_to_the_index(build: Any) -> None:
    conf = (
        "def words(app):\n"
        "    return {'index': [('single', 'Hinzugefügt', 'ziel', '', None)]}\n\n"
        "def setup(app):\n"
        f"    app.connect('{INDEX_EVENT}', words)\n"
    )
    book = build("# A\n\n(ziel)=\n## Ziel\n\nText.\n", conf)
    assert f"Hinzugefügt, {len(book.pages) - 1}" in book.pages[-1]


@pytest.mark.parametrize(
    ("pages", "joined"),
    [([3], [(3, 3)]), ([3, 4], [(3, 3), (4, 4)]), ([5, 3, 4], [(3, 5)]), ([1, 3, 4, 5, 9], [(1, 1), (3, 5), (9, 9)])],
)
def test_runs_of_three_pages_become_one(pages: list[int], joined: list[tuple[int, int]]) -> None:
    assert join_pages(pages) == joined


def test_the_event_is_declared(build: Any) -> None:
    app: Sphinx = build("# A\n\nText.\n").app
    assert INDEX_EVENT in app.events.events
