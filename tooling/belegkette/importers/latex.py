"""LaTeX in bibliographies as plain text: umlauts, quotation marks, dashes; braces go and capitals stay."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from belegkette.importers.texts import one_line

if TYPE_CHECKING:
    from pylatexenc.latex2text import LatexNodes2Text

_GERMAN = {"glqq": "„", "grqq": "“", "glq": "‚", "grq": "‘", "flqq": "«", "frqq": "»", "slash": "/"}
_SHORTHAND = re.compile(r"""(?<=[A-Za-z])"([aouAOUsz])|(?<!\\)"([`'=~-])""")
"""What babel's German offers inside of words; at the beginning of a word it could not be told from a quotation mark."""
_BABEL = dict(zip("aouAOUsz`'=~-", ("ä", "ö", "ü", "Ä", "Ö", "Ü", "ß", "ß", "„", "“", "-", "-", ""), strict=True))
_ENQUOTE = re.compile(r"\\enquote\s*\{([^{}]*)\}")
_SPECIAL = re.compile(r"[\\{}$~]|--|``|''|,,")


@cache
def _converter() -> LatexNodes2Text:
    from pylatexenc import latex2text  # noqa: PLC0415 - only bibliographies pay for it

    context = latex2text.get_default_latex_context_db()
    context.add_context_category(
        "german",
        prepend=True,
        macros=[latex2text.MacroTextSpec(name, simplify_repl=text) for name, text in _GERMAN.items()],
    )
    return latex2text.LatexNodes2Text(latex_context=context, math_mode="text", keep_comments=True)


def plain_latex(text: str) -> str:
    """Return the text without LaTeX. What LaTeX would read from other files or run is left out."""
    if '"' in text:
        text = _SHORTHAND.sub(lambda match: _BABEL[match[1] or match[2]], text)
    text = _ENQUOTE.sub(r"„\1“", text)
    if not _SPECIAL.search(text):
        return one_line(text)
    return one_line(_converter().latex_to_text(text.replace("%", r"\%").replace(r"\\%", r"\%")))
