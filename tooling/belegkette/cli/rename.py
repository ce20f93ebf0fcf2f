"""``belegkette rename``: change an id and every link to it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from belegkette.i18n import _, ngettext
from belegkette.settings import load_settings
from belegkette.writer.files import write_changes
from belegkette.writer.rename import RenamePlan, plan_rename

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument("old", metavar="ALT", help=_("die Kennung, wie sie jetzt ist"))
    parser.add_argument("new", metavar="NEU", help=_("die Kennung, wie sie werden soll"))
    parser.add_argument("--dry-run", action="store_true", help=_("nur zeigen, was geändert würde"))
    parser.add_argument("--root", default=".", metavar="ORDNER", help=_("Projektordner (Vorgabe: dieser)"))


def run(arguments: Namespace) -> int:
    """Change all files or, for a dry run, only say which."""
    plan = plan_rename(arguments.root, load_settings(arguments.root), arguments.old, arguments.new)
    if not arguments.dry_run:
        write_changes(plan.changes)
    sys.stdout.write(describe(plan, done=not arguments.dry_run))
    return 0


def describe(plan: RenamePlan, *, done: bool) -> str:
    """Return what was or would be changed, and what stays for a person to look at."""
    places = ngettext("{n} Stelle", "{n} Stellen", len(plan.edits)).format(n=len(plan.edits))
    files = ngettext("{n} Datei", "{n} Dateien", len(plan.changes)).format(n=len(plan.changes))
    frame = _("„{old}“ heißt jetzt „{new}“: {places} in {files} geändert.")
    if not done:
        frame = _("„{old}“ hieße dann „{new}“: {places} in {files} würden geändert.")
    lines = [frame.format(old=plan.old, new=plan.new, places=places, files=files)]
    lines += [f"  {edit.location.path}:{edit.location.line}:{edit.location.column}: {edit.what}" for edit in plan.edits]
    if plan.left:
        lines += ["", _("Hier steht „{old}“ in Text oder Code und bleibt stehen:").format(old=plan.old)]
        lines += [f"  {place.path}:{place.line}:{place.column}" for place in plan.left]
    if plan.in_settings:
        lines += ["", _("In pyproject.toml gilt eine Ausnahme für „{old}“; sie von Hand ändern.").format(old=plan.old)]
    lines += ["", _("Weiter: „belegkette check“") if done else _("Ohne --dry-run wird geändert.")]
    return "\n".join(lines) + "\n"
