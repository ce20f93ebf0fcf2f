"""Roles in titles of blocks: the check counts exactly those that Sphinx runs."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from tests.sphinx.conftest import PROJECT, Built, build_edition
from tests.sphinx.test_agreement import citations_of_loaders, citations_of_sphinx

TITLE = "Siehe {evidence}`F-1` und {quote}`F-2`"
TEXT = "Text {evidence}`F-3`."
TABLE = "| a | b |\n|---|---|\n| {evidence}`F-3` | c |"
ROWS = "* - a\n  - {evidence}`F-3`"
WITH_TEXT = """
    admonition topic sidebar dropdown card note tip warning attention caution danger error hint important seealso epigraph
    highlights pull-quote compound container warnhinweis hinweis achtung thema kasten Note
""".split()
BLOCKS = {
    **{name: f"::::{{{name}}} {TITLE}\n{TEXT}\n::::\n" for name in WITH_TEXT},
    **{name: f"```{{{name}}} {TITLE}\n```\n" for name in ("rubric", "centered", "sectionauthor", "rubrik")},
    **{name: f"::::{{{name}}} {TITLE}\n{TABLE}\n::::\n" for name in ("table", "tabelle")},
    **{name: f"::::{{{name}}} {TITLE}\n{ROWS}\n::::\n" for name in ("list-table", "listentabelle")},
    **{name: f"::::{{{name}}} {TITLE}\na, b\n::::\n" for name in ("csv-table", "csv-tabelle")},
    **{
        name: f"::::{{{name}}} 1.0 {TITLE}\n{TEXT}\n::::\n"
        for name in ("versionadded", "versionchanged", "deprecated", "versionremoved")
    },
    "tab-item": f":::::{{tab-set}}\n::::{{tab-item}} {TITLE}\n{TEXT}\n::::\n:::::\n",
    "grid-item-card": f":::::{{grid}} 1\n::::{{grid-item-card}} {TITLE}\n{TEXT}\n::::\n:::::\n",
    "code": "```{code} {evidence}`F-1`\n{evidence}`F-1`\n```\n",
    "roh": "```{roh} html\n{evidence}`F-1`\n```\n",
    "within": f"::::{{note}}\n:::{{admonition}} {TITLE}\n{TEXT}\n:::\n::::\n",
    "recommendation": (
        f":::::{{recommendation}} Titel\n:id: HE-77\n:strength: kann\n:evidence: F-1\n\n{TEXT}\n\n"
        f"::::{{admonition}} {TITLE}\n{TEXT}\n::::\n:::::\n"
    ),
}


@pytest.fixture(scope="module")
def titled(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The constructed edition with a page for each sort of block."""
    folder = tmp_path_factory.mktemp("titled")
    project = Path(shutil.copytree(PROJECT, folder / "project"))
    conf = project / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + '\nextensions.append("sphinx_design")\n', encoding="utf-8")
    for name, block in BLOCKS.items():
        (project / "recommendations" / f"block-{name}.md").write_text(f"# Titel\n\n{block}", encoding="utf-8")
    return build_edition(project, folder)


@pytest.mark.parametrize("name", BLOCKS)
def test_both_see_the_same_citations_in_titles(titled: Built, name: str) -> None:
    page = f"recommendations/block-{name}"
    assert citations_of_loaders(titled).get(page) == citations_of_sphinx(titled).get(page)


def test_the_title_of_a_block_counts(titled: Built) -> None:
    assert citations_of_loaders(titled)["recommendations/block-admonition"].total() == 3
