"""``bibtex``: bibliographies (.bib, CSL-JSON) as records of kind ``document``, with titles exactly as they are written."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.base import Foreign, Losses, Reason
from belegkette.importers.citation import Work, as_document
from belegkette.importers.dates import parse_german_date
from belegkette.importers.latex import plain_latex
from belegkette.importers.safety import MEGABYTE, damaged, digest, read_file
from belegkette.importers.texts import one_line

if TYPE_CHECKING:
    from collections.abc import Mapping as Dictionary

    from belegkette.importers.mapping import Mapping

_LIMIT = 16 * MEGABYTE
_USED = (
    *("title", "subtitle", "booktitle", "booksubtitle", "maintitle", "author", "editor", "year", "date", "month"),
    *("publisher", "institution", "organization", "school", "journal", "journaltitle", "howpublished", "url", "doi"),
    *("urldate", "pages", "number", "type"),
)
_PUBLISHERS = ("publisher", "institution", "organization", "school", "journaltitle", "journal")
_MONTHS = {name: number for number, name in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_BRACES = re.compile(r"[{}]")


def read_bibtex(path: str, mapping: Mapping) -> Foreign:
    """Read a bibliography: JSON by its first character, else BibTeX. Raises `BelegketteError`."""
    del mapping
    data = read_file(path, _LIMIT)
    name = os.path.basename(path)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    losses = Losses()
    if "\0" in text:
        raise damaged(name, _("keine Textdatei"))
    works = _from_csl(text, name, losses) if text.lstrip()[:1] in {"[", "{"} else _from_bibtex(text, name, losses)
    return Foreign(
        format="bibtex",
        sha256=digest(data),
        publications=tuple(as_document(works)),
        losses=losses.entries(),
    )


def _from_bibtex(text: str, name: str, losses: Losses) -> list[Work]:
    import logging  # noqa: PLC0415

    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - only bibliographies pay for it

    logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)
    _refuse_nesting(text, name)
    library = parse_string(text)
    for block in library.failed_blocks:
        twice = type(block).__name__ == "DuplicateBlockKeyBlock"
        losses.note(
            _("Eintrag, dessen Schlüssel schon vergeben ist") if twice else _("Eintrag mit Schreibfehler"),
            Reason.DUPLICATE if twice else Reason.UNREADABLE,
            where=_("Zeile {n}").format(n=(block.start_line or 0) + 1),
        )
    if not library.entries and not library.failed_blocks:
        raise BelegketteError(_("„{name}“ enthält keinen Eintrag.").format(name=name))
    works = []
    for entry in library.entries:
        fields = {field.key.casefold(): str(field.value) for field in entry.fields}
        works.append(_work(entry.key, entry.entry_type, fields, losses))
    return works


def _refuse_nesting(text: str, name: str) -> None:
    depth = 0
    for brace in _BRACES.findall(text):
        depth += 1 if brace == "{" else -1
        if depth > 100:  # noqa: PLR2004 - no title is nested so deep
            raise damaged(name, _("geschweifte Klammern"))
        depth = max(depth, 0)


def _work(key: str, kind: str, fields: Dictionary[str, str], losses: Losses) -> Work:
    for field in fields:
        if field not in _USED:
            losses.note(_("Feld „{name}“").format(name=field), Reason.NOT_IN_MODEL)
    plain = {field: plain_latex(fields[field]) for field in fields if field in _USED and field not in {"url", "doi"}}
    title = ". ".join(part for part in (plain.get("title", ""), plain.get("subtitle", "")) if part)
    if not title:
        title = plain.get("booktitle") or plain.get("maintitle") or key
        losses.note(_("Eintrag ohne Titel"), Reason.UNREADABLE, where=key)
    within = plain.get("booktitle", "") if plain.get("title") else ""
    return Work(
        key=key,
        kind=kind,
        title=title,
        people=tuple(_people(fields.get("author") or fields.get("editor") or "")),
        within=within,
        publisher=next((plain[name] for name in _PUBLISHERS if plain.get(name)), ""),
        date=_date(plain),
        url=_url(fields),
        accessed=parse_german_date(plain.get("urldate", "")) or "",
        pages=plain.get("pages", ""),
    )


def _people(text: str) -> list[str]:
    """Return names as they are printed; a name in braces is one word, ``others`` the end of the list."""
    found = []
    for name in _split_names(text):
        plain = plain_latex(name)
        if plain == "others":
            found.append(_("und andere"))
        elif name.startswith("{") and name.endswith("}"):
            found.append(plain)
        else:
            family, comma, given = plain.partition(",")
            found.append(f"{given.strip()} {family.strip()}".strip() if comma else plain)
    return found


def _split_names(text: str) -> list[str]:
    names, depth, start = [], 0, 0
    for match in re.finditer(r"[{}]|\s+and\s+", text):
        if match[0] in "{}":
            depth += 1 if match[0] == "{" else -1
        elif depth == 0:
            names.append(text[start : match.start()].strip())
            start = match.end()
    return [name for name in (*names, text[start:].strip()) if name]


def _date(plain: Dictionary[str, str]) -> str:
    written = parse_german_date(plain.get("date", "").split("/")[0]) or parse_german_date(plain.get("year", ""))
    month = plain.get("month", "")[:3].casefold()
    number = _MONTHS.get(month) or (int(month) if month.isdecimal() and 1 <= int(month) <= 12 else 0)  # noqa: PLR2004
    if written and len(written) == len("2020") and number and not plain.get("date"):
        return f"{written}-{number:02d}"
    return written or ""


def _url(fields: Dictionary[str, str]) -> str:
    url = fields.get("url", "").strip()
    url = url.removeprefix(r"\url{").rstrip("}") if url.startswith(r"\url{") else url
    doi = fields.get("doi", "").strip()
    url = re.sub(r"\\([&%#_~])", r"\1", url) or (f"https://doi.org/{doi}" if doi else "")
    return url if url.startswith(("https://", "http://")) else ""


def _from_csl(text: str, name: str, losses: Losses) -> list[Work]:
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise damaged(name, _("kein vollständiges JSON")) from error
    entries = data.get("items", [data]) if isinstance(data, dict) else data
    works = []
    for number, entry in enumerate(entries if isinstance(entries, list) else [], start=1):
        if isinstance(entry, dict) and isinstance(entry.get("title"), str):
            works.append(_csl_work(entry, number, losses))
        else:
            losses.note(_("Eintrag ohne Titel"), Reason.UNREADABLE, where=_("Eintrag {n}").format(n=number))
    if not works:
        raise BelegketteError(_("„{name}“ enthält keinen Eintrag.").format(name=name))
    return works


_CSL = (
    *("id", "type", "title", "author", "editor", "publisher", "container-title", "issued", "accessed", "URL", "DOI"),
    "page",
)


def _csl_work(entry: Dictionary[str, object], number: int, losses: Losses) -> Work:
    for field in entry:
        if field not in _CSL:
            losses.note(_("Feld „{name}“").format(name=field), Reason.NOT_IN_MODEL)

    def text(key: str) -> str:
        value = entry.get(key)
        return one_line(re.sub(r"</?(?:i|b|sup|sub|span|sc)\b[^>]*>", "", value)) if isinstance(value, str) else ""

    container = text("container-title")
    return Work(
        key=str(entry.get("id") or number),
        kind=text("type"),
        title=text("title"),
        people=tuple(_csl_people(entry.get("author") or entry.get("editor"))),
        within=container if text("publisher") else "",
        publisher=text("publisher") or container,
        date=_csl_date(entry.get("issued")),
        url=_url({"url": text("URL"), "doi": text("DOI")}),
        accessed=_csl_date(entry.get("accessed")),
        pages=text("page"),
    )


def _csl_people(value: object) -> list[str]:
    found = []
    for person in value if isinstance(value, list) else []:
        if isinstance(person, dict):
            parts = (person.get("given"), person.get("non-dropping-particle"), person.get("family"))
            name = person.get("literal") or " ".join(str(part) for part in parts if part)
            if name:
                found.append(one_line(str(name)))
    return found


def _csl_date(value: object) -> str:
    if not isinstance(value, dict):
        return ""
    parts = value.get("date-parts")
    first = parts[0] if isinstance(parts, list) and parts else None
    if isinstance(first, list) and first:
        written = "-".join(f"{int(part):02d}" for part in first[:3] if str(part).isdecimal())
        return parse_german_date(written) or ""
    raw = value.get("raw") or value.get("literal")
    return (parse_german_date(raw) or "") if isinstance(raw, str) else ""
