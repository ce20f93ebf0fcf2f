"""The structure tree of small books, read back from the file."""

from __future__ import annotations

import io
from typing import Any

import pikepdf

from belegkette.pdf.postflight_tags import check_tags
from belegkette.pdf.tagging.reading import Node


def roles(node: Node) -> list[str]:
    return [kid.role for kid in node.kids if isinstance(kid, Node)]


def test_the_constructed_book_passes_page_validation(book: Any, failed_rules: Any) -> None:
    assert failed_rules(book.data) == []


def test_the_structure_of_the_constructed_book_equals_its_doctree(book: Any) -> None:
    assert len(book.expected) > 500
    assert not [problem.message for problem in check_tags(book.data, book.expected)]


def test_the_tagged_build_is_silent(book: Any) -> None:
    assert not book.warnings


def test_headings_leave_out_no_level(book: Any) -> None:
    levels = [int(node.role[1]) for level in range(1, 7) for node in book.find(f"H{level}")]
    assert {1, 2, 3, 4} == set(levels)


def test_a_table_over_four_pages_is_one_table_with_one_head(book: Any) -> None:
    table = book.find("Table")[0]
    pages = {node.page for node in table.iter_nodes() if node.page}
    assert len(pages) > 3
    assert roles(table).count("THead") == 1
    assert table.text.count("Kennung") == 1


