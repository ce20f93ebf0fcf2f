"""What the README says about commands, counts and files is so."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from textwrap import dedent

import pytest
from tests.docs.pages import ROOT

from belegkette.cli.main import main, overview
from belegkette.corpus import load_corpus
from belegkette.i18n import set_language
from belegkette.settings import load_settings

README = (ROOT / "README.md").read_text(encoding="utf-8")
LINKING = [ROOT / "README.md", ROOT / "CONTRIBUTING.md"]


def test_the_help_text_is_the_real_one() -> None:
    set_language("de")
    shown = re.search(r"<!-- help -->\n```console\n\$ belegkette --help\n(.*?)```\n<!-- /help -->", README, re.DOTALL)
    assert shown is not None
    assert shown[1] == overview() + "\n"


def test_the_number_of_recommendations_is_right() -> None:
    count = len(load_corpus(str(ROOT), load_settings(str(ROOT))).recommendations)
    assert f"{count} draft recommendations" in README
    assert f"{count} Empfehlungen im" in README


def test_the_record_in_the_readme_is_in_the_corpus() -> None:
    shown = re.search(r"from `(evidence/[^`]+)`\):\n\n```yaml\n- id: (\S+)\n", README)
    assert shown is not None
    assert f"- id: {shown[2]}\n" in (ROOT / shown[1]).read_text(encoding="utf-8")


def test_the_five_minutes_end_with_the_message_that_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for folder in ("evidence", "recommendations"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    command = re.search(r"`belegkette (new empfehlung [^`]+)`", README)
    written = re.search(r"```markdown\n(   :::\{recommendation\}.*?)   ```", README, re.DOTALL)
    shown = re.search(r"```text\n(   recommendations/.*?)   ```", README, re.DOTALL)
    assert command is not None
    assert written is not None
    assert shown is not None
    assert main(shlex.split(command[1])) == 0
    page = tmp_path / "recommendations" / "ansprechstellen.md"
    text = page.read_text(encoding="utf-8")
    opening = text.rindex(":::{recommendation}")
    page.write_text(text[:opening] + dedent(written[1]), encoding="utf-8")
    capsys.readouterr()
    assert main(["check", "--as-of", "2026-11-22", "recommendations/ansprechstellen.md"]) == 1
    assert dedent(shown[1]) in capsys.readouterr().out


@pytest.mark.parametrize("page", LINKING, ids=lambda page: page.name)
def test_every_link_to_a_file_leads_somewhere(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    targets = re.findall(r"\]\((?!https?://|#)([^)#\s]+)", text)
    assert targets
    assert [target for target in targets if not (ROOT / target).exists()] == []
