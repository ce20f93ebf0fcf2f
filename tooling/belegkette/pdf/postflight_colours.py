"""Contrast of text with the ground it is painted on (WCAG 2.1, 1.4.3; EN 301 549, 10.1.4.3), reckoned from the file.

Grounds are white paper and filled upright rectangles; text on pictures, on other shapes and inside drawings is left to
people. So is the decoration behind the text (artifacts of the type Background), a watermark for example.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf
from pikepdf import Dictionary, Page, Pdf

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem

Colour = tuple[float, float, float]
Matrix = tuple[float, float, float, float, float, float]

_READ = (
    "q Q cm rg g k re m l c v y h f F f* B B* b b* S s n W W* Tf Tm Td TD T* TL BT Tr Tj TJ ' \" BMC BDC EMC BI ID EI"
)
_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_ENDS = _FILLS | {"S", "s", "n"}
_CURVES = frozenset({"m", "l", "c", "v", "y"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)
_WHITE: Colour = (1, 1, 1)
_LARGE = 18.0
_DARK = 0.04045
_INVISIBLE = 3
LEAST, LEAST_LARGE = 4.5, 3.0


@dataclass(frozen=True, slots=True)
class Shown:
    """One colour of text on one ground, at the largest size in which the pair occurs below `_LARGE`, or above."""

    ink: Colour
    ground: Colour
    large: bool

    @property
    def contrast(self) -> float:
        """Return the contrast ratio (WCAG 2.1, definition of relative luminance)."""
        light, dark = sorted((luminance(self.ink), luminance(self.ground)), reverse=True)
        return (light + 0.05) / (dark + 0.05)


def luminance(colour: Colour) -> float:
    """Return the relative luminance of an sRGB colour."""
    red, green, blue = (part / 12.92 if part <= _DARK else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def iter_faint_text(pairs: dict[Shown, int], path: str) -> Iterator[Problem]:
    """Yield pairs of colours that are too close."""
    for pair, page in pairs.items():
        least = LEAST_LARGE if pair.large else LEAST
        if round(pair.contrast, 2) < least:
            ink, ground = _hex(pair.ink), _hex(pair.ground)
            message = (
                f"Seite {page}: Schrift {ink} auf {ground} hat den Kontrast {pair.contrast:.1f}:1 statt {least}:1."
            )
            yield problem("OUT005", path, page, message, "Die Farbe in der Stilvorlage (pdf_stylesheets) ändern.")


def _hex(colour: Colour) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in colour)


def read_colours(pdf: Pdf, pictured: Collection[tuple[int, int]]) -> dict[Shown, int]:
    """Return all pairs of ink and ground, each with its first page; `pictured` is what belongs to pictures."""
    pictures: dict[int, set[int]] = defaultdict(set)
    for where, mcid in pictured:
        pictures[where].add(mcid)
    found: dict[Shown, int] = {}
    for number, page in enumerate(pdf.pages, start=1):
        for pair in _Painting(pictures=pictures[number - 1]).read(page):
            found.setdefault(pair, number)
    return found


@dataclass(slots=True)
class _State:
    """What q saves and Q restores."""

    matrix: Matrix = _IDENTITY
    fill: Colour = (0, 0, 0)


@dataclass(slots=True)
class _Painting:
    """One page while it is painted."""

    state: _State = field(default_factory=_State)
    saved: list[_State] = field(default_factory=list)
    grounds: list[tuple[float, float, float, float, Colour]] = field(default_factory=list)
    path: list[tuple[float, float, float, float]] = field(default_factory=list)
    curved: bool = False
    size: float = 0
    line: Matrix = _IDENTITY
    leading: float = 0
    mode: int = 0
    silent: list[bool] = field(default_factory=list)
    pictures: set[int] = field(default_factory=set)

    def read(self, page: Page) -> set[Shown]:
        """Return the pairs on the page."""
        found = set()
        for step in pikepdf.parse_content_stream(page, _READ):
            operator, operands = str(step.operator), list(step.operands)
            if operator in _SHOWS:
                if operator in {"'", '"'}:
                    self._move(0, -self.leading)
                if self.mode != _INVISIBLE and not any(self.silent):
                    found.add(self._show())
            elif operator in {"BMC", "BDC"}:
                self.silent.append(_is_background(operands, self.pictures))
            elif operator == "EMC" and self.silent:
                self.silent.pop()
            elif operator in _ENDS or operator in _CURVES or operator == "re":
                self._draw(operator, operands)
            else:
                self._set(operator, operands)
        return found

    def _set(self, operator: str, operands: Sequence[object]) -> None:
        """Change the graphics state."""
        if operator == "q":
            self.saved.append(_State(self.state.matrix, self.state.fill))
        elif operator == "Q" and self.saved:
            self.state = self.saved.pop()
        elif operator == "cm":
            self.state.matrix = _multiply(_matrix(operands), self.state.matrix)
        elif operator in {"rg", "g", "k"}:
            self.state.fill = _colour([float(str(part)) for part in operands])
        else:
            self._set_text(operator, operands)

    def _set_text(self, operator: str, operands: Sequence[object]) -> None:
        """Change the text state."""
        if operator == "BT":
            self.line = _IDENTITY
        elif operator == "Tm":
            self.line = _matrix(operands)
        elif operator in {"Td", "TD"}:
            self._move(float(str(operands[0])), float(str(operands[1])))
            self.leading = -float(str(operands[1])) if operator == "TD" else self.leading
        elif operator == "T*":
            self._move(0, -self.leading)
        elif operator == "TL":
            self.leading = float(str(operands[0]))
        elif operator == "Tf":
            self.size = float(str(operands[1]))
        elif operator == "Tr":
            self.mode = int(str(operands[0]))

    def _move(self, right: float, up: float) -> None:
        self.line = _multiply((1, 0, 0, 1, right, up), self.line)

    def _draw(self, operator: str, operands: Sequence[object]) -> None:
        """Remember filled upright rectangles."""
        if operator == "re":
            left, bottom, width, height = (float(str(part)) for part in operands)
            corners = (
                _apply(self.state.matrix, left, bottom),
                _apply(self.state.matrix, left + width, bottom + height),
            )
            (x1, y1), (x2, y2) = corners
            self.path.append((min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2)))
        elif operator in _CURVES:
            self.curved = True
        else:
            if operator in _FILLS and not self.curved:
                self.grounds += [(*edges, self.state.fill) for edges in self.path]
            self.path, self.curved = [], False

    def _show(self) -> Shown:
        place = _multiply(self.line, self.state.matrix)
        left, bottom = place[4] + 0.5, place[5] + 0.5
        size = self.size * abs(place[3] or place[1])
        ground = next(
            (fill for x1, y1, x2, y2, fill in reversed(self.grounds) if x1 <= left <= x2 and y1 <= bottom <= y2), _WHITE
        )
        return Shown(ink=self.state.fill, ground=ground, large=size >= _LARGE)


def _is_background(operands: Sequence[object], pictures: Collection[int]) -> bool:
    """Say whether marked content is decoration behind the text, or part of a picture."""
    properties = operands[1] if len(operands) > 1 else None
    if not isinstance(properties, Dictionary):
        return False
    return str(properties.get("/Type", "")) == "/Background" or properties.get("/MCID", -1) in pictures


def _matrix(operands: Sequence[object]) -> Matrix:
    a, b, c, d, e, f = (float(str(part)) for part in operands)
    return (a, b, c, d, e, f)


def _multiply(first: Matrix, second: Matrix) -> Matrix:
    a, b, c, d, e, f = first
    u, v, w, x, y, z = second
    return (a * u + b * w, a * v + b * x, c * u + d * w, c * v + d * x, e * u + f * w + y, e * v + f * x + z)


def _apply(matrix: Matrix, across: float, up: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * across + c * up + e, b * across + d * up + f


def _colour(parts: list[float]) -> Colour:
    """Return sRGB of a grey, RGB or CMYK colour (ISO 32000-1, 10.3)."""
    if len(parts) == 1:
        return (parts[0], parts[0], parts[0])
    if len(parts) == 3:  # noqa: PLR2004 - red, green, blue
        return (parts[0], parts[1], parts[2])
    cyan, magenta, yellow, black = parts
    return (1 - min(1, cyan + black), 1 - min(1, magenta + black), 1 - min(1, yellow + black))
