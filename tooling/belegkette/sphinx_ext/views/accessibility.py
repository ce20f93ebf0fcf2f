"""What is known about how accessible the site is: what tests measured, and who answers for it.

The measurements come from a file that the accessibility tests write; nothing here measures, and nothing is claimed
without one. The declaration that the law asks for appears only when body, contact and enforcement office are named.
"""

from __future__ import annotations

import os

import msgspec

from belegkette.edition import Edition
from belegkette.i18n import _
from belegkette.model.base import Shape, decode_custom
from belegkette.model.dates import PartialDate, parse_partial_date
from belegkette.sphinx_ext.views.base import Answer

FILE = "barrierefreiheit.json"
VERSION = 1


class Measured(Shape, frozen=True, kw_only=True):
    """One kind of measurement: how often it was made, and how many faults and open questions it left."""

    name: str
    places: int
    violations: int
    undecided: int = 0
    note: str = ""


class Measurements(Shape, frozen=True, kw_only=True):
    """The file: when, with what, on which pages, with which result; `not_measured` says what no machine looked at."""

    version: int
    date: PartialDate
    tools: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    results: tuple[Measured, ...] = ()
    not_measured: tuple[str, ...] = ()


class Accessibility(Answer, frozen=True, kw_only=True):
    """What the page says; `measurements` is None where nothing was measured, `fault` says what is wrong with the file."""

    measurements: Measurements | None
    fault: str
    publisher: str
    contact: str
    enforcement: str
    feedback: str


def answer_accessibility(edition: Edition) -> Accessibility:
    """Return the newest measurements and who answers for the site."""
    measurements, fault = _read(os.path.join(edition.corpus.root, FILE))
    settings = edition.settings
    return Accessibility(
        measurements=measurements,
        fault=fault,
        publisher=settings.publisher,
        contact=settings.accessibility_contact,
        enforcement=settings.enforcement_office,
        feedback=settings.feedback,
        files=(FILE,) if measurements is not None or fault else (),
    )


def _read(path: str) -> tuple[Measurements | None, str]:
    try:
        with open(path, "rb") as stream:
            data = stream.read()
    except FileNotFoundError:
        return None, ""
    except OSError as error:
        return None, _("„{name}“ kann nicht gelesen werden: {reason}.").format(name=FILE, reason=error.strerror)
    try:
        found = msgspec.json.decode(data, type=Measurements, dec_hook=decode_custom)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        return None, _("„{name}“ ist keine Aufzeichnung von Messungen: {reason}.").format(name=FILE, reason=error)
    if found.version != VERSION or parse_partial_date(str(found.date)).first is None:
        return None, _("„{name}“ hat eine unbekannte Fassung oder kein Datum.").format(name=FILE)
    return found, ""
