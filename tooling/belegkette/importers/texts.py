"""Foreign texts made fit for a record: composed letters, plain line ends, no characters that only a layout needed."""

from __future__ import annotations

import re
import unicodedata

_EXCEL_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SOFT_BREAK = re.compile("\u00ad[ \t]*\n[ \t]*")
_SPACES = re.compile("[ \t\u00a0\u202f\u2007]+")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ufeff\ufffe\uffff\u200b\u2060\ud800-\udfff]")
_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\x0b\x0c]")
_BLANK = re.compile(r"\n{3,}")
_PLAIN = re.compile(r"[!-~]+(?: [!-~]+)*")


def clean_text(text: str) -> str:
    """Return a passage as a record holds it. Line breaks stay, soft hyphens go, and what they had cut is joined."""
    if _PLAIN.fullmatch(text) and "_x" not in text:
        return text
    if "_x" in text:
        text = _EXCEL_ESCAPE.sub(_unescaped, text)
    text = _ENDS.sub("\n", text)
    text = _SOFT_BREAK.sub("", text).replace("\u00ad", "")
    text = unicodedata.normalize("NFC", _CONTROL.sub("", text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    return _BLANK.sub("\n\n", "\n".join(lines)).strip()


def _unescaped(match: re.Match[str]) -> str:
    """Return the character that Excel wrote as ``_x000D_``; other things that look so stay."""
    return chr(int(match[1], 16)) if match[1].upper() in {"000D", "000A", "0009", "00AD", "005F"} else match[0]


def one_line(text: str) -> str:
    """Return a text without line breaks, for names and comparisons."""
    return " ".join(clean_text(text).split())


def folded(text: str) -> str:
    """Return what is compared: one line, without regard to case."""
    return one_line(text).casefold()
