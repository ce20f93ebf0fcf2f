"""Modal verbs and sentences in the German of a recommendation: whole words, quotations and code left out.

This is no grammar. What it cannot see: irony, and a comma that opens no subordinate clause.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_FORMS = {
    "soll": "soll sollst sollt sollen",
    "sollte": "sollte solltest solltet sollten",
    "kann": "kann kannst könnt können",
    "muss": "muss muß musst müsst müssen müsste müsstest müsstet müssten",
    "darf": "darf darfst dürft dürfen dürfte dürftest dürftet dürften",
    "könnte": "könnte könntest könntet könnten",
}
_VERBS = {form: verb for verb, forms in _FORMS.items() for form in forms.split()}

_LEFT, _RIGHT = r"(?<![^\W_])(?<!-)", r"(?![^\W_])(?!-)"
_MODAL = re.compile(f"{_LEFT}(?:{'|'.join(sorted(_VERBS, key=len, reverse=True))}){_RIGHT}", re.IGNORECASE)
_NEGATION = re.compile(rf"{_LEFT}(?:nicht(?!\s+(?:nur|zuletzt){_RIGHT})|kein[a-zäöü]*){_RIGHT}", re.IGNORECASE)

_CODE = r"``(?:(?!``).)+``|`[^`]+`|<!--(?:(?!<!--).)*?-->|(?<=\])\([^()\s]*\)"
_HIDDEN_CODE = re.compile(_CODE, re.DOTALL)
_HIDDEN = re.compile(rf"{_CODE}|„[^„“”]*[“”]|»[^»«]*«|«[^»«]*»|\"[^\"]*\"|‚[^‚‘’]*[‘’]|›[^›‹]*‹", re.DOTALL)
_ENDING = re.compile(r"[.!?…]+[*_)\]“”«»\"’‘]*(?=\s+[*_(\[„»\"‚]*[A-ZÄÖÜ0-9])")
_ABBREVIATION = re.compile(
    r"(?<!\w)(?:\d{1,2}|[A-Za-zÄÖÜäöü]|Abs|Art|Nr|Ziff|Bd|Kap|Str|bzw|ca|ff|vgl|ggf|inkl|insb|evtl|sog|gem|lit|Dr|Prof|"
    r"Std|Mio|Mrd|Tsd|max|min)$"
)
_COMMA = re.compile(r"[,;]|\s[–—]\s")
_SUBORDINATE = re.compile(
    r"\s*(?:(?:und|oder|aber|auch|so|ohne|nur)\s+)?"
    r"(?:(?:an|auf|aus|bei|bis|durch|für|gegen|in|mit|nach|neben|ohne|über|um|unter|von|vor|während|wegen|zu|zwischen)\s+)?"
    r"(?:die|der|das|dem|den|deren|dessen|denen|welche[mnrs]?|was|wer|wem|wen|wie|wo\w*|dass|sodass|damit|weil|wenn|falls|ob|"
    r"obwohl|bevor|nachdem|sobald|solange|sofern|soweit|während|indem|als)(?!\w)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Modal:
    """A modal verb: where it stands in the text, which verb it is, its sentence (from 0), and whether it is negated."""

    word: str
    start: int
    verb: str
    sentence: int
    negated: bool


@lru_cache(maxsize=1024)
def find_modals(text: str) -> tuple[Modal, ...]:
    """Return the modal verbs of a statement in their order."""
    plain = _HIDDEN.sub(_blank, text)
    return tuple(
        Modal(
            match[0],
            match.start(),
            _VERBS[match[0].lower()],
            number,
            _is_negated(plain[start:end], match.start() - start),
        )
        for number, (start, end) in enumerate(_sentences(plain))
        for match in _MODAL.finditer(plain, start, end)
        if _is_verb(plain, start, match)
    )


def hide_code(text: str) -> str:
    """Return the text of the same length with blanks in place of code, comments and link targets."""
    return _HIDDEN_CODE.sub(_blank, text)


def _blank(match: re.Match[str]) -> str:
    """Return blanks of the same length; line ends stay where they are."""
    return "".join("\n" if char == "\n" else " " for char in match[0])


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _ENDING.finditer(text):
        if match[0][0] == "." and _ABBREVIATION.search(text, max(start, match.start() - 10), match.start()):
            continue
        yield start, match.end()
        start = match.end()
    yield start, len(text)


def _is_verb(text: str, sentence: int, match: re.Match[str]) -> bool:
    """Whether a word is the verb and not the noun („das Soll“): in capitals throughout, small, or first in its sentence."""
    word = match[0]
    before = text[sentence : match.start()].rstrip(" \n\t*_([")
    return word[0].islower() or word.isupper() or not before or before.endswith(":")


def _is_negated(sentence: str, at: int) -> bool:
    """Whether a verb's sentence negates it: in its own clause or in one that is no subordinate clause."""
    start = 0
    for end in (*(match.start() for match in _COMMA.finditer(sentence)), len(sentence)):
        clause = sentence[start:end].lstrip(",;–— \n")
        own = start <= at < end
        if _NEGATION.search(clause) and (own or not _SUBORDINATE.match(clause)):
            return True
        start = end
    return False