def test_header_cells_have_a_scope(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        scopes = [
            item.A.get("/Scope")
            for item in pdf.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.TH
        ]
    assert scopes
    assert set(scopes) == {pikepdf.Name.Column, pikepdf.Name.Row}


def test_the_contents_are_nested_lines_with_one_link_each(book: Any) -> None:
    (top,) = [node for node in book.find("TOC") if "Caption" in roles(node)]
    first = next(kid for kid in top.kids if isinstance(kid, Node) and kid.role == "TOCI")
    assert roles(first) == ["Reference", "TOC"]
    assert [roles(line) for line in book.find("Reference")[:1]] == [["Link"]]


def test_a_divided_paragraph_is_one_element_on_two_pages(build: Any) -> None:
    book = build("# Kapitel\n\n" + "Wort und Satz und Zeile. " * 400)
    (paragraph,) = [node for node in book.find("P") if node.text.startswith("Wort und Satz")]
    assert " ".join(paragraph.text.split()) == " ".join(("Wort und Satz und Zeile. " * 400).split())
    assert len({place for place, _ in book.reading.placed}) > 3


def test_a_word_divided_at_a_line_end_keeps_no_hyphen(build: Any) -> None:
    book = build(
        "# Kapitel\n\n" + "Eingliederungshilfeberechtigung " * 60 + "\n\n" + "**Eingliederungs**hilfeberechtigung " * 60
    )
    texts = [node.text for node in book.find("P") if "hilfeberechtigung" in node.text.replace("\u00ad", "")]
    assert all("\u00ad" in text for text in texts)
    assert all("-" not in text for text in texts)


def test_a_word_divided_at_a_page_end_keeps_no_hyphen(build: Any) -> None:
    book = build("# Kapitel\n\n" + "Eingliederungshilfeberechtigungsverfahren " * 900)
    (text,) = [node.text for node in book.find("P") if node.text.startswith("Eingliederungshilfe")]
    assert "-" not in text
    assert text.replace("\u00ad", "").split() == ["Eingliederungshilfeberechtigungsverfahren"] * 900


def test_foreign_words_say_their_language(build: Any, failed_rules: Any) -> None:
    book = build(
        "# Kapitel\n\nDas heißt [supported employment]{.language-en} auf Englisch.\n\n{.language-fr}\nC'est la vie.\n"
    )
    (span,) = book.find("Span")
    assert (span.text, span.properties["Lang"]) == ("supported employment", "en")
    assert any(node.properties.get("Lang") == "fr" for node in book.find("P") + book.find("Div"))
    assert failed_rules(book.data) == []


def test_an_abbreviation_is_expanded_once_in_a_chapter(build: Any) -> None:
    conf = 'belegkette_pdf_abbreviations = {"LWV": "Landeswohlfahrtsverband", "BTHG": "Bundesteilhabegesetz"}'
    book = build("# Kapitel\n\nDer LWV und der LWV und das BTHG, nicht LWV-Blatt.\n", conf=conf)
    spans = [(span.text, span.properties["E"]) for span in book.find("Span")]
    assert spans == [("LWV", "Landeswohlfahrtsverband"), ("BTHG", "Bundesteilhabegesetz")]


def test_a_link_says_where_it_leads_and_keeps_its_words_together(build: Any) -> None:
    book = build("# Kapitel\n\nSiehe [ein *sehr* langes Wort](https://www.example.org/a).\n")
    (link,) = book.find("Link")[1:]
    assert link.text == "ein sehr langes Wort"
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        notes = [str(note.Contents) for page in pdf.pages for note in page.obj.get("/Annots", ())]
    assert "ein sehr langes Wort (https://www.example.org/a)" in notes


def test_no_mark_reaches_the_file_as_a_link(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        uris = [str(note.A.URI) for page in pdf.pages for note in page.obj.get("/Annots", ()) if "/A" in note]
    assert uris
    assert all(uri.startswith("https://") for uri in uris)


def test_an_image_in_a_line_is_a_figure_with_box_and_text(build: Any, failed_rules: Any) -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    book = build({"index.md": "# Kapitel\n\nEin ![rotes Feld](rot.png) im Satz.\n", "rot.png": picture.getvalue()})
    (figure,) = book.find("Figure")
    assert figure.properties["Alt"] == "rotes Feld"
    (paragraph,) = [node for node in book.find("P") if "im Satz" in node.text]
    assert [kid if isinstance(kid, str) else kid.role for kid in paragraph.kids] == ["Ein ", "Figure", " im Satz."]
    assert failed_rules(book.data) == []


def test_footnotes_are_notes_and_their_numbers_links(book: Any) -> None:
    notes = book.find("Note")
    assert [note.properties["ID"] for note in notes] == ["note-1", "note-2"]
    assert all(roles(note)[0] == "Lbl" for note in notes)


def test_a_recommendation_is_a_section_and_a_note_stands_aside(book: Any) -> None:
    (section,) = [node for node in book.find("Sect") if node.text.startswith("Empfehlung PR-01")]
    assert roles(section)[:2] == ["P", "H3"]
    assert any("Eine Bemerkung ohne eigenen Titel." in node.text for node in book.find("Aside"))


def test_running_heads_are_artifacts(book: Any) -> None:
    pages = book.reading.pages[1:]
    assert all("Seite" in page.artifacts for page in pages)


def test_an_empty_alternative_text_makes_an_image_decoration(build: Any) -> None:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    book = build({"index.md": "# Kapitel\n\nWort.\n\n![](rot.png)\n", "rot.png": picture.getvalue()})
    assert not book.find("Figure")


GLOSSARY = """
```{glossary}
BA
  Bundesagentur für Arbeit. Sie berät.

COREQ
  Prüfliste mit 32 Punkten.

HH
  Hansestadt Hamburg: ein Land.
```
"""


def test_the_books_own_glossary_expands_abbreviations_once_in_a_chapter(build: Any) -> None:
    book = build(f"# Kapitel\n\nDie BA hilft, die BA zahlt in HH, nach COREQ.\n\n# Begriffe\n{GLOSSARY}")
    spans = [(span.text, span.properties["E"]) for span in book.find("Span")]
    assert spans == [("BA", "Bundesagentur für Arbeit"), ("HH", "Hansestadt Hamburg")]


def test_every_file_of_the_book_is_a_chapter_for_abbreviations(build: Any) -> None:
    index = "# Buch\n\n```{toctree}\na\nb\n```\n"
    text = "Die BA und die BA.\n"
    files = {"index.md": index, "a.md": f"# A\n\n{text}", "b.md": f"# B\n\n{text}\n{GLOSSARY}"}
    assert [span.text for span in build(files).find("Span")] == ["BA", "BA"]


def test_settings_win_over_the_glossary(build: Any) -> None:
    conf = 'belegkette_pdf_abbreviations = {"BA": "Bundesagentur"}'
    book = build(f"# Kapitel\n\nDie BA hilft.\n\n# Begriffe\n{GLOSSARY}", conf=conf)
    assert [span.properties["E"] for span in book.find("Span")] == ["Bundesagentur"]


def test_page_labels_are_the_numbers_that_are_printed(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        labels: list[Any] = [page.label for page in pdf.pages]
    assert labels == [str(number) for number in range(1, len(labels) + 1)]


def test_tabs_follow_the_structure_on_every_page(book: Any) -> None:
    with pikepdf.open(io.BytesIO(book.data)) as pdf:
        assert {page.obj.Tabs for page in pdf.pages} == {pikepdf.Name.S}


def test_the_index_holds_its_letters_and_lines_with_links(book: Any) -> None:
    (index,) = book.find("Index")
    kinds = {node.role for node in index.iter_nodes()}
    assert {"P", "Reference", "Link"} <= kinds


def test_captions_stand_beside_their_figure_and_in_their_table(build: Any) -> None:
    text = (
        "# Kapitel\n\n:::{figure} rot.png\n:alt: Rot\n\nUnter dem Bild\n:::\n\n"
        ":::{table} Über der Tabelle\n| a | b |\n|---|---|\n| 1 | 2 |\n:::\n"
    )
    book = build({"index.md": text, "rot.png": _red()})
    figure = next(node for node in book.find("Div") if "Figure" in roles(node))
    (table,) = book.find("Table")
    assert roles(figure) == ["Figure", "Caption"]
    assert roles(table)[0] == "Caption"
    assert [node.text for node in book.find("Caption")][-2:] == ["Unter dem Bild", "Über der Tabelle"]


def test_a_footnotes_number_is_a_reference_with_a_link_to_its_note(build: Any) -> None:
    book = build("# Kapitel\n\nSatz.[^a]\n\n[^a]: Fußnote.\n")
    (paragraph,) = [node for node in book.find("P") if node.text.startswith("Satz")]
    (reference,) = [kid for kid in paragraph.kids if isinstance(kid, Node)]
    assert (reference.role, roles(reference)) == ("Reference", ["Link"])
    (note,) = book.find("Note")
    assert "Fußnote." in note.text


def test_the_language_changes_inside_a_heading_and_a_cell_too(build: Any, failed_rules: Any) -> None:
    text = "# Über [job coaching]{.language-en}\n\n| a | [fair]{.language-en} |\n|---|---|\n| 1 | 2 |\n"
    book = build(text)
    assert [(node.text, node.properties["Lang"]) for node in book.find("Span")] == [
        ("job coaching", "en"),
        ("fair", "en"),
    ]
    assert failed_rules(book.data) == []


def test_a_decorative_image_in_a_line_stays_out_of_the_structure(build: Any) -> None:
    book = build({"index.md": "# Kapitel\n\nEin ![](rot.png) im Satz.\n", "rot.png": _red()})
    assert not book.find("Figure")
    assert any("im Satz" in node.text for node in book.find("P"))


def test_rules_and_grounds_are_artifacts(book: Any) -> None:
    assert all(not page.loose_images for page in book.reading.pages)


def _red() -> bytes:
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")
    return picture.getvalue()
