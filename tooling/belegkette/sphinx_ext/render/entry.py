"""The register's entry of one record: everything that is public about it."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.figures import format_date, format_number, format_term
from belegkette.i18n import _
from belegkette.labels import backlink_labels, component_labels, label, level_label
from belegkette.model.base import one_or_many
from belegkette.model.evidence import (
    Coding,
    ConcernNote,
    Confidence,
    Event,
    InterviewFinding,
    PracticeExample,
    Record,
    StatePractice,
    Statistic,
)
from belegkette.model.terms import Concern, RecordStatus
from belegkette.places import COMPARISON
from belegkette.sphinx_ext.nodes import evidence
from belegkette.sphinx_ext.render.card import titled
from belegkette.sphinx_ext.render.pieces import (
    Content,
    badge,
    bullets,
    code_link,
    document_link,
    evidence_link,
    facts,
    inline,
    line,
    linked_ids,
    paragraphs,
    recommendation_link,
    separated,
)
from belegkette.sphinx_ext.render.sources import sentence, source_line
from belegkette.sphinx_ext.views.entry import Entry

Row = tuple[str, Content]


def build_entry(entry: Entry) -> evidence:
    """Return a record's entry with its anchor."""
    record = entry.record
    node = evidence("", classes=["bk-evidence", f"bk-kind-{record.kind}"], label=label(record.kind))
    titled(node, record.id, record.title)
    node += _badges(entry)
    if entry.withdrawn:
        node += line(nodes.Text(_("Dieser Beleg wurde zurückgezogen; sein Inhalt wird nicht mehr gezeigt.")))
        node += facts(_iter_backlinks(entry))
        return node
    if isinstance(record, Statistic):
        number = inline(f"{format_number(record.value)} {record.unit}", "bk-value")
        node += line(number, nodes.Text(", "), nodes.Text(format_date(record.as_of)), classes=["bk-figure"])
    node += paragraphs(record.text)
    if isinstance(record, InterviewFinding) and record.quote:
        node += nodes.block_quote("", *paragraphs(record.quote))
    node += facts([*_iter_facts(entry), *_iter_relations(entry), *_iter_backlinks(entry)])
    return node


def _badges(entry: Entry) -> nodes.paragraph:
    record = entry.record
    found = [badge(label(record.kind), "bk-kind")]
    if record.factor is not None:
        found.append(badge(label(record.factor), f"bk-factor-{record.factor}"))
    if record.contested:
        found.append(badge(_("umstritten"), "bk-contested"))
    if entry.expired:
        found.append(badge(_("abgelaufen"), "bk-contested"))
    if record.status is not RecordStatus.FINAL:
        found.append(badge(label(record.status), "bk-contested"))
    if isinstance(record, StatePractice) and record.transferability is not None:
        verdict = record.transferability.verdict
        found.append(badge(label(verdict), f"bk-verdict-{verdict}"))
    return line(*separated([[one] for one in found], " "), classes=["bk-badges", "no-search"])


def _iter_facts(entry: Entry) -> Iterator[Row]:
    record = entry.record
    if record.date is not None:
        yield _("Datum"), [nodes.Text(format_date(record.date))]
    if term := format_term(record.valid_from, record.valid_until):
        yield _("Gilt"), [nodes.Text(term)]
    if entry.regions:
        yield _("Region"), [nodes.Text(", ".join(entry.regions))]
    if entry.groups:
        yield _("Gruppe"), [nodes.Text(", ".join(entry.groups))]
    yield from _iter_facts_of_kind(record)
    yield from _iter_facts_inside(record)
    if record.n is not None:
        yield _("Personen hinter diesem Beleg"), [nodes.Text(format_number(record.n))]
    if record.n_source is not None:
        content = _(
            "{number} Personen in der ganzen Quelle; wie viele davon diese Aussage tragen, ist damit nicht gesagt"
        )
        yield _("Umfang der Erhebung"), [nodes.Text(content.format(number=format_number(record.n_source)))]
    confidence = getattr(record, "confidence", None)
    if isinstance(record, InterviewFinding | StatePractice | PracticeExample):
        yield _("Vertrauen"), confidence_blocks(confidence)
    if entry.codes:
        yield _("Themen"), separated([code_link(key, name)] for key, name in entry.codes)
    if entry.sources:
        yield (
            _("Quelle") if len(entry.sources) == 1 else _("Quellen"),
            [bullets(map(source_line, entry.sources), "bk-sources")],
        )


