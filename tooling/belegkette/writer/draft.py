"""A finding drafted from codings: what they say together is for a person to write; this counts and lists.

In the tree that is not published the draft shows the passages as comments. The public form holds no word of an interview
and no interview's key.
"""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.evidence import Coding
from belegkette.suggest import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from belegkette.corpus import Corpus

_WIDTH = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which codings a finding rests on: those of a code and the codes below it, from a region, from a group."""

    code: str
    region: str = ""
    group: str = ""


def select_codings(corpus: Corpus, wanted: Selection) -> tuple[Coding, ...]:
    """Return the codings in the order of their ids. Raises `BelegketteError` where there are none."""
    known = corpus.codebook.codes if corpus.codebook else {}
    codings = [one for one in corpus.evidence.values() if isinstance(one, Coding)]
    used = {code for one in codings for code in one_or_many(one.codes)}
    if wanted.code not in known and wanted.code not in used:
        raise BelegketteError(
            _("Den Code „{code}“ gibt es nicht.").format(code=wanted.code),
            remedy=did_you_mean(wanted.code, [*known, *used], otherwise=_("Codes stehen in evidence/codebook.yaml.")),
        )
    below = _with_children(wanted.code, {key: code.parent for key, code in known.items()})
    found = [
        one
        for one in codings
        if not below.isdisjoint(one_or_many(one.codes))
        and (not wanted.region or wanted.region in one_or_many(one.region))
        and (not wanted.group or wanted.group in one_or_many(one.group))
    ]
    if not found:
        raise BelegketteError(
            _("Zu „{code}“ gibt es keine Kodierungen, auf die das zutrifft.").format(code=wanted.code),
            remedy=_("„belegkette import“ liest Kodierungen ein; „internal-root“ nennt den Ordner, in dem sie liegen."),
        )
    return tuple(sorted(found, key=lambda one: one.id))


def _with_children(code: str, parents: dict[str, str | None]) -> frozenset[str]:
    found = {code}
    while more := {key for key, parent in parents.items() if parent in found} - found:
        found |= more
    return frozenset(found)


def build_draft(corpus: Corpus, name: str, title: str, wanted: Selection, *, public: bool) -> str:
    """Return the YAML file of a drafted finding."""
    codings = select_codings(corpus, wanted)
    interviews = {one.interview for one in codings if one.interview}
    regions = sorted({region for one in codings for region in one_or_many(one.region)})
    groups = sorted({group for one in codings for group in one_or_many(one.group)})
    lines = [
        _comment(_("Entworfen aus {n} Kodierungen; die Aussage muss ein Mensch schreiben.").format(n=len(codings))),
        _definition(corpus, wanted.code),
        _counts(codings, corpus.settings.k),
        "kind: interview-finding\n",
        f"id: {name}\n",
        "status: draft\n",
        f"title: {_quoted(title or _('Noch zu schreiben: Titel'))}\n",
        f"text: {_quoted(_('Noch zu schreiben: die Aussage.'))}\n",
        "method: interview\n",
        *([f"region: {_list(regions)}\n"] if regions else []),
        *([f"group: {_list(groups)}\n"] if groups else []),
        f"codes: {_list([wanted.code])}\n",
        *([f"n: {len(interviews)}\n"] if interviews else []),
        f"derived-from: {_list(one.id for one in codings)}\n",
    ]
    if not public:
        lines += [
            "\n",
            _comment(_("Die Stellen, nur hier im Ordner, der nicht veröffentlicht wird:")),
            *map(_passage, codings),
        ]
    return "".join(lines)


def _definition(corpus: Corpus, key: str) -> str:
    code = corpus.codebook.codes.get(key) if corpus.codebook else None
    if code is None:
        return ""
    return _comment(f"{key} {code.name}" + (f": {code.definition}" if code.definition else ""))


def _counts(codings: tuple[Coding, ...], k: int) -> str:
    """Return, as comments, how many interviews say it, by region, by group and by both."""
    pairs = {
        (region, group, one.interview or one.id)
        for one in codings
        for region in one_or_many(one.region) or ("–",)
        for group in one_or_many(one.group) or ("–",)
    }
    text = ""
    for title, keys in (
        (_("Interviews nach Region"), {(region, who) for region, _group, who in pairs}),
        (_("Interviews nach Gruppe"), {(group, who) for _region, group, who in pairs}),
        (_("Interviews nach beidem"), {(f"{region} × {group}", who) for region, group, who in pairs}),
    ):
        counted = Counter(key for key, _who in keys)
        words = ", ".join(
            f"{key} {n}" + (_(" (unter {k}: so nicht veröffentlichen)").format(k=k) if n < k else "")
            for key, n in sorted(counted.items())
        )
        text += _comment(f"{title}: {words}")
    return text


def _passage(coding: Coding) -> str:
    where = " ".join(filter(None, (coding.interview or "", str(coding.passage or ""))))
    return _comment(f"{coding.id} ({where}): {' '.join(coding.text.split())}")


def _comment(text: str) -> str:
    return "".join(
        f"# {line}\n" for line in textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False)
    )


def _list(values: Iterable[str]) -> str:
    return (
        "["
        + ", ".join(
            _quoted(value) if not value.replace("-", "").replace(".", "").isalnum() else value for value in values
        )
        + "]"
    )


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
