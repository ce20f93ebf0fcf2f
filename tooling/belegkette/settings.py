"""Settings in ``[tool.belegkette]`` of pyproject.toml; every one has a default."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime

import msgspec

from belegkette.errors import BelegketteError
from belegkette.model.base import Shape, Text, decode_custom
from belegkette.model.dates import PartialDate, parse_partial_date
from belegkette.model.terms import Profile


class SettingWaiver(Shape, frozen=True, kw_only=True):
    """A waiver for the whole project, or for one id."""

    code: Text
    reason: Text
    until: PartialDate
    id: str = ""


class Settings(Shape, frozen=True, kw_only=True):
    """What a project may decide. `internal_root` names a second tree for what may not be published."""

    profile: Profile = Profile.DRAFT
    as_of: str = ""
    internal_root: str = ""
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
        raise BelegketteError(f"pyproject.toml kann nicht gelesen werden: {error.strerror}.") from error
    if b"tool.belegkette" not in data:
        return Settings()
    import tomllib  # noqa: PLC0415 - not every project has settings

    try:
        table = tomllib.loads(data.decode())["tool"]["belegkette"]
        return msgspec.convert(table, Settings, dec_hook=decode_custom)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError) as error:
        raise BelegketteError(f"pyproject.toml ist nicht lesbar: {error}.") from error
    except msgspec.ValidationError as error:
        raise BelegketteError(
            f"pyproject.toml, [tool.belegkette]: {error}.", remedy="Die Einstellungen stehen im Handbuch unter „Einstellungen“."
        ) from error


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
                    f"Stichtag „{text}“ ist kein Datum.", remedy="In der Form 2026-11-22 schreiben."
                )
            return day
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not epoch.isdigit():
            raise BelegketteError("SOURCE_DATE_EPOCH ist keine Zahl von Sekunden.")
        return datetime.fromtimestamp(int(epoch), tz=UTC).date()
    return datetime.now(tz=UTC).astimezone().date()
