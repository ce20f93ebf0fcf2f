"""Loading MyST pages: recommendations with the place of every word in them, and citations in running text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem, Spot
from belegkette.i18n import _
from belegkette.loaders.directives import check_depth, check_directive
from belegkette.loaders.easy_text import is_easy_page, read_easy_text
from belegkette.loaders.evidence import ID_PATTERN, declared_ids, id_words, split_front_matter, yaml_problem
from belegkette.loaders.myst import VERBATIM_DIRECTIVES, Directive, Prose, find_citations, iter_blocks, iter_nested
from belegkette.loaders.option_values import ReadOptions, read_options, read_waiver_list
from belegkette.loaders.options import split_content
from belegkette.loaders.yaml_data import YamlFault, load_yaml
from belegkette.model.recommendation import FURTHER_OPTIONS, LINK_OPTIONS, Citation, Page, Passage, Recommendation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from belegkette.loaders.files import SourceFile
    from belegkette.model.evidence import Waiver

_HIDDEN_LINE_END = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LIST_BLOCKS = ("bullet_list_open", "ordered_list_open")


@dataclass(frozen=True, slots=True)
class LoadedPage:
    """A page, its problems, and what it includes.

    Of parts that could not be read, `declared` are the ids defined there and `unread` the ids mentioned there.
    """

    page: Page
    problems: tuple[Problem, ...] = ()
    declared: frozenset[str] = frozenset()
    unread: frozenset[str] = frozenset()
    includes: tuple[Directive, ...] = ()


@dataclass(slots=True)
class _Reader:
    """Collects what one page holds while it is walked."""

    path: str
    source: Sequence[str]
    field: str
    holds_recommendations: bool
    problems: list[Problem] = dataclass_field(default_factory=list)
    recommendations: list[Recommendation] = dataclass_field(default_factory=list)
    citations: list[Citation] = dataclass_field(default_factory=list)
    declared: set[str] = dataclass_field(default_factory=set)
    unread: set[str] = dataclass_field(default_factory=set)
    includes: list[Directive] = dataclass_field(default_factory=list)

    def give_up(self, directive: Directive) -> None:
        """Note what stands in a directive that could not be read, so that nothing else is reported for it."""
        content = "\n".join(directive.content)
        self.declared |= declared_ids(content)
        self.unread |= id_words(content)


def load_page(source: SourceFile, *, holds_recommendations: bool = True) -> LoadedPage:
    """Read one page. Outside of ``recommendations/`` a recommendation is out of place (SRC009)."""
    if not source.text.strip():
        start = Location(path=source.path, line=1, column=1)
        return LoadedPage(
            Page(path=source.path),
            (
                Problem(
                    code="SRC002",
                    place=start,
                    message=_("Seite ist leer."),
                    hint=_("Text schreiben oder die Datei löschen."),
                ),
            ),
        )
    matter, body, skipped = split_front_matter(source.text)
    problems = list(_hidden_line_ends(source))
    data = _front_matter(source.path, matter, problems)
    waivers = _page_waivers(source.path, data, problems)
    reader = _Reader(
        source.path, source.text.split("\n"), _field(source.path, data, problems), holds_recommendations, problems
    )
    lines = body.split("\n")
    outer: int | None = None
    deep = False
    for part, depth in iter_nested(lines, skipped + 1, reader.source):
        if outer is not None and depth <= outer:
            outer = None
        match part:
            case Prose():
                deep = check_depth(part, reader.path, reader.problems, reported=deep)
                if outer is None:
                    reader.citations.extend(find_citations(part, reader.source))
            case Directive(name="recommendation") if outer is None and holds_recommendations:
                check_directive(part, reader.path, holds_recommendations, reader.problems)
                _recommendation(reader, part)
                outer = depth
            case Directive():
                reader.includes.extend([part] if part.name in {"include", "einfügen"} else [])
                known = len(reader.problems)
                check_directive(part, reader.path, holds_recommendations, reader.problems, nested=outer is not None)
                swallowed = not part.closed and part.name in VERBATIM_DIRECTIVES
                if swallowed or any(problem.code == "SRC009" for problem in reader.problems[known:]):
                    reader.give_up(part)
    title = next((line[2:].strip() for line in lines if line.startswith("# ")), "")
    page = Page(
        path=source.path,
        title=title,
        field=reader.field,
        recommendations=tuple(reader.recommendations),
        citations=tuple(reader.citations),
        waivers=waivers,
        easy=Passage(skipped + 1, tuple(lines)) if is_easy_page(source.path, data) else None,
    )
    return LoadedPage(
        page, tuple(problems), frozenset(reader.declared), frozenset(reader.unread), tuple(reader.includes)
    )


def _hidden_line_ends(source: SourceFile) -> Iterator[Problem]:
    """Yield a problem for the first character that ends a line for Sphinx, but not for Markdown nor for most editors."""
    text = source.text
    if len(text.splitlines()) <= text.count("\n") + (not text.endswith("\n")):
        return
    found = _HIDDEN_LINE_END.search(text)
    if found is not None:
        yield Problem(
            code="SRC002",
            place=Location(
                path=source.path,
                line=text.count("\n", 0, found.start()) + 1,
                column=found.start() - text.rfind("\n", 0, found.start()),
            ),
            message=_("Unsichtbares Zeilenende (U+{code:04X}) im Text.").format(code=ord(found[0])),
            hint=_("Das Zeichen löschen und die Zeile mit der Eingabetaste umbrechen."),
        )


def _front_matter(path: str, matter: str | None, problems: list[Problem]) -> dict[str, object]:
    if matter is None:
        return {}
    try:
        data = load_yaml(matter)
    except YamlFault as fault:
        problems.append(yaml_problem(path, fault, line_offset=1))
        return {}
    return {str(key): value for key, value in data.items()} if isinstance(data, dict) else {}


def _field(path: str, data: dict[str, object], problems: list[Problem]) -> str:
    value = data.get("field")
    if value is None or isinstance(value, str):
        return value or ""
    problems.append(
        Problem(
            code="SRC005",
            place=Spot(path, ("field",)),
            message=_("„field“ muss ein Wort sein."),
            hint=_("Ein Schlüssel aus vocabulary.yaml, zum Beispiel „field: netzwerk“."),
        )
    )
    return ""


def _page_waivers(path: str, data: dict[str, object], problems: list[Problem]) -> tuple[tuple[Waiver, int, int], ...]:
    if "waive" not in data:
        return ()
    found, faults = read_waiver_list(path, data["waive"])
    problems.extend(faults)
    return tuple((waiver, 1, 1) for waiver in found)


def _recommendation(reader: _Reader, directive: Directive) -> None:
    split = split_content(directive.content)
    opening = Location(path=reader.path, line=directive.line, column=directive.column)
    if split.fault is not None:
        line, message = split.fault
        reader.problems.append(
            Problem(
                code="SRC002",
                place=Location(path=reader.path, line=directive.content_line + line, column=1),
                message=_("Optionen sind nicht lesbar: {problem}.").format(problem=message),
                hint=_("Jede Option in eine eigene Zeile: „:schlüssel: wert“."),
            )
        )
        reader.give_up(directive)
        return
    read = read_options(split.options, directive, reader.source, opening)
    reader.problems.extend(read.problems)
    if not read.faulty.isdisjoint((*LINK_OPTIONS, *FURTHER_OPTIONS)):
        reader.unread |= id_words("\n".join(directive.content))
    name = read.options["id"].text if "id" in read.options else ""
    if name and not ID_PATTERN.fullmatch(name):
        reader.problems.append(_malformed(reader.path, read, name))
    if not directive.argument.strip():
        reader.problems.append(_missing_title(opening, name))
    body_line = directive.content_line + split.body_line
    statement, is_list = _statement(split.body, body_line, reader.source)
    if not any(line.strip() for line in split.body):
        reader.problems.append(_no_body(opening, name))
    parts = [part for part, _depth in iter_nested(split.body, body_line, reader.source)]
    citations = tuple(
        citation for part in parts if isinstance(part, Prose) for citation in find_citations(part, reader.source)
    )
    blocks = [part for part in parts if isinstance(part, Directive)]
    end = body_line + len(split.body)
    reader.recommendations.append(
        Recommendation(
            id=name,
            title=directive.argument.strip(),
            path=reader.path,
            line=directive.line,
            column=directive.column,
            options=read.options,
            statement=statement,
            statement_is_list=is_list,
            body=Passage(body_line, tuple(reader.source[body_line - 1 : end - 1])),
            citations=citations,
            field=read.options["field"].text if "field" in read.options else reader.field,
            strength=read.strength,
            status=read.status,
            confidence=read.confidence,
            response=read.response,
            waivers=read.waivers,
            faulty=read.faulty,
            easy=read_easy_text(blocks, reader.path, reader.source, name, reader.problems) if blocks else None,
        )
    )


def _statement(body: Sequence[str], line: int, source: Sequence[str]) -> tuple[Passage, bool]:
    """Return the first paragraph as it stands in the file, and whether the text begins with a list instead."""
    for block in iter_blocks(body, line):
        if block.type == "paragraph_open" or block.type in _LIST_BLOCKS:
            return Passage(block.line, tuple(source[block.line - 1 : block.end - 1])), block.type in _LIST_BLOCKS
    return Passage(line, ()), False


def _malformed(path: str, read: ReadOptions, name: str) -> Problem:
    option = read.options["id"]
    return Problem(
        code="SRC008",
        place=Location(path=path, line=option.line, column=option.column),
        message=_("Kennung „{id}“ hat nicht die vereinbarte Form.").format(id=name),
        hint=_("Großbuchstaben, Ziffern und Bindestriche, zum Beispiel „HE-01“; keine Umlaute."),
        subject=name,
    )


def _missing_title(opening: Location, name: str) -> Problem:
    return Problem(
        code="SRC004",
        place=opening,
        message=_("Empfehlung hat keinen Titel."),
        hint=_("Den Titel in die erste Zeile schreiben: „:::{recommendation} Titel“."),
        subject=name,
    )


def _no_body(opening: Location, name: str) -> Problem:
    return Problem(
        code="SRC009",
        place=opening,
        message=_("Empfehlung hat keinen Text."),
        hint=_("Nach den Optionen eine Leerzeile, dann den Satz der Empfehlung schreiben."),
        subject=name,
    )
