"""What a page end does to a box: the line that says which one goes on is no content."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

SENTENCES = "Ein Satz mit ein paar Wörtern, der eine Zeile füllt und noch etwas weiter geht als sie. " * 5


def test_the_line_that_continues_a_box_is_an_artifact(build: Callable[..., Any]) -> None:
    text = "\n\n".join([SENTENCES] * 20)
    reading = build(f"# A\n\n:::{{note}}\n{text}\n:::\n").reading
    assert "Bemerkung (Fortsetzung)" in "".join(page.artifacts for page in reading.pages)
    assert "Fortsetzung" not in reading.root.text


def test_the_divided_box_is_one_element(build: Callable[..., Any], failed_rules: Callable[[bytes], list[str]]) -> None:
    text = "\n\n".join([SENTENCES] * 20)
    built = build(f"# A\n\n:::{{note}}\n{text}\n:::\n")
    (aside,) = built.find("Aside")
    assert aside.text.count("Ein Satz mit") == 100
    assert not failed_rules(built.data)
