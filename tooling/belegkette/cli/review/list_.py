"""``belegkette review list``: what waits for a decision, for everybody or for one person."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import open_review
from belegkette.cli.review.people import try_person
from belegkette.cli.review.selection import add_field_argument, in_field
from belegkette.i18n import _
from belegkette.reviewing.text import render_open

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    parser.add_argument(
        "--reviewer", default="", metavar="KÜRZEL", help=_("für wen (Vorgabe: nach Git, sonst für alle)")
    )
    add_field_argument(parser)
    parser.add_argument("--all", action="store_true", help=_("auch, was schon angenommen ist"))


def run(arguments: Namespace) -> int:
    """Print the list; that nothing is open is no error."""
    project, desk = open_review(arguments)
    reviewer = try_person(project.root, project.settings, arguments.reviewer)
    sys.stdout.write(render_open(desk, in_field(desk, arguments.field), reviewer, everything=arguments.all))
    return 0
