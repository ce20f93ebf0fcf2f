"""The easy-to-read version inside a recommendation, and the pages that are easy to read as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from belegkette.diagnostics import Location, Problem
from belegkette.i18n import _
from belegkette.loaders.options import split_content
from belegkette.model.recommendation import EasyText, Passage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from belegkette.loaders.myst import Directive

BLOCK = "easy-language"
FOLDER = "recommendations/easy-language/"
START_PAGE = f"{FOLDER}index.md"
"""The page that a project may write itself; it begins the generated start page."""

ORIGINAL = "original"


def is_easy_page(path: str, front_matter: Mapping[str, object]) -> bool:
    """Whether a page is written to be easy to read: its folder or its front matter says so."""
    return path.startswith(FOLDER) or front_matter.get(BLOCK) is True


def read_easy_text(
    blocks: Sequence[Directive], path: str, source: Sequence[str], name: str, problems: list[Problem]
) -> EasyText | None:
    """Return the first such block among the directives of a recommendation; add what is wrong with them."""
    found: EasyText | None = None
    for block in blocks:
        if block.name != BLOCK:
            continue
        place = Location(path=path, line=block.line, column=block.column)
        if found is not None:
            problems.append(
                Problem(
                    code="SRC009",
                    place=place,
                    message=_("„{id}“ hat schon einen leicht lesbaren Text.").format(id=name),
                    hint=_("Beide Texte in einen Block „easy-language“ schreiben."),
                    subject=name,
                )
            )
            continue
        found = _read(block, path, source, name, problems)
    return found


def _read(block: Directive, path: str, source: Sequence[str], name: str, problems: list[Problem]) -> EasyText | None:
    split = split_content(block.content)
    place = Location(path=path, line=block.line, column=block.column)
    if split.fault is not None:
        line, message = split.fault
        problems.append(
            Problem(
                code="SRC002",
                place=Location(path=path, line=block.content_line + line, column=1),
                message=_("Optionen sind nicht lesbar: {problem}.").format(problem=message),
                hint=_("Jede Option in eine eigene Zeile: „:schlüssel: wert“."),
                subject=name,
            )
        )
        return None
    first = block.content_line + split.body_line
    original, at = "", (block.line, block.column)
    for option in split.options:
        line = block.content_line + option.key_line
        column = max(source[line - 1].find(option.key) + 1, 1)
        if option.key == ORIGINAL:
            original = option.value.strip()
            value_line = block.content_line + option.value_line
            at = (value_line, max(source[value_line - 1].rfind(original) + 1, 1) if original else column)
        else:
            problems.append(
                Problem(
                    code="SRC003",
                    place=Location(path=path, line=line, column=column),
                    message=_("Option „{key}“ gibt es im Block „easy-language“ nicht.").format(key=option.key),
                    hint=_("Möglich ist nur „:original:“."),
                    subject=name,
                )
            )
    if not any(line.strip() for line in split.body):
        problems.append(
            Problem(
                code="SRC009",
                place=place,
                message=_("Der leicht lesbare Text ist leer."),
                hint=_("Kurze Sätze schreiben, jeden in eine eigene Zeile; oder den Block löschen."),
                subject=name,
            )
        )
        return None
    after = block.content_line + len(block.content)
    return EasyText(
        line=block.line,
        column=block.column,
        last_line=after if block.closed else after - 1,
        passage=Passage(first, tuple(source[first - 1 : after - 1])),
        content=split.body,
        title=block.argument.strip(),
        original=original,
        original_line=at[0],
        original_column=at[1],
    )
