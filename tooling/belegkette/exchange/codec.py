"""The document as JSON and back: the same input gives the same bytes, and a foreign or damaged file a clear refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from belegkette.errors import BelegketteError
from belegkette.exchange.document import FORMAT, VERSION, GraphDocument
from belegkette.i18n import _
from belegkette.model.base import decode_custom

if TYPE_CHECKING:
    from msgspec import Struct

_NOTHING: tuple[object, ...] = ("", (), [])


def render_document(document: GraphDocument) -> str:
    """Return the document as indented JSON with a line end; keys that say nothing are left out."""
    return to_json(without_empty(to_plain(document)))


def to_json(document: object) -> str:
    """Return indented JSON with a line end."""
    return msgspec.json.format(msgspec.json.encode(document), indent=2).decode() + "\n"


def to_plain(value: Struct) -> Any:  # noqa: ANN401 - plain data of any depth
    """Return a struct as dictionaries, lists and words."""
    return msgspec.to_builtins(value, enc_hook=str)


def without_empty(document: dict[str, Any]) -> dict[str, Any]:
    """Return plain data without keys that say nothing (null, an empty text or list), except at the top, where all are promised."""
    return {key: _pruned(value) for key, value in document.items()}


def _pruned(value: Any) -> Any:  # noqa: ANN401
    match value:
        case dict():
            return {key: _pruned(item) for key, item in value.items() if item is not None and item not in _NOTHING}
        case list() | tuple():
            return [_pruned(item) for item in value]
    return value


def read_document(data: bytes, name: str) -> GraphDocument:
    """Read an exported graph. Raises `BelegketteError` for everything that is none of this version."""
    try:
        plain = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise BelegketteError(_("„{path}“ ist keine JSON-Datei.").format(path=name), remedy=_export_anew()) from error
    if not isinstance(plain, dict) or plain.get("format") != FORMAT:
        raise BelegketteError(_("„{path}“ ist keine ausgegebene Belegkette.").format(path=name), remedy=_export_anew())
    if plain.get("version") != VERSION:
        raise BelegketteError(
            _("„{path}“ hat die Version {version}; gelesen wird Version {known}.").format(
                path=name, version=plain.get("version"), known=VERSION
            ),
            remedy=_export_anew(),
        )
    try:
        return msgspec.convert(plain, GraphDocument, dec_hook=decode_custom)
    except (msgspec.ValidationError, RecursionError) as error:
        raise BelegketteError(
            _("„{path}“ ist beschädigt: {reason}.").format(path=name, reason=_where(str(error))), remedy=_export_anew()
        ) from error


def _where(message: str) -> str:
    what, _at, where = message.partition(" - at `$.")
    return where.rstrip("`") or what


def _export_anew() -> str:
    return _("Die Datei mit „belegkette export json“ neu schreiben.")
