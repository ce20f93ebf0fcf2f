"""``new interview-finding --from``: a finding drafted from codings. Everything here is constructed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from belegkette.cli.main import main
from belegkette.corpus import load_corpus
from belegkette.model.evidence import InterviewFinding
from belegkette.settings import load_settings

FILES = {
    "pyproject.toml": '[tool.belegkette]\ninternal-root = "intern"\n',
    "evidence/vocabulary.yaml": "regions: {LDK: {name: L}, MKK: {name: M}}\ngroups: {ifd: {name: I}, fbi: {name: F}}\n",
    "evidence/codebook.yaml": "codes: {K3: {name: Stelle, definition: Wer hilft.}, K4: {name: Teil, parent: K3}, K5: {name: X}}\n",
    "intern/codings.yaml": """\
records:
  - {id: C-1, kind: coding, title: T, text: Geheime Worte eins., interview: LDK-01, passage: 4, region: LDK, group: ifd, codes: K3}
  - {id: C-2, kind: coding, title: T, text: Geheime Worte zwei., interview: LDK-01, region: LDK, group: ifd, codes: K4}
  - {id: C-3, kind: coding, title: T, text: Geheime Worte drei., interview: MKK-01, region: MKK, group: fbi, codes: [K3, K5]}
""",
}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name, text in FILES.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def new(project: Path) -> Callable[..., int]:
    return lambda *words: main(["new", "interview-finding", "--id", "B-1", "--root", str(project), *words])


def test_a_draft_names_its_codings_and_counts_interviews(project: Path, new: Callable[..., int]) -> None:
    assert new("--from", "K3") == 0

    record = load_corpus(str(project), load_settings(str(project))).evidence["B-1"]
    assert isinstance(record, InterviewFinding)
    assert record.derived_from == ("C-1", "C-2", "C-3")
    assert (record.n, record.region, record.group) == (2, ("LDK", "MKK"), ("fbi", "ifd"))


def test_a_draft_lies_where_the_codings_lie_and_shows_their_words_as_comments(
    project: Path, new: Callable[..., int]
) -> None:
    new("--from", "K3")

    text = (project / "intern/interviews/B-1.yaml").read_text(encoding="utf-8")
    assert "# C-1 (LDK-01 4): Geheime Worte eins." in text
    assert "# K3 Stelle: Wer hilft." in text
    assert "LDK × ifd 1 (unter 3: so nicht veröffentlichen)" in text


def test_a_public_draft_holds_no_word_of_an_interview_and_no_key(project: Path, new: Callable[..., int]) -> None:
    new("--from", "K3", "--public")

    text = (project / "evidence/interviews/B-1.yaml").read_text(encoding="utf-8")
    assert "Geheime" not in text
    assert "LDK-01" not in text


def test_region_and_group_choose_codings(project: Path, new: Callable[..., int]) -> None:
    new("--from", "K3", "--region", "MKK", "--group", "fbi")

    record = load_corpus(str(project), load_settings(str(project))).evidence["B-1"]
    assert record.derived_from == ("C-3",)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--from", "K9"), "Den Code „K9“ gibt es nicht."),
        (("--from", "K5", "--region", "LDK"), "keine Kodierungen"),
        (("--region", "LDK"), "nur zusammen mit --from"),
    ],
)
def test_what_cannot_be_drafted_is_refused(
    new: Callable[..., int], words: tuple[str, ...], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new(*words) == 2

    assert said in capsys.readouterr().err
