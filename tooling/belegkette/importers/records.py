"""From foreign segments to records: names become keys, variables become places, codes become keys of the codebook.

What cannot be turned without guessing is left open and stops the writing; what nobody asked for is a loss.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.base import Losses, Reason, Segment
from belegkette.importers.codes import CodeTable, place_codes
from belegkette.importers.dates import parse_german_date
from belegkette.importers.mapping import IGNORE, Person
from belegkette.importers.texts import clean_text, folded
from belegkette.model.dates import parse_partial_date
from belegkette.model.evidence import Coding, Document, Origin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from collections.abc import Mapping as Dictionary

    from belegkette.importers.base import Foreign, Loss, SourceDocument
    from belegkette.importers.mapping import Keys, Mapping
    from belegkette.model.vocabulary import Code, Codebook, Vocabulary

REFI_QDA = "refi-qda"
_ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ23456789"
_LETTERS = 22
_ID_LENGTH = 10
_TITLE_LENGTH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Something only a person can settle before anything is written; names are counted here, never said."""

    message: str
    hint: str
    where: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Converted:
    """The records a foreign file would give this project."""

    codings: tuple[Coding, ...] = ()
    documents: tuple[Document, ...] = ()
    codes: Dictionary[str, Code]
    losses: tuple[Loss, ...] = ()
    open: tuple[Open, ...] = ()


