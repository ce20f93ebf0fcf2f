"""What can be wrong with a value, by its type in the record model: nothing here knows a key, and no rule."""

from __future__ import annotations

import re
import types
import typing
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from belegkette.model.base import Shape
from belegkette.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterator

GONE: Any = object()
"""Stands for a key that is taken away."""

UNKNOWN = "XX-UNBEKANNT"
_OLD, _FUTURE, _NO_DATE = "1951-01-01", "2099-12-31", "31.12.2020"


def iter_defects(declared: Any, value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401 - any type of the model
    """Yield (name of the defect, value in its place) for a value of a declared type."""
    yield "fehlt", GONE
    members = set(_members(declared))
    enumeration = next((one for one in members if isinstance(one, type) and issubclass(one, StrEnum)), None)
    if isinstance(value, bool):
        yield "umgekehrt", not value
    elif isinstance(value, str) and enumeration is not None and value in list(enumeration):
        yield "unbekanntes Wort", "quatsch"
        yield "anderes Wort", _next_word(enumeration, value)
    elif PartialDate in members and isinstance(value, str | int):
        yield "kein Datum", _NO_DATE
        yield "gealtert", _OLD
        yield "in der Zukunft", _FUTURE
    elif isinstance(value, int | float):
        yield "verzehnfacht", value * 10
        yield "keine Zahl", "viele"
    elif is_keys(declared):
        yield from _wrong_keys(value)
    elif isinstance(value, str):
        yield "leer", ""
        yield "verändert", alter(value)


def iter_shapes(declared: Any) -> Iterator[type[Shape]]:  # noqa: ANN401
    """Yield the mappings that a declared type allows, in lists too."""
    for one in _members(declared):
        if isinstance(one, type) and issubclass(one, Shape):
            yield one


def is_keys(declared: Any) -> bool:  # noqa: ANN401
    """Whether a type is one word or a list of words: in the model, those are keys and ids, never prose."""
    return {str, tuple} <= {typing.get_origin(one) or one for one in _alternatives(declared)}


def alter(text: str) -> str:
    """Return a text that says something else: another number, else another word."""
    digit = re.search(r"\d", text)
    if digit:
        return f"{text[: digit.start()]}{(int(digit[0]) + 1) % 10}{text[digit.end() :]}"
    words = text.split()
    return " ".join(["Niemals", *words[1:]])


def _wrong_keys(value: Any) -> Iterator[tuple[str, Any]]:  # noqa: ANN401
    if isinstance(value, str):
        yield "unbekannte Kennung", UNKNOWN
    elif isinstance(value, list) and value and all(isinstance(item, str) for item in value):
        yield "unbekannte Kennung", [*value[:-1], UNKNOWN]
        yield "doppelt", [*value, value[0]]


def _next_word(enumeration: type[StrEnum], value: str) -> str:
    words = [str(word) for word in enumeration]
    return words[(words.index(value) + 1) % len(words)]


def _alternatives(declared: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if typing.get_origin(declared) is typing.Annotated:
        return _alternatives(typing.get_args(declared)[0])
    if typing.get_origin(declared) in {typing.Union, types.UnionType}:
        return tuple(part for one in typing.get_args(declared) for part in _alternatives(one))
    return (declared,)


def _members(declared: Any) -> Iterator[Any]:  # noqa: ANN401
    for one in _alternatives(declared):
        if typing.get_origin(one) is tuple:
            yield from _members(typing.get_args(one)[0])
        else:
            yield one


def fields_of(shape: type[Shape]) -> dict[str, Any]:
    """Return the declared type of each key of a mapping."""
    return {field.encode_name: field.type for field in msgspec.structs.fields(shape)}
