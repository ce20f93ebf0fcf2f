"""One sentence a line: on pages of the easy edition every sentence becomes a paragraph of its own."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from belegkette.easy.reading import iter_ends

LINE = "bk-easy-line"


def part_sentences(tree: nodes.Element) -> None:
    """Part all paragraphs of running text."""
    for paragraph in list(tree.findall(nodes.paragraph)):
        if paragraph.parent is None or "bk-jumps" in paragraph["classes"]:
            continue
        lines = list(_iter_lines(paragraph))
        if not lines:
            continue
        first, *rest = lines
        first["ids"], first["names"] = paragraph["ids"], paragraph["names"]
        paragraph.parent.replace(paragraph, [first, *rest])


def _iter_lines(paragraph: nodes.paragraph) -> Iterator[nodes.paragraph]:
    classes = [*paragraph["classes"], LINE]

    def fresh() -> nodes.paragraph:
        made = nodes.paragraph("", "", classes=list(classes))
        made.source, made.line = paragraph.source, paragraph.line
        return made

    current = fresh()
    following = [*(child.astext() for child in paragraph.children[1:]), "\n"]
    for child, after in zip(paragraph.children, following, strict=True):
        if not isinstance(child, nodes.Text):
            current += child
            continue
        begin, text = 0, child.astext()
        for end in iter_ends(text):
            if text[:end].endswith(":") and not (text[end:] or after).startswith("\n"):
                continue  # „Zum Beispiel: HE-01“ is one line, unless its author broke it
            current += nodes.Text(text[begin:end])
            if current.astext().strip():
                yield _trimmed(current)
            current, begin = fresh(), end
        if text[begin:]:
            current += nodes.Text(text[begin:])
    if current.astext().strip() or any(not isinstance(child, nodes.Text) for child in current.children):
        yield _trimmed(current)


def _trimmed(paragraph: nodes.paragraph) -> nodes.paragraph:
    """Return the paragraph without white space at its ends, and with line breaks of the source as spaces."""
    for at, child in enumerate(paragraph.children):
        if isinstance(child, nodes.Text):
            text = child.astext().replace("\n", " ")
            text = text.lstrip() if at == 0 else text
            text = text.rstrip() if at == len(paragraph.children) - 1 else text
            paragraph.replace(child, nodes.Text(text))
    return paragraph
