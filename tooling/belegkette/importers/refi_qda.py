"""``refi-qda``: the exchange format of MAXQDA, ATLAS.ti, NVivo, QualCoder and f4 (.qdpx, .qde, .qdc)."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.importers.base import Decision, Foreign, Losses
from belegkette.importers.refi_codebook import KNOWN_NAMESPACES, local, namespace, read_codes
from belegkette.importers.refi_package import open_package
from belegkette.importers.refi_project import read_project
from belegkette.importers.safety import digest, parse_xml, read_file

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from belegkette.importers.mapping import Mapping


def read_refi_qda(path: str, mapping: Mapping) -> Foreign:
    """Read a project or a codebook; which one, its root element says. Raises `BelegketteError`."""
    del mapping
    name = os.path.basename(path)
    data = read_file(path)
    package = open_package(data, path)
    root = parse_xml(package.project(), name)
    if local(root) == "CodeBook":
        return _codebook(root, digest(data))
    return read_project(root, package, digest(data), name)


def _codebook(root: Element, sha256: str) -> Foreign:
    losses = Losses()
    codes = read_codes(root, losses)
    decisions = []
    if namespace(root) != KNOWN_NAMESPACES[0]:
        decisions.append(
            Decision(
                about=_("Namensraum des Codebuchs"),
                taken=_("gelesen wie der des Standards"),
                ground=_("Die Datei nennt „{name}“.").format(name=namespace(root)),
                certainty=_("sicher") if namespace(root) in KNOWN_NAMESPACES else _("wahrscheinlich"),
            )
        )
    return Foreign(
        format="refi-qda",
        sha256=sha256,
        program=(root.get("origin") or "").strip(),
        codes=codes,
        decisions=tuple(decisions),
        losses=losses.entries(),
        codebook_only=True,
    )
