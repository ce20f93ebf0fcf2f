"""The stylesheet: every pair of text and ground has contrast, in light and dark."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import belegkette.sphinx_ext

CSS = (Path(belegkette.sphinx_ext.__file__).parent / "static/belegkette.css").read_text(encoding="utf-8")
COLOURS = re.findall(r"--bk-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", CSS)
PAPER = {"light": "#ffffff", "dark": "#131416"}
SECOND_GROUND = {"light": "#f8f9fb", "dark": "#1a1c1e"}
"""furo's own grounds (2025.12.19): the page, and the fields of an entry."""

PAIRS = [
    *((text, ground) for text in ("ink", "quiet", "accent") for ground in ("page", "field", "accent-ground")),
    *((name, f"{name}-ground") for name in ("good", "warn", "bad", "plain")),
    ("ink", "plain-ground"),
    ("ink", "warn-ground"),
    ("visited", "page"),
]


def colours(scheme: str) -> dict[str, str]:
    """Return our custom properties of a scheme, by name without the prefix."""
    found = {name: light if scheme == "light" else dark for name, light, dark in COLOURS}
    return {**found, "page": PAPER[scheme], "field": SECOND_GROUND[scheme]}


def luminance(colour: str) -> float:
    """Return the relative luminance of a colour (WCAG 2.2)."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("text", "ground"), PAIRS)
def test_text_has_contrast_on_its_ground(scheme: str, text: str, ground: str) -> None:
    found = colours(scheme)
    lighter, darker = sorted((luminance(found[text]), luminance(found[ground])), reverse=True)
    assert (lighter + 0.05) / (darker + 0.05) >= 4.5


def test_every_colour_is_said_once() -> None:
    assert sorted(re.findall(r"(?<!var\()--bk-([a-z-]+):", CSS)) == sorted(name for name, _light, _dark in COLOURS)


def test_every_property_is_documented_at_the_top() -> None:
    head, _, rest = CSS.partition("*/")
    used = set(re.findall(r"--bk-[a-z-]+", rest))
    assert used - set(re.findall(r"--bk-[a-z-]+", head)) == set()
