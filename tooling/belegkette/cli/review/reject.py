"""``belegkette review reject``: it does not carry, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.cli.review.common import add_subject_arguments, decide
from belegkette.model.ledger import ReviewVerdict

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_subject_arguments(parser)


def run(arguments: Namespace) -> int:
    """Write the decisions. Raises `BelegketteError` where one may not be made."""
    return decide(arguments, ReviewVerdict.REJECTED)
