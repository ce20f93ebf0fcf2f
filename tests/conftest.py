"""Projects made of a few constructed files, for every test that needs one."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from belegkette.check import CheckResult, run_check
from belegkette.corpus import Corpus, load_corpus
from belegkette.model.terms import Profile
from belegkette.settings import Settings

if TYPE_CHECKING:
    from playwright.sync_api import Browser

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
REQUIRED = os.environ.get("BELEGKETTE_REQUIRE_TOOLS") == "1"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--font-render-hinting=none"]
Files = Mapping[str, str | bytes]
DAY = date(2026, 11, 22)
CONSTRUCTED = Path(__file__).parent / "privacy" / "constructed"
SETTINGS = Settings(name_list=str(CONSTRUCTED / "names.txt"), name_key=str(CONSTRUCTED / "key.txt"), k=1)
"""A project that has a list of names, so that nothing is said about its absence, and no small groups."""


_ENOUGH_CATALOGUES = 20


@pytest.fixture(autouse=True)
def few_catalogues() -> None:
    """Forget what earlier builds of this process left: Sphinx asks the catalogues of all of them, one inside the other."""
    locale = sys.modules.get("sphinx.locale")
    for translator in [*locale.translators.values()] if locale else []:
        for _depth in range(_ENOUGH_CATALOGUES):
            translator = getattr(translator, "_fallback", None)  # noqa: PLW2901 - one step down the chain
            if translator is None:
                break
        else:
            translator._fallback = None


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[..., Corpus]:
    """Write files below a new root and load them."""

    def load(files: Files, settings: Settings = SETTINGS) -> Corpus:
        (tmp_path / "evidence").mkdir(exist_ok=True)
        for path, content in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_corpus(str(tmp_path), settings)

    return load


@pytest.fixture
def check_of(corpus_of: Callable[..., Corpus]) -> Callable[..., CheckResult]:
    """Write files below a new root and check them."""

    def check(
        files: Files, profile: Profile = Profile.DRAFT, day: date = DAY, settings: Settings = SETTINGS
    ) -> CheckResult:
        return run_check(corpus_of(files, settings), settings, profile, day)

    return check


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's chromium, started once: a process can drive only one."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    if CHROMIUM is None and not REQUIRED:
        pytest.skip("Debian's chromium is not installed")
    with playwright.sync_playwright() as driver:
        started = driver.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield started
        started.close()
