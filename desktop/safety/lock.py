"""The window only looks on: nothing that would change the review is taken, all else is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from desktop.language import tr
from desktop.main_window import MainWindow
from desktop.steps import Steps

CHANGING = ("undo", "redo", "accept", "edit", "decline", "ignore_rule", "later", "restore", "answers", "replace")
"""Actions that are off meanwhile."""
_CARET = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down)
_KEYS = (*_CARET, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
_CHANGES = (QEvent.Type.InputMethod, QEvent.Type.DragEnter, QEvent.Type.Drop)


class EditorLock(QObject):
    """Keeps keys, paste and drop from the draft while held; the undo stack refuses the rest."""

    def __init__(self, window: MainWindow, steps: Steps) -> None:
        super().__init__(window)
        self._window, self._steps = window, steps
        self.held = False

    def hold(self) -> None:
        """Only look on."""
        if not self.held:
            self.held = True
            self._window.editor.installEventFilter(self)
            self._window.editor.viewport().installEventFilter(self)
            self._show()

    def release(self) -> None:
        """Take changes again."""
        if self.held:
            self.held = False
            self._window.editor.removeEventFilter(self)
            self._window.editor.viewport().removeEventFilter(self)
            self._show()

    def _show(self) -> None:
        window = self._window
        window.editor.setReadOnly(self.held)
        if not self.held:
            window.editor.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        window.draft.title.word.setText(tr("待审稿（只读）") if self.held else tr("待审稿"))
        for name in CHANGING:
            if name in window.actions_by_id:
                window.actions_by_id[name].setEnabled(not self.held)
        if not self.held:
            window.actions_by_id["undo"].setEnabled(self._steps.canUndo())
            window.actions_by_id["redo"].setEnabled(self._steps.canRedo())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Swallow what would change the text; moving about, selecting and copying go on."""
        if event.type() in _CHANGES:
            return True
        return isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and not _harmless(event)


def _harmless(event: QKeyEvent) -> bool:
    copies = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)
    return event.key() in _KEYS or any(event.matches(key) for key in copies)
