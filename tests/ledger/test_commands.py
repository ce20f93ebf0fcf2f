"""``belegkette review`` as people call it."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema_rs
import pytest
import ryaml

from belegkette.cli.main import main
from belegkette.cli.review import BY_NAME
from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewStatus
from belegkette.writer.schemas import build_schemas

Call = Callable[..., tuple[int, str]]


@pytest.fixture
def call(root: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Call an action on the project; return the exit code and all that was said."""

    def run(action: str, *words: str) -> tuple[int, str]:
        code = main(["review", action, *words, "--root", str(root)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def test_accepting_says_what_now_stands_where(call: Call) -> None:
    assert call("accept", "HE-01", "HE-01/T-01", "--reviewer", "R1") == (
        0,
        (
            "HE-01: angenommen\n"
            "HE-01 -> T-01: angenommen\n"
            "2 Entscheidungen von R1 (Fachaufsicht) stehen jetzt in recommendations/reviews.yaml.\n"
        ),
    )


def test_a_recommendation_can_be_accepted_with_all_its_links(call: Call, book_of: Callable[[], ReviewBook]) -> None:
    call("accept", "HE-01", "--all", "--reviewer", "R2")
    review = book_of().recommendation("HE-01")

    assert review.status is ReviewStatus.ACCEPTED
    assert {one.status for one in review.links} == {ReviewStatus.ACCEPTED}


def test_nothing_is_missing_for_a_release_once_everything_is_accepted(
    root: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "--root", str(root), "--profile", "release"])
    assert "REV001" in capsys.readouterr().out
    call("accept", "HE-01", "T-01", "T-02", "RP-01", "--all", "--reviewer", "R2")
    capsys.readouterr()

    main(["check", "--root", str(root), "--profile", "release"])
    assert "REV" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("accept", "HE-01", "--reviewer", "R7"), "Das Kürzel „R7“ gehört niemandem."),
        (("accept", "HE-01"), "Es ist nicht klar, wer entscheidet."),
        (("accept", "HE-1", "--reviewer", "R1"), "Die Kennung „HE-1“ gibt es nicht. Meinten Sie „HE-01“?"),
        (("accept", "T-01/HE-01", "--reviewer", "R1"), "ist weder Aussage noch Verknüpfung noch Beleg"),
        (("accept", "HE-01/UNBEKANNT", "--reviewer", "R1"), "Die Kennung „UNBEKANNT“ gibt es nicht."),
        (("reject", "HE-01", "--reviewer", "R1"), "Wer „HE-01“ nicht annimmt, sagt in einem Satz, warum."),
        (("comment", "T-01", "--reviewer", "R1"), "Wer „T-01“ nicht annimmt, sagt in einem Satz, warum."),
        (("baseline", "--reason", " ", "--reviewer", "R1"), "Ein Ausgangspunkt braucht einen Grund."),
        (("list", "--field", "netzwerg"), "Meinten Sie „netzwerk“?"),
        (("export", "--out", "pruefung.csv"), "Die Mappe muss auf .xlsx enden."),
    ],
)
def test_what_cannot_be_decided_is_explained_and_nothing_is_written(
    root: Path, call: Call, words: tuple[str, ...], says: str
) -> None:
    code, said = call(*words)

    assert (code, says in said) == (2, True), said
    assert not (root / "recommendations/reviews.yaml").exists()


def test_without_a_list_of_people_nobody_decides(call: Call, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(tmp_path / "fehlt.yaml"))

    code, said = call("accept", "HE-01", "--reviewer", "R1")

    assert (code, "Es gibt noch keine Liste der Prüfenden" in said, "fehlt.yaml anlegen" in said) == (2, True, True)


@pytest.mark.parametrize("text", ["reviewers: R1\n", "R1: {}\n", "reviewers: [", "", "reviewers: {R1: {names: x}}\n"])
def test_a_broken_list_of_people_is_named(call: Call, tmp_path: Path, text: str) -> None:
    (tmp_path / "pruefende.yaml").write_text(text)

    code, said = call("accept", "HE-01", "--reviewer", "R1")

    assert (code, "pruefende.yaml" in said) == (2, True)


