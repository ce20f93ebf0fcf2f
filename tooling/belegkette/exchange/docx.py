"""Making a DOCX with pandoc, which comes with the extra ``docx``. Pandoc may read nothing but what it is given."""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import UTC, date, datetime

from belegkette.errors import BelegketteError
from belegkette.i18n import _

_READER = "markdown-raw_html-raw_attribute-raw_tex-tex_math_dollars-citations-implicit_figures"


def make_docx(markdown: str, day: date) -> bytes:
    """Return the bytes of a DOCX. Raises `BelegketteError` where pandoc is missing or refuses."""
    try:
        import pypandoc  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise _missing() from error
    try:
        pandoc = pypandoc.get_pandoc_path()
    except OSError as error:
        raise _missing() from error
    midnight = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    with tempfile.TemporaryDirectory(prefix="belegkette-") as folder:
        target = os.path.join(folder, "kopie.docx")
        done = subprocess.run(  # noqa: S603 - our own call
            [
                pandoc,
                "--sandbox",
                "-f",
                _READER,
                "-t",
                "docx",
                "-M",
                "lang=de-DE",
                "--toc",
                "--toc-depth=2",
                "-o",
                target,
            ],
            input=markdown.encode(),
            capture_output=True,
            check=False,
            env={**os.environ, "SOURCE_DATE_EPOCH": str(midnight)},
        )
        if done.returncode:
            raise BelegketteError(
                _("Pandoc meldet: {reason}").format(reason=done.stderr.decode(errors="replace").strip())
            )
        with open(target, "rb") as stream:
            return stream.read()


def _missing() -> BelegketteError:
    return BelegketteError(
        _("Für DOCX wird pandoc gebraucht; es ist nicht eingerichtet."),
        remedy=_("Einmal aufrufen: pip install pypandoc_binary"),
    )
