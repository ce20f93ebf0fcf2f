"""Notes of a REFI-QDA project: those at a passage become its memo, the others are counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.base import Losses, Reason
from belegkette.importers.refi_codebook import child, children, guid, text_of

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from belegkette.importers.refi_package import Package


class Notes:
    """All notes of a project, and which of them were used."""

    def __init__(self, root: Element, package: Package, losses: Losses) -> None:
        """Index the notes by their identifiers."""
        self._notes = {guid(one.get("guid")): one for one in children(child(root, "Notes"), "Note")}
        self._package = package
        self._losses = losses
        self._used: set[str] = set()

    def memo(self, selection: Element) -> str:
        """Return what was noted at a passage: its description and the notes that it or its codings name."""
        parts = [text_of(selection, "Description")]
        holders = (selection, *children(selection, "Coding"))
        for reference in (one for holder in holders for one in children(holder, "NoteRef")):
            name = guid(reference.get("targetGUID"))
            note = self._notes.get(name)
            if note is None:
                continue
            self._used.add(name)
            parts.append(text_of(note, "PlainTextContent") or self._text(note) or text_of(note, "Description"))
        return "\n\n".join(dict.fromkeys(part for part in parts if part))

    def count_unused(self) -> None:
        """Note a loss for each note that no passage had."""
        for name in self._notes:
            if name not in self._used:
                self._losses.note(_("Notiz, die an keiner codierten Textstelle hängt"), Reason.NOT_IN_MODEL)

    def _text(self, note: Element) -> str:
        path = note.get("plainTextPath")
        text = self._package.text(path) if path else None
        if path and text is None:
            self._losses.note(_("Notiz, deren Text fehlt"), Reason.UNREADABLE)
        return text or ""
