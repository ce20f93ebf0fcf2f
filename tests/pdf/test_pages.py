"""Where pages break, and what happens at the edges."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image
from sphinx.errors import SphinxError

WORDS = "Ein Satz mit ein paar Wörtern, der eine Zeile füllt und noch etwas weiter geht als sie. "
BOX = """
from docutils import nodes
from sphinx.util.docutils import SphinxDirective
from belegkette.pdf.nodes import box


class Kasten(SphinxDirective):
    has_content = True
    required_arguments = 1

    def run(self):
        made = box(kind="recommendation", label="Empfehlung HE-01", title=self.arguments[0])
        self.state.nested_parse(self.content, self.content_offset, made)
        return [made]


def setup(app):
    app.add_directive("kasten", Kasten)
"""


def paragraphs(count: int, sentences: int = 5) -> str:
    return "\n\n".join(WORDS * sentences for _ in range(count))


def png(width: int, height: int) -> bytes:
    output = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5260").save(output, "PNG")
    return output.getvalue()


def page_of(built: Any, text: str) -> int:
    return next(number for number, page in enumerate(built.pages) if number > 1 and text in page)


def test_a_box_that_does_not_fit_moves_whole_to_the_next_page(build: Callable[..., Any]) -> None:
    built = build(
        f"# A\n\n{paragraphs(7)}\n\n:::{{kasten}} Titel\n{paragraphs(4)}\n\nEnde des Kastens.\n:::\n", conf=BOX
    )
    assert page_of(built, "Empfehlung HE-01") == page_of(built, "Ende des Kastens.") == 3


def test_a_heading_goes_with_the_box_it_announces(build: Callable[..., Any]) -> None:
    text = f"# A\n\n{paragraphs(7)}\n\n## Feld\n\n:::{{kasten}} Titel\n{paragraphs(4)}\n:::\n"
    built = build(text, conf=BOX)
    assert page_of(built, "Feld\n") == page_of(built, "Empfehlung HE-01") == 3


def test_a_heading_and_a_box_that_together_exceed_a_page_do_not_part(build: Callable[..., Any]) -> None:
    text = f"# A\n\nText.\n\n## Feld\n\n:::{{kasten}} Titel\n{paragraphs(9)}\n\nEnde.\n:::\n"
    built = build(text, conf=BOX)
    assert page_of(built, "Feld\n") == page_of(built, "Empfehlung HE-01")
    assert page_of(built, "Ende.") <= page_of(built, "Empfehlung HE-01") + 1


def test_a_divided_box_says_on_every_further_page_which_one_goes_on(build: Callable[..., Any]) -> None:
    built = build(f"# A\n\n:::{{kasten}} Titel\n{paragraphs(30)}\n\nEnde.\n:::\n", conf=BOX)
    first, last = page_of(built, "Empfehlung HE-01"), page_of(built, "Ende.")
    assert last >= first + 2
    marked = [number for number, page in enumerate(built.pages) if "Empfehlung HE-01 (Fortsetzung)" in page]
    assert marked == list(range(first + 1, last + 1))


def test_a_divided_note_says_its_title_again(build: Callable[..., Any]) -> None:
    built = build(f"# A\n\n:::{{note}}\n{paragraphs(20)}\n:::\n")
    assert "Bemerkung (Fortsetzung)" in built.text


def test_a_box_on_one_page_is_not_continued(build: Callable[..., Any]) -> None:
    built = build(f"# A\n\n{paragraphs(7)}\n\n:::{{kasten}} Titel\n{paragraphs(4)}\n:::\n", conf=BOX)
    assert "Fortsetzung" not in built.text


def test_no_table_begins_with_one_row_at_the_foot_of_a_page_or_ends_with_one(build: Callable[..., Any]) -> None:
    rows = "\n".join(f"| Reihe {number:02} | x |" for number in range(40))
    for lines in range(24, 34):
        built = build(f"# A\n\n{paragraphs(lines, 1)}\n\n| Nr | Satz |\n|---|---|\n{rows}\n")
        counts = [page.count("Reihe ") for page in built.pages if "Reihe " in page]
        assert sum(counts) == 40
        assert counts[0] >= 3
        assert counts[-1] >= 2


def test_a_table_whose_rows_are_tall_still_begins_where_it_stands(build: Callable[..., Any]) -> None:
    rows = "\n".join(f"| Reihe {number} | {WORDS * 18} |" for number in range(4))
    built = build(f"# A\n\n{paragraphs(3)}\n\n| Nr | Satz |\n|---|---|\n{rows}\n")
    assert "Reihe 0" in built.pages[2]


def test_no_heading_stands_alone_before_a_long_table(build: Callable[..., Any]) -> None:
    rows = "\n".join(f"| {number} | {WORDS} |" for number in range(60))
    for count in range(5, 10):
        built = build(f"# A\n\n{paragraphs(count)}\n\n## Tabelle\n\n| Nr | Satz |\n|---|---|\n{rows}\n")
        page = built.pages[page_of(built, "Tabelle\n")]
        assert "Nr\n" in page
        assert "\n 0\n" in page or "\n0\n" in page


def test_a_tall_image_is_made_to_fit(build: Callable[..., Any]) -> None:
    built = build({"index.md": "# A\n\n![Turm](turm.png)\n\nDanach.\n", "turm.png": png(200, 4000)})
    assert "Danach." in built.text
    assert not built.warnings


def test_a_wide_image_in_a_cell_is_made_to_fit(build: Callable[..., Any]) -> None:
    built = build(
        {"index.md": "# A\n\n| a | b |\n|---|---|\n| x | ![Breit](breit.png) |\n", "breit.png": png(3000, 90)}
    )
    assert not built.warnings


def test_an_image_inside_a_line_is_drawn(build: Callable[..., Any]) -> None:
    built = build({"index.md": "# A\n\nVor ![Zeichen](z.png) nach.\n", "z.png": png(20, 20)})
    with pikepdf.open(io.BytesIO(built.data)) as pdf:
        assert any("/XObject" in page.Resources for page in pdf.pages)


def test_an_image_that_no_page_can_hold_is_named(build: Callable[..., Any], tmp_path: Path) -> None:
    files = {"index.md": "# A\n\n```{image} turm.png\n:width: 100%\n```\n", "turm.png": png(20, 4000)}
    with pytest.raises(SphinxError, match=r"index\.md:3: rst2pdf ist gescheitert: LayoutError"):
        build(files)
    assert not list((tmp_path / "out").glob("*.pdf*"))


def test_a_failure_leaves_the_previous_book_as_it_was(build: Callable[..., Any]) -> None:
    good = build("# A\n\nText.\n")
    with pytest.raises(SphinxError):
        build("# A\n\n![Bild](fehlt.png)\n")
    assert good.path.read_bytes() == good.data


def test_a_logo_stands_on_the_cover(build: Callable[..., Any]) -> None:
    built = build({"index.md": "# A\n\nText.\n", "logo.png": png(900, 700)}, belegkette_pdf_logo="logo.png")
    assert "22. November 2026" in built.pages[0]
    with pikepdf.open(io.BytesIO(built.data)) as pdf:
        assert any(str(step.operator) == "Do" for step in pikepdf.parse_content_stream(pdf.pages[0]))


def test_a_long_title_and_notice_stay_on_the_cover(build: Callable[..., Any]) -> None:
    title = (
        "Handlungsempfehlungen zur Förderung der Teilhabe am Arbeitsleben und zur Weiterentwicklung des Budgets für "
    )
    built = build(
        "# A\n\nText.\n",
        pdf_documents=[("index", "buch", title + "Arbeit in Hessen und anderswo", "Stelle")],
        belegkette_pdf_subtitle="Ein Untertitel, der auch noch eine zweite Zeile braucht, damit es eng wird auf dem Band",
        belegkette_pdf_notice=WORDS * 9,
    )
    assert "22. November 2026" in built.pages[0]
    assert "Inhalt" in built.pages[1]


def test_a_cover_with_too_much_text_stops_the_build(build: Callable[..., Any]) -> None:
    with pytest.raises(SphinxError, match="Das Titelblatt hat mehr Text"):
        build("# A\n\nText.\n", belegkette_pdf_notice=WORDS * 60)


def test_the_index_has_its_heading_above_two_columns(build: Callable[..., Any]) -> None:
    entries = " ".join(f"{{index}}`Eintrag{number:03d}`" for number in range(300))
    built = build(f"# A\n\n{entries}\n")
    first, *_, last = [page for page in built.pages if "Eintrag" in page and ", 3" in page]
    assert first.startswith("Stichwortverzeichnis")
    assert "Stichwortverzeichnis" not in last.partition("Kleines Buch")[0]


def test_a_missing_logo_stops_the_build(build: Callable[..., Any]) -> None:
    with pytest.raises(SphinxError, match=r"logo\.png"):
        build("# A\n\nText.\n", belegkette_pdf_logo="logo.png")


def test_an_empty_book_has_cover_and_contents(build: Callable[..., Any]) -> None:
    assert len(build("# A\n").pages) >= 2


def test_markup_in_settings_is_plain_text(build: Callable[..., Any]) -> None:
    built = build("# A\n\nText.\n", belegkette_pdf_edition="Fassung <b>*1*</b> & |mehr|")
    assert "Fassung <b>*1*</b> & |mehr|" in built.pages[0]
    assert "Fassung <b>*1*</b> & |mehr|" in built.pages[2]


def test_a_word_of_120_letters_stays_in_its_cell(build: Callable[..., Any]) -> None:
    built = build(f"# A\n\n| a | b | c |\n|---|---|---|\n| x | {'Wortungetüm' * 11} | {WORDS * 3} |\n")
    assert "Wortungetüm" * 11 in "".join(built.text.split()).replace("-", "")


def test_lists_may_be_nested_deeply(build: Callable[..., Any]) -> None:
    items = "\n\n".join("  " * depth + f"- Ebene {depth}" for depth in range(12))
    built = build({"index.rst": f"A\n=\n\n{items}\n"})
    assert all(f"Ebene {depth}\n" in built.text for depth in range(12))


def test_ids_in_a_narrow_column_are_not_broken(build: Callable[..., Any]) -> None:
    ids = "R-SGB9-P185-FIKTION, D-HE-HAUFE-MINIJOB, D-HE-MODELLVORHABEN"
    head = "| a | b | c | d | e | f |\n|---|---|---|---|---|---|\n"
    built = build(f"# A\n\n{head}| {' | '.join([WORDS] * 5)} | {ids} |\n")
    assert all(identifier in built.text for identifier in ids.split(", "))


def test_given_widths_give_way_to_ids(build: Callable[..., Any]) -> None:
    rows = "* - a\n  - b\n* - R-SGB9-P185-FIKTION\n  - Text\n"
    built = build(f"# A\n\n:::{{list-table}}\n:header-rows: 1\n:widths: 5 95\n\n{rows}:::\n")
    assert "R-SGB9-P185-FIKTION" in built.text


def test_a_table_without_a_head_has_no_empty_row(build: Callable[..., Any]) -> None:
    built = build("# A\n\n|  |  |\n|---|---|\n| Titel | Wert |\n")
    assert "Titel" in built.pages[2]
    with pikepdf.open(io.BytesIO(built.data)) as pdf:
        steps = pikepdf.parse_content_stream(pdf.pages[2])
        grounds = [step.operands for step in steps if str(step.operator) == "re" and abs(step.operands[3]) > 0]
    assert not grounds
