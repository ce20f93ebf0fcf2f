"""Before any page is read: load the corpus once, check it, write the generated pages."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import ExtensionError
from sphinx.util import logging

from belegkette.check import CheckResult, run_check
from belegkette.corpus import load_corpus
from belegkette.diagnostics import Severity
from belegkette.edition import Edition
from belegkette.errors import BelegketteError
from belegkette.graph import TraceGraph
from belegkette.i18n import _
from belegkette.model.terms import Profile
from belegkette.settings import load_settings, reference_date
from belegkette.sphinx_ext.defaults import is_internal
from belegkette.sphinx_ext.domain import domain_of
from belegkette.sphinx_ext.pages import build_stubs, write_stubs

logger = logging.getLogger(__name__)


def load_edition(app: Sphinx) -> None:
    """Give the domain its edition. The root of the project is the folder of conf.py."""
    try:
        settings = load_settings(str(app.confdir))
        day = reference_date(app.config.belegkette_as_of, settings)
        corpus = load_corpus(str(app.confdir), settings)
        internal = is_internal(app.config)
        profile = Profile.REVIEW if internal and settings.profile is Profile.DRAFT else settings.profile
        result = run_check(corpus, settings, profile, day)
        edition = Edition(TraceGraph(corpus, day), settings, internal=internal, diagnostics=result.diagnostics)
        domain_of(app.env).edition = edition
        if not internal:
            report(result)
        write_stubs(Path(app.srcdir), build_stubs(edition))
    except BelegketteError as error:
        raise ExtensionError(" ".join(filter(None, (error.message, error.remedy)))) from error


def report(result: CheckResult) -> None:
    """Pass the check's errors on as Sphinx warnings, so that ``-W`` stops an edition with a broken chain.

    Warnings and notes are the business of ``belegkette check``; here they are only counted.
    """
    for found in result.diagnostics:
        if found.severity is Severity.ERROR and found.waived is None:
            place = f"{found.location.path}:{found.location.line}"
            text = " ".join(filter(None, (f"{found.code} {found.message}", found.hint)))
            logger.warning(text, location=place, type="belegkette", subtype=found.code)
    counts = result.summary
    logger.info(
        _("Belegkette: {errors} Fehler, {warnings} Warnungen, {notes} Hinweise (Stichtag {day})").format(
            errors=counts.errors, warnings=counts.warnings, notes=counts.notes, day=result.as_of
        )
    )
