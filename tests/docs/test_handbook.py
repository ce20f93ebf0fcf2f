"""The handbook builds without a warning, and its pages ask nobody else for anything."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.pages import HANDBOOK, PAGES, ROOT

from belegkette.rules.catalogue import RULES

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("handbuch")
    command = [sys.executable, "-m", "sphinx", "-n", "-W", "--keep-going", "-q", "-b", "html", "docs", str(target)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return target


def test_every_rule_has_its_anchor(site: Path) -> None:
    page = (site / "regeln.html").read_text(encoding="utf-8")
    assert [code for code in RULES if f'id="{code.lower()}"' not in page] == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loading = re.compile(r"<(?:script|link|img|iframe)[^>]*(?:src|href)=\"(?:https?:)?//[^\"]*\"")
    found = {page.name: loading.findall(page.read_text(encoding="utf-8")) for page in site.glob("*.html")}
    assert {name: links for name, links in found.items() if links} == {}


def test_building_writes_nothing_into_the_handbook(site: Path) -> None:
    assert {path.suffix for path in HANDBOOK.rglob("*") if path.is_file() and "__pycache__" not in path.parts} <= {
        ".md",
        ".py",
        ".png",
        ".yml",
    }


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_no_page_names_a_path_of_somebodys_machine(page: Path) -> None:
    assert re.search(r"(?<![\w.:/])/(?:home|root|tmp|work|Users)/", page.read_text(encoding="utf-8")) is None
