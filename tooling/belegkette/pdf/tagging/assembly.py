"""Write the structure tree into the file, with pikepdf: elements, parent tree, links (ISO 32000-1, 14.7 and 14.8)."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from belegkette.pdf.tagging.elements import ROLE_MAP, Element, Value
from belegkette.pdf.tagging.parts import Annotation, Sequence
from belegkette.pdf.tagging.unicode_maps import correct_unicode_maps

PDFUA = "http://www.aiim.org/pdfua/ns/id/"
_PRINT = 4
"""Annotation flag Print (ISO 32000-1, 12.5.3)."""


def write_structure(pdf: Pdf, tree: Element) -> None:
    """Write the tree and say in the file that it is there."""
    correct_unicode_maps(pdf)
    _Writing(pdf).write(tree)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        xmp.register_xml_namespace(PDFUA, "pdfuaid")
        xmp["pdfuaid:part"] = "1"


class _Writing:
    """The work on one file."""

    def __init__(self, pdf: Pdf) -> None:
        self._pdf = pdf
        self._pages = [page.obj for page in pdf.pages]
        self._owners: dict[int, dict[int, Object]] = defaultdict(dict)
        self._annotated: list[Object] = []
        self._identified: dict[str, Object] = {}

    def write(self, tree: Element) -> None:
        """Write root, elements, parent tree, and what pages and annotations say about it."""
        root = self._pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.RoleMap = Dictionary({f"/{role}": Name(f"/{standard}") for role, standard in sorted(ROLE_MAP.items())})
        root.K = self._write_element(tree, root)
        numbers = Array()
        for number, page in enumerate(self._pages):
            page.StructParents = number
            page.Tabs = Name.S
            owners = self._owners[number]
            numbers.append(number)
            numbers.append(self._pdf.make_indirect(Array([owners[mcid] for mcid in sorted(owners)])))
        for number, element in enumerate(self._annotated, start=len(self._pages)):
            numbers.append(number)
            numbers.append(element)
        root.ParentTree = self._pdf.make_indirect(Dictionary(Nums=numbers))
        root.ParentTreeNextKey = len(self._pages) + len(self._annotated)
        if self._identified:
            keys = sorted(self._identified, key=lambda key: bytes(String(key)))
            names = [part for key in keys for part in (String(key), self._identified[key])]
            root.IDTree = Dictionary(Names=Array(names))
        self._pdf.Root.StructTreeRoot = root

    def _write_element(self, element: Element, parent: Object) -> Object:
        """Write one element and all below it; a page is named once, where the first content lies.

        Each dictionary and array crosses into pikepdf as a whole: a book has tens of thousands of them.
        """
        page = next((kid.page for kid in element.kids if isinstance(kid, Sequence)), None)
        written = self._pdf.make_indirect(Dictionary(self._describe(element, parent, page)))
        if element.identifier:
            self._identified[element.identifier] = written
        kids = [self._write_kid(kid, element, written, page) for kid in element.kids]
        if kids:
            written.K = Array(kids) if len(kids) > 1 else kids[0]
        return written

    def _describe(self, element: Element, parent: Object, page: int | None) -> dict[str, Object]:
        """Return the entries of an element, all but its kids."""
        entries: dict[str, Object] = {"/Type": Name.StructElem, "/S": _name(element.role), "/P": parent}
        if element.alternate and element.role != "Link":
            entries["/Alt"] = String(element.alternate)
        if element.expansion:
            entries["/E"] = String(element.expansion)
        if element.language:
            entries["/Lang"] = String(element.language)
        if element.identifier:
            entries["/ID"] = String(element.identifier)
        if element.attributes:
            entries["/A"] = _write_attributes(element.attributes)
        if page is not None:
            entries["/Pg"] = self._pages[page]
        return entries

    def _write_kid(
        self, kid: Element | Sequence | Annotation, element: Element, written: Object, page: int | None
    ) -> Object | int:
        if isinstance(kid, Element):
            return self._write_element(kid, written)
        if isinstance(kid, Annotation):
            return self._write_annotation(kid, element, written)
        self._owners[kid.page][kid.mcid] = written
        if kid.page == page:
            return kid.mcid
        return Dictionary(Type=Name.MCR, Pg=self._pages[kid.page], MCID=kid.mcid)

    def _write_annotation(self, note: Annotation, element: Element, written: Object) -> Object:
        """Refer to an annotation (14.7.4.3) and say in it what the link says (ISO 14289-1, 7.18.5)."""
        page = self._pages[note.page]
        target = page.Annots[note.index]
        target.StructParent = len(self._pages) + len(self._annotated)
        target.Contents = String(element.alternate)
        target.F = _PRINT
        self._annotated.append(written)
        return Dictionary(Type=Name.OBJR, Pg=page, Obj=target)


@cache
def _name(role: str) -> Name:
    return Name(f"/{role}")


def _write_attributes(attributes: dict[tuple[str, str], Value]) -> Object:
    """Return one attribute object for each owner (14.7.5)."""
    owners: dict[str, Dictionary] = {}
    for (owner, name), value in sorted(attributes.items()):
        written = Name(f"/{value}") if isinstance(value, str) else Array(value) if isinstance(value, tuple) else value
        owners.setdefault(owner, Dictionary(O=Name(f"/{owner}")))[f"/{name}"] = written
    return Array(list(owners.values())) if len(owners) > 1 else next(iter(owners.values()))
