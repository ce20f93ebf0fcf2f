"""JSON Schemas (draft 2020-12) for editors, made from the same shapes that the check reads with.

An empty key counts as absent for the check, so optional keys accept null here too. References between files, rules and
dates in the right order are no matter of schemas: they are the check's.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any

import msgspec

from belegkette.loaders.evidence import ID_PATTERN
from belegkette.model.base import Shape
from belegkette.model.dates import PartialDate
from belegkette.model.evidence import KINDS, Record
from belegkette.model.help import DATE, FILE_KEYS, SHAPES, WORDS, field_help
from belegkette.model.ledger import LedgerFile
from belegkette.model.sources import SourceList
from belegkette.model.terms import Kind
from belegkette.model.vocabulary import Codebook, Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = "schemas"
FILES = {
    "evidence/vocabulary.yaml": "vocabulary.schema.json",
    "evidence/codebook.yaml": "codebook.schema.json",
    "evidence/sources.yaml": "sources.schema.json",
    "recommendations/reviews.yaml": "reviews.schema.json",
}
EVIDENCE_FILE = "evidence.schema.json"

_DAY = r"\d{4}(-\d{2}(-\d{2})?)?"
_DATE: Schema = {
    "description": f"{DATE}.",
    "type": ["string", "integer"],
    "pattern": f"^(unknown|{_DAY}(/{_DAY})?)$",
    "minimum": 1000,
    "maximum": 9999,
}
_REF = "#/$defs/"


def build_schemas() -> dict[str, Schema]:
    """Return every schema by its file name."""
    return {
        EVIDENCE_FILE: _evidence(),
        "vocabulary.schema.json": _terms(Vocabulary, "Begriffe (vocabulary.yaml)"),
        "codebook.schema.json": _terms(Codebook, "Kategoriensystem (codebook.yaml)"),
        "sources.schema.json": _terms(SourceList, "Quellen (sources.yaml)"),
        "reviews.schema.json": _terms(LedgerFile, "Prüfbuch (reviews.yaml)"),
    }


def editor_settings() -> Schema:
    """Return the settings of Visual Studio Code that say which file has which schema."""
    evidence = ["evidence/*/**/*.yaml", "evidence/*/**/*.yml"]
    return {"yaml.schemas": {f"{FOLDER}/{EVIDENCE_FILE}": evidence, **{f"{FOLDER}/{FILES[f]}": f for f in FILES}}}


def render_json(document: Schema) -> bytes:
    """Return the bytes to write: indented, with a line end."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2) + b"\n"


def _terms(shape: type[Shape], title: str) -> Schema:
    definitions = _definitions([shape])
    return {"$schema": DIALECT, "title": title, **definitions.pop(shape.__name__), "$defs": definitions}


def _evidence() -> Schema:
    """One record, a list under ``records``, or shared keys with ``findings``; which one, the keys of the file say."""
    definitions = _definitions(list(KINDS.values()))
    required = {kind: definitions[shape.__name__].pop("required") for kind, shape in KINDS.items()}
    _share_common(definitions)
    for kind, shape in KINDS.items():
        part = {"$ref": f"{_REF}{shape.__name__}"}
        definitions[f"{shape.__name__}Record"] = {"allOf": [part, {"required": required[kind]}]}
        definitions[f"{shape.__name__}Findings"] = _findings_of(kind, definitions[shape.__name__], required[kind])
    definitions["AnyKind"] = _by_kind("")
    definitions["AnyRecord"] = _by_kind("Record")
    definitions["AnyFindings"] = _findings_without_kind(definitions)
    return {
        "$schema": DIALECT,
        "title": "Beleg",
        "type": "object",
        "if": {"required": ["records"]},
        "then": _records_file(),
        "else": {
            "if": {"required": ["findings"]},
            "then": {
                "if": {"required": ["kind"]},
                "then": _by_kind("Findings"),
                "else": {"$ref": f"{_REF}AnyFindings"},
            },
            "else": {"$ref": f"{_REF}AnyRecord"},
        },
        "$defs": definitions,
    }


def _share_common(definitions: dict[str, Schema]) -> None:
    """Say what all kinds have in common only once."""
    common = [field.encode_name for field in msgspec.structs.fields(Record)]
    kinds = [definitions[shape.__name__]["properties"] for shape in KINDS.values()]
    definitions["Common"] = {"properties": {key: kinds[0][key] for key in ["kind", *common]}}
    for properties in kinds:
        properties.update({key: {"$ref": f"{_REF}Common/properties/{key}"} for key in ["kind", *common]})


def _records_file() -> Schema:
    return {
        "properties": {
            "records": {
                "description": FILE_KEYS["records"],
                "type": "array",
                "minItems": 1,
                "items": {"$ref": f"{_REF}AnyRecord"},
            }
        },
        "additionalProperties": False,
    }


def _by_kind(form: str) -> Schema:
    """Choose one of the definitions by ``kind``, so that an editor explains the one that is meant."""
    cases = [
        {
            "if": {"properties": {"kind": {"const": str(kind)}}, "required": ["kind"]},
            "then": {"$ref": f"{_REF}{shape.__name__}{form}"},
        }
        for kind, shape in KINDS.items()
    ]
    kind = {"$ref": f"{_REF}Common/properties/kind"}
    return {"type": "object", "properties": {"kind": kind}, "required": ["kind"], "allOf": cases}


