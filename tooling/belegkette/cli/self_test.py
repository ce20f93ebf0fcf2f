"""``belegkette check --self-test``: what the rules notice of defects made on a copy of the project."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.corpus import load_corpus
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.renderers.self_test import render_self_test_json, render_self_test_text
from belegkette.selftest.running import run_self_test
from belegkette.settings import load_settings, reference_date

if TYPE_CHECKING:
    from argparse import Namespace

_FORMATS = {"text": render_self_test_text, "json": render_self_test_json}


def run(arguments: Namespace) -> int:
    """Print the score and the misses. A miss is a finding about the rules, so the result is never an error."""
    render = _FORMATS.get(arguments.format)
    if render is None:
        raise BelegketteError(
            _("Den Selbsttest gibt es nur als Text und als JSON."),
            remedy=_("--format text oder --format json angeben."),
        )
    settings = load_settings(arguments.root)
    day = reference_date(arguments.as_of, settings)
    load_corpus(arguments.root, settings)  # refuses a folder without a project before anything is copied
    outcomes = run_self_test(arguments.root, day, tell=_tell)
    sys.stdout.write(render(outcomes))
    return 0


def _tell(done: int, total: int) -> None:
    """Show how far it is, on one line where there is a terminal, else only at the end."""
    text = _("Selbsttest: {done} von {total}").format(done=done, total=total)
    if sys.stderr.isatty():
        sys.stderr.write(f"\r{text}" + ("\n" if done == total else ""))
    elif done == total or done % 80 == 0:
        sys.stderr.write(f"{text}\n")
    sys.stderr.flush()