def _iter_facts_of_kind(record: Record) -> Iterator[Row]:
    if isinstance(record, PracticeExample) and record.branch:
        yield _("Branche"), [nodes.Text(", ".join(one_or_many(record.branch)))]
    match record:
        case InterviewFinding(method=method) if method is not None:
            yield _("Erhoben durch"), [nodes.Text(label(method))]
        case Statistic(definition=definition):
            yield _("Gezählt wird"), paragraphs(definition) if definition else [nodes.Text(_("nicht angegeben"))]
        case Event(audience=audience, participants=participants, format=form):
            if audience:
                yield _("Publikum"), [nodes.Text(audience if isinstance(audience, str) else ", ".join(audience))]
            number = format_number(participants) if isinstance(participants, int) else _("unbekannt")
            yield _("Teilnehmende"), [nodes.Text(number)]
            if form:
                yield _("Form"), [nodes.Text(form)]
        case StatePractice():
            link = document_link(COMPARISON, _("Ländervergleich"))
            yield (
                _("Im Vergleich"),
                [nodes.Text(_("Alle Merkmale und die Übertragbarkeit stehen im ")), link, nodes.Text(".")],
            )


def _iter_facts_inside(record: Record) -> Iterator[Row]:
    """Yield what only the internal edition is given: a public record comes without it."""
    if isinstance(record, InterviewFinding | Coding) and record.interview:
        yield _("Interview (intern)"), [nodes.Text(record.interview)]
    if isinstance(record, InterviewFinding | Coding) and record.question:
        yield _("Frage (intern)"), [nodes.Text(record.question)]
    if isinstance(record, InterviewFinding | Coding) and record.passage is not None:
        yield _("Stelle (intern)"), [nodes.Text(str(record.passage))]
    if isinstance(record, InterviewFinding) and record.interview and record.consent:
        yield _("Einwilligung (intern)"), [nodes.Text(label(record.consent))]
    if isinstance(record, Coding):
        if record.memo:
            yield _("Notiz der Auswertenden (intern)"), paragraphs(record.memo)
        if record.foreign_id:
            yield _("Kennung im Ursprungsprogramm (intern)"), [nodes.Text(record.foreign_id)]


def confidence_blocks(confidence: Confidence | None) -> list[nodes.Node]:
    """Return the level with its reason, and the components as far as they were judged."""
    if confidence is None:
        return [line(nodes.Text(level_label(None)))]
    head = [inline(level_label(confidence.level), "bk-level", f"bk-level-{confidence.level}")]
    blocks: list[nodes.Node] = [
        line(*head, *([nodes.Text(f". {sentence(confidence.note)}")] if confidence.note else []))
    ]
    items: list[Content] = []
    for name, shown in component_labels().items():
        match getattr(confidence, name):
            case Concern() as concern:
                items.append([nodes.Text(f"{shown}: {label(concern)}")])
            case ConcernNote(concern=concern, note=note):
                items.append([nodes.Text(f"{shown}: {label(concern)}" + (f". {sentence(note)}" if note else ""))])
    return [*blocks, bullets(items, "bk-components")] if items else blocks


def _iter_relations(entry: Entry) -> Iterator[Row]:
    if entry.disagreements:
        items = [
            [
                evidence_link(one.other),
                nodes.Text(" "),
                inline(one.other.title, "bk-line-title"),
                *_settled(one.settled),
            ]
            for one in entry.disagreements
        ]
        yield _("Widerspruch"), [bullets(items, "bk-lines")]
    if entry.derived_from:
        yield _("Abgeleitet aus"), linked_ids(entry.derived_from)
    if entry.derived_into:
        yield _("Grundlage für"), linked_ids(entry.derived_into)
    if entry.contained_in:
        yield _("Mitgezählt bei"), linked_ids(entry.contained_in)


def _settled(reason: str) -> list[nodes.Node]:
    text = _("Geklärt: {reason}").format(reason=reason) if reason else _("Nicht geklärt.")
    return [nodes.Text(" "), inline(text, "bk-line-meta")]


def _iter_backlinks(entry: Entry) -> Iterator[Row]:
    for option, names in entry.backlinks.items():
        name = backlink_labels()[option]
        yield name[:1].upper() + name[1:], separated([recommendation_link(one)] for one in names)
    if entry.mentions:
        yield _("Erwähnt in"), separated([document_link(docname, title)] for docname, title in entry.mentions)
    if entry.record.not_used:
        yield _("Nicht verwendet"), [nodes.Text(entry.record.not_used)]
