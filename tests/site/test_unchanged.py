"""A second build makes cards and tables again only where what they say has changed, and never leaves an old one."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.sphinx.conftest import build_edition
from tests.sphinx.test_incremental import replace
from tests.sphinx.test_memory import REASON, TEXT

from belegkette.sphinx_ext.site import wiring


def data_of(out: Path) -> dict[str, bytes]:
    """Return the files with cards and tables."""
    paths = [*(out / "_static" / "daten").glob("*.js"), *(out / "tabellen").iterdir()]
    return {path.relative_to(out).as_posix(): path.read_bytes() for path in sorted(paths)}


def _noting(calls: list[str], called: str, whole: Callable[[object], object]) -> Callable[[object], object]:
    def build(one: object) -> object:
        calls.append(called)
        return whole(one)

    return build


@pytest.mark.parametrize(("change", "made"), [(REASON, []), (TEXT, ["cards"])], ids=["a Begründung", "a record"])
def test_cards_and_tables_are_made_when_they_say_something_new(
    change: tuple[str, str, str], made: list[str], project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build_edition(project, tmp_path / "out")
    replace(*change)(project)
    calls: list[str] = []
    for name, called in (("build_record_cards", "cards"), ("build_tables", "tables")):
        whole = getattr(wiring, name)
        monkeypatch.setattr(wiring, name, _noting(calls, called, whole))
    second = build_edition(project, tmp_path / "out")
    assert calls == made
    assert data_of(second.out) == data_of(build_edition(project, tmp_path / "clean").out)


def test_a_card_that_somebody_deleted_is_made_again(project: Path, tmp_path: Path) -> None:
    first = build_edition(project, tmp_path / "out")
    before = data_of(first.out)
    next((first.out / "_static" / "daten").glob("karten-*.js")).unlink()
    replace(*REASON)(project)
    assert data_of(build_edition(project, tmp_path / "out").out).keys() == before.keys()


def test_another_folder_for_the_same_stored_pages_gets_all_files(project: Path, tmp_path: Path) -> None:
    first = build_edition(project, tmp_path / "out")
    before = data_of(first.out)
    first.out.rename(tmp_path / "elsewhere")
    assert data_of(build_edition(project, tmp_path / "out").out) == before
