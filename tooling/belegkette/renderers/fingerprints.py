"""What tells diagnostics apart from one run to the next: not the line, which moves with every word written above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from belegkette.diagnostics import Diagnostic

_DIGITS = 32


def with_fingerprints(diagnostics: Iterable[Diagnostic]) -> Iterator[tuple[Diagnostic, str]]:
    """Yield each diagnostic with its fingerprint; equal ones in one file are numbered in their order."""
    seen: dict[tuple[str, ...], int] = {}
    for diagnostic in diagnostics:
        key = (diagnostic.code, diagnostic.location.path, diagnostic.subject, diagnostic.message)
        seen[key] = seen.get(key, 0) + 1
        yield diagnostic, fingerprint_of(*key, str(seen[key]))


def fingerprint_of(*parts: str) -> str:
    """Return a short text that is the same for the same parts on every machine."""
    from hashlib import sha256  # noqa: PLC0415 - the text format does not pay for it

    return sha256("\0".join(parts).encode()).hexdigest()[:_DIGITS]
