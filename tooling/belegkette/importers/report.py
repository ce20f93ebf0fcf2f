"""What an import says: what it would write or wrote, what it decided, and what it left behind. No name is in it."""

from __future__ import annotations

import difflib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.i18n import _, ngettext
from belegkette.importers.base import Reason
from belegkette.importers.writing import render_codes

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.importers.base import Foreign
    from belegkette.importers.plan import Change, Plan
    from belegkette.importers.records import Converted

VERSION = 1
_SHOWN = 20
_LINE = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """One import, done or only planned. `written` are paths relative to the project."""

    foreign: Foreign
    converted: Converted
    plan: Plan
    written: tuple[str, ...] = ()
    asked_to_write: bool = False


def render_json(report: ImportReport) -> str:
    """Return everything, for other programs."""
    plan, converted, foreign = report.plan, report.converted, report.foreign
    document = {
        "version": VERSION,
        "format": foreign.format,
        "program": foreign.program,
        "sha256": foreign.sha256,
        "counts": _counts(report),
        "new": [record.id for record in (*plan.codings, *plan.documents)],
        "new-codes": list(plan.codes),
        "proposed-codes": list(plan.proposed),
        "changed": [
            {"id": change.id, "fields": [{"key": key, "here": old, "there": new} for key, old, new in change.fields]}
            for change in plan.changed
        ],
        "vanished": list(plan.vanished),
        "elsewhere": dict(plan.elsewhere),
        "decisions": [
            {"about": one.about, "taken": one.taken, "ground": one.ground, "certainty": one.certainty}
            for one in foreign.decisions
        ],
        "losses": [
            {
                "what": loss.what,
                "reason": str(loss.reason),
                "count": loss.count,
                "where": list(loss.where),
                "hint": loss.hint,
            }
            for loss in converted.losses
        ],
        "open": [{"message": one.message, "hint": one.hint, "where": list(one.where)} for one in converted.open],
        "written": list(report.written),
    }
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _counts(report: ImportReport) -> dict[str, int]:
    plan, foreign = report.plan, report.foreign
    return {
        "documents": len(foreign.documents),
        "codes": len(foreign.codes),
        "segments": len(foreign.segments),
        "publications": len(foreign.publications),
        "new": len(plan.codings) + len(plan.documents),
        "new-codes": len(plan.codes),
        "unchanged": plan.unchanged,
        "changed": len(plan.changed),
        "vanished": len(plan.vanished),
        "lost": sum(loss.count for loss in report.converted.losses),
        "open": len(report.converted.open),
    }


