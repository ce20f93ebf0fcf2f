"""``belegkette verify``: read a finished PDF and say whether everything is in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from belegkette.cli.project import Project
