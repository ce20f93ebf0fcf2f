"""The copy for comments: every recommendation with its evidence, and nothing fetched or included on the way."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from belegkette.cli.main import main
from belegkette.exchange.comments import escape
from belegkette.exchange.document import GraphDocument

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DAY = ["--as-of", "2026-11-22"]


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> bytes:
    """The DOCX of the constructed project."""
    target = tmp_path / "kopie.docx"
    assert main(["export", "docx", "--root", str(root), "--out", str(target), *DAY]) == 0
    return target.read_bytes()


def part(data: bytes, name: str) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def paragraphs(data: bytes) -> list[tuple[str, str]]:
    """Return (style, text) of every paragraph."""
    found = []
    for paragraph in ET.fromstring(part(data, "word/document.xml")).iter(f"{WORD}p"):
        style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
        text = "".join(node.text or "" for node in paragraph.iter(f"{WORD}t"))
        found.append((style.get(f"{WORD}val", "") if style is not None else "", text))
    return found


def test_every_recommendation_has_a_heading_in_its_chapter(copy: bytes) -> None:
    headings = [(style, text) for style, text in paragraphs(copy) if style in {"Heading1", "Heading2"}]
    assert headings == [
        ("Heading1", "Netzwerke"),
        ("Heading2", "HE-1 Stellen benennen"),
        ("Heading1", "Geld"),
        ("Heading2", "HE-2 Geld geben <b>schnell</b> & |gut|"),
    ]


def test_every_recommendation_lists_its_evidence(copy: bytes) -> None:
    text = "\n".join(text for _style, text in paragraphs(copy))
    for words in ("F-1 Erster (Befund). Befund eins.", "Studie A, Amt, 2024, 7", "F-3 (zurückgezogen)", "P-1 Praxis"):
        assert words in text


def test_nothing_internal_is_in_the_copy(copy: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert [name for name in archive.namelist() if b"GEHEIM" in archive.read(name)] == []


def test_no_picture_is_fetched_or_included(copy: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(copy)) as archive:
        assert [name for name in archive.namelist() if "media" in name] == []
    assert 'Target="https://example.org/bild.png"' not in part(copy, "word/document.xml")


def test_the_copy_is_german(copy: bytes) -> None:
    assert "de-DE" in part(copy, "word/styles.xml") + part(copy, "docProps/core.xml")


def test_the_same_project_gives_the_same_file(root: Path, tmp_path: Path, copy: bytes) -> None:
    main(["export", "docx", "--root", str(root), "--out", str(tmp_path / "zwei.docx"), *DAY])
    assert (tmp_path / "zwei.docx").read_bytes() == copy


def test_without_pandoc_a_sentence_says_what_to_do(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "pypandoc", None)
    assert main(["export", "docx", "--root", str(root), "--out", str(tmp_path / "x.docx")]) == 2
    assert "pip install" in capsys.readouterr().err
    assert not (tmp_path / "x.docx").exists()


def test_without_a_place_nothing_is_written(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "docx", "--root", str(root)]) == 2
    assert "--out" in capsys.readouterr().err


def test_no_sign_means_anything_to_markdown(public: GraphDocument) -> None:
    assert escape("# a *b* [c](d) `e` <f> ~g~ ^h^ $i$ @j") == (
        r"\# a \*b\* \[c\]\(d\) \`e\` \<f\> \~g\~ \^h\^ \$i\$ \@j"
    )
