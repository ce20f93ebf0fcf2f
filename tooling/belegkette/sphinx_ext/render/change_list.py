"""The printed list of changes: what is new, gone or different, word by word where words changed.

What was left out stands in brackets, what was put in is bold: that can be seen on paper and heard, without colours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docutils import nodes

from belegkette.changes.document import (
    ChangedEvidence,
    ChangedRecommendation,
    Changes,
    EvidenceChange,
    FieldChange,
    LinkChange,
    RecommendationChange,
)
from belegkette.changes.words import (
    evidence_word,
    option_word,
    recommendation_word,
    value_word,
    verdict_word,
)
from belegkette.figures import format_date
from belegkette.i18n import _
from belegkette.labels import key_label
from belegkette.model.dates import parse_partial_date
from belegkette.sphinx_ext.render.pieces import (
    Content,
    badge,
    evidence_link,
    inline,
    line,
    recommendation_link,
    separated,
)
from belegkette.sphinx_ext.views.change_list import ChangeList
from belegkette.wording import Edit, Piece, shorten_kept, spaced

_WHOLE = (RecommendationChange.ADDED, RecommendationChange.REMOVED)


def build_change_list(found: ChangeList) -> list[nodes.Node]:
    """Return the sections of the list, or one sentence where there is nothing to compare or nothing changed."""
    changes = found.changes
    if found.fault:
        return [line(nodes.Text(_("Der Vergleich mit der vorigen Ausgabe war nicht möglich.")))]
    if changes is None:
        return [
            line(nodes.Text(_("Dies ist die erste Ausgabe. Von der nächsten an steht hier, was sich geändert hat.")))
        ]
    lead = [line(nodes.Text(_lead(changes)))]
    if changes.nothing:
        return [*lead, line(nodes.Text(_("Seitdem hat sich nichts geändert.")))]
    return [*lead, *_sections(changes, found)]


def _lead(changes: Changes) -> str:
    day = format_date(parse_partial_date(changes.old.as_of))
    text = _("Verglichen mit der Ausgabe „{name}“ (Stichtag {day}).").format(name=changes.old.name, day=day)
    fields = [field for one in changes.recommendations for field in one.fields]
    fields += [field for one in changes.evidence for field in one.fields]
    if any(field.words for field in fields):
        text += " " + _("Was in [eckigen Klammern] steht, ist weggefallen; was fett gesetzt ist, kam hinzu.")
    return text


def _sections(changes: Changes, found: ChangeList) -> Iterator[nodes.Node]:
    added = [one for one in changes.recommendations if RecommendationChange.ADDED in one.changes]
    removed = [one for one in changes.recommendations if RecommendationChange.REMOVED in one.changes]
    changed = [one for one in changes.recommendations if one.changes[0] not in _WHOLE]
    yield from _section(_("Neue Empfehlungen"), "neu", (_recommendation(one, found) for one in added))
    yield from _section(_("Entfallene Empfehlungen"), "entfallen", (_recommendation(one, found) for one in removed))
    yield from _section(_("Geänderte Empfehlungen"), "geaendert", (_recommendation(one, found) for one in changed))
    yield from _section(_("Verknüpfungen"), "verknuepfungen", _links(changes, found))
    silent = [one for one in changes.evidence if one.unchanged_wording]
    others = [one for one in changes.evidence if not one.unchanged_wording]
    yield from _section(
        _("Belege, die sich unter unverändertem Wortlaut geändert haben"),
        "unter-gleichem-wortlaut",
        (_evidence(one, found) for one in silent),
    )
    yield from _section(_("Weitere Änderungen an Belegen"), "belege", (_evidence(one, found) for one in others))
    yield from _section(_("Übertragbarkeit"), "uebertragbarkeit", _verdicts(changes, found))


def _section(title: str, name: str, items: Iterable[nodes.list_item]) -> Iterator[nodes.section]:
    content = list(items)
    if content:
        listed = nodes.bullet_list("", *content, bullet="-", classes=["bk-changes"])
        yield nodes.section("", nodes.title("", title), listed, ids=[f"aenderungen-{name}"])


def _item(head: Content, *details: Content) -> nodes.list_item:
    return nodes.list_item("", line(*head), *(line(*detail, classes=["bk-change"]) for detail in details))


def _recommendation(one: ChangedRecommendation, found: ChangeList) -> nodes.list_item:
    head = [*_recommendation_name(one.id, found), nodes.Text(" "), inline(one.title, "bk-line-title")]
    if one.changes[0] in _WHOLE:
        statement = one.fields[0].after or one.fields[0].before
        details: list[Content] = [[nodes.Text(statement)]]
        if one.successors:
            names = separated([_recommendation_name(name, found) for name in one.successors])
            details.append([nodes.Text(_("Ersetzt durch:") + " "), *names])
        return _item(head, *details)
    for change in one.changes:
        head += [nodes.Text(" "), badge(recommendation_word(change))]
    return _item(head, *(_field(field, found) for field in one.fields))


def _evidence(one: ChangedEvidence, found: ChangeList) -> nodes.list_item:
    head = [
        *_evidence_name(one.id, found),
        nodes.Text(" "),
        inline(one.title, "bk-line-title"),
        nodes.Text(" "),
        badge(evidence_word(one.change)),
    ]
    details: list[Content] = [_field(field, found) for field in one.fields]
    others = [name for name in one.used_by if name not in one.unchanged_wording]
    came = one.change is EvidenceChange.ADDED
    for label, names in (
        (_("Darauf ruhen mit unverändertem Wortlaut:"), one.unchanged_wording),
        (_("Stützt oder betrifft:") if came else _("Betrifft außerdem:"), tuple(others)),
    ):
        if names:
            linked = separated([_recommendation_name(name, found) for name in names])
            details.append([nodes.Text(f"{label} "), *linked])
    return _item(head, *details)


def _links(changes: Changes, found: ChangeList) -> Iterator[nodes.list_item]:
    """Yield one item a recommendation: what it gained and lost, by option."""
    names = dict.fromkeys(link.recommendation for link in changes.links)
    for name in names:
        details: list[Content] = []
        for change, label in ((LinkChange.ADDED, _("neu")), (LinkChange.REMOVED, _("entfallen"))):
            own = [link for link in changes.links if link.recommendation == name and link.change is change]
            for option in dict.fromkeys(link.option for link in own):
                linked = separated([_evidence_name(link.evidence, found) for link in own if link.option == option])
                details.append([nodes.Text(f"{label}, {option_word(option)}: "), *linked])
        yield _item(_recommendation_name(name, found), *details)


def _verdicts(changes: Changes, found: ChangeList) -> Iterator[nodes.list_item]:
    for one in changes.verdicts:
        head = [*_evidence_name(one.id, found), nodes.Text(" "), inline(one.title, "bk-line-title")]
        yield _item(head, [nodes.Text(f"{verdict_word(one.before)} → {verdict_word(one.after)}")])


def _field(field: FieldChange, found: ChangeList) -> Content:
    label = nodes.strong("", f"{key_label(field.name)}: ")
    if field.words:
        pieces = [Piece(edit=piece.edit, text=piece.text, space=piece.space) for piece in field.words]
        return [label, *_words(pieces if field.name == "statement" else shorten_kept(pieces))]
    before, after = (value_word(field.name, value, found.vocabulary) for value in (field.before, field.after))
    return [label, nodes.Text(f"{before} → {after}")]


def _words(pieces: Iterable[Piece]) -> Iterator[nodes.Node]:
    """Yield text, deletions in brackets and insertions in bold."""
    for piece, space in spaced(pieces):
        if space:
            yield nodes.Text(" ")
        match piece.edit:
            case Edit.KEPT:
                yield nodes.Text(piece.text)
            case Edit.DELETED:
                yield inline(f"[{piece.text}]", "bk-deleted")
            case Edit.INSERTED:
                yield nodes.inline("", "", nodes.strong("", piece.text), classes=["bk-inserted"])


def _recommendation_name(name: str, found: ChangeList) -> Content:
    known = found.recommendations.get(name)
    return [recommendation_link(known) if known else inline(name, "bk-id")]


def _evidence_name(name: str, found: ChangeList) -> Content:
    known = found.evidence.get(name)
    return [evidence_link(known) if known else inline(name, "bk-id")]
