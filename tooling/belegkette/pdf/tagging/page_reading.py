"""Read what one page of a finished PDF shows, each piece to the marked content it lies in (ISO 32000-1, 14.6).

Most pages are read with one regular expression: content streams of programs are plain, and qpdf's parser builds an
object for every operand. Whatever the expression does not take for certain (inline images, arrays of strings, strings
in hexadecimal or inside each other, comments, other property lists) sends the whole page to qpdf's parser.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Array, Dictionary, Page, Stream

from belegkette.pdf.tagging.unicode_maps import read_entries

ARTIFACT = -1
Fonts = dict[tuple[int, int], dict[int, str]]
"""The map to Unicode of every font that was met."""

_SHOW = frozenset({"Tj", "TJ", "'", '"'})
_PAINT = frozenset({"Do", "INLINE IMAGE", "sh", "S", "s", "f", "F", "f*", "B", "B*", "b", "b*"})
"""Operators that paint an image, a shading or a path: outside marked content none may stand (ISO 14289-1, 7.1)."""
_READ = " ".join(["BMC BDC EMC Tf Tj TJ ' \" BI ID EI", *sorted(_PAINT - {"INLINE IMAGE"})])

_TOKEN = re.compile(
    rb"""
    (?:[\d.\s\-\[\]]+|(?:q|Q|cm|re|n|rg|RG|BT|ET|Tm|TL|T\*|w|l|m|c|h|d|J|j|W)(?!REGULAR))*+
    (?:
    \((?P<text>(?:[^()\\\r]+|\\[^\r])*)\)\s*Tj(?!REGULAR)
    | /\w+\s*<<\s*/MCID\s+(?P<mcid>\d+)\s*>>\s*BDC(?!REGULAR)
    | /(?P<artifact>Artifact)\s*(?:(?<=\s)BMC|<<[^<>()%]*>>\s*BDC)(?!REGULAR)
    | /(?P<font>[\w.+-]+)\s+[\d.]+\s+Tf(?!REGULAR)
    | (?P<end>EMC)(?!REGULAR)
    | (?P<paint>Do|sh|[fBb]\*|[SsFfBb])(?!REGULAR)
    | (?P<other>[()<>%\0'"]|(?:BMC|BDC|Tf|Tj|TJ|BI)(?!REGULAR))
    | /?REGULAR+
    )""".replace(b"REGULAR", rb"[^\s()<>\[\]{}/%\0]"),
    re.VERBOSE | re.DOTALL,
)
"""One word after another, from the first: numbers and the commonest operators, which say nothing here, in one go."""
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\n|.)", re.DOTALL)
_ESCAPES = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"\n": b""} | {
    format(number, f"0{digits}o").encode(): bytes((number & 0xFF,))
    for digits in (1, 2, 3)
    for number in range(8**digits)
}
"""ISO 32000-1, Table 3; before any other sign the backslash is ignored."""

_OPEN, _CLOSE, _FONT, _TEXT, _PAINTED = range(5)
_SHOWN = frozenset({_TEXT, _PAINTED})
Step = tuple[int, int | str | bytes | None]
"""What happens, and: the MCID, `ARTIFACT` or None; the font's name; the codes of a string."""


@dataclass(slots=True)
class PageContent:
    """What one page paints: text by MCID, how much of it is an artifact, and what lies in nothing."""

    texts: dict[int, str] = field(default_factory=lambda: defaultdict(str))
    repeated: list[int] = field(default_factory=list)
    artifacts: str = ""
    loose: str = ""
    loose_images: int = 0

    def enter(self, mcid: int) -> None:
        """Take note of marked content, even if nothing is shown in it."""
        if mcid != ARTIFACT:
            if mcid in self.texts:
                self.repeated.append(mcid)
            self.texts[mcid] += ""

    def add(self, around: int | None, text: str, painted: bool) -> None:
        """Take note of what is shown."""
        if around is None:
            self.loose += text
            self.loose_images += painted
        elif around == ARTIFACT:
            self.artifacts += text
        else:
            self.texts[around] += text


def read_page(page: Page, fonts: Fonts) -> PageContent:
    """Read what a page shows, each piece to the innermost marked content around it."""
    steps = _scan(page)
    content = PageContent()
    stack: list[int | None] = []
    around: int | None = None
    signs: dict[int, str] = {}
    met: dict[str, dict[int, str]] = {}
    for kind, value in _parse(page) if steps is None else steps:
        if kind in _SHOWN:
            text = value.decode("latin-1").translate(signs) if isinstance(value, bytes) else ""
            content.add(around, text, kind == _PAINTED)
        elif kind == _OPEN:
            mcid = value if isinstance(value, int) else None
            stack.append(mcid)
            if mcid is not None:
                around = mcid
                content.enter(mcid)
        elif kind == _FONT:
            name = str(value)
            signs = met[name] if name in met else met.setdefault(name, _read_font(page, name, fonts))
        elif stack:
            stack.pop()
            around = next((mcid for mcid in reversed(stack) if mcid is not None), None)
    return content


def _scan(page: Page) -> list[Step] | None:
    """Return the steps of a plain page, None if it is not plain."""
    stream = page.obj.get("/Contents")
    if not isinstance(stream, Stream):
        return None
    steps: list[Step] = []
    for match in _TOKEN.finditer(stream.read_bytes()):
        kind, value = match.lastgroup, match[match.lastindex or 0]
        if kind is None:
            continue
        if kind == "text":
            steps.append((_TEXT, _ESCAPE.sub(_unescape, value) if b"\\" in value else value))
        elif kind == "mcid":
            steps.append((_OPEN, int(value)))
        elif kind == "font":
            steps.append((_FONT, f"/{value.decode('latin-1')}"))
        elif kind == "end":
            steps.append((_CLOSE, None))
        elif kind == "paint":
            steps.append((_PAINTED, None))
        elif kind == "artifact":
            steps.append((_OPEN, ARTIFACT))
        else:
            return None
    return steps


def _unescape(match: re.Match[bytes]) -> bytes:
    return _ESCAPES.get(match[1], match[1])


def _parse(page: Page) -> Iterator[Step]:
    """Yield the steps of any page."""
    for step in pikepdf.parse_content_stream(page, _READ):
        operator = str(step.operator)
        if operator in {"BMC", "BDC"}:
            yield _OPEN, _read_opening(step)
        elif operator == "EMC":
            yield _CLOSE, None
        elif operator == "Tf":
            yield _FONT, str(step.operands[0])
        elif operator in _SHOW:
            yield _TEXT, b"".join(_iter_codes(list(step.operands)))
        elif operator in _PAINT:
            yield _PAINTED, None


def _read_opening(step: pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage) -> int | None:
    """Return the MCID, `ARTIFACT`, or None for marked content that is neither."""
    operands = list(step.operands)
    if str(operands[0]) == "/Artifact":
        return ARTIFACT
    if len(operands) > 1 and isinstance(operands[1], Dictionary) and "/MCID" in operands[1]:
        return int(operands[1].MCID)
    return None


def _iter_codes(operands: Iterable[object]) -> Iterator[bytes]:
    """Yield the codes of strings and arrays of strings; ReportLab's are one byte each."""
    for operand in operands:
        if isinstance(operand, pikepdf.String):
            yield bytes(operand)
        elif isinstance(operand, Array):
            yield from _iter_codes(list(operand))


def _read_font(page: Page, name: str, fonts: Fonts) -> dict[int, str]:
    font = page.obj.Resources.Font.get(name)
    if font is None:
        return {}
    if font.objgen not in fonts:
        data = font.ToUnicode.read_bytes() if "/ToUnicode" in font else b""
        unknown = dict.fromkeys(range(256), "\ufffd")
        fonts[font.objgen] = unknown | read_entries(data.partition(b"endcodespacerange")[2])
    return fonts[font.objgen]
