"""Small parts by themselves: columns, typography, page breaks, settings, contrast."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, ClassVar

import pytest
import yaml
from rst2pdf.flowables import MyPageBreak, Reference

from belegkette.pdf.breaks import merge_breaks
from belegkette.pdf.config import RST2PDF_VALUES, format_date
from belegkette.pdf.fonts import FAMILIES, _load_font, has_glyph
from belegkette.pdf.stylesheet import Stylesheet, hyphenate_german
from belegkette.pdf.tables import PADDING, Wish, share_width
from belegkette.pdf.typography import glue_pairs, iter_unsettable, normalise_signs, set_text


def wish(hard: float, least: float, liked: float) -> Wish:
    return Wish(hard=hard, least=least, liked=liked)


@pytest.mark.parametrize(
    "wishes",
    [
        [wish(0, 10, 20), wish(0, 10, 900), wish(0, 10, 500)],
        [wish(0, 80, 80)] * 9,
        [wish(0, 300, 400), wish(0, 5, 5)],
        [wish(0, 1, 2), wish(0, 1, 2)],
        [wish(0, 0, 0), wish(0, 0, 0)],
        [wish(90, 90, 90)] * 6,
    ],
)
def test_columns_fill_the_width_and_none_vanishes(wishes: list[Wish]) -> None:
    widths = share_width(wishes, 400)
    assert sum(widths) == pytest.approx(400)
    assert min(widths) > 10


def test_a_narrow_column_beside_a_long_one_gets_all_it_asks_for() -> None:
    assert share_width([wish(0, 20, 40), wish(0, 30, 2000)], 400)[0] == 40 + PADDING


def test_ids_keep_their_width_when_words_must_be_hyphenated() -> None:
    widths = share_width([wish(100, 80, 300), *[wish(0, 80, 300)] * 5], 400)
    assert widths[0] >= 100 + PADDING


@pytest.mark.parametrize(
    ("text", "glued"),
    [
        ("§ 61 SGB IX", "§\u00a061 SGB\u00a0IX"),
        ("75 Prozent und 40 Euro", "75\u00a0Prozent und 40\u00a0Euro"),
        ("§§ 61 und", "§§\u00a061 und"),
        ("75 % davon", "75\u00a0% davon"),
        ("z. B. hier", "z.\u00a0B. hier"),
        ("am 22. November", "am 22.\u00a0November"),
        ("Abs. 2 Satz 1 Nr. 3", "Abs.\u00a02 Satz\u00a01 Nr.\u00a03"),
        ("Ende. Anfang", "Ende. Anfang"),
        ("in 2022. Danach", "in 2022. Danach"),
    ],
)
def test_what_belongs_together_is_glued(text: str, glued: str) -> None:
    assert glue_pairs(text) == glued


def test_decomposed_umlauts_are_composed() -> None:
    assert normalise_signs("A\u0308ußerung") == "Äußerung"


def test_markup_in_text_is_escaped() -> None:
    assert set_text("a < b & <b>c</b>") == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"


def test_ids_of_letters_are_not_broken() -> None:
    assert set_text("in DE-HH-BFA und Sonder-Regel") == "in <nobr>DE-HH-BFA</nobr> und Sonder-Regel"


def test_signs_without_a_font_are_named_once() -> None:
    assert list(iter_unsettable("a \u0645 ä → \u0645 \U0001f600")) == ["\u0645", "\U0001f600"]


def test_german_words_keep_three_letters_on_either_side() -> None:
    divisions = list(hyphenate_german("Ansprechstelle"))
    assert divisions
    assert all(len(head) >= 3 and len(tail) >= 3 for head, tail in divisions)


def test_all_faces_have_the_signs_of_german() -> None:
    for name in {name for family in FAMILIES for name in family}:
        assert all(has_glyph(name, sign) for sign in "äöüÄÖÜßẞ„“‚‘»«–—…§€%·•")


def test_figures_of_the_upright_faces_have_one_width() -> None:
    for name in {name for family in FAMILIES for name in family if "Italic" not in name}:
        widths = _load_font(name).face.charWidths
        assert len({widths[ord(figure)] for figure in "0123456789"}) == 1


def test_trailing_advances_of_the_fixed_width_face_are_whole() -> None:
    face = _load_font("IBMPlexMono-Regular").face
    face.seek_table("hhea")
    face.skip(34)
    assert {advance for advance, _ in face.hmetrics[face.read_ushort() - 1 :]} == {600}


def test_breaks_that_meet_become_one_with_the_last_template() -> None:
    anchor = Reference("ziel")
    end, chapter = MyPageBreak(templateName="decoratedPage"), MyPageBreak()
    story = merge_breaks([MyPageBreak(templateName="landscape"), anchor, chapter, "Text", end])
    assert [type(part).__name__ for part in story] == ["MyPageBreak", "Reference", "str"]
    assert story[0].templateName == "landscape"


def test_dates_are_german() -> None:
    assert format_date(date(2026, 3, 1), "de") == "1. März 2026"


def test_every_value_of_rst2pdf_that_we_declare_exists_there() -> None:
    from rst2pdf import pdfbuilder

    class App:
        names: ClassVar[set[str]] = set()
        config = type("Config", (), {"pdf_documents": [1]})

        def add_builder(self, builder: object) -> None: ...

        def add_config_value(self, name: str, default: object, rebuild: object) -> None:
            self.names.add(name)

    pdfbuilder.setup(App())
    assert set(RST2PDF_VALUES) <= App.names


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


SHEET = Stylesheet("belegkette")()
INKS = ("ink", "petrol", "grey", "ochre", "red")
GROUNDS = ("white", "petrol-ground", "grey-ground", "ochre-ground", "red-ground")


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_is_legible_on_every_ground(ink: str, ground: str) -> None:
    assert contrast(SHEET["palette"][ink], SHEET["palette"][ground]) >= 4.5


def test_white_is_legible_on_the_cover() -> None:
    assert contrast(SHEET["palette"]["white"], SHEET["palette"]["petrol"]) >= 7


def test_every_text_colour_comes_from_the_palette() -> None:
    allowed = {SHEET["palette"][name] for name in (*INKS, "white", "hairline")}
    used = {style["textColor"] for style in SHEET["styles"].values() if style.get("textColor")}
    assert used <= allowed


def test_the_stylesheet_is_valid_yaml_without_duplicate_styles() -> None:
    from importlib.resources import files

    text = files("belegkette.pdf").joinpath("style.yaml").read_text(encoding="utf-8")
    root = yaml.compose(text, yaml.SafeLoader)
    assert root is not None
    names = [node[0].value for key, value in root.value if key.value == "styles" for node in value.value]
    assert len(names) == len(set(names))


def test_a_build_needs_nothing_but_the_extension_and_a_title(build: Callable[..., Any]) -> None:
    built = build(
        {
            "conf.py": 'project = "Titel"\nlanguage = "de"\nextensions = ["belegkette.pdf"]\n',
            "index.rst": "A\n=\n\nText.\n",
        }
    )
    assert built.path.name == "titel.pdf"
    assert not built.warnings
    assert "Entwurf" in built.pages[0]
    assert "Inhalt" in built.pages[1]
    assert "Text." in built.pages[2]


@pytest.mark.parametrize("word", ["(DE-NW-LVR-BFA)", "D-RENTE-AUSGLEICH", "LAG", "HePAS-Programm"])
def test_ids_and_abbreviations_are_never_divided(word: str) -> None:
    assert hyphenate_german(word) == ()
