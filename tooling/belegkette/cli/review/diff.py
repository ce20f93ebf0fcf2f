"""``belegkette review diff``: what changed since the last decisions, word by word."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import open_review, parse_subjects
from belegkette.i18n import _
from belegkette.reviewing.text import render_changes, subjects_of

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    parser.add_argument("subjects", nargs="*", metavar="KENNUNG", help=_("nur diese Empfehlungen und Belege"))


def run(arguments: Namespace) -> int:
    """Print the differences; that there are none is no error."""
    _project, desk = open_review(arguments)
    wanted = [
        subject
        for named in parse_subjects(desk, arguments.subjects)
        for subject in ((named,) if named.recommendation and named.record else subjects_of(desk, named.ids[0]))
    ]
    if not arguments.subjects:
        wanted = list(desk.book.decisions)
    sys.stdout.write(render_changes(desk.book.review(subject) for subject in dict.fromkeys(wanted)))
    return 0
