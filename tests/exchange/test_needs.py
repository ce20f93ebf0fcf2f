"""sphinx-needs reads our needs.json with its own importer, configured as the handbook says."""

from __future__ import annotations

import io
import json
import re
import warnings
from pathlib import Path
from typing import Any

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from belegkette.exchange.document import GraphDocument
from belegkette.exchange.needs import FIELDS, LINKS, render_needs

HANDBOOK = Path(__file__).resolve().parents[2] / "docs" / "fuer-maschinen.md"


def configuration() -> str:
    """Return the conf.py that the handbook shows for sphinx-needs."""
    blocks: list[str] = re.findall(
        r"^```python\n(.*?)^```$", HANDBOOK.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )
    return next(block for block in blocks if "needs_types" in block)


def import_needs(folder: Path, text: str) -> tuple[dict[str, Any], str]:
    """Import a file in a tiny project; return the needs as sphinx-needs holds them afterwards, and its warnings."""
    source = folder / "quelle"
    source.mkdir()
    (source / "conf.py").write_text(configuration(), encoding="utf-8")
    (source / "index.md").write_text("# Import\n\n```{needimport} needs.json\n```\n", encoding="utf-8")
    (source / "needs.json").write_text(text, encoding="utf-8")
    said = io.StringIO()
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        warnings.simplefilter("ignore")
        app = Sphinx(source, source, folder / "out", folder / "doctrees", "needs", status=None, warning=said)
        app.build()
    found = json.loads((folder / "out" / "needs.json").read_text(encoding="utf-8"))
    return next(iter(found["versions"].values()))["needs"], said.getvalue()


@pytest.fixture
def imported(public: GraphDocument, tmp_path: Path) -> tuple[dict[str, Any], str]:
    """The constructed project in sphinx-needs."""
    folder = tmp_path / "needs"
    folder.mkdir()
    return import_needs(folder, render_needs(public))


def test_every_record_and_recommendation_arrives(imported: tuple[dict[str, Any], str], public: GraphDocument) -> None:
    names = {need["belegkette_id"] for need in imported[0].values()}
    assert names == {one.id for one in (*public.recommendations, *public.evidence)}


def test_links_arrive_by_their_option(imported: tuple[dict[str, Any], str]) -> None:
    first = imported[0]["HE-1"]
    assert sorted(first["evidence"]) == ["F-1", "F-2", "F-3"]
    assert (first["qualified_by"], first["contradicted_by"]) == (["S-1"], ["P-1"])
    assert imported[0]["HE-2"]["evidence"] == ["F-4_1"]


def test_the_importer_complains_only_about_the_withdrawn_record(imported: tuple[dict[str, Any], str]) -> None:
    lines = [line for line in imported[1].splitlines() if line.strip()]
    assert [line for line in lines if "F-3" not in line] == []


def test_the_handbook_declares_every_field_and_link() -> None:
    text = configuration()
    assert [name for name in (*FIELDS, *LINKS) if f'"{name}"' not in text] == []


def test_every_need_names_only_declared_keys(public: GraphDocument) -> None:
    version = next(iter(json.loads(render_needs(public))["versions"].values()))
    known = {"id", "type", "title", "content", "doctype", "status", "tags", *FIELDS, *LINKS}
    assert {key for need in version["needs"].values() for key in need} <= known
