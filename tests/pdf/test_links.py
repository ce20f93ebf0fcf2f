"""Ids and links in a book made of several files."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import pikepdf

TWO_FILES = {
    "index.md": "# Buch\n\n```{toctree}\na\nb\n```\n",
    "a.md": "# Kapitel A\n\n(ziel-a)=\n## Gleich\n\nText A. [nach B](#ziel-b)\n",
    "b.md": "# Kapitel B\n\n(ziel-b)=\n## Gleich\n\nText B. {ref}`zurück <ziel-a>` {doc}`a`\n",
}


def find_targets(data: bytes, page: int) -> list[int]:
    """Return the pages that the links on a page lead to."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
        return [numbers[note.Dest[0].objgen] for note in pdf.pages[page].get("/Annots", []) if "/Dest" in note]


def test_the_same_id_in_two_files_makes_two_targets(build: Callable[..., Any]) -> None:
    built = build(TWO_FILES, conf='myst_heading_anchors = 3\nsuppress_warnings = ["myst.xref_ambiguous"]\n')
    assert find_targets(built.data, 2) == [3]
    assert find_targets(built.data, 3) == [2, 2]


def test_the_root_file_without_text_makes_no_chapter(build: Callable[..., Any]) -> None:
    built = build(TWO_FILES)
    assert built.pages[2].startswith("Kapitel A")


def test_the_text_of_the_root_file_comes_first(build: Callable[..., Any]) -> None:
    built = build({**TWO_FILES, "index.md": "# Vorwort\n\nEin Satz.\n\n```{toctree}\na\nb\n```\n"})
    assert "Ein Satz." in built.pages[2]
    assert "Kapitel A" in built.pages[3]


def test_a_link_that_leads_nowhere_keeps_its_text_and_is_named(build: Callable[..., Any]) -> None:
    built = build("# A\n\n[Text des Verweises](#gibt-es-nicht)\n")
    assert "Text des Verweises" in built.text
    assert "gibt-es-nicht" in built.warnings


def test_an_index_entry_with_capitals_and_umlauts_finds_its_place(build: Callable[..., Any]) -> None:
    built = build("# A\n\nText {index}`Föderalismus`.\n\n```{glossary}\nFöderalismus\n  Ein Begriff.\n```\n")
    assert "Föderalismus, 3" in built.pages[-1]


def test_a_target_at_the_very_end_has_a_place(build: Callable[..., Any]) -> None:
    built = build({"index.md": "# A\n\n[Bild](#bild)\n\n(bild)=\n![Bild](bild.svg)\n", "bild.svg": DRAWING})
    assert find_targets(built.data, 2) == [2]


DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'


def test_a_footnote_called_in_a_heading_stays_out_of_contents_and_bookmarks(build: Callable[..., Any]) -> None:
    built = build("# A\n\n## Titel[^a]\n\nText.\n\n[^a]: Fußnote.\n")
    assert "Titel\n 3\n" in built.pages[1]
    with pikepdf.open(io.BytesIO(built.data)) as pdf, pdf.open_outline() as outline:
        assert outline.root[0].children[0].title == "Titel"
