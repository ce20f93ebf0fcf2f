"""Build books in process: the constructed one once per session, small ones as a test needs them."""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from sphinx.application import Sphinx
from tests.pdf.building import BOOK, CONF, run_sphinx, write_project

EXTENSIONS = """
extensions = ["myst_parser", "belegkette.pdf"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "attrs_block", "dollarmath"]
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """One finished build: the file, its bytes, the text of its pages, and what Sphinx warned of."""

    path: Path
    data: bytes
    pages: tuple[str, ...]
    warnings: str
    app: Sphinx

    @property
    def text(self) -> str:
        """Return the text of all pages."""
        return "\n".join(self.pages)


def build_pdf(source: Path, target: Path, **settings: object) -> Built:
    """Run the builder ``pdf``; errors pass through."""
    path, said, app = run_sphinx(source, target, settings)
    data = path.read_bytes()
    pages = tuple(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return Built(path=path, data=data, pages=pages, warnings=said, app=app)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the constructed book, built once."""
    return build_pdf(BOOK, tmp_path_factory.mktemp("book"))


Build = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that builds a project from texts: names of files and what stands in them."""

    def run(files: Mapping[str, str | bytes] | str, conf: str = "", **settings: object) -> Built:
        source = write_project(tmp_path / "source", files, CONF + EXTENSIONS + conf)
        return build_pdf(source, tmp_path / "out", **settings)

    return run
