"""Renaming, on constructed projects and on a copy of the shipped corpus."""

from __future__ import annotations

import json
import shutil
import unicodedata
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from belegkette.check import run_check
from belegkette.corpus import load_corpus
from belegkette.errors import BelegketteError
from belegkette.model.terms import Profile
from belegkette.renderers.json import render_json
from belegkette.settings import Settings
from belegkette.writer.files import write_changes
from belegkette.writer.rename import RenamePlan, plan_rename

ROOT = Path(__file__).resolve().parents[2]
DAY = date(2026, 11, 22)

RECORD = "kind: document\nid: D-1\ntitle: Titel\ntext: Text\n"
Write = Callable[[dict[str, str | bytes]], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def files(content: dict[str, str | bytes]) -> Path:
        for name, text in content.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode() if isinstance(text, str) else text)
        return tmp_path

    return files


def rename(root: Path, old: str, new: str) -> RenamePlan:
    plan = plan_rename(str(root), Settings(), old, new)
    write_changes(plan.changes)
    return plan


def page(*lines: str) -> str:
    return "\n".join((":::{recommendation} Titel", ":id: HE-1", ":strength: kann", *lines, ":::", ""))


def test_definition_and_every_sort_of_link_are_changed(write: Write) -> None:
    root = write(
        {
            "evidence/documents/a.yaml": RECORD,
            "evidence/documents/b.yaml": (
                "records:\n"
                "  - {id: D-2, kind: document, title: T, text: T, contradicts: D-1, derived-from: [D-1]}\n"
                "  - id: D-3\n    kind: document\n    title: T\n    text: T\n"
                "    contradicts:\n      - id: D-1\n        resolved: Grund\n    derived-from:\n      - D-1\n"
                "  - {id: E-1, kind: event, title: T, text: 'Siehe {evidence}`D-1`.', contained-in: 'D-1'}\n"
            ),
            "recommendations/a.md": page(
                ":evidence: D-2, D-1",
                ":qualified-by: D-1",
                ":contradicted-by: D-1",
                ":legal-basis: D-1",
                ":response: accepted, D-2, D-1",
                ":response-date: 2027-01-01, D-1",
                ":implemented-on: 2027-02, D-1",
                "",
                "Satz {evidence}`D-1`.",
                "",
                "```{admonition} Titel",
                "Tief {quote}` D-1 `.",
                "```",
            ),
            "index.md": "# Titel\n\n| a | b |\n|---|---|\n| {evidence}`D-2` | {evidence}`D-1` |\n",
            "recommendations/reviews.yaml": "reviews:\n  - subject: D-1\n    links: [D-1, 'D-1', D-11]\n    note: D-1 gelesen\n",
        }
    )
    plan = rename(root, "D-1", "NEU-7.2")
    assert len(plan.edits) == 20
    rest = [path.name for path in root.rglob("*") if path.is_file() and "D-1" in path.read_text(encoding="utf-8")]
    assert rest == ["reviews.yaml"]
    assert [(place.path, place.line) for place in plan.left] == [("recommendations/reviews.yaml", 4)]
    assert "links: [NEU-7.2, 'NEU-7.2', D-11]" in (root / "recommendations/reviews.yaml").read_text(encoding="utf-8")


def test_recommendations_are_renamed_with_their_successors(write: Write) -> None:
    other = page(":supersedes: HE-1", "", "Text {recommendation}`HE-1`.").replace(":id: HE-1", ":id: HE-2")
    root = write({"recommendations/a.md": page("", "Text.") + other})
    rename(root, "HE-1", "HE-9")
    assert "HE-1" not in (root / "recommendations/a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "text",
    [
        "Im Code `{evidence}`D-1`` und ``D-1``.",
        "```text\n{evidence}`D-1`\n:evidence: D-1\n```",
        "    {evidence}`D-1`",
        "<!-- {evidence}`D-1` -->",
        "% {evidence}`D-1`",
        "Bloß D-1 genannt, auch (D-1).",
    ],
)
def test_code_comments_and_plain_words_stay(write: Write, text: str) -> None:
    root = write({"evidence/a/a.yaml": RECORD, "recommendations/a.md": f"# T\n\nSiehe {{evidence}}`D-1`.\n\n{text}\n"})
    plan = rename(root, "D-1", "D-9")
    assert (root / "recommendations/a.md").read_text(encoding="utf-8") == f"# T\n\nSiehe {{evidence}}`D-9`.\n\n{text}\n"
    assert plan.left


