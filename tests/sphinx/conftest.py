"""Editions built in process: the constructed one once a session, copies of it where a test changes files."""

from __future__ import annotations

import io
import re
import shutil
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from sphinx.application import Sphinx
from sphinx.deprecation import RemovedInSphinx11Warning
from sphinx.util.docutils import docutils_namespace, patch_docutils

from belegkette.sphinx_ext.domain import BelegketteDomain, domain_of

ROOT = Path(__file__).resolve().parents[2]
PROJECT = Path(__file__).parent / "project"
DAY = "2026-11-22"
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Built:
    """One finished build."""

    app: Sphinx
    out: Path
    warnings: str
    read: tuple[str, ...]

    @cached_property
    def domain(self) -> BelegketteDomain:
        """The domain with what every page was told."""
        return domain_of(self.app.env)

    def html(self, docname: str) -> str:
        """Return a page as written."""
        return (self.out / f"{docname}.html").read_text(encoding="utf-8")

    def page(self, docname: str) -> BeautifulSoup:
        """Return a page, parsed."""
        return BeautifulSoup(self.html(docname), "lxml")

    def element(self, docname: str, selector: str) -> Tag:
        """Return the only element that a selector finds."""
        found = self.page(docname).select(selector)
        assert len(found) == 1, (selector, len(found))
        return found[0]

    def text(self, docname: str, selector: str = "article") -> str:
        """Return the text of an element, soft hyphens removed, white space collapsed."""
        text = self.element(docname, selector).get_text(" ").replace("\u00ad", "").replace("\u00a0", " ")
        return " ".join(text.split()).replace(" ,", ",").replace(" .", ".").replace("( ", "(").replace(" )", ")")


@contextmanager
def quiet() -> Iterator[None]:
    """Let MyST and furo call what Sphinx and docutils will remove; our own modules must not."""
    with warnings.catch_warnings(), patch_docutils(), docutils_namespace():
        warnings.filterwarnings(
            "ignore", category=DeprecationWarning, module=r"(myst_parser|sphinx_design|rst2pdf|furo)\b"
        )
        warnings.filterwarnings("ignore", category=RemovedInSphinx11Warning, module=r"(myst_parser|sphinx_design)\b")
        warnings.filterwarnings("ignore", message=r".*fork\(\).*", category=DeprecationWarning)
        yield


def build_edition(
    source: Path,
    target: Path,
    *,
    builder: str = "html",
    parallel: int = 1,
    listen: Mapping[str, Callable[..., object]] | None = None,
    **settings: object,
) -> Built:
    """Build an edition with nit-picking; what was built into the target before is built upon."""
    said = io.StringIO()
    read: list[str] = []
    with quiet():
        app = Sphinx(
            source, source, target / builder, target / "doctrees", builder,
            confoverrides={"nitpicky": True, "belegkette_as_of": DAY, **settings},
            status=None, warning=said, parallel=parallel,
        )  # fmt: skip
        app.connect("env-before-read-docs", lambda _app, _env, docnames: read.extend(docnames))
        for event, listener in (listen or {}).items():
            app.connect(event, listener, priority=999)
        app.build()
    return Built(app, target / builder, _COLOURS.sub("", said.getvalue()), tuple(read))


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the constructed project that a test may change."""
    return Path(shutil.copytree(PROJECT, tmp_path / "project"))


_BUILT: dict[str, Built] = {}
"""Every folder of tests that imports the fixtures below has its own; the builds are the same, and nobody changes them."""


@pytest.fixture(scope="session")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The constructed edition."""
    if "constructed" not in _BUILT:
        folder = tmp_path_factory.mktemp("edition")
        shutil.copytree(PROJECT, folder / "project")
        _BUILT["constructed"] = build_edition(folder / "project", folder)
    return _BUILT["constructed"]


@pytest.fixture(scope="session")
def real_source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's own corpus, so that a build writes nothing into the repository."""
    folder = tmp_path_factory.mktemp("real") / "project"
    folder.mkdir()
    for name in ("evidence", "recommendations"):
        shutil.copytree(ROOT / name, folder / name)
    for name in ("conf.py", "index.md", "pyproject.toml", "barrierefreiheit.json"):
        shutil.copy(ROOT / name, folder)
    return folder


@pytest.fixture(scope="session")
def real_edition(real_source: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The edition of the repository's own corpus."""
    if "real" not in _BUILT:
        _BUILT["real"] = build_edition(real_source, tmp_path_factory.mktemp("real-edition"), parallel=2)
    return _BUILT["real"]
