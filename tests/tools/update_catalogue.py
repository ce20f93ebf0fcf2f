"""Bring the English catalogue up to date with the messages in the code and the pages of the rules.

    python tests/tools/update_catalogue.py

Keeps every translation there is, adds what is new without one, drops what is gone, and lists what has to be translated.
Exit code 1 while anything is missing. German needs no catalogue: it is the language of the code.
"""

from __future__ import annotations

import re
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from belegkette.model.help import WORDS
from belegkette.rules.catalogue import RULES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from babel.messages.catalog import Message

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "tooling" / "belegkette"
ENGLISH = PACKAGE / "locale" / "en" / "LC_MESSAGES" / "belegkette.po"
KEYWORDS = {"_": None, "ngettext": (1, 2)}
HEADER = (
    "# English texts of Belegkette. Made by tests/tools/update_catalogue.py; only the msgstr lines are written by hand."
)
_PLACEHOLDER = re.compile(r"\{(\w+)[^{}]*\}")


def main() -> int:
    """Update the file; return 1 if translations are missing."""
    catalogue = update(load(), extract())
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    with ENGLISH.open("wb") as target:
        write_po(target, catalogue, width=110, include_lineno=False, sort_by_file=True)
    missing = [message for message in iter_messages(catalogue) if not is_translated(message)]
    for message in missing:
        sys.stdout.write(f"{', '.join(path for path, _line in message.locations)}: {singular(message)!r}\n")
    sys.stdout.write(f"{len(list(iter_messages(catalogue)))} messages, {len(missing)} without a translation\n")
    return 1 if missing else 0


def extract() -> Catalog:
    """Return all messages of the package, the words of its closed sets and the page of every rule."""
    template = Catalog(locale="en", charset="utf-8")
    found = extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS)
    for path, line, message, _comments, context in found:
        template.add(message, locations=[(f"tooling/belegkette/{path}", line)], context=context)
    for words in WORDS.values():
        for word in words.values():
            template.add(word, locations=[("tooling/belegkette/model/help.py", 1)])
    for rule in RULES.values():
        template.add(rule.page, locations=[(f"tooling/belegkette/rules: {rule.code}", 1)])
    return template


def load() -> Catalog:
    """Return the catalogue as it stands, empty if there is none yet."""
    if not ENGLISH.exists():
        return Catalog(locale="en", charset="utf-8")
    with ENGLISH.open("rb") as source:
        return read_po(source, locale="en")


def update(existing: Catalog, template: Catalog) -> Catalog:
    """Return the template's messages with the existing translations."""
    result = Catalog(
        locale="en",
        charset="utf-8",
        project="belegkette",
        header_comment=HEADER,
        fuzzy=False,
        creation_date=datetime(2026, 1, 1, tzinfo=UTC),
        revision_date=datetime(2026, 1, 1, tzinfo=UTC),
    )
    for message in iter_messages(template):
        known = existing.get(message.id)
        places = sorted(dict(message.locations).items())
        result.add(message.id, _kept(message, known), locations=places)
    return result


def _kept(message: Message, known: Message | None) -> str | tuple[str, ...] | None:
    """Return the translation there was; a message that has become a plural keeps it for its first form."""
    if known is None:
        return None
    forms = (known.string,) if isinstance(known.string, str) else tuple(known.string or ("",))
    return (*forms, "")[:2] if message.pluralizable else forms[0]


def iter_messages(catalogue: Catalog) -> Iterator[Message]:
    """Yield all messages but the header."""
    yield from (message for message in catalogue if message.id)


def is_translated(message: Message) -> bool:
    """Whether a message, in the plural all of its forms, has a translation."""
    return all(message.string) if isinstance(message.string, list | tuple) else bool(message.string)


def singular(message: Message) -> str:
    """Return the message as it stands in the code."""
    return message.id if isinstance(message.id, str) else message.id[0]


def placeholders(text: str) -> set[str]:
    """Return the names that ``format`` will replace; doubled braces are none."""
    return set(_PLACEHOLDER.findall(text.replace("{{", "").replace("}}", "")))


if __name__ == "__main__":
    sys.exit(main())
