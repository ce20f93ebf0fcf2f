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
    geöffnet und gelesen, bevor sie als Ausgabe gilt: Sie ist genau ein PDF, sie ist ganz, keine Seite ist leer, alle
    Schriften sind darin, und sie ist nicht übermäßig groß.

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
    Eine Empfehlung, die beim Bauen verloren geht, bemerkt sonst niemand. Gesucht wird jede Kennung und jeder Titel aller
    Empfehlungen und aller Einträge im Register.

    Beispiel:

        Die PDF-Datei enthält HE-97 nicht.

    Stattdessen:
    Nachsehen, ob die Seite im Inhaltsverzeichnis von index.md steht und ob die Meldungen beim Bauen sie nennen.
    """,
)

PARITY = found_elsewhere(
    "OUT003",
    "parity",
    "E E E",
    """Website und PDF sagen nicht dasselbe.

    Warum:
    Wer das Papier liest, soll dasselbe lesen wie am Bildschirm. Verglichen werden die Wörter jedes Abschnitts, jeder
    Empfehlung und jedes Eintrags im Register; Trennstriche, Anführungszeichen und Listenzeichen zählen nicht.

    Beispiel:

        „register/befunde.html#f-01“: im PDF fehlt „Baden Württemberg“ und nur im PDF steht „BadenWürttemberg“.

    Stattdessen:
    Mit „make“ beide zusammen neu bauen. Bleibt der Befund, geht beim Setzen etwas verloren: bitte mit der genannten Stelle
    melden. Was nur am Bildschirm stehen soll, gehört nicht in die Texte.
    """,
)

METADATA = found_elsewhere(
    "OUT004",
    "metadata",
    "E E E",
    """Der fertigen Ausgabe fehlen Angaben wie Titel, Verfasser oder Sprache.

    Warum:
    Vorleseprogramme brauchen die Sprache, Kataloge und Aktensysteme den Titel. Geprüft werden auch das Datum und die
    Angabe, welcher Norm die Datei folgt; sie stehen zweimal in der Datei und müssen übereinstimmen.

    Beispiel:

        In den Eigenschaften der PDF-Datei ist der Titel leer.

    Stattdessen:
    In conf.py `project`, `author` und `language` angeben und neu bauen.
    """,
)

STRUCTURE = found_elsewhere(
    "OUT005",
    "structure",
    "E E E",
    """Die Struktur der PDF-Datei (Tags) fehlt oder sagt etwas anderes als der Text.

    Warum:
    Wer die Datei hört oder ertastet, bekommt nur, was in der Struktur steht. Dass Überschriften Überschriften sind, dass die
    Reihenfolge stimmt und dass keine Seite ausgelassen ist, sieht kein Prüfprogramm für PDF/UA; darum wird die Struktur
    Zeile für Zeile mit dem Text verglichen. Auch Schrift, die sich nicht als Text lesen lässt, und Schrift, die sich vom
    Grund zu wenig abhebt (Kontrast unter 4,5:1, bei großer Schrift unter 3:1), gehört hierher.

    Beispiel:

        Die Struktur weicht vom Text ab: erwartet H2 „Zuständigkeit“, gefunden P „Zuständigkeit“ (Seite 7).

    Stattdessen:
    Neu bauen. Bleibt der Befund, ist er ein Fehler des Werkzeugs: bitte mit der genannten Stelle melden.
    """,
)

ERROR_TEXT = found_elsewhere(
    "OUT006",
    "error-text",
    "E E E",
    """In der fertigen Ausgabe steht eine Fehlermeldung.

    Warum:
    Manche Programme drucken ihre Meldung an die Stelle dessen, was sie nicht verstanden haben.

    Beispiel:

        Seite 12: Fehlertext „Unknown directive type“.

    Stattdessen:
    Die Stelle in der Quelle suchen und berichtigen; die Meldungen beim Bauen nennen Datei und Zeile.
    """,
)

UNRESOLVED_REFERENCE = found_elsewhere(
    "OUT007",
    "unresolved-reference",
    "E E E",
    """In der fertigen Ausgabe steht ein Verweis, der nirgendhin führt.

    Warum:
    Ein Verweis ohne Ziel ist auf Papier und am Bildschirm eine Sackgasse. Geprüft werden auch Lesezeichen, Adressen und die
    Namen der Orte, auf die eine Website verweisen kann.

    Beispiel:

        Seite 4: Unaufgelöster Verweis „{ref}`kapitel-drei`“.

    Stattdessen:
    Das Ziel des Verweises prüfen und den Text berichtigen.
    """,
)

MISSING_ALTERNATIVE = found_elsewhere(
    "OUT008",
    "missing-alternative-text",
    "E E E",
    """Ein Bild in der fertigen Ausgabe hat keinen Alternativtext.

    Warum:
    Wer das Bild nicht sieht, erfährt sonst nicht, was es zeigt (BITV 2.0, ISO 14289-1, 7.3).

    Beispiel:

        ```{figure} bogen.svg
        ```

    Stattdessen:
    Mit `:alt:` in einem Satz sagen, was das Bild zeigt. Ist es nur Schmuck, in Markdown `![](bogen.svg)` schreiben: ein
    leerer Alternativtext lässt das Bild beim Vorlesen aus.
    """,
)

EXTERNAL_REQUEST = found_elsewhere(
    "OUT009",
    "external-request",
    "E E E",
    """Die fertige Website würde etwas von woanders laden oder nach außen melden.

    Warum:
    Wer die Ausgabe liest, soll dabei von niemandem beobachtet werden, und sie soll auch ohne Netz vom Stick laufen. Geprüft
    wird jede Datei: Bilder, Schriften, Stile und Skripte müssen in der Website selbst liegen; jede Seite trägt eine
    Sicherheitsrichtlinie (Content-Security-Policy), die anderes verbietet; Cookies setzt niemand. Verweise, denen man selbst
    folgt, dürfen überallhin führen.

    Beispiel:

        ![Karte](https://example.org/karte.png)

    Stattdessen:
    Die Datei in den Ordner des Projekts legen und von dort einbinden, mit dem Recht dazu. Lässt sie sich nicht mitnehmen,
    genügt ein Verweis: `[Karte](https://example.org/karte)`.
    """,
)
