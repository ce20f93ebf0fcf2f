"""Image files that the PDF cannot show as they are meant, found before rst2pdf meets them, with file and line.

Broken, huge or moving images, drawings (SVG) with scripts, and drawings that need something from elsewhere. rst2pdf
shows some of them in part, stops without a place at others, and reads no file with care: an image comes from anybody.
"""

from __future__ import annotations

import gzip
import re
import warnings
import zlib
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from lxml import etree
from PIL import Image, UnidentifiedImageError

from belegkette.pdf.fonts import TEXT_FONT, has_glyph
from belegkette.pdf.foreign import Foreign
from belegkette.pdf.origin import describe_place

MOST_PIXELS = 50_000_000
"""More than an A4 page needs at 600 dots an inch (35 million)."""
_MOST_BYTES = 20_000_000
"""Of a drawing, unpacked."""
_DRAWINGS = frozenset({".svg", ".svgz"})
_LOSSES = {
    "script": "ein Skript", "foreignObject": "HTML (foreignObject)", "animate": "eine Bewegung (animate)",
    "animateMotion": "eine Bewegung (animateMotion)", "animateTransform": "eine Bewegung (animateTransform)",
    "set": "eine Bewegung (set)", "video": "einen Film", "audio": "einen Ton", "iframe": "eine fremde Seite",
}  # fmt: skip
_ZERO = re.compile(r"\s*0*(?:\.0*)?\s*(?:px|pt|mm|cm|in|em|%)?\s*\Z")


def iter_bad_images(tree: nodes.document, root: str) -> Iterator[str]:
    """Yield a message for every image whose file is there and not fit for print."""
    known: dict[str, str] = {}
    for image in tree.findall(nodes.image):
        path = Path(root, image["uri"])
        if not path.is_file():
            continue
        if image["uri"] not in known:
            known[image["uri"]] = describe_fault(path)
        fault = known[image["uri"]]
        if not fault and path.suffix.lower() in _DRAWINGS and _stands_in_line(image):
            fault = "ist eine Zeichnung (SVG) mitten in einer Zeile; sie braucht einen Absatz für sich"
        if fault:
            yield f"{describe_place(image, root)}Das Bild „{image['uri']}“ {fault}."


def describe_fault(path: Path) -> str:
    """Return what is wrong with the file, as the end of a sentence; "" if nothing is."""
    return _describe_drawing(path) if path.suffix.lower() in _DRAWINGS else _describe_picture(path)


def _stands_in_line(image: nodes.image) -> bool:
    node = image.parent
    while isinstance(node, nodes.reference):
        node = node.parent
    return isinstance(node, nodes.TextElement)


def _describe_picture(path: Path) -> str:
    huge = f"hat mehr als {MOST_PIXELS // 1_000_000} Millionen Bildpunkte; bitte verkleinern"
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(path) as picture:
                width, height = picture.size
                if width * height > MOST_PIXELS:
                    return f"{huge} ({width} × {height})"
                frames = int(getattr(picture, "n_frames", 1))
                if frames > 1:
                    return (
                        f"besteht aus {frames} Bildern, von denen das PDF nur eines zeigt; bitte ein Standbild nehmen"
                    )
                picture.load()
    except Image.DecompressionBombError:
        return huge
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, EOFError, zlib.error):
        return "ist beschädigt oder von unbekannter Art"
    return ""


def _describe_drawing(path: Path) -> str:
    """Read the drawing without entities and without network; the first fault counts."""
    try:
        data = _read_drawing(path)
        if len(data) > _MOST_BYTES:
            return f"ist größer als {_MOST_BYTES // 1_000_000} MB; bitte vereinfachen"
        if b"<!ENTITY" in data:
            return "enthält Textbausteine (ENTITY), die nicht gelesen werden; bitte ohne sie speichern"
        top = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except etree.XMLSyntaxError as error:
        return f"ist beschädigt (Zeile {error.lineno or 1} ist kein gültiges SVG)"
    except (OSError, EOFError, zlib.error):
        return "ist beschädigt (nicht zu entpacken)"
    return next(_iter_drawing_faults(top), "")


def _read_drawing(path: Path) -> bytes:
    if path.suffix.lower() == ".svgz":
        with gzip.open(path) as stream:
            return stream.read(_MOST_BYTES + 1)
    with path.open("rb") as stream:
        return stream.read(_MOST_BYTES + 1)


def _iter_drawing_faults(top: Foreign) -> Iterator[str]:
    """Yield what is wrong with the drawing as a whole, then with its parts."""
    if etree.QName(top).localname != "svg":
        yield "ist keine Zeichnung (SVG)"
    if "viewBox" not in top.attrib and not {"width", "height"} <= set(top.attrib):
        yield "hat weder Breite und Höhe noch eine viewBox"
    if any(_ZERO.match(str(top.get(name, "1"))) for name in ("width", "height")):
        yield "hat die Größe null"
    for element in top.iter(etree.Element):
        yield from _iter_part_faults(element)


def _iter_part_faults(element: Foreign) -> Iterator[str]:
    name, line = etree.QName(element).localname, element.sourceline
    if name in _LOSSES:
        yield f"enthält {_LOSSES[name]} (Zeile {line}); auf Papier ginge das verloren"
    for key, value in element.attrib.items():
        attribute, target = etree.QName(key).localname, str(value).strip()
        if attribute.startswith("on") or target.lower().startswith("javascript:"):
            yield f"enthält ein Skript (Zeile {line}); auf Papier ginge das verloren"
        if attribute == "href" and name != "a" and not target.startswith(("#", "data:")):
            yield f"lädt „{target[:60]}“ nach (Zeile {line}); das PDF nimmt nur, was in der Zeichnung steht"
    if name in {"text", "tspan", "textPath"}:
        signs = (sign for sign in f"{element.text or ''}" if sign.isprintable() and not has_glyph(TEXT_FONT, sign))
        for sign in signs:
            yield f"enthält das Zeichen U+{ord(sign):04X} (Zeile {line}), für das die Edition keine Schrift hat"
