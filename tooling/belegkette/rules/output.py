"""OUT: what is wrong with a finished edition. The postflight finds it; here are the pages."""

from __future__ import annotations

from belegkette.rules.base import found_elsewhere

EMPTY_OR_DAMAGED = found_elsewhere(
    "OUT001",
    "empty-or-damaged",
    "E E E",
    """Die fertige Datei ist leer oder beschädigt.

    Warum:
    Das Programm, das die PDF-Datei schreibt, meldet auch dann Erfolg, wenn es abgebrochen ist. Darum wird die fertige Datei
    geöffnet und gelesen, bevor sie als Ausgabe gilt.

    Beispiel:

        handlungsempfehlungen.pdf hat 0 Byte.

    Stattdessen:
    Die Meldungen darüber lesen, den Fehler beheben und neu bauen. Bleibt es dabei, hilft „make clean“ und danach „make“.
    """,
)

MISSING_CONTENT = found_elsewhere(
    "OUT002",
    "missing-content",
    "E E E",
    """In der fertigen Ausgabe fehlt etwas, das in den Texten steht.

    Warum:
    Eine Empfehlung, die beim Bauen verloren geht, bemerkt sonst niemand. Gesucht wird jede Kennung und jeder Titel einer
    Empfehlung.

    Beispiel:

        Die PDF-Datei enthält HE-97 nicht.

    Stattdessen:
    Nachsehen, ob die Seite im Inhaltsverzeichnis von index.md steht und ob die Meldungen beim Bauen sie nennen.
    """,
)

METADATA = found_elsewhere(
    "OUT004",
    "metadata",
    "E E E",
    """Der fertigen Ausgabe fehlen Angaben wie Titel, Verfasser oder Sprache.

    Warum:
    Vorleseprogramme brauchen die Sprache, Kataloge und Aktensysteme den Titel.

    Beispiel:

        In den Eigenschaften der PDF-Datei ist der Titel leer.

    Stattdessen:
    In conf.py `project`, `author` und `language` angeben und neu bauen.
    """,
)
