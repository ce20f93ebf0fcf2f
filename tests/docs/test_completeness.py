"""The handbook explains every key, option and setting of the model."""

from __future__ import annotations

import re
import sys

import msgspec
import pytest
from tests.docs.pages import HANDBOOK, iter_blocks

from belegkette.loaders.directives import DIRECTIVES
from belegkette.model.base import Shape
from belegkette.model.help import SHAPES
from belegkette.model.recommendation import OPTIONS
from belegkette.pdf.config import OWN_VALUES
from belegkette.settings import Settings

sys.path.insert(0, str(HANDBOOK / "_ext"))
from key_tables import iter_keys


def _tables(directive: str) -> dict[str, list[str]]:
    """Return what the tables of a kind are asked to show, by their argument."""
    found: dict[str, list[str]] = {}
    for page in HANDBOOK.glob("*.md"):
        for block in iter_blocks(page):
            name, _space, argument = block.language.partition(" ")
            if name == f"{{{directive}}}":
                found.setdefault(argument, []).append(block.text)
    return found


def test_every_option_of_a_recommendation_is_explained_once() -> None:
    lines = "\n".join(_tables("option-table")[""]).splitlines()
    assert sorted(line.split()[0] for line in lines) == sorted(OPTIONS)


@pytest.mark.parametrize(
    "shape", [shape for shape in SHAPES if list(iter_keys(shape))], ids=lambda shape: shape.__name__
)
def test_every_key_of_a_mapping_is_explained(shape: type[Shape]) -> None:
    asked = _tables("key-table")[shape.__name__]
    shown = set(" ".join(asked).split()) if all(asked) else {key for key, _value, _meaning in iter_keys(shape)}
    by_hand = set(re.findall(r"^\| `([\w-]+)` \|", (HANDBOOK / "belege.md").read_text(encoding="utf-8"), re.MULTILINE))
    assert {key for key, _value, _meaning in iter_keys(shape)} <= shown | by_hand


def test_the_common_keys_are_explained() -> None:
    assert _tables("key-table")["Record"] == [""]


def test_every_setting_is_explained() -> None:
    text = (HANDBOOK / "einstellungen.md").read_text(encoding="utf-8")
    names = [*(field.encode_name for field in msgspec.structs.fields(Settings)), *OWN_VALUES]
    assert [name for name in names if f"`{name}`" not in text] == []


def test_every_directive_for_pages_is_explained() -> None:
    text = "".join((HANDBOOK / f"{name}.md").read_text(encoding="utf-8") for name in ("ausgaben", "empfehlungen"))
    assert [name for name in DIRECTIVES if f"{{{name}}}" not in text] == []
