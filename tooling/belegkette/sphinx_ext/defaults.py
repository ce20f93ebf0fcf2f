"""Settings that every edition needs, so that conf.py holds only what is the project's own.

What conf.py or the command line sets is left alone.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from belegkette.i18n import _
from belegkette.places import ACCESSIBILITY, ANALYSES, COMPARISON, EASY_FOLDER, MATRIX, STATES

HERE = Path(__file__).parent

EDITION_PAGES = ["index.md", "recommendations/**", "register/**", f"{COMPARISON}.md", f"{MATRIX}.md", f"{ACCESSIBILITY}.md", f"{EASY_FOLDER}**",
    f"{ANALYSES.rpartition('/')[0]}/**", f"{STATES}/**",
]  # fmt: skip
"""What an edition consists of; nothing else in the folder is read."""

_READ_BY_LOADERS_NEITHER = ["**/README.md", "**/_*", "**/.*", "_*", ".*"]
_READ_ELSEWHERE = ["recommendations/easy-language/index.md"]
"""Begins the generated start page of the easy-to-read edition."""

_LARGE_FOLDERS = ["docs", "evidence", "node_modules", "tests", "tooling"]

DEFAULTS: dict[str, Any] = {
    "today_fmt": "%d. %B %Y",
    "primary_domain": "belegkette",
    "source_suffix": {".md": "markdown"},
    "include_patterns": EDITION_PAGES,
    "exclude_patterns": [*_READ_BY_LOADERS_NEITHER, *_READ_ELSEWHERE, *_LARGE_FOLDERS],
    # Attributes mark words of another language, which the PDF tells screen readers (`[inclusion]{.language-en}`).
    "myst_enable_extensions": ["attrs_block", "attrs_inline", "colon_fence", "deflist"],
    # Quotes stand in the edition as they stand in the source; nobody alters them on the way.
    "smartquotes": False,
    "html_theme": "furo",
    # The sources may hold what is not for readers, and the search index needs no copy of them.
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_show_sphinx": False,
    "html_use_index": False,
    "html_domain_indices": False,
    "template_bridge": "belegkette.sphinx_ext.site.sealing.SealingLoader",
    "belegkette_pdf_box_list": "Verzeichnis der Empfehlungen",
}


def register_values(app: Sphinx) -> None:
    """Declare our own settings."""
    app.add_config_value("belegkette_as_of", "", "", frozenset({str}))
    app.add_config_value("belegkette_released", "", "", frozenset({str}))
    app.add_config_value("belegkette_edition", "public", "env", frozenset({str}))


def is_internal(config: Config) -> bool:
    """Whether the internal edition is built; every other word than ``internal`` means the public one."""
    return bool(config.belegkette_edition == "internal")


def mark_internal(config: Config) -> None:
    """Say on every page, in every title and on every printed sheet that it must not be passed on."""
    words = _("Intern – nicht weitergeben")
    config.html_title = f"{words}: {config.html_title}"
    config.html_theme_options = {**config.html_theme_options, "announcement": words}
    if "belegkette_pdf_status" in config:
        config.belegkette_pdf_status = words


def complete_settings(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - Sphinx's signature
    """Fill in what the project leaves open, and add our templates and static files."""
    given = {*config._raw_config, *config.overrides}  # noqa: SLF001 - furo asks the same way; Sphinx has no other
    for name, value in DEFAULTS.items():
        if name not in given and name in config:
            config[name] = copy(value)
    if "html_title" not in given:
        config.html_title = config.project
    if "belegkette_pdf_date" in config and "belegkette_pdf_date" not in given:
        config.belegkette_pdf_date = config.belegkette_as_of
    if is_internal(config):
        mark_internal(config)
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
