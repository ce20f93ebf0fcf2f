"""A publication as a record of kind ``document``: what can be said of it without having read it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.model.dates import parse_partial_date
from belegkette.model.evidence import Document
from belegkette.model.sources import SourceReference
from belegkette.model.terms import Extent, RecordStatus

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_LETTERS = str.maketrans({"Ä": "AE", "Ö": "OE", "Ü": "UE", "ẞ": "SS"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One entry of a bibliography, as plain text."""

    key: str
    kind: str
    title: str
    people: tuple[str, ...] = ()
    within: str = ""
    publisher: str = ""
    date: str = ""
    url: str = ""
    accessed: str = ""
    pages: str = ""


def as_document(works: Iterable[Work]) -> Iterator[Document]:
    """Yield one draft a work, with an id made from its key; the text is its citation, nothing is claimed."""
    taken: set[str] = set()
    for work in works:
        base = name = "D-" + (_slug(work.key) or "OHNE-SCHLUESSEL")
        number = 2
        while name in taken:
            name, number = f"{base}-{number}", number + 1
        taken.add(name)
        year = int(work.date[:4]) if work.date else None
        yield Document(
            id=name,
            title=work.title,
            text=_citation(work),
            date=parse_partial_date(work.date) if work.date else None,
            status=RecordStatus.DRAFT,
            sources=(
                SourceReference(
                    title=work.title,
                    publisher=work.publisher or None,
                    year=year or "unknown",
                    url=work.url or (),
                    accessed=parse_partial_date(work.accessed) if work.accessed else None,
                    locator=_("Seiten {pages}").format(pages=work.pages) if work.pages else None,
                    extent=Extent.TITLE_ONLY,
                    note=_("Schlüssel im Literaturverzeichnis: {key}").format(key=work.key),
                ),
            ),
        )


def _citation(work: Work) -> str:
    people = ", ".join(work.people)
    parts = [
        f"{people}:" if people else "",
        f"{work.title}." if work.title[-1:] not in ".!?" else work.title,
        _("In: {title}.").format(title=work.within) if work.within else "",
        ", ".join(part for part in (work.publisher, work.date[:4]) if part),
    ]
    text = " ".join(part for part in parts if part)
    return text if text.endswith((".", "!", "?")) else f"{text}."


def _slug(key: str) -> str:
    plain = key.upper().replace("ß", "SS").translate(_LETTERS)
    return "-".join(re.findall(r"[A-Z0-9]+", plain))[:60].strip("-")
