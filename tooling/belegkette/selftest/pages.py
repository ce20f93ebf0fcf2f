"""Defects in recommendations: each option, each link, each modal verb, each citation, and the frame around them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.model.recommendation import LINK_OPTIONS, OPTIONS, OptionType
from belegkette.model.terms import Level, RecommendationStatus, Response, Strength
from belegkette.selftest.mutants import Mutant
from belegkette.selftest.values import UNKNOWN, alter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from belegkette.corpus import Corpus
    from belegkette.model.recommendation import Recommendation

_WORDS = {
    OptionType.STRENGTH: Strength,
    OptionType.STATUS: RecommendationStatus,
    OptionType.LEVEL: Level,
    OptionType.RESPONSE: Response,
}
_MODALS = (
    ("soll", "sollte", "kann", "muss", "darf"),
    ("sollen", "sollten", "können", "müssen", "dürfen"),
)
_ROLE = re.compile(r"\{evidence\}`[^`]+`")
_OPTION = re.compile(r"(:[\w-]+:)(\s*)(.*)")

Change = tuple[str, list[str]]


def iter_page_mutants(corpus: Corpus) -> Iterator[tuple[str, str, Callable[[], Mutant]]]:
    """Yield (kind, subject, how to make it) for every recommendation that stands in a colon or backtick fence."""
    for recommendation in corpus.recommendations.values():
        lines = corpus.lines(recommendation.path)
        for what, changed in _changes(recommendation, lines):
            kind = f"Empfehlung: {what}"
            yield kind, recommendation.id, _maker(kind, recommendation, changed)


def _maker(kind: str, recommendation: Recommendation, lines: list[str]) -> Callable[[], Mutant]:
    return lambda: Mutant(kind, recommendation.id, recommendation.path, "\n".join(lines).encode())


def _changes(recommendation: Recommendation, lines: list[str]) -> Iterator[Change]:
    yield from _frame(recommendation, lines)
    for name in recommendation.options:
        yield from _option(recommendation, name, lines)
    yield from _statement(recommendation, lines)
    yield from _body(recommendation, lines)


def _set(lines: list[str], number: int, *new: str) -> list[str]:
    """Return the lines with one (from 1) replaced by others, or by none."""
    return [*lines[: number - 1], *new, *lines[number:]]


def _frame(recommendation: Recommendation, lines: list[str]) -> Iterator[Change]:
    opening = lines[recommendation.line - 1]
    end = recommendation.body.line + len(recommendation.body.lines)
    block = lines[recommendation.line - 1 : end]
    yield "gelöscht", [*lines[: recommendation.line - 1], *lines[end:]]
    yield "doppelt vorhanden", [*lines[:end], "", *block, *lines[end:]]
    yield "Titel fehlt", _set(lines, recommendation.line, opening.replace(recommendation.title, "").rstrip())
    yield "Block verschrieben", _set(lines, recommendation.line, opening.replace("{recommendation}", "{recomendation}"))
    if end <= len(lines):
        yield "Block nicht geschlossen", _set(lines, end)


def _option(recommendation: Recommendation, name: str, lines: list[str]) -> Iterator[Change]:
    option = recommendation.options[name]
    match = _OPTION.fullmatch(lines[option.key_line - 1])
    if match is None or match[3].strip() != option.text.strip():
        return  # written in another way, over several lines
    number, key = option.key_line, match[1]

    def with_text(text: str) -> list[str]:
        return _set(lines, number, f"{key} {text}".rstrip())

    yield f"{name}: fehlt", _set(lines, number)
    yield f"{name}: verschrieben", _set(lines, number, f":{name}x: {option.text}")
    kind = OPTIONS[name]
    if kind in _WORDS:
        words = [str(word) for word in _WORDS[kind]]
        yield f"{name}: unbekanntes Wort", with_text("quatsch")
        if option.text in words:
            yield f"{name}: anderes Wort", with_text(words[(words.index(option.text) + 1) % len(words)])
    elif kind is OptionType.DATE:
        yield f"{name}: kein Datum", with_text("31.12.2020")
    elif kind is OptionType.ID:
        yield f"{name}: falsche Form", with_text("ä 1")
    elif kind in {OptionType.IDS, OptionType.KEYS}:
        yield from _keys(recommendation, name, lines)
    else:
        yield f"{name}: leer", with_text("")
        yield f"{name}: verändert", with_text(alter(option.text))


def _keys(recommendation: Recommendation, name: str, lines: list[str]) -> Iterator[Change]:
    option = recommendation.options[name]
    words = [mention.text for mention in option.items]

    def with_words(*new: str, key: str = name) -> list[str]:
        return _set(lines, option.key_line, f":{key}: {', '.join(new)}")

    yield f"{name}: unbekannte Kennung", with_words(*words[:-1], UNKNOWN)
    yield f"{name}: doppelt", with_words(*words, words[0])
    if name not in LINK_OPTIONS:
        return
    yield f"{name}: auf eine Empfehlung", with_words(*words, recommendation.id)
    if len(words) > 1:
        yield f"{name}: ein Verweis weniger", with_words(*words[1:])
        yield f"{name}: nur ein Verweis", with_words(words[0])
    for other in LINK_OPTIONS:
        if other not in recommendation.options:
            yield f"{name}: Verweise unter {other}", with_words(*words, key=other)


def _statement(recommendation: Recommendation, lines: list[str]) -> Iterator[Change]:
    statement = recommendation.statement
    if not statement.lines:
        return
    first, last = statement.line - 1, statement.line - 1 + len(statement.lines)
    text = statement.text

    def said(new: str) -> list[str]:
        return [*lines[:first], *new.split("\n"), *lines[last:]]

    yield "Satz fehlt", [*lines[:first], *lines[last:]]
    yield "Satz als Aufzählung", said(f"- {text}")
    yield "Satz verändert", said(alter(text))
    yield "Satz mit zweiter Forderung", said(f"{text} Das Land soll außerdem etwas anderes tun und muss es bezahlen.")
    for forms in _MODALS:
        for form in forms:
            match = re.search(rf"\b{form}\b", text)
            if match:
                before, after = text[: match.start()], text[match.end() :]
                yield f"Modalverb {forms[0]}: verneint", said(f"{before}{form} nicht{after}")
                yield f"Modalverb {forms[0]}: fehlt", said(f"{before.rstrip()}{after}")
                for other in forms:
                    if other != form:
                        yield f"Modalverb {form} wird {other}", said(f"{before}{other}{after}")


def _body(recommendation: Recommendation, lines: list[str]) -> Iterator[Change]:
    start = recommendation.statement.line - 1 + len(recommendation.statement.lines)
    end = recommendation.body.line - 1 + len(recommendation.body.lines)
    rest = "\n".join(lines[start:end])

    def text(new: str) -> list[str]:
        return [*lines[:start], *new.split("\n"), *lines[end:]]

    yield "offene Stelle im Text", text(f"{rest}\n\nTODO: Das fehlt noch.")
    match = _ROLE.search(rest)
    if match:
        before, after = rest[: match.start()], rest[match.end() :]
        yield "Beleg im Text unbekannt", text(f"{before}{{evidence}}`{UNKNOWN}`{after}")
        yield "Beleg im Text nicht verknüpft", _foreign(recommendation, text, before, after)
        yield "Rolle verschrieben", text(f"{before}{match[0].replace('evidence', 'evidenz')}{after}")
    yield "Begründung fehlt", text("")


def _foreign(recommendation: Recommendation, text: Callable[[str], list[str]], before: str, after: str) -> list[str]:
    """Cite the recommendation itself where a record should stand: no option of its own names that."""
    return text(f"{before}{{evidence}}`{recommendation.id}`{after}")
