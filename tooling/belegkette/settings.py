"""Settings in ``[tool.belegkette]`` of pyproject.toml; every one has a default."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime

import msgspec

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.model.base import Shape, Text, decode_custom
from belegkette.model.dates import PartialDate, parse_partial_date
from belegkette.model.terms import Profile
from belegkette.privacy.cells import K


class SettingWaiver(Shape, frozen=True, kw_only=True):
    """A waiver for the whole project, or for one id."""

    code: Text
    reason: Text
    until: PartialDate
    id: str = ""


class Settings(Shape, frozen=True, kw_only=True):
    """What a project may decide. `internal_root` names a second tree for what may not be published.

    `reviewers` names the file that says which person a reviewer key stands for; `four_eyes` says whether one's own text
    must be accepted by somebody else. `previous` is the older edition that the change list compares with.

    `name_list`, `name_key`, `allowed_names` and `name_tagger` say whose names may not be published, `k` how many persons
    a published group must hold, `published_totals` which numbers are known from elsewhere, `editions` where those that
    were delivered lie. `easy_words` and `easy_words_at_most` are the words of a sentence in an easy-to-read text: beyond the
    first number it is a warning, beyond the second an error. `base_url` is where the site will lie, `feedback` an address
    for readers; `publisher`, `accessibility_contact` and `enforcement_office` make up the declaration on accessibility.
    """

    profile: Profile = Profile.DRAFT
    as_of: str = ""
    internal_root: str = ""
    reviewers: str = ""
    four_eyes: bool = True
    previous: str = ""
    name_list: str = ""
    name_key: str = ""
    name_tagger: str = ""
    allowed_names: tuple[str, ...] = ()
    k: int = K
    published_totals: str = ""
    editions: str = ""
    base_url: str = ""
    feedback: str = ""
    publisher: str = ""
    accessibility_contact: str = ""
    enforcement_office: str = ""
    easy_words: int = 12
    easy_words_at_most: int = 15
    waive: tuple[SettingWaiver, ...] = ()


def load_settings(root: str) -> Settings:
    """Read the settings of a project. Raises `BelegketteError` when they cannot be used."""
    path = os.path.join(root, "pyproject.toml")
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        raise BelegketteError(
            _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror),
            remedy=_("Zugriffsrechte prüfen."),
        ) from error
    if b"belegkette" not in data:
        return Settings()
    import tomllib  # noqa: PLC0415 - not every project has settings

    try:
        document = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BelegketteError(
            _("„{path}“ ist kein gültiges TOML: {reason}.").format(path=path, reason=error),
            remedy=_("Die genannte Stelle berichtigen; die Datei muss in UTF-8 gespeichert sein."),
        ) from error
    tool = document.get("tool")
    return _settings(path, tool.get("belegkette", {}) if isinstance(tool, dict) else {})


def _settings(path: str, table: object) -> Settings:
    try:
        return msgspec.convert(_dates_as_text(table), Settings, dec_hook=decode_custom)
    except msgspec.ValidationError as error:
        raise BelegketteError(
            _("„{path}“, [tool.belegkette]: {reason}.").format(path=path, reason=_in_german(str(error))),
            remedy=_("Möglich sind: {known}. Mehr im Handbuch unter „Einstellungen“.").format(
                known=", ".join(Settings.__struct_encode_fields__)
            ),
        ) from error


def _dates_as_text(value: object) -> object:
    """Return TOML values with dates as they are written, so that ``as-of`` may stand with or without quotes."""
    match value:
        case dict():
            return {key: _dates_as_text(item) for key, item in value.items()}
        case list():
            return [_dates_as_text(item) for item in value]
        case date():
            return value.isoformat()
    return value


def _in_german(message: str) -> str:
    """Say msgspec's message so that an author understands it; what it has no words for stays as it is."""
    what, _at, where = message.partition(" - at `$")
    place = where.strip("`.")
    if match := re.fullmatch(r"Object contains unknown field `(.+)`", what):
        return _("„{name}“ gibt es nicht").format(name=f"{place}.{match[1]}".strip("."))
    if match := re.fullmatch(r"Object missing required field `(.+)`", what):
        return _("„{name}“ fehlt").format(name=f"{place}.{match[1]}".strip("."))
    return _("„{name}“ hat keinen erlaubten Wert").format(name=place) if place else what


def reference_date(given: str, settings: Settings) -> date:
    """Return the day that counts as today: the option, the setting, SOURCE_DATE_EPOCH, or the clock, in this order.

    Raises `BelegketteError` for what is no day.
    """
    for text in (given, settings.as_of):
        if text:
            try:
                day = parse_partial_date(text).first
            except ValueError:
                day = None
            if day is None or len(text) != len("2026-01-01"):
                raise BelegketteError(
                    _("Stichtag „{text}“ ist kein Datum.").format(text=text),
                    remedy=_("In der Form 2026-11-22 schreiben."),
                )
            return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            return datetime.fromtimestamp(int(epoch), tz=UTC).date()
        except (ValueError, OverflowError, OSError) as error:
            raise BelegketteError(
                _("SOURCE_DATE_EPOCH ist keine Zahl von Sekunden: „{text}“.").format(text=epoch),
                remedy=_("Die Umgebungsvariable löschen oder mit --as-of einen Tag angeben."),
            ) from error
    return datetime.now(tz=UTC).astimezone().date()
