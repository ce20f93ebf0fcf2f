"""The codebook for other programs: REFI-QDA (.qdc) and a workbook that MAXQDA imports (columns Code and Memo).

Both say the key in the explanation of every code, so that reading them back gives the same codes.
"""

from __future__ import annotations

import io
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from belegkette import __version__
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.codes import MAXQDA_NAME, code_memo, guid_of

if TYPE_CHECKING:
    from datetime import date

    from belegkette.model.vocabulary import Code, Codebook

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_LEVELS = str.maketrans({">": "›", "\\": "∖"})
"""Signs that MAXQDA would take for a level."""


def make_qdc(codebook: Codebook) -> bytes:
    """Return the codebook as REFI-QDA 1.5, nested as its codes are. Raises `BelegketteError` for circles."""
    root = Element("CodeBook", {"xmlns": NAMESPACE, "origin": f"Belegkette {__version__}"})
    parents: dict[str, Element] = {"": SubElement(root, "Codes")}
    for key in _ordered(codebook):
        code = codebook.codes[key]
        element = SubElement(
            parents.get(code.parent or "", parents[""]),
            "Code",
            {"guid": guid_of(key), "name": display_name(key, code), "isCodable": "true"},
        )
        SubElement(element, "Description").text = code_memo(key, code, name=code.name)
        parents[key] = element
    indent(root)
    text: bytes = tostring(root, encoding="utf-8", xml_declaration=True)
    return text + b"\n"


def make_codebook_workbook(codebook: Codebook, day: date) -> bytes:
    """Return a workbook with the columns Code and Memo; levels are parted by `` > `` and names cut as MAXQDA does."""
    from datetime import datetime  # noqa: PLC0415

    import xlsxwriter  # noqa: PLC0415 - only exports pay for it

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True})
    book.set_properties({"title": _("Kategoriensystem"), "created": datetime(day.year, day.month, day.day)})  # noqa: DTZ001
    sheet = book.add_worksheet(_("Kategoriensystem"))
    bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.write_row(0, 0, ["Code", "Memo"], bold)
    sheet.set_column(0, 0, 45, wrapped)
    sheet.set_column(1, 1, 100, wrapped)
    sheet.freeze_panes(1, 0)
    paths: dict[str, str] = {"": ""}
    for row, key in enumerate(_ordered(codebook), start=1):
        code = codebook.codes[key]
        name = display_name(key, code).translate(_LEVELS)[:MAXQDA_NAME].rstrip()
        above = paths.get(code.parent or "", "")
        paths[key] = f"{above} > {name}" if above else name
        sheet.write_string(row, 0, paths[key], wrapped)
        sheet.write_string(row, 1, code_memo(key, code, name=code.name), wrapped)
    book.close()
    return stream.getvalue()


def display_name(key: str, code: Code) -> str:
    """Return what a code is called in other programs: its key first, so that lists keep their order."""
    return code.name if code.name == key else f"{key} {code.name}"


def _ordered(codebook: Codebook) -> list[str]:
    """Return the keys with parents before children, otherwise as in the file."""
    ordered: dict[str, None] = {}
    waiting = list(codebook.codes)
    while waiting:
        ready = [
            key
            for key in waiting
            if not codebook.codes[key].parent
            or codebook.codes[key].parent in ordered
            or codebook.codes[key].parent not in codebook.codes
        ]
        if not ready:
            raise BelegketteError(
                _("Im Kategoriensystem stehen Codes im Kreis untereinander: {keys}.").format(keys=", ".join(waiting)),
                remedy=_("Bei einem davon „parent“ berichtigen."),
            )
        ordered.update(dict.fromkeys(ready))
        waiting = [key for key in waiting if key not in ordered]
    return list(ordered)
