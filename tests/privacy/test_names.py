"""Names (PRV005): after a form of address, on a keyed list. All names are made up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from belegkette.check import CheckResult
from belegkette.cli.main import main
from belegkette.errors import BelegketteError
from belegkette.loaders.names import load_name_list, load_tagger
from belegkette.privacy.names import NameList, digest_of, digests_of, find_names, parse_name_list
from belegkette.settings import Settings

KEY = b"constructed-key-for-tests-only"
LIST = NameList(frozenset(digests_of(["Wunibald Zwirbelmoser", "Quastenflug"], KEY)), KEY)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Frau Zwirbelmoser fragt.", ["Frau Zwirbelmoser"]),
        ("Herrn Dr. Quastenflug wurde", ["Herrn Dr. Quastenflug"]),
        ("mit Frau K. gesprochen", ["Frau K."]),
        ("Das sagte Wunibald  Zwirbelmoser.", ["Wunibald  Zwirbelmoser"]),
        ("Quastenflugs Antrag", ["Quastenflugs"]),
        ("Familie Quastenflug zog um", ["Familie Quastenflug"]),
        ("Frau\nZwirbelmoser fragt.", ["Frau\nZwirbelmoser"]),
        ("Herr Abgeordneter Zwirbelmoser", ["Herr Abgeordneter Zwirbelmoser"]),
        ("Herrn Bundesarbeitsminister Zwirbelmoser", ["Herrn Bundesarbeitsminister Zwirbelmoser"]),
        ("Herr Parlamentarischer Staatssekretär Zwirbelmoser", ["Herr Parlamentarischer Staatssekretär Zwirbelmoser"]),
        ("Frau Ministerin und Herr Zwirbelmoser", ["Herr Zwirbelmoser"]),
    ],
)
def test_names_are_found(text: str, words: list[str]) -> None:
    assert [hit.words for hit in find_names(text, LIST, frozenset())] == words


@pytest.mark.parametrize(
    "text",
    [
        "Frau Ministerin",
        "Herr Landrat",
        "Familie und Beruf",
        "Frau und Mann",
        "Wunibald allein",
        "Herrschaft",
        "Frau Holle",
        "Herr Abgeordneter!",
        "Frau Kollegin, Sie",
        "Frau Bundeskanzlerin",
        "Herrn Präsidenten",
        "des Herrn Bundesfinanzministers",
        "Herr Parlamentarischer Staatssekretär",
        "Recht für Ehe und Familie\n\n### Die Entscheidungen",
        "Zeit für Familie Wir werden",
        "für sich und seine Familie Verantwortung",
        "das Selbstbestimmungsrecht der Frau\nWir treten ein",
    ],
)
def test_what_is_no_name_is_not_reported(text: str) -> None:
    assert list(find_names(text, LIST, frozenset())) == []


def test_an_allowed_name_may_stand_with_and_without_a_form_of_address() -> None:
    assert list(find_names("Frau Quastenflug und Quastenflug", LIST, frozenset({"quastenflug"}))) == []


def test_a_digest_cannot_be_made_without_the_key() -> None:
    assert digest_of("Quastenflug", KEY) != digest_of("Quastenflug", b"another-key-that-is-long")


def test_a_list_with_a_name_in_plain_letters_is_refused_with_its_line() -> None:
    with pytest.raises(ValueError, match="2"):
        parse_name_list("# Kommentar\nQuastenflug\n", KEY)


def test_the_command_makes_a_list_that_finds_the_names_and_tells_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "names").write_text("Wunibald Zwirbelmoser\n# niemand\n", encoding="utf-8")
    (tmp_path / "key").write_text("constructed-key-for-tests-only\n", encoding="utf-8")
    (tmp_path / "project").mkdir()

    words = ["import", "names", tmp_path / "names", "--key", tmp_path / "key", "--out", tmp_path / "list"]
    assert main([*map(str, words), "--root", str(tmp_path / "project")]) == 0

    text = (tmp_path / "list").read_text(encoding="utf-8")
    assert "Zwirbelmoser" not in text + capsys.readouterr().out
    found = find_names("Wunibald Zwirbelmoser, Zwirbelmoser", parse_name_list(text, KEY), frozenset())
    assert len(list(found)) == 2


@pytest.mark.parametrize(
    ("settings", "said"),
    [
        (Settings(name_list="nowhere", name_key="../key"), "kann nicht gelesen werden"),
        (Settings(name_list="list"), "fehlt der Schlüssel"),
        (Settings(name_list="list", name_key="key-inside"), "liegt im Projekt"),
        (Settings(name_list="list", name_key="../short"), "zu kurz"),
    ],
)
def test_a_list_that_cannot_be_used_is_a_fault_of_the_call(tmp_path: Path, settings: Settings, said: str) -> None:
    root = tmp_path / "project"
    root.mkdir()
    for path, text in (
        ("key", KEY.decode()),
        ("short", "kurz"),
        ("project/key-inside", KEY.decode()),
        ("project/list", ""),
    ):
        (tmp_path / path).write_text(text, encoding="utf-8")

    with pytest.raises(BelegketteError, match=said):
        load_name_list(str(root), settings)


def test_a_tagger_of_ones_own_is_asked(check_of: Callable[..., CheckResult], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(Path(__file__).parent))
    files = {"evidence/a.yaml": "{id: A-1, kind: document, title: T, text: Das war Quastenflug., not-used: N}"}

    result = check_of(files, settings=Settings(name_tagger="constructed_tagger:tagger"))

    assert [one.location.column for one in result.diagnostics if one.code == "PRV005"] == [51]


def test_a_tagger_that_does_not_exist_is_a_fault_of_the_call() -> None:
    with pytest.raises(BelegketteError, match="kann nicht geladen werden"):
        load_tagger(Settings(name_tagger="no_such_module:tagger"))
