"""The Sphinx domain: where recommendations and records stand, who cites them, and what each page was told.

The corpus itself is never pickled: it hangs on the domain object, which Sphinx makes anew for every build, and is set
before any page is read. Forked readers and writers inherit it.
"""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from functools import cached_property
from typing import Any, ClassVar, NamedTuple

from docutils.nodes import Element, reference
from sphinx.addnodes import pending_xref
from sphinx.builders import Builder
from sphinx.domains import Domain, ObjType
from sphinx.environment import BuildEnvironment
from sphinx.util.nodes import make_refnode

from belegkette.edition import Edition
from belegkette.i18n import _
from belegkette.sphinx_ext.navigation import Group, read_navigation
from belegkette.sphinx_ext.views import Question

ENV_VERSION = 3
"""Raised when pickled data changes its form."""


class Given(NamedTuple):
    """A recommendation as its directive got it: title and options as text, nothing interpreted."""

    title: str
    options: dict[str, str]


class Citing(NamedTuple):
    """A role as it stood on a page."""

    role: str
    id: str


class SectionText(NamedTuple):
    """A section or recommendation: its anchor ("" for the page itself), title, and text without those inside it."""

    anchor: str
    title: str
    text: str


class DefinedObject(NamedTuple):
    """Where an id is defined in the edition."""

    docname: str
    anchor: str
    title: str


class BelegketteDomain(Domain):
    """Recommendations and the evidence they rest on."""

    name = "belegkette"
    label = "Belegkette"
    object_types: ClassVar[dict[str, ObjType]] = {
        "recommendation": ObjType("Empfehlung", "recommendation"),
        "evidence": ObjType("Beleg", "evidence", "quote"),
        "code": ObjType("Thema"),
    }
    initial_data: ClassVar[dict[str, Any]] = {
        "objects": {},
        "told": {},
        "given": {},
        "citing": {},
        "words": {},
        "texts": {},
        "hyphens": {},
        "outline": "",
        "evidence": "",
    }
    data_version = ENV_VERSION
    edition: Edition

    @cached_property
    def navigation(self) -> tuple[Group, ...]:
        """The pages at the side of every page; asked when pages are written, so that all have been read."""
        return read_navigation(self.env)

    @property
    def objects(self) -> dict[tuple[str, str], DefinedObject]:
        """Where ids are defined, by (object type, id)."""
        return self.data["objects"]  # type: ignore[no-any-return]

    @property
    def told(self) -> dict[str, dict[Question, str]]:
        """The questions each page asked, with the fingerprint of the answer ("" for none), by page."""
        return self.data["told"]  # type: ignore[no-any-return]

    @property
    def given(self) -> dict[str, list[Given]]:
        """The recommendations on each page, as their directives got them."""
        return self.data["given"]  # type: ignore[no-any-return]

    @property
    def citing(self) -> dict[str, list[Citing]]:
        """The roles on each page."""
        return self.data["citing"]  # type: ignore[no-any-return]

    @property
    def words(self) -> dict[str, tuple[str, ...]]:
        """The long words in the narrow places of each page."""
        return self.data["words"]  # type: ignore[no-any-return]

    @property
    def texts(self) -> dict[str, tuple[SectionText, ...]]:
        """The text of each page by section, for results of the search with context."""
        return self.data["texts"]  # type: ignore[no-any-return]

    @property
    def hyphens(self) -> dict[str, str]:
        """Long words with the places where they may break."""
        return self.data["hyphens"]  # type: ignore[no-any-return]

    def note_object(self, objtype: str, name: str, anchor: str, title: str) -> None:
        """Remember that an id is defined on the page that is being read."""
        self.objects.setdefault((objtype, name), DefinedObject(self.env.current_document.docname, anchor, title))

    def note_answer(self, question: Question, fingerprint: str) -> None:
        """Remember what the page that is being read was told."""
        self.told.setdefault(self.env.current_document.docname, {})[question] = fingerprint

    def note_given(self, title: str, options: dict[str, str]) -> None:
        """Remember what a recommendation's directive was given."""
        self.given.setdefault(self.env.current_document.docname, []).append(Given(title, options))

    def note_citing(self, role: str, name: str) -> None:
        """Remember a role on the page that is being read."""
        self.citing.setdefault(self.env.current_document.docname, []).append(Citing(role, name))

    def clear_doc(self, docname: str) -> None:
        """Forget a page."""
        for key in [key for key, found in self.objects.items() if found.docname == docname]:
            del self.objects[key]
        for table in (self.told, self.given, self.citing, self.words, self.texts):
            table.pop(docname, None)

    def merge_domaindata(self, docnames: AbstractSet[str], otherdata: dict[str, Any]) -> None:
        """Take over what another process read."""
        for key, found in otherdata["objects"].items():
            if found.docname in docnames:
                self.objects.setdefault(key, found)
        for name in ("told", "given", "citing", "words", "texts"):
            self.data[name].update({doc: rows for doc, rows in otherdata[name].items() if doc in docnames})

    def resolve_xref(  # noqa: PLR0917 - Sphinx calls it so
        self,
        env: BuildEnvironment,  # noqa: ARG002 - Sphinx's signature
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> reference | None:
        """Link to where an id is defined, or to the easy-to-read version of a recommendation."""
        if typ == "easy":
            return make_refnode(builder, fromdocname, node["easy-docname"], target, contnode)
        found = self.objects.get(("evidence" if typ == "quote" else typ, target))
        if found is None:
            return None
        link = make_refnode(builder, fromdocname, found.docname, found.anchor, contnode, node.get("reftitle"))
        link["classes"].append("bk-ref")
        return link

    def resolve_any_xref(  # noqa: PLR0917 - Sphinx calls it so
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        target: str,
        node: pending_xref,
        contnode: Element,
    ) -> list[tuple[str, reference]]:
        """Link to where an id is defined, whatever it is."""
        found = []
        for objtype in self.object_types:
            link = self.resolve_xref(env, fromdocname, builder, objtype, target, node, contnode)
            if link is not None:
                found.append((f"{self.name}:{objtype}", link))
        return found

    def get_objects(self) -> Iterator[tuple[str, str, str, str, str, int]]:
        """Yield what goes into ``objects.inv`` and the search, in the order of types and ids."""
        for (objtype, name), found in sorted(self.objects.items()):
            yield name, f"{name} {found.title}", objtype, found.docname, found.anchor, 1

    def get_type_name(self, type: ObjType, primary: bool = False) -> str:  # noqa: A002, ARG002 - Sphinx's signature
        """Return what the search calls an object."""
        return _(str(type.lname))


def domain_of(env: BuildEnvironment) -> BelegketteDomain:
    """Return our domain in an environment."""
    domain = env.domains[BelegketteDomain.name]
    assert isinstance(domain, BelegketteDomain)
    return domain
