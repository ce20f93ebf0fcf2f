"""The two files that say what foreign words mean here: the mapping file and the key file.

The mapping file may lie in the project: it holds columns, variables and codes, no names. The key file maps names of
documents and people to interview keys; it is refused inside the published project. No name becomes a key by itself.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Literal

import msgspec

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.safety import MEGABYTE, read_file
from belegkette.importers.texts import folded
from belegkette.loaders.shape import convert, drop_nulls
from belegkette.loaders.yaml_data import YamlFault, load_yaml
from belegkette.model.base import Shape, Text
from belegkette.model.dates import PartialDate

if TYPE_CHECKING:
    from collections.abc import Iterable

IGNORE = "ignore"
Target = Literal["region", "group", "question", "date", "ignore"]
Column = Literal[
    "text",
    "code",
    "document",
    "document-group",
    "start",
    "end",
    "id",
    "memo",
    "region",
    "group",
    "question",
    "date",
    "ignore",
]


class Variable(Shape, frozen=True, kw_only=True):
    """What a variable of the foreign project says about an interview, and what its values are called here."""

    field: Target
    values: dict[str, str] = {}


class Mapping(Shape, frozen=True, kw_only=True):
    """The mapping file."""

    columns: dict[str, Column] = {}
    variables: dict[str, Target | Variable] = {}
    codes: dict[str, str] = {}
    sheet: str | None = None
    header_row: int | None = None

    def variable(self, name: str) -> Variable | None:
        """Return what the file says about a variable."""
        wanted = folded(name)
        for key, value in self.variables.items():
            if folded(key) == wanted:
                return value if isinstance(value, Variable) else Variable(field=value)
        return None


class Person(Shape, frozen=True, kw_only=True):
    """What stands for one document: the interview's key and, if wanted, its place in the comparison."""

    interview: Text
    region: str | None = None
    group: str | None = None
    question: str | None = None
    date: PartialDate | None = None


class KeyFile(Shape, frozen=True, kw_only=True):
    """The key file: names on the left, keys on the right."""

    documents: dict[str, str | Person]


class Keys:
    """The key file, ready for looking up."""

    def __init__(self, file: KeyFile | None = None) -> None:
        """Fold the names, so that case and white space do not matter."""
        self._people = {
            folded(name): Person(interview=value) if isinstance(value, str) else value
            for name, value in (file.documents if file else {}).items()
            if value
        }

    def find(self, names: Iterable[str]) -> Person | None:
        """Return what the first known of several names stands for."""
        return next((found for name in names if (found := self._people.get(folded(name)))), None)


def load_mapping(path: str) -> Mapping:
    """Read the mapping file; without a path it is empty. Raises `BelegketteError`."""
    if not path:
        return Mapping()
    found = _load(path, Mapping)
    assert isinstance(found, Mapping)
    return found


def load_keys(path: str, root: str) -> Keys:
    """Read the key file; without a path nothing is known. Raises `BelegketteError`, also inside the project."""
    if not path:
        return Keys()
    refuse_inside(path, root)
    found = _load(path, KeyFile)
    assert isinstance(found, KeyFile)
    for number, value in enumerate(found.documents.values(), start=1):
        key = value if isinstance(value, str) else value.interview
        if key and not is_key(key):
            raise BelegketteError(
                _("Schlüsseldatei, Eintrag {number}: Das ist kein Schlüssel für ein Interview.").format(number=number),
                remedy=_("Buchstaben ohne Umlaute, Ziffern, Punkt und Bindestrich, zum Beispiel LDK-07; kein Name."),
            )
    return Keys(found)


def is_key(text: str) -> bool:
    """Whether a text can be an interview's key, and a file's name."""
    plain = text.replace("-", "").replace("_", "").replace(".", "")
    return plain.isascii() and plain.isalnum() and text[0].isalnum() and len(text) <= _KEY_LENGTH


_KEY_LENGTH = 60


def refuse_inside(path: str, root: str) -> None:
    """Raise `BelegketteError` if a file with names lies in the published project, or in the Git tree around it."""
    if is_published(path, root):
        raise BelegketteError(
            _("Die Schlüsseldatei enthält Namen und darf nicht im veröffentlichten Projekt liegen."),
            remedy=_("Außerhalb des Projektordners ablegen, zum Beispiel neben dem Ordner mit den Transkripten."),
        )


def is_published(path: str, root: str) -> bool:
    """Whether a path lies in the project or in the Git working tree that the project belongs to."""
    top = _git_top(os.path.realpath(root))
    real = os.path.realpath(path)
    return real == top or real.startswith(top.rstrip(os.sep) + os.sep)


def _git_top(folder: str) -> str:
    current = folder
    while True:
        if os.path.exists(os.path.join(current, ".git")):
            return current
        parent = os.path.dirname(current)
        if parent == current:
            return folder
        current = parent


def _load(path: str, shape: type[Mapping | KeyFile]) -> Mapping | KeyFile:
    shown = os.path.basename(path)
    try:
        text = read_file(path, 8 * MEGABYTE).decode("utf-8-sig")
        data = load_yaml(text.replace("\r\n", "\n"))
    except UnicodeDecodeError as error:
        raise BelegketteError(
            _("„{name}“ ist nicht in UTF-8 gespeichert.").format(name=shown),
            remedy=_("Im Editor mit der Kodierung „UTF-8“ speichern."),
        ) from error
    except YamlFault as fault:
        # The reader's own words may quote the line, and in a key file that is a name.
        message = fault.message if shape is Mapping else _("kein gültiges YAML")
        raise BelegketteError(
            _("„{name}“, Zeile {line}: {message}").format(name=shown, line=fault.line, message=message),
            remedy=fault.hint
            if shape is Mapping
            else _('Jede Zeile unter „documents“ hat die Form „"Name": Schlüssel“.'),
        ) from fault
    try:
        found: Mapping | KeyFile = convert(drop_nulls(data), shape)
    except (msgspec.ValidationError, TypeError) as error:
        # The reason would quote a value, and in a key file that is a name.
        known = ", ".join(shape.__struct_encode_fields__)
        raise BelegketteError(
            _("„{name}“ hat nicht die erwartete Form; erlaubt sind oben: {known}.").format(name=shown, known=known),
            remedy=_("Wie die Datei aussieht, steht im Handbuch unter „Vom Interview zum Beleg“."),
        ) from error
    return found
