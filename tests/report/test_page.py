"""The report as one HTML file, read without a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest
from tests.report.conftest import Made

from belegkette.desk.html import render_body, render_html

VOID = {"meta", "input", "br", "link", "img", "hr"}


class Reader(HTMLParser):
    """Collects the text below each id, all ids, links, and tags that are not closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: dict[str, list[str]] = {}
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.crossed: list[str] = []
        self._open: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        name = held.get("id") or ""
        if name:
            self.ids.append(name)
        self.tags.add(tag)
        if href := held.get("href"):
            self.links.append(href)
        if tag not in VOID:
            self._open.append((tag, name))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open[-1][0] != tag:
            self.crossed.append(tag)
            return
        self._open.pop()

    def handle_data(self, data: str) -> None:
        for _tag, name in self._open:
            if name:
                self.texts.setdefault(name, []).append(data)

    def text(self, name: str) -> str:
        return " ".join("".join(self.texts[name]).split())


def read(page: bytes) -> Reader:
    reader = Reader()
    reader.feed(page.decode())
    return reader


@pytest.fixture(scope="module")
def page(made: Made) -> Reader:
    return read(render_html(made.report))


@pytest.fixture(scope="module")
def real_page(real: Made) -> Reader:
    return read(render_html(real.report))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_every_recommendation_of_the_corpus_shows_its_statement_and_all_its_evidence_in_full(
    real: Made, real_page: Reader
) -> None:
    records = {record.id: record for record in real.report.evidence}
    missing = []
    for one in real.report.recommendations:
        card = real_page.text(one.id.lower())
        wanted = [one.title, flat(one.statement)]
        for link in one.links:
            record = records[link.id]
            wanted += [
                link.id,
                flat(record.title),
                *map(flat, record.text.split("\n\n")),
                *map(flat, record.quote.split("\n\n")),
            ]
            wanted += [flat(source.title) for source in record.sources]
            wanted += [flat(source.locator) for source in record.sources]
        missing += [(one.id, text) for text in wanted if text not in card]
    assert missing == []


def test_every_record_of_the_corpus_stands_somewhere_in_full(real: Made, real_page: Reader) -> None:
    whole = real_page.texts["empfehlungen"] + real_page.texts["ungenutzt"]
    text = flat("".join(whole))
    assert [record.id for record in real.report.evidence if flat(record.text.split("\n\n")[0]) not in text] == []


def test_all_links_inside_the_page_lead_somewhere(real_page: Reader) -> None:
    inside = {link[1:] for link in real_page.links if link.startswith("#")}
    assert sorted(inside - set(real_page.ids)) == []


def test_no_id_stands_twice(real_page: Reader) -> None:
    assert len(real_page.ids) == len(set(real_page.ids))


def test_elements_are_nested_rightly(page: Reader, real_page: Reader) -> None:
    assert (page.crossed, real_page.crossed) == ([], [])


def test_a_card_shows_dates_numbers_region_group_confidence_and_what_limits_it(page: Reader) -> None:
    card = page.text("e-1")
    for text in (
        "Mai 2022", "Personen hinter dem Beleg (n)7", "Stichprobe der Quelle40", "Modellkreis A", "Betroffene",
        "Nur ein Gespräch ausgewertet.", "schwere Bedenken", "Schwächstes entscheidendes Glied: F-2 (gering)",
        "12.345,5 Personen", "Fundstelle: S. 12.", "Das Papier spricht von einem anderen Fall.",
        "geklärt: Andere Gruppe gefragt.", "Offene Punkte (", "noch nicht geprüft", "abgelaufen",
    ):  # fmt: skip
        assert flat(text) in card, text


def test_texts_of_authors_never_become_markup(made: Made, page: Reader) -> None:
    source = render_html(made.report).decode()
    assert source.count("<script>") == 1
    assert "<img" not in source
    assert "onclick=" not in re.sub(r"&lt;.*?&gt;", "", source)
    assert [link for link in page.links if "javascript" in link] == []


def test_an_unknown_id_is_named_and_linked_to_nothing(page: Reader) -> None:
    assert "Einen Beleg mit dieser Kennung gibt es nicht." in page.text("e-2--gibt-es-nicht")


def test_a_withdrawn_record_shows_no_word_of_its_text(made: Made) -> None:
    assert b"Geheim" not in render_html(made.report)


def test_the_policy_allows_exactly_this_style_and_this_script(made: Made) -> None:
    source = render_html(made.report).decode()
    for tag in ("style", "script"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        assert content is not None
        digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
        assert f"{tag}-src &#39;sha256-{digest}&#39;" in source or f"{tag}-src 'sha256-{digest}'" in source
    assert "style=" not in re.sub(r"&\w+;", "", source.split("</style>")[1].split("<script>")[0])


def test_the_page_says_that_it_is_internal(page: Reader, made: Made) -> None:
    assert b"Internes Dokument." in render_html(made.report)


def test_the_same_report_gives_the_same_bytes(made: Made) -> None:
    assert render_html(made.report) == render_html(made.report)


def test_the_content_can_stand_on_another_page(made: Made) -> None:
    body = render_body(made.report)
    assert body.startswith('<div class="nb">')
    assert "<h1" not in body
    assert "<script" not in body


def test_a_project_without_anything_still_gives_a_page(tmp_path_factory: pytest.TempPathFactory) -> None:
    from tests.report.conftest import make_report

    root = tmp_path_factory.mktemp("empty")
    (root / "evidence").mkdir()
    assert "Noch keine Empfehlung nennt einen Beleg." in render_html(make_report(root).report).decode()
