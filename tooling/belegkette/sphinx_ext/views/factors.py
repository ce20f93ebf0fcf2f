"""What helps and what hinders: findings counted by theme, group and Land, with small numbers of people protected.

The public edition prints no number behind which fewer than ``k`` interviewed persons stand, and none from which it
could be worked out (`belegkette.privacy.cells`). Findings that were published elsewhere need no protection.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NamedTuple

from belegkette.edition import Edition, is_withdrawn
from belegkette.i18n import _
from belegkette.model.base import one_or_many
from belegkette.model.evidence import InterviewFinding
from belegkette.model.terms import Factor
from belegkette.privacy.cells import suppressed
from belegkette.rules.cell_arithmetic import interviews_of
from belegkette.sphinx_ext.views.base import Answer, View
from belegkette.sphinx_ext.views.laender import folded

if TYPE_CHECKING:
    import pandas as pd

FACTORS = tuple(Factor)
_COLUMNS = ["id", "row", "column", "interview", "persons"]


class CountRow(View, frozen=True, kw_only=True):
    """One row of a table of counts: None is a number that is protected."""

    key: str
    name: str
    counts: tuple[int | None, ...]


class CountTable(View, frozen=True, kw_only=True):
    """Counts of findings; the keys of the columns stand in the same order as the counts of the rows."""

    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]

    @property
    def protected(self) -> int:
        """How many numbers are left out."""
        return sum(count is None for row in self.rows for count in row.counts)


class Factors(Answer, frozen=True, kw_only=True):
    """All findings by factor, in five tables; `total` findings were counted, `k` persons must stand behind a number."""

    total: int
    k: int
    by_factor: CountTable
    by_code: CountTable
    by_group: CountTable
    by_region: CountTable
    code_by_group: CountTable


class Finding(NamedTuple):
    """A finding with what it is counted by, and the interviews behind it that need protection."""

    record: InterviewFinding
    codes: tuple[str, ...]
    groups: tuple[str, ...]
    regions: tuple[str, ...]
    interviews: Mapping[str, int]


def answer_factors(edition: Edition) -> Factors:
    """Return the tables of the published findings that name a factor."""
    findings = [_finding(edition, record) for record in edition.records.values() if _counts(record)]
    k = 0 if edition.internal else edition.settings.k
    codes = {key: code.name for key, code in edition.codebook.codes.items()}
    groups = {key: group.name for key, group in edition.vocabulary.groups.items()}
    regions = {key: region.name for key, region in edition.vocabulary.regions.items()}
    regions = dict(sorted(regions.items(), key=lambda one: (one[0] != edition.graph.regions.home, folded(one[1]))))
    factors = {factor.value: factor.value for factor in FACTORS}
    return Factors(
        total=len(findings),
        k=k,
        by_factor=_count(
            k, {"": _("Alle Befunde")}, factors, [(one, [""], [str(one.record.factor)]) for one in findings]
        ),
        by_code=_count(k, codes, factors, [(one, one.codes, [str(one.record.factor)]) for one in findings]),
        by_group=_count(k, groups, factors, [(one, one.groups, [str(one.record.factor)]) for one in findings]),
        by_region=_count(k, regions, factors, [(one, one.regions, [str(one.record.factor)]) for one in findings]),
        code_by_group=_count(k, groups, codes, [(one, one.groups, one.codes) for one in findings]),
        files=edition.files_of(one.record.id for one in findings),
    )


def _counts(record: object) -> bool:
    return isinstance(record, InterviewFinding) and record.factor is not None and not is_withdrawn(record)


def _finding(edition: Edition, shown: object) -> Finding:
    assert isinstance(shown, InterviewFinding)
    whole = edition.corpus.evidence[shown.id]
    assert isinstance(whole, InterviewFinding)
    around = [edition.graph.regions.around(region) for region in one_or_many(shown.region)]
    return Finding(
        record=shown,
        codes=one_or_many(shown.codes),
        groups=one_or_many(shown.group),
        regions=tuple(dict.fromkeys(chain[-1] for chain in around)),
        interviews=_interviews(edition, whole),
    )


def _interviews(edition: Edition, record: InterviewFinding) -> dict[str, int]:
    """Return the interviews behind a finding with the persons in each; none where it was published elsewhere."""
    if record.sources and not record.interview:
        return {}
    found = sorted(interviews_of(edition.graph, record))
    return dict.fromkeys(found, record.n or 1 if len(found) == 1 else 1)


def _count(
    k: int,
    rows: Mapping[str, str],
    columns: Mapping[str, str],
    findings: Iterable[tuple[Finding, Iterable[str], Iterable[str]]],
) -> CountTable:
    """Return how many findings fall on each row and column; rows without any are left out, and so are columns of codes."""
    import pandas as pd  # noqa: PLC0415 - it costs half a second, which a build that counts nothing anew need not spend

    frame = pd.DataFrame(
        [
            (one.record.id, row, column, interview, persons)
            for one, in_rows, in_columns in findings
            for row in dict.fromkeys(in_rows)
            for column in dict.fromkeys(in_columns)
            for interview, persons in (one.interviews.items() or [("", 0)])
        ],
        columns=_COLUMNS,
    )
    counted = frame.groupby(["row", "column"])["id"].nunique()
    behind = frame.groupby(["row", "column", "interview"])["persons"].max().groupby(["row", "column"]).sum()
    present, across = _in_order(frame["row"], rows), _in_order(frame["column"], columns)
    counts = {(row, column): int(counted.get((row, column), 0)) for row in present for column in across}
    persons = {key: int(behind.get(key, 0)) for key in counts}
    shown = suppressed(counts, k, persons=persons)
    found = [
        CountRow(key=row, name=rows.get(row, row), counts=tuple(shown[row, column] for column in across))
        for row in present
    ]
    return CountTable(columns=tuple(across), rows=tuple(found))


def _in_order(column: pd.Series, known: Mapping[str, str]) -> list[str]:
    """Return the keys that occur, those of the project's words first and in their order."""
    there = set(column)
    return [*(key for key in known if key in there), *sorted(there - known.keys())]
