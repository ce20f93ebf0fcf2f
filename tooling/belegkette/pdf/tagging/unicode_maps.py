"""Fonts' maps to Unicode, corrected (ISO 14289-1, 7.21.7; ISO 32000-1, 9.10.3).

ReportLab 4.5.1 (``ttfonts.makeToUnicodeCMap``) maps the unused codes of a subset to U+0000, which 7.21.7 forbids, and
writes blocks of more than 100 entries, which Adobe's CMap specification (Technical Note 5014) forbids.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from pikepdf import Dictionary, Name, Pdf

_ENTRY = re.compile(rb"<([0-9A-Fa-f]{2})>\s*<([0-9A-Fa-f]+)>")
_BLOCK = re.compile(rb"\d+ beginbfchar(.*)endbfchar", re.DOTALL)
_LONGEST_BLOCK = 100


def correct_unicode_maps(pdf: Pdf) -> None:
    """Rewrite the map of every font in the file."""
    for font in pdf.objects:
        if isinstance(font, Dictionary) and font.get("/Type") == Name.Font and "/ToUnicode" in font:
            font.ToUnicode.write(correct_map(font.ToUnicode.read_bytes()))


def correct_map(data: bytes) -> bytes:
    """Return the map without entries to U+0000, in blocks of at most 100, signs beyond U+FFFF in UTF-16."""
    return _BLOCK.sub(lambda match: _write_blocks(read_entries(match[1])), data)


def read_entries(data: bytes) -> dict[int, str]:
    """Return the text of every code that has one; ReportLab's codes are one byte."""
    found = ((int(code, 16), _decode(value)) for code, value in _ENTRY.findall(data))
    return {code: sign for code, sign in found if sign != "\0"}


def _decode(value: bytes) -> str:
    number = int(value, 16)
    if len(value) > 4 and len(value) % 4 == 0:  # noqa: PLR2004 - four digits are one UTF-16 unit
        return bytes.fromhex(value.decode()).decode("utf-16-be")
    return chr(number)


def _write_blocks(entries: dict[int, str]) -> bytes:
    lines = [
        b"<%02X> <%s>\n" % (code, sign.encode("utf-16-be").hex().upper().encode()) for code, sign in entries.items()
    ]
    return b"\n".join(
        _write_block(lines[start : start + _LONGEST_BLOCK]) for start in range(0, len(lines), _LONGEST_BLOCK)
    )


def _write_block(lines: Sequence[bytes]) -> bytes:
    return b"%d beginbfchar\n%sendbfchar" % (len(lines), b"".join(lines))
