"""Every text an author meets exists in German and in English, and says the same in both."""

from __future__ import annotations

import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Message

from belegkette.i18n import _, ngettext, set_language
from belegkette.rules.base import Rule
from belegkette.rules.catalogue import RULES

SCRIPT = Path(__file__).parents[1] / "tools" / "update_catalogue.py"
HEADINGS = re.compile(r"^(Warum|Beispiel|Stattdessen|Why|Example|Instead)\b.*$", re.MULTILINE)


def load_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("update_catalogue", SCRIPT)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


TOOL = load_script()
CATALOGUE = {message.id: message for message in TOOL.iter_messages(TOOL.load())}
IN_CODE: list[Message] = list(TOOL.iter_messages(TOOL.extract()))


def forms(text: str | list[str] | tuple[str, ...]) -> list[str]:
    return [text] if isinstance(text, str) else list(text)


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("de")


def test_every_message_in_the_code_has_an_english_translation() -> None:
    missing = [
        TOOL.singular(message)
        for message in IN_CODE
        if message.id not in CATALOGUE or not TOOL.is_translated(CATALOGUE[message.id])
    ]

    assert missing == [], "translate in belegkette.po after: make catalogue"


def test_the_catalogue_holds_nothing_that_is_gone_from_the_code() -> None:
    assert [message for message in CATALOGUE if message not in {message.id for message in IN_CODE}] == []


def test_placeholders_are_the_same_in_both_languages() -> None:
    wrong = [
        german
        for message in CATALOGUE.values()
        for german, english in zip(forms(message.id), forms(message.string), strict=True)
        if english and TOOL.placeholders(english) != TOOL.placeholders(german)
    ]

    assert wrong == []


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_a_page_of_a_rule_says_what_why_what_not_and_what_instead(rule: Rule) -> None:
    summary, blank, _rest = rule.page.split("\n", 2)

    assert summary.endswith(".")
    assert blank == ""
    assert HEADINGS.findall(rule.page) == ["Warum", "Beispiel", "Stattdessen"]
    assert [match[0] for match in HEADINGS.finditer(rule.page)] == ["Warum:", "Beispiel:", "Stattdessen:"]


@pytest.mark.parametrize("rule", RULES.values(), ids=list(RULES))
def test_the_english_page_has_the_same_parts(rule: Rule, english: None) -> None:
    page = _(rule.page)

    assert [match[0] for match in HEADINGS.finditer(page)] == ["Why:", "Example:", "Instead:"]
    assert page.count("\n\n") == rule.page.count("\n\n")
    assert rule.summary == page.partition("\n")[0]


def test_plural_forms_are_chosen_by_the_number(english: None) -> None:
    assert [ngettext("{n} Stelle", "{n} Stellen", number) for number in (0, 1, 2)] == [
        "{n} places",
        "{n} place",
        "{n} places",
    ]


def test_the_update_keeps_what_is_translated_and_drops_what_is_gone() -> None:
    existing = TOOL.load()
    existing.add("Gibt es nicht mehr.", "Is gone.")
    template = TOOL.extract()
    template.add("Ganz neu.", locations=[("tooling/belegkette/neu.py", 1)])

    updated = {message.id: message.string for message in TOOL.iter_messages(TOOL.update(existing, template))}

    assert updated["Ganz neu."] in {"", None}
    assert "Gibt es nicht mehr." not in updated
    assert updated["Die Kennung prüfen."] == "Check the id."
