"""The Sphinx layer: recommendations and evidence as pages of an edition.

A thin adapter over the core. The corpus is loaded and checked once, before any page is read; roles and directives ask
it, the views say what is shown, the renderers make docutils nodes of that.
"""

from belegkette.sphinx_ext.extension import setup

__all__ = ["setup"]
