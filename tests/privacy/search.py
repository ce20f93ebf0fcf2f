"""Looking for a word in every byte of a finished edition: in files, archives, and the streams and texts of PDFs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from pypdf import PdfReader

ENCODINGS = ("utf-8", "utf-16-be", "utf-16-le")


def find_in_folder(folder: Path, word: str) -> list[str]:
    """Return where a word stands: in names and contents of all files, in whatever case."""
    found = []
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if word in name.lower():
            found.append(name)
        if path.is_file():
            found += [f"{name}{where}: {text}" for where, text in find_in_bytes(path.read_bytes(), word)]
    return found


def find_in_bytes(content: bytes, word: str) -> Iterator[tuple[str, str]]:
    """Yield (where, the whole word) in one file."""
    lowered = content.lower()
    for encoding in ENCODINGS:
        for match in re.finditer(re.escape(word.encode(encoding)), lowered):
            yield "", lowered[match.start() : match.end() + 24].decode(encoding, "replace")
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                for where, text in find_in_bytes(archive.read(name), word):
                    yield f"/{name}{where}", text
    if content.startswith(b"%PDF"):
        yield from _find_in_pdf(content, word)


def _find_in_pdf(content: bytes, word: str) -> Iterator[tuple[str, str]]:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for number, thing in enumerate(pdf.objects):
            if isinstance(thing, pikepdf.Stream):
                try:
                    stream = thing.read_bytes()
                except pikepdf.PdfError:
                    stream = thing.read_raw_bytes()
                for where, text in find_in_bytes(stream, word):
                    yield f"#{number}{where}", text
            elif not isinstance(thing, pikepdf.Object) or word in str(thing).lower():
                yield f"#{number}", str(thing)[:80] if word in str(thing).lower() else ""
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    letters = re.sub(r"[\W_]", "", text).lower()
    for match in re.finditer(word, letters):
        yield "#text", letters[match.start() : match.end() + 24]
