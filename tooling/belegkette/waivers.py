"""Waivers: decisions to live with a problem, for a reason, until a day. They stay visible in every output."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from belegkette.diagnostics import Location, Place, Problem
from belegkette.i18n import _
from belegkette.rules.catalogue import RULES
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from belegkette.corpus import Corpus
    from belegkette.model.evidence import Waiver
    from belegkette.settings import Settings, SettingWaiver


class WaiverEntry(NamedTuple):
    """One waiver with what it covers: a subject id, a page path, or (both empty) everything."""

    waiver: Waiver | SettingWaiver
    place: Place
    subject: str
    path: str


class WaiverBook:
    """All waivers of a project by code. `problems` names those that cannot work (SRC005) or are over (REV004)."""

    def __init__(self, corpus: Corpus, settings: Settings, day: date) -> None:
        """Collect the waivers of records, recommendations, pages and settings."""
        self.problems: list[Problem] = []
        self._valid: dict[tuple[str, str, str], Waiver | SettingWaiver] = {}
        for entry in iter_waivers(corpus, settings):
            problem = _refuse(entry, day)
            if problem is None:
                self._valid.setdefault((entry.waiver.code, entry.subject, entry.path), entry.waiver)
            else:
                self.problems.append(problem)

    def find(self, problem: Problem) -> Waiver | SettingWaiver | None:
        """Return the waiver that covers a problem, if any."""
        covered = ((problem.subject, ""), ("", problem.place.path), ("", ""))
        return next(
            (waiver for subject, path in covered if (waiver := self._valid.get((problem.code, subject, path)))), None
        )


def iter_waivers(corpus: Corpus, settings: Settings) -> Iterator[WaiverEntry]:
    """Yield every waiver of the project, whether it works or not."""
    for record in corpus.evidence.values():
        for at, waiver in enumerate(record.waive):
            yield WaiverEntry(waiver, corpus.spot(record.id, "waive", at), record.id, "")
    for page in corpus.pages:
        for waiver, line, column in page.waivers:
            yield WaiverEntry(waiver, Location(path=page.path, line=line, column=column), "", page.path)
        for recommendation in page.recommendations:
            for waiver, line, column in recommendation.waivers:
                place = Location(path=page.path, line=line, column=column)
                # A recommendation without an id must not waive for all: its place stands for it.
                yield WaiverEntry(waiver, place, recommendation.id or f"{page.path}:{recommendation.line}", "")
    for setting in settings.waive:
        yield WaiverEntry(setting, Location(path="pyproject.toml", line=1, column=1), setting.id, "")


def _refuse(entry: WaiverEntry, day: date) -> Problem | None:
    waiver = entry.waiver
    known = RULES.get(waiver.code)
    if known is None or not known.waivable:
        message = (
            _("Ausnahme für „{code}“: Diese Regel gibt es nicht.")
            if known is None
            else _("Ausnahme für „{code}“: Von dieser Regel gibt es keine Ausnahmen.")
        )
        hint = did_you_mean(waiver.code, RULES) if known is None else _("Den Fehler beheben und die Ausnahme löschen.")
        return Problem(code="SRC005", place=entry.place, message=message.format(code=waiver.code), hint=hint)
    last = waiver.until.last
    if last is None:
        return Problem(
            code="SRC005",
            place=entry.place,
            message=_("Ausnahme für „{code}“ hat kein Ende.").format(code=waiver.code),
            hint=_("Ein Datum angeben, an dem neu entschieden wird."),
        )
    if last < day:
        return Problem(
            code="REV004",
            place=entry.place,
            message=_("Ausnahme für „{code}“ ist am {until} abgelaufen.").format(code=waiver.code, until=waiver.until),
            hint=_("Den Fehler beheben oder neu entscheiden und ein neues Datum setzen."),
            subject=entry.subject,
        )
    return None
