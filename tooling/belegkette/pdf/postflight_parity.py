"""The site and the PDF say the same (OUT003): section by section and entry by entry, their words are compared.

Normalised away is what setting does to a text: soft hyphens, line ends, quotation marks, dashes, marks and numbers of
lists, colons and points between facts. Order counts, but in a register's entries the PDF sets short facts before long
ones; there the words are counted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher

from belegkette.diagnostics import Problem
from belegkette.pdf.postflight_step import problem
from belegkette.pdf.site_text import Site
from belegkette.pdf.tagging.reading import Node
from belegkette.pdf.tagging.record import PartPlace
from belegkette.pdf.text import normalise

_WORD = re.compile(r"\w+")
_LIST_MARK = re.compile(r"\W*|\(?(?:\d+|[a-zA-Z]|[ivxlcIVXLC]+)[.)]")
_BLOCKS = frozenset({"Span", "Link", "Reference", "Code", "Quote"})
_HINT = "Beides neu bauen („make“). Bleibt der Befund, geht beim Setzen etwas verloren: die Stelle bitte melden."
_SHOWN = 8


def iter_disparities(parts: Sequence[PartPlace], root: Node, folder: str, path: str) -> Iterator[Problem]:
    """Yield every part whose words differ; `folder` holds the site."""
    printed = {node.properties["ID"]: node for node in root.iter_nodes() if "ID" in node.properties}
    apart = frozenset(part.element for part in parts)
    anchors: dict[str, set[str]] = defaultdict(set)
    for part in parts:
        anchors[part.document].add(part.anchor)
    site = Site(folder, dict(anchors))
    for part in parts:
        node = printed.get(part.element)
        page = site.page(part.document)
        shown = page.read(part.anchor) if page is not None else None
        where = f"{part.document}.html#{part.anchor}"
        if node is None:
            yield problem("OUT003", path, 1, f"„{where}“ fehlt im PDF.", _HINT, part.anchor)
        elif shown is None:
            yield problem("OUT003", path, node.page, f"„{where}“ steht im PDF, aber nicht auf der Website.", _HINT)
        else:
            message = _describe_difference(
                read_words(shown), read_words(_read_part(node, part.anchor, apart)), node.role == "Aside"
            )
            if message:
                yield problem("OUT003", path, find_page(node), f"„{where}“: {message}", _HINT, part.anchor)


def read_words(text: str) -> list[str]:
    """Return the words of a text as they are compared."""
    return _WORD.findall(normalise(text))


def find_page(node: Node) -> int:
    """Return the page on which an element begins."""
    return next((inner.page for inner in node.iter_nodes() if inner.page), 1)


def _read_part(node: Node, anchor: str, apart: Collection[str]) -> str:
    """Return the text of a section or box; of a label such as "Empfehlung HE-01" only the id, as on the site."""
    first = node.kids[0] if node.kids else ""
    label = "" if isinstance(first, str) or first.role != "P" else first.text.rpartition(" ")[2]
    if label.casefold() != anchor.casefold():
        return _read_node(node, apart)
    rest = Node(role=node.role, page=node.page, kids=node.kids[1:])
    return f"{label} {_read_node(rest, apart)}"


def _read_node(node: Node, apart: Collection[str]) -> str:
    """Return the text in an element, without the parts that are compared by themselves and without marks of lists."""
    texts = []
    for kid in node.kids:
        if isinstance(kid, str):
            if node.role != "Figure":  # words in a drawing are part of the picture, on the site and on paper
                texts.append(kid)
        elif kid.properties.get("ID") not in apart and not _is_list_mark(kid):
            edge = "" if kid.role in _BLOCKS else " "
            texts.append(f"{edge}{_read_node(kid, apart)}{edge}")
    return "".join(texts)


def _is_list_mark(node: Node) -> bool:
    return node.role in {"TOC", "Index"} or (node.role == "Lbl" and bool(_LIST_MARK.fullmatch(node.text.strip())))


def _describe_difference(shown: list[str], printed: list[str], unordered: bool) -> str:
    """Return where the words begin to differ, "" if they do not."""
    if shown == printed or (unordered and Counter(shown) == Counter(printed)):
        return ""
    if unordered:
        lacking, more = (
            list((Counter(shown) - Counter(printed)).elements()),
            list((Counter(printed) - Counter(shown)).elements()),
        )
    else:
        lacking, more = [], []
        for kind, first, last, start, end in SequenceMatcher(None, shown, printed, autojunk=False).get_opcodes():
            if kind != "equal":
                lacking, more = shown[first:last], printed[start:end]
                break
    said = [
        f"{text} „{' '.join(words[:_SHOWN])}{' …' if len(words) > _SHOWN else ''}“"
        for text, words in (("im PDF fehlt", lacking), ("nur im PDF steht", more))
        if words
    ]
    return " und ".join(said) + "."
