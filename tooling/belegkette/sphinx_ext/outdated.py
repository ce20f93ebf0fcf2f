"""Which pages must be made again: those that would be told something else, and no others.

Sphinx compares the times of files. For evidence that is too coarse (a file holds many records) and too fine (a link
from a recommendation changes the register). So each page keeps what it was told, and is asked again.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

from belegkette.edition import Edition
from belegkette.sphinx_ext.domain import BelegketteDomain, domain_of
from belegkette.sphinx_ext.views import FROM_EVIDENCE_ALONE, answer
from belegkette.sphinx_ext.views.base import digest_of
from belegkette.sphinx_ext.views.easy import is_tested


def compare_answers(
    app: Sphinx,  # noqa: ARG001 - Sphinx's signature
    env: BuildEnvironment,
    added: set[str],
    changed: set[str],
    removed: set[str],  # noqa: ARG001
) -> Iterable[str]:
    """Return the pages whose answers have changed, and spare those that only depend on a newer file."""
    domain = domain_of(env)
    evidence = _digest_evidence(domain.edition)
    before, domain.data["evidence"] = domain.data["evidence"], evidence
    spare = FROM_EVIDENCE_ALONE if before == evidence else frozenset()
    stale = {docname for docname in domain.told if docname not in added and _is_stale(domain, docname, spare)}
    spared = {docname for docname in changed - stale if _depends_only_on_evidence(env, domain, docname)}
    changed -= spared  # Sphinx reads these very sets afterwards; there is no other way to say that a page is up to date
    return sorted(stale)


def _is_stale(domain: BelegketteDomain, docname: str, spare: AbstractSet[str]) -> bool:
    return any(
        before != digest_of(answer(domain.edition, question))
        for question, before in domain.told[docname].items()
        if question[0] not in spare
    )


def _digest_evidence(edition: Edition) -> str:
    """Return a fingerprint of all that an answer can come from, apart from the recommendations."""
    found = hashlib.blake2b(digest_size=12)
    for path, content in sorted(edition.corpus.texts.items()):
        if path not in edition.page_paths:
            found.update(f"{path}\0{len(content)}\0".encode() + content)
    found.update(repr((edition.graph.day, edition.internal, edition.settings)).encode())
    return found.hexdigest()


def _depends_only_on_evidence(env: BuildEnvironment, domain: BelegketteDomain, docname: str) -> bool:
    """Whether nothing but files of the corpus is newer than the page as it was read."""
    if docname not in domain.told or docname in env.reread_always:
        return False
    if not (Path(env.doctreedir) / f"{docname}.doctree").is_file():
        return False
    corpus = domain.edition.corpus.texts
    others = [path for path in env.dependencies.get(docname, ()) if _relative(env, path) not in corpus]
    read_at = env.all_docs[docname]
    return all(_is_older(path, read_at) for path in (env.doc2path(docname), *others))


def _relative(env: BuildEnvironment, path: Path) -> str:
    return path.relative_to(env.srcdir).as_posix() if path.is_relative_to(env.srcdir) else str(path)


def _is_older(path: Path, microseconds: int) -> bool:
    try:
        return path.stat().st_mtime_ns // 1000 <= microseconds
    except OSError:
        return False


def rewrite_all_if_outline_changed(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:  # noqa: ARG001
    """Return all pages when something changed that is on, or may be named on, every page.

    That is: titles and order of pages (the navigation), labels and terms (references by name), and the reference day
    in the footer. Sphinx writes only pages that were read again.
    """
    domain = domain_of(env)
    fingerprint = hashlib.blake2b(digest_size=12)
    for part in (
        sorted((docname, title.astext()) for docname, title in env.titles.items()),
        sorted(env.toctree_includes.items()),
        sorted(map(str, env.domains.standard_domain.get_objects())),
        domain.edition.graph.day,
        (domain.edition.settings.base_url, domain.edition.settings.feedback),
        is_tested(domain.edition),
    ):
        fingerprint.update(repr(part).encode())
    before, domain.data["outline"] = domain.data["outline"], fingerprint.hexdigest()
    return env.found_docs if before != domain.data["outline"] else ()
