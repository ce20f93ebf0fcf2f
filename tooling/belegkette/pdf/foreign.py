"""rst2pdf and ReportLab as seen from here: untyped, and read in few private places, all of which are in this module.

Every private name is also named in ``tests/pdf/test_private_names.py``, so that an upgrade that moves one says so.
"""

from __future__ import annotations

from typing import Any

Foreign = Any
"""A value of rst2pdf or ReportLab; neither has type hints."""


def frame_of(flowable: Foreign) -> Foreign | None:
    """Return the frame a flowable is being placed in, or None while it is measured elsewhere."""
    return getattr(flowable, "_frame", None)


def lend_frame(flowable: Foreign, frame: Foreign | None) -> None:
    """Tell a flowable inside another one in which frame it stands."""
    flowable._frame = frame  # noqa: SLF001


def height_of(frame: Foreign) -> float:
    """Return the height that a frame has for flowables when it is empty."""
    return float(frame._aH)  # noqa: SLF001


def is_empty(frame: Foreign) -> bool:
    """Say whether nothing stands in the frame yet."""
    return bool(frame._atTop)  # noqa: SLF001


def foot_of(frame: Foreign) -> float:
    """Return how far down a frame may be filled, in points from the page's bottom."""
    return float(frame._y1p)  # noqa: SLF001


def set_foot(frame: Foreign, foot: float) -> None:
    """Let a frame end higher or lower."""
    frame._y1p = foot  # noqa: SLF001
