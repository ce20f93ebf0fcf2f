"""``belegkette review baseline``: a starting point, so that a corpus that existed before the ledger makes no noise.

It says with a reason that nobody looked closely, and that from here on every change counts. What somebody has already
decided stays as it is; sources are not confirmed by it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import add_person_arguments, open_review
from belegkette.cli.review.people import find_person
from belegkette.cli.review.selection import add_field_argument, in_field
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.ledger.deciding import NewDecision, refusal
from belegkette.model.ledger import LEDGER_PATH, ReviewStatus, ReviewVerdict
from belegkette.reviewing.desk import iter_link_reviews
from belegkette.writer.ledger import record_decisions

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    add_person_arguments(parser)
    add_field_argument(parser)
    parser.add_argument("--reason", required=True, metavar="GRUND", help=_("warum ein Ausgangspunkt genügt"))


def run(arguments: Namespace) -> int:
    """Write an entry for everything that nobody has decided yet."""
    if not arguments.reason.strip():
        raise BelegketteError(_("Ein Ausgangspunkt braucht einen Grund."), remedy='--reason "…"')
    project, desk = open_review(arguments)
    person = find_person(project.root, project.settings, arguments.reviewer, arguments.role)
    news = [
        NewDecision(
            subject=review.subject,
            reviewer=person.key,
            role=person.role,
            day=project.day,
            verdict=ReviewVerdict.ACCEPTED,
            baseline=arguments.reason,
        )
        for recommendation in in_field(desk, arguments.field)
        for review in iter_link_reviews(desk, recommendation)
        if review.status is ReviewStatus.UNREVIEWED
    ]
    allowed = [new for new in news if not refusal(desk.book, new)]
    record_decisions(project.root, desk.book, allowed)
    print(
        _("Ausgangspunkt gesetzt: {n} Einträge in {path}.").format(n=len(allowed), path=LEDGER_PATH)
        if allowed
        else _("Alles ist schon entschieden; es wurde nichts geschrieben.")
        if not news
        else _("Es wurde nichts geschrieben.")
    )
    if len(news) > len(allowed):
        names = dict.fromkeys(new.subject.recommendation for new in news if new not in allowed)
        print(_("Selbst mitgeschrieben, das entscheiden andere: {names}").format(names=", ".join(names)))
    return 0
