"""The last step over the finished bytes: title, author, language, dates, names of places.

Nothing in it depends on when and where the book is built, beyond the edition's own date.

pikepdf is the one writer of the file that leaves the house; ReportLab's own dates and id are replaced.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from belegkette.pdf.config import Edition
from belegkette.pdf.pagination import Place

Change = Callable[[pikepdf.Pdf], None]


def write_metadata(
    data: bytes,
    edition: Edition,
    places: Mapping[str, Place],
    amend: Change | None = None,
    finish: Change | None = None,
) -> bytes:
    """Return the PDF with document information, XMP (ISO 16684-1) and viewer preferences for the edition.

    Targets become named destinations (ISO 32000-1, 12.3.2.3), so that a site can link to ``edition.pdf#HE-01``. `amend`
    changes the file before that, `finish` after it: it is opened and saved only once.
    """
    with pikepdf.open(BytesIO(data)) as pdf:
        if amend is not None:
            amend(pdf)
        root, information = pdf.Root, pdf.docinfo
        root.Lang = String(edition.language)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        root.PageMode = Name.UseOutlines
        moment = _format_pdf_date(edition.moment)
        for key in ("/Subject", "/Keywords", "/Creator", "/Trapped"):
            if key in information:
                del information[key]
        information.Title, information.Author = String(edition.title), String(edition.author)
        information.CreationDate = information.ModDate = String(moment)
        with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
            xmp["dc:title"] = edition.title
            if edition.author:
                xmp["dc:creator"] = [edition.author]
            xmp["dc:language"] = {edition.language}
            xmp["dc:format"] = "application/pdf"
            xmp["pdf:Producer"] = str(information.get("/Producer", ""))
            xmp["xmp:CreateDate"] = xmp["xmp:ModifyDate"] = xmp["xmp:MetadataDate"] = edition.moment.isoformat()
        root.Names = Dictionary(Dests=_build_names(pdf, places))
        if finish is not None:
            finish(pdf)
        if "/ID" in pdf.trailer:
            del pdf.trailer["/ID"]
        output = BytesIO()
        pdf.save(
            output,
            min_version="1.7",
            deterministic_id=True,
            compress_streams=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
        )
    return output.getvalue()


def _build_names(pdf: pikepdf.Pdf, places: Mapping[str, Place]) -> Dictionary:
    """Return the name tree of all targets; its keys must be in the order of their bytes."""
    pages = [page.obj for page in pdf.pages]
    names = Array()
    for name, place in sorted(places.items(), key=lambda item: bytes(String(item[0]))):
        names.append(String(name))
        names.append(Array([pages[place.page - 1], Name.XYZ, round(place.left, 2), round(place.top, 2), None]))
    return Dictionary(Names=names)


def _format_pdf_date(moment: datetime) -> str:
    """Return the moment as ISO 32000-1, 7.9.4 writes it; it is in UTC."""
    return moment.strftime("D:%Y%m%d%H%M%S+00'00'")
