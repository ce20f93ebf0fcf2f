"""The files of a built site: what they hold, and that they are sealed."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import openpyxl
from tests.sphinx.conftest import Built, build_edition

from belegkette.cli.site_files import link_pdf
from belegkette.site.audit import audit_site
from belegkette.sphinx_ext.site.scripts import chunk_of

DAY_IN_WORDS = "22.\u00a0November 2026"
ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def test_the_shipped_site_loads_nothing_from_elsewhere_and_no_link_leads_nowhere(real_edition: Built) -> None:
    assert [problem for problem in audit_site(str(real_edition.out)) if problem.code != "OUT007"] == []
    assert [problem.message for problem in audit_site(str(real_edition.out))] == []


def test_every_page_has_a_policy_without_general_permission(real_edition: Built) -> None:
    policies = [
        re.findall(r'Content-Security-Policy" content="([^"]*)"', path.read_text(encoding="utf-8"))
        for path in real_edition.out.rglob("*.html")
    ]
    assert all(len(found) == 1 and "default-src 'none'" in found[0] for found in policies)
    assert not any("unsafe-inline" in found[0] or "unsafe-eval" in found[0] for found in policies)


def test_the_first_page_with_all_it_loads_stays_below_150_kilobytes(real_edition: Built) -> None:
    page = real_edition.page("index")
    loaded = [str(one["href"]) for one in page.select("link[rel=stylesheet]")]
    loaded += [str(one["src"]) for one in page.select("script[src]")]
    sizes = [(real_edition.out / one.partition("?")[0]).stat().st_size for one in loaded]
    assert sum(sizes) + (real_edition.out / "index.html").stat().st_size < 150_000


def test_the_first_page_names_every_field_and_addressee(hostile: Built) -> None:
    headings = [one.get_text().replace("\u00ad", "") for one in hostile.page("index").select(".bk-card > .rubric")]
    assert headings == [
        "Netze",
        "Geld und Verfahren",
        "Ohne Handlungsfeld",
        "Neues Ministerium",
        "Landeswohlfahrtsverband",
    ]


def test_a_card_says_how_many_a_finding_rests_on_and_how_far_it_is_trusted(hostile: Built) -> None:
    card = cards(hostile)["f-10"]
    facts = dict(card["facts"])
    assert facts["Personen"] == "n = 4 zu diesem Befund, 21 in der ganzen Quelle"
    assert facts["Vertrauen"] == "gering"
    assert facts["Quelle"].startswith("Quelle </script> (Verlag, 2022)")


def test_what_is_not_published_has_neither_card_nor_text(edition: Built) -> None:
    data = "".join(path.read_text(encoding="utf-8") for path in (edition.out / "_static" / "daten").glob("*.js"))
    assert "geheim" not in data.lower()


def test_no_data_file_can_end_a_script(hostile: Built) -> None:
    data = "".join(path.read_text(encoding="utf-8") for path in (hostile.out / "_static" / "daten").glob("*.js"))
    assert "<" not in data


def test_the_sum_over_an_id_stays_the_same_for_ever() -> None:
    assert [chunk_of(name) for name in ("HE-01", "F-106", "PB-HE-03")] == [17, 48, 56]


def test_a_citation_line_names_edition_day_and_address(hostile: Built) -> None:
    text = hostile.text("recommendations/boese", "#he-90 .bk-cite-line")
    assert text.startswith("HE-90: <script>window.bad = 1</script>")
    assert "Konstruierte Ausgabe. Entwurf, Stand 22. November 2026." in text
    assert text.endswith("https://example.org/bfa/recommendations/boese.html#he-90")


def test_a_record_has_a_citation_line_too(hostile: Built) -> None:
    assert hostile.text("register/befunde", "#f-11 .bk-cite-line").startswith("F-11: ")


def test_the_index_lists_everything_with_its_address(hostile: Built) -> None:
    document = json.loads((hostile.out / "index.json").read_text(encoding="utf-8"))
    assert document["as-of"] == "2026-11-22"
    found = {one["id"]: one["address"] for one in document["recommendations"] + document["evidence"]}
    assert found["F-10"] == "https://example.org/bfa/register/befunde.html#f-10"
    assert found["HE-91"] == "https://example.org/bfa/recommendations/boese.html#he-91"


def test_the_sitemap_lists_the_pages(hostile: Built) -> None:
    places = [one.text for one in ET.parse(hostile.out / "sitemap.xml").iter(f"{SITEMAP}loc")]
    assert "https://example.org/bfa/register/befunde.html" in places


def test_without_an_address_there_is_no_sitemap(edition: Built) -> None:
    assert not (edition.out / "sitemap.xml").exists()


def test_the_feed_says_that_this_is_the_first_edition(edition: Built) -> None:
    feed = ET.parse(edition.out / "feed.xml").getroot()
    assert [one.text for one in feed.iter(f"{ATOM}title")] == ["Konstruierte Ausgabe", "Erste Ausgabe"]


def test_the_preview_is_named_with_its_whole_address(hostile: Built) -> None:
    picture = hostile.page("index").select_one("meta[property='og:image']")
    assert picture is not None
    assert picture["content"] == "https://example.org/bfa/_static/vorschau.png"
    assert (hostile.out / "_static" / "vorschau.png").read_bytes().startswith(b"\x89PNG")


def test_the_matrix_can_be_taken_away_as_a_workbook(hostile: Built) -> None:
    book = openpyxl.load_workbook(hostile.out / "tabellen" / "matrix.xlsx")
    ids = [row[0].value for row in book["Empfehlungen"].iter_rows(min_row=2)]
    assert {"HE-01", "HE-90", "HE-91"} <= set(ids)


def test_the_comparison_can_be_taken_away_as_csv(real_edition: Built) -> None:
    text = (real_edition.out / "tabellen" / "laendervergleich.csv").read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";"))
    assert rows[0][:2] == ["Land", "Kennung"]
    assert "DE-HH-BFA" in [row[1] for row in rows]


def test_feedback_is_offered_on_every_page(hostile: Built) -> None:
    assert hostile.element("matrix", "a.bk-feedback")["href"] == "mailto:rueckmeldung@example.org"


def test_without_measurements_the_page_says_so_and_claims_nothing(edition: Built) -> None:
    assert "Noch nicht gemessen." in edition.text("barrierefreiheit")
    assert "Durchsetzungsstelle:" not in edition.text("barrierefreiheit")


def test_with_body_contact_and_office_the_declaration_appears(hostile: Built) -> None:
    text = hostile.text("barrierefreiheit", "#erklaerung")
    assert "Konstruierte Stelle" in text
    assert "Konstruierte Durchsetzungsstelle" in text


def test_measurements_are_shown_with_their_day(project: Path, tmp_path: Path) -> None:
    measured = {
        "version": 1, "date": "2026-11-20", "tools": ["axe-core 4.11"], "pages": ["index"],
        "results": [{"name": "WCAG 2.2 AA, hell", "places": 12, "violations": 3}],
        "not-measured": ["mit Vorleseprogrammen"],
    }  # fmt: skip
    (project / "barrierefreiheit.json").write_text(json.dumps(measured), encoding="utf-8")
    text = build_edition(project, tmp_path).text("barrierefreiheit")
    assert "Gemessen am 20. November 2026 auf 1 Seiten" in text
    assert "WCAG 2.2 AA, hell 12 3" in text
    assert "mit Vorleseprogrammen" in text


def test_measurements_that_cannot_be_read_are_reported(project: Path, tmp_path: Path) -> None:
    (project / "barrierefreiheit.json").write_text("{", encoding="utf-8")
    built = build_edition(project, tmp_path)
    assert "„barrierefreiheit.json“ ist keine Aufzeichnung von Messungen" in built.warnings


def test_a_picture_that_is_missing_is_named_in_words(hostile: Built) -> None:
    assert "Bild fehlt: Ein Bild, das fehlt" in hostile.text("recommendations/boese")


def test_an_edition_without_a_record_or_recommendation_has_all_its_files(project: Path, tmp_path: Path) -> None:
    for path in (*project.glob("evidence/*.yaml"), *project.glob("recommendations/*.md")):
        path.unlink()
    (project / "index.md").write_text("# Leer\n\n```{start-page}\n```\n", encoding="utf-8")
    built = build_edition(project, tmp_path)
    assert "Noch ist keine Empfehlung geschrieben." in built.text("index")
    assert [problem.message for problem in audit_site(str(built.out))] == []


def test_a_second_build_of_the_same_has_the_same_bytes(project: Path, tmp_path: Path) -> None:
    first, second = (build_edition(project, tmp_path / name).out for name in ("eins", "zwei"))
    names = sorted(path.relative_to(first) for path in first.rglob("*") if path.is_file() and path.name != ".buildinfo")
    assert [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()] == []


def test_the_data_of_a_record_that_is_gone_is_gone(project: Path, tmp_path: Path) -> None:
    built = build_edition(project, tmp_path)
    left = built.out / "_static" / "daten" / "text-register--weg.js"
    left.write_text("x", encoding="utf-8")
    build_edition(project, tmp_path)
    assert not left.exists()


def test_the_pdf_is_linked_with_size_and_day(real_edition: Built, tmp_path: Path) -> None:
    start = tmp_path / "index.html"
    start.write_bytes((real_edition.out / "index.html").read_bytes())
    pdf = tmp_path / "pdf" / "buch.pdf"
    pdf.parent.mkdir()
    pdf.write_bytes(b"%PDF" + b" " * 1_799_996)
    link_pdf(str(tmp_path), str(pdf), real_edition.domain.edition.graph.day)
    assert (
        f'<a href="buch.pdf" type="application/pdf">Alles als PDF (1,8\u00a0MB, Stand {DAY_IN_WORDS})</a>'
        in start.read_text(encoding="utf-8")
    )
    assert (tmp_path / "buch.pdf").exists()


def test_a_pdf_of_an_older_build_is_not_linked_any_more(real_edition: Built, tmp_path: Path) -> None:
    day = real_edition.domain.edition.graph.day
    start = tmp_path / "index.html"
    start.write_bytes((real_edition.out / "index.html").read_bytes())
    before = start.read_bytes()
    (tmp_path / "pdf").mkdir()
    (tmp_path / "pdf" / "buch.pdf").write_bytes(b"%PDF")
    link_pdf(str(tmp_path), str(tmp_path / "pdf" / "buch.pdf"), day)
    link_pdf(str(tmp_path), "", day)
    assert start.read_bytes() == before
    assert not (tmp_path / "buch.pdf").exists()


def cards(built: Built) -> dict[str, dict[str, list[list[str]]]]:
    """Return every card of a site by the anchor of its id."""
    found: dict[str, dict[str, list[list[str]]]] = {}
    folder = built.out / "_static" / "daten"
    for path in (*folder.glob("karten-*.js"), *folder.glob("empfehlungen-*.js")):
        text = path.read_text(encoding="utf-8")
        found |= json.loads(text[text.index("{") : text.rindex(")")])
    return found


def test_a_section_keeps_a_place_for_the_tools_of_its_tables(real_edition: Built) -> None:
    assert len(real_edition.page("matrix").select("#empfehlungen > .bk-tools")) == 1
    assert real_edition.page("register/index").select(".bk-tools") == []
