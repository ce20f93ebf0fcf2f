"""Loading vocabulary.yaml, codebook.yaml and sources.yaml; what is broken there is reported, not guessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.loaders.evidence import yaml_problem
from belegkette.loaders.shape import Walk, convert, drop_nulls
from belegkette.loaders.yaml_data import YamlFault, load_yaml
from belegkette.model.base import Shape
from belegkette.model.sources import SourceList
from belegkette.model.vocabulary import Codebook, Vocabulary

if TYPE_CHECKING:
    from belegkette.loaders.files import SourceFile

TERM_FILES: dict[str, type[Shape]] = {
    "vocabulary.yaml": Vocabulary,
    "codebook.yaml": Codebook,
    "sources.yaml": SourceList,
}


@dataclass(frozen=True, slots=True)
class TermFile:
    """One of `TERM_FILES`: its content, or None where it could not be understood, and what is wrong with it."""

    content: Shape | None
    problems: tuple[Problem, ...] = ()


def load_terms(source: SourceFile, shape: type[Shape]) -> TermFile:
    """Read one of the files that define the project's words. An empty file defines none."""
    start = Location(path=source.path, line=1, column=1)
    try:
        data = load_yaml(source.text)
    except YamlFault as fault:
        return TermFile(None, (yaml_problem(source.path, fault),))
    if not isinstance(data, dict):
        message = _("Datei ist leer.") if data is None else _("Datei enthält keine Zuordnung („schlüssel: wert“).")
        return TermFile(None, (Problem(code="SRC002", place=start, message=message),))
    try:
        return TermFile(convert(data, shape))
    except (msgspec.ValidationError, TypeError):
        cleaned = drop_nulls(data)
    assert isinstance(cleaned, dict)  # drop_nulls keeps the type
    problems = tuple(Walk(source.path, start).problems(cleaned, shape, ()))
    return TermFile(None if problems else convert(cleaned, shape), problems)
