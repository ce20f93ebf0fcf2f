"""``belegkette new``: a record or a recommendation to fill in, with the next free id."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from belegkette.cli.kinds import LISTED, parse_kind
from belegkette.corpus import EVIDENCE, Corpus, load_corpus
from belegkette.errors import BelegketteError
from belegkette.i18n import _
from belegkette.loaders.evidence import ID_PATTERN
from belegkette.model.evidence import INTERNAL_KINDS
from belegkette.model.terms import Kind
from belegkette.settings import load_settings
from belegkette.writer.draft import Selection, build_draft
from belegkette.writer.files import Change, write_changes
from belegkette.writer.ids import RECOMMENDATION, ids_of_kind, latest_id, next_id, taken_ids
from belegkette.writer.pages import append_block, build_page, build_recommendation, page_path
from belegkette.writer.scaffold import build_record

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

FOLDERS = {
    Kind.INTERVIEW_FINDING: "interviews",
    Kind.STATE_PRACTICE: "practices",
    Kind.PRACTICE_EXAMPLE: "examples",
    Kind.EVENT: "events",
    Kind.STATISTIC: "statistics",
    Kind.DOCUMENT: "documents",
    Kind.CODING: "codings",
    Kind.TABLE: "tables",
}


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the command takes."""
    parser.add_argument(
        "kind", metavar="ART", help=_("was angelegt wird: {known}").format(known=f"{LISTED}, empfehlung")
    )
    parser.add_argument("--id", default="", metavar="KENNUNG", help=_("eigene Kennung (Vorgabe: die nächste freie)"))
    parser.add_argument("--title", default="", metavar="TITEL", help=_("die Aussage in einer Zeile"))
    parser.add_argument(
        "--page", default="", metavar="SEITE", help=_("nur für Empfehlungen: Seite unter recommendations/")
    )
    parser.add_argument(
        "--from",
        dest="source",
        default="",
        metavar="CODE",
        help=_("einen Befund aus den Kodierungen eines Codes entwerfen"),
    )
    parser.add_argument("--region", default="", metavar="REGION", help=_("mit --from: nur Kodierungen dieser Region"))
    parser.add_argument("--group", default="", metavar="GRUPPE", help=_("mit --from: nur Kodierungen dieser Gruppe"))
    parser.add_argument(
        "--public",
        action="store_true",
        help=_("mit --from: in den veröffentlichten Ordner, ohne ein Wort der Interviews"),
    )
    parser.add_argument("--root", default=".", metavar="ORDNER", help=_("Projektordner (Vorgabe: dieser)"))


def run(arguments: Namespace) -> int:
    """Write one new file, or one recommendation at the end of a page."""
    kind = parse_kind(arguments.kind, recommendation=True)
    _check_from(arguments, kind)
    if arguments.page and kind != RECOMMENDATION:
        raise BelegketteError(_("--page gilt nur für Empfehlungen; Belege bekommen eine eigene Datei."))
    settings = load_settings(arguments.root)
    corpus = load_corpus(arguments.root, settings)
    existing = ids_of_kind(corpus, kind)
    taken = taken_ids(corpus)
    name = _checked_id(arguments.id, corpus) if arguments.id else next_id(existing, taken, kind)
    title = " ".join(arguments.title.split())
    if kind == RECOMMENDATION:
        path, change = _recommendation(name, title, arguments.page, corpus)
        after = _("Weiter: Satz, Belege und Begründung schreiben, dann „belegkette check {path}“.")
    else:
        if arguments.source:
            path, change = _draft(arguments, name, title, corpus)
        else:
            path, change = _record(Kind(kind), name, title, corpus, settings.internal_root)
        after = _("Weiter: die Lücken füllen, dann „belegkette check {path}“. Anführen mit „:evidence: {id}“.")
    write_changes([change])
    lines = [_("„{id}“ angelegt: {path}").format(id=name, path=path), after.format(id=name, path=path)]
    if kind == RECOMMENDATION and change.before is None:
        lines.append(_("Die Seite ist neu: in ein {toctree} von index.md aufnehmen.").format(toctree="{toctree}"))
    if not arguments.id and existing and not latest_id(existing):
        lines.append(
            _("Kennungen dieser Art heißen hier sonst wie „{id}“; mit --id selbst wählen.").format(id=existing[0])
        )
    sys.stdout.write("\n".join(lines) + "\n")
    return 0


