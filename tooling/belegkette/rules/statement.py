"""REC001, 004, 009: whether the sentence of a recommendation says what its options say."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Place, Problem
from belegkette.i18n import _
from belegkette.model.terms import Strength
from belegkette.rules.base import rule
from belegkette.rules.uses import mention_place, title_of
from belegkette.rules.wording import find_modals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph
    from belegkette.model.recommendation import Passage, Recommendation
    from belegkette.model.vocabulary import Addressee
    from belegkette.rules.wording import Modal

_STRENGTHS = {"soll": "soll", "sollte": "sollte", "kann": "kann"}
_ITEM = re.compile(r"^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]+", re.MULTILINE)
_SHORTEST_STEM = 4
_WORD_ENDING = re.compile(rf"(?<=\w{{{_SHORTEST_STEM}}})(?:es|er|en|em|e|s|n)$")


@rule("REC001", "wording-strength-mismatch", "W E E")
def wording_strength_mismatch(graph: TraceGraph) -> Iterator[Problem]:
    """Der Satz der Empfehlung spricht anders, als ihre Stärke sagt.

    Warum:
    „Soll“, „sollte“ und „kann“ sind abgestuft: Sie sagen dem Ministerium, wie dringend und wie gut belegt eine Forderung
    ist. Geprüft wird das erste dieser Wörter im ersten Absatz; was in Anführungszeichen steht, zählt nicht. „Muss“, „darf“
    und „könnte“ gehören nicht zu den Stufen. „Nicht“ und „kein“ machen aus „soll“ die Stärke `soll-nicht`.

    Beispiel:

        :strength: soll

        Das Land sollte in jedem Landkreis eine Ansprechstelle benennen.

    Stattdessen:

        :strength: soll

        Das Land soll in jedem Landkreis eine Ansprechstelle benennen.
    """
    for recommendation in graph.recommendations:
        strength = recommendation.strength
        if strength is None or not any(line.strip() for line in recommendation.body.lines):
            continue
        text = recommendation.statement.text
        first = next(iter(find_modals(text)), None)
        if first is None:
            yield Problem(
                code="REC001",
                place=_statement_start(recommendation),
                message=_("Der Satz von „{id}“ sagt weder „soll“ noch „sollte“ noch „kann“.").format(
                    id=title_of(recommendation)
                ),
                hint=_("Die Forderung in den ersten Absatz schreiben, passend zu „:strength: {strength}“.").format(
                    strength=strength
                ),
                subject=recommendation.id,
            )
        elif _strength_of(first) != strength:
            yield Problem(
                code="REC001",
                place=_place(recommendation.path, recommendation.statement, first.start),
                message=_("„{word}“ im Satz passt nicht zur Stärke „{strength}“ von „{id}“.").format(
                    word=_shown(first), strength=strength, id=title_of(recommendation)
                ),
                hint=_hint(strength, _strength_of(first)),
                subject=recommendation.id,
            )


def _hint(strength: Strength, spoken: str) -> str:
    wanted = strength.replace("-", " … ")
    if spoken in set(Strength):
        return _("Den Satz mit „{wanted}“ schreiben oder „:strength: {spoken}“ setzen.").format(
            wanted=wanted, spoken=spoken
        )
    return _("Den Satz mit „{wanted}“ schreiben.").format(wanted=wanted)


def _strength_of(modal: Modal) -> str:
    strength = _STRENGTHS.get(modal.verb, "")
    return f"{strength}-nicht" if strength and modal.negated else strength


def _shown(modal: Modal) -> str:
    return _("{word} … nicht/kein").format(word=modal.word) if modal.negated else modal.word


@rule("REC004", "several-demands", "N W W")
def several_demands(graph: TraceGraph) -> Iterator[Problem]:
    """Eine Empfehlung fordert mehr als eine Sache.

    Warum:
    Das Ministerium kann nur zu einer Forderung Ja oder Nein sagen, und Belege lassen sich nur einer Forderung zuordnen.
    Gemeldet werden zwei Sätze oder ein Satz mit zwei Wörtern wie „soll“, „kann“ oder „muss“ im ersten Absatz, und Listen.

    Beispiel:

        Das Land soll Ansprechstellen benennen. Der LWV soll die Anträge vereinfachen.

    Stattdessen:
    Zwei Empfehlungen schreiben, die erste zum Beispiel so:

        Das Land soll Ansprechstellen benennen.
    """
    for recommendation in graph.recommendations:
        text = recommendation.statement.text
        if recommendation.statement_is_list:
            second = _second_item(text)
        else:
            modals = find_modals(text)
            if not modals[1:]:
                continue
            second = modals[1].start
        yield Problem(
            code="REC004",
            place=_place(recommendation.path, recommendation.statement, second),
            message=_("Empfehlung „{id}“ fordert mehr als eine Sache.").format(id=title_of(recommendation)),
            hint=_("Je Forderung eine Empfehlung schreiben; Erläuterungen gehören in die Absätze danach."),
            subject=recommendation.id,
        )


def _second_item(text: str) -> int:
    """Return where the text of the second item of a list begins, of the first where there is only one."""
    items = list(_ITEM.finditer(text))
    same_level = [item for item in items if len(item[1]) == len(items[0][1])]
    return same_level[1 if len(same_level) > 1 else 0].end() if items else 0


@rule("REC009", "outdated-addressee", "W W E")
def outdated_addressee(graph: TraceGraph) -> Iterator[Problem]:
    """Der Adressat heißt am Stichtag nicht mehr so.

    Warum:
    Ministerien werden umbenannt. Eine Empfehlung, die an eine Stelle geht, die es so nicht mehr gibt, wirkt veraltet, bevor
    sie gelesen ist. In der Begründung darf der frühere Name stehen.

    Beispiel:
    Der Name galt bis Januar 2024.

        Das Ministerium für Soziales und Integration soll …

    Stattdessen:

        Das Ministerium für Arbeit, Integration, Jugend und Soziales soll …

    Die Namen und ihre Geltung stehen in vocabulary.yaml unter `addressees`.
    """
    vocabulary = graph.corpus.vocabulary
    if not vocabulary or not vocabulary.addressees:
        return
    for recommendation in graph.recommendations:
        for mention in recommendation.mentions("addressee"):
            addressee = vocabulary.addressees.get(mention.text)
            if addressee is None:
                continue
            if not addressee.valid_names(graph.day):
                yield Problem(
                    code="REC009",
                    place=mention_place(recommendation, mention),
                    message=_("Adressat „{key}“ hat am {day} keinen gültigen Namen.").format(
                        key=mention.text, day=graph.day.isoformat()
                    ),
                    hint=_("Den heutigen Namen in vocabulary.yaml eintragen oder die Nachfolgerin nennen."),
                    subject=recommendation.id,
                )
            yield from _spelled_names(graph, recommendation, addressee)


def _spelled_names(graph: TraceGraph, recommendation: Recommendation, addressee: Addressee) -> Iterator[Problem]:
    valid = addressee.valid_names(graph.day)
    for name in addressee.expired_names(graph.day):
        places: list[Place] = []
        at = _find_name(recommendation.title, name, valid)
        if at >= 0:
            line = graph.corpus.lines(recommendation.path)[recommendation.line - 1]
            column = line.find(recommendation.title) + at + 1
            places.append(Location(path=recommendation.path, line=recommendation.line, column=column))
        at = _find_name(recommendation.statement.text, name, valid)
        if at >= 0:
            places.append(_place(recommendation.path, recommendation.statement, at))
        for place in places:
            yield Problem(
                code="REC009",
                place=place,
                message=_("„{name}“ ist ein früherer Name des Adressaten.").format(name=name),
                hint=_("Heute heißt er „{name}“.").format(name=valid[-1]) if valid else "",
                subject=recommendation.id,
            )


def _find_name(text: str, name: str, valid: tuple[str, ...]) -> int:
    """Return where a name stands in a text outside of the valid names, or -1."""
    if not any(word in text for word in _stems(name)):
        return -1
    rest = text
    for longer in sorted(valid, key=len, reverse=True):
        rest = _name_pattern(longer).sub(lambda match: " " * len(match[0]), rest)
    found = _name_pattern(name).search(rest)
    return found.start() if found else -1


def _stems(name: str) -> list[str]:
    return [_WORD_ENDING.sub("", word) for word in name.split()]


@cache
def _name_pattern(name: str) -> re.Pattern[str]:
    """Return a pattern for a name in any case („des Hessischen Ministeriums“) and across line ends."""
    words = [re.escape(stem) + (r"\w{0,2}" if len(stem) >= _SHORTEST_STEM else "") for stem in _stems(name)]
    return re.compile(r"(?<!\w)" + r"[\s>]+".join(words) + r"(?!\w)")


def _statement_start(recommendation: Recommendation) -> Place:
    text = recommendation.statement.text
    return _place(recommendation.path, recommendation.statement, len(text) - len(text.lstrip()))


def _place(path: str, passage: Passage, offset: int) -> Location:
    line, column = passage.place(offset)
    return Location(path=path, line=line, column=column)
