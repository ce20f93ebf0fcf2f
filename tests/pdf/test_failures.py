"""Whatever goes wrong, the build stops, names the place, and leaves no file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sphinx.errors import SphinxError

CASES = {
    "missing image": ({"index.md": "# A\n\nText\n\n![Bild](fehlt.png)\n"}, "index.md:5: Das Bild „fehlt.png“ fehlt."),
    "broken image": (
        {"index.md": "# A\n\n![Bild](bild.png)\n", "bild.png": b"kein Bild"},
        "index.md:3: Das Bild „bild.png“ ist beschädigt",
    ),
    "broken drawing": (
        {"index.md": "# A\n\n![Bild](bild.svg)\n", "bild.svg": b"<svg"},
        "index.md:3: Das Bild „bild.svg“ ist beschädigt",
    ),
    "remote image": (
        {"index.md": "# A\n\n![Bild](https://example.org/bild.png)\n"},
        "index.md:3: Das Bild „https://example.org/bild.png“ liegt nicht im Repository.",
    ),
    "formula": ({"index.md": "# A\n\nText mit $a^2$.\n"}, "index.md:3: Formeln kann das PDF nicht setzen."),
    "sign without a font": (
        {"index.md": "# A\n\nText.\n\nEin Zeichen: \U0001f600\n"},
        "index.md:5: Für das Zeichen U+1F600 (GRINNING FACE) hat die Edition keine Schrift.",
    ),
    "unknown page command": ({"index.md": "# A\n\n```{raw} pdf\nSeitensprung\n```\n"}, "Unknown command Seitensprung"),
    "unknown page template": ({"index.md": "# A\n\nB\n\n```{raw} pdf\nPageBreak gibtsnicht\n```\n\nC\n"}, "gibtsnicht"),
}


@pytest.mark.parametrize(("files", "expected"), CASES.values(), ids=CASES)
def test_a_fault_in_the_source_stops_the_build_with_its_place(
    build: Callable[..., Any], tmp_path: Path, files: dict[str, str | bytes], expected: str
) -> None:
    with pytest.raises(SphinxError) as caught:
        build(files)
    assert expected in str(caught.value)
    assert not list((tmp_path / "out").glob("*.pdf*"))


def test_an_unknown_node_stops_the_build_with_its_place(build: Callable[..., Any], tmp_path: Path) -> None:
    with pytest.raises(SphinxError, match=r"index\.md:6: Für den Knoten „acks“ gibt es keine PDF-Ausgabe"):
        build("# A\n\nText.\n\n```{acks}\n* Gebaute Person\n```\n")
    assert not list((tmp_path / "out").glob("*.pdf*"))
