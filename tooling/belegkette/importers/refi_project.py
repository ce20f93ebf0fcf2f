"""REFI-QDA 1.5 projects: sources, selections, codings, cases, variables and notes become segments.

Never taken over: names of users, who coded what, pictures, sound and film. Everything that is left behind is counted.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.base import Decision, Foreign, Losses, Reason, Segment, SourceDocument
from belegkette.importers.refi_codebook import child, children, guid, local, read_codes
from belegkette.importers.refi_notes import Notes
from belegkette.importers.refi_positions import Span, Text, choose_convention
from belegkette.importers.safety import damaged
from belegkette.importers.texts import clean_text, folded

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from belegkette.importers.refi_package import Package

_TEXTS = ("PlainTextSelection", "TranscriptSelection")
_SELECTIONS_WITHOUT_TEXT = {"PictureSelection", "PDFSelection", "AudioSelection", "VideoSelection"}


class ProjectReader:
    """Reads one project; `read` may be called once."""

    def __init__(self, root: Element, package: Package, sha256: str) -> None:
        """Index what refers to other parts: notes, cases, variables."""
        self.root = root
        self.package = package
        self.sha256 = sha256
        self.losses = Losses()
        self.decisions: list[Decision] = []
        self.codes = read_codes(child(root, "CodeBook"), self.losses)
        self._known_codes = {code.id for code in self.codes}
        self._variables = {
            guid(one.get("guid")): one.get("name") or _("ohne Namen")
            for one in children(child(root, "Variables"), "Variable")
        }
        self._notes = Notes(root, package, self.losses)
        self._cases = {guid(one.get("guid")): one for one in children(child(root, "Cases"), "Case")}
        self._case_names: dict[str, list[str]] = defaultdict(list)
        self._of_case: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._coded_cases = 0
        self._index_cases()

    def read(self) -> Foreign:
        """Return everything that can be used, and what cannot."""
        sources = [one for one in child(self.root, "Sources") or () if local(one).endswith("Source")]
        names = Counter(folded(one.get("name") or "") for one in sources)
        if (twice := sum(count for name, count in names.items() if count > 1 and name)) > 0:
            self._decide(
                _("Namen von Dokumenten"),
                _("{n} Dokumente werden an ihrer Kennung unterschieden").format(n=twice),
                _("ihr Name kommt mehrfach vor"),
                _("sicher"),
            )
        documents: list[SourceDocument] = []
        segments: list[Segment] = []
        for number, source in enumerate(sources, start=1):
            where = _("Dokument {n}").format(n=number)
            documents.append(self._document(source, where))
            segments.extend(self._source_segments(source, documents[-1].id, where))
        self._count_the_rest()
        return Foreign(
            format="refi-qda",
            sha256=self.sha256,
            program=(self.root.get("origin") or "").strip(),
            documents=tuple(documents),
            codes=self.codes,
            segments=tuple(segments),
            decisions=tuple(self.decisions),
            losses=self.losses.entries(),
        )

    def _decide(self, about: str, taken: str, ground: str, certainty: str) -> None:
        self.decisions.append(Decision(about=about, taken=taken, ground=ground, certainty=certainty))

    def _index_cases(self) -> None:
        """Say of each source and selection which case it belongs to, and what the case's variables say."""
        unnamed = 0
        for case in self._cases.values():
            unnamed += not (case.get("name") or "").strip()
            values = list(self._values(case))
            for reference in (*children(case, "SourceRef"), *children(case, "SelectionRef")):
                target = guid(reference.get("targetGUID"))
                self._of_case[target].extend(values)
                self._case_names[target].append((case.get("name") or "").strip())
            for _one in children(case, "CodeRef"):
                self.losses.note(_("Code an einem ganzen Fall"), Reason.NO_TEXT)
        if unnamed:
            self._decide(
                _("Fälle ohne Namen"),
                _("{n} Fälle gelten nur über ihre Verweise").format(n=unnamed),
                _("ihr Name fehlt oder ist leer"),
                _("sicher"),
            )

    def _values(self, holder: Element) -> Iterator[tuple[str, str]]:
        """Yield (variable, value) of a source or case."""
        for value in children(holder, "VariableValue"):
            reference = child(value, "VariableRef")
            name = self._variables.get(guid(reference.get("targetGUID")) if reference is not None else "")
            text = "".join("".join(part.itertext()) for part in value if local(part).endswith("Value")).strip()
            if name is not None:
                yield name, text

    def _document(self, source: Element, where: str) -> SourceDocument:
        name = guid(source.get("guid")) or where
        cases = {one for one in self._case_names.get(name, ()) if one}
        names = (name, (source.get("name") or "").strip(), *(cases if len(cases) == 1 else ()))
        return SourceDocument(
            id=name, names=names, where=where, variables=(*self._of_case.get(name, ()), *self._values(source))
        )

    def _source_segments(self, source: Element, document: str, where: str) -> Iterator[Segment]:
        for _coding in children(source, "Coding"):
            self.losses.note(_("Code an einem ganzen Dokument"), Reason.NO_TEXT, where=where)
        if kind := _medium(source):
            self.losses.note(
                _("{kind} als Datei").format(kind=kind),
                Reason.NOT_IN_MODEL,
                where=where,
                hint=_("Nur Text wird gelesen."),
            )
        for holder in (source, *children(source, "Representation"), *children(source, "Transcript")):
            selections = [one for one in holder if local(one) in _TEXTS]
            if selections:
                yield from self._holder_segments(holder, selections, document, where)
        for other in source:
            if local(other) in _SELECTIONS_WITHOUT_TEXT:
                self.losses.note(_("Markierter Ausschnitt ohne Text"), Reason.NO_TEXT, where=where)

    def _holder_segments(
        self, holder: Element, selections: list[Element], document: str, where: str
    ) -> Iterator[Segment]:
        stored = self._stored_text(holder)
        coded = [(one, self._codes_of(one)) for one in selections]
        for one, codes in coded:
            if not codes:
                self._note_uncoded(one, where)
        coded = [(one, codes) for one, codes in coded if codes]
        if not coded:
            return
        if stored is None:
            self.losses.note(
                _("Textstelle eines Dokuments, dessen Text fehlt oder nicht lesbar ist"),
                Reason.UNREADABLE,
                where=where,
                count=len(coded),
                hint=_("Das Projekt im Ursprungsprogramm mit den Texten ausgeben."),
            )
            return
        text = Text(stored)
        points = self._sync_points(holder)
        asked = [self._span(one, points) for one, _codes in coded]
        usable = [span or Span(start=-1, end=-1) for span in asked]
        choice = choose_convention(text, usable)
        self._decide(
            _("Zählung der Zeichen, {where}").format(where=where),
            choice.convention.describe(),
            choice.ground,
            choice.certainty,
        )
        for (selection, codes), span in zip(coded, choice.spans, strict=True):
            passage = clean_text(text.plain[span[0] : span[1]]) if span else ""
            if span is None or not passage:
                self.losses.note(_("Textstelle, deren Zeichen es im Text nicht gibt"), Reason.UNREADABLE, where=where)
                continue
            name = guid(selection.get("guid"))
            yield Segment(
                document=document,
                text=passage,
                codes=codes,
                id=name,
                passage=_("Zeichen {start} bis {end}").format(start=span[0] + 1, end=span[1]),
                memo=self._notes.memo(selection),
                where=where,
                variables=tuple(self._of_case.get(name, ())) + self._case_codings(selection),
            )

    def _stored_text(self, holder: Element) -> str | None:
        inline = child(holder, "PlainTextContent")
        if inline is not None:
            return "".join(inline.itertext())
        path = holder.get("plainTextPath")
        return self.package.text(path) if path else None

    def _sync_points(self, holder: Element) -> dict[str, int]:
        return {
            guid(point.get("guid")): _number(point.get("position"))
            for point in children(holder, "SyncPoint")
            if point.get("position")
        }

    def _span(self, selection: Element, points: dict[str, int]) -> Span | None:
        if local(selection) == "TranscriptSelection":
            start = points.get(guid(selection.get("fromSyncPoint")), -1)
            end = points.get(guid(selection.get("toSyncPoint")), -1)
        else:
            start, end = _number(selection.get("startPosition")), _number(selection.get("endPosition"))
        return Span(start=start, end=end, name=selection.get("name") or "")

    def _codes_of(self, selection: Element) -> tuple[str, ...]:
        found = []
        for coding in children(selection, "Coding"):
            for reference in children(coding, "CodeRef"):
                target = guid(reference.get("targetGUID"))
                if target in self._known_codes:
                    found.append(target)
                elif target not in self._cases:
                    self.losses.note(_("Verweis auf einen Code, den es nicht gibt"), Reason.UNREADABLE)
        return tuple(dict.fromkeys(found))

    def _case_codings(self, selection: Element) -> tuple[tuple[str, str], ...]:
        """Return the variables of cases that a passage is „coded“ with, as NVivo writes it."""
        found: list[tuple[str, str]] = []
        for coding in children(selection, "Coding"):
            for reference in children(coding, "CodeRef"):
                case = self._cases.get(guid(reference.get("targetGUID")))
                if case is not None:
                    self._coded_cases += 1
                    found.extend(self._values(case))
        return tuple(found)

    def _note_uncoded(self, selection: Element, where: str) -> None:
        cases = [
            reference
            for coding in children(selection, "Coding")
            for reference in children(coding, "CodeRef")
            if guid(reference.get("targetGUID")) in self._cases
        ]
        if cases:
            self._coded_cases += len(cases)
            self.losses.note(_("Textstelle, die nur einem Fall zugeordnet ist"), Reason.NOT_IN_MODEL, where=where)
        elif child(selection, "Description") is not None or child(selection, "NoteRef") is not None:
            self._notes.memo(selection)
            self.losses.note(_("Kommentar an einer Textstelle ohne Code"), Reason.NOT_IN_MODEL, where=where)
        else:
            self.losses.note(_("Textstelle ohne Code"), Reason.NOT_IN_MODEL, where=where)

    def _count_the_rest(self) -> None:
        if self._coded_cases:
            self._decide(
                _("Codes, die auf einen Fall zeigen"),
                _("als Zuordnung zum Fall gelesen ({n})").format(n=self._coded_cases),
                _("die Kennung gehört zu einem Fall, nicht zu einem Code"),
                _("sicher"),
            )
        for part, what in (
            ("Users", _("Name eines Nutzers")),
            ("Sets", _("Gruppe (Set)")),
            ("Links", _("Verknüpfung")),
            ("Graphs", _("Zeichnung")),
        ):
            for _one in child(self.root, part) or ():
                self.losses.note(what, Reason.PRIVATE if part == "Users" else Reason.NOT_IN_MODEL)
        self._notes.count_unused()
        if child(self.root, "Description") is not None:
            self.losses.note(_("Beschreibung des Projekts"), Reason.NOT_IN_MODEL)
        known = {"Users", "CodeBook", "Variables", "Cases", "Sources", "Notes", "Links", "Sets", "Graphs"}
        for element in self.root:
            if local(element) not in {*known, "Description", "NoteRef"}:
                self.losses.note(_("Unbekannter Teil „{name}“").format(name=local(element)), Reason.NOT_IN_MODEL)


def _medium(source: Element) -> str:
    """Return what a source is if it is no text, in German."""
    kinds = {
        "PictureSource": _("Bild"),
        "PDFSource": _("PDF"),
        "AudioSource": _("Tonaufnahme"),
        "VideoSource": _("Film"),
    }
    return kinds.get(local(source), "")


def _number(text: str | None) -> int:
    """Return a position; what is none lies outside of every text."""
    stripped = (text or "").strip()
    return int(stripped) if stripped.isascii() and stripped.isdigit() and len(stripped) < _DIGITS else -1


_DIGITS = 12


def read_project(root: Element, package: Package, sha256: str, name: str) -> Foreign:
    """Read a project's XML. Raises `BelegketteError` for XML that is none of REFI-QDA."""
    if local(root) != "Project":
        raise damaged(name, _("kein REFI-QDA-Projekt"))
    return ProjectReader(root, package, sha256).read()
