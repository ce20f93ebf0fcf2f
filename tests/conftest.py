"""Projects made of a few constructed files, for every test that needs one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

import pytest

from belegkette.check import CheckResult, run_check
from belegkette.corpus import Corpus, load_corpus
from belegkette.model.terms import Profile
from belegkette.settings import Settings

Files = Mapping[str, str | bytes]
DAY = date(2026, 11, 22)


@pytest.fixture
def corpus_of(tmp_path: Path) -> Callable[[Files], Corpus]:
    """Write files below a new root and load them."""

    def load(files: Files) -> Corpus:
        (tmp_path / "evidence").mkdir(exist_ok=True)
        for path, content in files.items():
            target = tmp_path / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content.encode() if isinstance(content, str) else content)
        return load_corpus(str(tmp_path), Settings())

    return load


@pytest.fixture
def check_of(corpus_of: Callable[[Files], Corpus]) -> Callable[..., CheckResult]:
    """Write files below a new root and check them."""

    def check(files: Files, profile: Profile = Profile.DRAFT, day: date = DAY) -> CheckResult:
        return run_check(corpus_of(files), Settings(), profile, day)

    return check
