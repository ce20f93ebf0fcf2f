"""EAS001: sentences that are too long, say more than one thing, are nested, or list what should be a list."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.easy.findings import Finding, Limits
from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.easy.reading import Sentence

CODE = "EAS001"

_SUBORDINATE = re.compile(
    r",\s+(?:(?:und|oder|aber|auch|nur)\s+)?(?:obwohl|obgleich|sodass|damit|sofern|soweit|während|indem|nachdem|bevor|"
    r"sobald|solange|weshalb|weswegen|wodurch|wobei|womit|sowie|dass|weil|ob|"
    r"(?:(?:in|mit|von|bei|für|auf|an|aus|zu|über|durch)\s+)?(?:deren|dessen|denen|welche[rsnm]?))\b"
)
_RELATIVE = re.compile(
    r",\s+(?:(?:in|mit|von|bei|für|auf|an|aus|zu|über|durch)\s+)?(?:der|die|das|den|dem)\s+(?=[a-zäöü])"
)
_VERB_AT_END = re.compile(r"\b\w+(?:t|en|ist|sind|hat)\b\s*[,.!?:]")
_NESTED = re.compile(r"\w,\s[^,;]{8,},\s+(?!und\b|oder\b|aber\b|sondern\b)\w")
_COORDINATED = re.compile(
    r"(?:,\s+(?:aber|denn|sondern|doch)|,?\s+und)\s+(?:das|die|der|sie|er|es|wir|ich|man|dann|dort|auch)\s+"
    r"(?:\w+\s+)?(?:ist|sind|hat|haben|kann|können|muss|müssen|soll|sollen|will|wollen|darf|dürfen|wird|werden|gibt|"
    r"bekommt|bekommen|braucht|brauchen|hilft|helfen|macht|machen|arbeitet|arbeiten|bezahlt|bezahlen)\b"
)
_FINITE = re.compile(
    r"\b(?:ist|sind|hat|haben|kann|können|muss|müssen|soll|sollen|will|wollen|darf|dürfen|wird|werden|habe|bin|war|waren)\b"
    r"|\b(?!(?:nicht|mit|oft|jetzt|seit|sonst|selbst|erst|fast|bereit|gut|alt|leicht|recht|statt|weit|schlecht|dort|laut|"
    r"bekannt|gesamt|vielleicht|direkt|nackt|echt|zuletzt|zuerst|meist|sofort|fort)\b)[a-zäöüß]{2,}t\b"
    r"|\b(?:[A-ZÄÖÜ][\w-]+|sie|wir)\s+[a-zäöüß]{3,}en\b"
)
"""What makes the words before a conjunction a statement; two subjects („Das Land und der Kreis sollen“) are none."""

_LISTED = re.compile(r"[^,;:.]{2,40}")


def find_hard_sentences(sentence: Sentence, limits: Limits) -> Iterator[Finding]:
    """Yield what makes a sentence hard: at most one finding for each of length, nesting and number of statements."""
    count = len(sentence.words)
    line, column = sentence.place(0)
    if count > limits.words:
        yield Finding(
            code=CODE,
            line=line,
            column=column,
            words=sentence.text,
            message=_("Satz hat {count} Wörter.").format(count=count),
            hint=_("Höchstens {limit} Wörter: in zwei Sätze teilen.").format(limit=limits.words),
            grave=count > limits.words_at_most,
        )
    items = _items(sentence)
    if items > limits.items:
        yield _finding(
            sentence,
            0,
            sentence.text,
            _("Satz zählt {count} Dinge auf.").format(count=items),
            _("Ab {limit} Dingen eine Liste mit Punkten schreiben.").format(limit=limits.items + 1),
        )
        return
    if nested := _NESTED.search(sentence.text):
        if items < limits.items:
            yield _finding(
                sentence,
                nested.start() + 1,
                nested[0].strip(" ,"),
                _("In den Satz ist ein anderer Satz eingeschoben."),
                _("Zwei kurze Sätze schreiben."),
            )
        return
    if found := _second_statement(sentence.text):
        yield _finding(
            sentence,
            found.start() + len(found[0]) - len(found[0].lstrip(" ,")),
            found[0].strip(" ,"),
            _("Satz sagt mehr als eine Sache („{words}“).").format(words=found[0].strip(" ,")),
            _("Für jede Aussage einen eigenen Satz schreiben, zum Beispiel mit „Der Grund ist:“ oder „Deshalb“."),
        )


def _second_statement(text: str) -> re.Match[str] | None:
    if found := _SUBORDINATE.search(text):
        return found
    if (found := _RELATIVE.search(text)) and _VERB_AT_END.search(text, found.end()):
        return found
    return next((found for found in _COORDINATED.finditer(text) if _FINITE.search(text, 0, found.start())), None)


def _items(sentence: Sentence) -> int:
    """Return how many things a sentence lists: parts between commas and a last ``und`` or ``oder``; 0 if none."""
    text = sentence.text
    last = re.search(r",[^,]+\s(?:und|oder)\s+\S+", text)
    if last is None:
        return 0
    head = text[: last.start()]
    commas = head.count(",")
    parts = [part for part in head.split(",")[1:] if _LISTED.fullmatch(part)]
    return commas + 3 if len(parts) == commas else 0


def _finding(sentence: Sentence, offset: int, words: str, message: str, hint: str) -> Finding:
    line, column = sentence.place(offset)
    return Finding(code=CODE, line=line, column=column, words=words, message=message, hint=hint)
