"""One browser for each worker, the shipped edition and the constructed one, and which of their pages are looked at."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.accessible.kinds import choose_kinds
from tests.sphinx.conftest import Built, edition, real_edition, real_source

from belegkette.cli.site_files import link_pdf

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext

__all__ = ["edition", "real_edition", "real_source"]
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("BELEGKETTE_REQUIRE_TOOLS") == "1"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]


@pytest.fixture(scope="session")
def site(real_edition: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped edition as it is published: with a PDF to take away (its pages do not matter here)."""
    out = shutil.copytree(real_edition.out, tmp_path_factory.mktemp("site") / "html")
    pdf = out.parent / "handlungsempfehlungen.pdf"
    pdf.write_bytes(b"%PDF-1.7\n% constructed\n")
    link_pdf(str(out), str(pdf), date(2026, 11, 22))
    return Path(out)


@pytest.fixture(scope="session")
def kinds(site: Path, edition: Built) -> list[Path]:
    """The pages that stand for all kinds of both editions."""
    return choose_kinds([site, edition.out])


@pytest.fixture(scope="session")
def few(kinds: list[Path]) -> list[Path]:
    """The smallest of these pages in each folder: what the fast tests look at."""
    smallest = {page.parent: page for page in sorted(kinds, key=lambda one: -one.stat().st_size)}
    return sorted(smallest.values())


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A context in which nothing moves."""
    made = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce")
    yield made
    made.close()
