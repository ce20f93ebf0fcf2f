"""Every waiver of the project with its day, also those that are over or cover nothing any more."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from belegkette.report.model import WaiverLine
from belegkette.waivers import iter_waivers

if TYPE_CHECKING:
    from belegkette.report.material import Material


def build_waivers(material: Material) -> tuple[WaiverLine, ...]:
    """Return the waivers by the day on which they end; `covers` counts the messages that one keeps quiet."""
    covered = Counter(
        (diagnostic.code, diagnostic.waived.reason, diagnostic.waived.until)
        for diagnostic in material.result.diagnostics
        if diagnostic.waived is not None
    )
    lines = []
    for entry in iter_waivers(material.corpus, material.settings):
        waiver = entry.waiver
        last = waiver.until.last
        lines.append(
            WaiverLine(
                code=waiver.code,
                reason=waiver.reason,
                until=str(waiver.until),
                subject=entry.subject or entry.path,
                path=entry.place.path,
                expired=last is None or last < material.graph.day,
                covers=covered[waiver.code, waiver.reason, str(waiver.until)],
            )
        )
    return tuple(sorted(lines, key=lambda line: (line.until, line.code, line.subject)))
