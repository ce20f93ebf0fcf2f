"""The short cut for bodies of plain paragraphs gives what the Markdown parser gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from belegkette.loaders import myst

PIECES = st.sampled_from(
    [
        "Wort",
        "**fett**",
        "**",
        "* ",
        "- ",
        "1. ",
        "> ",
        "{evidence}`F-1`",
        "{x}",
        "`",
        "```",
        ":::",
        "::",
        ": ",
        "|",
        "a | b",
        "---",
        "===",
        "#",
        "# ",
        "    ",
        "\t",
        " ",
        "\\",
        "<div>",
        "<!--",
        "[a]: b",
        "[^1]: x",
        "(x)=",
        "%",
        "+++",
        "$$",
        "Ä",
        "„x“",
        "&amp;",
        "~~~",
    ]
)
LINES = st.lists(PIECES, max_size=4).map("".join)


def tokens(parsed: object) -> list[tuple[object, ...]]:
    assert isinstance(parsed, tuple | list)
    return [(t.type, t.map, t.content, t.level, t.nesting) for t in parsed if t.map is not None]


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_the_short_cut_and_the_parser_agree(text: str) -> None:
    text += "\n"
    assert tokens(myst._blocks(text)) == tokens(myst._block_parser().parse(text))


@pytest.mark.parametrize(
    "text", ["Wort\nmehr  \n\n\n**Begründung.** Ja\n", "\n", "{evidence}`F-1` sagt\n", "a | b\nc | d\n"]
)
def test_plain_bodies_take_the_short_cut(text: str) -> None:
    assert myst._PLAIN.fullmatch(text)
    assert tokens(myst._paragraphs(text)) == tokens(myst._block_parser().parse(text))
