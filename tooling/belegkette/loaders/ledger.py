"""Loading the ledger of reviews: every entry that can be read counts, every one that cannot is named with its place.

What an entry means for today's corpus (whether its ids exist, whether its day lies ahead) is not asked here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec

from belegkette.diagnostics import Location, Problem, Spot
from belegkette.i18n import _
from belegkette.loaders.evidence import ID_PATTERN, yaml_problem
from belegkette.loaders.shape import Walk, convert, drop_nulls
from belegkette.loaders.yaml_data import YamlFault, load_yaml
from belegkette.model.ledger import EASY, Decision, split_subject

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.loaders.files import SourceFile

MAX_LEDGER_BYTES = 64 * 1024 * 1024
"""The ledger only ever grows; twenty years of reviews stay far below this."""

_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7}|\|{7})(?: |$)", re.MULTILINE)
_LONGEST_SUBJECT = 2
_DAY = len("2026-11-22")


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadedDecision:
    """One entry: the decision, the ids of its subject as written, and where it stands in the file."""

    decision: Decision
    names: tuple[str, ...]
    path: str
    index: int

    def spot(self, *steps: str | int, part: str = "value") -> Spot:
        """Return the place of the entry or of one of its fields."""
        return Spot(self.path, ("reviews", self.index, *steps), part)

    @property
    def order(self) -> tuple[str, int]:
        """Decisions follow each other by day; on one day as they stand in the file."""
        return (str(self.decision.date), self.index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All decisions of a project, in the order of the file.

    `readable` is False where the file has faults: then nobody can say what was decided, and rules about reviews stay
    silent behind the fault. `reviewers` are the known keys, None where the file that maps them to people is not at
    hand. `four_eyes` says whether one's own text must be reviewed by somebody else.
    """

    decisions: tuple[LoadedDecision, ...] = ()
    readable: bool = True
    reviewers: frozenset[str] | None = None
    four_eyes: bool = True


@dataclass(frozen=True, slots=True)
class LoadedLedger:
    """What the file gave: its decisions and its problems."""

    decisions: tuple[LoadedDecision, ...] = ()
    problems: tuple[Problem, ...] = ()


def load_ledger(source: SourceFile) -> LoadedLedger:
    """Read the file. An empty list, or none, is a ledger without decisions."""
    conflict = _CONFLICT.search(source.text)
    if conflict is not None and conflict[0].startswith("<"):
        return LoadedLedger(problems=(_conflict(source, conflict.start()),))
    try:
        data = load_yaml(source.text)
    except YamlFault as fault:
        return LoadedLedger(problems=(yaml_problem(source.path, fault),))
    start = Location(path=source.path, line=1, column=1)
    if not isinstance(data, dict):
        return LoadedLedger(problems=(_wrong_shape(start, empty=data is None),))
    problems = [
        Problem(
            code="SRC003",
            place=Spot(source.path, (key,), "key"),
            message=_("Feld „{key}“ gibt es im Prüfbuch nicht.").format(key=key),
            hint=_("Alle Entscheidungen stehen unter „reviews:“."),
        )
        for key in data
        if key != "reviews"
    ]
    entries = data.get("reviews")
    if entries is not None and not isinstance(entries, list):
        problems.append(_no_list(source.path))
        entries = None
    decisions = tuple(_decisions(source.path, entries or [], problems))
    return LoadedLedger(decisions, tuple(problems))


def _conflict(source: SourceFile, offset: int) -> Problem:
    return Problem(
        code="SRC002",
        place=Location(path=source.path, line=source.text.count("\n", 0, offset) + 1, column=1),
        message=_("Im Prüfbuch stehen zwei Fassungen nebeneinander (Konfliktmarken von Git)."),
        hint=_(
            "Die Zeilen mit <<<<<<<, ======= und >>>>>>> löschen und alle Einträge dazwischen behalten: "
            "Im Prüfbuch wird nur angefügt, also gelten beide Seiten."
        ),
    )


def _wrong_shape(start: Location, *, empty: bool) -> Problem:
    return Problem(
        code="SRC002",
        place=start,
        message=_("Datei ist leer.") if empty else _("Das Prüfbuch beginnt nicht mit „reviews:“."),
        hint=_("Ein Prüfbuch ohne Entscheidungen besteht aus der Zeile „reviews: []“."),
    )


def _no_list(path: str) -> Problem:
    return Problem(
        code="SRC005",
        place=Spot(path, ("reviews",)),
        message=_("„reviews“ muss eine Liste von Entscheidungen sein."),
        hint=_("Jede Entscheidung beginnt mit „- subject: …“."),
    )


def _decisions(path: str, entries: list[object], problems: list[Problem]) -> Iterator[LoadedDecision]:
    for index, raw in enumerate(entries):
        spot = Spot(path, ("reviews", index))
        if not isinstance(raw, dict):
            problems.append(
                Problem(
                    code="SRC005",
                    place=spot,
                    message=_("Der Eintrag ist keine Entscheidung."),
                    hint=_("Jede Entscheidung beginnt mit „- subject: …“."),
                )
            )
            continue
        try:
            decision: Decision = convert(raw, Decision)
        except (msgspec.ValidationError, TypeError):
            cleaned = drop_nulls(raw)
            assert isinstance(cleaned, dict)  # drop_nulls keeps the type
            found = list(Walk(path, spot).problems(cleaned, Decision, ("reviews", index)))
            problems.extend(found)
            if found:
                continue
            decision = convert(cleaned, Decision)
        loaded = LoadedDecision(decision=decision, names=split_subject(decision.subject), path=path, index=index)
        problem = _refuse(loaded)
        if problem is None:
            yield loaded
        else:
            problems.append(problem)


def _refuse(entry: LoadedDecision) -> Problem | None:
    decision = entry.decision
    ids = entry.names[:1] if entry.names[1:] == (EASY,) else entry.names
    if len(ids) > _LONGEST_SUBJECT or not all(ID_PATTERN.fullmatch(name) for name in ids):
        return Problem(
            code="SRC005",
            place=entry.spot("subject"),
            message=_("„{subject}“ ist kein Gegenstand einer Prüfung.").format(subject=decision.subject),
            hint=_(
                "Möglich sind „HE-01“ (Aussage), „HE-01 -> F-06“ (Verknüpfung), „F-06“ (Beleg gegen Quelle) "
                "und „HE-01 easy“ (leicht lesbarer Text)."
            ),
        )
    if len(decision.date) != _DAY or decision.date.first is None:
        return Problem(
            code="SRC005",
            place=entry.spot("date"),
            message=_("„{date}“ ist kein Tag.").format(date=decision.date),
            hint=_("Den Tag der Entscheidung in der Form 2026-11-22 schreiben."),
        )
    return None
