"""Loading on several cores gives what loading one file after the other gives, whatever happens to the processes."""

from __future__ import annotations

import os
from dataclasses import fields
from pathlib import Path

import pytest

from belegkette import corpus as corpus_module
from belegkette.corpus import Corpus, load_corpus
from belegkette.loaders import parallel
from belegkette.loaders.project_file import FileKind, LoadedFile, ProjectFile, load_file
from belegkette.settings import Settings

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork: files are loaded in order")

FILES = {
    "evidence/vocabulary.yaml": "home: DE-HE\nregions:\n  DE-HE: {name: Hessen}\nunbekannt: 1\n",
    "evidence/sources.yaml": "sources:\n  S1: {title: Konstruiert, date: 2024-05, accessed: 2024-06-01}\n",
    "evidence/a.yaml": (
        "records:\n"
        "  - id: A-1\n    kind: interview-finding\n    title: T\n    text: T\n    date: 2022/2023\n"
        "    sources: [{key: S1, locator: 7}]\n    confidence: {level: low, methods: {concern: minor, note: N}}\n"
        "  - id: A-2\n    kind: statistic\n    title: T\n    text: T\n    value: 3.0\n    unit: Personen\n    as-of: 2022\n"
        "  - id: A-3\n    kind: statistic\n    title: T\n    text: T\n    value: 3\n    unit: Personen\n    as-of: unknown\n"
    ),
    "evidence/b.yaml": "records:\n  - id: A-1\n    kind: document\n    title: Doppelt\n    text: T\n  - {id: ä, kind: event}\n",
    "evidence/c.yaml": "findings:\n  - id: C-1\n    titel: falsch\n    derived-from: [A-1]\n    kind: event\n",
    "evidence/d.yaml": "a: [\n",
    "evidence/e.yaml": "",
    "evidence/f.md": "---\nid: F-1\nkind: document\ntitle: T\nwaive: [{code: EVD001, reason: G, until: 2030-01-01}]\n---\nText\n",
    "evidence/g.yaml": "\x00",
    "recommendations/a.md": (
        "# Seite\n\nText ({evidence}`A-1`).\n\n:::{recommendation} Titel\n:id: R-1\n:strength: soll\n:evidence: A-1, A-9\n"
        ":waive: EVD001 bis 2030-01-01: Grund\n\nDas Land soll prüfen.\n\n- Liste ({quote}`A-1`)\n:::\n"
    ),
    "recommendations/b.md": ":::{recommendation} Titel\n:id: R-1\n:strength: muss\n\nDas Land soll.\n",
    "recommendations/c.md": "",
}


@pytest.fixture
def root(tmp_path: Path) -> str:
    for name, text in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return str(tmp_path)


def everything(corpus: Corpus) -> dict[str, object]:
    found = {field.name: getattr(corpus, field.name) for field in fields(Corpus)}
    return found | {"order": [list(corpus.evidence), list(corpus.recommendations), list(corpus.texts)]}


def load_with(monkeypatch: pytest.MonkeyPatch, root: str, processes: int) -> dict[str, object]:
    def load(files: list[ProjectFile]) -> list[LoadedFile]:
        if processes == 1:
            return list(map(load_file, files))
        step = -(-len(files) // processes)
        return list(parallel.load_in_parallel([files[at : at + step] for at in range(0, len(files), step)]))

    monkeypatch.setattr(corpus_module, "load_files", load)
    return everything(load_corpus(root, Settings()))


@needs_fork
@pytest.mark.parametrize("processes", [2, 3, len(FILES)])
def test_several_processes_load_what_one_loads(monkeypatch: pytest.MonkeyPatch, root: str, processes: int) -> None:
    alone = load_with(monkeypatch, root, 1)
    assert alone["problems"]
    assert load_with(monkeypatch, root, processes) == alone


@needs_fork
def test_dates_keep_their_days_between_processes(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    records = load_with(monkeypatch, root, len(FILES))["evidence"]
    assert isinstance(records, dict)
    assert str(records["A-1"].date.last) == "2023-12-31"


@needs_fork
def test_numbers_keep_their_type_between_processes(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    records = load_with(monkeypatch, root, len(FILES))["evidence"]
    assert isinstance(records, dict)
    assert [type(records[name].value) for name in ("A-2", "A-3")] == [float, int]


@needs_fork
def test_what_a_dying_process_leaves_is_loaded_here(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    alone = load_with(monkeypatch, root, 1)
    here = os.getpid()

    def die_elsewhere(file: ProjectFile) -> LoadedFile:
        if os.getpid() != here and file.path.endswith("c.yaml"):
            os.kill(os.getpid(), 9)
        return load_file(file)

    monkeypatch.setattr(parallel, "load_file", die_elsewhere)
    assert load_with(monkeypatch, root, 3) == alone


@needs_fork
def test_what_fails_in_a_process_is_tried_here(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    alone = load_with(monkeypatch, root, 1)
    here = os.getpid()

    def fail_elsewhere(file: ProjectFile) -> LoadedFile:
        if os.getpid() != here:
            raise MemoryError
        return load_file(file)

    monkeypatch.setattr(parallel, "load_file", fail_elsewhere)
    assert load_with(monkeypatch, root, 3) == alone


def test_without_a_process_everything_is_loaded_here(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    alone = load_with(monkeypatch, root, 1)

    def refuse() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refuse, raising=False)
    assert load_with(monkeypatch, root, 3) == alone


@needs_fork
def test_a_broken_off_check_leaves_no_process(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    here = os.getpid()

    def interrupt_here(file: ProjectFile) -> LoadedFile:
        if os.getpid() == here:
            raise KeyboardInterrupt
        return load_file(file)

    monkeypatch.setattr(parallel, "load_file", interrupt_here)
    with pytest.raises(KeyboardInterrupt):
        load_with(monkeypatch, root, 3)
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_a_small_project_is_loaded_by_one_process(monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    monkeypatch.setattr(parallel, "load_in_parallel", lambda _shares: pytest.fail("started a process"))
    assert load_corpus(root, Settings()).pages


@pytest.mark.parametrize("processes", [1, 2, 3, 7, 50])
def test_shares_hold_every_file_once_and_in_order(processes: int) -> None:
    files = [ProjectFile(str(at), str(at), FileKind.EVIDENCE) for at in range(20)]
    shares = parallel._deal(files, [float(at % 5) for at in range(20)], processes)
    assert [file for share in shares for file in share] == files
    assert len(shares) <= processes
