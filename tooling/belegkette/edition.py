"""What one edition may show of a corpus, and where: the only door from the pages to the records.

The public edition is the one that everybody may read; the internal one shows every record and every field.

In public it refuses to hand out what must not be published: internal records and kinds, records from the internal tree, the fields
`interview`, `question` and `passage`, the text of withdrawn records, quotes without consent. Nothing here knows Sphinx.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from msgspec.structs import fields, replace

from belegkette.corpus import Corpus
from belegkette.diagnostics import Diagnostic
from belegkette.graph import DerivedConfidence, TraceGraph
from belegkette.i18n import _
from belegkette.loaders.vocabulary import TERM_FILES
from belegkette.model.base import one_or_many
from belegkette.model.evidence import INTERNAL_KINDS, InterviewFinding, PracticeExample, Record
from belegkette.model.links import iter_contradictions
from belegkette.model.recommendation import CITING_ROLES, Recommendation
from belegkette.model.terms import Consent, Kind, RecordStatus, Visibility
from belegkette.model.vocabulary import Codebook, Vocabulary
from belegkette.places import SLUGS, Place, anchor_of, natural_key, place_records
from belegkette.settings import Settings


class Edition:
    """A loaded corpus on a reference day, as far as it may be published; the whole of it where it is `internal`.

    `diagnostics` are what the check found, for the internal edition alone.
    """

    def __init__(
        self,
        graph: TraceGraph,
        settings: Settings,
        *,
        internal: bool = False,
        diagnostics: tuple[Diagnostic, ...] = (),
    ) -> None:
        """Take the graph of a loaded corpus."""
        self.internal = internal
        self.diagnostics = diagnostics if internal else ()
        self.graph = graph
        self.settings = settings
        self._derived: dict[tuple[str, int], DerivedConfidence] = {}

    @property
    def corpus(self) -> Corpus:
        """The whole corpus; ask it for what is not evidence."""
        return self.graph.corpus

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The project's words, empty where there is no file."""
        return self.corpus.vocabulary or Vocabulary()

    @cached_property
    def codebook(self) -> Codebook:
        """The codebook, empty where there is no file."""
        return self.corpus.codebook or Codebook(codes={})

    @cached_property
    def records(self) -> dict[str, Record]:
        """The records that are published, by id in natural order, without anything that is not for print."""
        root = self.settings.internal_root
        shown = _shown_inside if self.internal else _published
        found = (
            record for record in self.corpus.evidence.values() if self.internal or is_public(self.corpus, record, root)
        )
        return {record.id: shown(record) for record in sorted(found, key=lambda record: natural_key(record.id))}

    @cached_property
    def records_by_kind(self) -> dict[Kind, tuple[Record, ...]]:
        """The published records by kind, in the register's order; kinds without records are left out."""
        by_kind = {kind: tuple(record for record in self.records.values() if record.kind is kind) for kind in SLUGS}
        return {kind: records for kind, records in by_kind.items() if records}

    @cached_property
    def places(self) -> dict[str, Place]:
        """Where every published record and every recommendation stands."""
        found = place_records(self.records_by_kind.items())
        for name, recommendation in self.corpus.recommendations.items():
            found[name] = Place(docname_of(recommendation.path), anchor_of(name))
        return found

    @cached_property
    def recommendations(self) -> tuple[Recommendation, ...]:
        """All recommendations in natural order of their ids."""
        return tuple(sorted(self.corpus.recommendations.values(), key=lambda one: natural_key(one.id)))

    @cached_property
    def page_paths(self) -> frozenset[str]:
        """The pages that the loaders read, and so the check."""
        return frozenset(page.path for page in self.corpus.pages)

    def recommendation_on(self, path: str, name: str) -> Recommendation | None:
        """Return the first recommendation with that id on a page, which need not be the first of the corpus."""
        pages = (page for page in self.corpus.pages if page.path == path)
        return next((one for page in pages for one in page.recommendations if one.id == name), None)

    def derived_confidence(self, recommendation: Recommendation) -> DerivedConfidence:
        """Return what the support of a recommendation carries; asked by every page that links to it."""
        key = (recommendation.path, recommendation.line)
        if key not in self._derived:
            self._derived[key] = self.graph.derived_confidence(recommendation)
        return self._derived[key]

    @cached_property
    def successors(self) -> dict[str, tuple[Recommendation, ...]]:
        """The recommendations that replace a recommendation, by its id."""
        found: dict[str, list[Recommendation]] = {}
        for recommendation in self.recommendations:
            for name in recommendation.ids("supersedes"):
                found.setdefault(name, []).append(recommendation)
        return {name: tuple(others) for name, others in found.items()}

    @cached_property
    def disagreements(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The records that contradict a record, in either direction: (other id, why it is settled or empty)."""
        found: dict[str, list[tuple[str, str]]] = {}
        for record in self.records.values():
            for other, settled in iter_contradictions(record):
                found.setdefault(record.id, []).append((other, settled))
                found.setdefault(other, []).append((record.id, settled))
        return {name: tuple(others) for name, others in found.items()}

    @cached_property
    def mentions(self) -> dict[str, tuple[tuple[str, str], ...]]:
        """The pages that cite a record outside of recommendations: (docname, title), by the record's id."""
        found: dict[str, dict[str, str]] = {}
        for page in self.corpus.pages:
            for citation in page.citations:
                if citation.role in CITING_ROLES:
                    found.setdefault(citation.id, {})[docname_of(page.path)] = page.title or page.path
        return {name: tuple(pages.items()) for name, pages in found.items()}

    def files_of(self, names: Iterable[str]) -> tuple[str, ...]:
        """Return the files in which ids are defined, and those with the project's words; sorted, relative to the root."""
        found = {f"evidence/{name}" for name in TERM_FILES} & self.corpus.texts.keys()
        for name in names:
            if name in self.corpus.origins:
                found.add(self.corpus.origins[name][0])
            elif name in self.corpus.recommendations:
                found.add(self.corpus.recommendations[name].path)
        return tuple(sorted(found))

    def region_names(self, record: Record) -> tuple[str, ...]:
        """Return the names of a record's regions; a key without a name stands for itself."""
        regions = self.vocabulary.regions
        return tuple(regions[key].name if key in regions else key for key in one_or_many(record.region))

    def group_names(self, record: Record) -> tuple[str, ...]:
        """Return the names of a record's groups; a key without a name stands for itself."""
        groups = self.vocabulary.groups
        return tuple(groups[key].name if key in groups else key for key in one_or_many(record.group))

    def addressee_name(self, key: str) -> str:
        """Return the name that is valid on the reference day, the newest if there are several, else the key."""
        addressee = self.vocabulary.addressees.get(key)
        names = addressee.valid_names(self.graph.day) if addressee else ()
        return names[-1] if names else key

    def addressee_short(self, key: str) -> str:
        """Return the short name for lists, the full one where there is none."""
        addressee = self.vocabulary.addressees.get(key)
        return (addressee.short if addressee else None) or self.addressee_name(key)

    def field_name(self, key: str) -> str:
        """Return the name of a field of action, else the key."""
        field = self.vocabulary.fields.get(key)
        return field.name if field else key


def is_public(corpus: Corpus, record: Record, internal_root: str) -> bool:
    """Whether a record may be published; ``internal_root`` is the setting, empty if there is no second tree."""
    path = corpus.origins[record.id][0]
    tree = internal_root.strip("/")
    inside = path.startswith("evidence/") and not (tree and path.startswith(f"{tree}/"))
    return inside and record.visibility is Visibility.PUBLIC and record.kind not in INTERNAL_KINDS


def docname_of(path: str) -> str:
    """Return Sphinx' name of a page from its path."""
    return path.removesuffix(".md")


def is_withdrawn(record: Record) -> bool:
    """Whether only the id of a record may still be shown."""
    match record:
        case InterviewFinding(consent=Consent.WITHDRAWN):
            return True
        case PracticeExample(consent=consent) if consent is not None and consent.withdrawn:
            return True
    return record.status is RecordStatus.WITHDRAWN


def _published(record: Record) -> Record:
    """Return a record without what is never printed; of a withdrawn one, only that it was there."""
    if is_withdrawn(record):
        return _emptied(record)
    if isinstance(record, InterviewFinding):
        quote = record.quote if record.consent in {None, Consent.PUBLICATION} else None
        record = replace(record, interview=None, question=None, passage=None, quote=quote)
    return replace(record, waive=())


def _shown_inside(record: Record) -> Record:
    """Return the whole record; of a withdrawn one, only that it was there: nobody may work with it any more."""
    return _emptied(record) if is_withdrawn(record) else record


def _emptied(record: Record) -> Record:
    kept = {"id": record.id, "title": _("Zurückgezogener Beleg"), "text": "", "status": RecordStatus.WITHDRAWN}
    defaults = {field.name: field.default for field in fields(record) if not field.required}
    return replace(record, **{**defaults, **kept})
