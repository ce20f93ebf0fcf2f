"""What rst2pdf cannot do is named with file and line before it runs, and nothing is written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from belegkette.pdf.preflight import PdfError

SENTENCE = "Das Land benennt eine Stelle, die über Zuschüsse berät und Anträge weiterleitet. "
REFUSED = {
    "remote image": ("# K\n\nText.\n\n![Bild](https://www.example.org/bild.png)\n", r"index\.md:5: Das Bild „https"),
    "raw HTML block": ("# K\n\n<div>Nur am Bildschirm</div>\n", r"index\.md:3: Rohes HTML .* „<div>Nur am Bildschirm</div>“"),
    "raw HTML in a line": ("# K\n\nEin <mark>Wort</mark>.\n", r"index\.md:3: Rohes HTML"),
    "raw directive": ("# K\n\n```{raw} html\n<b>fett</b>\n```\n", r"index\.md:3: Rohes HTML"),
    "formula": ("# K\n\nEs gilt $a = b$.\n", r"index\.md:3: Formeln"),
    "head rows higher than a page": (
        f"# K\n\nText.\n\n| a | {SENTENCE * 90} |\n|---|---|\n| x | y |\n",
        r"index\.md:5: Die Kopfzeilen dieser Tabelle sind höher als eine Seite",
    ),
    "a span over a page": (
        "# K\n\n```{eval-rst}\n+---+---+\n| a | b |\n" + "|   +---+\n|   | c |\n" * 120 + "+---+---+\n```\n",
        r"index\.md:\d+: 121 verbundene Zeilen dieser Tabelle sind höher als eine Seite",
    ),
    "a table in a cell over a page": (
        "# K\n\n:::::{list-table}\n* - a\n  - ::::{list-table}\n    * - x\n      - "
        + "\n\n        ".join([SENTENCE] * 120)
        + "\n    ::::\n:::::\n",
        r"index\.md:\d+: Die Tabelle in dieser Zelle ist höher als eine Seite",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "message"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_printed_is_refused_with_its_line(build: Any, tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(PdfError, match=message):
        build(text)
    assert not list((tmp_path / "out").glob("*.pdf"))


ALLOWED = {
    "comment": "# K\n\n<!-- eine Bemerkung -->\n\nText.\n",
    "struck-out text": "# K\n\nEin ~~Wort~~.\n",
    "a long row": f"# K\n\n| a | b |\n|---|---|\n| {SENTENCE * 150} | kurz |\n",
    "a long list in a row": "# K\n\n:::{list-table}\n* - a\n  - " + "\n    ".join(f"- p{n}" for n in range(150)) + "\n:::\n",
    "a long box in a row": "# K\n\n::::{list-table}\n* - a\n  - :::{note}\n" + f"    {SENTENCE}\n\n" * 60 + "    :::\n::::\n",
    "a short span": "# K\n\n```{eval-rst}\n+---+---+\n| a | b |\n|   +---+\n|   | c |\n+---+---+\n```\n",
}  # fmt: skip


@pytest.mark.parametrize("text", ALLOWED.values(), ids=ALLOWED)
def test_what_can_be_printed_is_not_refused(build: Any, text: str) -> None:
    built = build(text, conf='\nmyst_enable_extensions = ["colon_fence", "strikethrough"]\n')
    assert built.data.startswith(b"%PDF-")
