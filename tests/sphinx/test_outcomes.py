"""What came after delivery and the legal basis: words and linked records on the card, links back in the register."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.sphinx.conftest import PROJECT, Built, build_edition

NETZ = "recommendations/netz"
RECORDS = """\
# Konstruiert.
records:
  - {id: BRIEF-1, kind: document, title: Antwortschreiben, text: Konstruiert., sources: [{key: AMT}]}
  - {id: R-1, kind: document, title: Paragraf 60, text: Konstruiert., sources: [{key: AMT}]}
"""
OPTIONS = """\
evidence: EV-2
legal-basis: § 60 Abs. 1, 2 SGB IX, R-1, GEHEIM-1
response: partly
response-date: 2026-03-01, BRIEF-1
implemented-on: 2026-10, BRIEF-1,
  GEHEIM-1
"""


@pytest.fixture(scope="module")
def delivered(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The constructed edition with a recommendation that was answered and carried out."""
    folder = tmp_path_factory.mktemp("delivered")
    project = Path(shutil.copytree(PROJECT, folder / "project"))
    (project / "evidence" / "more.yaml").write_text(RECORDS, encoding="utf-8")
    page = project / f"{NETZ}.md"
    page.write_text(page.read_text(encoding="utf-8").replace("evidence: EV-2\n", OPTIONS), encoding="utf-8")
    return build_edition(project, folder)


def test_the_answer_stands_with_its_day_and_its_proof(delivered: Built) -> None:
    text = delivered.text(NETZ, "#he-02 > .bk-foot")
    assert "Antwort der Angesprochenen : teilweise angenommen, 1. März 2026 (BRIEF-1)" in text


def test_the_implementation_counts_a_proof_that_is_not_published(delivered: Built) -> None:
    text = delivered.text(NETZ, "#he-02 > .bk-foot")
    assert "Umgesetzt : Oktober 2026 (BRIEF-1, 1 Beleg, der nicht veröffentlicht ist)" in text


def test_the_legal_basis_keeps_words_and_records_in_their_order(delivered: Built) -> None:
    text = delivered.text(NETZ, "#he-02 > .bk-foot")
    expected = "Rechtsgrundlage : § 60 Abs. 1, 2 SGB IX, R-1, 1 Beleg, der nicht veröffentlicht ist"
    assert expected in text


def test_proofs_and_legal_bases_are_links(delivered: Built) -> None:
    found = delivered.element(NETZ, "#he-02 > .bk-foot").select("a")
    assert [link.get_text().replace("\u00ad", "") for link in found] == ["R-1", "BRIEF-1", "BRIEF-1"]


def test_the_register_says_what_a_record_proves(delivered: Built) -> None:
    text = " ".join(
        delivered.page(docname).get_text(" ") for docname in delivered.app.env.found_docs if "register" in docname
    )
    text = " ".join(text.split())
    assert "Belegt den Tag der Antwort auf : HE-02" in text
    assert "Belegt die Umsetzung von : HE-02" in text
    assert "Ist Rechtsgrundlage für : HE-02" in text


def test_the_card_is_made_again_when_a_proof_changes(delivered: Built) -> None:
    files = delivered.domain.edition.files_of(["BRIEF-1"])
    assert "evidence/more.yaml" in files
    depends = {Path(str(one)).name for one in delivered.app.env.dependencies[NETZ]}
    assert "more.yaml" in depends


def test_nothing_is_wrong_with_the_build(delivered: Built) -> None:
    assert delivered.warnings == ""
