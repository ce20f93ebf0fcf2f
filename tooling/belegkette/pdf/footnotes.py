"""Footnotes at the foot of the page, or of the column, in which they are called.

rst2pdf knows them only as notes at the end (or lays the whole book out twice, into one file). Here the frame keeps them:
what is placed in it says which notes it calls, and they take their room from the bottom. A note that finds no room goes
to the next frame; what is left at the end of a chapter is set there. No note is lost.
"""

# mypy: disallow-subclassing-any=False
from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from reportlab.platypus.flowables import KeepTogether, NullDraw
from reportlab.platypus.paragraph import Paragraph
from reportlab.platypus.tables import Table
from rst2pdf.flowables import DelayedTable, SmartFrame

from belegkette.pdf.flowables import Block, Insets
from belegkette.pdf.foreign import Foreign, foot_of, height_of, is_empty, set_foot

_CALLS = "belegkette_calls"
_GAP = 7.0
"""Points between text and rule; and between rule and notes half of it."""
_RULE = 62.0
_MOST = 0.6
"""Part of a frame's height that notes may take."""
_TRIES = 6
_FUZZ = 1e-6


@dataclass(slots=True)
class NotePool:
    """The notes of a book by the id of each call, and, in one pass, which are placed and which wait for room."""

    notes: dict[str, Foreign] = field(default_factory=dict)
    placed: set[int] = field(default_factory=set)
    waiting: list[Foreign] = field(default_factory=list)

    def restart(self) -> None:
        """Begin a pass over the book."""
        self.placed.clear()
        self.waiting.clear()

    def take_called(self, flowable: Foreign) -> list[Foreign]:
        """Return the notes that something calls for the first time in this pass."""
        if not self.notes:
            return []
        found = dict.fromkeys(self.notes[call] for call in _read_calls(flowable) if call in self.notes)
        return [note for note in found if id(note) not in self.placed]

    def take_waiting(self) -> list[Foreign]:
        """Return what waits, which is then the caller's to place."""
        waiting, self.waiting = self.waiting, []
        return waiting


class HeldNote(Block):
    """The place of a note in the text, where nothing is drawn; the note in it waits for its page."""

    _ZEROSIZE = True

    def __init__(self, note: Foreign) -> None:
        """Hold the note, so that whoever looks into the story finds it."""
        super().__init__([note], Insets())

    def wrap(self, availWidth: float, availHeight: float) -> tuple[float, float]:  # noqa: ARG002, N803 - ReportLab's names
        """Take no room."""
        return 0, 0

    def split(self, availWidth: float, availHeight: float) -> list[Foreign]:  # noqa: ARG002, N803
        """Stay whole."""
        return [self]

    def draw(self) -> None:
        """Draw nothing."""


class EndOfBook(NullDraw):
    """The last flowable of a story: before it, what still waits is set."""

    _ZEROSIZE = True