class Converter:
    """Holds what the project and its mapping and key files know, and turns one foreign file into records."""

    def __init__(
        self, foreign: Foreign, mapping: Mapping, keys: Keys, vocabulary: Vocabulary | None, codebook: Codebook | None
    ) -> None:
        """Place the codes; the rest happens in `convert`."""
        self.foreign = foreign
        self.mapping = mapping
        self.keys = keys
        self.losses = Losses()
        self.codes: CodeTable = place_codes(foreign.codes, mapping, codebook)
        self._parts = {
            "region": {key: entry.name for key, entry in (vocabulary.regions if vocabulary else {}).items()},
            "group": {key: entry.name for key, entry in (vocabulary.groups if vocabulary else {}).items()},
            "question": {key: entry.text for key, entry in (vocabulary.questions if vocabulary else {}).items()},
        }
        self._variables = {
            name: mapping.variable(name) for holder in self._holders() for name, _value in holder.variables
        }
        self._values: dict[tuple[str, str], str | None] = {}

    def convert(self) -> Converted:
        """Return all records with what was lost on the way and what is still open."""
        for name, rule in self._variables.items():
            if rule is None:
                self.losses.note(
                    _("Variable „{name}“").format(name=name),
                    Reason.UNMAPPED,
                    hint=_("In der Zuordnungsdatei unter „variables“ nennen (oder „ignore“)."),
                )
        people, unnamed = self._people()
        codings = tuple(self._codings(people)) if not unnamed else ()
        opened = [*unnamed, *self._unknown_codes()]
        return Converted(
            codings=codings,
            documents=self.foreign.publications,
            codes=self.codes.codes,
            losses=(*self.foreign.losses, *self.losses.entries()),
            open=tuple(opened),
        )

    def _holders(self) -> Iterable[SourceDocument | Segment]:
        return (*self.foreign.documents, *self.foreign.segments)

    def _people(self) -> tuple[dict[str, Person], list[Open]]:
        """Return what stands for each document that has segments; unknown and ambiguous names are left open."""
        used = {segment.document for segment in self.foreign.segments}
        wanted = [document for document in self.foreign.documents if document.id in used]
        often = Counter(folded(name) for document in wanted for name in dict.fromkeys(document.names[1:2]))
        people: dict[str, Person] = {}
        missing: list[str] = []
        twice: list[str] = []
        for document in wanted:
            person = self.keys.find(document.names)
            if person is None:
                missing.append(document.where)
            elif self._is_ambiguous(document, often):
                twice.append(document.where)
            else:
                people[document.id] = person
        opened = []
        if missing:
            opened.append(
                Open(
                    message=_("{n} von {all} Namen von Dokumenten stehen nicht in der Schlüsseldatei.").format(
                        n=len(missing), all=len(wanted)
                    ),
                    hint=_("Mit --names DATEI eine Schlüsseldatei angeben; --draft-names DATEI legt eine an."),
                    where=tuple(missing),
                )
            )
        if twice:
            opened.append(
                Open(
                    message=_("{n} Dokumente haben einen Namen, der mehrfach vorkommt.").format(n=len(twice)),
                    hint=_("In der Schlüsseldatei statt des Namens die Kennung (GUID) des Dokuments nennen."),
                    where=tuple(twice),
                )
            )
        return people, opened

    def _is_ambiguous(self, document: SourceDocument, often: Counter[str]) -> bool:
        """Whether only a name that several documents bear leads to the key; the foreign id is always sure."""
        if self.keys.find(document.names[:1]) is not None:
            return False
        name = folded(document.names[1]) if len(document.names) > 1 else ""
        return often[name] > 1 and self.keys.find([name]) is not None

    def _unknown_codes(self) -> list[Open]:
        used = {code for segment in self.foreign.segments for code in segment.codes}
        missing = [code for code in self.codes.unknown if code.id in used]
        if not missing:
            return []
        return [
            Open(
                message=_("{n} verwendete Codes stehen nicht in codebook.yaml.").format(n=len(missing)),
                hint=_("In codebook.yaml aufnehmen oder in der Zuordnungsdatei unter „codes“ nennen (oder „ignore“)."),
                where=tuple(" > ".join(code.path) for code in missing),
            )
        ]

    def _codings(self, people: Dictionary[str, Person]) -> Iterable[Coding]:
        origin = Origin(format=self.foreign.format, sha256=self.foreign.sha256, program=self.foreign.program or None)
        documents = {document.id: document for document in self.foreign.documents}
        scoped = self.foreign.format != REFI_QDA
        taken: set[str] = set()
        for segment in self.foreign.segments:
            person = people[segment.document]
            codes = [key for code in segment.codes if (key := self.codes.keys.get(code))]
            if not codes:
                self.losses.note(_("Textstelle ohne Code, der übernommen wird"), Reason.UNMAPPED, where=segment.where)
                continue
            place = self._place(person, (*documents[segment.document].variables, *segment.variables))
            same = (person.interview, segment.id) if scoped else ("", segment.id)
            identity = same if segment.id else (person.interview, segment.text, segment.passage)
            name = _free_id((self.foreign.format, *identity), taken)
            yield Coding(
                id=name,
                title=_("Textstelle aus {interview}: {start}").format(
                    interview=person.interview, start=_beginning(segment.text)
                ),
                text=segment.text,
                date=parse_partial_date(place["date"]) if place["date"] else None,
                region=place["region"] or (),
                group=place["group"] or (),
                question=place["question"],
                codes=tuple(dict.fromkeys(codes)),
                interview=person.interview,
                passage=segment.passage or None,
                memo=clean_text(segment.memo) or None,
                foreign_id=segment.id or None,
                origin=origin,
            )

    def _place(self, person: Person, variables: Iterable[tuple[str, str]]) -> dict[str, str | None]:
        """Return region, group, question and date: what the key file says, else the segment, else the document."""
        found: dict[str, str | None] = dict.fromkeys(("region", "group", "question", "date"))
        for name, raw in variables:
            rule = self._variables[name]
            if rule is None:
                continue
            if rule.field != IGNORE and raw.strip():
                key = (name, raw)
                if key not in self._values:
                    self._values[key] = self._value(rule.field, rule.values, raw)
                if self._values[key] is None:
                    self.losses.note(
                        _("Wert der Variable „{name}“, den niemand zugeordnet hat").format(name=name),
                        Reason.UNMAPPED,
                        hint=_("In der Zuordnungsdatei unter „values“ nennen oder in vocabulary.yaml aufnehmen."),
                    )
                else:
                    found[rule.field] = self._values[key]
        for field in found:
            said = getattr(person, field)
            if said:
                found[field] = str(said)
        return found

    def _value(self, field: str, values: Dictionary[str, str], raw: str) -> str | None:
        wanted = folded(raw)
        mapped = next((key for name, key in values.items() if folded(name) == wanted), None)
        if mapped is not None:
            return mapped
        if field == "date":
            return parse_german_date(raw)
        known = self._parts[field]
        return next((key for key, name in known.items() if wanted in {folded(key), folded(name)}), None)


def _free_id(identity: tuple[str, ...], taken: set[str]) -> str:
    """Return an id that depends on nothing but the segment, so that the next import gives the same."""
    number = 1
    while (name := coding_id((*identity, str(number)) if number > 1 else identity)) in taken:
        number += 1
    taken.add(name)
    return name


def coding_id(identity: tuple[str, ...]) -> str:
    """Return ``C-`` and ten characters made from an identity; the first is a letter, so that it never counts up."""
    number = int.from_bytes(sha256("\0".join(identity).encode()).digest()[:16])
    number, first = divmod(number, _LETTERS)
    word = _ALPHABET[first]
    for _at in range(_ID_LENGTH - 1):
        number, digit = divmod(number, len(_ALPHABET))
        word += _ALPHABET[digit]
    return f"C-{word}"


def _beginning(text: str) -> str:
    line = " ".join(text.split())
    if len(line) <= _TITLE_LENGTH:
        return f"„{line}“"
    return f"„{line[:_TITLE_LENGTH].rsplit(' ', 1)[0]} …“"
