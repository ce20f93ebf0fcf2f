"""``belegkette explain``: one rule with why, bad and good example."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.evidence import ID_PATTERN
from belegkette.renderers.rule_table import render_rule
from belegkette.rules.catalogue import RULES
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("code", metavar="CODE", help=_("Code oder Name einer Regel, zum Beispiel LNK001"))


def run(arguments: Namespace) -> int:
    """Print the page of the rule."""
    word = arguments.code.strip()
    by_name = {rule.name: rule for rule in RULES.values()}
    rule = RULES.get(word.upper()) or by_name.get(word.lower())
    if rule is None:
        raise BelegketteError(_("Die Regel „{code}“ gibt es nicht.").format(code=word), remedy=_remedy(word, by_name))
    sys.stdout.write(render_rule(rule))
    return 0


def _remedy(word: str, names: Iterable[str]) -> str:
    """Return the way out; what looks like an id of a record or a recommendation is none of a rule."""
    families = {code[:3] for code in RULES}
    if ID_PATTERN.fullmatch(word) and "-" in word and word.partition("-")[0] not in families:
        return _("Eine Kennung? Belege zeigt „belegkette list“, alle Regeln „belegkette rules“.")
    return did_you_mean(word, [*RULES, *names], otherwise=_("„belegkette rules“ zeigt alle Regeln."))
