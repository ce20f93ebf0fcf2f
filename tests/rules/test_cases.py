"""Each rule against its case file: what is reported where, how severe, and what is not reported.

A case starts from the flawless project in ``base/`` and changes files (`files`, null removes one) or words in them
(`replace`). `reviews` are decisions about the base (`ledger.py`). `settings` are those of the project; `expect` is the full list for the file's rule, `all` the full list for all rules, `says` the messages and
hints of the file's rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from msgspec.structs import replace
from tests.rules.ledger import ledger_text

from belegkette.check import CheckResult
from belegkette.diagnostics import Diagnostic
from belegkette.model.terms import Profile
from belegkette.rules.catalogue import RULES
from belegkette.settings import Settings

HERE = Path(__file__).parent
CONSTRUCTED = HERE.parent / "privacy" / "constructed"
SETTINGS = Settings(name_list=str(CONSTRUCTED / "names.txt"), name_key=str(CONSTRUCTED / "key.txt"), k=1)
BASE = {
    path.relative_to(HERE / "base").as_posix(): path.read_text()
    for path in sorted((HERE / "base").rglob("*.*"))
    if path.name != "README.md"
}
KEYS = {"name", "files", "replace", "reviews", "settings", "profile", "as-of", "expect", "all", "says"}
FOUND_IN_FINISHED_EDITIONS = "OUT"

Case = dict[str, Any]


def load_cases(path: Path) -> list[Case]:
    cases: list[Case] = yaml.safe_load(path.read_text())["cases"]
    return cases


def iter_cases() -> Iterator[tuple[str, Case]]:
    for path in (*sorted((HERE / "cases").glob("*.yaml")), HERE / "suppression.yaml"):
        for case in load_cases(path):
            yield path.stem, case


def build_files(case: Case) -> dict[str, str]:
    files: dict[str, str | None] = {**BASE, **case.get("files", {})}
    if "reviews" in case:
        files["recommendations/reviews.yaml"] = ledger_text(case["reviews"])
    for path, changes in case.get("replace", {}).items():
        for old, new in changes.items():
            text = files[path]
            assert text is not None
            assert text.count(old) == 1, f"„{old}“ stands {text.count(old)} times in {path}"
            files[path] = text.replace(old, new)
    return {path: text for path, text in files.items() if text is not None}


def line_of(diagnostic: Diagnostic) -> str:
    place = diagnostic.location
    waived = " waived" if diagnostic.waived else ""
    return f"{place.path}:{place.line}:{place.column}: {diagnostic.code} {diagnostic.severity}{waived}"


@pytest.mark.parametrize(
    ("code", "case"), [pytest.param(*pair, id=f"{pair[0]}: {pair[1]['name']}") for pair in iter_cases()]
)
def test_a_rule_reports_exactly_what_its_case_says(code: str, case: Case, check_of: Callable[..., CheckResult]) -> None:
    assert case.keys() <= KEYS
    day = case.get("as-of", date(2026, 11, 22))

    settings = replace(SETTINGS, **case.get("settings", {}))

    result = check_of(build_files(case), Profile(case.get("profile", "draft")), day, settings)

    own = [diagnostic for diagnostic in result.diagnostics if diagnostic.code == code]
    if "expect" in case:
        assert [line_of(diagnostic) for diagnostic in own] == case["expect"]
    if "all" in case:
        assert [line_of(diagnostic) for diagnostic in result.diagnostics] == case["all"]
    assert case.keys() & {"expect", "all"}
    if "says" in case:
        assert [f"{diagnostic.message} {diagnostic.hint}" for diagnostic in own] == case["says"]


@pytest.mark.parametrize("code", [code for code in RULES if not code.startswith(FOUND_IN_FINISHED_EDITIONS)])
def test_every_rule_has_a_clean_a_failing_and_a_complete_case(code: str) -> None:
    cases = load_cases(HERE / "cases" / f"{code}.yaml")

    assert any(case["expect"] == [] for case in cases), "no clean case"
    assert any(case["expect"] for case in cases), "no failing case"
    assert any("all" in case for case in cases), "no case with the full list of all rules"


def test_every_case_file_belongs_to_a_rule() -> None:
    assert {path.stem for path in (HERE / "cases").glob("*.yaml")} <= RULES.keys()


@pytest.mark.parametrize("profile", list(Profile))
def test_nothing_but_missing_reviews_is_wrong_with_the_base(
    profile: Profile, check_of: Callable[..., CheckResult]
) -> None:
    result = check_of(BASE, profile)

    assert {diagnostic.code for diagnostic in result.diagnostics} <= {"REV001", "REV006"}
