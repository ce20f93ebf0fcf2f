"""The local page comes in parts: an overview that stays small, and a page for each recommendation and each record."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from tests.ledger.conftest import DAY
from tests.serve.conftest import Visitor, serving

from belegkette.corpus import load_corpus
from belegkette.ledger.state import ReviewBook
from belegkette.model.terms import Profile
from belegkette.serve.live import LiveProject
from belegkette.settings import load_settings

GENERATE = Path(__file__).parents[2] / "bench" / "generate.py"

pytestmark = pytest.mark.usefixtures("second")


def shown(page: str) -> list[str]:
    """Return the recommendations in the table that are not hidden."""
    return re.findall(r'<tr data-id="([^"]+)"(?! hidden)', page.partition('id="tabelle-empfehlungen"')[2])


def test_the_overview_holds_no_fields(reviewer: Visitor) -> None:
    assert "<textarea" not in reviewer.ask("/").text


@pytest.mark.parametrize("path", ["/empfehlung/HE-01", "/empfehlung/HE-02", "/beleg/T-01", "/beleg/ZAHL-1"])
def test_everything_has_a_page_with_fields(reviewer: Visitor, path: str) -> None:
    reply = reviewer.ask(path)
    assert (reply.status, "<textarea" in reply.text) == (200, True)


def test_every_address_on_every_page_leads_somewhere(reviewer: Visitor) -> None:
    paths = {"/", "/belege", "/matrix", "/empfehlung/HE-01", "/empfehlung/HE-02", "/beleg/T-01"}
    found = {target for path in paths for target in re.findall(r'href="(/[^"]*)"', reviewer.ask(path).text)}
    pages = {target.partition("#")[0] for target in found}
    texts = {page: reviewer.ask(page) for page in pages}
    broken = [page for page, reply in texts.items() if reply.status != 200]
    lost = [
        target
        for target in found
        if (place := target.partition("#")[2]) and f'id="{place}"' not in texts[target.partition("#")[0]].text
    ]
    assert (len(found) > 10, broken, lost) == (True, [], [])


@pytest.mark.parametrize(
    "path", ["/empfehlung/HE-99", "/empfehlung/", "/empfehlung/T-01", "/beleg/HE-01", "/beleg/%00"]
)
def test_what_does_not_exist_is_a_german_page(reviewer: Visitor, path: str) -> None:
    reply = reviewer.ask(path)
    assert (reply.status, "Diese Seite gibt es nicht" in reply.text) == (404, True)


@pytest.mark.parametrize(
    "path", ["/empfehlung/HE-01", "/empfehlung/HE-99", "/beleg/T-01", "/belege", "/suche?q=x", "/bericht"]
)
def test_a_stranger_learns_nothing(stranger: Visitor, path: str) -> None:
    reply = stranger.ask(path)
    assert (reply.status, "Konstruiert" in reply.text) == (403, False)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Absprachen", ["HE-01"]),
        ("absprachen LAHN-DILL", ["HE-01"]),
        ("Stellen", ["HE-01", "HE-02"]),
        ("he-02", ["HE-02"]),
        ("gibtesnicht", []),
        ("", ["HE-01", "HE-02"]),
    ],
)
def test_the_search_looks_into_all_evidence(reviewer: Visitor, words: str, found: list[str]) -> None:
    asked = reviewer.ask(f"/suche?q={quote(words)}").data["found"]
    assert (asked, shown(reviewer.ask(f"/?q={quote(words)}").text)) == (found, found)


def test_a_filter_works_without_script(reviewer: Visitor) -> None:
    page = reviewer.ask("/?strength=kann").text
    assert (shown(page), '<option value="kann" selected>' in page) == (["HE-02"], True)


@pytest.mark.parametrize("query", ["q=%FF", "strength=erfunden", "x=1", "&".join(f"f{at}=1" for at in range(40)), "q"])
def test_an_invented_search_does_no_harm(reviewer: Visitor, query: str) -> None:
    assert reviewer.ask(f"/?{query}").status == 200


def test_what_is_searched_for_is_shown_as_text(reviewer: Visitor) -> None:
    page = reviewer.ask("/?q=" + quote('"><script>x')).text
    assert ('value="&#34;&gt;&lt;script&gt;x"' in page, "<script>x" in page) == (True, False)


def test_comments_of_reviewers_are_found(reviewer: Visitor) -> None:
    reviewer.decide("HE-01 -> T-01", "rejected", "Unverwechselbar begründet.")
    reviewer.ask("/suche?q=x")
    assert reviewer.ask("/suche?q=unverwechselbar").data["found"] == ["HE-01"]


def test_a_text_that_changed_is_found_at_once(reviewer: Visitor, reword: Callable[[str, str], None]) -> None:
    reviewer.ask("/suche?q=x")
    reword("Konstruierter Befund.", "Umgeschriebener Befund.")
    assert reviewer.ask("/suche?q=umgeschriebener").data["found"] == ["HE-01"]


@pytest.mark.parametrize("page", ["/beleg/T-01", "/empfehlung/HE-01"])
def test_the_way_back_leads_to_the_page_where_the_form_stood(reviewer: Visitor, page: str) -> None:
    reply = reviewer.decide("T-01", "accepted", page=page)
    assert reply.headers["Location"].partition("#")[0] == page


@pytest.mark.parametrize("page", ["//evil.example", "/empfehlung/HE-99", "", "/beleg/T-01\r\nX: y", "/%FF"])
def test_a_bent_page_leads_to_the_subjects_own(reviewer: Visitor, page: str) -> None:
    reply = reviewer.decide("T-01", "accepted", page=page)
    assert reply.headers["Location"].partition("#")[0] == "/beleg/T-01"


def test_a_recommendation_says_what_waits_next(reviewer: Visitor) -> None:
    assert re.search(r'href="/empfehlung/HE-02">Weiter mit', reviewer.ask("/empfehlung/HE-01").text)


@pytest.mark.parametrize("ledger", ["reviews: []\n", "reviews:\n<<<<<<< eins\n", "reviews: 3\n", None])
def test_a_ledger_that_changed_is_all_that_is_read_again(
    root: Path, ledger: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings(str(root))
    path = root / "recommendations" / "reviews.yaml"
    path.write_text("reviews: kaputt\n", encoding="utf-8")
    live = LiveProject(str(root), settings, Profile.REVIEW, lambda: DAY)
    before = live.view()
    path.unlink() if ledger is None else path.write_text(ledger, encoding="utf-8")
    monkeypatch.setattr("belegkette.serve.live.load_corpus", None)
    now, whole = live.view(), load_corpus(str(root), settings)
    assert before is not now
    assert (now.corpus.problems, now.corpus.ledger, now.corpus.texts) == (whole.problems, whole.ledger, whole.texts)


@pytest.mark.slow
def test_many_recommendations_stay_light(tmp_path: Path, root: Path) -> None:
    many = tmp_path / "viele"
    words = ["--recommendations", "300", "--records", "1500", str(many)]
    subprocess.run([sys.executable, str(GENERATE), *words], check=True, capture_output=True)
    with serving(many) as visitor:
        cookie = visitor.ask(visitor.address.removeprefix(visitor.base)).headers["Set-Cookie"]
        visitor.cookie = cookie.partition(";")[0]
        sizes = {path: len(visitor.ask(path).text) for path in ("/", "/empfehlung/E-000001", "/belege", "/matrix")}
    assert {path: size for path, size in sizes.items() if size > 500_000} == {}


def test_an_easy_text_is_read_and_tested_on_the_page(root: Path, book_of: Callable[[], ReviewBook]) -> None:
    _add_easy_text(root)
    with serving(root, "R2", "Prüfgruppe") as visitor:
        page = visitor.enter().ask("/empfehlung/HE-01").text
        reply = visitor.decide("HE-01 easy", "accepted")
        waiting = visitor.ask("/").text
    decision = book_of().easy("HE-01").decision
    assert ("<p>Jeder Kreis hat eine Stelle.</p>" in page, reply.status, "die auf die Prüfgruppe warten" in waiting) == (
        True, 303, False,
    )  # fmt: skip
    assert (decision and decision.role, reply.headers["Location"]) == (
        "Prüfgruppe", "/empfehlung/HE-01#he-01--leicht--urteil",
    )  # fmt: skip


def test_an_easy_text_that_changed_meanwhile_is_not_tested(
    root: Path, reword: Callable[[str, str], None], book_of: Callable[[], ReviewBook]
) -> None:
    _add_easy_text(root)
    with serving(root, "R2", "Prüfgruppe") as visitor:
        visitor.enter()
        reword("Jeder Kreis hat eine Stelle.", "Jeder Ort hat eine Stelle.")
        reply = visitor.decide("HE-01 easy", "accepted", "Gelesen.")
    assert (reply.status, "<del>Kreis</del> <ins>Ort</ins>" in reply.text) == (409, True)
    assert book_of().easy("HE-01").decision is None


def _add_easy_text(root: Path) -> None:
    page = root / "recommendations" / "netz.md"
    whole, fence, rest = page.read_text(encoding="utf-8").rpartition(":::")
    text = "```{easy-language} Eine Stelle\nJeder Kreis hat eine Stelle.\n```\n"
    page.write_text(f"{whole}\n{text}{fence}{rest}", encoding="utf-8")