def test_longer_ids_and_other_meanings_of_the_word_stay(write: Write) -> None:
    record = "records:\n" + "".join(
        f"  - {{id: {name}, kind: document, title: T, text: T, region: D-1}}\n"
        for name in ("D-1", "D-11", "D-1.1", "AD-1", "D-1-X")
    )
    root = write(
        {"evidence/a/a.yaml": record, "recommendations/a.md": page(":evidence: D-11, D-1.1, D-1, D-1-X", "", "Text.")}
    )
    rename(root, "D-1", "D-9")
    assert ":evidence: D-11, D-1.1, D-9, D-1-X" in (root / "recommendations/a.md").read_text(encoding="utf-8")
    assert (root / "evidence/a/a.yaml").read_text(encoding="utf-8") == record.replace("{id: D-1,", "{id: D-9,")


@pytest.mark.parametrize(
    "written", ["D-1", "'D-1'", '"D-1"', '"D\\u002D1"', "&a D-1  # D-1 ist alt", "!!str D-1", "&D-1 D-1"]
)
def test_the_way_an_id_is_written_in_yaml_is_kept(write: Write, written: str) -> None:
    root = write({"evidence/a/a.yaml": RECORD.replace("D-1", written)})
    rename(root, "D-1", "D-99")
    expected = {"&a D-1  # D-1 ist alt": "&a D-99  # D-1 ist alt", "&D-1 D-1": "&D-1 D-99", '"D\\u002D1"': '"D-99"'}
    assert f"id: {expected.get(written, written.replace('D-1', 'D-99'))}\n" in (root / "evidence/a/a.yaml").read_text(
        encoding="utf-8"
    )


def test_an_alias_is_changed_at_its_anchor(write: Write) -> None:
    text = "records:\n  - {id: &x D-1, kind: document, title: T, text: T}\n  - {id: D-2, kind: document, title: T, text: T, derived-from: *x}\n"
    root = write({"evidence/a/a.yaml": text})
    assert len(rename(root, "D-1", "D-9").edits) == 1
    assert (root / "evidence/a/a.yaml").read_text(encoding="utf-8") == text.replace("D-1", "D-9")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_line_ends_byte_order_mark_and_letter_forms_survive(write: Write, line_end: str, mark: str, form: str) -> None:
    body = page(":evidence: D-1", "", "Größe für Übergänge {evidence}`D-1` und ähnlich {evidence}`D-1`.")
    record = f"# Äußerung\n{RECORD}".replace("Titel", "Übergänge")

    def stored(text: str) -> bytes:
        return (mark + unicodedata.normalize("NFD" if form == "NFD" else "NFC", text).replace("\n", line_end)).encode()

    root = write({"evidence/a/a.yaml": stored(record), "recommendations/a.md": stored(body)})
    rename(root, "D-1", "LDK-12")
    assert (root / "evidence/a/a.yaml").read_bytes() == stored(record.replace("D-1", "LDK-12"))
    assert (root / "recommendations/a.md").read_bytes() == stored(body.replace("D-1", "LDK-12"))


def test_markdown_records_are_changed_in_head_and_body(write: Write) -> None:
    text = "---\nkind: document\nid: D-1\ntitle: T\nderived-from: [D-2]\n---\n\nText {evidence}`D-2` und `D-2`.\n"
    root = write({"evidence/a/a.md": text, "evidence/a/b.yaml": RECORD.replace("D-1", "D-2")})
    rename(root, "D-2", "D-9")
    expected = text.replace("[D-2]", "[D-9]").replace("{evidence}`D-2`", "{evidence}`D-9`")
    assert (root / "evidence/a/a.md").read_text(encoding="utf-8") == expected


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("D-2", "D-9", "gibt es nicht"),
        ("D-1", "HE-1", "schon vergeben"),
        ("D-1", "d-9", "kann keine Kennung sein"),
        ("D-1", "Ä-9", "kann keine Kennung sein"),
        ("D-1", "NULL", "kann keine Kennung sein"),
        ("D-1", "D-1", "ist die alte"),
    ],
)
def test_ids_that_do_not_fit_are_refused(write: Write, old: str, new: str, message: str) -> None:
    root = write({"evidence/a/a.yaml": RECORD, "recommendations/a.md": page("", "Text.")})
    with pytest.raises(BelegketteError, match=message):
        rename(root, old, new)


