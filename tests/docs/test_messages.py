"""The messages that the handbook quotes are those that the check gives for the mistakes it describes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.docs.pages import HANDBOOK

from belegkette.cli.main import main

RECORD = "id: F-01\nkind: document\ntitle: T\ntext: X\n"
STATISTIC = "id: F-01\nkind: statistic\ntitle: T\ntext: X\nunit: Personen\nas-of: 2024\n"
PAGE = """\
# Seite

:::{recommendation} Titel
:id: HE-01
:strength: soll
:evidence: F-06

Das Land soll handeln.
:::
"""
NESTED = (
    "\n::::{recommendation} Außen\n:id: HE-02\n:strength: kann\n:evidence: F-06\n\nDas Land kann.\n\n"
    ":::{recommendation} Innen\n:id: HE-03\n:strength: kann\n:evidence: F-06\n\nEs kann.\n:::\n::::\n"
)
BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{this}: &{this} [{', '.join([f'*{last}'] * 10)}]\n" for last, this in ("ab", "bc", "cd", "de")
)

IN_A_RECORD: dict[str, str | bytes] = {
    "SRC001 Datei ist nicht in UTF-8 gespeichert (erstes falsches Zeichen in Zeile 3).": RECORD.replace(
        "title: T",
        "title: Prüfung",
    ).encode("latin-1"),
    "SRC001 Datei ist in UTF-16 gespeichert.": RECORD.encode("utf-16"),
    "SRC001 Datei enthält NUL-Zeichen, ist also keine Textdatei.": b"\x00\x01",
    "SRC001 Datei ist 5 MB groß; erlaubt sind 4 MB.": RECORD + "x" * (5 * 1024 * 1024),
    "SRC001 Zu viele oder kreisförmige YAML-Verweise (*c). (Zeile 4)": BOMB,
    "SRC002 Datei ist leer.": "",
    "SRC002 Einrückung mit Tabulator; YAML erlaubt nur Leerzeichen.": RECORD + "sources:\n\t- key: A\n",
    "SRC002 Doppelpunkt an unerwarteter Stelle; Texte mit „: “ brauchen Anführungszeichen.": RECORD.replace(
        "title: T",
        "title: Hamburg: Zuschuss",
    ),
    "SRC002 Ein Anführungszeichen wird nicht geschlossen.": RECORD.replace("title: T", 'title: "T'),
    "SRC002 Eine Klammer wird nicht geschlossen oder ein Komma fehlt.": RECORD + "codes: [K01, K02\n",
    "SRC002 Schlüssel „title“ steht doppelt (zuerst in Zeile 3).": RECORD + "title: U\n",
    "SRC002 Datei enthält keinen Beleg, sondern eine Liste oder einen Text.": "- id: F-01\n",
    "SRC002 Mehrere Dokumente in einer Datei („---“); erlaubt ist eines.": RECORD + "---\nid: F-02\n",
    "SRC003 Feld „regoin“ gibt es nicht.": RECORD + "regoin: LDK\n",
    "SRC003 Feld „kind“ ist neben „records“ nicht erlaubt.": "kind: document\nrecords:\n  - id: F-01\n",
    "SRC004 Pflichtangabe „text“ fehlt.": RECORD.replace("text: X", "text:"),
    "SRC005 „kind“: „dokument“ ist keine Belegart.": RECORD.replace("document", "dokument"),
    "SRC005 „date“: „17.05.2022“ ist kein Datum.": RECORD + "date: 17.05.2022\n",
    "SRC005 „value“: „2,5“ ist keine Zahl.": STATISTIC + "value: 2,5\n",
    "SRC005 „contested“: „ja“ ist weder true noch false.": RECORD + "contested: ja\n",
    "SRC005 „sources“: „LAG“ ist hier nicht erlaubt.": RECORD + "sources: LAG\n",
    "SRC007 Kennung „F-01“ ist schon vergeben.": "records:\n  - {id: F-01, kind: document, title: T, text: X}\n"
    "  - {id: F-01, kind: document, title: T, text: X}\n",
    "SRC008 Kennung „F-Ä1“ hat nicht die vereinbarte Form.": RECORD.replace("F-01", "F-Ä1"),
}
IN_A_MARKDOWN_RECORD = {"SRC002 Kopf mit „---“ fehlt.": "Text ohne Kopf\n"}
ON_A_PAGE = {
    "SRC002 Seite ist leer.": " \n",
    "SRC002 Block „{recommendation}“ wird nicht geschlossen.": PAGE.rstrip().removesuffix(":::"),
    "SRC002 Option „evidence“ steht doppelt.": PAGE.replace(":evidence: F-06", ":evidence: F-06\n:evidence: DE-HH-BFA"),
    "SRC003 Option „evidenz“ gibt es nicht.": PAGE.replace(":evidence:", ":evidenz:"),
    "SRC004 Pflichtangabe „id“ fehlt.": PAGE.replace(":id: HE-01\n", ""),
    "SRC004 Empfehlung hat keinen Titel.": PAGE.replace("} Titel", "}"),
    "SRC005 „strength“: „muss“ ist kein erlaubter Wert.": PAGE.replace(":strength: soll", ":strength: muss"),
    "SRC005 Ausnahme „EVD001 weil“ ist nicht lesbar.": PAGE.replace(":id: HE-01", ":id: HE-01\n:waive: EVD001 weil"),
    "SRC009 Direktive „recomendation“ gibt es nicht.": PAGE.replace("{recommendation}", "{recomendation}"),
    "SRC009 Empfehlung steht in einer anderen Empfehlung.": NESTED,
    "SRC009 Empfehlung hat keinen Text.": PAGE.replace("\nDas Land soll handeln.\n", ""),
}
ON_THE_START_PAGE = {"SRC009 Empfehlungen stehen nur auf Seiten unter „recommendations/“.": PAGE}

CASES = [
    *(("evidence/probe.yaml", message, text) for message, text in IN_A_RECORD.items()),
    *(("evidence/probe.md", message, text) for message, text in IN_A_MARKDOWN_RECORD.items()),
    *(("recommendations/probe.md", message, text) for message, text in ON_A_PAGE.items()),
    *(("index.md", message, text) for message, text in ON_THE_START_PAGE.items()),
]

CALLS = {
    "Unter „.“ liegt kein Projekt: Die Ordner „evidence“ und „recommendations“ fehlen.": ["check", "--root", "."],
    "Den Befehl „chekc“ gibt es nicht.": ["chekc"],
    "„recommendations/fehlt.md“ gibt es nicht.": ["check", "recommendations/fehlt.md"],
    "Stichtag „morgen“ ist kein Datum.": ["check", "--as-of", "morgen"],
    "Der Befehl „preview“ ist vorgesehen, aber noch nicht gebaut.": ["preview"],
}


def quoted_messages() -> set[str]:
    """Return the first cells of the handbook's tables of messages, as they look on the screen."""
    text = (HANDBOOK / "fehler.md").read_text(encoding="utf-8")
    cells = re.findall(r"^\| (.+?) \| .+ \|$", text, re.MULTILINE)
    return {cell.replace("`", "").replace("\\*", "*") for cell in cells} - {"Meldung"}


@pytest.mark.parametrize(("path", "message", "content"), CASES, ids=[case[1] for case in CASES])
def test_the_check_says_what_the_handbook_quotes(
    project: Path,
    capsys: pytest.CaptureFixture[str],
    path: str,
    message: str,
    content: str | bytes,
) -> None:
    (project / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    assert main(["check", path]) == 1
    assert message in capsys.readouterr().out


@pytest.mark.parametrize("message", CALLS)
def test_a_wrong_call_says_what_the_handbook_quotes(
    project: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    message: str,
) -> None:
    if "--root" in CALLS[message]:
        monkeypatch.chdir(tmp_path)
    assert main(CALLS[message]) == 2
    assert message in capsys.readouterr().err


def test_the_handbook_quotes_no_other_messages() -> None:
    assert quoted_messages() == {message for _path, message, _content in CASES} | set(CALLS)
