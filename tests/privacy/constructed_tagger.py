"""A stand-in for a program that recognises names; everything is constructed."""

from __future__ import annotations


def tagger(text: str) -> list[tuple[int, str]]:
    at = text.find("Quastenflug")
    return [(at, "Quastenflug")] if at >= 0 else []
