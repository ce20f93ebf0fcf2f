"""Keep the hyphens that belong to a word, such as in "Baden-Württemberg", when the lines of a paragraph are broken again.

ReportLab puts words together again before it breaks lines for another width or the other page. It then takes every hyphen at
the end of a line for one of its own and drops it ("BadenWürttemberg"), or keeps its own beside one of the word's. Its
line breaker is left as it is: what it is given here tells the two apart. The private names are those in
``tests/pdf/test_private_names.py``.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportlab.platypus import paragraph

from belegkette.pdf.foreign import Foreign

_SIMPLE = 0
_DIVIDED_WORD = paragraph._SplitWordHY  # noqa: SLF001 - see the module's docstring
_BEGUN_WORD = paragraph._SplitWordH  # noqa: SLF001
_DIVIDED = paragraph._SplitFragHY  # noqa: SLF001
_BEGUN = paragraph._SplitFragH  # noqa: SLF001


@contextmanager
def marked_hyphens(block: Foreign) -> Iterator[None]:
    """Let ReportLab put the words of a paragraph in one look together right: it drops one of two hyphens."""
    lines = block.blPara.lines if getattr(block.blPara, "kind", 1) == _SIMPLE else ()
    changed = []
    for line in lines:
        words = line[1]
        if words and isinstance(words[-1], _BEGUN_WORD) and not isinstance(words[-1], _DIVIDED_WORD):
            changed.append((words, words[-1]))
            words[-1] = _DIVIDED_WORD(f"{words[-1]}-")
    try:
        yield
    finally:
        for words, word in changed:
            words[-1] = word


def protect_hyphens(block: Foreign) -> None:
    """Let ReportLab put the words of a paragraph in several looks together right: it drops no hyphen where one ends."""
    for place, word in enumerate(block.frags):
        if isinstance(word, _BEGUN) and not isinstance(word, _DIVIDED) and len(word) > 1:
            *before, (look, text) = word
            block.frags[place] = type(word)([*before, (look.clone(), text)])
