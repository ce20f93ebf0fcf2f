"""The block and the pages as the loaders see them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belegkette.corpus import Corpus
from belegkette.model.recommendation import EasyText

HEAD = ":id: HE-01\n:strength: soll\n:evidence: T-01\n\nDas Land soll handeln.\n\n"


def page(block: str, fence: str = "::::") -> dict[str, str]:
    text = f"# Seite\n\n{fence}{{recommendation}} Titel\n{HEAD}{block}\n{fence}\n"
    return {"recommendations/seite.md": text, "evidence/leer.yaml": "records: []\n"}


def easy_of(corpus: Corpus) -> EasyText:
    easy = corpus.recommendations["HE-01"].easy
    assert easy is not None
    return easy


@pytest.mark.parametrize(
    "block",
    [
        ":::{easy-language}\nDas Amt hilft.\n:::",
        "```{easy-language}\nDas Amt hilft.\n```",
        "~~~{easy-language}\nDas Amt hilft.\n~~~",
        "- Punkt\n\n  ```{easy-language}\n  Das Amt hilft.\n  ```",
        "> ```{easy-language}\n> Das Amt hilft.\n> ```",
        "````{note}\n```{easy-language}\nDas Amt hilft.\n```\n````",
    ],
)
def test_every_fence_and_nesting_holds_the_text(block: str, corpus_of: Callable[..., Corpus]) -> None:
    assert easy_of(corpus_of(page(block))).content == ("Das Amt hilft.",)


def test_title_and_mark_are_read(corpus_of: Callable[..., Corpus]) -> None:
    easy = easy_of(corpus_of(page("```{easy-language} Hilfe\n:original: 12ab34cd\n\nDas Amt hilft.\n```")))
    assert (easy.title, easy.original, easy.original_line, easy.original_column) == ("Hilfe", "12ab34cd", 11, 12)


def test_the_main_text_is_without_it(corpus_of: Callable[..., Corpus]) -> None:
    corpus = corpus_of(page("Davor.\n\n```{easy-language}\nDas Amt hilft.\n```\n\nDanach."))
    body = corpus.recommendations["HE-01"].main_body
    assert [line for line in body.lines if line] == ["Das Land soll handeln.", "Davor.", "Danach."]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ("```{easy-language}\n```", "SRC009"),
        ("```{easy-language}\n:laut: ja\n\nDas Amt hilft.\n```", "SRC003"),
        ("```{easy-language}\nEins.\n```\n\n```{easy-language}\nZwei.\n```", "SRC009"),
        ("```{easy-language}\nDas Amt hilft.", "SRC002"),
        ("```{easy-language}\n---\na: [\n---\nDas Amt hilft.\n```", "SRC002"),
    ],
)
def test_a_faulty_block_is_named(block: str, code: str, corpus_of: Callable[..., Corpus]) -> None:
    assert code in {problem.code for problem in corpus_of(page(block)).problems}


def test_the_folder_makes_a_page_easy(corpus_of: Callable[..., Corpus]) -> None:
    corpus = corpus_of(
        {"recommendations/easy-language/a.md": "# A\n\nDas Amt hilft.\n", "evidence/leer.yaml": "records: []\n"}
    )
    assert [page.path for page in corpus.pages if page.easy] == ["recommendations/easy-language/a.md"]


def test_the_front_matter_makes_a_page_easy(corpus_of: Callable[..., Corpus]) -> None:
    text = "---\neasy-language: true\n---\n\n# A\n\nDas Amt hilft.\n"
    corpus = corpus_of({"recommendations/a.md": text, "evidence/leer.yaml": "records: []\n"})
    assert [page.easy.line for page in corpus.pages if page.easy] == [4]
