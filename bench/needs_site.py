"""The peer for HTML builds: the same recommendations and records as needs of sphinx-needs, on as many pages.

Titles, texts, options and links are those of our own export to sphinx-needs; a table of needs stands where our matrix
stands. What an edition has beyond that (comparison, analyses, search with context, cards) has no counterpart here, in
the peer's favour.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

CONF = """\
project = "Konstruierte Ausgabe"
language = "de"
extensions = ["myst_parser", "sphinx_needs"]
html_theme = "furo"
html_copy_source = False
myst_enable_extensions = ["colon_fence"]
needs_types = [
    {"directive": kind, "title": kind, "prefix": "", "color": "#FFFFFF", "style": "node"}
    for kind in ("recommendation", "interview-finding", "statistic")
]
needs_id_regex = "^[A-Z][A-Z0-9_-]*$"
needs_links = {"evidence": {}}
needs_fields = {
    name: {"nullable": True}
    for name in ("strength", "addressee", "field", "horizon", "indicator", "confidence", "date", "region", "group",
                 "source", "value", "unit")
}
"""
_OPTIONS = (
    "status", "strength", "addressee", "field", "horizon", "indicator", "confidence", "date", "region", "group", "source",
    "value", "unit", "evidence", "tags",
)  # fmt: skip
_MATRIX = """\
# Matrix

```{needtable}
:types: recommendation
:columns: id, title, strength, evidence
:style: table
```
"""
_PER_PAGE = {"recommendation": 10}
_RECORDS_PER_PAGE = 200


def write_needs_site(root: Path, target: Path) -> int:
    """Write the corpus at `root` as a Sphinx project with needs; return the number of pages."""
    command = [sys.executable, "-m", "belegkette", "export", "needs", "--root", str(root)]
    said = subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8")  # noqa: S603 - our own
    (version,) = json.loads(said.stdout)["versions"].values()
    pages = dict(_iter_pages(list(version["needs"].values())))
    pages["matrix"] = _MATRIX
    names = "\n".join(pages)
    pages["index"] = f"# Konstruierte Ausgabe\n\n```{{toctree}}\n:maxdepth: 1\n\n{names}\n```\n"
    target.mkdir(parents=True)
    (target / "conf.py").write_text(CONF, encoding="utf-8")
    for name, text in pages.items():
        (target / f"{name}.md").write_text(text, encoding="utf-8")
    return len(pages)


def _iter_pages(needs: Sequence[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for kind in dict.fromkeys(need["type"] for need in needs):
        held = [need for need in needs if need["type"] == kind]
        step = _PER_PAGE.get(kind, _RECORDS_PER_PAGE)
        for at in range(0, len(held), step):
            number = at // step + 1
            blocks = "\n\n".join(map(_block, held[at : at + step]))
            yield f"{kind}-{number:03d}", f"# {kind} {number}\n\n{blocks}\n"


def _block(need: dict[str, Any]) -> str:
    said = {name: need[name] for name in _OPTIONS if need.get(name)}
    lines = [f":{name}: {', '.join(value) if isinstance(value, list) else value}" for name, value in said.items()]
    return "\n".join(
        [f":::{{{need['type']}}} {need['title']}", f":id: {need['id']}", *lines, "", need["content"], ":::"]
    )
