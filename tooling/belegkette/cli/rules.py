"""``belegkette rules``: all rules with their severity in each profile."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.renderers.rule_table import RULE_RENDERERS
from belegkette.rules.catalogue import RULES

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    choices = tuple(RULE_RENDERERS)
    parser.add_argument("--format", choices=choices, default="text", help=_("Form der Ausgabe (Vorgabe: text)"))


def run(arguments: Namespace) -> int:
    """Print the whole catalogue in the order of the families."""
    sys.stdout.write(RULE_RENDERERS[arguments.format](RULES.values()))
    return 0
