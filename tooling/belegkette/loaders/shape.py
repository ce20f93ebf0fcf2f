"""Holding data against the declared shapes and naming everything that does not fit.

msgspec accepts or refuses a whole value in C; only what it refuses is walked here, field by field, with the same
declarations. So there is one model and yet a list of all errors.
"""

from __future__ import annotations

import types
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any, Literal, Union, get_args, get_origin

import msgspec

from belegkette.diagnostics import Place, Pointer, Problem, Spot
from belegkette.i18n import _
from belegkette.loaders.yaml_tree import key_text
from belegkette.model.base import Shape, decode_custom
from belegkette.model.dates import PartialDate
from belegkette.suggest import did_you_mean, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator


def convert(value: object, expected: Any) -> Any:  # noqa: ANN401 - the typed boundary: msgspec checks the type
    """Return the typed value. Raises `msgspec.ValidationError`."""
    return msgspec.convert(value, expected, dec_hook=decode_custom)


def drop_nulls(value: object) -> object:
    """Return the value without keys that were left empty, and with keys as text: an empty key says as much as none."""
    if isinstance(value, dict):
        return {key_text(key): drop_nulls(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [drop_nulls(item) for item in value]
    return value


@dataclass(frozen=True, slots=True)
class Walk:
    """Where a walk stands: the file, where to report what is missing, and whose mistake it is."""

    path: str
    home: Place
    subject: str = ""

    def problems(self, mapping: dict[str, object], shape: type[Shape], pointer: Pointer) -> Iterator[Problem]:
        """Yield every unknown key (SRC003), missing key (SRC004) and wrong value (SRC005) of one mapping.

        A key that seems to be meant by a misspelt one is not called missing as well.
        """
        fields = {field.encode_name: field for field in msgspec.structs.fields(shape)}
        tag = shape.__struct_config__.tag_field
        known = [*fields, tag] if tag else list(fields)
        misspelt: set[str] = set()
        for key, value in mapping.items():
            if key in fields:
                yield from self._value(value, fields[key].type, (*pointer, key))
            elif key not in known:
                yield self._unknown(key, known, pointer)
                misspelt.add(nearest(key, known))
        for name, field in fields.items():
            if field.required and name not in mapping and name not in misspelt:
                yield Problem(
                    code="SRC004",
                    place=self.home,
                    message=_("Pflichtangabe „{name}“ fehlt.").format(name=_dotted(pointer, name)),
                    hint=_("„{name}: …“ ergänzen.").format(name=name),
                    subject=self.subject,
                )

    def _unknown(self, key: str, known: list[str], pointer: Pointer) -> Problem:
        return Problem(
            code="SRC003",
            place=Spot(self.path, (*pointer, key), "key"),
            message=_("Feld „{key}“ gibt es nicht.").format(key=_dotted(pointer, key)),
            hint=did_you_mean(key, known, otherwise=_("Möglich sind: {known}.").format(known=", ".join(sorted(known)))),
            subject=self.subject,
        )

    def _value(self, value: object, expected: Any, pointer: Pointer) -> Iterator[Problem]:  # noqa: ANN401
        try:
            convert(value, expected)
        except msgspec.ValidationError:
            yield from self._explain(value, expected, pointer)

    def _explain(self, value: object, expected: Any, pointer: Pointer) -> Iterator[Problem]:  # noqa: ANN401
        options = alternatives(expected)
        shape = next((option for option in options if _is_shape(option)), None)
        if isinstance(value, dict) and shape is not None:
            yield from self.problems(value, shape, pointer)
            return
        if isinstance(value, dict) and (values := next((o for o in options if get_origin(o) is dict), None)):
            for key, item in value.items():
                yield from self._value(item, get_args(values)[1], (*pointer, key))
            return
        if isinstance(value, list) and (items := next((o for o in options if get_origin(o) is tuple), None)):
            for index, item in enumerate(value):
                yield from self._value(item, get_args(items)[0], (*pointer, index))
            return
        message, hint = describe_mismatch(value, options)
        yield Problem(
            code="SRC005",
            place=Spot(self.path, pointer),
            message=_("„{name}“: {problem}").format(name=_dotted(pointer), problem=message),
            hint=hint,
            subject=self.subject,
        )


_SHOWN = 40
"""How much of a wrong value a message repeats."""


def describe_mismatch(value: object, options: tuple[Any, ...]) -> tuple[str, str]:  # noqa: PLR0911 - a table in words
    """Return (what is wrong, what to write) for one value that fits none of the expected types."""
    words = [str(word) for option in options for word in _allowed_words(option)]
    shown = _shown(value)
    if words:
        listed = _("Möglich sind: {known}.").format(known=", ".join(words))
        hint = did_you_mean(str(value), words) if isinstance(value, str) else ""
        return _("{value} ist kein erlaubter Wert.").format(value=shown), f"{hint} {listed}".strip()
    if PartialDate in options:
        return (
            _("{value} ist kein Datum.").format(value=shown),
            _("Erlaubt sind 2022, 2022-05, 2022-05-17, 2021/2023 und unknown."),
        )
    if float in options or int in options:
        return (
            _("{value} ist keine Zahl.").format(value=shown),
            _("Ohne Anführungszeichen und ohne Tausendertrennung schreiben, Dezimalpunkt statt Komma."),
        )
    if bool in options:
        return _("{value} ist weder true noch false.").format(value=shown), _("true oder false schreiben.")
    if isinstance(value, str) and not value:
        return _("Der Text ist leer."), _("Text ergänzen oder die Zeile löschen.")
    if isinstance(value, dict):
        return _("Hier ist kein Block mit Unterfeldern erlaubt."), _("Einen Text oder eine Liste schreiben.")
    if any(get_origin(option) is tuple for option in options):
        return _("{value} ist hier nicht erlaubt.").format(value=shown), _("Eine Liste mit „- …“ schreiben.")
    if any(_is_shape(option) or get_origin(option) is dict for option in options):
        return (
            _("{value} ist hier nicht erlaubt; erwartet wird ein Block mit Unterfeldern.").format(value=shown),
            _("Die Unterfelder eingerückt in eigene Zeilen schreiben."),
        )
    return _("{value} ist kein Text.").format(value=shown), _("Den Wert in Anführungszeichen setzen.")


def alternatives(expected: Any) -> tuple[Any, ...]:  # noqa: ANN401
    """Return the types that a declaration allows, None left out."""
    if get_origin(expected) is Annotated:
        return alternatives(get_args(expected)[0])
    if get_origin(expected) in {Union, types.UnionType}:
        return tuple(
            found for option in get_args(expected) if option is not type(None) for found in alternatives(option)
        )
    return (expected,)


def _is_shape(option: Any) -> bool:  # noqa: ANN401
    return isinstance(option, type) and issubclass(option, Shape)


def _allowed_words(option: Any) -> tuple[Any, ...]:  # noqa: ANN401
    if get_origin(option) is Literal:
        return get_args(option)
    if isinstance(option, type) and issubclass(option, StrEnum):
        return tuple(option)
    return ()


def _shown(value: object) -> str:
    match value:
        case dict():
            return _("ein Block mit Unterfeldern")
        case list():
            return _("eine Liste")
        case bool():
            return "true" if value else "false"
        case _:
            text = str(value)
            return f"„{text if len(text) <= _SHOWN else text[: _SHOWN - 1] + '…'}“"


def _dotted(pointer: Pointer, *names: str) -> str:
    """Return the path inside a record as people say it: ``transferability.U1`` (without the record's own place)."""
    steps = [str(step) for step in (*pointer, *names)]
    while len(steps) > 1 and (steps[0] in {"records", "findings"} or steps[0].isdigit()):
        steps.pop(0)
    return ".".join(steps)