class NoteFrame(SmartFrame):
    """A frame with notes at its foot."""

    pool: NotePool
    notes: list[Foreign]
    room: float

    @classmethod
    def adopt(cls, frame: Foreign, pool: NotePool) -> None:
        """Make a frame that rst2pdf has made one of these."""
        object.__setattr__(frame, "__class__", cls)  # ReportLab's frames take attributes for measures
        frame.pool, frame.notes, frame.room = pool, [], 0.0

    def _open(self, canv: Foreign) -> None:
        """Let waiting notes in, in their order, as far as there is room."""
        if is_empty(self) and not self.notes and self.pool.waiting:
            self._keep(self.pool.take_waiting(), canv)

    def add(self, flowable: Foreign, canv: Foreign, trySplit: int = 0) -> int:  # noqa: N803 - ReportLab's names
        """Place the flowable if it fits above the notes it calls."""
        self._open(canv)
        called = self.pool.take_called(flowable)
        if not called:
            return int(super().add(flowable, canv, trySplit))
        foot = foot_of(self)
        set_foot(self, foot + self._measure(called, canv))
        placed = int(super().add(flowable, canv, 1))
        set_foot(self, foot)
        if not placed and not trySplit:  # part of something divided, which cannot be made smaller
            placed = int(super().add(flowable, canv, trySplit))
        if placed:
            self._keep(called, canv, flowable.getSpaceAfter())
        return placed

    def split(self, flowable: Foreign, canv: Foreign) -> list[Foreign]:
        """Divide so that the first part leaves room for the notes it calls; if it cannot, they go to the next frame."""
        foot = foot_of(self)
        parts = whole = list(super().split(flowable, canv))
        if not self.pool.notes:
            return parts
        for _ in range(_TRIES):
            needed = self._measure(self.pool.take_called(parts[0]), canv) if parts else 0.0
            if not parts or foot_of(self) >= foot + needed:
                break
            set_foot(self, foot + needed)
            parts = list(super().split(flowable, canv))
        set_foot(self, foot)
        return parts if parts or not is_empty(self) else whole

    def _measure(self, notes: list[Foreign], canv: Foreign) -> float:
        """Return what the notes add to the foot; those that will wait, as behind others that wait, add nothing."""
        if self.pool.waiting:
            return 0.0
        added = 0.0
        for note in notes:
            height = self._height_of(note, canv)
            if self.room + added + height > _MOST * height_of(self):
                break
            added += height + (_GAP * 1.5 if not self.notes and not added else 0)
        return added

    def _keep(self, notes: list[Foreign], canv: Foreign, space: float = 0) -> None:
        """Take notes to the foot in their order, from the first that finds no room on let them wait.

        `space` is what the text above leaves free after itself.
        """
        for at, note in enumerate(notes):
            self.pool.placed.add(id(note))
            added = self._measure([note], canv)
            if not added or foot_of(self) + added > self._y + space + _FUZZ:
                self.pool.waiting.extend(notes[at:])
                self.pool.placed.update(id(one) for one in notes[at:])
                return
            self.notes.append(note)
            self.room += added
            set_foot(self, foot_of(self) + added)

    def _height_of(self, note: Foreign, canv: Foreign) -> float:
        _, height = note.wrapOn(canv, self._width - self._leftPadding - self._rightPadding, self._height)
        return float(height + note.getSpaceAfter())

    def draw_notes(self, canv: Foreign) -> None:
        """Draw rule and notes from the bottom of the frame up."""
        notes, self.notes = self.notes, []
        if not notes:
            return
        foot = self._y1 + self._bottomPadding
        top = foot + self.room
        canv.saveState()
        canv.setLineWidth(0.5)
        canv.line(self._x1 + self._leftPadding, top - _GAP, self._x1 + self._leftPadding + _RULE, top - _GAP)
        canv.restoreState()
        y = top - _GAP * 1.5
        for note in notes:
            _, height = note.wrapOn(canv, self._width - self._leftPadding - self._rightPadding, self._height)
            note.drawOn(canv, self._x1 + self._leftPadding, y - height)
            y -= height + note.getSpaceAfter()


def _read_calls(flowable: Foreign) -> tuple[str, ...]:
    """Return the ids of all anchors in a flowable: among them are those of its calls."""
    known: tuple[str, ...] | None = getattr(flowable, _CALLS, None)
    if known is None:
        known = tuple(_iter_anchors(flowable))
        if hasattr(flowable, "__dict__"):
            setattr(flowable, _CALLS, known)
    return known


def _iter_anchors(flowable: Foreign) -> Iterator[str]:
    """Yield the ids of anchors in all paragraphs of a flowable."""
    if isinstance(flowable, Paragraph):
        for fragment in flowable.frags:
            # Once measured, a fragment may be a word: its width and its pieces, each with the text of it.
            pieces = [piece[0] for piece in fragment[1:]] if isinstance(fragment, list) else [fragment]
            for call in (getattr(piece, "cbDefn", None) for piece in pieces):
                if call is not None and call.kind == "anchor":
                    yield call.name
        return
    for part in _read_parts(flowable):
        yield from _iter_anchors(part)


def _read_parts(flowable: Foreign) -> Sequence[Foreign]:
    """Return what a flowable holds; a note that is held back is not in the text."""
    match flowable:
        case list() | tuple():
            return flowable
        case Block() if not isinstance(flowable, HeldNote):
            return flowable.content
        case KeepTogether():
            return list(flowable._content)  # noqa: SLF001 - its only list of content
        case DelayedTable():
            return list(flowable.data)
        case Table():
            return list(flowable._cellvalues)  # noqa: SLF001 - its only list of cells
    return ()
