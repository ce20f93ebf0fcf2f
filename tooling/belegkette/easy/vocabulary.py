"""EAS002, EAS007 and EAS008: long and hard words, two words for one thing, abbreviations, signs and numbers."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from belegkette.easy.findings import Finding, Limits
from belegkette.easy.word_lists import word_lists
from belegkette.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from belegkette.easy.reading import Sentence

_ENOUGH_SYLLABLES = 4
_MORE_LETTERS = 2
"""By which verbs and adjectives may be longer than nouns: they have no hyphen."""
_LETTERS = re.compile(r"[A-Za-zÄÖÜäöüß]+")
_ENDINGS = ("innen", "en", "er", "es", "em", "n", "s", "e", "in")
_ABBREVIATION = re.compile(
    r"\b(?:z\.\s?B\.|d\.\s?h\.|u\.\s?a\.|o\.\s?ä\.|i\.\s?d\.\s?R\.|usw\.|etc\.|bzw\.|ca\.|ggf\.|evtl\.|inkl\.|max\.|min\.|vgl\.|sog\.|Abs\.|Nr\.|Tel\.|Str\.|"
    r"[A-ZÄÖÜ]{2,}[A-Za-z]*|[A-Z][a-z]{0,2}[A-Z][A-Za-z]*)(?!\w)"
)
_SIGN = re.compile(r"[§%&/()„“”\"…;#$+<>=_~^|]|(?<=\w)[*:](?=\w)|(?<=\s)[–—](?=\s)")
_NUMBER = re.compile(
    r"\b(?:[IVXLC]{2,}|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d+|\d{5,}|\d{1,2}\.\d{1,2}\.(?:\d{2,4})?)(?![\w-])"
)
_NAMED_BEFORE = re.compile(r"\bWort(?:\s+dafür)?\s+(?:ist|heißt):?$")
"""„Ein anderes Wort dafür ist:“: the words that follow have just been explained."""

_EXPLAINS = re.compile(
    r"(?:heißt|bedeutet|nennt man|sagt man|ist (?:ein|eine|das|die|der)\b|sind\b|kurz(?:e[sn]?)?\b|Abkürzung)|[:]\s*$",
    re.IGNORECASE,
)


def find_hard_words(sentences: Sequence[Sentence], explained: frozenset[str], limits: Limits) -> Iterator[Finding]:
    """Yield each hard word once for a text, at its first place. ``explained`` are lower-case words of a glossary."""
    lists = word_lists()
    known = explained | _explained_here(sentences)
    seen: set[str] = set()
    chosen: dict[tuple[str, ...], str] = {}
    for sentence in sentences:
        for found in sentence.words:
            word = found[0]
            lower = word.lower()
            if lower in seen:
                continue
            seen.add(lower)
            if _is_hard(lower, lists.hard) and not _is_hard(lower, known):
                yield _word(
                    sentence,
                    found.start(),
                    word,
                    _("Schweres Wort „{word}“ wird nicht erklärt."),
                    _("Ein leichtes Wort nehmen oder das Wort fett drucken und im nächsten Satz erklären."),
                )
            elif not _is_hard(lower, known) and (longest := _longest(word, limits, lists.known | known)):
                yield _word(
                    sentence,
                    found.start(),
                    word,
                    _("Langes Wort: „{word}“."),
                    _("Ein kürzeres Wort nehmen oder mit Bindestrich teilen, zum Beispiel „{parts}“.").format(
                        parts=_parted(longest)
                    ),
                )
            yield from _second_name(sentence, found, chosen, lists.groups)


def _second_name(
    sentence: Sentence, found: re.Match[str], chosen: dict[tuple[str, ...], str], groups: tuple[tuple[str, ...], ...]
) -> Iterator[Finding]:
    for group in groups:
        name = next((one for one in group if _same(found[0].lower(), one)), "")
        if not name:
            continue
        first = chosen.setdefault(group, name)
        if first != name:
            yield _word(
                sentence,
                found.start(),
                found[0],
                _("Für dieselbe Sache stehen zwei Wörter: „{word}“ und „{other}“.").replace(
                    "{other}", first.capitalize()
                ),
                _("Überall dasselbe Wort nehmen."),
            )


def find_marks(sentence: Sentence, explained: frozenset[str]) -> Iterator[Finding]:
    """Yield abbreviations, signs and numbers that are hard to read; each kind once a sentence."""
    for found in _ABBREVIATION.finditer(sentence.text):
        if found[0].lower() not in explained and not sentence.is_bold(found.start()) and not _roman(found[0]):
            yield _at(
                sentence,
                found,
                "EAS007",
                _("Abkürzung: „{words}“."),
                _("Das Wort ausschreiben; oder fett drucken und erklären."),
            )
            break
    if sign := _SIGN.search(sentence.text):
        yield _at(
            sentence,
            sign,
            "EAS008",
            _("Sonderzeichen: „{words}“."),
            _("Mit Wörtern sagen: „Prozent“ statt „%“, „Paragraf“ statt „§“, zwei Sätze statt einer Klammer."),
        )
    if number := _NUMBER.search(sentence.text):
        yield _at(
            sentence,
            number,
            "EAS008",
            _("Schwere Zahl: „{words}“."),
            _("Runden oder umschreiben: „mehr als 200“, „viele“; Tage mit dem Monatsnamen schreiben."),
        )


def explained_words(sentences: Sequence[Sentence]) -> frozenset[str]:
    """Return the words that a text itself explains: bold words, and words before „heißt“, „bedeutet“ or a colon."""
    return _explained_here(sentences)


def _explained_here(sentences: Sequence[Sentence]) -> frozenset[str]:
    found: set[str] = set()
    for at, sentence in enumerate(sentences):
        following = sentences[at + 1].text if at + 1 < len(sentences) else ""
        if at and _NAMED_BEFORE.search(sentences[at - 1].text):
            found.update(word[0].lower() for word in sentence.words)
        explains = _EXPLAINS.search(sentence.text) is not None or re.match(
            r"(?:Das (?:heißt|bedeutet|ist|sind)|Damit)\b", following
        )
        for word in sentence.words:
            if sentence.is_bold(word.start()) or (sentence.kind == "heading" and explains):
                found.add(word[0].lower())
    return frozenset(found)


def _is_hard(word: str, words: frozenset[str]) -> bool:
    return word in words or any(word.endswith(end) and word.removesuffix(end) in words for end in _ENDINGS)


def _same(word: str, name: str) -> bool:
    return word == name or any(word == name + end for end in ("e", "en", "n", "es", "s"))


def _longest(word: str, limits: Limits, known: frozenset[str]) -> str:
    """Return the part of a word without hyphen that is too long and not well known, empty if none is."""
    parts = [part for part in _LETTERS.findall(word.replace("·", "-")) if not _is_hard(part.lower(), known)]
    longest = max(parts or [""], key=len)
    limit = limits.letters if longest[:1].isupper() else limits.letters + _MORE_LETTERS
    return longest if len(longest) > limit and _syllables(longest) >= _ENOUGH_SYLLABLES else ""


@cache
def _hyphens() -> object:
    import pyphen  # noqa: PLC0415 - only a text with a long word pays for the dictionary

    return pyphen.Pyphen(lang="de_DE")


@cache
def _syllables(word: str) -> int:
    return _parted(word).count("-") + 1


def _parted(word: str) -> str:
    return str(_hyphens().inserted(word))  # type: ignore[attr-defined]


def _roman(word: str) -> bool:
    return re.fullmatch("[IVXLC]+", word) is not None


def _word(sentence: Sentence, offset: int, word: str, message: str, hint: str) -> Finding:
    line, column = sentence.place(offset)
    return Finding(code="EAS002", line=line, column=column, words=word, message=message.format(word=word), hint=hint)


def _at(sentence: Sentence, found: re.Match[str], code: str, message: str, hint: str) -> Finding:
    line, column = sentence.place(found.start())
    return Finding(
        code=code, line=line, column=column, words=found[0], message=message.format(words=found[0]), hint=hint
    )
