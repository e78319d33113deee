"""The draft's text as the window edits it: its blocks, what they say now, and the one undo stack."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from checker.plan import Plan
from checker.reading.elements import Reading
from desktop.commands import EditText
from desktop.language import tr
from desktop.pause import Pause
from desktop.standing import Origins, Restructuring, Standing
from desktop.steps import Steps

if TYPE_CHECKING:
    from checker.sources.drawn import Drawn


class DraftText(QObject):
    """A draft's blocks with the texts that replace them. Whatever changes them counts up `revision`.

    `original` is the draft without edits of text: as its file has it, but for the changes of `structure`.
    """

    text_replaced = Signal(int)  # block whose text was set by undo, redo or a fix
    text_changed = Signal()  # by whatever, typing too
    restructured = Signal(object)  # Origins: the blocks are others, see `standing`

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = Steps(self)
        self.original: Plan | None = None
        self.opened: Plan | None = None  # as its file has it
        self.reading: Reading | None = None
        self.structure: tuple[Restructuring, ...] = ()
        self.drawn: Drawn | None = None  # what it shows besides text, where its file does not tell
        self.texts: dict[int, str] = {}
        self.edited_at: dict[int, str] = {}  # by block, ISO time of its last edit
        self.revision = 0
        self._touched: set[int] = set()  # blocks edited since the last check
        self._pause = Pause(self)

    @property
    def plan(self) -> Plan | None:
        """The draft with its edits."""
        return self.original.with_texts(self.texts) if self.original else None

    def text(self, block: int) -> str:
        """Return the current text of a block of the draft."""
        assert self.original is not None
        return self.texts.get(block, self.original.blocks[block].text)

    @property
    def edited(self) -> bool:
        """Tell whether anything differs from the file."""
        return bool(self.texts or self.structure)

    @property
    def changes(self) -> int:
        """Count the edited blocks and the changes of structure."""
        return len(self.texts) + len(self.structure)

    def type_text(self, block: int, after: str, deed: str = "") -> None:
        """Record that the editor now shows `after` in a block, by a deed that the menu names or by typing."""
        before = self.text(block)
        if before != after:
            self.undo.push(EditText(self, block, before, after, deed or tr("输入"), typed=True, alone=bool(deed)))

    def join(self, first: int, second: int) -> None:
        """Put the text of a block at the end of another and empty it, as one step."""
        together = self.text(first) + self.text(second)
        self.undo.beginMacro(tr("合并段落"))
        self.undo.push(EditText(self, second, self.text(second), "", tr("合并段落"), typed=False))
        self.undo.push(EditText(self, first, self.text(first), together, tr("合并段落"), typed=False))
        self.undo.endMacro()

    def put_text(self, block: int, text: str, *, shown: bool) -> None:
        """Set the text of a block; for the undo stack. `shown` tells that the editor has it already."""
        assert self.original is not None
        self.texts[block] = text
        if text == self.original.blocks[block].text:
            del self.texts[block]
        self.edited_at[block] = now()
        self._touched.add(block)
        self.revision += 1
        if not shown:
            self.text_replaced.emit(block)
        self.text_changed.emit()
        self._pause.start()

    def standing(self) -> Standing:
        """Return the draft as it stands, to be put back by `put_standing`."""
        assert self.reading is not None
        touched = frozenset(self._touched)
        return Standing(self.reading, self.structure, self.drawn, dict(self.texts), dict(self.edited_at), touched)

    def put_standing(self, standing: Standing, origins: Origins) -> None:
        """Let the draft stand otherwise; for the undo stack. `origins` gives the block that each block was."""
        self.reading, self.original = standing.reading, standing.plan
        self.structure, self.drawn = standing.structure, standing.drawn
        self.texts = dict(standing.texts)
        self.edited_at = dict(standing.edited_at)
        self._touched = set(standing.touched)
        self.revision += 1
        self.restructured.emit(origins)


def now() -> str:
    """Return the time as answers and edits are signed with it: local, ISO, to the second."""
    return datetime.now().replace(microsecond=0).isoformat()
