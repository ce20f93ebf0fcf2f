"""Scaffolds: what ``new`` writes loads, says what belongs where, and invents nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from belegkette.check import run_check
from belegkette.cli.main import main
from belegkette.corpus import load_corpus
from belegkette.model.terms import Kind, Profile
from belegkette.settings import load_settings, reference_date
from belegkette.writer.files import write_changes
from belegkette.writer.project import plan_project

PUBLIC = [kind for kind in Kind if kind not in {Kind.CODING, Kind.TABLE}]
MISSING = {Kind.STATISTIC: ["as-of", "unit", "value"]}


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    write_changes(plan_project(str(tmp_path)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def errors(root: Path) -> list[str]:
    settings = load_settings(str(root))
    result = run_check(
        load_corpus(str(root), settings), settings, Profile.DRAFT, reference_date("2026-11-22", settings)
    )
    return [f"{d.code} {d.message}" for d in result.diagnostics if d.severity == "error"]


@pytest.mark.parametrize("kind", PUBLIC)
def test_a_new_record_passes_the_check_but_for_what_only_its_author_knows(project: Path, kind: Kind) -> None:
    assert main(["new", kind, "--title", "„Titel“: mit # und \\ und 'allem'"]) == 0
    expected = [f"SRC004 Pflichtangabe „{key}“ fehlt." for key in MISSING.get(kind, [])]
    expected += ["PRV003 Für das Praxisbeispiel fehlt die Einwilligung."] if kind is Kind.PRACTICE_EXAMPLE else []
    assert sorted(errors(project)) == expected


@pytest.mark.parametrize("kind", PUBLIC)
def test_a_new_record_follows_the_one_that_is_there(
    project: Path, kind: Kind, capsys: pytest.CaptureFixture[str]
) -> None:
    existing = next(
        name for name, record in load_corpus(str(project), load_settings(".")).evidence.items() if record.kind is kind
    )
    main(["new", kind])
    name = existing.replace("01", "02")
    path = next(project.glob(f"evidence/*/{name}.yaml"))
    assert path.parent == next(project.glob(f"evidence/*/{existing}.yaml")).parent
    assert path.relative_to(project).as_posix() in capsys.readouterr().out


def test_a_title_is_kept_to_the_letter(project: Path) -> None:
    title = "„Titel“: mit # und \\ und 'allem' {{ x }} und \u2028 Ende"
    main(["new", "befund", "--title", title])
    assert load_corpus(".", load_settings(".")).evidence["F-02"].title == " ".join(title.split())


@pytest.mark.parametrize(
    ("word", "folder"),
    [
        ("befund", "interviews"),
        ("Länderpraxis", "practices"),
        ("laenderpraxis", "practices"),
        ("praxisbeispiel", "examples"),
        ("veranstaltung", "events"),
        ("statistik", "statistics"),
        ("dokument", "documents"),
    ],
)
def test_german_words_are_welcome(project: Path, word: str, folder: str) -> None:
    before = set(project.glob(f"evidence/{folder}/*"))
    assert main(["new", word]) == 0
    assert len(set(project.glob(f"evidence/{folder}/*")) - before) == 1


def test_a_scaffold_says_which_words_the_project_knows(project: Path) -> None:
    main(["new", "befund"])
    text = (project / "evidence/interviews/F-02.yaml").read_text(encoding="utf-8")
    assert "# Bekannt sind: LAND, KREIS-A, NACHBARLAND." in text
    assert "K01 Ansprechstelle" in text
    assert text.startswith("# yaml-language-server: $schema=../../schemas/evidence.schema.json\n")


def test_a_coding_needs_a_tree_that_is_not_published(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "kodierung"]) == 2
    assert "internal-root" in capsys.readouterr().err
    (project / "pyproject.toml").write_text('[tool.belegkette]\ninternal-root = "intern"\n', encoding="utf-8")
    assert main(["new", "kodierung"]) == 0
    assert [path.name for path in (project / "intern/codings").iterdir()] == ["C-001.yaml"]


def test_a_new_id_is_never_one_that_somebody_links_to(project: Path) -> None:
    page = project / "recommendations/beispielfeld.md"
    page.write_text(page.read_text(encoding="utf-8").replace("`F-01`", "`F-02`"), encoding="utf-8")
    main(["new", "befund"])
    assert not (project / "evidence/interviews/F-02.yaml").exists()
    assert (project / "evidence/interviews/F-03.yaml").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ["quatsch"],
        ["befund", "--id", "F-01"],
        ["befund", "--id", "E-01"],
        ["befund", "--id", "f-1"],
        ["befund", "--id", "../../x"],
        ["befund", "--page", "x"],
        ["befund", "--from", "K01"],
        ["empfehlung", "--page", "../x.md"],
        ["empfehlung", "--page", "evidence/x.md"],
        ["empfehlung", "--page", "_versteckt"],
        ["empfehlung", "--page", "README"],
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is_written(project: Path, arguments: list[str]) -> None:
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    assert main(["new", *arguments]) == 2
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


def test_a_file_of_that_name_is_never_overwritten(project: Path) -> None:
    (project / "evidence/interviews/F-02.yaml").write_text("id: F-77\n", encoding="utf-8")
    assert main(["new", "befund"]) == 2
    assert (project / "evidence/interviews/F-02.yaml").read_text(encoding="utf-8") == "id: F-77\n"


def test_a_recommendation_goes_to_the_end_of_the_page_of_its_predecessor(project: Path) -> None:
    page = project / "recommendations/beispielfeld.md"
    before = page.read_text(encoding="utf-8")
    assert main(["new", "empfehlung", "--title", "Etwas tun"]) == 0
    text = page.read_text(encoding="utf-8")
    assert text.startswith(before + "\n:::{recommendation} Etwas tun\n:id: E-02\n")
    assert errors(project) == []


def test_a_new_page_gets_the_field_of_action_of_the_same_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vocabulary = project / "evidence/vocabulary.yaml"
    vocabulary.write_text(vocabulary.read_text(encoding="utf-8") + "  daten: {name: Daten}\n", encoding="utf-8")
    assert main(["new", "empfehlung", "--page", "daten"]) == 0
    assert (
        (project / "recommendations/daten.md")
        .read_text(encoding="utf-8")
        .startswith("---\nfield: daten\n---\n\n# Daten\n")
    )
    assert "{toctree}" in capsys.readouterr().out
    assert errors(project) == []


def test_a_new_page_without_a_field_of_its_own_loads_too(project: Path) -> None:
    assert main(["new", "empfehlung", "--page", "recommendations/unter/neu.md"]) == 0
    assert "E-02" in load_corpus(".", load_settings(".")).recommendations
    assert errors(project) == []


def test_what_is_left_unwritten_in_a_new_recommendation_is_an_open_marker(project: Path) -> None:
    assert main(["new", "empfehlung"]) == 0
    settings = load_settings(".")
    result = run_check(load_corpus(".", settings), settings, Profile.RELEASE, reference_date("2026-11-22", settings))
    opened = [d.message for d in result.diagnostics if d.code == "REC005" and d.subject == "E-02"]
    assert opened == ["„Noch offen“ steht noch im Text."] * 3


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
@pytest.mark.parametrize("last", ["", "Ende ohne Zeilenende", "Ende\n"])
def test_line_ends_and_everything_before_survive(project: Path, ending: str, last: str) -> None:
    page = project / "recommendations/seite.md"
    stored = f"\ufeff# Titel\n\n{last}".replace("\n", ending).encode()
    page.write_bytes(stored)
    assert main(["new", "empfehlung", "--page", "seite"]) == 0
    assert page.read_bytes().startswith(stored)
    assert page.read_bytes().count(b"\r") == (page.read_bytes().count(b"\n") if ending == "\r\n" else 0)
    assert "E-02" in load_corpus(".", load_settings(".")).recommendations


@pytest.mark.parametrize("text", ["```text\noffen\n", ":::{note}\noffen\n", "<!-- offen\n"])
def test_nothing_is_appended_where_an_open_block_would_swallow_it(project: Path, text: str) -> None:
    page = project / "recommendations/seite.md"
    page.write_text(text, encoding="utf-8")
    assert main(["new", "empfehlung", "--page", "seite"]) == 2
    assert page.read_text(encoding="utf-8") == text


def test_the_first_recommendation_of_all_gets_a_page(project: Path) -> None:
    (project / "recommendations/beispielfeld.md").unlink()
    assert main(["new", "empfehlung"]) == 0
    assert (project / "recommendations/empfehlungen.md").exists()