def test_the_setting_names_the_list_from_the_project_folder(
    root: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BELEGKETTE_REVIEWERS")
    (root / "pyproject.toml").write_text('[tool.belegkette]\nreviewers = "../pruefende.yaml"\n')

    assert call("accept", "HE-01", "--reviewer", "R2")[0] == 0


@pytest.mark.parametrize("link", [False, True])
def test_a_list_with_names_inside_the_project_is_refused(
    root: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: bool
) -> None:
    inside = root / "evidence" / "pruefende.yaml" if link else root / "pruefende.yaml"
    inside.write_text((tmp_path / "pruefende.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    named = tmp_path / "verweis.yaml" if link else inside
    if link:
        named.symlink_to(inside)
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(named))
    code, said = call("accept", "HE-01", "--reviewer", "R1")
    assert (code, "liegt im Projekt und nennt Menschen" in said) == (2, True)
    assert not (root / "recommendations/reviews.yaml").exists()


def test_a_list_of_roles_alone_may_lie_in_the_project(root: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    inside = root / "pruefende.yaml"
    inside.write_text("reviewers: {R1: {role: Fachaufsicht}}\n", encoding="utf-8")
    monkeypatch.setenv("BELEGKETTE_REVIEWERS", str(inside))
    assert call("accept", "HE-01", "--reviewer", "R1")[0] == 0


def test_git_only_tells_the_key(root: Path, call: Call) -> None:
    for words in (["init", "-q"], ["config", "user.email", "EINS@example.org"], ["config", "user.name", "Geheim Name"]):
        subprocess.run(["git", "-C", str(root), *words], check=True)

    assert "von R1 (Fachaufsicht)" in call("accept", "HE-01")[1]
    assert "Geheim" not in (root / "recommendations/reviews.yaml").read_text(encoding="utf-8")
    assert "example.org" not in (root / "recommendations/reviews.yaml").read_text(encoding="utf-8")


def with_author(root: Path, key: str) -> None:
    page = root / "recommendations/netz.md"
    page.write_text(page.read_text().replace(":strength: soll", f":strength: soll\n:authors: {key}"))


def test_nobody_accepts_the_own_text(root: Path, call: Call) -> None:
    with_author(root, "R1")

    code, said = call("accept", "HE-01", "--reviewer", "R1")

    assert (code, "„R1“ hat „HE-01“ mitgeschrieben" in said) == (2, True)
    assert call("accept", "HE-01", "--reviewer", "R2")[0] == 0


def test_a_project_may_do_without_four_eyes(root: Path, call: Call) -> None:
    with_author(root, "R1")
    (root / "pyproject.toml").write_text("[tool.belegkette]\nfour-eyes = false\n")

    assert call("accept", "HE-01", "--reviewer", "R1")[0] == 0


def test_the_own_text_is_not_on_the_own_list(root: Path, call: Call) -> None:
    with_author(root, "R1")

    assert "Selbst mitgeschrieben, das entscheiden andere: HE-01" in call("list", "--reviewer", "R1")[1]
    assert "noch nicht geprüft: Aussage, T-01, T-02, RP-01, ZAHL-1" in call("list", "--reviewer", "R2")[1]


def test_the_list_grows_shorter(call: Call) -> None:
    call("accept", "HE-01", "T-01", "T-02", "RP-01", "--all", "--reviewer", "R2")

    said = call("list", "--reviewer", "R2")[1]

    assert said.startswith("Es ist nichts zu entscheiden.\n\nFertig geprüft: 1 Empfehlungen.\n")
    assert "Quelle noch nicht geprüft" not in said


def test_everything_for_a_decision_is_shown(call: Call) -> None:
    said = call("show", "HE-01")[1]

    for words in (
        "HE-01  Eine Stelle in jedem Kreis",
        "Das Land soll in jedem Kreis eine Stelle benennen.",
        "Gestützt durch: HE-01 -> T-01",
        "Vertrauen: hoch",
        "Quelle: Bericht ohne Wirklichkeit, Niemand",
        "https://example.org/bericht",
        "Einschränkend: HE-01 -> ZAHL-1",
        "Stand: noch nicht geprüft",
    ):
        assert words in said


def test_the_difference_is_shown_word_by_word(root: Path, call: Call) -> None:
    call("accept", "HE-01/T-02", "T-02", "--reviewer", "R2")
    records = root / "evidence/findings.yaml"
    records.write_text(records.read_text().replace("Absprachen fehlen", "Alle Absprachen fehlen"))

    assert call("diff") == (
        0,
        (
            "HE-01 -> T-02: seit der Prüfung geändert, R2 (Praxis), 22.\u00a0November 2026\n"
            "    Titel: [+ Alle] Absprachen fehlen\n"
            "\n"
            "T-02: seit der Prüfung geändert, R2 (Praxis), 22.\u00a0November 2026\n"
            "    Titel: [+ Alle] Absprachen fehlen\n"
        ),
    )
    assert call("diff", "T-01")[1] == "Seit der letzten Prüfung hat sich nichts geändert.\n"


def test_a_starting_point_quiets_what_nobody_decided(root: Path, call: Call, book_of: Callable[[], ReviewBook]) -> None:
    call("reject", "HE-01/T-01", "--comment", "Trägt nicht.", "--reviewer", "R1")

    code, said = call("baseline", "--reason", "Übernommen aus der Fassung von 2025", "--reviewer", "R2")

    assert (code, said) == (0, "Ausgangspunkt gesetzt: 4 Einträge in recommendations/reviews.yaml.\n")
    review = book_of().recommendation("HE-01")
    assert review.statement.baseline == "Übernommen aus der Fassung von 2025"
    assert review.links[0].status is ReviewStatus.REJECTED
    assert "Ausgangspunkt, nicht einzeln geprüft" in call("show", "HE-01")[1]


def test_renaming_takes_the_ledger_along(root: Path, call: Call, book_of: Callable[[], ReviewBook]) -> None:
    call("accept", "HE-01", "T-01", "--all", "--reviewer", "R2")
    assert main(["rename", "T-01", "NEU-01", "--root", str(root)]) == 0
    assert main(["rename", "HE-01", "HE-77", "--root", str(root)]) == 0
    book = book_of()

    assert book.recommendation("HE-77").status is ReviewStatus.ACCEPTED
    assert book.source("NEU-01").status is ReviewStatus.ACCEPTED
    assert "T-01" not in (root / "recommendations/reviews.yaml").read_text(encoding="utf-8").replace("RP-01", "")


def test_an_unknown_key_in_the_ledger_is_reported_where_people_are_known(
    root: Path, call: Call, capsys: pytest.CaptureFixture[str]
) -> None:
    call("accept", "HE-01", "--reviewer", "R2")
    ledger = root / "recommendations/reviews.yaml"
    ledger.write_text(ledger.read_text(encoding="utf-8").replace("reviewer: R2", "reviewer: R3"), encoding="utf-8")
    capsys.readouterr()

    main(["check", "--root", str(root)])

    assert (
        "recommendations/reviews.yaml:4:15: SRC006 Prüfbuch: Das Kürzel „R3“ gehört niemandem."
        in capsys.readouterr().out
    )


def test_the_shipped_ledger_is_empty() -> None:
    text = (Path(__file__).parents[2] / "recommendations/reviews.yaml").read_text(encoding="utf-8")

    assert [line for line in text.splitlines() if not line.startswith("#")] == ["reviews: []"]


@pytest.mark.parametrize("action", sorted(BY_NAME))
def test_every_action_explains_itself_in_german(action: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["review", action, "--help"]) == 0
    text = capsys.readouterr().out
    lines = text.splitlines()
    entries = [at for at, line in enumerate(lines) if line.startswith("  ") and not line.startswith("   ")]

    assert text.startswith(f"Aufruf: belegkette review {action}")
    assert not any(word in text for word in ("usage", "options", "show this"))
    assert [
        lines[at] for at in entries if "  " not in lines[at].strip() and not lines[at + 1].startswith("      ")
    ] == []


def test_a_ledger_with_faults_is_named_where_it_is_only_read(root: Path, call: Call) -> None:
    (root / "recommendations/reviews.yaml").write_text("<<<<<<< HEAD\n")

    code, said = call("list")

    assert (code, "Das Prüfbuch hat Fehler" in said) == (0, True)


def test_the_written_ledger_is_what_the_schema_says(root: Path, call: Call) -> None:
    call("accept", "HE-01", "--all", "--reviewer", "R2", "--comment", "2022")
    call("baseline", "--reason", "Konstruiert", "--reviewer", "R1")
    data = ryaml.loads((root / "recommendations/reviews.yaml").read_text(encoding="utf-8"))

    assert list(jsonschema_rs.Draft202012Validator(build_schemas()["reviews.schema.json"]).iter_errors(data)) == []