def test_an_unknown_id_is_answered_with_the_nearest(write: Write) -> None:
    root = write({"evidence/a/a.yaml": RECORD})
    with pytest.raises(BelegketteError) as caught:
        rename(root, "d-1", "D-9")
    assert caught.value.remedy == "Meinten Sie „D-1“?"


@pytest.mark.parametrize(
    ("path", "content"),
    [
        ("evidence/a/b.yaml", "id: D-2\ntext: 'offen\nderived-from: D-1\n"),
        ("evidence/a/b.yaml", "id: D-2\nderived-from: D-1\n".encode("utf-16")),
        ("evidence/a/b.yaml", b"id: D-2\nderived-from: D-1\ntext: \xff\n"),
        ("evidence/a/b.md", "kind: document\nderived-from: D-1\n"),
        ("recommendations/b.md", ":::{recommendation} T\n:id: HE-7\n:evidence: D-1\n:evidence: D-1\n\nText.\n:::\n"),
        ("recommendations/b.md", ":::{recommendation} T\n:id: HE-7\n:evidence: D-1\n\nText.\n"),
        ("recommendations/reviews.yaml", "[D-1"),
    ],
)
def test_files_with_the_id_that_cannot_be_read_are_named_and_nothing_changes(
    write: Write, path: str, content: str | bytes
) -> None:
    root = write({"evidence/a/a.yaml": RECORD, path: content})
    before = {file: file.read_bytes() for file in root.rglob("*") if file.is_file()}
    with pytest.raises(BelegketteError) as caught:
        rename(root, "D-1", "D-9")
    assert path in caught.value.message
    assert {file: file.read_bytes() for file in root.rglob("*") if file.is_file()} == before


def test_unreadable_files_without_the_id_do_not_matter(write: Write) -> None:
    root = write({"evidence/a/a.yaml": RECORD, "evidence/a/b.yaml": 'id: D-2\ntext: "\\ offen\n'})
    assert len(rename(root, "D-1", "D-9").edits) == 1


def test_an_id_that_is_given_twice_is_refused_with_both_places(write: Write) -> None:
    root = write({"evidence/a/a.yaml": RECORD, "evidence/a/b.yaml": RECORD})
    with pytest.raises(BelegketteError) as caught:
        rename(root, "D-1", "D-9")
    assert "evidence/a/a.yaml:2:5" in caught.value.message
    assert "evidence/a/b.yaml:2:5" in caught.value.message


def test_faulty_records_are_renamed_too(write: Write) -> None:
    root = write({"evidence/a/a.yaml": RECORD + "falsch: 1\nderived-from: [D-1]\n"})
    assert len(rename(root, "D-1", "D-9").edits) == 2


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copy = tmp_path_factory.mktemp("shipped")
    for folder in ("evidence", "recommendations"):
        shutil.copytree(ROOT / folder, copy / folder)
    shutil.copy(ROOT / "index.md", copy)
    return copy


def checked(root: Path) -> str:
    return render_json(run_check(load_corpus(str(root), Settings()), Settings(), Profile.REVIEW, DAY))


def other_id(name: str) -> str:
    """Return an id of the same length, so that columns stay."""
    return "Q" * len(name.partition(".")[0]) + name[len(name.partition(".")[0]) :]


@pytest.mark.parametrize("step", [25, pytest.param(1, marks=pytest.mark.slow)])
def test_a_rename_in_the_shipped_corpus_changes_no_result(shipped: Path, step: int) -> None:
    corpus = load_corpus(str(shipped), Settings())
    before = checked(shipped)
    texts = {path: path.read_bytes() for path in shipped.rglob("*") if path.is_file()}
    for name in [*corpus.evidence, *corpus.recommendations][::step]:
        new = other_id(name)
        plan = rename(shipped, name, new)
        after = json.loads(checked(shipped).replace(new, name))
        assert _sorted(after) == _sorted(json.loads(before)), name
        for path, text in texts.items():
            assert path.read_bytes().replace(new.encode(), name.encode()) == text
        rename(shipped, new, name)
        assert len(plan.edits) >= 1
    assert {path: path.read_bytes() for path in texts} == texts


def _sorted(document: dict[str, object]) -> object:
    """Diagnostics without hints („Meinten Sie …?“ may change), without the order that ids decide."""
    diagnostics = document["diagnostics"]
    assert isinstance(diagnostics, list)
    return document["summary"], sorted(
        json.dumps({key: value for key, value in entry.items() if key != "hint"}, sort_keys=True)
        for entry in diagnostics
    )
