"""The stubs of generated pages in the source folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import ExtensionError
from tests.sphinx.conftest import build_edition

from belegkette.sphinx_ext.pages import MARK


def stubs(project: Path) -> dict[str, str]:
    """Return the generated pages by path."""
    files = [
        path for folder in ("", "register/", "auswertungen/", "laender/") for path in project.glob(f"{folder}*.md")
    ]
    return {
        file.relative_to(project).as_posix(): text
        for file in files
        if MARK in (text := file.read_text(encoding="utf-8"))
    }


def test_there_is_one_for_every_kind_and_overview(project: Path, tmp_path: Path) -> None:
    build_edition(project, tmp_path)
    assert sorted(stubs(project)) == [
        "auswertungen/index.md", "auswertungen/luecken.md", "auswertungen/praxisbeispiele.md",
        "auswertungen/reichweite.md", "auswertungen/wirkfaktoren.md", "auswertungen/zahlen.md", "barrierefreiheit.md",
        "laender/hamburg.md", "laender/hessen.md", "laendervergleich.md", "matrix.md", "register/befunde.md", "register/codes.md", "register/dokumente.md",
        "register/index.md", "register/laenderpraxis.md", "register/statistiken.md", "register/veranstaltungen.md",
    ]  # fmt: skip


def test_they_hold_no_content(project: Path, tmp_path: Path) -> None:
    build_edition(project, tmp_path)
    assert [path for path, text in stubs(project).items() if "F-1" in text or "Stelle" in text] == []


def test_one_that_has_not_changed_keeps_its_time(project: Path, tmp_path: Path) -> None:
    build_edition(project, tmp_path)
    before = (project / "matrix.md").stat().st_mtime_ns
    build_edition(project, tmp_path)
    assert (project / "matrix.md").stat().st_mtime_ns == before


def test_a_page_that_somebody_wrote_is_not_overwritten(project: Path, tmp_path: Path) -> None:
    (project / "matrix.md").write_text("# Von Hand\n", encoding="utf-8")
    with pytest.raises(ExtensionError, match="von Hand geschrieben"):
        build_edition(project, tmp_path)
    assert (project / "matrix.md").read_text(encoding="utf-8") == "# Von Hand\n"


def test_a_page_in_the_register_that_somebody_wrote_is_not_removed(project: Path, tmp_path: Path) -> None:
    (project / "register").mkdir()
    (project / "register/notiz.md").write_text("---\norphan: true\n---\n\n# Notiz\n", encoding="utf-8")
    build_edition(project, tmp_path)
    assert (project / "register/notiz.md").exists()


def test_a_kind_that_is_gone_takes_its_page_along(project: Path, tmp_path: Path) -> None:
    build_edition(project, tmp_path)
    rest = project / "evidence/rest.yaml"
    text = rest.read_text(encoding="utf-8")
    rest.write_text(text[: text.index("  - id: D-1")], encoding="utf-8")
    methode = project / "recommendations/methode.md"
    methode.write_text("# Methode\n", encoding="utf-8")
    built = build_edition(project, tmp_path)
    assert not (project / "register/dokumente.md").exists()
    assert not (built.out / "register/dokumente.html").exists()


def test_a_project_without_evidence_has_a_register_that_says_so(tmp_path: Path) -> None:
    (tmp_path / "recommendations").mkdir()
    (tmp_path / "index.md").write_text("# Titel\n\n```{toctree}\nregister/index\n```\n", encoding="utf-8")
    (tmp_path / "conf.py").write_text('project = "X"\nextensions = ["belegkette.sphinx_ext"]\n', encoding="utf-8")
    built = build_edition(tmp_path, tmp_path / "out")
    assert built.warnings == ""
    assert "Noch sind keine Belege erfasst." in built.text("register/index")
