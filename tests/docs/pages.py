"""Reading the pages of handbook and README: their code blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
HANDBOOK = ROOT / "docs"
PAGES = [*sorted(HANDBOOK.glob("*.md")), ROOT / "README.md", ROOT / "CONTRIBUTING.md"]

_FENCE = re.compile(
    r"^(?P<indent> *)(?P<fence>`{3,})(?P<info>[^\n]*)\n(?P<body>.*?)^ *(?P=fence)$", re.MULTILINE | re.DOTALL
)


class Block(NamedTuple):
    """A code block of a page: its language (or directive) and its text without the indentation of the block."""

    page: str
    language: str
    text: str


def iter_blocks(page: Path) -> Iterator[Block]:
    """Yield the code blocks of a page in order."""
    for match in _FENCE.finditer(page.read_text(encoding="utf-8")):
        lines = [line.removeprefix(match["indent"]) for line in match["body"].splitlines()]
        yield Block(page.name, match["info"].strip(), "\n".join(lines))
