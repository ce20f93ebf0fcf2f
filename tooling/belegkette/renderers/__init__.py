"""Outputs of a check: pure functions from the result to text. Every diagnostic, waiver and count is in each of them."""

from __future__ import annotations

from collections.abc import Callable

from belegkette.check import CheckResult
from belegkette.renderers.json import render_json
from belegkette.renderers.text import render_text

RENDERERS: dict[str, Callable[[CheckResult], str]] = {"text": render_text, "json": render_json}

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")
"""The formats of the contract; those without a renderer are not built yet."""
