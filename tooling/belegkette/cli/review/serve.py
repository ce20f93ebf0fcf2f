"""``belegkette review serve``: the report as a page on this computer, with fields that write the ledger."""

from __future__ import annotations

import contextlib
import signal
import threading
import webbrowser
from typing import TYPE_CHECKING

from belegkette.cli.project import add_project_arguments
from belegkette.cli.review.common import add_person_arguments, open_review
from belegkette.cli.review.people import find_person
from belegkette.errors import BelegketteError
from belegkette.i18n import _, speaking
from belegkette.model.ledger import LEDGER_PATH
from belegkette.model.terms import Profile
from belegkette.settings import reference_date

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator

    from belegkette.cli.review.people import Person
    from belegkette.serve.live import LiveProject

_LAST_PORT = 65_535


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what the action takes."""
    add_project_arguments(parser)
    add_person_arguments(parser)
    parser.add_argument(
        "--port", type=int, default=0, metavar="ZAHL", help=_("fester Anschluss (Vorgabe: irgendein freier)")
    )
    parser.add_argument("--open", action="store_true", help=_("die Seite gleich im Browser öffnen"))


def run(arguments: Namespace) -> int:
    """Serve until Ctrl-C. Raises `BelegketteError` when it is not known who decides."""
    if not 0 <= arguments.port <= _LAST_PORT:
        raise BelegketteError(
            _("Einen Anschluss {port} gibt es nicht.").format(port=arguments.port),
            remedy=_("Eine Zahl von 1024 bis 65535 nehmen oder --port weglassen."),
        )
    project, _desk = open_review(arguments)
    person = find_person(project.root, project.settings, arguments.reviewer, arguments.role)
    from belegkette.serve.live import LiveProject  # noqa: PLC0415 - only this action pays for jinja2

    live = LiveProject(
        project.root,
        project.settings,
        Profile.REVIEW,
        lambda: reference_date(arguments.as_of, project.settings),
    )
    _serve(live, person, arguments.port, in_browser=arguments.open)
    return 0


def _serve(live: LiveProject, person: Person, port: int, *, in_browser: bool) -> None:
    from belegkette.serve.answers import Answers  # noqa: PLC0415 - as above
    from belegkette.serve.guard import Guard  # noqa: PLC0415
    from belegkette.serve.server import LocalServer  # noqa: PLC0415

    with LocalServer(port) as server:
        guard = Guard(server.server_port)
        server.answer = Answers(live, guard, person.key, person.role).answer
        try:
            with _polite_kill_as_interrupt():
                _tell(guard.address, person)
                if in_browser and not webbrowser.open(guard.address):
                    print(_("Es ließ sich kein Browser öffnen; bitte die Adresse dort eingeben."), flush=True)
                # The page is a German document, whatever language the terminal speaks.
                with speaking("de"):
                    server.serve_forever()
        except KeyboardInterrupt:
            with live.lock:  # a decision that is just being written is finished first
                print(_("Beendet. Was eingetragen ist, steht in {path}.").format(path=LEDGER_PATH))


def _tell(address: str, person: Person) -> None:
    who = f"{person.key} ({person.role})" if person.role else person.key
    print(_("Die Seite zum Prüfen für {who}:").format(who=who))
    print(f"    {address}")
    print(_("Sie ist nur auf diesem Rechner zu erreichen. Die Adresse bitte nicht weitergeben."))
    print(_("Beenden: Strg+C"), flush=True)


@contextlib.contextmanager
def _polite_kill_as_interrupt() -> Iterator[None]:
    """Let a polite kill end the server as Ctrl-C does; only the main thread can."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
