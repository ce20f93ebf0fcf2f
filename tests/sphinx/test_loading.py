"""What happens before pages are read: load, check, report."""

from __future__ import annotations

from pathlib import Path

import pytest
from sphinx.errors import ExtensionError
from tests.sphinx.conftest import Built, build_edition


def test_an_error_of_the_check_is_a_warning_with_place_and_way_out(project: Path, tmp_path: Path) -> None:
    file = project / "evidence/befunde.yaml"
    file.write_text(
        file.read_text(encoding="utf-8").replace("derived-from: F-1", "derived-from: NIE-1"), encoding="utf-8"
    )
    built = build_edition(project, tmp_path)
    assert "evidence/befunde.yaml:" in built.warnings
    assert "„NIE-1“" in built.warnings
    assert built.warnings.rstrip().endswith("[belegkette.LNK001]")


def test_a_file_that_cannot_be_read_is_a_warning_and_the_rest_is_built(project: Path, tmp_path: Path) -> None:
    (project / "evidence/kaputt.yaml").write_text("id: [unclosed", encoding="utf-8")
    built = build_edition(project, tmp_path)
    assert "[belegkette.SRC002]" in built.warnings
    assert "F-1" in built.text("register/befunde")


def test_warnings_and_notes_of_the_check_do_not_stop_an_edition(edition: Built) -> None:
    assert edition.warnings == ""


def test_settings_that_cannot_be_used_are_the_callers_mistake(project: Path, tmp_path: Path) -> None:
    (project / "pyproject.toml").write_text('[tool.belegkette]\nprofile = "streng"\n', encoding="utf-8")
    with pytest.raises(ExtensionError, match=r"pyproject\.toml"):
        build_edition(project, tmp_path)


def test_a_reference_day_that_is_none_is_the_callers_mistake(project: Path, tmp_path: Path) -> None:
    with pytest.raises(ExtensionError, match="gestern"):
        build_edition(project, tmp_path, belegkette_as_of="gestern")


def test_what_conf_py_sets_is_left_alone(project: Path, tmp_path: Path) -> None:
    conf = project / "conf.py"
    conf.write_text(conf.read_text(encoding="utf-8") + 'html_title = "Eigener Titel"\n', encoding="utf-8")
    assert build_edition(project, tmp_path).app.config.html_title == "Eigener Titel"


def test_a_record_from_the_internal_tree_is_not_published(project: Path, tmp_path: Path) -> None:
    internal = project / "drinnen"
    internal.mkdir()
    (internal / "mehr.yaml").write_text(
        "id: INT-1\nkind: document\ntitle: Aus dem Haus\ntext: Bleibt im Haus.\n", encoding="utf-8"
    )
    (project / "pyproject.toml").write_text('[tool.belegkette]\ninternal-root = "drinnen"\n', encoding="utf-8")
    built = build_edition(project, tmp_path)
    files = [path for path in built.out.rglob("*") if path.is_file()]
    assert [path.name for path in files if b"Aus dem Haus" in path.read_bytes() or b"INT-1" in path.read_bytes()] == []
