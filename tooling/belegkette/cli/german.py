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
    "invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)": (
        "„%(value)s“ gibt es nicht; meinten Sie „%(suggestion)s“? Möglich sind: %(choices)s"
    ),
    "the following arguments are required: %s": "Es fehlt: %s",
    "unrecognized arguments: %s": "Unbekannte Angabe: %s",
    "expected one argument": "hier fehlt ein Wert",
    "expected at least one argument": "hier fehlt mindestens ein Wert",
    "expected at most one argument": "hier ist höchstens ein Wert erlaubt",
    "expected %s argument": "hier wird %s Wert erwartet",
    "expected %s arguments": "hier werden %s Werte erwartet",
    "ignored explicit argument %r": "der Wert %r ist hier nicht erlaubt",
    "one of the arguments %s is required": "Es fehlt eine von diesen Angaben: %s",
    "can't open '%(filename)s': %(error)s": "„%(filename)s“ kann nicht geöffnet werden: %(error)s",
    "unexpected option string: %s": "Unerwartete Angabe: %s",
    "not allowed with argument %s": "nicht zusammen mit %s",
    "invalid %(type)s value: %(value)r": "„%(value)s“ ist kein gültiger Wert (%(type)s)",
    "ambiguous option: %(option)s could match %(matches)s": "%(option)s ist nicht eindeutig: %(matches)s",
}


def speak(language: str) -> None:
    """Let argparse speak German, or English again. It asks gettext's default domain, which would need a file on disk."""
    words = _WORDS if language == "de" else {}
    argparse._ = lambda message: words.get(message, message)  # type: ignore[attr-defined]
    argparse.ngettext = lambda one, many, number: words.get(one if number == 1 else many, one if number == 1 else many)  # type: ignore[attr-defined]