def _findings_of(kind: Kind, shape: Schema, required: list[str]) -> Schema:
    """Return the shape of a file whose shared keys say the kind; a finding may still say another."""
    name = KINDS[kind].__name__
    item = {
        "if": {"properties": {"kind": {"const": str(kind)}}},
        "then": {"$ref": f"{_REF}{name}"},
        "else": {"$ref": f"{_REF}AnyKind"},
    }
    shared = {key: {"$ref": f"{_REF}{name}/properties/{key}"} for key in shape["properties"]}
    return _findings_file(shared, item, [key for key in required if key != "kind"])


def _findings_without_kind(definitions: dict[str, Schema]) -> Schema:
    shared: Schema = {}
    for shape in KINDS.values():
        for key in definitions[shape.__name__]["properties"]:
            shared.setdefault(key, {"$ref": f"{_REF}{shape.__name__}/properties/{key}"})
    del shared["kind"]
    return _findings_file(shared, {"$ref": f"{_REF}AnyKind"}, ["id", "title", "text"])


def _findings_file(shared: Schema, item: Schema, required: list[str]) -> Schema:
    return {
        "type": "object",
        "properties": {**shared, "findings": _findings_list(item)},
        "required": ["findings"],
        "additionalProperties": False,
        "allOf": [_required_somewhere(key) for key in required],
    }


def _findings_list(item: Schema) -> Schema:
    return {"description": FILE_KEYS["findings"], "type": "array", "minItems": 1, "items": item}


def _required_somewhere(key: str) -> Schema:
    """A required key stands in every finding unless it is shared."""
    return {
        "if": {"not": {"required": [key]}},
        "then": {"properties": {"findings": {"items": {"required": [key]}}}},
    }


def _definitions(shapes: list[type[Shape]]) -> dict[str, Schema]:
    """Return msgspec's definitions of the shapes and all that they need, in German and with null where it is allowed."""
    _roots, raw = msgspec.json.schema_components(shapes, schema_hook=_custom, ref_template=f"{_REF}{{name}}")
    known = {shape.__name__: shape for shape in SHAPES}
    words = {enumeration.__name__: enumeration for enumeration in WORDS}
    result = {}
    for name in sorted(raw):
        definition = {key: value for key, value in raw[name].items() if key not in {"title", "description"}}
        if name in known:
            definition = _object(known[name], definition)
        elif name in words:
            definition["description"] = _word_list(words[name])
        result[name] = definition
    return {**result, "Date": _DATE}


def _object(shape: type[Shape], raw: Schema) -> Schema:
    required = [key for key in raw.get("required", []) if key != "kind"]
    properties = {}
    for key, value in raw["properties"].items():
        schema = _kind_schema() if shape.__struct_config__.tag_field == key else _property(value, key in required)
        properties[key] = {"description": _described(shape, key, schema), **schema}
    if "id" in properties and shape.__struct_config__.tag_field:
        properties["id"]["pattern"] = f"^{ID_PATTERN.pattern}$"
    return {
        "description": SHAPES[shape],
        "type": "object",
        "properties": properties,
        "required": [*(["kind"] if shape.__struct_config__.tag_field else []), *required],
        "additionalProperties": False,
    }


def _kind_schema() -> Schema:
    return {
        "enum": [str(kind) for kind in Kind],
        "description": f"{field_help(KINDS[Kind.EVENT], 'kind')} {_word_list(Kind)}",
    }


def _property(schema: Schema, required: bool) -> Schema:
    """Return a property without its default (empty is the same as absent) and, unless required, with null."""
    plain = {key: value for key, value in schema.items() if key != "default"}
    if required or {"type": "null"} in plain.get("anyOf", []) or plain.get("type") == "null":
        return plain
    if isinstance(plain.get("type"), str):
        return {**plain, "type": [plain["type"], "null"]}
    if "anyOf" in plain:
        return {**plain, "anyOf": [*plain["anyOf"], {"type": "null"}]}
    return {"anyOf": [plain, {"type": "null"}]}


def _described(shape: type[Shape], key: str, schema: Schema) -> str:
    """Return the key's help and, where it takes words of a closed set, what they mean."""
    parts = [field_help(shape, key)]
    names = {reference.removeprefix(_REF) for reference in _references(schema)}
    parts.extend(_word_list(enumeration) for enumeration in WORDS if enumeration.__name__ in names)
    return " ".join(parts)


def _references(schema: Schema) -> Iterator[str]:
    if "$ref" in schema:
        yield schema["$ref"]
    for option in schema.get("anyOf", []):
        yield from _references(option)


def _word_list(enumeration: type[StrEnum]) -> str:
    listed = ", ".join(f"{word} ({meaning})" for word, meaning in WORDS[enumeration].items())
    return f"Möglich: {listed}."


def _custom(expected: type) -> Schema:
    if expected is PartialDate:
        return {"$ref": f"{_REF}Date"}
    raise NotImplementedError(expected)
