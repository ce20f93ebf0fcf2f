"""Outputs of a check: pure functions from the result to text. Every diagnostic, waiver and count is in each of them."""

from __future__ import annotations

from collections.abc import Callable

from belegkette.check import CheckResult
from belegkette.renderers.github import render_github
from belegkette.renderers.gitlab import render_gitlab
from belegkette.renderers.json import render_json
from belegkette.renderers.junit import render_junit
from belegkette.renderers.sarif import render_sarif
from belegkette.renderers.text import render_text

RENDERERS: dict[str, Callable[[CheckResult], str]] = {
    "text": render_text,
    "json": render_json,
    "sarif": render_sarif,
    "junit": render_junit,
    "github": render_github,
    "gitlab": render_gitlab,
}

FORMATS = tuple(RENDERERS)
"""The formats of the contract."""
