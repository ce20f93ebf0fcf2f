"""The commands of the contract, declared once: what the help lists and which module runs each.

A command's module has ``add_arguments(parser)`` and ``run(arguments) -> int``; it is imported when it is called, so that
``check`` never pays for Sphinx. A command without a module is promised but not built yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from belegkette.i18n import _


@dataclass(frozen=True, slots=True)
class Command:
    """One word after ``belegkette``. `module` is empty for what is not built yet."""

    name: str
    summary: str
    module: str = ""

    @property
    def help(self) -> str:
        """What the overview says about it, in the chosen language."""
        return _(self.summary)


def N_(message: str) -> str:  # noqa: N802 - gettext's own name for "translate later"
    """Mark a text for translation where it is declared."""
    return message


COMMANDS = (
    Command("check", N_("prüft die Belegkette und nennt jeden Fehler mit Datei, Zeile und Abhilfe"), "check"),
    Command("build", N_("prüft und baut die Ausgabe als HTML und PDF"), "build"),
    Command("preview", N_("zeigt die Ausgabe im Browser und baut bei jeder Änderung neu")),
    Command("explain", N_("erklärt eine Regel: warum, schlechtes und gutes Beispiel"), "explain"),
    Command("rules", N_("listet alle Regeln mit ihrer Strenge je Profil"), "rules"),
    Command("list", N_("zeigt, welche Belege es gibt"), "list_"),
    Command("new", N_("legt einen Beleg oder eine Empfehlung mit der nächsten freien Kennung an"), "new"),
    Command("rename", N_("ändert eine Kennung und alle Verweise auf sie"), "rename"),
    Command("impact", N_("zeigt, was auf einem Beleg ruht"), "impact"),
    Command("report", N_("schreibt den Nachweisbericht für die Prüfung"), "report"),
    Command("review", N_("führt das Prüfbuch"), "review"),
    Command("import", N_("übernimmt Belege aus anderen Programmen"), "import_"),
    Command("diff", N_("vergleicht zwei Ausgaben"), "diff"),
    Command("export", N_("gibt die Belegkette für andere Programme aus"), "export"),
    Command("release", N_("gibt eine Ausgabe frei")),
    Command("verify", N_("prüft eine fertige PDF-Datei"), "verify"),
    Command("schema", N_("schreibt JSON-Schemas für Editoren"), "schema"),
    Command("init", N_("legt ein neues Projekt an"), "init"),
    Command("lsp", N_("Sprachserver für Editoren")),
)

BY_NAME = {command.name: command for command in COMMANDS}
