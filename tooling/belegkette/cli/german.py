"""German words for what argparse itself says."""

from __future__ import annotations

import argparse

_WORDS = {
    "usage: ": "Aufruf: ",
    "positional arguments": "Angaben",
    "options": "Optionen",
    "show this help message and exit": "diese Hilfe zeigen",
    "%(prog)s: error: %(message)s\n": "%(prog)s: %(message)s\n",
    "argument %(argument_name)s: %(message)s": "%(argument_name)s: %(message)s",
    "invalid choice: %(value)r (choose from %(choices)s)": "„%(value)s“ gibt es nicht; möglich sind: %(choices)s",
    "the following arguments are required: %s": "Es fehlt: %s",
    "unrecognized arguments: %s": "Unbekannte Angabe: %s",
    "expected one argument": "hier fehlt ein Wert",
    "expected at least one argument": "hier fehlt mindestens ein Wert",
    "not allowed with argument %s": "nicht zusammen mit %s",
    "invalid %(type)s value: %(value)r": "„%(value)s“ ist kein gültiger Wert (%(type)s)",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig: %(matches)s",
}


def speak_german() -> None:
    """Let argparse speak German. It asks gettext's default domain, which would need a compiled file on disk."""
    argparse._ = lambda message: _WORDS.get(message, message)  # type: ignore[attr-defined]
