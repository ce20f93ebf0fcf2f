"""Whether the printed book is a draft: nobody can switch the word off by a setting while something is not decided."""

from __future__ import annotations

from sphinx.application import Sphinx

from belegkette.i18n import _
from belegkette.model.terms import RecommendationStatus
from belegkette.sphinx_ext.defaults import is_internal
from belegkette.sphinx_ext.domain import domain_of

DECIDED = frozenset({RecommendationStatus.APPROVED, RecommendationStatus.IMPLEMENTED, RecommendationStatus.SUPERSEDED})


def is_draft(app: Sphinx) -> bool:
    """Say whether the edition is not released, or holds a recommendation that nobody has approved."""
    edition = domain_of(app.env).edition
    approved = all(one.status in DECIDED for one in edition.recommendations)
    return not (app.config.belegkette_released and approved)


def state_standing(app: Sphinx) -> None:
    """Set status and edition of the PDF (listener of ``builder-inited``, after the corpus is loaded)."""
    config = app.config
    if "belegkette_pdf_status" not in config or is_internal(config):
        return
    if is_draft(app):
        config.belegkette_pdf_status = config.belegkette_pdf_status or _("Entwurf")
        return
    config.belegkette_pdf_status = ""
    config.belegkette_pdf_edition = config.belegkette_pdf_edition or _("Fassung {version}").format(
        version=config.belegkette_released
    )
