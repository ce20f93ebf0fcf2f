"""Who is deciding: a person with a key, found by ``--reviewer`` or by Git's mail address; never guessed."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING, NamedTuple

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.people import load_reviewers, reviewer_file
from belegkette.model.base import one_or_many
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.settings import Settings

_PATIENCE = 10


class Person(NamedTuple):
    """A reviewer key that exists, and the role in which its person decides."""

    key: str
    role: str


def find_person(root: str, settings: Settings, given: str, role: str = "") -> Person:
    """Return who decides. Raises `BelegketteError` with the way out when nobody can be determined."""
    people = load_reviewers(root, settings)
    if people is None:
        raise BelegketteError(
            _("Es gibt noch keine Liste der Prüfenden; ohne sie steht nicht fest, wer entscheidet."),
            remedy=_(
                "Die Datei {path} anlegen, mit einem Eintrag je Person: „reviewers: {{R1: {{name: …, role: …, mail: …}}}}“."
            ).format(path=reviewer_file(root, settings)),
        )
    if given:
        if given not in people:
            raise BelegketteError(
                _("Das Kürzel „{key}“ gehört niemandem.").format(key=given),
                remedy=did_you_mean(given, people, otherwise=_listed(people)),
            )
        key = given
    else:
        mail = git_mail(root)
        matching = [one for one, person in people.items() if mail and mail in _mails(person.mail)]
        if len(matching) != 1:
            raise BelegketteError(
                _("Es ist nicht klar, wer entscheidet."),
                remedy=_("Das eigene Kürzel angeben: --reviewer KÜRZEL. {known}").format(known=_listed(people)),
            )
        key = matching[0]
    return Person(key, role or people[key].role or "")


def try_person(root: str, settings: Settings, given: str) -> str:
    """Return the key of whoever asks, empty if that is not known and was not given."""
    if given:
        return find_person(root, settings, given).key
    try:
        return find_person(root, settings, "").key
    except BelegketteError:
        return ""


def git_mail(root: str) -> str:
    """Return the mail address that Git would sign with, in small letters; empty without Git."""
    program = shutil.which("git")
    if program is None:
        return ""
    try:
        done = subprocess.run(  # noqa: S603 - git itself, with our own words
            [program, "-C", os.path.abspath(root), "config", "user.email"],
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip().lower()


def _mails(mail: str | tuple[str, ...]) -> set[str]:
    return {one.strip().lower() for one in one_or_many(mail)}


def _listed(people: Iterable[str]) -> str:
    return _("Bekannt sind: {known}.").format(known=", ".join(sorted(people)))
