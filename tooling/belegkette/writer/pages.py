"""New recommendations at the end of a page."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from belegkette.corpus import RECOMMENDATIONS
from belegkette.diagnostics import Location, Problem
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.files import decode_source
from belegkette.loaders.recommendations import load_page
from belegkette.model.help import OPTIONS_HELP
from belegkette.writer.raw_text import line_ending

if TYPE_CHECKING:
    from belegkette.corpus import Corpus
    from belegkette.loaders.files import SourceFile

_NEW_PAGE = f"{RECOMMENDATIONS}/empfehlungen.md"

_BLOCK = """\
:::{{recommendation}} {title}
:id: {name}
:strength: kann
:addressee:
:evidence:
:horizon:
:indicator:
:status: draft

{hints}

{statement}

{reasons}
:::
"""


def build_recommendation(name: str, title: str, corpus: Corpus) -> str:
    """Return a directive with the weakest strength and what only the author can know left open."""
    hints = [
        _("Zeilen mit % erscheinen nirgends. Der erste Absatz ist die Empfehlung selbst: ein Satz, eine Forderung."),
        *(f"{key}: {OPTIONS_HELP[key]}" for key in ("strength", "evidence", "horizon", "indicator")),
    ]
    if corpus.vocabulary and corpus.vocabulary.addressees:
        hints.append(_("addressee: Bekannt sind {words}.").format(words=", ".join(corpus.vocabulary.addressees)))
    return _BLOCK.format(
        title=title or _("Noch offen: Titel"),
        name=name,
        hints="\n".join(f"% {hint}" for hint in hints),
        statement=_("Noch offen: Die genannte Stelle kann …"),
        reasons=_("**Begründung.** Noch offen: was die Belege zeigen, jede Aussage mit ihrem Beleg."),
    )


def build_page(path: str, corpus: Corpus) -> str:
    """Return the head of a new page; its field of action is the one of the same name, if there is one."""
    stem = posixpath.basename(path).removesuffix(".md")
    fields = corpus.vocabulary.fields if corpus.vocabulary else {}
    if stem in fields:
        return f"---\nfield: {stem}\n---\n\n# {fields[stem].name}\n"
    known = _("# Handlungsfeld: Schlüssel aus vocabulary.yaml. Bekannt sind: {words}").format(
        words=", ".join(fields) or "–"
    )
    return f"---\n{known}\nfield:\n---\n\n# {_('Noch offen: Titel der Seite')}\n"


def page_path(given: str, corpus: Corpus, latest: str) -> str:
    """Return the page's path below the root: the given one, else the page of the latest recommendation.

    Raises `BelegketteError` for what is no page of recommendations.
    """
    if not given:
        return corpus.recommendations[latest].path if latest else _NEW_PAGE
    path = given.replace("\\", "/")
    path = path if path.endswith(".md") else f"{path}.md"
    path = posixpath.normpath(path if "/" in path else f"{RECOMMENDATIONS}/{path}")
    parts = path.split("/")
    if parts[0] != RECOMMENDATIONS or any(part.startswith((".", "_")) for part in parts) or parts[-1] == "README.md":
        raise BelegketteError(
            _("„{path}“ kann keine Seite mit Empfehlungen sein.").format(path=given),
            remedy=_("Seiten liegen unter „recommendations/“ und enden auf „.md“, zum Beispiel --page netzwerk."),
        )
    return path


def append_block(data: bytes, path: str, block: str, name: str) -> bytes:
    """Return the page with the block at its end, its line ends kept. Raises `BelegketteError` if it would be swallowed."""
    ending = line_ending(data)
    gap = ending if data.endswith((b"\n", b"\r")) or not data else ending * 2
    content = data + (gap + block.replace("\n", ending)).encode()
    source = decode_source(content, path)
    reason = source.message if isinstance(source, Problem) else _swallowed(source, name, data.count(b"\n") + 1)
    if reason:
        raise BelegketteError(
            _("An „{path}“ lässt sich nichts anfügen: {reason}").format(path=path, reason=reason),
            remedy=_("Erst den Fehler beheben, den „belegkette check“ dort nennt, oder eine andere --page angeben."),
        )
    return content


def _swallowed(source: SourceFile, name: str, start: int) -> str:
    """Return why a recommendation that begins after a line is not read as it is meant; empty if it is."""
    loaded = load_page(source)
    for problem in loaded.problems:
        if isinstance(problem.place, Location) and problem.place.line >= start:
            return problem.message
    if any(recommendation.id == name for recommendation in loaded.page.recommendations):
        return ""
    return _("Ein Block davor wird nicht geschlossen.")
