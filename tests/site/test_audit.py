"""What the look at a built site finds (constructed pages)."""

from __future__ import annotations

from pathlib import Path

import pytest

from belegkette.site.audit import audit_site
from belegkette.site.policy import seal

PAGE = '<!doctype html>\n<html lang="de"><head><meta charset="utf-8"><title>T</title></head><body id="oben">{}</body></html>'


def found(folder: Path, body: str, *, sealed: bool = True) -> list[tuple[str, str]]:
    """Write one page and return what is found, as (code, message)."""
    text = PAGE.format(body)
    (folder / "index.html").write_text(seal(text) if sealed else text, encoding="utf-8")
    return [(problem.code, problem.message) for problem in audit_site(str(folder))]


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://example.org/a.png" alt="">',
        '<img src="//example.org/a.png" alt="">',
        '<script src="http://example.org/a.js"></script>',
        '<link rel="stylesheet" href="https://example.org/a.css">',
        '<link rel="preconnect" href="https://example.org">',
        '<iframe src="https://example.org"></iframe>',
        '<form action="https://example.org/suche"></form>',
        '<a href="#oben" ping="https://example.org/zaehler">x</a>',
        '<p style="background: url(https://example.org/a.png)">x</p>',
        "<style>@import 'https://example.org/a.css';</style>",
        '<p onclick="x()">x</p>',
        '<a href="javascript:x()">x</a>',
        '<svg><image href="https://example.org/a.png"/></svg>',
        '<meta http-equiv="refresh" content="0; url=https://example.org">',
    ],
)
def test_what_would_be_loaded_or_sent_elsewhere_is_found(tmp_path: Path, body: str) -> None:
    assert [code for code, _message in found(tmp_path, body)] == ["OUT009"]


@pytest.mark.parametrize(
    "body",
    [
        '<a href="https://example.org">x</a>',
        '<img src="data:image/png;base64,AAAA" alt="">',
        '<link rel="canonical" href="https://example.org/index.html">',
        '<script>let a = 1;</script><style>p { color: red }</style><p style="color: red">x</p>',
        '<a href="#oben">x</a><a href="index.html#oben">x</a><a href="">x</a>',
    ],
)
def test_what_stays_inside_or_is_followed_by_the_reader_is_allowed(tmp_path: Path, body: str) -> None:
    assert found(tmp_path, body) == []


def test_a_page_without_a_policy_is_found(tmp_path: Path) -> None:
    assert [code for code, _message in found(tmp_path, "<p>x</p>", sealed=False)] == ["OUT009"]


def test_a_script_that_came_after_the_seal_is_found(tmp_path: Path) -> None:
    found(tmp_path, "<p>x</p>")
    page = tmp_path / "index.html"
    page.write_text(page.read_text(encoding="utf-8").replace("<p>", "<script>x()</script><p>"), encoding="utf-8")
    assert [problem.code for problem in audit_site(str(tmp_path))] == ["OUT009"]


def test_a_script_that_sets_a_cookie_is_found_with_its_line(tmp_path: Path) -> None:
    found(tmp_path, "<p>x</p>")
    (tmp_path / "a.js").write_text("let a = 1;\ndocument.cookie = 'x';\n", encoding="utf-8")
    [problem] = list(audit_site(str(tmp_path)))
    assert (problem.code, problem.place.path, problem.place.line) == ("OUT009", "a.js", 2)  # type: ignore[union-attr]


def test_a_style_that_takes_a_font_from_elsewhere_is_found(tmp_path: Path) -> None:
    found(tmp_path, "<p>x</p>")
    (tmp_path / "a.css").write_text(
        "/* url(https://example.org/ok) */\n@font-face { src: url('https://example.org/a.woff2') }", encoding="utf-8"
    )
    assert [problem.code for problem in audit_site(str(tmp_path))] == ["OUT009"]


@pytest.mark.parametrize("address", ["nirgends.html", "#nirgends", "index.html#nirgends", "../weg.html"])
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, address: str) -> None:
    assert [code for code, _message in found(tmp_path, f'<a href="{address}">x</a>')] == ["OUT007"]


def test_an_empty_page_is_found(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("", encoding="utf-8")
    assert [problem.code for problem in audit_site(str(tmp_path))] == ["OUT001"]
