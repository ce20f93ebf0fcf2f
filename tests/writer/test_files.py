from __future__ import annotations

import os
import signal
import stat
from pathlib import Path

import pytest

from belegkette.errors import BelegketteError
from belegkette.writer.files import Change, write_changes


def tree(root: Path) -> dict[str, bytes]:
    return {str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()}


def test_all_files_are_written(tmp_path: Path) -> None:
    (tmp_path / "alt").write_bytes(b"1")
    write_changes(
        [
            Change(path=str(tmp_path / "alt"), content=b"2", before=b"1"),
            Change(path=str(tmp_path / "neu/tief/x"), content=b"3"),
        ]
    )
    assert tree(tmp_path) == {"alt": b"2", "neu/tief/x": b"3"}


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_a_failure_on_the_way_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fails_at: int
) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    before = tree(tmp_path)
    replace, calls = os.replace, []

    def failing(source: str, target: str) -> None:
        calls.append(target)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        replace(source, target)

    monkeypatch.setattr(os, "replace", failing)
    with pytest.raises(BelegketteError, match="kann nicht geschrieben werden"):
        write_changes([Change(path=str(tmp_path / n), content=b"neu", before=n.encode()) for n in "abc"])
    assert tree(tmp_path) == before


def test_an_interruption_between_two_files_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("a")
    replace = os.replace

    def interrupted(source: str, target: str) -> None:
        replace(source, target)
        monkeypatch.setattr(os, "replace", replace)
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_changes(
            [
                Change(path=str(tmp_path / "neu/b"), content=b"neu"),
                Change(path=str(tmp_path / "c"), content=b"neu"),
                Change(path=str(tmp_path / "a"), content=b"neu", before=b"a"),
            ]
        )
    assert tree(tmp_path) in ({"a": b"a"}, {"a": b"neu"})
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a"]


def test_ctrl_c_while_writing_waits_until_all_files_are_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    link = os.link

    def with_ctrl_c(source: str, target: str) -> None:
        signal.raise_signal(signal.SIGINT)
        link(source, target)

    monkeypatch.setattr(os, "link", with_ctrl_c)
    with pytest.raises(KeyboardInterrupt):
        write_changes([Change(path=str(tmp_path / name), content=b"x") for name in "abc"])
    assert tree(tmp_path) == {"a": b"x", "b": b"x", "c": b"x"}


def test_an_existing_file_is_never_overwritten_by_a_new_one(tmp_path: Path) -> None:
    (tmp_path / "da").write_text("da")
    with pytest.raises(BelegketteError, match="gibt es schon"):
        write_changes([Change(path=str(tmp_path / n), content=b"neu") for n in ("neu", "da")])
    assert tree(tmp_path) == {"da": b"da"}


def test_a_file_that_changed_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("inzwischen anders")
    with pytest.raises(BelegketteError, match="anderen Programm"):
        write_changes([Change(path=str(tmp_path / "a"), content=b"neu", before=b"gelesen")])
    assert tree(tmp_path) == {"a": b"inzwischen anders"}


def test_permissions_and_links_survive(tmp_path: Path) -> None:
    (tmp_path / "a").write_text("a")
    (tmp_path / "a").chmod(0o640)
    (tmp_path / "link").symlink_to("a")
    write_changes([Change(path=str(tmp_path / "link"), content=b"neu", before=b"a")])
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "a").read_bytes() == b"neu"
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_a_folder_in_the_way_is_named_and_nothing_is_left(tmp_path: Path) -> None:
    (tmp_path / "datei").write_text("x")
    with pytest.raises(BelegketteError, match="datei"):
        write_changes([Change(path=str(tmp_path / "datei/neu"), content=b"")])
    assert tree(tmp_path) == {"datei": b"x"}
