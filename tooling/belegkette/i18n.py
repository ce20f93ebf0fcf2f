"""German is the language of every message; English is a gettext catalogue beside it.

Messages are written in German in the code, so that the fast path (German) loads no catalogue. The English catalogue
is read from its ``.po`` source: no compiled file can go stale.
"""

from __future__ import annotations

import gettext
import os
from collections.abc import Iterator
from contextlib import contextmanager

from belegkette.errors import BelegketteError

LANGUAGES = ("de", "en")
LOCALE = os.path.join(os.path.dirname(__file__), "locale")

_active: gettext.NullTranslations = gettext.NullTranslations()


def _(message: str) -> str:
    """Return the message in the language chosen last with `set_language`."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """Return the form that fits the number."""
    return _active.ngettext(singular, plural, number)


def set_language(language: str) -> None:
    """Choose the language of all messages from now on; unknown languages are the caller's mistake."""
    global _active  # noqa: PLW0603 - gettext's own pattern: one process speaks one language
    if language not in LANGUAGES:
        raise BelegketteError(
            f"Sprache „{language}“ ist nicht vorhanden.", remedy="Vorhanden sind: " + ", ".join(LANGUAGES)
        )
    _active = gettext.NullTranslations() if language == "de" else _load_catalogue(language)


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: a document may have its own, whatever the terminal speaks."""
    global _active  # noqa: PLW0603 - as above
    before = _active
    set_language(language)
    try:
        yield
    finally:
        _active = before


def _load_catalogue(language: str) -> gettext.NullTranslations:
    from io import BytesIO  # noqa: PLC0415 - only other languages pay for Babel

    from babel.messages.mofile import write_mo  # noqa: PLC0415
    from babel.messages.pofile import read_po  # noqa: PLC0415

    compiled = BytesIO()
    with open(os.path.join(LOCALE, language, "LC_MESSAGES", "belegkette.po"), "rb") as source:
        write_mo(compiled, read_po(source, locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
