"""Tables of keys and options, made from the model, so that the handbook cannot say anything else than the check.

``{key-table} Shape`` lists the keys of one mapping, ``{option-table}`` the options of a recommendation. Both write
nothing into the source tree.
"""

# ruff: noqa: INP001 - Sphinx loads extensions by their file name; they are no package

from __future__ import annotations

import types
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

import msgspec
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import SphinxDirective
from sphinx.util.typing import ExtensionMetadata

from belegkette.model.base import Shape
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import Record
from belegkette.model.help import OPTIONS_HELP, SHAPES, WORDS, field_help
from belegkette.model.recommendation import OPTIONS, REQUIRED_OPTIONS, OptionType
from belegkette.model.terms import Kind, Level, RecommendationStatus, Response, Strength

DATE = "[Datum](belege.md#daten)"
REQUIRED = "**Pflicht.** "

_SHAPES: dict[str, type[Shape]] = {"Record": Record, **{shape.__name__: shape for shape in SHAPES}}
_PLAIN: dict[Any, str] = {str: "Text", int: "ganze Zahl", float: "Zahl", bool: "`true` oder `false`", PartialDate: DATE}
_PROOF = "danach mit Kommas die Kennungen von Belegen"
_OPTION_VALUES: dict[OptionType, str | type[StrEnum]] = {
    OptionType.ID: "Kennung",
    OptionType.IDS: "Kennungen, mit Kommas getrennt",
    OptionType.KEYS: "Schlüssel, mit Kommas getrennt",
    OptionType.BASIS: "Kennungen oder Worte, mit Kommas getrennt",
    OptionType.TEXT: "Text",
    OptionType.STRENGTH: Strength,
    OptionType.STATUS: RecommendationStatus,
    OptionType.LEVEL: Level,
    OptionType.RESPONSE: Response,
    OptionType.DATE: f"{DATE}, {_PROOF}",
    OptionType.WAIVERS: "`EVD001 bis 2027-03-31: Grund`",
}


class KeyTable(SphinxDirective):
    """The keys of a shape; of a kind of evidence only those that not every kind has. Content: the keys to show."""

    required_arguments = 1
    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.env.note_reread()
        shape = _SHAPES[self.arguments[0]]
        wanted = " ".join(self.content).split()
        rows = [row for row in iter_keys(shape) if not wanted or row[0] in wanted]
        return self.parse_text_to_nodes(table(("Schlüssel", "Wert", "Bedeutung"), rows))


class OptionTable(SphinxDirective):
    """Options of a recommendation. Content: one option a line, followed by the codes of the rules that ask for it."""

    has_content = True

    def run(self) -> list[nodes.Node]:
        """Return the table."""
        self.env.note_reread()
        rows = []
        for line in self.content:
            name, *codes = line.split()
            rules = ", ".join(f"{{rule}}`{code}`" for code in codes)
            meaning = (REQUIRED if name in REQUIRED_OPTIONS else "") + OPTIONS_HELP[name]
            rows.append((name, _option_value(OPTIONS[name]), meaning, rules))
        return self.parse_text_to_nodes(table(("Option", "Wert", "Bedeutung", "Regeln"), rows))


def iter_keys(shape: type[Shape]) -> Iterator[tuple[str, str, str]]:
    """Yield (key, what may stand there, meaning) in the order of the model."""
    shared = {field.encode_name for field in msgspec.structs.fields(Record)} if shape is not Record else set()
    inherits = issubclass(shape, Record)
    for field in msgspec.structs.fields(shape):
        if inherits and field.encode_name in shared:
            continue
        meaning = (REQUIRED if field.required else "") + field_help(shape, field.encode_name)
        yield field.encode_name, describe(field.type), meaning
        if shape is Record and field.encode_name == "id":
            yield "kind", words(Kind), REQUIRED + field_help(Record, "kind")


def describe(expected: Any) -> str:  # noqa: ANN401 - a type is any object
    """Return in words what a value may be."""
    options = list(_alternatives(expected))
    lists = [option for option in options if get_origin(option) is tuple]
    parts = [_describe_one(option) for option in options if option not in lists]
    if float in options:
        parts = [part for part in parts if part != _PLAIN[int]]
    if lists and parts:
        return f"{' oder '.join(parts)}, auch mehrere"
    if lists:
        return f"Liste: {describe(get_args(lists[0])[0])}"
    return ", ".join(parts[:-1]) + (" oder " if len(parts) > 1 else "") + parts[-1]


def _describe_one(option: Any) -> str:  # noqa: ANN401 - a type is any object
    if option in _PLAIN:
        return _PLAIN[option]
    if get_origin(option) is Literal:
        return ", ".join(f"`{word}`" for word in get_args(option))
    if get_origin(option) is dict:
        return "je Schlüssel ein Block"
    if issubclass(option, StrEnum):
        return words(option)
    return "Block"


def words(enumeration: type[StrEnum]) -> str:
    """Return the words of a closed set with what each means."""
    listed = WORDS[enumeration].items()
    return ", ".join(f"`{word}`" if word == meaning else f"`{word}` ({meaning})" for word, meaning in listed)


def _alternatives(expected: Any) -> Iterator[Any]:  # noqa: ANN401 - a type is any object
    if get_origin(expected) is Annotated:
        yield from _alternatives(get_args(expected)[0])
    elif get_origin(expected) in {Union, types.UnionType}:
        for option in get_args(expected):
            if option is not type(None):
                yield from _alternatives(option)
    else:
        yield expected


def _option_value(kind: OptionType) -> str:
    value = _OPTION_VALUES[kind]
    text = value if isinstance(value, str) else words(value)
    return f"{text}, {_PROOF}" if kind is OptionType.RESPONSE else text


def table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    """Return a Markdown table whose first column is code."""
    lines = [head, tuple("---" for _column in head), *((f"`{row[0]}`", *row[1:]) for row in rows)]
    return "\n".join(f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in line)} |" for line in lines)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.add_directive("key-table", KeyTable)
    app.add_directive("option-table", OptionTable)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
