"""What the command line does with a finished site: look at its files, and link the PDF that was built with it."""

from __future__ import annotations

import os
import re
import shutil
from html import escape
from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.writer.files import Change, write_changes

if TYPE_CHECKING:
    from datetime import date

_PLACE = re.compile(rb'<p class="bk-pdf screen-only">.*?</p>', re.DOTALL)
_START = "index.html"
_KILO, _MEGA = 1_000, 1_000_000


def is_site(folder: str) -> bool:
    """Say whether a folder holds a built site."""
    return os.path.isfile(os.path.join(folder, _START))


def check_site(folder: str) -> list[str]:
    """Return what is wrong with a site's files as lines for people."""
    from belegkette.site.audit import audit_site  # noqa: PLC0415 - only here are pages read

    lines = []
    for problem in audit_site(folder):
        place = problem.place
        lines.append(f"{folder}/{place.path}:{getattr(place, 'line', 1)}: {problem.code} {problem.message}")
        if problem.hint:
            lines.append(f"    {problem.hint}")
    return lines


def link_pdf(site: str, pdf: str, day: date) -> None:
    """Put the PDF into the site and say on its first page how large it is and of which day.

    Without a PDF of the same build ("" as path) a link from before is taken away: it would lead to something else.
    """
    from belegkette.figures import format_day  # noqa: PLC0415

    start = os.path.join(site, _START)
    with open(start, "rb") as stream:
        before = stream.read()
    name = os.path.basename(pdf)
    words = ""
    if pdf:
        shutil.copyfile(pdf, os.path.join(site, name))
        text = _("Alles als PDF ({size}, Stand {day})").format(
            size=format_size(os.path.getsize(pdf)), day=format_day(day)
        )
        words = f'<a href="{escape(name)}" type="application/pdf">{escape(text)}</a>'
    elif (old := re.search(rb'<p class="bk-pdf screen-only"><a href="([^"/\\]+\.pdf)"', before)) is not None:
        left = os.path.join(site, old[1].decode())
        if os.path.exists(left):
            os.remove(left)
    after = _PLACE.sub(lambda _found: f'<p class="bk-pdf screen-only">{words}</p>'.encode(), before, count=1)
    if after != before:
        write_changes([Change(path=start, content=after, before=before)])


def format_size(size: int) -> str:
    """Return a number of bytes as people say it: "1,8 MB", "640 kB"."""
    if size >= _MEGA:
        return f"{size / _MEGA:.1f}".replace(".", ",") + "\u00a0MB"
    return f"{max(1, round(size / _KILO))}\u00a0kB"
