"""Every format of the check holds everything that was found, in the form its readers expect."""

from __future__ import annotations

import dataclasses
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import jsonschema_rs
import pytest
from junitparser import JUnitXml

from belegkette.check import CheckResult
from belegkette.renderers import FORMATS, RENDERERS
from belegkette.rules.catalogue import RULES

Render = Callable[[CheckResult], str]
HERE = Path(__file__).parent
SARIF = json.loads((HERE / "sarif" / "sarif-schema-2.1.0.json").read_text(encoding="utf-8"))
_ESCAPES = {"%25": "%", "%0A": "\n", "%0D": "\r", "%3A": ":", "%2C": ","}


def as_read(name: str, text: str) -> str:
    """Return what a reader of the format sees, escapes undone."""
    match name:
        case "json" | "sarif" | "gitlab":
            return unquote(json.dumps(json.loads(text), ensure_ascii=False).replace("\\n", "\n"))
        case "junit":
            return re.sub("&(lt|gt|amp|quot|#10);", lambda found: _xml(found[1]), text)
        case "github":
            return re.sub("%(25|0A|0D|3A|2C)", lambda found: _ESCAPES[found[0]], text)
    return text


def _xml(name: str) -> str:
    return {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "#10": "\n"}[name]


@pytest.fixture(params=FORMATS)
def format_(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_format_holds_every_diagnostic(format_: str, sample: CheckResult) -> None:
    text = as_read(format_, RENDERERS[format_](sample))
    for diagnostic in sample.diagnostics:
        words = (diagnostic.code, diagnostic.location.path, str(diagnostic.location.line), diagnostic.hint)
        assert [word for word in (*words, diagnostic.message.partition("\n")[0]) if word not in text] == []


def test_a_format_holds_every_related_place(format_: str, sample: CheckResult) -> None:
    text = as_read(format_, RENDERERS[format_](sample))
    related = [related for diagnostic in sample.diagnostics for related in diagnostic.related]
    assert [one for one in related if one.message not in text or one.location.path not in text] == []


def test_a_format_holds_the_reason_and_the_end_of_a_waiver(format_: str, sample: CheckResult) -> None:
    text = as_read(format_, RENDERERS[format_](sample))
    assert "Zweite Studie folgt." in text
    assert "2027-03-31" in text


def test_a_format_holds_every_count_the_profile_and_the_day(format_: str, sample: CheckResult) -> None:
    text = as_read(format_, RENDERERS[format_](sample))
    for name, count in dataclasses.asdict(sample.summary).items():
        assert re.search(rf'"{name}": {count}\b', text) or re.search(rf"\b{count} [A-ZV]", text), name
    assert "review" in text
    assert "2026-11-22" in text


def test_a_format_is_the_same_twice_and_ends_with_one_line_end(format_: str, sample: CheckResult) -> None:
    text = RENDERERS[format_](sample)
    assert text == RENDERERS[format_](sample)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")


def test_a_clean_check_has_a_form_too(format_: str, clean: CheckResult) -> None:
    assert "2026-11-22" in RENDERERS[format_](clean)


@pytest.mark.parametrize("result", ["sample", "clean"])
def test_sarif_is_valid(result: str, request: pytest.FixtureRequest) -> None:
    document = json.loads(RENDERERS["sarif"](request.getfixturevalue(result)))
    errors = [error.message for error in jsonschema_rs.validator_for(SARIF).iter_errors(document)]
    assert errors == []


def test_the_schema_of_sarif_refuses_what_is_wrong() -> None:
    assert not jsonschema_rs.validator_for(SARIF).is_valid({"version": "2.1.0", "runs": [{"results": [{}]}]})


def sarif_run(result: CheckResult) -> dict[str, Any]:
    runs = json.loads(RENDERERS["sarif"](result))["runs"]
    assert len(runs) == 1
    return dict(runs[0])


def test_sarif_explains_every_rule_with_its_page(sample: CheckResult) -> None:
    rules = sarif_run(sample)["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(RULES)
    assert [rule["id"] for rule in rules if "Warum" not in rule["help"]["text"]] == []


def test_a_result_points_at_its_rule(sample: CheckResult) -> None:
    run = sarif_run(sample)
    rules = run["tool"]["driver"]["rules"]
    assert [rules[result["ruleIndex"]]["id"] for result in run["results"]] == [
        diagnostic.code for diagnostic in sample.diagnostics
    ]


def test_every_result_has_a_fingerprint_of_its_own(sample: CheckResult) -> None:
    marks = [result["partialFingerprints"]["belegkette/v1"] for result in sarif_run(sample)["results"]]
    assert len(set(marks)) == len(sample.diagnostics)


@pytest.mark.parametrize("name", ["sarif", "gitlab"])
def test_a_fingerprint_stays_when_lines_move(name: str, sample: CheckResult) -> None:
    moved = dataclasses.replace(
        sample,
        diagnostics=tuple(
            dataclasses.replace(one, location=dataclasses.replace(one.location, line=one.location.line + 10))
            for one in sample.diagnostics
        ),
    )
    assert marks_of(name, moved) == marks_of(name, sample)


def marks_of(name: str, result: CheckResult) -> list[str]:
    return re.findall(r'"(?:belegkette/v1|fingerprint)": "([0-9a-f]+)"', RENDERERS[name](result))


def test_what_is_waived_is_a_suppressed_result(sample: CheckResult) -> None:
    suppressed = [result["ruleId"] for result in sarif_run(sample)["results"] if "suppressions" in result]
    assert suppressed == ["EVD001"]


def test_an_address_in_sarif_is_a_relative_uri(sample: CheckResult) -> None:
    uri = sarif_run(sample)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri == "evidence/%C3%A4%20b%2Cc%3Ad.yaml"


def test_junit_counts_what_it_holds(sample: CheckResult) -> None:
    document = JUnitXml.fromstring(RENDERERS["junit"](sample).encode())
    suite = next(iter(document))
    counted = (suite.tests, suite.failures, suite.errors, suite.skipped)
    suite.update_statistics()  # type: ignore[no-untyped-call]
    assert counted == (suite.tests, suite.failures, suite.errors, suite.skipped) == (6, 1, 0, 1)


def test_only_an_error_that_nobody_waived_is_a_failure(sample: CheckResult) -> None:
    suite = next(iter(JUnitXml.fromstring(RENDERERS["junit"](sample).encode())))
    failed = [case.name for case in suite if any(type(result).__name__ == "Failure" for result in case.result)]
    assert [name.split()[0] for name in failed] == ["LNK001"]


def test_every_command_for_github_is_one_line(sample: CheckResult) -> None:
    lines = RENDERERS["github"](sample).splitlines()
    commands = [line for line in lines if line.startswith("::")]
    assert [re.split("[: ]", line)[2] for line in commands] == ["warning", "error", "notice", "warning", "notice"]
    assert (
        "file=evidence/ä b%2Cc%3Ad.yaml,line=3,col=5,title=EVD002 single-kind::Erste Zeile,%0Azweite mit 100 %25"
        in lines[0]
    )


def test_gitlab_gets_the_keys_it_asks_for(sample: CheckResult) -> None:
    entries = json.loads(RENDERERS["gitlab"](sample))
    assert len(entries) == len(sample.diagnostics) + 1
    for entry in entries:
        assert entry.keys() >= {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert entry["location"]["lines"]["begin"] >= 1
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)


def test_the_text_format_loads_nothing_for_the_others() -> None:
    probe = "import sys, belegkette.cli.check; print([m for m in ('xml.etree', 'junitparser') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-S", "-c", f"import sys; sys.path[:0] = {sys.path!r}; {probe}"],
                          capture_output=True, text=True, check=True)  # fmt: skip
    assert done.stdout.strip() == "[]"
