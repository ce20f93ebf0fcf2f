"""SRC: what is wrong with the files themselves. The loaders find it; here are the pages, and what needs the graph."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from belegkette.diagnostics import Problem
from belegkette.i18n import _
from belegkette.rules.base import found_elsewhere, rule
from belegkette.rules.ledger_entries import decisions_ahead
from belegkette.rules.uses import iter_further_uses, iter_option_uses, iter_role_uses

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.graph import TraceGraph

UNREADABLE_FILE = found_elsewhere(
    "SRC001",
    "unreadable-file",
    "E E E",
    """Eine Datei lässt sich nicht als Text lesen.

    Warum:
    Was nicht gelesen werden kann, fehlt in der Ausgabe, ohne dass es jemand merkt. Gelesen werden Textdateien in der
    Kodierung UTF-8 bis 4 MB. Nicht gelesen werden Dateien in anderen Kodierungen (ANSI, Latin-1, UTF-16), Dateien mit
    NUL-Zeichen (also zum Beispiel Word-Dateien) und YAML-Dateien, die zu tief verschachtelt sind oder deren Verweise
    (`*name`) sich zu oft vervielfachen.

    Beispiel:

        evidence/interviews/ldk-07.yaml, gespeichert als „ANSI“

    Stattdessen:
    Im Editor „Speichern unter“ wählen und als Kodierung „UTF-8“ einstellen.
    """,
)

SYNTAX = found_elsewhere(
    "SRC002",
    "syntax",
    "E E E",
    """Eine Datei ist nicht richtig aufgebaut.

    Warum:
    Ein fehlender Doppelpunkt, eine falsche Einrückung oder ein Block, der nicht geschlossen wird, ändert den Sinn von
    allem, was danach kommt. Gemeldet werden Fehler in YAML, im Kopf einer Seite und in den Optionen einer Empfehlung,
    doppelte Schlüssel, leere Dateien und Blöcke ohne Ende, auch Codeblöcke: Was darin verschluckt wird, fehlt.

    Beispiel:

        title: Ansprechstellen: wer berät?
        title: Wer berät?

    Stattdessen:

        title: "Ansprechstellen: wer berät?"
    """,
)

UNKNOWN_FIELD = found_elsewhere(
    "SRC003",
    "unknown-field",
    "E E E",
    """Ein Feld oder eine Option gibt es nicht.

    Warum:
    Ein Tippfehler im Namen eines Feldes hieße sonst, dass die Angabe still verloren geht.

    Beispiel:

        titel: Kontakt nur im Einzelfall

    Stattdessen:

        title: Kontakt nur im Einzelfall
    """,
)

MISSING_FIELD = found_elsewhere(
    "SRC004",
    "missing-field",
    "E E E",
    """Eine Pflichtangabe fehlt oder ist leer.

    Warum:
    Ohne Kennung kann niemand auf einen Beleg verweisen, ohne Titel und Text sagt er nichts. Jeder Beleg braucht `id`,
    `kind`, `title` und `text`, jede Empfehlung einen Titel, `id` und `strength`. Eine Zahl braucht außerdem `value`,
    `unit` und `as-of`, eine Einschätzung der Übertragbarkeit `verdict` und `mechanism`. Und wer bei einer Empfehlung sagt,
    wie geantwortet (`response`, `response-date`) oder wann sie umgesetzt wurde (`implemented-on`), nennt dafür einen Beleg.

    Beispiel:

        - id: LDK-07.1
          kind: interview-finding
          title: Kontakt nur im Einzelfall

    Stattdessen:

        - id: LDK-07.1
          kind: interview-finding
          title: Kontakt nur im Einzelfall
          text: Werkstatt und Fachdienst sprechen nur, wenn es einen Anlass gibt.
    """,
)


@rule("SRC005", "invalid-value", "E E E")
def invalid_value(graph: TraceGraph) -> Iterator[Problem]:
    """Ein Wert passt nicht zu seinem Feld.

    Warum:
    Ein Datum, das keines ist, oder ein Wort, das die Auswahl nicht kennt, lässt sich nicht auswerten. Dasselbe gilt für
    „not-used“ an einem Beleg, der doch verwendet wird: Dann stimmt eine der beiden Angaben nicht. Und eine Zahl mit
    Tausenderpunkt wie 17.600 ist für YAML 17,6; das fiele niemandem auf.

    Beispiel:

        factor: Hindernis
        date: 17.5.2022
        value: 17.600

    Stattdessen:

        factor: barrier
        date: 2022-05-17
        value: 17600
    """
    for record in graph.corpus.evidence.values():
        if record.not_used and record.id in graph.cited:
            uses = chain(
                iter_option_uses(graph, record.id.__eq__, superseded=True),
                iter_further_uses(graph, record.id.__eq__, superseded=True),
                iter_role_uses(graph, record.id.__eq__, superseded=True),
            )
            yield Problem(
                code="SRC005",
                place=graph.corpus.spot(record.id, "not-used"),
                message=_("„not-used“: Beleg „{id}“ wird doch verwendet.").format(id=record.id),
                hint=_("Die Zeile löschen oder den Verweis auf den Beleg entfernen."),
                subject=record.id,
                related=tuple((use.place, _("hier verwendet")) for use in uses),
            )
    yield from decisions_ahead(graph)


DUPLICATE_ID = found_elsewhere(
    "SRC007",
    "duplicate-id",
    "E E E",
    """Eine Kennung ist zweimal vergeben.

    Warum:
    Wenn zwei Belege oder Empfehlungen dieselbe Kennung tragen, ist bei keinem Verweis klar, welcher gemeint ist. Es gilt
    der erste nach Pfad und Zeile; jeder weitere wird gemeldet. Belege und Empfehlungen teilen sich die Kennungen.

    Beispiel:

        - id: BSP-06
          title: Wunsch nach Ansprechstellen
        - id: BSP-06
          title: Kontakt nur im Einzelfall

    Stattdessen:

        - id: BSP-06
          title: Wunsch nach Ansprechstellen
        - id: BSP-07
          title: Kontakt nur im Einzelfall
    """,
)

MALFORMED_ID = found_elsewhere(
    "SRC008",
    "malformed-id",
    "E E E",
    """Eine Kennung hat nicht die vereinbarte Form.

    Warum:
    Kennungen werden zu Internetadressen, Dateinamen und Tabellenspalten. Erlaubt sind Großbuchstaben, Ziffern und
    Bindestriche, am Ende ein Punkt mit Ziffern; sie beginnen mit einem Buchstaben. Umlaute, Kleinbuchstaben,
    Leerzeichen und Unterstriche sind nicht erlaubt.

    Beispiel:

        id: Gießen_07

    Stattdessen:

        id: GIESSEN-07
    """,
)

UNUSABLE_DIRECTIVE = found_elsewhere(
    "SRC009",
    "unusable-directive",
    "E E E",
    """Ein Block kann dort, wo er steht, oder so, wie er heißt, nicht verwendet werden.

    Warum:
    Eine Empfehlung am falschen Ort, in einer anderen Empfehlung, ohne Text oder mit einem Tippfehler im Namen des Blocks
    würde in der Ausgabe fehlen. Auch was über `{include}` hereingeholt wird, zählt nicht.
    Ebenso fehlt Text, der in mehr als neun Listen oder Zitaten ineinander steht.

    Beispiel:

        :::{recomendation} Ansprechstellen benennen

    Stattdessen:

        :::{recommendation} Ansprechstellen benennen
    """,
)
