"""Sphinx settings of the handbook, which has nothing to do with those of the edition (``../conf.py``)."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

from belegkette import __version__

project = "Handbuch zur Belegkette"
author = "Projekt Belegkette"
copyright = "2026, CC BY 4.0"
release = version = __version__
language = "de"
root_doc = "index"

extensions = ["myst_parser", "sphinx_design", "rule_reference", "key_tables"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_ext", "_static"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
smartquotes = False
"""Quotation marks are typed as they are meant to look."""

html_theme = "furo"
html_title = "Handbuch zur Belegkette"
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_domain_indices = False
html_use_index = False
