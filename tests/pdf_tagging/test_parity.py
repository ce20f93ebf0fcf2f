"""Site and PDF of the same sources say the same: nothing of sphinx-design's components, lists, notes and tables is lost."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sphinx.application import Sphinx
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.util.docutils import docutils_namespace, patch_docutils

from belegkette.pdf.postflight_parity import iter_disparities
from belegkette.pdf.site_text import Site
from belegkette.pdf.tagging.reading import read_structure
from belegkette.pdf.tagging.record import StructureRecord, parse_record

COMPONENTS = {
    "card": "::::{card} Kartentitel\n:link: https://www.example.org\nKopfzeile\n^^^\nKörper der Karte mit **Auszeichnung**.\n+++\nFußzeile\n::::\n",
    "card without title": ":::{card}\nNur ein Körper.\n:::\n",
    "grid of cards": "::::{grid} 2\n:::{grid-item-card} Erste\nKörper eins.\n:::\n:::{grid-item-card} Zweite\nKörper zwei.\n:::\n:::{grid-item}\nOhne Karte.\n:::\n::::\n",
    "carousel": "::::{card-carousel} 2\n:::{card} Links\nEins.\n:::\n:::{card} Rechts\nZwei.\n:::\n::::\n",
    "tabs": "::::{tab-set}\n:::{tab-item} Reiter A\nText A mit [Verweis](https://www.example.org).\n:::\n:::{tab-item} Reiter B\n- eins\n- zwei\n:::\n::::\n",
    "synchronised tabs": "::::{tab-set}\n:::{tab-item} Reiter A\n:sync: a\nText A.\n:::\n:::{tab-item} Reiter B\n:sync: b\nText B.\n:::\n::::\n",
    "code tabs": "::::{tab-set-code}\n```python\nwert = 1\n```\n```yaml\nwert: 1\n```\n::::\n",
    "dropdown": ":::{dropdown} Aufklappen\nVerborgener Text.\n\n1. erstens\n2. zweitens\n:::\n",
    "open dropdown with an icon": ":::{dropdown} Offen\n:open:\n:icon: info\n:name: klappe\nInhalt.\n:::\n",
    "dropdown without title": ":::{dropdown}\nOhne Titel.\n:::\n",
    "dropdown in a tab in a card": "::::::{card} Außen\n:::::{tab-set}\n::::{tab-item} Mitte\n:::{dropdown} Innen\nGanz innen.\n:::\n::::\n:::::\n::::::\n",
    "badges and buttons": "Ein {bdg}`Abzeichen`, ein {bdg-primary}`zweites`, ein {bdg-link-danger}`Verweis <https://www.example.org>`.\n\n```{button-link} https://www.example.org\nKnopf\n```\n",
    "reference button": "```{button-ref} kapitel\n:ref-type: ref\nZum Kapitel\n```\n",
    "icons": "{octicon}`alert` Achtung und {fas}`star` Stern.\n",
    "article info": "```{article-info}\n:author: Gebaute Stelle\n:date: 22. November 2026\n:read-time: 5 Minuten\n```\n",
    "div": ":::{div} klasse\nIm Kasten.\n:::\n",
    "admonitions": ":::{note}\nBemerkung.\n:::\n\n:::{warning}\nWarnung.\n:::\n\n:::{admonition} Eigener Titel\nText.\n:::\n",
    "versions": ":::{versionadded} 2.0\nNeu.\n:::\n\n:::{deprecated} 3.0\nAlt.\n:::\n",
    "table": ":::{table} Beschriftung\n| A | B |\n|---|---:|\n| eins | 2 |\n| drei | **4** |\n:::\n",
    "list table": ":::{list-table} Titel\n:header-rows: 1\n:stub-columns: 1\n* - A\n  - B\n* - eins\n  - - x\n    - y\n:::\n",
    "lists": "1. erstens\n   - a\n   - b\n2. zweitens\n\na) nicht\n\nBegriff\n: Erklärung\n\n:Feld: Wert\n",
    "notes": "Satz.[^a] Noch einer.[^b] Und wieder.[^a]\n\n[^a]: Erste Note.\n[^b]: Zweite Note mit [Verweis](https://www.example.org).\n",
    "quotation": "> „Das Budget reicht nicht“, sagt eine Person.\n> — Quelle\n",
    "code": "```python\ndef f(x):\n    return x - 1\n```\n\nUnd `code` im Satz.\n",
    "hyphens": "Baden-Württemberg und Nordrhein-Westfalen " * 40 + "\n",
    "long words": "Eingliederungshilfeberechtigungsverfahren, *Vertrauensschutz* " * 60 + "\n",
    "figure": ":::{figure} bild.png\n:alt: Ein rotes Feld\n\nBildunterschrift\n\nLegende.\n:::\n",
    "topics and sidebars": "```{topic} Thema\nText im Thema.\n```\n\n```{sidebar} Rand\nText am Rand.\n```\n\nWeiter.\n",
    "line block": "```{eval-rst}\n| eine Zeile\n| noch eine\n\n- **fett** und :sub:`tief`\n```\n",
    "tasks": "- [x] erledigt\n- [ ] offen\n",
}  # fmt: skip
EXTENSIONS = """
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "attrs_block", "attrs_inline", "tasklist"]
html_theme = "basic"
"""

Pair = tuple[bytes, StructureRecord, Path]
Compare = Callable[[str], list[str]]


@pytest.fixture
def pair(build: Any, tmp_path: Path) -> Callable[[str], Pair]:
    """Return a function that builds PDF and site of one text."""
    from PIL import Image

    picture = io.BytesIO()
    Image.new("RGB", (20, 20), "red").save(picture, "PNG")

    def run(text: str) -> Pair:
        book = build({"index.md": f"(kapitel)=\n# Kapitel\n\n{text}", "bild.png": picture.getvalue()}, conf=EXTENSIONS)
        site = tmp_path / "site"
        with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
            warnings.filterwarnings("ignore", category=DeprecationWarning)
            warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning)
            Sphinx(
                tmp_path / "source", tmp_path / "source", site, site / ".doctrees", "html", status=None, warning=None
            ).build()
        record = parse_record(book.path.with_suffix(".struktur.json").read_bytes())
        return book.data, record, site

    return run


def compare(data: bytes, record: StructureRecord, site: Path) -> list[str]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        root = read_structure(pdf).root
    assert root is not None
    assert record.parts
    return [problem.message for problem in iter_disparities(record.parts, root, str(site), "x.pdf")]


@pytest.mark.parametrize("name", COMPONENTS)
def test_nothing_is_lost(pair: Any, name: str) -> None:
    assert compare(*pair(COMPONENTS[name])) == []


def test_a_word_more_on_the_site_is_named_with_its_page(pair: Any) -> None:
    data, record, site = pair("Ein Satz auf beiden Seiten.\n")
    page = site / "index.html"
    page.write_text(page.read_text("utf-8").replace("beiden Seiten", "beiden hellen Seiten"), "utf-8")
    assert compare(data, record, site) == ["„index.html#kapitel“: im PDF fehlt „hellen“."]


def test_a_page_that_the_site_lacks_is_named(pair: Any) -> None:
    data, record, site = pair("Ein Satz.\n")
    (site / "index.html").unlink()
    assert compare(data, record, site) == ["„index.html#kapitel“ steht im PDF, aber nicht auf der Website."]


def test_an_element_that_has_lost_its_name_is_missed(pair: Any) -> None:
    data, record, site = pair("Ein Satz.\n")
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Dictionary) and item.get("/S") == pikepdf.Name.Sect:
                del item["/ID"]
        output = io.BytesIO()
        pdf.save(output)
    assert compare(output.getvalue(), record, site) == ["„index.html#kapitel“ fehlt im PDF."]


def test_what_a_reader_chooses_with_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "seite.html").write_text(
        "<article role='main'><section id='karte'><h1>Karte</h1><fieldset><legend>Was sie zeigt</legend>"
        "<label><input type='radio'> Praxis</label></fieldset><figure><figcaption>Praxis</figcaption></figure></section>"
        "</article>",
        encoding="utf-8",
    )
    page = Site(str(tmp_path), {}).page("seite")
    assert page is not None
    assert (page.read("karte") or "").split() == ["Karte", "Praxis"]
