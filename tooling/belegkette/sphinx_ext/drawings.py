"""Drawings in an edition: in the page itself on the website, as a file beside the doctrees for the PDF.

The file is named after its content, so that the same drawing is always the same file.
"""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.writers.html5 import HTML5Translator

from belegkette.i18n import _
from belegkette.sphinx_ext.nodes import chart, choice, disclosure

_FOLDER = "drawings"
_WIDTHS = {"map": "10.4cm"}
"""How wide drawings are on paper, if not as the text."""


def open_chart(translator: HTML5Translator, node: chart) -> None:
    """Write the drawing where it can be scrolled by keyboard, if the screen is narrower than its words can be read on."""
    label = translator.attval(_("Abbildung: {name}").format(name=node["label"]))
    translator.body.append(
        f'<div class="bk-drawing bk-drawing-{node["name"]}" role="region" aria-label="{label}" tabindex="0">{node["svg"]}</div>\n'
    )
    raise nodes.SkipNode


def open_disclosure(translator: HTML5Translator, node: disclosure) -> None:
    """Begin a part that opens."""
    summary = translator.encode(node["summary"])
    translator.body.append(f'<details class="bk-disclosure"><summary>{summary}</summary>\n')


def close_disclosure(translator: HTML5Translator, node: disclosure) -> None:  # noqa: ARG001 - docutils' signature
    """End a part that opens."""
    translator.body.append("</details>\n")


def open_choice(translator: HTML5Translator, node: choice) -> None:
    """Write what can be chosen; the stylesheet shows the chosen one, and all of them where it does not know how."""
    name, legend = translator.attval(node["name"]), translator.encode(node["legend"])
    translator.body.append(f'<div class="bk-choice"><fieldset class="bk-choice-of"><legend>{legend}</legend>\n')
    for at, figure in enumerate(node.findall(nodes.figure)):
        title = next(figure.findall(nodes.caption)).astext()
        checked = "" if at else ' checked="checked"'
        translator.body.append(
            f'<label><input type="radio" name="{name}" value="{at}"{checked}/> {translator.encode(title)}</label>\n'
        )
    translator.body.append('</fieldset><div class="bk-choice-from">\n')


def close_choice(translator: HTML5Translator, node: choice) -> None:  # noqa: ARG001 - docutils' signature
    """End what can be chosen."""
    translator.body.append("</div></div>\n")


def skip_chart(translator: nodes.NodeVisitor, node: chart) -> None:  # noqa: ARG001
    """Leave a drawing out: what it shows stands in the table behind it."""
    raise nodes.SkipNode


def pass_through(translator: nodes.NodeVisitor, node: nodes.Element) -> None:
    """Write what is inside and nothing around it."""


def register_drawings(app: Sphinx) -> None:
    """Tell every builder's writer what to do with the three nodes."""
    left_out, through = (skip_chart, None), (pass_through, pass_through)
    app.add_node(chart, html=(open_chart, None), latex=left_out, text=left_out, man=left_out, texinfo=left_out)
    app.add_node(
        disclosure, html=(open_disclosure, close_disclosure), latex=through, text=through, man=through, texinfo=through
    )
    app.add_node(choice, html=(open_choice, close_choice), latex=through, text=through, man=through, texinfo=through)


def lower_drawings(document: nodes.document, env: BuildEnvironment) -> None:
    """For paper: drawings become images with their alternative text; what opens or is chosen from stands there whole."""
    folder = Path(env.doctreedir) / _FOLDER
    for node in list(document.findall(chart)):
        folder.mkdir(parents=True, exist_ok=True)
        data = node["paper"].encode()
        file = folder / f"{node['name']}-{hashlib.blake2b(data, digest_size=8).hexdigest()}.svg"
        file.write_bytes(data)
        address = Path(os.path.relpath(file, env.srcdir)).as_posix()
        image = nodes.image(
            "", uri=address, alt=node["alt"], width=_WIDTHS.get(node["name"], "100%"), candidates={"*": address}
        )
        image.source, image.line = node.source, node.line
        node.replace_self(image)
    for several in list(document.findall(choice)):
        several.replace_self(several.children)
    for part in list(document.findall(disclosure)):
        name = nodes.paragraph("", "", nodes.strong("", part["summary"]), classes=["small-heading"])
        part.replace_self([name, *part.children])
