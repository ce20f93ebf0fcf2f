"""Reading what was published before: exported editions, and numbers that are known from elsewhere.

An edition is known by its exported graph (``belegkette export json``), as a file or in the folder of a delivery. Files of
other formats are left alone.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.files import read_source
from belegkette.loaders.yaml_data import YamlFault, load_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.settings import Settings

FORMAT = "belegkette-graph"
_LARGEST = 256 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class PublishedEdition:
    """An edition that went out: what people call it, and what it holds."""

    name: str
    evidence: tuple[dict[str, Any], ...]
    cited: frozenset[str]

    def holds(self, record_id: str) -> bool:
        """Whether a record stands in it, or is named by a recommendation."""
        return record_id in self.cited or any(one.get("id") == record_id for one in self.evidence)


@dataclass(frozen=True, slots=True, kw_only=True)
class PublishedTotal:
    """A number of persons that readers know: for a region, a group, or both."""

    title: str
    n: int
    region: str = ""
    group: str = ""


def iter_editions(root: str, settings: Settings) -> Iterator[PublishedEdition]:
    """Yield the editions in the folder that the setting ``editions`` names, sorted by path.

    Raises `BelegketteError` where there is no such folder.
    """
    if not settings.editions:
        return
    top = os.path.normpath(os.path.join(root, os.path.expanduser(settings.editions)))
    if not os.path.isdir(top):
        raise BelegketteError(
            _("Den Ordner „{path}“ mit früheren Ausgaben gibt es nicht.").format(path=settings.editions),
            remedy=_("In pyproject.toml „editions“ berichtigen."),
        )
    for directory, folders, files in os.walk(top):
        folders.sort()
        for file in sorted(files):
            if file.endswith(".json"):
                path = os.path.join(directory, file)
                found = read_edition(path, os.path.relpath(path, top).replace(os.sep, "/"))
                if found is not None:
                    yield found


def previous_edition(root: str, settings: Settings) -> PublishedEdition | None:
    """Return the edition that the setting ``previous`` names, where that is a file or a folder."""
    if not settings.previous:
        return None
    path = os.path.normpath(os.path.join(root, os.path.expanduser(settings.previous)))
    if os.path.isdir(path):
        path = os.path.join(path, "belegkette.json")
    return read_edition(path, settings.previous) if os.path.isfile(path) else None


def read_edition(path: str, name: str) -> PublishedEdition | None:
    """Return an exported edition, None for a file that is none."""
    import json  # noqa: PLC0415 - only a project with earlier editions pays for it

    try:
        if os.path.getsize(path) > _LARGEST:
            return None
        with open(path, "rb") as stream:
            data = json.loads(stream.read())
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        return None
    evidence = tuple(one for one in _list(data.get("evidence")) if isinstance(one, dict))
    cited = {
        str(name)
        for one in _list(data.get("recommendations"))
        if isinstance(one, dict)
        for key in ("evidence", "qualified-by", "contradicted-by", "cites")
        for name in _list(one.get(key))
    }
    return PublishedEdition(name, evidence, frozenset(cited))


def load_published_totals(root: str, settings: Settings) -> tuple[PublishedTotal, ...]:
    """Return the numbers in the file that the setting ``published-totals`` names. Raises `BelegketteError`."""
    if not settings.published_totals:
        return ()
    path = os.path.normpath(os.path.join(root, os.path.expanduser(settings.published_totals)))
    source = read_source(path, settings.published_totals)
    if not hasattr(source, "text"):
        raise BelegketteError(f"{settings.published_totals}: {source.message}", remedy=source.hint)
    try:
        data = load_yaml(source.text)
    except YamlFault as fault:
        raise BelegketteError(
            f"{settings.published_totals}:{fault.line}:{fault.column}: {fault.message}", remedy=fault.hint
        ) from fault
    found = []
    for entry in _list(data.get("totals") if isinstance(data, dict) else None):
        if (
            not isinstance(entry, dict)
            or not isinstance(entry.get("n"), int)
            or not isinstance(entry.get("title"), str)
        ):
            raise BelegketteError(
                _("„{path}“: Jede veröffentlichte Zahl braucht „title“ und „n“.").format(
                    path=settings.published_totals
                ),
                remedy=_("So sieht sie aus: „totals: [{title: Jahresbericht, n: 12, region: LDK, group: ifd}]“"),
            )
        region, group = (str(entry.get(key) or "") for key in ("region", "group"))
        found.append(PublishedTotal(title=entry["title"], n=entry["n"], region=region, group=group))
    return tuple(found)


def _list(value: object) -> list[Any]:
    return value if isinstance(value, list) else []
