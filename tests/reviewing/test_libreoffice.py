"""The whole round with a real LibreOffice: out, filled, saved by LibreOffice, and back into the ledger."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from tests.reviewing.conftest import put

from belegkette.cli.main import main
from belegkette.ledger.state import ReviewBook
from belegkette.model.ledger import ReviewStatus

SOFFICE = shutil.which("soffice")
REQUIRED = os.environ.get("BELEGKETTE_REQUIRE_TOOLS") == "1"

pytestmark = [
    pytest.mark.libreoffice,
    pytest.mark.skipif(not SOFFICE and not REQUIRED, reason="Debian's libreoffice-calc is missing (make tools)"),
]


def save_with_libreoffice(path: Path, folder: Path, form: str = "xlsx:Calc MS Excel 2007 XML") -> Path:
    assert SOFFICE, "Debian's libreoffice-calc is missing (make tools)"
    folder.mkdir()
    profile = folder / "profil"
    subprocess.run(
        [SOFFICE, "--headless", f"-env:UserInstallation={profile.as_uri()}", "--convert-to", form,
         "--outdir", str(folder), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )  # fmt: skip
    return folder / path.name


def test_what_libreoffice_saved_is_entered_in_full(
    root: Path,
    fill: Callable[[Callable[[openpyxl.Workbook], None]], Path],
    tmp_path: Path,
    book_of: Callable[[], ReviewBook],
) -> None:
    def decide(book: openpyxl.Workbook) -> None:
        for subject in ("HE-01", "HE-01 -> T-01", "HE-01 -> T-02", "HE-01 -> RP-01", "T-01", "T-02"):
            put(book, subject, "Urteil", "angenommen")
        put(book, "RP-01", "Urteil", "Änderung gewünscht")
        put(book, "RP-01", "Anmerkung", "„Seite 3“ statt Seite 2 –\nbitte = berichtigen")

    saved = save_with_libreoffice(fill(decide), tmp_path / "lo")

    assert main(["review", "import", str(saved), "--root", str(root)]) == 0
    review = book_of().recommendation("HE-01")
    assert review.status is ReviewStatus.ACCEPTED
    assert [one.status for one in review.sources] == [
        ReviewStatus.ACCEPTED,
        ReviewStatus.ACCEPTED,
        ReviewStatus.CHANGES_REQUESTED,
    ]
    decision = review.sources[2].decision
    assert decision is not None
    assert decision.comment == "„Seite 3“ statt Seite 2 –\nbitte = berichtigen"


def test_another_format_of_libreoffice_is_refused_with_the_way_out(
    root: Path, workbook: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = save_with_libreoffice(workbook, tmp_path / "lo", "ods").with_suffix(".ods")

    assert main(["review", "import", str(saved), "--root", str(root)]) == 2
    assert "ist keine Mappe im Format .xlsx.\n    In Excel oder LibreOffice öffnen" in capsys.readouterr().err
