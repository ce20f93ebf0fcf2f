"""NEL, U+2028 and U+2029 end a line for libyaml, but neither for editors nor for us: positions are as editors count."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from belegkette.check import CheckResult

CHARACTERS = pytest.mark.parametrize("character", ["\x85", "\u2028", "\u2029"], ids=["NEL", "LS", "PS"])
TAIL = "    sources: [{key: X, extent: full}]\n"


def places(result: CheckResult, code: str) -> list[tuple[int, int]]:
    return [(one.location.line, one.location.column) for one in result.diagnostics if one.code == code]


@CHARACTERS
@pytest.mark.parametrize("text", ["'eins{0}zwei'", "eins{0}      zwei", "eins{0}"])
def test_an_unknown_field_is_reported_on_the_line_that_editors_show(
    check_of: Callable[..., CheckResult], character: str, text: str
) -> None:
    record = f"records:\n  - id: D-1\n    kind: document\n    title: {text.format(character)}\n    text: T\n    farbe: rot\n{TAIL}"
    result = check_of({"evidence/a.yaml": record})
    assert places(result, "SRC003") == [(6, 5)]


@CHARACTERS
def test_a_value_behind_such_a_character_has_the_column_that_editors_show(
    check_of: Callable[..., CheckResult], character: str
) -> None:
    record = f"records:\n  - {{id: D-1, kind: document, title: 'a{character}b', text: T, farbe: rot}}\n"
    result = check_of({"evidence/a.yaml": record})
    assert places(result, "SRC003") == [(2, record.split("\n")[1].index("farbe") + 1)]


@CHARACTERS
@pytest.mark.parametrize(
    ("fault", "place"),
    [
        ("    title: doppelt\n", (5, 5)),
        ("    text: a: b\n", (5, 12)),
        ("\ttext: T\n", (5, 1)),
        ("    text: 'offen\n", (5, 11)),
    ],
)
def test_a_fault_of_syntax_is_reported_on_the_line_that_editors_show(
    check_of: Callable[..., CheckResult], character: str, fault: str, place: tuple[int, int]
) -> None:
    record = f"records:\n  - id: D-1\n    kind: document\n    title: 'a{character}b'\n{fault}"
    result = check_of({"evidence/a.yaml": record})
    assert places(result, "SRC002") == [place]


@CHARACTERS
def test_a_tabulator_is_named_where_it_stands(check_of: Callable[..., CheckResult], character: str) -> None:
    record = f"records:\n  - id: D-1\n    kind: document\n    title: 'a{character}b'\n\ttext: T\n"
    result = check_of({"evidence/a.yaml": record})
    assert ["Tabulator" in one.message for one in result.diagnostics if one.code == "SRC002"] == [True]


@CHARACTERS
@pytest.mark.parametrize("text", ["„eins{0}zwei“", "eins  # nicht{0}      zwei"])
def test_such_a_character_that_breaks_a_value_is_named(
    check_of: Callable[..., CheckResult], character: str, text: str
) -> None:
    record = f"records:\n  - id: D-1\n    kind: document\n    title: {text.format(character)}\n    text: T\n{TAIL}"
    result = check_of({"evidence/a.yaml": record})
    assert places(result, "SRC002") == [(4, record.split("\n")[3].index(character) + 1)]
    assert f"U+{ord(character):04X}" in result.diagnostics[0].message
