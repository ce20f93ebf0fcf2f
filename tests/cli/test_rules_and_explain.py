from __future__ import annotations

import json

import pytest

from belegkette.cli.main import main
from belegkette.rules.catalogue import RULES


@pytest.mark.parametrize("code", sorted(RULES))
def test_every_rule_is_explained_with_its_severities(code: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", code]) == 0
    text = capsys.readouterr().out
    assert text.startswith(f"{code} {RULES[code].name}\n")
    assert "Strenge:\n    Entwurf (draft): " in text
    assert ("Ausnahme: nicht möglich" in text) is not RULES[code].waivable


def test_names_and_small_letters_are_understood(capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", "evd001"])
    first = capsys.readouterr().out
    main(["explain", "single-source"])
    assert capsys.readouterr().out == first
    assert "Freigabe (release): Fehler bei „soll“ und „soll-nicht“, sonst Warnung" in first


def test_an_unknown_code_is_answered_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "LNK-001"]) == 2
    assert "Meinten Sie „LNK001“?" in capsys.readouterr().err


def test_an_id_is_sent_to_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "HE-01"]) == 2
    assert "belegkette list" in capsys.readouterr().err


def test_the_table_has_a_line_for_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["Code", "Name", "Entwurf", "Prüfung", "Freigabe", "Ausnahme"]
    assert [line.split()[0] for line in lines[1 : len(RULES) + 1]] == list(RULES)


def test_the_markdown_table_has_a_line_for_every_rule(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "markdown"]) == 0
    rows = [line for line in capsys.readouterr().out.splitlines() if line.startswith("| ")]
    assert [row.split()[1] for row in rows[2:]] == list(RULES)
    assert len({row.replace("\\|", "").count("|") for row in rows}) == 1


def test_the_json_says_what_holds_for_strict_recommendations(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["rules", "--format", "json"]) == 0
    rules = {rule["code"]: rule for rule in json.loads(capsys.readouterr().out)["rules"]}
    assert rules["EVD001"]["severities"] == {"draft": "note", "review": "warning", "release": "error"}
    assert rules["EVD001"]["severities-otherwise"]["release"] == "warning"
    assert rules["EVD002"]["severities"]["draft"] is None
    assert not rules["SRC001"]["waivable"]
