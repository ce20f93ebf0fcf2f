"""The short cut for paragraphs, headings and closed fences gives what the Markdown parser gives."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.utils import MD_TRIM_CHARS

from belegkette.loaders.blocks import TRIMMED, block_tokens, simple_blocks
from belegkette.loaders.markdown import block_parser

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
        ":::{x} y",
        ":::\n",
        ":::{x}\n:y: z\n\nWort\n:::",
        "::",
        ": ",
        "|",
        "a | b",
        "---",
        "===",
        "#",
        "# ",
        "## Titel",
        "\x0c",
        "\x85",
        "\u2028",
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
    return [
        (t.type, list(t.map), t.content, t.level, t.nesting, t.markup if "fence" in t.type else "", t.info)
        for t in parsed
        if t.map is not None
    ]


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_the_short_cut_and_the_parser_agree(text: str) -> None:
    text += "\n"
    assert tokens(block_tokens(text)) == tokens(block_parser().parse(text))


@pytest.mark.parametrize(
    "text",
    [
        "Wort\nmehr  \n\n\n**Begründung.** Ja\n",
        "{evidence}`F-1` sagt\n",
        "a | b\nc | d\n",
        "# Titel\nWort\n## Zwei: *schief*\n\nWort\n",
        "Wort\n:::{recommendation} Titel: mehr\n:id: A-1\n\n- Liste\n\n```\n# Code\n```\n:::\nWort\n",
        ":::{note}\n:::\n:::{tip}\n\n:::\n",
        "::: ohne Namen\nWort\n    eingerückt\n:::\n\n",
    ],
)
def test_the_usual_takes_the_short_cut(text: str) -> None:
    assert simple_blocks(text)
    assert tokens(simple_blocks(text)) == tokens(block_parser().parse(text))


@pytest.mark.parametrize(
    "text",
    [
        ":::{note}\nWort\n",
        ":::{note}\n::::\n",
        ":::{note}\n   :::\nWort\n:::\n",
        ":::{note}\n    :::\n:::\n",
        ":::{note}\n:::{tip}\n:::\n:::\n",
        "::::{note}\n::::\n",
        ":::{note}\nWort\n:::  \n",
        "# Titel #\n",
        "#Titel\n",
        "#\n",
    ],
)
def test_doubtful_blocks_are_left_to_the_parser(text: str) -> None:
    assert not simple_blocks(text)


def test_the_short_cut_trims_what_the_parser_trims() -> None:
    assert sorted(TRIMMED) == sorted(MD_TRIM_CHARS)
