"""How Sphinx' process keeps its memory: collect seldom, and hold no page that has been read.

Docutils' trees are full of cycles; with Python's own thresholds a third of a large build goes into looking for garbage
among nodes that are all in use. Sphinx also keeps every tree that it reads until it is written, although it has just
stored it; with thousands of records that is most of the memory of a build.
"""

from __future__ import annotations

import gc

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

_COLLECT_AFTER = 50_000
"""New objects; fewer than those of one page of a large register."""


def connect_memory(app: Sphinx) -> None:
    """Collect seldom from now on until the build has finished."""
    before = gc.get_threshold()
    gc.set_threshold(_COLLECT_AFTER)

    def restore(_app: Sphinx, _exception: Exception | None) -> None:
        gc.unfreeze()
        gc.set_threshold(*before)

    app.connect("env-before-read-docs", set_aside)
    app.connect("source-read", let_go)
    app.connect("build-finished", restore, priority=1000)


def set_aside(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:  # noqa: ARG001 - Sphinx's signature
    """Spare the corpus and the environment, which live as long as the build, from being looked at again."""
    gc.freeze()


def let_go(app: Sphinx, docname: str, content: list[str]) -> None:  # noqa: ARG001 - Sphinx's signature
    """Forget the trees of pages that have been read; they are stored."""
    app.env._write_doc_doctree_cache.clear()  # noqa: SLF001 - Sphinx has no setting for it
