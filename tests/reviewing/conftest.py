"""The project and the people of the ledger's tests, and a workbook that a reviewer can fill."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.ledger.conftest import book_of, root

from belegkette.cli.main import main

__all__ = ["book_of", "root"]

Change = Callable[[openpyxl.Workbook], None]


@pytest.fixture
def workbook(root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The workbook as it goes out to R2."""
    path = tmp_path / "pruefung.xlsx"
    assert main(["review", "export", "--root", str(root), "--out", str(path), "--reviewer", "R2"]) == 0
    capsys.readouterr()
    return path


@pytest.fixture
def fill(workbook: Path) -> Callable[[Change], Path]:
    """Change the workbook as somebody at a desk would."""

    def change(how: Change) -> Path:
        book = openpyxl.load_workbook(workbook)
        how(book)
        book.save(workbook)
        return workbook

    return change


@pytest.fixture
def enter(root: Path, capsys: pytest.CaptureFixture[str]) -> Callable[[Path], tuple[int, str]]:
    """Import a workbook; return the exit code and all that was said."""

    def run(path: Path) -> tuple[int, str]:
        code = main(["review", "import", str(path), "--root", str(root)])
        said = capsys.readouterr()
        return code, said.out + said.err

    return run


def put(book: openpyxl.Workbook, subject: str, head: str, value: object) -> None:
    """Write into the cell of a subject's row below a head, on whichever sheet it is."""
    for sheet in book.worksheets:
        heads = [cell.value for cell in sheet[1]]
        if "Gegenstand" in heads:
            for row in sheet.iter_rows(min_row=2):
                if row[heads.index("Gegenstand")].value == subject:
                    row[heads.index(head)].value = value
                    return
    raise AssertionError(subject)
