"""Puts together what the browser measured, in the shape that the page on accessibility reads.

Every worker keeps what it found under one condition; whoever comes last writes the whole, so that half a measurement is
never published. The file is `_build/barrierefreiheit.json`; ``make accessibility`` puts it beside the corpus.
"""

from __future__ import annotations

import json
import os
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import axe_playwright_python  # type: ignore[import-untyped]
import pytest
from tests.accessible.looking import CONDITIONS, STANDARDS, Look, name_of

from belegkette.writer.files import Change, write_changes

ROOT = Path(__file__).resolve().parents[2]
FILE = ROOT / "_build" / "barrierefreiheit.json"
VERSION = 1
NOT_MEASURED = (
    "Vorlesen mit einem Bildschirmvorleseprogramm",
    "Verständlichkeit der Texte für die Menschen, für die sie geschrieben sind",
    "andere Browser als Chromium",
    "Stellen, die das Programm selbst nicht entscheiden kann: Sie stehen in der letzten Spalte",
)


def keep(found: Look, pages: list[Path], browser: str, factory: pytest.TempPathFactory) -> None:
    """Keep what was found under a condition; with the last one, write the file."""
    base = factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / "accessibility"
    folder.mkdir(exist_ok=True)
    part = folder / f"{[one.name for one in CONDITIONS].index(found.name):02}.json"
    new = part.with_suffix(".new")
    new.write_text(json.dumps(found.summary()), encoding="utf-8")
    new.rename(part)
    parts = sorted(folder.glob("*.json"))
    if len(parts) == len(CONDITIONS):
        write([json.loads(one.read_text(encoding="utf-8")) for one in parts], pages, browser)


def write(parts: list[dict[str, object]], pages: list[Path], browser: str) -> None:
    """Write the file."""
    FILE.parent.mkdir(exist_ok=True)
    content = json.dumps(build(parts, pages, browser), ensure_ascii=False, indent=1) + "\n"
    before = FILE.read_bytes() if FILE.exists() else None
    write_changes([Change(path=str(FILE), content=content.encode(), before=before)])


def build(parts: list[dict[str, object]], pages: list[Path], browser: str) -> dict[str, object]:
    """Return the file's content: one result for each condition, and one for scrolling sideways under all of them."""
    results = [
        {
            "name": one["name"],
            "places": one["checks"],
            "violations": one["violations"],
            "undecided": one["review"],
            "note": f"{one['pages']} Seiten",
        }
        for one in parts
    ]
    total = {"places": sum(int(str(one["pages"])) for one in parts)}
    sideways = sum(int(str(one["sideways"])) for one in parts)
    results.append({"name": "Seite muss nicht seitlich gerollt werden", **total, "violations": sideways})
    return {
        "version": VERSION,
        "date": _today(),
        "tools": [f"axe-core {axe_version()} ({', '.join(STANDARDS.values())})", f"Chromium {browser}",
                  f"Playwright {version('playwright')}"],
        "pages": sorted(dict.fromkeys(name_of(page) for page in pages)),
        "results": results,
        "not-measured": list(NOT_MEASURED),
    }  # fmt: skip


def axe_version() -> str:
    """Return the version of axe-core, which differs from its package's."""
    script = Path(axe_playwright_python.__file__).with_name("axe.min.js")
    with script.open(encoding="utf-8") as stream:
        return stream.readline().split("axe v")[1].split()[0]


def _today() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    day = datetime.fromtimestamp(int(epoch), UTC) if epoch else datetime.now(UTC)
    return day.date().isoformat()
