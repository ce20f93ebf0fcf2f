"""What the handbook says about the PDF is so."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from belegkette.pdf.postflight_report import BY_PEOPLE
from belegkette.sphinx_ext.defaults import DEFAULTS

DOCS = Path(__file__).parents[2] / "docs"


def test_the_chapter_for_publishers_lists_every_question_of_the_report() -> None:
    chapter = (DOCS / "barrierefreies-pdf.md").read_text(encoding="utf-8")
    assert [question for question in BY_PEOPLE if f"- {question}\n" not in chapter] == []


def test_the_settings_that_the_page_for_other_projects_shows_build_a_tagged_book(build: Any) -> None:
    page = (DOCS / "tagging.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```python\n(# conf\.py\n.*?)```", page, re.DOTALL)
    book = build({"conf.py": f'project = "Handbuch"\n{shown}', "index.md": "# Kapitel\n\nText.\n"})
    assert book.path.name == "handbuch.pdf"
    assert [node.text for node in book.find("H1")] == ["Kapitel"]


def test_the_transform_that_the_page_shows_makes_a_box(build: Any) -> None:
    page = (DOCS / "tagging.md").read_text(encoding="utf-8")
    (shown,) = re.findall(r"```python\n(from belegkette\.pdf\.nodes.*?)```", page, re.DOTALL)
    extension = (
        "from docutils import nodes\nfrom sphinx.util.docutils import SphinxDirective\n\n"
        "class advice(nodes.General, nodes.Element):\n    pass\n\n"
        "class Advice(SphinxDirective):\n    has_content = True\n    def run(self):\n"
        "        node = advice()\n        self.state.nested_parse(self.content, 0, node)\n        return [node]\n\n"
        f"{shown}\n"
        "def setup(app):\n    app.add_node(advice)\n    app.add_directive('rat', Advice)\n"
        "    app.add_post_transform(LowerAdvice)\n"
    )
    conf = "\nimport sys, pathlib\nsys.path.insert(0, str(pathlib.Path(__file__).parent))\nextensions.append('constructed_advice')\n"
    book = build({"constructed_advice.py": extension, "index.md": "# K\n\n```{rat}\nHol dir Rat.\n```\n"}, conf=conf)
    (aside,) = book.find("Aside")
    assert "Hol dir Rat." in aside.text


def test_authors_of_the_edition_can_mark_foreign_words() -> None:
    assert {"attrs_block", "attrs_inline"} <= set(DEFAULTS["myst_enable_extensions"])
