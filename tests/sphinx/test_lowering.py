"""The doctree that the PDF gets: boxes and plain docutils nodes, nothing of ours left."""

from __future__ import annotations

import shutil

import pytest
from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from tests.sphinx.conftest import PROJECT, Built, build_edition

from belegkette.pdf.nodes import BoxKind, box


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> tuple[nodes.document, Built]:
    """The assembled book of the constructed edition, and the finished build."""
    folder = tmp_path_factory.mktemp("book")
    shutil.copytree(PROJECT, folder / "project")
    trees: list[nodes.document] = []

    def keep(_app: Sphinx, tree: nodes.document, _docname: str) -> None:
        trees.append(tree.deepcopy())

    built = build_edition(folder / "project", folder, builder="pdf", listen={"doctree-resolved": keep})
    return trees[-1], built


def boxes(book: tuple[nodes.document, Built], kind: BoxKind) -> dict[str, box]:
    """Return the boxes of a kind by label, or by their mark."""
    return {node["label"] or node["mark"]: node for node in book[0].findall(box) if node["kind"] == kind}


def test_a_recommendation_is_a_box_with_label_title_and_bookmark(book: tuple[nodes.document, Built]) -> None:
    found = boxes(book, BoxKind.RECOMMENDATION)["Empfehlung HE-01"]
    assert (found["title"], found["bookmark"], found["ids"]) == ("Eine Stelle in jedem Kreis", True, ["he-01"])


def test_a_record_is_a_box_without_a_bookmark(book: tuple[nodes.document, Built]) -> None:
    found = boxes(book, BoxKind.EVIDENCE)["F-1"]
    assert (found["title"], found["bookmark"], found["ids"]) == (
        "F-1 Eine Stelle wird überall gewünscht",
        False,
        ["f-1"],
    )


def test_every_recommendation_and_record_has_its_box(book: tuple[nodes.document, Built]) -> None:
    assert len(boxes(book, BoxKind.RECOMMENDATION)) == 3
    assert len(boxes(book, BoxKind.EVIDENCE)) == len(book[1].domain.edition.records)


def test_the_statement_is_bold(book: tuple[nodes.document, Built]) -> None:
    bold = boxes(book, BoxKind.RECOMMENDATION)["Empfehlung HE-01"].findall(nodes.strong)
    assert next(bold).astext() == "Das Land soll in jedem Kreis eine Stelle benennen."


def test_no_class_of_ours_is_left(book: tuple[nodes.document, Built]) -> None:
    classes = {name for node in book[0].findall(nodes.Element) for name in node["classes"]}
    assert {name for name in classes if name.startswith("bk-")} == set()


def test_short_facts_of_a_record_share_a_line(book: tuple[nodes.document, Built]) -> None:
    text = boxes(book, BoxKind.EVIDENCE)["F-1"].astext().replace("\u00a0", " ")
    assert "Datum: Mai 2022 · Region: Musterkreis · Gruppe: Budgetnehmende, Dienste" in text


@pytest.mark.parametrize("words", ["Musterverlag", "Gelesen: Auszug", "Methodik: geringe Bedenken", "Stützt: HE-01"])
def test_lowering_loses_no_words(book: tuple[nodes.document, Built], words: str) -> None:
    assert words in boxes(book, BoxKind.EVIDENCE)["F-1"].astext()


def test_the_matrix_is_turned(book: tuple[nodes.document, Built]) -> None:
    breaks = [node.astext() for node in book[0].findall(nodes.raw)]
    assert "PageBreak landscape" in breaks


def breaks_around(book: tuple[nodes.document, Built], docname: str) -> tuple[str, str]:
    """Return the page templates that are asked for before and after a file of the book."""
    (part,) = [node for node in book[0].findall(addnodes.start_of_file) if node["docname"] == docname]
    at = part.parent.index(part)
    before = [node.astext() for node in part.parent.children[:at] if isinstance(node, nodes.raw)]
    after = [node.astext() for node in part.parent.children[at:] if isinstance(node, nodes.raw)]
    return before[-1], after[0]


def test_the_register_stands_in_two_columns_and_what_follows_does_not(book: tuple[nodes.document, Built]) -> None:
    first, last = "register/befunde", "register/codes"
    assert breaks_around(book, first)[0] == "PageBreak twoColumn"
    assert breaks_around(book, last)[1] == "PageBreak decoratedPage"


def test_the_sources_of_a_record_have_a_paragraph_of_their_own(book: tuple[nodes.document, Built]) -> None:
    *_, facts, sources = boxes(book, BoxKind.EVIDENCE)["F-1"].children
    assert sources.astext().startswith("Quelle")
    assert "Quelle:" not in facts.astext()


def test_all_tables_of_the_matrix_have_the_same_columns(book: tuple[nodes.document, Built]) -> None:
    sections = [node for node in book[0].findall(nodes.section) if "empfehlungen" in node["ids"]]
    tables = [table for section in sections for table in section.findall(nodes.table)]
    widths = {tuple(column["colwidth"] for column in table.findall(nodes.colspec)) for table in tables}
    assert len(tables) > 1
    assert len(widths) == 1


@pytest.mark.parametrize("word", ["F-1", "HE-01", "Musterkreis", "Budgetnehmende"])
def test_the_index_names_ids_regions_groups_and_themes(book: tuple[nodes.document, Built], word: str) -> None:
    entries = book[1].app.env.domains.index_domain.entries
    assert any(value.startswith(word) for listed in entries.values() for _kind, value, *_rest in listed)


def test_nothing_internal_is_in_the_book(book: tuple[nodes.document, Built]) -> None:
    assert [
        word for word in ("GEHEIM", "KREIS-INTERVIEW", "Interner", "Zurückgezogener Titel") if word in book[0].astext()
    ] == []


def test_the_book_is_finished_without_a_warning(book: tuple[nodes.document, Built]) -> None:
    assert book[1].warnings == ""
    assert [path.suffix for path in book[1].out.iterdir() if path.is_file()] == [".pdf"]
