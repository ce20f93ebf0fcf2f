"""The shape of the reviewers' workbook, declared once: what export writes and import looks for.

The words are German and never translated, so that a workbook finds its way back whatever language the tool speaks.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.model.help import WORDS
from belegkette.model.ledger import ReviewVerdict

if TYPE_CHECKING:
    from collections.abc import Iterable

GUIDE_SHEET = "Anleitung"
RECOMMENDATION_SHEET = "Empfehlungen"
SOURCE_SHEET = "Quellen"
EASY_SHEET = "Leicht lesbar"

SUBJECT = "Gegenstand"
VERDICT = "Urteil"
COMMENT = "Anmerkung"
SEEN = "Prüfsumme"
REVIEWER = "Prüfende Person"
ROLE = "Rolle"
DAY = "Stand"

LONGEST_CELL = 32_767
"""What a cell of a workbook holds (ECMA-376, Excel's limits)."""

CUT = " […]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its head, its width in characters, and whether the reviewer writes in it.

    What stands in a `fixed` column must come back as it went out; the others tell the state at the time of the export,
    which may have moved on.
    """

    head: str
    width: int
    open: bool = False
    fixed: bool = True


COLUMNS = (
    Column(head=SUBJECT, width=18),
    Column(head="Was", width=15),
    Column(head="Empfehlung", width=22),
    Column(head="Aussage", width=40),
    Column(head="Beleg", width=24),
    Column(head="Wortlaut des Belegs", width=54),
    Column(head="Zitat", width=30),
    Column(head="Angaben", width=38),
    Column(head="Quelle", width=38),
    Column(head="Adresse", width=24),
    Column(head="Stand", width=24, fixed=False),
    Column(head="Seit der Prüfung geändert", width=34, fixed=False),
    Column(head=VERDICT, width=20, open=True),
    Column(head=COMMENT, width=44, open=True),
    Column(head=SEEN, width=10, fixed=False),
)
FIXED = tuple(at for at, column in enumerate(COLUMNS) if column.fixed and not column.open)

EASY_HEADS = {"Beleg": "Überschrift", "Wortlaut des Belegs": "Leicht lesbarer Text"}
"""What two columns are called on the sheet of easy-to-read texts, which rest on no record."""
EASY_COLUMNS = (
    SUBJECT,
    "Empfehlung",
    "Aussage",
    *EASY_HEADS,
    "Stand",
    "Seit der Prüfung geändert",
    VERDICT,
    COMMENT,
    SEEN,
)
"""The columns that are shown there; the others stay empty and hidden."""

VERDICT_WORDS = {verdict: WORDS[ReviewVerdict][verdict] for verdict in ReviewVerdict}
"""What the list in the verdict column offers."""

_FURTHER_WORDS = {
    ReviewVerdict.ACCEPTED: ("annehmen", "accepted", "accept", "approved"),
    ReviewVerdict.REJECTED: ("abgelehnt", "zurueckgewiesen", "ablehnen", "rejected", "reject"),
    ReviewVerdict.CHANGES_REQUESTED: ("aenderung gewuenscht", "änderung", "changes-requested", "changes requested"),
}
_KNOWN_WORDS = {
    word.casefold(): verdict
    for verdict, offered in VERDICT_WORDS.items()
    for word in (offered, *_FURTHER_WORDS[verdict])
}

EASY_GUIDE = (
    "Leicht lesbar",
    "Auf dem Blatt „Leicht lesbar“ steht zu jeder Empfehlung ihr leicht lesbarer Text. Die Prüfgruppe liest ihn. Versteht sie ihn, ist das Urteil „angenommen“.",
    "Ist ein Wort oder ein Satz schwer, ist das Urteil „Änderung gewünscht“. In der Anmerkung steht, was schwer ist.",
    "Als geprüft gilt ein Text erst, wenn jemand mit der Rolle „Prüfgruppe“ ihn angenommen hat.",
)
"""What the guide says where the workbook holds easy-to-read texts."""

GUIDE = (
    "So geht es",
    "1. Lesen Sie auf dem Blatt „Empfehlungen“ jede Zeile. „Aussage“ heißt: Ist der Satz so richtig und so stark gewollt? Bei den anderen Zeilen: Trägt dieser Beleg die Aussage (oder schränkt er sie ein, wie es dort steht)?",
    "2. Wählen Sie in der Spalte „Urteil“ aus der Liste: angenommen, zurückgewiesen oder Änderung gewünscht. Was Sie nicht entscheiden wollen, bleibt leer.",
    "3. Wer nicht annimmt, schreibt in die Spalte „Anmerkung“ in einem Satz, warum.",
    "4. Auf dem Blatt „Quellen“ geht es um eine andere Frage: Gibt der Beleg seine Quelle richtig wieder? Öffnen Sie die Adresse, vergleichen Sie, und halten Sie das Ergebnis fest.",
    "5. Speichern Sie die Mappe als .xlsx und schicken Sie sie zurück. Filtern und Spalten breiter ziehen dürfen Sie.",
)

LOCKED = (
    "Was gesperrt ist",
    "Nur „Urteil“ und „Anmerkung“ sind zum Schreiben da. Alles andere ist gesperrt, damit klar bleibt, was Sie gesehen haben. Ein Fehler im Text? Wählen Sie „Änderung gewünscht“ und schreiben Sie ihn in die Anmerkung.",
    "Hat sich ein Text geändert, seit die Mappe geschrieben wurde, wird das beim Eintragen gemeldet; nichts geht verloren.",
)


def parse_verdict(text: str) -> ReviewVerdict | None:
    """Return the verdict that a word stands for, None if it stands for none."""
    return _KNOWN_WORDS.get(" ".join(text.split()).casefold())


_ROW = "Zeile"
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def seen_text(seen: dict[str, str], fixed: Iterable[str]) -> str:
    """Return as one cell what was seen: the fingerprints, and a checksum of the row's protected cells."""
    parts = [f"{name} {fingerprint}" for name, fingerprint in seen.items()]
    return "; ".join([*parts, f"{_ROW} {checksum(fixed)}"])


def parse_seen(text: str) -> tuple[dict[str, str], str] | None:
    """Return the fingerprints by id and the row's checksum, None where the cell was damaged."""
    found: dict[str, str] = {}
    for part in text.split(";"):
        name, _space, value = part.strip().rpartition(" ")
        if not name or not value or name in found:
            return None
        found[name] = value
    row = found.pop(_ROW, "")
    return (found, row) if row and found else None


def checksum(cells: Iterable[str]) -> str:
    """Return a short text that changes with any word in the cells; how programs keep white space does not matter."""
    from hashlib import sha256  # noqa: PLC0415 - only workbooks need it

    return sha256("\x1f".join(squeezed(cell) for cell in cells).encode()).hexdigest()[:12]


def squeezed(cell: str) -> str:
    """Return a cell's text as all programs agree on it: their escapes undone, white space as single spaces."""
    plain = _ESCAPED.sub(lambda match: chr(int(match[1], 16)), cell) if "_x" in cell else cell
    return " ".join(plain.split())
