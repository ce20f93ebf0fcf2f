"""Records from the files of other programs: each importer reads one format; nothing here writes by itself."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from belegkette.importers.base import Foreign
    from belegkette.importers.mapping import Mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Importer:
    """One word after ``belegkette import``; its module is loaded when it is called."""

    name: str
    module: str
    function: str
    suffixes: tuple[str, ...]

    def read(self, path: str, mapping: Mapping) -> Foreign:
        """Read a file. Raises `BelegketteError`."""
        found: Foreign = getattr(import_module(f"belegkette.importers.{self.module}"), self.function)(path, mapping)
        return found


IMPORTERS = {
    importer.name: importer
    for importer in (
        Importer(name="refi-qda", module="refi_qda", function="read_refi_qda", suffixes=(".qdpx", ".qde", ".qdc")),
        Importer(name="codings", module="codings", function="read_codings", suffixes=(".xlsx", ".csv", ".tsv", ".txt")),
        Importer(name="taguette", module="taguette", function="read_taguette", suffixes=(".csv", ".xlsx", ".sqlite3")),
        Importer(name="bibtex", module="bibtex", function="read_bibtex", suffixes=(".bib", ".json")),
    )
}
