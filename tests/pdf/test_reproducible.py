"""The same sources make the same bytes, wherever and whenever."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest

BOOK = Path(__file__).parent / "book"
TOOLING = Path(__file__).parents[2] / "tooling"


def build_elsewhere(folder: Path, seed: str) -> bytes:
    """Build a copy of the book in another folder by another process."""
    source = folder / "quelle"
    shutil.copytree(BOOK, source)
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(TOOLING)}
    command = [sys.executable, "-m", "sphinx", "-q", "-b", "pdf", str(source), str(folder / "ziel")]
    subprocess.run(command, check=True, env=environment, capture_output=True)
    (path,) = (folder / "ziel").glob("*.pdf")
    return path.read_bytes()


def test_folder_process_and_hash_seed_leave_no_trace(book: Any, tmp_path: Path) -> None:
    assert build_elsewhere(tmp_path / "ein anderer Ort", "77") == book.data


def test_a_second_build_in_the_same_process_is_the_same(build: Callable[..., Any]) -> None:
    text = "# A\n\nText, **fett**, `fest`.\n\n{index}`Eintrag`\n"
    assert build(text).data == build(text).data


def test_source_date_epoch_dates_the_document(build: Callable[..., Any], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    built = build("# A\n\nText.\n", belegkette_pdf_date="")
    with pikepdf.open(io.BytesIO(built.data)) as pdf:
        assert str(pdf.docinfo.CreationDate) == str(pdf.docinfo.ModDate) == "D:20231114221320+00'00'"
        with pdf.open_metadata() as xmp:
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2023-11-14T22:13:20+00:00"
    assert "14. November 2023" in built.pages[0]
