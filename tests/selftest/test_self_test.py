"""The rules test themselves: many kinds of defects from the record model alone, on a copy, the same every time."""

from __future__ import annotations

import json
import re
from datetime import date
from fnmatch import fnmatchcase
from pathlib import Path

import pytest

from belegkette.cli.main import main
from belegkette.corpus import Corpus, load_corpus
from belegkette.model.evidence import KINDS, Record
from belegkette.model.terms import Extent, Factor
from belegkette.selftest.mutants import Mutant, sample
from belegkette.selftest.running import Outcome, choose_mutants, run_self_test
from belegkette.selftest.values import GONE, alter, fields_of, is_keys, iter_defects
from belegkette.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
BASE = ROOT / "tests" / "rules" / "base"
DAY = date(2026, 11, 22)
LEAST_KINDS = 30


@pytest.fixture
def corpus() -> Corpus:
    return load_corpus(str(BASE), Settings())


def content_of(root: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def outcomes() -> list[Outcome]:
    return run_self_test(str(BASE), DAY, tell=lambda _done, _all: None)


def codes_of(outcomes: list[Outcome], kind: str) -> tuple[str, ...]:
    return next(outcome.codes for outcome in outcomes if outcome.kind == kind)


def test_there_are_more_kinds_of_defects_than_promised(corpus: Corpus) -> None:
    assert len({mutant.kind for mutant in choose_mutants(corpus, DAY, 1)}) >= LEAST_KINDS


def test_every_key_of_every_record_gets_a_defect(corpus: Corpus) -> None:
    kinds = {mutant.kind for mutant in choose_mutants(corpus, DAY, 1)}
    keys = {
        field.replace("_", "-")
        for record in corpus.evidence.values()
        for field in record.__struct_fields__
        if field not in {"id", "visibility", "status", "contested"} and getattr(record, field) not in {None, (), ""}
    }
    assert [key for key in keys if f"Beleg: {key}: fehlt" not in kinds] == []


def test_every_link_and_modal_verb_gets_a_defect(corpus: Corpus) -> None:
    kinds = {mutant.kind for mutant in choose_mutants(corpus, DAY, 1)}
    assert {"Empfehlung: evidence: fehlt", "Empfehlung: evidence: ein Verweis weniger"} <= kinds
    assert any(kind.startswith("Empfehlung: Modalverb") for kind in kinds)


def test_every_defect_changes_exactly_one_file(corpus: Corpus) -> None:
    for mutant in choose_mutants(corpus, DAY, 1):
        assert mutant.content != corpus.texts[mutant.path]


def test_the_same_corpus_gives_the_same_defects(corpus: Corpus) -> None:
    assert choose_mutants(corpus, DAY, 2) == choose_mutants(load_corpus(str(BASE), Settings()), DAY, 2)


def test_the_project_stays_as_it_is() -> None:
    before = content_of(BASE)
    run_self_test(str(BASE), DAY, tell=lambda _done, _all: None)
    assert content_of(BASE) == before


@pytest.mark.slow
def test_two_runs_agree(outcomes: list[Outcome]) -> None:
    assert run_self_test(str(BASE), DAY, tell=lambda _done, _all: None) == outcomes


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("Empfehlung: evidence: fehlt", "LNK002"),
        ("Empfehlung: evidence: unbekannte Kennung", "LNK001"),
        ("Empfehlung: Modalverb soll wird kann", "REC001"),
        ("Empfehlung: Titel fehlt", "SRC004"),
        ("Beleg: doppelt vorhanden", "SRC007"),
        ("Beleg: id: falsche Form", "SRC008"),
        ("Beleg: title: leer", "SRC005"),
        ("Beleg: text: verändert", "REV002"),
    ],
)
def test_a_defect_is_noticed_by_the_rule_for_it(outcomes: list[Outcome], kind: str, code: str) -> None:
    assert code in codes_of(outcomes, kind)


