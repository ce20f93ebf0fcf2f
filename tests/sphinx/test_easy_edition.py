"""The easy-to-read edition: its pages, the way there and back, and its PDF. The project is constructed."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pikepdf
import pypdf
import pytest
from tests.sphinx.conftest import PROJECT, Built, build_edition

BLOCK = "\n```{easy-language} Eine Stelle\n\nDas Amt hilft. Das ist gut.\nDie Stelle hat:\n\n- Zeit\n- Geld\n```\n:::"
START = "# Leicht lesbar\n\nHier steht alles leicht. Lesen Sie gern.\n"


def add_texts(root: Path) -> Path:
    page = root / "recommendations" / "netz.md"
    before, mark, after = page.read_text().partition(":id: HE-01")
    page.write_text(before + mark + after.replace("\n:::", BLOCK, 1))
    vocabulary = root / "evidence" / "vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text().replace("{name: Netze}", "{name: Netze, easy-name: Wer hilft}"))
    folder = root / "recommendations" / "easy-language"
    folder.mkdir()
    (folder / "index.md").write_text(START)
    return root


@pytest.fixture(scope="module")
def easy(tmp_path_factory: pytest.TempPathFactory) -> Built:
    folder = tmp_path_factory.mktemp("easy")
    shutil.copytree(PROJECT, folder / "project")
    return build_edition(add_texts(folder / "project"), folder)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("easy-book")
    shutil.copytree(PROJECT, folder / "project")
    extensions = ["belegkette.sphinx_ext", "belegkette.pdf.tagging"]
    built = build_edition(add_texts(folder / "project"), folder, builder="pdf", extensions=extensions)
    return (built.out / "leicht-lesbar.pdf").read_bytes()


def field_page(easy: Built) -> str:
    return next(
        name for name in sorted(easy.app.env.found_docs) if name.startswith("easy-language/") and "index" not in name
    )


def test_it_builds_without_a_warning(easy: Built) -> None:
    assert easy.warnings == ""


def test_every_sentence_stands_in_a_line_of_its_own(easy: Built) -> None:
    lines = [line.get_text() for line in easy.page(field_page(easy)).select("#he-01 > p.bk-easy-line")]
    assert lines[:3] == ["Das Amt hilft.", "Das ist gut.", "Die Stelle hat:"]


def test_the_start_page_holds_what_the_project_wrote(easy: Built) -> None:
    assert "Hier steht alles leicht." in easy.text("easy-language/index")


def test_the_text_is_not_in_the_recommendation(easy: Built) -> None:
    assert "Das Amt hilft." not in easy.text("recommendations/netz")


def test_a_recommendation_leads_to_its_easy_text(easy: Built) -> None:
    link = easy.element("recommendations/netz", "#he-01 .bk-easy-link a")
    assert link["href"] == f"../{field_page(easy)}.html#he-01"


def test_an_easy_text_leads_back_to_its_recommendation(easy: Built) -> None:
    assert easy.element(field_page(easy), "#he-01 .bk-easy-back a")["href"] == "../recommendations/netz.html#he-01"


def test_every_page_has_the_switch(easy: Built) -> None:
    without = [name for name in sorted(easy.app.env.found_docs) if not easy.page(name).select("nav.bk-easy-switch a")]
    assert without == []


def test_the_switch_says_that_nobody_has_tested_it(easy: Built) -> None:
    assert easy.text("index", "nav.bk-easy-switch") == "Leicht lesbar (Entwurf, nicht geprüft)"


def test_the_switch_of_a_page_leads_to_its_field(easy: Built) -> None:
    assert easy.element("recommendations/netz", "nav.bk-easy-switch a")["href"] == f"../{field_page(easy)}.html"


def test_the_state_never_says_leichte_sprache(easy: Built) -> None:
    assert easy.text(field_page(easy), ".bk-easy-state") == "Regelprüfung bestanden, Prüfgruppe ausstehend."


def test_a_field_has_its_easy_name_in_the_easy_edition_and_its_own_elsewhere(easy: Built) -> None:
    assert easy.text(field_page(easy), "h1").startswith("Wer hilft")
    assert "Wer hilft" in easy.text("easy-language/index")
    assert "Wer hilft" not in easy.text("recommendations/netz")


def test_nothing_is_hyphenated(easy: Built) -> None:
    assert "\u00ad" not in str(easy.element(field_page(easy), ".bk-easy"))


def test_a_project_without_easy_texts_has_no_switch(edition: Built) -> None:
    assert edition.page("index").select("nav.bk-easy-switch") == []


def test_pages_that_are_no_longer_needed_are_removed(tmp_path: Path) -> None:
    root = add_texts(Path(shutil.copytree(PROJECT, tmp_path / "project")))
    build_edition(root, tmp_path)
    shutil.copy(PROJECT / "recommendations" / "netz.md", root / "recommendations" / "netz.md")
    shutil.rmtree(root / "recommendations" / "easy-language")
    build_edition(root, tmp_path)
    assert list((root / "easy-language").glob("*.md")) == []


def test_the_book_sets_one_sentence_a_line(book: bytes) -> None:
    lines = [line for page in pypdf.PdfReader(io.BytesIO(book)).pages for line in page.extract_text().splitlines()]
    assert {"Das Amt hilft.", "Das ist gut."} <= {line.strip() for line in lines}


def test_the_book_is_tagged_and_german(book: bytes) -> None:
    with pikepdf.open(io.BytesIO(book)) as pdf:
        assert (bool(pdf.Root.MarkInfo.Marked), str(pdf.Root.Lang)) == (True, "de-DE")


def test_the_book_uses_large_type(book: bytes) -> None:
    sizes: set[float] = set()
    with pikepdf.open(io.BytesIO(book)) as pdf:
        for page in pdf.pages:
            for instruction in pikepdf.parse_content_stream(page, "Tf"):
                sizes.add(float(instruction.operands[1]))
    assert min(sizes) >= 14
