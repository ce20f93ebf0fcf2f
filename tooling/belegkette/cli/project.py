"""What most commands begin with: the root, the settings, the day, the corpus."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.corpus import Corpus, load_corpus
from belegkette.i18n import _
from belegkette.model.terms import Profile
from belegkette.settings import Settings, load_settings, reference_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from datetime import date


@dataclass(frozen=True, slots=True)
class Project:
    """A loaded project with the circumstances of this call."""

    root: str
    settings: Settings
    profile: Profile
    day: date
    corpus: Corpus


def add_project_arguments(parser: ArgumentParser, *, profile: bool = False) -> None:
    """Add the options that say which project, which day and (for checks) how strict."""
    parser.add_argument("--root", default=".", metavar="ORDNER", help=_("Projektordner (Vorgabe: dieser)"))
    parser.add_argument(
        "--as-of", default="", metavar="TAG", help=_("Stichtag, zum Beispiel 2026-11-22 (Vorgabe: heute)")
    )
    if profile:
        parser.add_argument(
            "--profile", choices=[str(word) for word in Profile], help=_("wie streng geprüft wird (Vorgabe: draft)")
        )


def open_project(arguments: Namespace) -> Project:
    """Load the project that the arguments name. Raises `BelegketteError`."""
    settings = load_settings(arguments.root)
    wanted = getattr(arguments, "profile", None)
    return Project(
        root=arguments.root,
        settings=settings,
        profile=Profile(wanted) if wanted else settings.profile,
        day=reference_date(arguments.as_of, settings),
        corpus=load_corpus(arguments.root, settings),
    )
