"""Names of people (PRV005): by the words before them, and by a list that is kept as keyed digests.

A list of plain hashes could be guessed name by name; an HMAC (RFC 2104) cannot without its key, which lies outside the
repository. The list holds one digest a line; `#` begins a comment.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.privacy.hits import Hit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    Tagger = Callable[[str], Iterable[tuple[int, str]]]
    """A function that finds names in a text: (offset from 0, the words); the setting ``name-tagger`` names one."""

_TITLE = r"(?:(?:Dr|Prof|Dipl)\.(?:[\s-]?(?:[a-zA-Z]+\.)+)*\s+)*"
_GAP = r"[^\S\n]*\n?[^\S\n]*(?<=\s)"
"""White space without a blank line: no name goes on in the next paragraph."""

_OFFICE = (
    r"(?:Parlamentarische[rn]?|Abgeordnete[rn]?|Beauftragte[rn]?|Vorsitzende[rn]?|Kolleg(?:en?|in)|Bundeskanzler(?:s|in)?|"
    r"(?:[A-ZÄÖÜ][a-zäöüß]+)?(?:[Mm]inister|[Ss]taatssekretär|[Dd]irektor|[Bb]ürgermeister)(?:s|in)?|"
    r"(?:[A-ZÄÖÜ][a-zäöüß]+)?(?:[Pp]räsident|[Dd]ezernent)(?:en|in)?|(?:Professor|Doktor)(?:s|in)?|Landr[aä]t(?:s|in)?)"
)
"""What may stand between a form of address and a name. Nothing that is a surname as well, such as Richter, is one of them."""

_ADDRESSED = re.compile(
    rf"\b(?P<before>Frau|Herrn?|Hr\.|Fr\.|Familie|Eheleute){_GAP}(?:{_OFFICE}\b{_GAP})*{_TITLE}"
    r"(?P<name>[A-ZÄÖÜ][\wäöüß]+(?:-[A-ZÄÖÜ][\wäöüß]+)*"
    r"(?:\s+(?:von\s+(?:der\s+)?|zu\s+)?[A-ZÄÖÜ][a-zäöüß]+(?:-[A-ZÄÖÜ][a-zäöüß]+)*)?|[A-ZÄÖÜ]\.)"
)
_TRACES = (b"Frau", b"Herr", b"Hr.", b"Fr.", b"Familie", b"Eheleute")
_WHOLE_OFFICE = re.compile(_OFFICE)
_OWN_FAMILY = re.compile(r"\b(?:[mds]ein|ihr|unser|euer|eur)(?:e[rnms]?)?\s+$", re.IGNORECASE)
_NO_NAMES = frozenset(
    "mann kind holle der die das den dem des ein eine einer einem einen kein keine keiner wir ich er es sie ihr unser unsere "
    "wer was wie wo wenn als auch bei für im in mit nach noch nur und zum zur dies diese dieser dieses hier heute frauen männer "
    "kinder familie vorredner vorrednerin antragsteller antragstellerin berichterstatter berichterstatterin".split()
)
"""Words with a capital letter after „Frau“ or „Familie“ that begin a sentence or are none of anybody's names."""

_CAPITALISED = re.compile(r"[A-ZÄÖÜ][\wäöüß]+(?:['’-][A-ZÄÖÜ][\wäöüß]+)*")
_DIGEST = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True)
class NameList:
    """Digests of names and the key that made them."""

    digests: frozenset[str]
    key: bytes

    @cached_property
    def _known(self) -> dict[str, bool]:
        return {}

    def has(self, words: str) -> bool:
        """Whether words, in whatever case, with or without a genitive s, are a name on the list."""
        if words not in self._known:
            plain = normalised(words)
            forms = {plain, plain.removesuffix("s")}
            self._known[words] = any(digest_of(form, self.key) in self.digests for form in forms if form)
        return self._known[words]


def normalised(name: str) -> str:
    """Return a name as it is compared: NFC, lower case, single spaces, straight apostrophes."""
    text = unicodedata.normalize("NFC", name).casefold().replace("’", "'")
    return " ".join(text.split())


def digest_of(name: str, key: bytes) -> str:
    """Return the HMAC-SHA-256 of a normalised name, in hexadecimal."""
    import hmac  # noqa: PLC0415 - only a project with a list of names pays for it

    return hmac.digest(key, normalised(name).encode(), "sha256").hex()


def parse_name_list(text: str, key: bytes) -> NameList:
    """Read a list of digests. Raises `ValueError` with the number of the first line that is none."""
    digests = set()
    for number, line in enumerate(text.splitlines(), start=1):
        digest = line.partition("#")[0].strip().lower()
        if digest and not _DIGEST.fullmatch(digest):
            raise ValueError(number)
        digests |= {digest} if digest else set()
    return NameList(frozenset(digests), key)


def may_hold_names(text: bytes) -> bool:
    """Whether a word that announces a name stands in a file, so that a closer look is worth it."""
    return any(map(text.__contains__, _TRACES))


def find_names(text: str, names: NameList | None, allowed: frozenset[str]) -> Iterator[Hit]:
    """Yield names of people in reading order. ``allowed`` are normalised names that may stand: authors, bodies, places."""
    ends = 0
    found = [*_addressed(text), *(_listed(text, names) if names else ())]
    for hit in sorted(found):
        if hit.start >= ends and not _is_allowed(hit.words, allowed):
            ends = hit.end
            yield hit


def _addressed(text: str) -> Iterator[Hit]:
    for match in _ADDRESSED.finditer(text):
        first = match["name"].split()[0].lower()
        if first in _NO_NAMES or _WHOLE_OFFICE.fullmatch(match["name"]):
            continue
        if match["before"] != "Familie" or not _OWN_FAMILY.search(text, max(0, match.start() - 12), match.start()):
            yield Hit(match.start(), match[0], _("Name nach „{before}“").format(before=match["before"]))


def _listed(text: str, names: NameList) -> Iterator[Hit]:
    words = list(_CAPITALISED.finditer(text))
    for at, word in enumerate(words):
        follower = words[at + 1] if at + 1 < len(words) else None
        if follower is not None and text[word.end() : follower.start()].isspace():
            pair = text[word.start() : follower.end()]
            if names.has(" ".join(pair.split())):
                yield Hit(word.start(), pair, _("Name auf der Namensliste"))
        if names.has(word[0]):
            yield Hit(word.start(), word[0], _("Name auf der Namensliste"))


def _is_allowed(words: str, allowed: frozenset[str]) -> bool:
    plain = normalised(words)
    return (
        plain in allowed
        or normalised(re.sub(rf"^(?:Frau|Herrn?|Hr\.|Fr\.|Familie|Eheleute)\s+(?:{_OFFICE}\b\s*)*{_TITLE}", "", words))
        in allowed
    )


def digests_of(names: Iterable[str], key: bytes) -> tuple[str, ...]:
    """Return the digests of names for a list, sorted, so that the order of the names is not told."""
    return tuple(sorted({digest_of(name, key) for name in names if normalised(name)}))
