"""The words of the site's templates, and of its scripts, which find them in the page."""

from __future__ import annotations

from belegkette.i18n import _


def words_of_templates() -> dict[str, str]:
    """Return what the templates say."""
    return {
        "feedback": _("Rückmeldung geben"),
        "feed": _("Änderungen zwischen den Ausgaben"),
        "noscript": _("Die Suche braucht JavaScript. Ohne geht es hier weiter:"),
        "register": _("Belegregister"),
        "matrix": _("Matrix der Belege"),
        "search_form": _("Ausgabe durchsuchen"),
        "query": _("Wörter oder eine Kennung, etwa „HE-05“ oder „he 5“"),
        "find": _("Suchen"),
        "filters": _("Eingrenzen"),
        "all": _("alle"),
        "reset": _("Zurücksetzen"),
        "more": _("Weitere zeigen"),
    }


def names_of_fields() -> list[tuple[str, str]]:
    """Return the filters of the search by the name of their field in the address."""
    return [
        ("kind", _("Art")),
        ("field", _("Handlungsfeld")),
        ("addressee", _("Gerichtet an")),
        ("strength", _("Stärke")),
        ("region", _("Region")),
    ]


def as_link(address: str) -> str:
    """Return an address for feedback as a link: a web address as it is, an e-mail address with ``mailto:``."""
    address = address.strip()
    if address.startswith(("https://", "http://", "mailto:")):
        return address
    return f"mailto:{address}" if "@" in address and " " not in address else ""
