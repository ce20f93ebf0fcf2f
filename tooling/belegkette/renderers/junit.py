"""The check as JUnit XML: each diagnostic a test case, so that build servers list them without knowing us.

An error is a failure. What is no error passes and says so in its output; what is waived is skipped with the reason.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from belegkette.diagnostics import Severity
from belegkette.i18n import _
from belegkette.renderers.text import closing_lines, diagnostic_block, severity_word

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from belegkette.check import CheckResult
    from belegkette.diagnostics import Diagnostic

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render_junit(result: CheckResult) -> str:
    """Return one XML document with a line end; the last case stands for the check itself and holds the counts."""
    from xml.etree import ElementTree as ET  # noqa: PLC0415 - the other formats do not pay for it

    failures = sum(_is_failure(diagnostic) for diagnostic in result.diagnostics)
    skipped = sum(diagnostic.waived is not None for diagnostic in result.diagnostics)
    counts = {"tests": str(len(result.diagnostics) + 1), "failures": str(failures), "errors": "0"}
    root = ET.Element("testsuites", {"name": "Belegkette", **counts})
    suite = ET.SubElement(
        root, "testsuite", {"name": "belegkette check", **counts, "skipped": str(skipped), "time": "0"}
    )
    properties = ET.SubElement(suite, "properties")
    for name, value in (("profile", result.profile), ("as-of", result.as_of.isoformat())):
        ET.SubElement(properties, "property", name=name, value=str(value))
    for diagnostic in result.diagnostics:
        _case(suite, diagnostic)
    whole = ET.SubElement(suite, "testcase", classname="belegkette", name=_("Prüfung"), time="0")
    ET.SubElement(whole, "system-out").text = "\n".join(line for line in closing_lines(result) if line)
    ET.indent(root)
    text = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{text}\n'


def _is_failure(diagnostic: Diagnostic) -> bool:
    return diagnostic.severity is Severity.ERROR and diagnostic.waived is None


def _case(suite: Element, diagnostic: Diagnostic) -> None:
    from xml.etree import ElementTree as ET  # noqa: PLC0415

    place = diagnostic.location
    name = _clean(f"{diagnostic.code} {place.line}:{place.column} {diagnostic.message}")
    case = ET.SubElement(suite, "testcase", classname=_clean(place.path), name=name, time="0")
    case.set("file", _clean(place.path))
    case.set("line", str(place.line))
    text = _clean(diagnostic_block(diagnostic))
    if diagnostic.waived is not None:
        note = _("Ausnahme bis {until}: {reason}").format(
            until=diagnostic.waived.until, reason=diagnostic.waived.reason
        )
        ET.SubElement(case, "skipped", message=_clean(note))
    if _is_failure(diagnostic):
        failure = ET.SubElement(
            case, "failure", type=severity_word(diagnostic.severity), message=_clean(diagnostic.message)
        )
        failure.text = text
    else:
        ET.SubElement(case, "system-out").text = text


def _clean(text: str) -> str:
    """Replace the characters that XML 1.0 cannot hold."""
    return _NOT_XML.sub("\ufffd", text)
