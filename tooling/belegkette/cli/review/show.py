"""``belegkette review show``: everything that a decision needs, on one screen after the other."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import open_review, parse_subjects
from belegkette.i18n import _
from belegkette.reviewing.text import render_easy, render_recommendation, render_record

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    parser.add_argument(
        "subjects",
        nargs="+",
        metavar="KENNUNG",
        help=_("Empfehlung, Beleg, Verknüpfung (HE-01/F-06) oder „HE-01 easy“ (leicht lesbar)"),
    )


def run(arguments: Namespace) -> int:
    """Print each subject in full."""
    _project, desk = open_review(arguments)
    parts = []
    for subject in parse_subjects(desk, arguments.subjects):
        recommendation = desk.material.corpus.recommendations.get(subject.recommendation)
        if recommendation is not None and subject.form:
            parts.append(render_easy(desk, recommendation))
        elif recommendation is not None and not subject.record:
            parts.append(render_recommendation(desk, recommendation))
        else:
            parts.append(render_record(desk, subject.record))
    sys.stdout.write("\n".join(parts))
    return 0
