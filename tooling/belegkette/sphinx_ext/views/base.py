"""Views: plain values that say everything a piece of a page shows, and nothing else.

A page is out of date exactly when one of its views has changed. So views hold no lines, no times and no order that
readers do not see.
"""

from __future__ import annotations

import hashlib

import msgspec


class View(msgspec.Struct, frozen=True, kw_only=True):
    """A part of what a page shows."""


class Answer(View, frozen=True, kw_only=True):
    """What a page was told on one question; `files` (relative to the root) are those it was read from."""

    files: tuple[str, ...]


def digest_of(found: Answer | None) -> str:
    """Return a fingerprint of what an answer says, the same in every process; no answer has an empty one.

    The files do not count: a record that moves into another file still says the same.
    """
    if found is None:
        return ""
    said = msgspec.json.encode(msgspec.structs.replace(found, files=()), enc_hook=str)
    return hashlib.blake2b(said, digest_size=12).hexdigest()
