"""Contact data and numbers that belong to one person (PRV001).

Numbers count only when their check digits are right: IBAN (ISO 13616), Steuer-ID (§ 139b AO, ISO 7064 MOD 11,10),
Rentenversicherungsnummer (VKVV § 4). Telephone numbers are those that the German numbering plan knows (phonenumbers).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.privacy.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_BEFORE_NUMBER = (
    "raße", "asse", "tr.", "weg", "Aeg", "llee", "ing", "damm", "Aamm", "fer",
    "-A", "-AA",
    "geb.", ".am", "enam", "oren", "tum", "stag", "*",
)  # fmt: skip
_LONG_NUMBERS = ("00000000", "0-00000", "0–00000", "0/00000", "0)00000", ",00000A")
_BEFORE_DIGIT = tuple(map(str.encode, _BEFORE_NUMBER))
_LONG_TRACES = tuple(map(str.encode, _LONG_NUMBERS))
_DIGITS_OF_ALL = b"00000"
"""Stands in every one of the long numbers."""
_PLAIN_TRACES = (b"@", b"+", b".com/", b".me/")
_PACKING = bytes.maketrans(b"123456789[]ABCDEFGHIJKLMNOPQRSTUVWXYZ", b"0" * 9 + b"()" + b"A" * 26)


def may_hold_contact_data(text: bytes) -> bool:
    """Whether a closer look is worth it. Takes a whole file as UTF-8; costs a hundredth of the patterns below.

    What stands before a number is looked for with all digits the same, all capitals the same, and without spaces.
    """
    if any(map(text.__contains__, _PLAIN_TRACES)):
        return True
    packed = text.translate(_PACKING, b" :\n")
    if b"(at)" in packed or (_DIGITS_OF_ALL in packed and any(map(packed.__contains__, _LONG_TRACES))):
        return True
    return any(before.endswith(_BEFORE_DIGIT) for before in packed.split(b"0")[:-1])


_URL = re.compile(r"(?:https?://|www\.)[^\s<>\"“”]+")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
_ROLE_MAIL = re.compile(
    r"^(?:info|kontakt|post|poststelle|presse|redaktion|service|buero|büro|office|mail|zentrale|verwaltung|sekretariat|empfang|noreply|datenschutz|barrierefreiheit|feedback|beratung)[\w-]*@",
    re.IGNORECASE,
)
_PHONE_START = re.compile(r"(?<![\w/.,-])(?:\+|00?[1-9]|\(0)[\d\s()/–-]{6,}")
_BARE_DIGITS = 9
"""Fewer digits without a space or a stroke are some other number more often than a telephone's."""
_KEY_GROUPS, _KEY_DIGITS = 3, 8
"""So many groups with so few digits are a key of some list: a waste code (03 01 05), a code of goods (0401 10 10)."""
_SUBSTANCE = re.compile(r"\d{2,7}-\d{2}-\d")
"""A number of the Chemical Abstracts Service, with zeros before it."""
_MONTHS = re.compile(r"\d{2}\s?[–-]\s?\d{2}/\d{2,4}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_LONG_NUMBER = re.compile(r"(?<![\d.,/-])\d(?:[ ]?\d){10}(?![\d.,/-]*\d)")
_PENSION = re.compile(r"\b\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}\b")
_NUMBER = r"[^\S\n]*\n?[^\S\n]*(?<=\s)\d{1,3}(?:\s?[a-z])?\b(?!\.\d|\s*(?:Prozent|Euro|%|€))"
_STREET = re.compile(
    r"\b[A-ZÄÖÜ][\wäöüß.-]*(?:[ -][A-ZÄÖÜ][\wäöüß.-]*){0,2}?(?:stra(?:ße|sse)|str\.|weg|gasse|allee|ring|damm|(?<!ä)ufer)"
    rf"{_NUMBER}"
    r"|\b(?!(?:Der|Die|Das|Den|Dem|Des|Ein|Kein|Im|Am|Auf)\b)[A-ZÄÖÜ][\wäöüß.-]+(?:er|[ -])[ -]?"
    rf"(?:Stra(?:ße|sse)|Str\.|Weg|Gasse|Allee|Ring|Damm|Ufer){_NUMBER}"
    r"|\b(?:Am|An der|Auf der|Im|In der|Zum|Zur)\s+[A-ZÄÖÜ][\wäöüß-]+\s+\d{1,3}(?:\s?[a-z])?,\s*\d{5}\s+[A-ZÄÖÜ]\w+"
)
_ROAD = re.compile(r"(?:Bundes|Landes|Land|Kreis|Staats|Gemeinde|Fern)stra(?:ße|sse)\b")
_PLATE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s?[1-9]\d{0,3}[EH]?(?![\w-])")
_NORMS = ("DIN-EN ", "DWA-", "VDE-", "VDI-", "ISO-", "IEC-")
_YEAR = re.compile(r"(?:19|20)\d\d$")
_BIRTH = re.compile(
    r"\b(?:geb(?:oren(?:\s+am)?|\.(?:\s+am)?)|Geburtsdatum|Geburtstag|\*)\s*:?\s*(?P<date>\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]+)\s?\d{2,4}|\d{4}-\d{2}-\d{2})"
)
_HANDLE = re.compile(
    r"\b(?:https?://)?(?:www\.|[a-z]{2}\.)?(?:facebook\.com|instagram\.com|linkedin\.com/in|xing\.com/profile|tiktok\.com/@?|twitter\.com|x\.com|t\.me|youtube\.com/@)[/\w.@%-]+"
    r"|(?<![\w@./])@[A-Za-z]\w{3,}\b(?!\.\w)",
    re.IGNORECASE,
)

_HANDLE_TRACES = ("@", ".com/", ".me/")
"""Without one of them there is none; the pattern itself takes as long as all the others together."""


def find_contact_data(text: str) -> Iterator[Hit]:
    """Yield contact data in reading order; addresses of offices such as info@… are nobody's."""
    if not may_hold_contact_data(text.encode(errors="replace")):
        return
    found: list[Hit] = []
    for hit in _all(text):
        if not any(hit.start < other.end and other.start < hit.end for other in found):
            found.append(hit)
    yield from sorted(found)


def _all(text: str) -> Iterator[Hit]:
    """Yield everything, the surest first; numbers in web addresses are no telephone numbers."""
    prose = _URL.sub(lambda match: " " * len(match[0]), text)
    checks: tuple[tuple[re.Pattern[str], Callable[[str], bool], str], ...] = (
        (_MAIL, _is_personal_mail, _("Mailadresse")),
        (_IBAN, _is_iban, _("Kontonummer (IBAN)")),
        (_PENSION, _is_pension_number, _("Rentenversicherungsnummer")),
        (_LONG_NUMBER, _is_tax_number, _("Steuer-Identifikationsnummer")),
    )
    for pattern, holds, what in checks:
        yield from _matches(pattern, holds, what, prose)
    yield from _phones(prose)
    checks = (
        (_STREET, _is_address, _("Anschrift")),
        (_BIRTH, _always, _("Geburtsdatum")),
        (_PLATE, _is_plate, _("Kfz-Kennzeichen")),
    )
    for pattern, holds, what in checks:
        yield from _matches(pattern, holds, what, prose)
    if any(map(text.lower().__contains__, _HANDLE_TRACES)):
        yield from _matches(_HANDLE, _always, _("Profil in einem sozialen Netz"), text)


def _matches(pattern: re.Pattern[str], holds: Callable[[str], bool], what: str, text: str) -> Iterator[Hit]:
    for match in pattern.finditer(text):
        if holds(match[0]):
            yield Hit(match.start(), match[0], what)


def _always(_words: str) -> bool:
    return True


def _is_personal_mail(words: str) -> bool:
    return not _ROLE_MAIL.match(words)


def _is_iban(words: str) -> bool:
    return _valid("stdnum.iban", words)


def _is_address(words: str) -> bool:
    """Whether a number after a street's name is a house: roads have numbers themselves (Bundesstraße 73)."""
    return not _ROAD.match(words)


def _is_tax_number(words: str) -> bool:
    return _valid("stdnum.de.idnr", words)


def _phones(text: str) -> Iterator[Hit]:
    if not _PHONE_START.search(text):
        return
    import phonenumbers  # noqa: PLC0415 - only a text with a number pays for the numbering plan

    for match in phonenumbers.PhoneNumberMatcher(text, "DE", leniency=phonenumbers.Leniency.VALID):
        words = match.raw_string
        start = match.start
        if words.startswith("(") and ")" not in words:
            start, words = start + 1, words[1:]
        if _PHONE_START.match(text, match.start) and not _is_other_number(words):
            yield Hit(start, words, _("Telefonnummer"))


def _is_other_number(words: str) -> bool:
    groups = words.split()
    digits = "".join(groups)
    if not digits.isdigit():
        return bool(_MONTHS.fullmatch(words) or _SUBSTANCE.fullmatch(words))
    return len(digits) < _BARE_DIGITS if len(groups) == 1 else len(groups) >= _KEY_GROUPS and len(digits) <= _KEY_DIGITS


def _valid(module: str, number: str) -> bool:
    import importlib  # noqa: PLC0415 - see _phones

    return bool(importlib.import_module(module).is_valid(number.replace(" ", "")))


def _is_pension_number(number: str) -> bool:
    """Whether the check digit is right: weights 2,1,2,5,7,1,2,1,2,1,2,1, digit sums, modulo 10 (VKVV § 4)."""
    plain = number.replace(" ", "")
    if not 1 <= int(plain[2:4]) % 50 <= 31 or not 1 <= int(plain[4:6]) <= 12:  # noqa: PLR2004 - a day and a month
        return False
    digits = plain[:8] + f"{ord(plain[8]) - ord('A') + 1:02d}" + plain[9:11]
    total = sum(
        sum(map(int, str(int(digit) * weight)))
        for digit, weight in zip(digits, (2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1), strict=True)
    )
    return total % 10 == int(plain[11])


def _is_plate(words: str) -> bool:
    """Whether it is no id of a record, which holds no space, no regulation with its year (EF-VO 2008), and no norm."""
    return " " in words and not _YEAR.search(words) and not words.startswith(_NORMS)
