"""Settings that every edition needs, so that conf.py holds only what is the project's own.

What conf.py or the command line sets is left alone.
"""

from __future__ import annotations

from copy import copy
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx
from sphinx.config import Config

from belegkette.sphinx_ext.places import COMPARISON, MATRIX

HERE = Path(__file__).parent

EDITION_PAGES = ["index.md", "recommendations/**", "register/**", f"{COMPARISON}.md", f"{MATRIX}.md"]
"""What an edition consists of; nothing else in the folder is read."""

_READ_BY_LOADERS_NEITHER = ["**/README.md", "**/_*", "**/.*", "_*", ".*"]
_LARGE_FOLDERS = ["docs", "evidence", "node_modules", "tests", "tooling"]

DEFAULTS: dict[str, Any] = {
    "today_fmt": "%d. %B %Y",
    "primary_domain": "belegkette",
    "source_suffix": {".md": "markdown"},
    "include_patterns": EDITION_PAGES,
    "exclude_patterns": [*_READ_BY_LOADERS_NEITHER, *_LARGE_FOLDERS],
    "myst_enable_extensions": ["colon_fence", "deflist"],
    # Quotes stand in the edition as they stand in the source; nobody alters them on the way.
    "smartquotes": False,
    "html_theme": "furo",
    # The sources may hold what is not for readers, and the search index needs no copy of them.
    "html_copy_source": False,
    "html_show_sourcelink": False,
    "html_show_sphinx": False,
    "html_use_index": False,
    "html_domain_indices": False,
}


def register_values(app: Sphinx) -> None:
    """Declare our own settings."""
    app.add_config_value("belegkette_as_of", "", "", frozenset({str}))


def complete_settings(app: Sphinx, config: Config) -> None:  # noqa: ARG001 - Sphinx's signature
    """Fill in what the project leaves open, and add our templates and static files."""
    given = {*config._raw_config, *config.overrides}  # noqa: SLF001 - furo asks the same way; Sphinx has no other
    for name, value in DEFAULTS.items():
        if name not in given and name in config:
            config[name] = copy(value)
    if "html_title" not in given:
        config.html_title = config.project
    config.templates_path = [*config.templates_path, str(HERE / "templates")]
    config.html_static_path = [*config.html_static_path, str(HERE / "static")]
