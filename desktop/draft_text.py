"""The draft's text as the window edits it: its blocks, what they say now, and the one undo stack."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QObject, Signal

from checker.plan import Plan
from checker.reading.elements import Reading
from desktop.commands import EditText
from desktop.language import tr
from desktop.pause import Pause
from desktop.steps import Steps


class DraftText(QObject):
    """A draft's blocks with the texts that replace them. Whatever changes them counts up `revision`."""

    text_replaced = Signal(int)  # block whose text was set by undo, redo or a fix
    text_changed = Signal()  # by whatever, typing too

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.undo = Steps(self)
        self.original: Plan | None = None
        self.reading: Reading | None = None
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
        """Tell whether any block differs from the file."""
        return bool(self.texts)

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


def now() -> str:
    """Return the time as answers and edits are signed with it: local, ISO, to the second."""
    return datetime.now().replace(microsecond=0).isoformat()
