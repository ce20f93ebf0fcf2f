"""Which code of the codebook a foreign code is, and the codebook that foreign codes would make.

A foreign code is recognised by the mapping file, by the identifier that our own export gives, by the key at the
beginning of its name, or by its name; in this order.
"""

from __future__ import annotations

import re
import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.mapping import IGNORE
from belegkette.importers.texts import clean_text, folded, one_line
from belegkette.model.vocabulary import Code, Codebook

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary

    from belegkette.importers.base import ForeignCode
    from belegkette.importers.mapping import Mapping

NAMESPACE = uuid.UUID("0b9a4c1e-52d7-5f3a-9c64-8e1d2f7a6b35")
"""The root of the identifiers that exported codes get, so that they are found again."""

MAXQDA_NAME = 63
"""MAXQDA cuts names of codes at this length when it reads a workbook."""

_KEYED = re.compile(r"([A-Z]{1,4}[-_]?\d{1,4}(?:\.\d+)*)(?:[\s:.–-]+(.+))?", re.DOTALL)
_TECHNICAL = re.compile(r"[A-Z]_\w+")
_UMLAUTS = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE", "ẞ": "SS"})
_PARTS = re.compile(r"^(Schlüssel|Name|Definition|Ankerbeispiel|Kodierregel|Abgrenzung):[ \t]*", re.MULTILINE)
_FIELDS = {
    "Schlüssel": "key",
    "Name": "name",
    "Definition": "definition",
    "Ankerbeispiel": "anchor_example",
    "Kodierregel": "coding_rule",
    "Abgrenzung": "coding_rule",
}


@dataclass(frozen=True, slots=True)
class CodeTable:
    """What each foreign code is here: its key, None where it is left out; `unknown` are those nobody has placed."""

    keys: Dictionary[str, str | None]
    unknown: tuple[ForeignCode, ...]
    codes: Dictionary[str, Code]


def guid_of(key: str) -> str:
    """Return the identifier of a code in an exported codebook."""
    return str(uuid.uuid5(NAMESPACE, key))


def code_memo(key: str, code: Code, *, name: str = "") -> str:
    """Return a code's explanation as one text with headings, from which `parse_memo` finds its parts again."""
    parts = [
        ("Schlüssel", key),
        ("Name", name),
        ("Definition", code.definition),
        ("Ankerbeispiel", code.anchor_example),
        ("Kodierregel", code.coding_rule),
    ]
    return "\n".join(f"{title}: {text.strip()}" for title, text in parts if text)


def parse_memo(text: str) -> dict[str, str]:
    """Return the parts of an explanation; without headings all of it is the definition."""
    cleaned = clean_text(text)
    pieces = _PARTS.split(cleaned)
    found: dict[str, str] = {"definition": pieces[0].strip()} if pieces[0].strip() else {}
    for title, body in zip(pieces[1::2], pieces[2::2], strict=True):
        field = _FIELDS[title]
        if body.strip():
            found[field] = f"{found[field]}\n{body.strip()}" if field in found else body.strip()
    return found


def place_codes(foreign: Iterable[ForeignCode], mapping: Mapping, codebook: Codebook | None) -> CodeTable:
    """Find the key of every foreign code; without a codebook every code gets a key of its own."""
    known = dict(codebook.codes) if codebook else {}
    by_name = _by_name(known)
    by_guid = {guid_of(key): key for key in known}
    wanted = {folded(name): key for name, key in mapping.codes.items()}
    keys: dict[str, str | None] = {}
    unknown: list[ForeignCode] = []
    codes: dict[str, Code] = {}
    for code in foreign:
        path = " > ".join(code.path)
        named = next((wanted[n] for n in (code.id, folded(path), folded(code.path[-1])) if n in wanted), None)
        if named is not None:
            keys[code.id] = None if named == IGNORE else named
            if named == IGNORE or named in known:
                continue
        else:
            found = by_guid.get(code.id) or _recognise(code, known, by_name)
            if found is None and codebook is not None:
                unknown.append(code)
            keys[code.id] = found or _fresh_key(code, codes)
        key = keys[code.id]
        assert key is not None
        codes.setdefault(key, _as_code(code, key, keys))
    if codebook is not None:
        keys.update({code.id: None for code in unknown})
    return CodeTable(keys, tuple(unknown), codes)


def _by_name(known: Dictionary[str, Code]) -> dict[str, str]:
    names: dict[str, str] = {}
    for key, code in known.items():
        name = folded(code.name)
        for form in (name, name[:MAXQDA_NAME].strip(), folded(key)):
            names.setdefault(form, key)
    return names


def _recognise(code: ForeignCode, known: Dictionary[str, Code], by_name: Dictionary[str, str]) -> str | None:
    own = parse_memo(code.description).get("key", "")
    if own in known:
        return own
    name = one_line(code.path[-1])
    first = re.split(r"[\s:]", name, maxsplit=1)[0].rstrip(".:")
    return first if first in known else by_name.get(folded(name))


def _fresh_key(code: ForeignCode, taken: Dictionary[str, Code]) -> str:
    name = one_line(code.path[-1])
    first = name.split(" ", 1)[0]
    if own := parse_memo(code.description).get("key", ""):
        key = own
    elif guid_of(first) == code.id:
        key = first
    elif match := _KEYED.fullmatch(name):
        key = match[1]
    elif _TECHNICAL.fullmatch(name):
        key = name
    else:
        key = _slug(name)
    if key in taken and len(code.path) > 1:
        key = f"{_slug(one_line(code.path[-2]))}-{key}"
    number, base = 2, key
    while key in taken:
        key, number = f"{base}-{number}", number + 1
    return key


def _slug(name: str) -> str:
    plain = name.upper().replace("ß", "SS").translate(_UMLAUTS)
    return "-".join(re.findall(r"[A-Z0-9]+", plain))[:40].strip("-") or "CODE"


def _as_code(code: ForeignCode, key: str, keys: Dictionary[str, str | None]) -> Code:
    parts = parse_memo(code.description)
    name = one_line(code.path[-1])
    if name != key and name.startswith(key):
        name = name.removeprefix(key).lstrip(" :.–-") or name
    return Code(
        name=parts.get("name") or name or _("ohne Namen"),
        definition=parts.get("definition"),
        anchor_example=parts.get("anchor_example"),
        coding_rule=parts.get("coding_rule"),
        parent=keys.get(code.parent) if code.parent else None,
    )
