"""What the actions of ``belegkette review`` share: their options, and how decisions are written and told."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import Project, add_project_arguments, open_project
from belegkette.cli.review.people import Person, find_person
from belegkette.errors import BelegketteError
from belegkette.i18n import _, ngettext
from belegkette.labels import label
from belegkette.ledger.deciding import NewDecision, find_subject
from belegkette.model.ledger import LEDGER_PATH, ReviewVerdict, Subject
from belegkette.reviewing.desk import Desk, needs_decision, open_desk
from belegkette.writer.ledger import record_decisions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

_MANY = 12


def add_person_arguments(parser: ArgumentParser) -> None:
    """Add the options that say who decides."""
    parser.add_argument(
        "--reviewer", default="", metavar="KÜRZEL", help=_("wer entscheidet (Vorgabe: nach der Mailadresse in Git)")
    )
    parser.add_argument("--role", default="", metavar="ROLLE", help=_("in welcher Rolle (Vorgabe: wie in der Liste)"))


def add_subject_arguments(parser: ArgumentParser, *, everything: bool = False) -> None:
    """Add what is decided about."""
    add_project_arguments(parser)
    add_person_arguments(parser)
    parser.add_argument(
        "subjects",
        nargs="+",
        metavar="GEGENSTAND",
        help=_(
            "HE-01 (Aussage), HE-01/F-06 (Verknüpfung), F-06 (Beleg gegen seine Quelle) oder „HE-01 easy“ (leicht lesbar)"
        ),
    )
    if everything:
        parser.add_argument(
            "--all", action="store_true", help=_("zur Aussage auch alle offenen Verknüpfungen der Empfehlung")
        )
    parser.add_argument("--comment", default="", metavar="TEXT", help=_("Anmerkung oder Begründung"))


def open_review(arguments: Namespace) -> tuple[Project, Desk]:
    """Load the project and open the desk; that files have faults is said first, for then something may be missing."""
    project = open_project(arguments)
    broken = {problem.place.path for problem in project.corpus.problems}
    if LEDGER_PATH in broken:
        print(_("Das Prüfbuch hat Fehler; Entscheidungen können fehlen. Mehr: belegkette check"), file=sys.stderr)
    elif broken:
        note = ngettext(
            "Eine Datei hat Fehler; Belege daraus können fehlen. Mehr: belegkette check",
            "{n} Dateien haben Fehler; Belege daraus können fehlen. Mehr: belegkette check",
            len(broken),
        )
        print(note.format(n=len(broken)), file=sys.stderr)
    desk = open_desk(project.corpus, project.settings, project.profile, project.day)
    return project, desk


def parse_subjects(desk: Desk, words: Iterable[str], *, everything: bool = False) -> tuple[Subject, ...]:
    """Return the subjects that people typed. Raises `BelegketteError` for what is none."""
    found: dict[Subject, None] = {}
    for word in words:
        subject = find_subject(desk.book, word.replace("/", " -> "))
        if isinstance(subject, str):
            raise BelegketteError(subject, remedy=_("„belegkette review list“ zeigt, was zu entscheiden ist."))
        found[subject] = None
        if everything and subject.recommendation and not (subject.record or subject.form):
            links = desk.book.recommendation(subject.recommendation).links
            found.update((link.subject, None) for link in links if needs_decision(link))
    return tuple(found)


def decide(arguments: Namespace, verdict: ReviewVerdict) -> int:
    """Write one decision for each subject, or none, and say what was written."""
    project, desk = open_review(arguments)
    person = find_person(project.root, project.settings, arguments.reviewer, arguments.role)
    subjects = parse_subjects(desk, arguments.subjects, everything=getattr(arguments, "all", False))
    news = [
        NewDecision(
            subject=subject,
            reviewer=person.key,
            role=person.role,
            day=project.day,
            verdict=verdict,
            comment=arguments.comment,
        )
        for subject in subjects
    ]
    record_decisions(project.root, desk.book, news)
    tell_recorded(news, person)
    return 0


def tell_recorded(news: list[NewDecision], person: Person) -> None:
    """Say what now stands in the ledger."""
    for new in news[:_MANY]:
        print(f"{new.subject.text}: {label(new.verdict)}")
    if len(news) > _MANY:
        print(_("… und {n} weitere").format(n=len(news) - _MANY))
    role = f" ({person.role})" if person.role else ""
    print(
        ngettext(
            "Eine Entscheidung von {who} steht jetzt in {path}.",
            "{n} Entscheidungen von {who} stehen jetzt in {path}.",
            len(news),
        ).format(n=len(news), who=person.key + role, path=LEDGER_PATH)
    )
