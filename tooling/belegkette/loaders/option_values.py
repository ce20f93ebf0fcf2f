"""Reading the values of a recommendation's options, with the place of every word in a list."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

import msgspec

from belegkette.diagnostics import Location, Problem, Spot
from belegkette.i18n import _
from belegkette.loaders.shape import convert, describe_mismatch
from belegkette.model.dates import PartialDate, parse_partial_date
from belegkette.model.evidence import Waiver
from belegkette.model.recommendation import OPTIONS, PROOFS, REQUIRED_OPTIONS, Mention, OptionText, OptionType
from belegkette.model.terms import Level, RecommendationStatus, Response, Strength
from belegkette.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from belegkette.loaders.myst import Directive
    from belegkette.loaders.options import RawOption

_WAIVER = re.compile(
    r"\s*(?P<code>[A-Z]{3}\d{3})\s+bis\s+(?P<until>\d{4}-\d{2}-\d{2})\s*:\s*(?P<reason>\S.*?)\s*", re.DOTALL
)
_ENUMS: dict[OptionType, type[StrEnum]] = {
    OptionType.STRENGTH: Strength,
    OptionType.STATUS: RecommendationStatus,
    OptionType.LEVEL: Level,
    OptionType.RESPONSE: Response,
}
_LISTS = (OptionType.IDS, OptionType.KEYS, OptionType.BASIS)
_PROVEN = (OptionType.RESPONSE, OptionType.DATE)
_UNTYPED = (*_LISTS, OptionType.ID, OptionType.TEXT)


@dataclass(slots=True)
class ReadOptions:
    """The options of one recommendation; `faulty` names those that are there but wrong."""

    options: dict[str, OptionText] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    strength: Strength | None = None
    status: RecommendationStatus = RecommendationStatus.DRAFT
    confidence: Level | None = None
    response: Response | None = None
    waivers: tuple[tuple[Waiver, int, int], ...] = ()
    faulty: frozenset[str] = frozenset()


def read_options(
    raw: tuple[RawOption, ...], directive: Directive, source: Sequence[str], opening: Location
) -> ReadOptions:
    """Read every option; what is unknown, doubled, missing or no allowed value becomes a problem.

    An option that seems to be meant by a misspelt one is faulty, not missing.
    """
    result = ReadOptions()
    faulty: set[str] = set()
    misspelt: set[str] = set()
    name = next((option.value for option in raw if option.key == "id"), "")
    for option in raw:
        text = _located(option, directive, source)
        if option.key not in OPTIONS:
            result.problems.append(_unknown(option.key, _key_place(text, opening), name))
            misspelt.add(nearest(option.key, OPTIONS))
        elif option.key in result.options:
            result.problems.append(_doubled(option.key, _key_place(text, opening), name))
            faulty.add(option.key)
        else:
            result.options[option.key] = text
            problem = _value(result, option.key, text, opening.path, name)
            if problem is not None:
                result.problems.append(problem)
                faulty.add(option.key)
    faulty |= (misspelt & OPTIONS.keys()) - result.options.keys()
    for key in REQUIRED_OPTIONS:
        if key not in faulty and not (key in result.options and result.options[key].text):
            faulty.add(key)
            result.problems.append(
                Problem(
                    code="SRC004",
                    place=opening,
                    message=_("Pflichtangabe „{name}“ fehlt.").format(name=key),
                    hint=_("„:{name}: …“ ergänzen.").format(name=key),
                    subject=name,
                )
            )
    result.faulty = frozenset(faulty)
    result.problems.extend(_unproven(result, opening, name))
    return result


def _unproven(result: ReadOptions, opening: Location, subject: str) -> Iterator[Problem]:
    """Yield what is said of the time after delivery without a record that proves it (design.md 3)."""
    for group in PROOFS:
        given = [key for key in group if key in result.options and result.options[key].text]
        if given and result.faulty.isdisjoint(group) and not any(result.options[key].items for key in given):
            option = result.options[given[0]]
            yield Problem(
                code="SRC004",
                place=_key_place(option, opening),
                message=_("„{name}“: Der Beleg fehlt.").format(name=given[0]),
                hint=_("Nach einem Komma die Kennung eines Belegs ergänzen: „:{name}: {value}, …“.").format(
                    name=given[0], value=option.text.partition(",")[0].strip()
                ),
                subject=subject,
            )


def _key_place(option: OptionText, opening: Location) -> Location:
    return Location(path=opening.path, line=option.key_line, column=option.key_column)


def _located(option: RawOption, directive: Directive, source: Sequence[str]) -> OptionText:
    """Find an option's text in the file and, for lists, each of its words."""
    key_line = directive.content_line + option.key_line
    key_text = source[key_line - 1] if key_line <= len(source) else ""
    key_column = max(key_text.find(option.key), 0) + 1
    line = directive.content_line + option.value_line
    text = source[line - 1] if line <= len(source) else ""
    start = key_column + len(option.key) if line == key_line else 0
    value = option.value
    first = value.strip().partition("\n")[0]
    found = text.find(first, start) if first else -1
    column = found + 1 if found >= 0 else key_column
    kind = OPTIONS.get(option.key)
    if kind in _PROVEN and "," in value:
        head, _comma, proofs = value.partition(",")
        at = max(found, start) + len(head) if "\n" not in head else 0
        return OptionText(value, line, column, key_line, key_column, tuple(_items(proofs, line, at, source)))
    if kind not in _LISTS:
        return OptionText(value, line, column, key_line, key_column)
    value = " ".join(value.split())
    return OptionText(value, line, column, key_line, key_column, tuple(_items(value, line, max(found, start), source)))


