"""The one undo stack; locked, it takes nothing more and undoes nothing: the window only looks on."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack


class Steps(QUndoStack):
    """All that the user does to a review goes through here."""

    refused = Signal()  # something was to be done while locked

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.locked = False

    def push(self, command: QUndoCommand) -> None:
        """Do a step, unless locked."""
        if self.locked:
            self.refused.emit()
        else:
            super().push(command)

    def beginMacro(self, text: str) -> None:
        """Begin a step of several, unless locked."""
        if not self.locked:
            super().beginMacro(text)

    def endMacro(self) -> None:
        """End a step of several."""
        if not self.locked:
            super().endMacro()

    def undo(self) -> None:
        """Take back the last step, unless locked."""
        if self.locked:
            self.refused.emit()
        else:
            super().undo()

    def redo(self) -> None:
        """Do again what was taken back, unless locked."""
        if self.locked:
            self.refused.emit()
        else:
            super().redo()
