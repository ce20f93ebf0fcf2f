"""Drawings are well-formed, the same every time, and say nothing by colour alone."""

from __future__ import annotations

import re
from datetime import date

import pytest
from lxml import etree

from belegkette.charts.bars import Row, Series, draw_bars
from belegkette.charts.svg import BARRED, DOTTED, EMPTY, LIGHT, MIDDLE, STRIPED, STRONG, Tone, field
from belegkette.charts.tile_map import PLACES, Legend, Tile, draw_tile_map
from belegkette.charts.timeline import Span, draw_timeline

SERIES = (Series(name="förderlich", tone=STRONG), Series(name="hemmend", tone=STRIPED))
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "<script>&\"'"


def bars(*rows: Row) -> str:
    return draw_bars(rows, SERIES, title="Titel", description="Worte", key="k", hidden="< 3")


def tile_map(tone: Tone = STRONG) -> str:
    tiles = dict.fromkeys(PLACES, Tile(tone=tone, note="3"))
    return draw_tile_map(tiles, [Legend(tone=tone, text="viel")], title="Titel", description="Worte", key="k")


def timeline(*spans: Span) -> str:
    return draw_timeline(spans, title="Titel", description="Worte", key="k")


def span(name: str = "EV-1", participants: int | None = 40, *, contained: bool = False) -> Span:
    day = date(2024, 3, 4)
    return Span(name=name, first=day, last=day, participants=participants, contained=contained, note="40")


DRAWINGS = (bars(Row(name="Netze", counts=(4, 2))), tile_map(), timeline(span()))


def lightness(colour: str) -> float:
    """Return how light a colour is in greyscale (ITU-R BT.601)."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


@pytest.mark.parametrize("svg", DRAWINGS)
def test_a_drawing_names_itself_and_says_what_it_shows(svg: str) -> None:
    top = etree.fromstring(svg)
    names = {node.get("id"): node.text for node in top if node.tag in {f"{SVG}title", f"{SVG}desc"}}
    assert [names[key] for key in top.get("aria-labelledby").split()] == ["Titel", "Worte"]


@pytest.mark.parametrize("svg", DRAWINGS)
def test_a_drawing_needs_nothing_from_elsewhere(svg: str) -> None:
    assert [word for word in ("href", "url(", "<script", "<style", "@font-face") if word in svg] == []


def test_every_land_has_one_tile_of_its_own() -> None:
    assert (len(PLACES), len(set(PLACES.values()))) == (16, 16)


def test_every_tile_stands_inside_the_drawing() -> None:
    top = etree.fromstring(tile_map())
    width, height = float(top.get("width")), float(top.get("height"))
    ends = [
        (float(one.get("x")) + float(one.get("width")), float(one.get("y")) + float(one.get("height")))
        for one in top.iter(f"{SVG}rect")
    ]
    assert [end for end in ends if end[0] > width or end[1] > height] == []


def test_tones_of_one_drawing_differ_in_greyscale_or_texture() -> None:
    tones = (STRONG, MIDDLE, LIGHT, DOTTED, STRIPED, BARRED, EMPTY)
    alike = [
        (one.name, other.name)
        for at, one in enumerate(tones)
        for other in tones[at + 1 :]
        if one.texture is other.texture and abs(lightness(one.fill) - lightness(other.fill)) < 0.08
    ]
    assert alike == []


@pytest.mark.parametrize("tone", [STRONG, MIDDLE, LIGHT, DOTTED, STRIPED, BARRED, EMPTY])
def test_words_on_a_tone_can_be_read(tone: Tone) -> None:
    assert abs(lightness(tone.fill) - lightness(tone.words)) > 0.4


@pytest.mark.parametrize("tone", [DOTTED, STRIPED, BARRED])
def test_a_texture_stays_inside_its_field(tone: Tone) -> None:
    path = etree.fromstring(f"<g>{field(10, 20, 40, 30, tone)}</g>").find("path").get("d")
    starts = [tuple(map(float, one.groups())) for one in re.finditer(r"M([\d.]+) ([\d.]+)", path)]
    ends = [tuple(map(float, one.groups())) for one in re.finditer(r"L([\d.]+) ([\d.]+)", path)]
    assert [(x, y) for x, y in starts + ends if not (10 <= x <= 50 and 20 <= y <= 50)] == []


def test_a_bar_is_as_long_as_its_number() -> None:
    top = etree.fromstring(bars(Row(name="a", counts=(4, 0)), Row(name="b", counts=(2, 0))))
    wide = [float(one.get("width")) for one in top.iter(f"{SVG}rect") if one.get("class") == "bk-c-strong"][1:]
    assert round(wide[0] / wide[1], 2) == 2


def test_the_bar_of_a_protected_number_does_not_tell_it() -> None:
    top = etree.fromstring(bars(Row(name="a", counts=(None, 9)), Row(name="b", counts=(1, None))))
    wide = {one.get("width") for one in top.iter(f"{SVG}rect") if one.get("class") == "bk-c-empty"}
    assert wide == {"30"}


def test_a_row_with_a_protected_number_has_no_sum() -> None:
    texts = [node.text for node in etree.fromstring(bars(Row(name="a", counts=(None, 9)))).iter(f"{SVG}text")]
    assert [text for text in texts if text not in {"förderlich", "hemmend", "a", "< 3"}] == ["9"]


def test_hostile_words_are_words() -> None:
    texts = [node.text for node in etree.fromstring(bars(Row(name=HOSTILE, counts=(1, 1)))).iter(f"{SVG}text")]
    assert HOSTILE in texts


def test_a_circle_of_four_times_as_many_people_is_twice_as_wide() -> None:
    top = etree.fromstring(timeline(span("A", 100), span("B", 400)))
    small, large = (float(one.get("r")) for one in top.iter(f"{SVG}circle"))
    assert round(large / small, 1) == 2


def test_who_is_counted_elsewhere_is_drawn_hollow() -> None:
    top = etree.fromstring(timeline(span("A"), span("B", contained=True)))
    assert ["bk-c-empty" in str(one.get("class")) for one in top.iter(f"{SVG}circle")] == [False, True]