def _items(value: str, line: int, start: int, source: Sequence[str]) -> list[Mention]:
    found = []
    for part in value.split(","):
        word = part.strip()
        if not word:
            continue
        at, here = -1, line
        while here <= len(source) and here <= line + 50:
            at = source[here - 1].find(word, start if here == line else 0)
            if at >= 0:
                break
            here += 1
        if at >= 0:
            line, start = here, at + len(word)
            found.append(Mention(word, here, at + 1))
        else:
            found.append(Mention(word, line, start + 1))
    return found


def _value(result: ReadOptions, key: str, option: OptionText, path: str, subject: str) -> Problem | None:
    """Store a typed value in the result, or return what is wrong with it."""
    kind = OPTIONS[key]
    if not option.text or kind in _UNTYPED:
        return None
    place = Location(path=path, line=option.line, column=option.column)
    text = option.text.partition(",")[0].strip() if kind in _PROVEN else option.text
    if kind in _ENUMS:
        words = _ENUMS[kind]
        if text in words.__members__.values():
            setattr(result, key, words(text))
            return None
        return _mismatch(key, text, (words,), place, subject)
    if kind is OptionType.DATE:
        return _dated(key, text, place, subject)
    if kind is OptionType.WAIVERS:
        result.waivers, problem = _waivers(option, place, subject)
        return problem
    return None


def _mismatch(key: str, text: str, options: tuple[object, ...], place: Location, subject: str) -> Problem:
    message, hint = describe_mismatch(text, options)
    return Problem(
        code="SRC005",
        place=place,
        message=_("„{name}“: {problem}").format(name=key, problem=message),
        hint=hint,
        subject=subject,
    )


def _dated(key: str, text: str, place: Location, subject: str) -> Problem | None:
    try:
        parse_partial_date(text)
    except ValueError:
        return _mismatch(key, text, (PartialDate,), place, subject)
    return None


def _waivers(
    option: OptionText, place: Location, subject: str
) -> tuple[tuple[tuple[Waiver, int, int], ...], Problem | None]:
    found = []
    for part in filter(str.strip, option.text.split(";")):
        match = _WAIVER.fullmatch(part)
        try:
            until = parse_partial_date(match["until"]) if match else None
        except ValueError:
            until = None
        if match is None or until is None:
            message = _("Ausnahme „{text}“ ist nicht lesbar.").format(text=" ".join(part.split())[:60])
            hint = _("So schreiben: „EVD001 bis 2027-03-31: Grund“; mehrere mit Semikolon trennen.")
            return (), Problem(code="SRC005", place=place, message=message, hint=hint, subject=subject)
        found.append((Waiver(code=match["code"], reason=match["reason"], until=until), option.line, option.column))
    return tuple(found), None


def read_waiver_list(path: str, value: object) -> tuple[tuple[Waiver, ...], tuple[Problem, ...]]:
    """Read ``waive`` of a page's front matter: a list of code, reason and until."""
    try:
        return convert(value, tuple[Waiver, ...]), ()
    except msgspec.ValidationError:
        problem = Problem(
            code="SRC005",
            place=Spot(path, ("waive",)),
            message=_("„waive“ ist keine Liste von Ausnahmen."),
            hint=_("Jede Ausnahme braucht code, reason und until."),
        )
        return (), (problem,)


def _unknown(key: str, place: Location, subject: str) -> Problem:
    return Problem(
        code="SRC003",
        place=place,
        message=_("Option „{key}“ gibt es nicht.").format(key=key),
        hint=did_you_mean(key, OPTIONS, otherwise=_("Möglich sind: {known}.").format(known=", ".join(sorted(OPTIONS)))),
        subject=subject,
    )


def _doubled(key: str, place: Location, subject: str) -> Problem:
    return Problem(
        code="SRC002",
        place=place,
        message=_("Option „{key}“ steht doppelt.").format(key=key),
        hint=_("Die Werte in eine Zeile schreiben, durch Kommas getrennt."),
        subject=subject,
    )
