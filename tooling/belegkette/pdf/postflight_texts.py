"""What must stand in a finished PDF (OUT002), and what a reader should never see in it (OUT006, OUT007)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem
from belegkette.pdf.text import contains_id, normalise, squeeze

_UNRESOLVED = re.compile(
    r"\{(?:ref|doc|term|numref|any|[a-z]+:[a-z]+)\}`[^`]*`|(?<!\w):[a-z]+:`[^`]+`|\[\?+\]|\?{2,}|###[A-Z][a-z]+###|"
    r"%[\w./-]+#[\w.-]+"
)
_SIGNS = ("`", "?", "#")
"""One of them is in everything that `_UNRESOLVED` finds."""
_ERRORS = re.compile(
    r"System Message: (?:ERROR|SEVERE|WARNING|INFO)/\d|Unknown (?:interpreted text role|directive type|target name)|"
    r"Undefined substitution referenced|Duplicate (?:explicit|implicit) target name|undefined label|"
    r"Traceback \(most recent call last\)|Exception occurred:|Image file not found|docutils\.nodes\.|<docutils "
)


def iter_missing(text: str, entries: Sequence[tuple[str, str]], path: str) -> Iterator[Problem]:
    """Yield every entry (id and title) that is not in the text."""
    normalised, squeezed = normalise(text), squeeze(text)
    for identifier, title in entries:
        missing = []
        if not contains_id(normalised, identifier):
            missing.append(f"die Kennung „{identifier}“")
        if squeeze(title) not in squeezed:
            missing.append(f"der Titel „{title}“")
        if missing:
            yield problem(
                "OUT002",
                path,
                1,
                f"„{identifier}“: Im PDF fehlt {' und '.join(missing)}.",
                "Prüfen, ob die Seite mit diesem Eintrag im Inhaltsverzeichnis (toctree) steht.",
                identifier,
            )


def iter_error_texts(pages: Sequence[str], path: str) -> Iterator[Problem]:
    """Yield messages of programs, printed in the place of what they did not understand."""
    for number, text in enumerate(pages, start=1):
        for match in _ERRORS.finditer(text):
            yield problem(
                "OUT006", path, number, f"Seite {number}: Fehlertext „{match[0]}“.", "Die Quelle berichtigen."
            )


def iter_unresolved(pages: Sequence[str], path: str) -> Iterator[Problem]:
    """Yield marks of references and of page numbers that nobody filled in."""
    for number, text in enumerate(pages, start=1):
        if not any(sign in text for sign in _SIGNS):  # most pages, told quickly
            continue
        for match in _UNRESOLVED.finditer(text):
            message = f"Seite {number}: Unaufgelöster Verweis „{match[0][:60]}“."
            yield problem("OUT007", path, number, message, "Den Verweis im Text prüfen.")
