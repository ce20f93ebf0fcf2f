"""Build books in process: the constructed one once per session, small ones as a test needs them."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from pypdf import PdfReader
from sphinx.application import Sphinx
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.util.docutils import docutils_namespace, patch_docutils

BOOK = Path(__file__).parent / "book"
CONF = """
project = "Kleines Buch"
author = "Gebaute Stelle"
language = "de"
extensions = ["myst_parser", "belegkette.pdf"]
myst_enable_extensions = ["colon_fence", "deflist", "fieldlist", "attrs_block", "dollarmath"]
belegkette_pdf_date = "2026-11-22"
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
    said = io.StringIO()
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        # MyST and rst2pdf call what Sphinx and docutils will remove; our own modules must not.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"(myst_parser|sphinx_design|rst2pdf)\b")
        warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning, module=r"(myst_parser|sphinx_design)\b")
        app = Sphinx(
            source, source, target, target / ".doctrees", "pdf", confoverrides=settings, status=None, warning=said
        )
        app.build()
    (path,) = target.glob("*.pdf")
    data = path.read_bytes()
    pages = tuple(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages)
    return Built(path=path, data=data, pages=pages, warnings=said.getvalue(), app=app)


@pytest.fixture(scope="session")
def book(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Return the constructed book, built once."""
    return build_pdf(BOOK, tmp_path_factory.mktemp("book"))


Build = Callable[..., Built]


@pytest.fixture
def build(tmp_path: Path) -> Build:
    """Return a function that builds a project from texts: names of files and what stands in them."""

    def run(files: Mapping[str, str | bytes] | str, conf: str = "", **settings: object) -> Built:
        source = tmp_path / "source"
        source.mkdir(exist_ok=True)
        if isinstance(files, str):
            files = {"index.md": files}
        for name, content in {"conf.py": CONF + conf, **files}.items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return build_pdf(source, tmp_path / "out", **settings)

    return run
