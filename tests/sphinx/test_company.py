"""The state of an easy text does not stand alone on a page of the PDF."""

from __future__ import annotations

from docutils import nodes
from docutils.utils import new_document

from belegkette.sphinx_ext.lowering import keep_notes_company


def test_the_two_paragraphs_before_the_state_go_with_it() -> None:
    texts = [nodes.paragraph("", f"Satz {number}.") for number in range(4)]
    note = nodes.paragraph("", "Nicht geprüft.", classes=["bk-easy-note"])
    document = new_document("")
    document += nodes.section("", nodes.title("", "Feld"), *texts, note)
    keep_notes_company(document)
    assert [text["classes"] for text in texts] == [[], [], ["lead"], ["lead"]]


def test_a_title_is_left_as_it_is() -> None:
    note = nodes.paragraph("", "Nicht geprüft.", classes=["bk-easy-note"])
    document = new_document("")
    title = nodes.title("", "Feld")
    document += nodes.section("", title, note)
    keep_notes_company(document)
    assert title["classes"] == []
