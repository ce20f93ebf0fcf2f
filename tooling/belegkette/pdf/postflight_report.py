"""The validation report beside a PDF: what a machine has checked, with which result, and what only people can check.

It claims no more than that: "maschinell geprüft nach PDF/UA-1" where veraPDF has passed the very file, and never that
the file is accessible. Same file, same results, same day: same bytes.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any

from belegkette import __version__
from belegkette.pdf.postflight_step import Step

SUFFIX = ".pruefbericht"
VERAPDF_SUFFIX = ".verapdf.json"

BY_PEOPLE = (
    "Sagen die Alternativtexte, was die Bilder zeigen, und ist kein Bild nur Schmuck, das etwas sagt?",
    "Ist die Reihenfolge beim Vorlesen auch inhaltlich sinnvoll? Maschinell steht nur fest, dass sie der des Textes gleicht.",
    "Sagen Überschriften und Verweistexte auch ohne ihren Zusammenhang, was folgt und wohin es geht?",
    "Sind Tabellen ohne das Bild der Seite zu verstehen, und sind die richtigen Zellen Kopfzellen?",
    "Trägt nirgends die Farbe allein eine Aussage? Ist Schrift in Bildern und Zeichnungen gut zu lesen?",
    "Sind Wörter aus anderen Sprachen ausgezeichnet und Abkürzungen erklärt?",
    "Ist der Text für seine Leserinnen und Leser verständlich? Leichte Sprache prüfen Menschen aus der Zielgruppe.",
    "Liest ein Vorleseprogramm (zum Beispiel NVDA) einige Seiten, eine Tabelle und ein Verzeichnis so vor, wie es gemeint ist?",
    "Bleibt der Text beim Vergrößern und Umfließen lesbar?",
)
"""Checks of the Matterhorn Protocol that need judgement, and what EN 301 549, chapter 10, asks beyond PDF/UA."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Validation:
    """What veraPDF said about the very file for one profile."""

    profile: str
    passed: bool
    rules: int
    checks: int
    failed: tuple[str, ...]


def parse_verapdf(data: bytes, digest: str) -> tuple[Validation, ...]:
    """Return the results that belong to the file with that SHA-256; none from a file that cannot be read."""
    try:
        read = json.loads(data)
        return tuple(
            Validation(
                profile=str(one["profile"]),
                passed=one["passed"] is True,
                rules=int(one["rules"]),
                checks=int(one["checks"]),
                failed=tuple(map(str, one["failed"])),
            )
            for one in read["results"]
            if read["sha256"] == digest
        )
    except (ValueError, KeyError, TypeError):
        return ()


def build_report(
    name: str, data: bytes, steps: Sequence[Step], validations: Sequence[Validation], day: date
) -> dict[str, Any]:
    """Return the report as plain values, as they are written to JSON."""
    return {
        "version": 1,
        "file": name,
        "sha256": hashlib.sha256(data).hexdigest(),
        "bytes": len(data),
        "as-of": day.isoformat(),
        "tool": f"belegkette {__version__}",
        "claim": _claim(steps, validations),
        "steps": [
            {
                "name": step.name,
                "result": "skipped" if step.skipped else "faults" if step.problems else "passed",
                "count": step.count,
                "unit": step.unit,
                "reason": step.skipped,
                "problems": [
                    {
                        "code": problem.code,
                        "page": getattr(problem.place, "line", 1),
                        "message": problem.message,
                        "hint": problem.hint,
                    }
                    for problem in step.problems
                ],
            }
            for step in steps
        ],
        "verapdf": [
            {
                "profile": one.profile,
                "passed": one.passed,
                "rules": one.rules,
                "checks": one.checks,
                "failed": list(one.failed),
            }
            for one in validations
        ],
        "by-people": list(BY_PEOPLE),
    }


def _claim(steps: Sequence[Step], validations: Sequence[Validation]) -> str:
    """Return the one sentence that may be said about the file."""
    faults = sum(len(step.problems) for step in steps)
    if faults:
        return f"Die Prüfung hat {faults} Fehler gefunden; die Datei ist so nicht zu veröffentlichen."
    ran = {one.profile: one for one in validations}
    if "PDFUA-1" not in ran:
        return "Die eigene Prüfung ist ohne Befund. veraPDF wurde nicht ausgeführt; ob PDF/UA-1 eingehalten ist, bleibt offen."
    if not ran["PDFUA-1"].passed:
        return "veraPDF findet Verstöße gegen PDF/UA-1; die Datei ist so nicht zu veröffentlichen."
    return "Maschinell geprüft nach PDF/UA-1, ohne Befund. Was eine Maschine nicht sehen kann, steht unten."


def render_json(report: dict[str, Any]) -> bytes:
    """Return the report for programs."""
    return (json.dumps(report, ensure_ascii=False, indent=2) + "\n").encode()


def render_html(report: dict[str, Any]) -> bytes:
    """Return the report for people, one page without anything from outside."""
    from jinja2 import Environment, StrictUndefined  # noqa: PLC0415 - only a report needs it

    source = files("belegkette.pdf").joinpath("report.html.jinja").read_text(encoding="utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    day = date.fromisoformat(report["as-of"])
    shown = {**{key.replace("-", "_"): value for key, value in report.items()}, "day": f"{day:%d.%m.%Y}"}
    return environment.from_string(source).render(shown).encode()
