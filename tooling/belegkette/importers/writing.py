"""Where the records of an import go, and their files. Nothing is replaced: what is new gets files of its own.

Codings go into the tree outside the published project; the codebook is written only where there is none.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.importers.mapping import is_published
from belegkette.importers.yaml_text import block, quoted, word, words
from belegkette.model.base import one_or_many
from belegkette.writer.files import Change

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from collections.abc import Mapping as Dictionary

    from belegkette.importers.plan import Plan
    from belegkette.model.evidence import Coding, Document
    from belegkette.model.vocabulary import Code

_PER_FILE = 2000
_SHARED = ("region", "group", "question", "date")
CODEBOOK = "evidence/codebook.yaml"


def internal_folder(root: str, internal_root: str) -> str:
    """Return the folder for codings on disk. Raises `BelegketteError` where it is not set or would be published."""
    if not internal_root:
        raise BelegketteError(
            _(
                "Kodierungen gehören nicht in das Projekt, das veröffentlicht wird; ein zweiter Ordner ist nicht genannt."
            ),
            remedy=_('In pyproject.toml unter [tool.belegkette] eintragen, zum Beispiel: internal-root = "../intern"'),
        )
    folder = os.path.normpath(os.path.join(root, internal_root))
    if is_published(folder, root):
        raise BelegketteError(
            _(
                "„internal-root“ nennt einen Ordner im veröffentlichten Projekt; dort werden keine Kodierungen abgelegt."
            ),
            remedy=_('Einen Ordner außerhalb nennen, zum Beispiel: internal-root = "../intern"'),
        )
    return folder


def plan_files(plan: Plan, root: str, internal_root: str, *, file_stem: str, sha256: str) -> list[Change]:
    """Return the files to write; none of them exists. Raises `BelegketteError`."""
    changes: list[Change] = []
    if plan.codings:
        folder = os.path.join(internal_folder(root, internal_root), "codings")
        by_interview: dict[str, list[Coding]] = defaultdict(list)
        for coding in plan.codings:
            by_interview[coding.interview or ""].append(coding)
        for interview, codings in sorted(by_interview.items()):
            names = _free_names(folder, interview)
            for at in range(0, len(codings), _PER_FILE):
                text = render_codings(codings[at : at + _PER_FILE])
                changes.append(Change(path=next(names), content=text.encode()))
    if plan.documents:
        folder = os.path.join(root, "evidence", "documents")
        text = render_documents(plan.documents, sha256)
        changes.append(Change(path=next(_free_names(folder, _safe_stem(file_stem))), content=text.encode()))
    codebook = os.path.join(root, *CODEBOOK.split("/"))
    if plan.codes and not os.path.lexists(codebook):
        changes.append(Change(path=codebook, content=render_codebook(plan.codes).encode()))
    return changes


def _free_names(folder: str, stem: str) -> Iterator[str]:
    """Yield ``stem.yaml``, ``stem_2.yaml`` …, without those that exist."""
    number = 1
    while True:
        name = os.path.join(folder, f"{stem}.yaml" if number == 1 else f"{stem}_{number}.yaml")
        number += 1
        if not os.path.lexists(name):
            yield name


def _safe_stem(stem: str) -> str:
    kept = "".join(char if char.isascii() and char.isalnum() else "-" for char in stem.casefold())
    return "-".join(part for part in kept.split("-") if part)[:60] or "literatur"


def render_codings(codings: Sequence[Coding]) -> str:
    """Return one file with the segments of one interview; what they share stands at the top."""
    first = codings[0]
    shared = [name for name in _SHARED if all(getattr(one, name) == getattr(first, name) for one in codings)]
    lines = [_("# Übernommen mit „belegkette import“; nur intern.\n"), "kind: coding\n"]
    lines.append(f"interview: {word(first.interview or '')}\n")
    lines.extend(_place(first, name, "") for name in shared)
    if first.origin is not None:
        lines.append(f"origin:\n  format: {word(first.origin.format)}\n")
        if first.origin.program:
            lines.append(f"  program: {quoted(first.origin.program)}\n")
        lines.append(f"  sha256: {quoted(first.origin.sha256)}\n")
    lines.append("findings:\n")
    own = [name for name in _SHARED if name not in shared]
    for coding in codings:
        lines.append(f"  - id: {coding.id}\n    title: {quoted(coding.title)}\n")
        lines.append(block("text", coding.text, "    "))
        lines.append(f"    codes: {words(one_or_many(coding.codes))}\n")
        lines.extend(_place(coding, name, "    ") for name in own)
        if coding.passage:
            lines.append(f"    passage: {quoted(str(coding.passage))}\n")
        if coding.memo:
            lines.append(block("memo", coding.memo, "    "))
        if coding.foreign_id:
            lines.append(f"    foreign-id: {quoted(coding.foreign_id)}\n")
    return "".join(lines)


def _place(coding: Coding, name: str, indent: str) -> str:
    value = getattr(coding, name)
    if not value:
        return ""
    if name == "date":
        return f"{indent}date: {value}\n"
    many = one_or_many(value)
    return f"{indent}{name}: {word(many[0]) if len(many) == 1 else words(many)}\n"


def render_documents(documents: Iterable[Document], sha256: str) -> str:
    """Return one file with all new publications."""
    lines = [
        _("# Übernommen mit „belegkette import bibtex“ aus einer Datei mit der Prüfsumme {sha256}.\n").format(
            sha256=sha256
        ),
        _("# Jeder Eintrag ist ein Entwurf: Was die Schrift belegt, muss jemand lesen und unter „text“ schreiben.\n"),
        "kind: document\nstatus: draft\nfindings:\n",
    ]
    for document in documents:
        lines.append(f"  - id: {document.id}\n    title: {quoted(document.title)}\n")
        lines.append(block("text", document.text, "    "))
        if document.date:
            lines.append(f"    date: {document.date}\n")
        lines.append("    sources:\n")
        for source in document.sources:
            dash = "      - "
            for key, value in (
                ("title", source.title),
                ("publisher", source.publisher),
                ("year", source.year),
                ("url", one_or_many(source.url)[0] if source.url else None),
                ("accessed", source.accessed),
                ("locator", source.locator),
                ("extent", source.extent),
                ("note", source.note),
            ):
                if value is not None:
                    plain = key in {"year", "accessed", "extent"}
                    lines.append(f"{dash}{key}: {value if plain else quoted(str(value))}\n")
                    dash = "        "
    return "".join(lines)


def render_codebook(codes: Dictionary[str, Code]) -> str:
    """Return a codebook file."""
    return _("# Kategoriensystem, übernommen mit „belegkette import“.\n") + "codes:\n" + render_codes(codes)


def render_codes(codes: Dictionary[str, Code]) -> str:
    """Return the entries of a codebook."""
    lines = []
    for key, code in codes.items():
        lines.append(f"  {word(key)}:\n    name: {quoted(code.name)}\n")
        for field, text in (
            ("definition", code.definition),
            ("anchor-example", code.anchor_example),
            ("coding-rule", code.coding_rule),
        ):
            if text:
                lines.append(block(field, text, "    "))
        if code.parent:
            lines.append(f"    parent: {word(code.parent)}\n")
    return "".join(lines)
