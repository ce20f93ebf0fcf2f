"""Build tagged books in process: the constructed one of ``tests/pdf`` once per session, small ones as a test needs them."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from sphinx.application import Sphinx
from tests.pdf.building import BOOK, CONF, run_sphinx, write_project

import belegkette.pdf.tagging.builder as tagged_builder
from belegkette.pdf.tagging.expectation import Line, read_expectation
from belegkette.pdf.tagging.reading import Node, Reading, read_structure

EXTENSIONS = "myst_parser,sphinx_design,belegkette.pdf.tagging"
ENABLED = """
extensions = ["myst_parser", "sphinx_design", "belegkette.pdf.tagging"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "attrs_block", "attrs_inline"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One finished build: the bytes, what the doctree lets expect of them, what Sphinx warned of, the file."""

    data: bytes
    expected: tuple[Line, ...]
    warnings: str
    path: Path

    @property
    def reading(self) -> Reading:
        """Return the structure, read back."""
        with pikepdf.open(io.BytesIO(self.data)) as pdf:
            return read_structure(pdf)

    def find(self, role: str) -> list[Node]:
        """Return all elements of the role in reading order."""
        root = self.reading.root
        assert root is not None
        return [node for node in root.iter_nodes() if node.role == role]


def build_tagged(source: Path, target: Path, **settings: object) -> Tagged:
    """Run the builder ``pdf``; errors pass through."""
    kept = []

    class Keeping(tagged_builder.TaggedPdfBuilder):
        """Keeps the expectation, which needs the doctree as it was drawn."""

        def complete(self, data: bytes, edition: Any, renderer: Any) -> bytes:
            kept.append(read_expectation(renderer.doctree, str(self.srcdir)))
            return super().complete(data, edition, renderer)

    def keep(app: Sphinx) -> None:
        app.builder = Keeping(app, app.env)
        app.builder.init()

    path, said, _app = run_sphinx(source, target, settings, keep)
    return Tagged(data=path.read_bytes(), expected=kept[0], warnings=said, path=path)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Tagged:
    """Return the constructed book, built once."""
    return build_tagged(BOOK, tmp_path_factory.mktemp("tagged"), extensions=EXTENSIONS)


Build = Callable[..., Tagged]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that builds a project from texts: names of files and what stands in them."""

    def run(files: Mapping[str, str | bytes] | str, conf: str = "", **settings: object) -> Tagged:
        source = write_project(tmp_path / "source", files, CONF + ENABLED + conf)
        return build_tagged(source, tmp_path / "out", **settings)

    return run


@pytest.fixture
def failed_rules(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Return a function that names the rules of PDF/UA-1 which page-validation finds broken."""
    if os.environ.get("BELEGKETTE_REQUIRE_TOOLS"):
        import page
    else:
        page = pytest.importorskip("page", reason="page-validation ist nicht installiert")

    def validate(data: bytes) -> list[str]:
        path = tmp_path / "validated.pdf"
        path.write_bytes(data)
        report: Any = page.validate_pdf(str(path), profile="ua1").to_dict()
        return sorted({str(found["rule_id"]) for found in report["failures"]})

    return validate
