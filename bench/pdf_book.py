"""A book of any length for measuring the PDF, made of words, not of findings: everything in it is constructed.

Every chapter has what the edition has: boxes, lists, definitions, a table over pages, a table with long cells, notes,
links, a quotation, code and a picture. About nine pages a chapter; the same number of chapters gives the same bytes.
"""

from __future__ import annotations

import random
from itertools import pairwise
from typing import TYPE_CHECKING

from generate import ADJECTIVES, NOUNS, SMALL, VERBS

if TYPE_CHECKING:
    from pathlib import Path

CONF = """\
project = "Konstruiertes Buch"
author = "Konstruierte Stelle"
language = "de"
extensions = ["myst_parser", {extensions}]
myst_enable_extensions = ["colon_fence", "deflist"]
belegkette_pdf_date = "2026-11-22"
html_theme = "basic"
html_copy_source = False
html_use_index = False
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120" viewBox="0 0 240 120">
<rect x="20" y="40" width="40" height="80" fill="#036"/><rect x="100" y="20" width="40" height="100" fill="#369"/>
<rect x="180" y="60" width="40" height="60" fill="#69c"/></svg>
"""


def write_book(root: Path, chapters: int, *, tagged: bool) -> None:
    """Write a Sphinx project; with `tagged` its builder ``pdf`` is the one that tags."""
    root.mkdir(parents=True)
    extension = "belegkette.pdf.tagging" if tagged else "belegkette.pdf"
    (root / "conf.py").write_text(CONF.format(extensions=f'"{extension}"'), encoding="utf-8")
    (root / "bild.svg").write_text(DRAWING, encoding="utf-8")
    names = "\n".join(f"kapitel-{number:03}" for number in range(1, chapters + 1))
    index = f"# Konstruiertes Buch\n\n```{{toctree}}\n:maxdepth: 2\n\n{names}\n```\n"
    (root / "index.md").write_text(index, encoding="utf-8")
    for number in range(1, chapters + 1):
        text = "\n\n".join(_iter_blocks(number, random.Random(number)))  # noqa: S311 - words, not secrets
        (root / f"kapitel-{number:03}.md").write_text(f"{text}\n", encoding="utf-8")


def _sentence(rng: random.Random) -> str:
    words = [rng.choice(ADJECTIVES).capitalize(), rng.choice(NOUNS), rng.choice(VERBS)]
    for _ in range(rng.randrange(2, 5)):
        words += [rng.choice(SMALL), rng.choice(ADJECTIVES), rng.choice(NOUNS)]
    return " ".join(words) + "."


def _text(rng: random.Random, sentences: int) -> str:
    return " ".join(_sentence(rng) for _ in range(sentences))


def _iter_blocks(number: int, rng: random.Random) -> list[str]:
    blocks = [f"(kapitel-{number})=\n# Kapitel {number}", _text(rng, 6)]
    for section in range(1, 6):
        blocks += [f"## Abschnitt {number}.{section}", *(_text(rng, 7) for _ in range(4))]
        blocks.append(
            f"Mehr dazu in [diesem Kapitel](#kapitel-{number}) und bei der [Stelle](https://example.org/{section}).[^n{section}]"
        )
        blocks.append(f"[^n{section}]: {_text(rng, 2)}")
        blocks.append("\n".join(f"- {_text(rng, 1)} **{rng.choice(NOUNS)}** {_text(rng, 1)}" for _ in range(6)))
        blocks.append(f"### Empfehlung {number}.{section}")
        blocks.append(f":::{{admonition}} Empfehlung\n{_text(rng, 4)}\n\n1. {_text(rng, 1)}\n2. {_text(rng, 1)}\n:::")
        blocks.append(_text(rng, 5))
    blocks += ["## Übersicht", _table(rng, 40, 4, 1), "## Vergleich", _table(rng, 8, 4, 5)]
    blocks += [
        "## Begriffe",
        *(f"{first} {second}\n: {_text(rng, 2)}" for first, second in pairwise(rng.sample(NOUNS, 9))),
    ]
    blocks += [f"> {_text(rng, 3)}", "```text\n" + "\n".join(_sentence(rng)[:70] for _ in range(8)) + "\n```"]
    blocks.append(f":::{{figure}} bild.svg\n:alt: Drei Säulen\n\n{_text(rng, 1)}\n:::")
    return blocks


def _table(rng: random.Random, rows: int, columns: int, sentences: int) -> str:
    head = "| Kennung | " + " | ".join(rng.choice(NOUNS) for _ in range(columns - 1)) + " |"
    lines = [head, f"|{'---|' * columns}"]
    lines += [
        f"| K-{row:02} | " + " | ".join(_text(rng, sentences) for _ in range(columns - 1)) + " |"
        for row in range(1, rows + 1)
    ]
    return "\n".join(lines)
