"""Settings of the PDF in ``conf.py``: rst2pdf's, with our defaults, and our own ``belegkette_pdf_*``.

rst2pdf's values are declared here rather than by its own ``setup``: that would import rst2pdf for every HTML build, and
declares English defaults. Values of rst2pdf that are missing here are not settings of this builder.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any, cast

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config

if TYPE_CHECKING:
    from collections.abc import Mapping

RST2PDF_VALUES: dict[str, Any] = {
    "pdf_documents": [],
    "pdf_stylesheets": [],
    "pdf_style_path": [],
    "pdf_font_path": [],
    "pdf_break_level": 1,
    "pdf_breakside": "any",
    "pdf_default_dpi": 150,
    "pdf_fit_mode": "shrink",
    "pdf_page_template": "decoratedPage",
    "pdf_use_toc": True,
    "pdf_toc_depth": 2,
    "pdf_use_coverpage": True,
    "pdf_use_index": True,
    "pdf_appendices": [],
    "section_header_depth": 1,
}
"""rst2pdf's values that this builder reads, with the defaults of the edition."""

OWN_VALUES: dict[str, Any] = {
    "belegkette_pdf_subtitle": "",
    "belegkette_pdf_edition": "",
    "belegkette_pdf_status": "Entwurf",
    "belegkette_pdf_publisher": "",
    "belegkette_pdf_notice": "",
    "belegkette_pdf_logo": "",
    "belegkette_pdf_date": "",
    "belegkette_pdf_box_list": "",
    "belegkette_pdf_signatures": [],
}

INDEX_EVENT = "belegkette-pdf-index"
"""Asked when the index is made, with the application alone: listeners return Sphinx's index entries by page."""

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """What cover, running heads and metadata say about one document."""

    title: str
    author: str
    subtitle: str
    edition: str
    status: str
    publisher: str
    notice: str
    logo: str
    date: str
    moment: datetime
    language: str

    @property
    def texts(self) -> dict[str, str]:
        """Return what of it is printed as text, by name."""
        names = ("title", "author", "subtitle", "edition", "status", "publisher", "notice", "date")
        return {name: getattr(self, name) for name in names}

    @property
    def running_head(self) -> str:
        """Return the title, and the status while there is one."""
        return " · ".join(filter(None, (self.title, self.status)))

    @property
    def running_foot(self) -> str:
        """Return the edition line, or the publisher without one."""
        return " · ".join(filter(None, (self.edition or self.publisher, self.date)))


def register_values(app: Sphinx) -> None:
    """Declare all settings; none of them changes what Sphinx reads from the sources."""
    for name, default in {**RST2PDF_VALUES, **OWN_VALUES}.items():
        app.add_config_value(name, default, "", frozenset({type(default)}))
    app.add_event(INDEX_EVENT)
    app.connect("config-inited", complete_values)


def complete_values(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - Sphinx's signature
    """Name the document when ``pdf_documents`` does not: file name and title from the project, author as given."""
    if not config.pdf_documents:
        name = nodes.make_id(config.project) or "edition"
        config.pdf_documents = [(config.root_doc, name, config.project, config.author)]


class _OwnSettings:
    """The settings of the project, some of them as one document wants them."""

    def __init__(self, config: Config, own: Mapping[str, Any]) -> None:
        self._config, self._own = config, own

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - settings are of every type
        return self._own[name] if name in self._own else getattr(self._config, name)


def settings_of(config: Config, own: Mapping[str, Any]) -> Config:
    """Return the settings for one entry of ``pdf_documents``; what its options name comes first."""
    return cast("Config", _OwnSettings(config, own))


def read_edition(config: Config, title: str, author: str) -> Edition:
    """Return what is said about one document, every gap filled."""
    moment = _read_moment(config.belegkette_pdf_date)
    given = config.belegkette_pdf_date or config.today
    language = config.language or "de"
    return Edition(
        title=title,
        author=author,
        subtitle=config.belegkette_pdf_subtitle,
        edition=config.belegkette_pdf_edition or (f"Fassung {config.release}" if config.release else ""),
        status=config.belegkette_pdf_status,
        publisher=config.belegkette_pdf_publisher or author,
        notice=config.belegkette_pdf_notice,
        logo=config.belegkette_pdf_logo,
        date=given if given and not _ISO_DATE.fullmatch(given) else format_date(moment.date(), language),
        moment=moment,
        language="de-DE" if language == "de" else language,
    )


def _read_moment(given: str) -> datetime:
    """Return the moment for dates and metadata: SOURCE_DATE_EPOCH, else the day given in ISO 8601, else now.

    This is an edge of the system: only here does the PDF ask for the time of day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch:
        return datetime.fromtimestamp(int(epoch), tz=UTC)
    if _ISO_DATE.fullmatch(given):
        return datetime.fromisoformat(given).replace(tzinfo=UTC)
    return datetime.now(tz=UTC)


def format_date(day: date, language: str) -> str:
    """Return the day as people write it: "22. November 2026"."""
    from babel.dates import format_date as format_for_people  # noqa: PLC0415 - an HTML build does not need it

    return format_for_people(day, "long", locale=language.replace("-", "_"))
