"""PDF/A-2a (ISO 19005-2) beside PDF/UA-1: the colour profile of the file, and what XMP must say about both standards.

The file says so because it is so: structure, embedded fonts and maps to Unicode are there already, and nothing that
PDF/A forbids is ever written. ``belegkette_pdf_archive = False`` leaves it out.
"""

from __future__ import annotations

from functools import cache

from pikepdf import Array, Dictionary, Name, Pdf, String

_PROFILE = "sRGB IEC61966-2.1"
_DATE = slice(24, 36)
"""Where an ICC profile holds its date (ICC.1:2022, 7.2.1); the library writes that of today."""

_XMP = """\
<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_END = b"</rdf:RDF>"


def make_archival(pdf: Pdf) -> None:
    """Add profile and statement; the other metadata must be written already."""
    _add_output_intent(pdf)
    _declare(pdf)


def _add_output_intent(pdf: Pdf) -> None:
    """Say that all colours are sRGB (ISO 19005-2, 6.2.3)."""
    profile = pdf.make_stream(_build_profile())
    profile.N = 3
    intent = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFA1,
        OutputConditionIdentifier=String(_PROFILE),
        Info=String(_PROFILE),
        DestOutputProfile=pdf.make_indirect(profile),
    )
    pdf.Root.OutputIntents = Array([pdf.make_indirect(intent)])


@cache
def _build_profile() -> bytes:
    """Return the ICC profile of sRGB, the same on every day."""
    from PIL import ImageCms  # noqa: PLC0415 - only a finished book needs it

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[_DATE] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return bytes(data)


def _declare(pdf: Pdf) -> None:
    """Say in XMP which part of ISO 19005 the file follows (6.6.4), and what pdfuaid is."""
    stream = pdf.Root.Metadata
    written = stream.read_bytes()
    before, end, after = written.rpartition(_END)
    stream.write(before + _XMP.encode() + end + after)
