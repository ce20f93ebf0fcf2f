"""Texts of records are text: whatever they hold is shown as it stands and does nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.sphinx.conftest import Built, build_edition

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "{{ config }} {% raw %}",
    "\"gerade\" 'einfach' „deutsch“ --- ...",
    "**fett** `code` [link](https://example.org) {evidence}`F-1`",
    "</section></article></body>",
    "&amp; &lt;b&gt;",
)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """An edition in which every text is hostile."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "evidence").mkdir()
    (folder / "recommendations").mkdir()
    quoted = [json.dumps(text) for text in HOSTILE]
    fields = {"title": quoted, "text": quoted, "quote": quoted}
    records = [
        {
            "id": f"X-{number}", "kind": "interview-finding", "title": text, "text": text, "quote": text,
            "region": text, "group": text, "not-used": text, "codes": ["K1"],
            "sources": [{"title": text, "publisher": text, "year": 2020, "note": text, "url": text, "locator": text}],
            "confidence": {"level": "low", "note": text},
        }
        for number, text in enumerate(HOSTILE)
    ]  # fmt: skip
    assert fields
    (folder / "evidence/all.yaml").write_text(json.dumps({"records": records}, ensure_ascii=False), encoding="utf-8")
    codes = {"K1": {"name": HOSTILE[0], "definition": HOSTILE[2]}}
    (folder / "evidence/codebook.yaml").write_text(json.dumps({"codes": codes}), encoding="utf-8")
    titles = "\n".join(
        f":::{{recommendation}} {text}\n:id: HE-{number}\n:strength: kann\n:indicator: {text}\n\nJeder kann.\n:::\n"
        for number, text in enumerate(HOSTILE[:3])
    )
    (folder / "recommendations/a.md").write_text(f"# Seite\n\n{titles}", encoding="utf-8")
    (folder / "index.md").write_text(
        "# Titel\n\n```{toctree}\nrecommendations/a\nregister/index\nmatrix\nlaendervergleich\n```\n"
    )
    (folder / "conf.py").write_text('project = "X"\nextensions = ["belegkette.sphinx_ext"]\n')
    return build_edition(folder, folder / "out", suppress_warnings=["belegkette"])


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_is_visible_as_it_stands(hostile: Built, text: str) -> None:
    assert text in hostile.page("register/befunde").get_text().replace("\u00ad", "")


@pytest.mark.parametrize("text", HOSTILE)
def test_the_text_is_visible_in_the_list_of_its_code(hostile: Built, text: str) -> None:
    assert text in hostile.page("register/codes").get_text().replace("\u00ad", "")


@pytest.mark.parametrize("page", ["register/befunde", "register/codes", "recommendations/a", "matrix", "search"])
def test_no_page_holds_an_element_that_came_from_a_text(hostile: Built, page: str) -> None:
    parsed = hostile.page(page)
    assert [script for script in parsed.select("script") if "alert" in script.get_text()] == []
    assert [image for image in parsed.select("img") if image.get("onerror")] == []
    assert parsed.select("article strong a, article em") == []


@pytest.mark.parametrize("number", range(3))
def test_the_title_of_a_recommendation_is_text_wherever_it_stands(hostile: Built, number: int) -> None:
    title = hostile.element("recommendations/a", f"#he-{number} .bk-title")
    assert title.get_text().replace("\u00ad", "") == HOSTILE[number]
    assert title.find() is None


def test_nothing_was_warned_of(hostile: Built) -> None:
    assert hostile.warnings == ""


def test_the_edition_is_one_page_for_the_kinds_it_has(hostile: Built) -> None:
    assert sorted(path.name for path in Path(hostile.out / "register").glob("*.html")) == [
        "befunde.html",
        "codes.html",
        "index.html",
    ]
