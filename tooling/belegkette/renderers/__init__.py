"""Outputs of a check: pure functions from the result to text. Every diagnostic, waiver and count is in each of them."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from belegkette.check import CheckResult

FORMATS = ("text", "json", "sarif", "junit", "github", "gitlab")
"""The formats of the contract; each has a module here, imported when it is asked for."""


def _renderer(name: str) -> Callable[[CheckResult], str]:
    def render(result: CheckResult) -> str:
        text: str = getattr(import_module(f"belegkette.renderers.{name}"), f"render_{name}")(result)
        return text

    return render


RENDERERS: dict[str, Callable[[CheckResult], str]] = {name: _renderer(name) for name in FORMATS}