def _check_from(arguments: Namespace, kind: str) -> None:
    if arguments.source and kind != Kind.INTERVIEW_FINDING:
        raise BelegketteError(
            _("--from gilt nur für Befunde."), remedy=_("„belegkette new interview-finding --from …“")
        )
    if not arguments.source and (arguments.region or arguments.group or arguments.public):
        raise BelegketteError(_("--region, --group und --public gelten nur zusammen mit --from."))


def _draft(arguments: Namespace, name: str, title: str, corpus: Corpus) -> tuple[str, Change]:
    """Return a finding drafted from codings; it stays where they are unless the author asks otherwise."""
    wanted = Selection(code=arguments.source, region=arguments.region, group=arguments.group)
    text = build_draft(corpus, name, title, wanted, public=arguments.public)
    folder = EVIDENCE if arguments.public else corpus.settings.internal_root.rstrip("/")
    if not folder:
        raise BelegketteError(
            _("Der Entwurf enthält Worte aus Interviews und gehört nicht in den Ordner, der veröffentlicht wird."),
            remedy=_("„internal-root“ setzen oder mit --public einen Entwurf ohne diese Worte anlegen."),
        )
    path = f"{folder}/{FOLDERS[Kind.INTERVIEW_FINDING]}/{name}.yaml"
    return path, Change(path=os.path.join(corpus.root, path), content=text.encode())


def _checked_id(name: str, corpus: Corpus) -> str:
    if not ID_PATTERN.fullmatch(name):
        raise BelegketteError(
            _("„{id}“ kann keine Kennung sein.").format(id=name),
            remedy=_("Großbuchstaben, Ziffern und Bindestriche, zum Beispiel „LDK-07.1“; keine Umlaute."),
        )
    if name in corpus.evidence or name in corpus.recommendations or name in corpus.declared:
        raise BelegketteError(
            _("Die Kennung „{id}“ ist schon vergeben.").format(id=name),
            remedy=_("Ohne --id wird die nächste freie genommen."),
        )
    return name


def _record(kind: Kind, name: str, title: str, corpus: Corpus, internal_root: str) -> tuple[str, Change]:
    folder = EVIDENCE
    if kind in INTERNAL_KINDS:
        if not internal_root:
            raise BelegketteError(
                _("„{kind}“ gehört nicht in den Ordner, der veröffentlicht wird.").format(kind=kind),
                remedy=_("In pyproject.toml unter [tool.belegkette] mit „internal-root“ einen zweiten Ordner nennen."),
            )
        folder = internal_root.rstrip("/")
    path = f"{folder}/{FOLDERS[kind]}/{name}.yaml"
    disk = os.path.join(corpus.root, path)
    schema = os.path.relpath(os.path.join(corpus.root, "schemas"), os.path.dirname(disk)).replace(os.sep, "/")
    text = build_record(kind, name, title, corpus, f"{schema}/evidence.schema.json")
    return path, Change(path=disk, content=text.encode())


def _recommendation(name: str, title: str, page: str, corpus: Corpus) -> tuple[str, Change]:
    path = page_path(page, corpus, latest_id(ids_of_kind(corpus, RECOMMENDATION)))
    disk = os.path.join(corpus.root, path)
    before = None
    if os.path.lexists(disk):
        try:
            with open(disk, "rb") as stream:
                before = stream.read()
        except OSError as error:
            raise BelegketteError(
                _("„{path}“ kann nicht gelesen werden: {reason}.").format(path=path, reason=error.strerror)
            ) from error
    head = build_page(path, corpus).encode() if before is None else before
    content = append_block(head, path, build_recommendation(name, title, corpus), name)
    return path, Change(path=disk, content=content, before=before)