def test_a_rule_that_is_switched_off_shows_as_a_miss(monkeypatch: pytest.MonkeyPatch, outcomes: list[Outcome]) -> None:
    """The score can fall: without what the check says, every defect is missed."""
    monkeypatch.setattr("belegkette.selftest.running._said", lambda _root, _day: frozenset())
    blind = run_self_test(str(BASE), DAY, tell=lambda _done, _all: None)
    assert [outcome.kind for outcome in blind] == [outcome.kind for outcome in outcomes]
    assert not any(outcome.codes for outcome in blind)


def test_progress_is_told_up_to_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--self-test", "--root", str(BASE), "--as-of", "2026-11-22"]) == 0
    output = capsys.readouterr()
    total = re.findall(r"Selbsttest: (\d+) von (\d+)", output.err)[-1]
    assert total[0] == total[1]
    assert re.search(r"Ergebnis: \d+ Prozent\.", output.out)


def test_json_holds_every_defect(capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "--self-test", "--root", str(BASE), "--as-of", "2026-11-22", "--format", "json"])
    found = json.loads(capsys.readouterr().out)
    assert (
        found["defects"]
        == len(found["outcomes"])
        == found["noticed"] + found["noticed-by-ledger-only"] + found["missed"]
    )


@pytest.mark.parametrize(
    ("declared", "value", "expected"),
    [
        (Factor | None, "barrier", {"fehlt": GONE, "unbekanntes Wort": "quatsch", "anderes Wort": "ambivalent"}),
        (Extent | None, "inferred", {"fehlt": GONE, "unbekanntes Wort": "quatsch", "anderes Wort": "full"}),
        (bool, True, {"fehlt": GONE, "umgekehrt": False}),
        (int | None, 7, {"fehlt": GONE, "verzehnfacht": 70, "keine Zahl": "viele"}),
        (str | None, "Um 7 Uhr", {"fehlt": GONE, "leer": "", "verändert": "Um 8 Uhr"}),
        (str | tuple[str, ...], "K1", {"fehlt": GONE, "unbekannte Kennung": "XX-UNBEKANNT"}),
    ],
)
def test_defects_follow_from_the_declared_type(declared: object, value: object, expected: dict[str, object]) -> None:
    assert dict(iter_defects(declared, value)) == expected


def test_keys_are_told_from_prose_by_their_type() -> None:
    keys = {name for name, declared in fields_of(Record).items() if is_keys(declared)}
    assert keys == {"region", "group", "codes", "derived-from", "contradicts"}
    assert all(fields_of(shape) for shape in KINDS.values())


def test_altering_changes_every_text() -> None:
    assert [alter(text) for text in ("9 von 10", "Alle sagen ja")] == ["0 von 10", "Niemals sagen ja"]


def test_defects_in_what_something_rests_on_come_first() -> None:
    mutants = [Mutant("k", name, "p", b"") for name in ("A-1", "A-2", "A-10")]
    assert [mutant.subject for mutant in sample(mutants, 2)] == ["A-1", "A-2"]
    assert [mutant.subject for mutant in sample(mutants, 2, frozenset({"A-10"}))] == ["A-10"]


@pytest.mark.slow
def test_every_miss_on_the_shipped_corpus_is_explained_in_the_handbook() -> None:
    page = (ROOT / "docs" / "selbsttest.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| (`.+`) \|", page, re.MULTILINE)
    patterns = [pattern for row in rows for pattern in re.findall(r"`([^`]+)`", row)]
    made = run_self_test(str(ROOT), DAY, tell=lambda _done, _all: None)
    missed = [one.kind for one in made if not one.codes]
    assert f"Selbsttest: {len(made)} Fehler" in page
    assert f"nicht bemerkt: {len(missed)}." in page
    assert [kind for kind in missed if not any(fnmatchcase(kind, pattern) for pattern in patterns)] == []
