"""The entry point: finds the command, imports its module, and turns faults of the call into exit code 2."""

from __future__ import annotations

import argparse
import errno
import gc
import importlib
import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING

from belegkette import __version__
from belegkette.cli.commands import BY_NAME, COMMANDS
from belegkette.cli.german import speak
from belegkette.errors import BelegketteError
from belegkette.i18n import LANGUAGES, _, set_language
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Sequence

EXIT_ERRORS = 1
EXIT_CALL = 2
_COLLECT_AFTER = 50_000
"""A start makes many objects and no garbage; collecting after every 700 of them, Python's default, costs a twentieth."""
_OUTPUT_FULL = (errno.ENOSPC, errno.EDQUOT)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command. Returns 0, 1 (errors in the content) or 2 (the call or a file outside the author's hands)."""
    words = list(sys.argv[1:] if argv is None else argv)
    gc.set_threshold(_COLLECT_AFTER)
    _never_fail_to_print()
    try:
        language, words = _language(words)
        set_language(language)
        speak(language)
        _refuse_broken_text(words)
        code = _run(words)
        sys.stdout.flush()
    except BelegketteError as error:
        print(f"belegkette: {error.message}", file=sys.stderr)
        if error.remedy:
            print(f"    {error.remedy}", file=sys.stderr)
        return EXIT_CALL
    except BrokenPipeError:
        _silence_output()
        return EXIT_ERRORS
    except OSError as error:
        if error.errno not in _OUTPUT_FULL:
            raise
        _silence_output()
        print(
            _("belegkette: Die Ausgabe kann nicht geschrieben werden: {reason}.").format(reason=error.strerror),
            file=sys.stderr,
        )
        return EXIT_CALL
    except KeyboardInterrupt:
        print(_("Abgebrochen; es wurde nichts halb geschrieben."), file=sys.stderr)
        return 130
    return code


def _silence_output() -> None:
    """Point standard output nowhere, so that Python's own clean-up does not fail on it once more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _never_fail_to_print() -> None:
    """Print a question mark for what the terminal's encoding lacks, instead of failing on a German quotation mark."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.encoding.lower() not in {"utf-8", "utf8"}:
            stream.reconfigure(errors="replace")


def _refuse_broken_text(words: list[str]) -> None:
    """Refuse arguments that the terminal sent in another encoding: nothing could print them or find their file."""
    for word in words:
        if not word.isascii() and any("\ud800" <= char <= "\udfff" for char in word):
            raise BelegketteError(
                _("Eine Angabe ist nicht in UTF-8: {word}").format(word=ascii(word)),
                remedy=_("Die Zeichenkodierung des Terminals auf UTF-8 stellen."),
            )


def _language(words: list[str]) -> tuple[str, list[str]]:
    """Take ``--lang`` out, wherever it stands: it decides how the rest is explained."""
    for at, word in enumerate(words):
        if word.startswith("--lang="):
            return word.removeprefix("--lang="), [*words[:at], *words[at + 1 :]]
        if word == "--lang":
            if at + 1 == len(words):
                raise BelegketteError("--lang braucht einen Wert.", remedy="Vorhanden sind: " + ", ".join(LANGUAGES))
            return words[at + 1], [*words[:at], *words[at + 2 :]]
    return "de", words


def _run(words: list[str]) -> int:
    if not words or words[0] in {"-h", "--help", "help"}:
        print(overview())
        return 0 if words else EXIT_CALL
    if words[0] == "--version":
        print(f"belegkette {__version__}")
        return 0
    name = words[0]
    command = BY_NAME.get(name)
    if command is None:
        raise BelegketteError(
            _("Den Befehl „{name}“ gibt es nicht.").format(name=name),
            remedy=did_you_mean(name, BY_NAME, otherwise=_("„belegkette --help“ zeigt alle Befehle.")),
        )
    if not command.module:
        raise BelegketteError(
            _("Der Befehl „{name}“ ist vorgesehen, aber noch nicht gebaut.").format(name=name),
            remedy=_("Was es schon gibt, zeigt „belegkette --help“."),
        )
    module = importlib.import_module(f"belegkette.cli.{command.module}")
    parser = argparse.ArgumentParser(
        prog=f"belegkette {name}",
        description=_sentence(command.help),
        allow_abbrev=False,
        formatter_class=_formatter,
    )
    parser.add_argument("--lang", choices=LANGUAGES, help=_("Sprache der Meldungen (Vorgabe: de)"))
    module.add_arguments(parser)
    try:
        arguments = parser.parse_args(words[1:])
    except SystemExit as leaving:
        return int(leaving.code or 0)
    return int(module.run(arguments))


def _formatter(prog: str) -> argparse.HelpFormatter:
    """Return what prints the help; by itself it would import shutil for every argument, to ask how wide the screen is."""
    try:
        columns = (
            int(os.environ.get("COLUMNS", "")) or os.get_terminal_size((sys.__stdout__ or sys.stdout).fileno()).columns
        )
    except (ValueError, OSError, AttributeError):
        columns = 0
    return argparse.HelpFormatter(prog, width=(columns or 80) - 2)


def overview() -> str:
    """Return the help that lists every command."""
    lines = [
        _("Belegkette: jede Empfehlung bis zu ihren Belegen."),
        "",
        _("Aufruf: belegkette BEFEHL [Angaben]    (belegkette BEFEHL --help erklärt einen Befehl)"),
        "",
    ]
    for command in COMMANDS:
        note = "" if command.module else _(" (noch nicht gebaut)")
        lines.append(f"  {command.name:<10}{command.help}{note}")
    lines += ["", _("Für alle: --lang en für englische Meldungen.")]
    return "\n".join(lines)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:] + "."


if __name__ == "__main__":
    sys.exit(main())
