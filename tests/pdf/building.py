"""What the tests of the PDF and of its tags build books with: one run of Sphinx, and a small project from texts."""

from __future__ import annotations

import io
import warnings
from collections.abc import Callable, Mapping
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.util.docutils import docutils_namespace, patch_docutils

BOOK = Path(__file__).parent / "book"
CONF = """
project = "Kleines Buch"
author = "Gebaute Stelle"
language = "de"
belegkette_pdf_date = "2026-11-22"
"""


def run_sphinx(
    source: Path, target: Path, settings: Mapping[str, object], prepare: Callable[[Sphinx], None] | None = None
) -> tuple[Path, str, Sphinx]:
    """Run the builder ``pdf``; return the file, what Sphinx warned of, and the application; errors pass through."""
    said = io.StringIO()
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        # MyST and rst2pdf call what Sphinx and docutils will remove; our own modules must not.
        warnings.filterwarnings("ignore", category=DeprecationWarning, module=r"(myst_parser|sphinx_design|rst2pdf)\b")
        warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning, module=r"(myst_parser|sphinx_design)\b")
        overrides = dict(settings)
        app = Sphinx(
            source, source, target, target / ".doctrees", "pdf", confoverrides=overrides, status=None, warning=said
        )
        if prepare is not None:
            prepare(app)
        app.build()
    (path,) = target.glob("*.pdf")
    return path, said.getvalue(), app


def write_project(source: Path, files: Mapping[str, str | bytes] | str, conf: str) -> Path:
    """Write a project: names of files and what stands in them, or the text of its only page; return its folder."""
    named = {"index.md": files} if isinstance(files, str) else files
    for name, content in {"conf.py": conf, **named}.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return source
