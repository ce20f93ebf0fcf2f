"""The last step of every page: it is sealed with its policy (`belegkette.site.policy`)."""

from __future__ import annotations

from typing import Any

from sphinx.jinja2glue import BuiltinTemplateLoader

from belegkette.site.policy import seal


class SealingLoader(BuiltinTemplateLoader):
    """Sphinx' templates; every page that they make is sealed (setting ``template_bridge``)."""

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        """Return the finished page."""
        return seal(super().render(template, context))
