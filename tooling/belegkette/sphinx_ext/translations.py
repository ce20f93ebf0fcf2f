"""German for what Sphinx and furo leave in English: a catalogue beside Sphinx' own, compiled when an edition is built."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from sphinx.application import Sphinx

_CATALOGUE = Path("de", "LC_MESSAGES", "sphinx.po")
_SOURCE = Path(__file__).parent / "locale" / _CATALOGUE


def add_catalogue(app: Sphinx) -> None:
    """Compile the catalogue into the build folder and add it behind Sphinx' own."""
    compiled = BytesIO()
    with _SOURCE.open("rb") as source:
        write_mo(compiled, read_po(source, locale="de"))
    folder = Path(app.doctreedir, "locale")
    target = (folder / _CATALOGUE).with_suffix(".mo")
    if not target.exists() or target.read_bytes() != compiled.getvalue():
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(compiled.getvalue())
    app.add_message_catalog("sphinx", str(folder))
