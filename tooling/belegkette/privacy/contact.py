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
    from collections.abc import Iterator

MAY_HOLD = re.compile(
    r"@|\(at\)|\[at\]|\+\d|(?<![\w/-])0\d{1,5}[\s/(–-]*\d|\d[\d \t]{9,}\d|\bDE\d{2}\b|\b[A-ZÄÖÜ]{1,3}[- ][A-Z]{1,2} ?\d|stra(?:ße|sse)\b|"
    r"[Ss]tr\.\s*\d|(?:weg|gasse|platz|allee|ring|damm|ufer)\s+\d|[Gg]eb(?:oren|\.|urts)|facebook|instagram|linkedin|xing|tiktok|twitter|"
    r"x\.com|youtube\.com/@|t\.me",
    re.IGNORECASE,
)
"""What every text with contact data contains; a text without it need not be looked at."""

_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b", re.IGNORECASE)
_ROLE_MAIL = re.compile(
    r"^(?:info|kontakt|post|poststelle|presse|redaktion|service|buero|büro|office|mail|zentrale|verwaltung|sekretariat|empfang|noreply|datenschutz|barrierefreiheit|feedback|beratung)[\w.-]*@",
    re.IGNORECASE,
)
_PHONE_START = re.compile(r"(?<![\w/.,-])(?:\+|00?[1-9]|\(0)[\d\s()/–-]{6,}")
_MONTHS = re.compile(r"\d{2}\s?[–-]\s?\d{2}/\d{2,4}")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){2,7}(?:\s?[A-Z0-9]{1,3})?\b")
_LONG_NUMBER = re.compile(r"(?<![\d.,/-])\d(?:[ ]?\d){10}(?![\d.,/-]*\d)")
_PENSION = re.compile(r"\b\d{2}\s?\d{6}\s?[A-Z]\s?\d{3}\b")
_STREET = re.compile(
    r"\b[A-ZÄÖÜ][\wäöüß.-]*(?:[ -][A-ZÄÖÜ][\wäöüß.-]*){0,2}?(?:stra(?:ße|sse)|str\.|weg|gasse|allee|ring|damm|ufer)\s+\d{1,3}\s?[a-z]?\b(?!\.\d|\s*(?:Prozent|Euro|%|€))"
    r"|\b(?:Am|An der|Auf der|Im|In der|Zum|Zur)\s+[A-ZÄÖÜ][\wäöüß-]+\s+\d{1,3}\s?[a-z]?,\s*\d{5}\s+[A-ZÄÖÜ]\w+"
)
_PLATE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-Z]{1,2}\s?[1-9]\d{0,3}[EH]?(?![\w-])")
_BIRTH = re.compile(
    r"\b(?:geb(?:oren(?:\s+am)?|\.(?:\s+am)?)|Geburtsdatum|Geburtstag|\*)\s*:?\s*(?P<date>\d{1,2}\.\s?(?:\d{1,2}\.|[A-ZÄÖÜ][a-zäöü]+)\s?\d{2,4}|\d{4}-\d{2}-\d{2})"
)
_HANDLE = re.compile(
    r"\b(?:https?://)?(?:www\.|[a-z]{2}\.)?(?:facebook\.com|instagram\.com|linkedin\.com/in|xing\.com/profile|tiktok\.com/@?|twitter\.com|x\.com|t\.me|youtube\.com/@)[/\w.@%-]+"
    r"|(?<![\w@./])@[A-Za-z]\w{3,}\b(?!\.\w)",
    re.IGNORECASE,
)


def find_contact_data(text: str) -> Iterator[Hit]:
    """Yield contact data in reading order; addresses of offices such as info@… are nobody's."""
    if not MAY_HOLD.search(text):
        return
    found: list[Hit] = []
    for hit in _all(text):
        if not any(hit.start < other.end and other.start < hit.end for other in found):
            found.append(hit)
    yield from sorted(found)


def _all(text: str) -> Iterator[Hit]:
    for match in _MAIL.finditer(text):
        if not _ROLE_MAIL.match(match[0]):
            yield _hit(match, _("Mailadresse"))
    for match in _IBAN.finditer(text):
        if _valid("stdnum.iban", match[0]):
            yield _hit(match, _("Kontonummer (IBAN)"))
    for match in _PENSION.finditer(text):
        if _is_pension_number(match[0]):
            yield _hit(match, _("Rentenversicherungsnummer"))
    for match in _LONG_NUMBER.finditer(text):
        if _valid("stdnum.de.idnr", match[0]):
            yield _hit(match, _("Steuer-Identifikationsnummer"))
    yield from _phones(text)
    for pattern, what in (
        (_STREET, _("Anschrift")),
        (_BIRTH, _("Geburtsdatum")),
        (_HANDLE, _("Profil in einem sozialen Netz")),
        (_PLATE, _("Kfz-Kennzeichen")),
    ):
        for match in pattern.finditer(text):
            if pattern is not _PLATE or _is_plate(match[0]):
                yield _hit(match, what)


def _phones(text: str) -> Iterator[Hit]:
    if not _PHONE_START.search(text):
        return
    import phonenumbers  # noqa: PLC0415 - only a text with a number pays for the numbering plan

    for match in phonenumbers.PhoneNumberMatcher(text, "DE", leniency=phonenumbers.Leniency.VALID):
        if _PHONE_START.match(text, match.start) and not _MONTHS.fullmatch(match.raw_string):
            yield Hit(match.start, match.raw_string, _("Telefonnummer"))


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
    """Whether it is no id of a record: those have more than two letters after the hyphen or no space before the number."""
    return " " in words


def _hit(match: re.Match[str], what: str) -> Hit:
    return Hit(match.start(), match[0], what)