def render_text(report: ImportReport) -> str:
    """Return the report for people."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: ImportReport) -> Iterator[str]:
    counts, foreign, plan = _counts(report), report.foreign, report.plan
    read = [
        (counts["documents"], ngettext("{n} Dokument", "{n} Dokumente", counts["documents"])),
        (counts["segments"], ngettext("{n} Textstelle", "{n} Textstellen", counts["segments"])),
        (counts["codes"], ngettext("{n} Code", "{n} Codes", counts["codes"])),
        (counts["publications"], ngettext("{n} Schrift", "{n} Schriften", counts["publications"])),
    ]
    said = ", ".join(text.format(n=number) for number, text in read if number) or _("nichts")
    program = f" ({foreign.program})" if foreign.program else ""
    yield _("Gelesen{program}: {said}.").format(program=program, said=said)
    if foreign.decisions:
        yield ""
        yield _("Entschieden:")
        for one in foreign.decisions:
            yield f"  {one.about}: {one.taken} ({one.ground}; {one.certainty})"
    yield from _plan_lines(plan, counts)
    yield ""
    yield from _loss_lines(report)
    for question in report.converted.open:
        yield ""
        yield _("Offen: {message}").format(message=question.message)
        yield from _places(question.where)
        yield f"  → {question.hint}"
    yield ""
    if report.written:
        yield _("Geschrieben:")
        yield from (f"  {path}" for path in report.written)
    elif report.converted.open:
        yield _("Nichts geschrieben, bis das geklärt ist.")
    elif counts["new"] or counts["new-codes"]:
        yield (
            _("Nichts geschrieben.")
            if report.asked_to_write
            else _("Nichts geschrieben; mit --write wird geschrieben.")
        )
    else:
        yield _("Nichts zu schreiben.")


def _plan_lines(plan: Plan, counts: dict[str, int]) -> Iterator[str]:
    yield ""
    yield _("Neu: {new}; unverändert: {same}; geändert: {changed}; verschwunden: {gone}.").format(
        new=counts["new"] + counts["new-codes"],
        same=counts["unchanged"],
        changed=counts["changed"],
        gone=counts["vanished"],
    )
    if plan.codes:
        yield _("Neue Codes: {keys}.").format(keys=_some(plan.codes))
    if plan.proposed:
        yield _("Codes, die in codebook.yaml fehlen; wer sie will, nimmt sie von Hand auf:")
        yield from (f"  {line}" for line in render_codes(plan.proposed).splitlines())
    for change in plan.changed[:_SHOWN]:
        yield from _change_lines(change)
    if len(plan.changed) > _SHOWN:
        yield _("  … und {n} weitere; alle zeigt --format json.").format(n=len(plan.changed) - _SHOWN)
    if plan.changed:
        yield _("  → Geändertes wird nie überschrieben: von Hand übernehmen, was gelten soll.")
    if plan.vanished:
        yield _("Verschwunden: {ids}").format(ids=_some(plan.vanished))
        yield _("  → Bleibt stehen, bis jemand es löscht oder auf „withdrawn“ setzt.")
    for interview, number in plan.elsewhere:
        yield _("Nicht in dieser Datei: Interview {interview} ({n} Textstellen).").format(interview=interview, n=number)


def _some(names: Iterable[str]) -> str:
    """Return the first names, and how many more there are."""
    found = list(names)
    shown = ", ".join(found[:_SHOWN])
    return _("{names} und {n} weitere").format(names=shown, n=len(found) - _SHOWN) if len(found) > _SHOWN else shown


def _change_lines(change: Change) -> Iterator[str]:
    yield _("Geändert: {id}").format(id=change.id)
    for key, old, new in change.fields:
        yield f"  {key}:"
        if max(len(old), len(new)) <= _LINE and "\n" not in old + new:
            yield f"    - {old}"
            yield f"    + {new}"
            continue
        yield from (
            f"    {line}"
            for line in difflib.unified_diff(_sentences(old), _sentences(new), lineterm="", n=1)
            if not line.startswith(("---", "+++", "@@"))
        )


def _sentences(text: str) -> list[str]:
    return text.replace(". ", ".\n").split("\n")


def _loss_lines(report: ImportReport) -> Iterator[str]:
    if not report.converted.losses:
        yield _("Nicht übernommen: nichts.")
        return
    reasons = {
        Reason.NOT_IN_MODEL: _("dafür gibt es hier keinen Platz"),
        Reason.PRIVATE: _("mit Absicht, wegen der Namen"),
        Reason.UNMAPPED: _("nicht zugeordnet"),
        Reason.UNREADABLE: _("nicht lesbar"),
        Reason.NO_TEXT: _("kein Text"),
        Reason.DUPLICATE: _("doppelt"),
    }
    yield _("Nicht übernommen:")
    for loss in report.converted.losses:
        yield f"  {loss.count} × {loss.what}: {reasons[loss.reason]}"
        yield from _places(loss.where)
        if loss.hint:
            yield f"    → {loss.hint}"


def _places(where: tuple[str, ...]) -> Iterator[str]:
    if where:
        more = _(" und weitere") if len(where) > _SHOWN else ""
        yield f"    {', '.join(where[:_SHOWN])}{more}"
