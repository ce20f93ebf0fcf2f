"""What a reviewer should still ask although no rule fires: half-read sources, drafts, disputes, wishes for changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.i18n import _
from belegkette.model.ledger import ReviewStatus
from belegkette.model.terms import Extent, RecordStatus
from belegkette.report.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from belegkette.report.model import Link
    from belegkette.report.record_values import Evidence
    from belegkette.report.values import Decision, Finding

_READ = (Extent.FULL, "")


def open_points(
    links: tuple[Link, ...], review: Decision, evidence: dict[str, Evidence], findings: tuple[Finding, ...]
) -> tuple[str, ...]:
    """Return the questions in the order of the links, each once."""
    return tuple(dict.fromkeys(_iter_points(links, review, evidence, findings)))


def _iter_points(
    links: tuple[Link, ...], review: Decision, evidence: dict[str, Evidence], findings: tuple[Finding, ...]
) -> Iterator[str]:
    yield from _wishes(_("Aussage"), review)
    for link in links:
        yield from _wishes(link.id, link.review)
        record = evidence.get(link.id)
        if record is None:
            yield _("{id}: Diesen Beleg gibt es nicht; zu prüfen ist, was gemeint war.").format(id=link.id)
        elif link.option == "evidence":
            yield from _of_support(record, {one.id for one in links})
    for finding in findings:
        if finding.waived_until:
            yield _("Ausnahme von {code} endet am {until}: {reason}").format(
                code=finding.code, until=finding.waived_until, reason=finding.waived_reason
            )


def _wishes(subject: str, review: Decision) -> Iterator[str]:
    if review.state in {ReviewStatus.CHANGES_REQUESTED, ReviewStatus.REJECTED}:
        yield (
            _("{subject}: {state}. {comment}")
            .format(subject=subject, state=word(review.state), comment=review.comment)
            .strip()
        )


def _of_support(record: Evidence, named: set[str]) -> Iterator[str]:
    if record.status == RecordStatus.DRAFT:
        yield _("{id} ist noch ein Entwurf.").format(id=record.id)
    if record.contested:
        yield _("{id} ist umstritten.").format(id=record.id)
    if record.assessable and record.confidence is None and not record.closed:
        yield _("{id}: Das Vertrauen ist nicht eingestuft.").format(id=record.id)
    if record.sources and all(source.extent not in _READ for source in record.sources):
        extents = ", ".join(dict.fromkeys(word(Extent(source.extent)) for source in record.sources))
        yield _("{id}: Keine Quelle wurde ganz gelesen ({extents}).").format(id=record.id, extents=extents)
    for other in record.disagreements:
        if not other.settled and other.id not in named:
            yield _("{id} steht im Widerspruch zu {other}, ungeklärt und hier nicht genannt.").format(
                id=record.id, other=other.id
            )
