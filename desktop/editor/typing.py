"""Keys, paste, drop and input method on a plan, each kept inside the plan's blocks.

A paragraph may change, be emptied, divided, or joined with the next. Enter divides a block, which the export writes as
a new paragraph. What spans blocks is emptied block by block, and joining two moves the text of one into the other, so
that the plan keeps its blocks at all times; the export deletes the paragraphs that were emptied.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, QRect, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from desktop.editor import positions
from desktop.editor.paragraphs import FILLER
from desktop.editor.plan_view import PlanView
from desktop.language import tr
from desktop.theme import Theme

_REMOVING = (
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)
_PLAIN_ENTER = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
_MOVE = QTextCursor.MoveOperation
_KEEP = QTextCursor.MoveMode.KeepAnchor


class TypingView(PlanView):
    """A plan that can be typed in. What was typed is told by the text of the document."""

    join_requested = Signal(int, int)  # plan blocks: the text of the second is to go to the end of the first
    step_began = Signal(str)  # what follows until `step_ended` is one step of undo, of this name
    step_ended = Signal()
    composed = Signal()  # the input method has done composing

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setAcceptDrops(True)
        self.composing = False
        self.deed = ""  # what the menu calls the change under way; empty for typing
        self._copied: QMimeData | None = None

    def event(self, event: QEvent) -> bool:
        """Let the window's shortcuts win over Qt's own text keys (Ctrl+Z, Ctrl+Delete)."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep every change inside its blocks."""
        self.key_pressed.emit()
        if self.plan_document is None:
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & ~_PLAIN_ENTER:
                self._put("\n", tr("分段"))
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif self._removes(event):
            if not self.isReadOnly():
                self._remove(event)
        elif event.text() and event.text().isprintable():
            self._type_over(event)
        else:
            super().keyPressEvent(event)

    def _type_over(self, event: QKeyEvent) -> None:
        if self.textCursor().hasSelection():
            with self._step(tr("输入"), wanted=len(self._stretches(self.textCursor())) > 1):
                self._clear_selection()
                if not self._on_filler():
                    super().keyPressEvent(event)
        elif not self._on_filler():
            super().keyPressEvent(event)

    def cut(self) -> None:
        """Copy the selection and empty it block by block."""
        self.copy()
        with self._deed(tr("剪切")):
            self._clear_selection()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; files are left to the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; its lines become paragraphs of the block."""
        if text := _lines(source):
            self._put(text, tr("粘贴"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take dragged text; leave files to the window."""
        if not self.isReadOnly() and self.canInsertFromMimeData(event.mimeData()):
            super(PlanView, self).dragEnterEvent(event)
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Put dropped text where it was dropped; text of this plan moves there, one step for both."""
        super().dragLeaveEvent(QDragLeaveEvent())  # Qt's own end of a drop would cut through blocks
        at = self.cursorForPosition(event.position().toPoint())
        selection, text = self.textCursor(), _lines(event.mimeData())
        own = event.source() in (self, self.viewport()) and event.dropAction() == Qt.DropAction.MoveAction
        inside = own and selection.selectionStart() <= at.position() <= selection.selectionEnd()
        if text and not inside and at.block().userState() != FILLER:
            with self._step(tr("移动文字") if own else tr("拖放"), wanted=own):
                if own:
                    self._clear(selection)
                self.setTextCursor(at)
                self._put(text, tr("拖放"))
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy plain text, with ordinary line ends."""
        data = QMimeData()
        data.setText(self.textCursor().selectedText().replace("\u2029", "\n").replace(positions.BREAK, "\n"))
        self._copied = data
        return data

    def release_clipboard(self) -> None:
        """Leave what was copied here as the clipboard's own text.

        The clipboard outlives Python, and data that Python made would call it after its end.
        """
        if self._copied is not None and isValid(self._copied):
            QApplication.clipboard().setText(self._copied.text())
        self._copied = None

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let the input method compose; what it replaces is emptied block by block, marks rest meanwhile."""
        self.key_pressed.emit()
        if (event.preeditString() or event.commitString()) and self.textCursor().hasSelection():
            self._clear_selection()
        if self._on_filler():
            return
        was, self.composing = self.composing, bool(event.preeditString())
        super().inputMethodEvent(event)
        if event.commitString():
            self.ensureCursorVisible()
        if was and not self.composing:
            self.composed.emit()

    def end_composing(self) -> None:
        """Have the input method commit or drop what it composes, before the text changes from elsewhere."""
        if self.composing:
            QApplication.inputMethod().commit()
        if self.composing:
            QApplication.sendEvent(self, QInputMethodEvent())

    def inputMethodQuery(self, query: Qt.InputMethodQuery, *argument: Any) -> Any:
        """Tell where the caret stands in the widget, margins counted, so that candidates do not cover the text."""
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return QRect(self.cursorRect()).translated(self.viewport().pos())
        return super().inputMethodQuery(query, *argument)

    def focusNextPrevChild(self, on: bool) -> bool:
        """Go with Tab to the next cell in a table, to the next control elsewhere."""
        return self._go_to_cell(1 if on else -1) or super().focusNextPrevChild(on)

    def _go_to_cell(self, step: int) -> bool:
        """Select the text of the cell beside the caret's; past the end of the table go on below it."""
        document = self.plan_document
        if document is None:
            return False
        plan = document.reading.plan
        here = plan.blocks[document.place(self.textCursor().position())[0]].cell if plan.blocks else None
        if here is None:
            return False
        cells = [cell for cell in plan.tables[here.table].cells if cell.blocks]
        at = next((n for n, cell in enumerate(cells) if (cell.row, cell.column) == here[1:]), 0) + step
        if 0 <= at < len(cells):
            first, last = cells[at].blocks[0], cells[at].blocks[-1]
        else:
            first = last = max(cells[-1].blocks) + 1 if step > 0 else min(cells[0].blocks) - 1
        if not document.block(first).isValid():
            return False
        cursor = QTextCursor(document)
        cursor.setPosition(document.position(first, 0))
        if 0 <= at < len(cells):
            cursor.setPosition(document.position(last, len(document.text(last))), _KEEP)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()
        return True

    def _removes(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            return True
        return any(event.matches(key) for key in _REMOVING)

    def _remove(self, event: QKeyEvent) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._clear_selection()
            return
        back = event.key() == Qt.Key.Key_Backspace
        if cursor.atBlockStart() if back else cursor.atBlockEnd():
            self._join(cursor.block().previous() if back else cursor.block())
            return
        word = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if back:
            cursor.movePosition(_MOVE.PreviousWord if word else _MOVE.PreviousCharacter, _KEEP)
        else:
            cursor.movePosition(_MOVE.NextWord if word else _MOVE.NextCharacter, _KEEP)
        self._clear(cursor, within=self.textCursor().block())

    def _join(self, first: QTextBlock) -> None:
        """Join a text block with the next: at once inside a plan block, by asking where two plan blocks may join."""
        assert self.plan_document is not None
        second = first.next()
        if not first.isValid() or not second.isValid() or FILLER in (first.userState(), second.userState()):
            return
        a, b = first.userState(), second.userState()
        if a == b:
            with self._deed(tr("合并段落")):
                self.plan_document.remove(second.position() - 1, second.position())
        elif self.plan_document.joinable(a, b):
            offset = len(self.plan_document.text(a))
            if self.plan_document.text(b):
                self.join_requested.emit(a, b)
            self._move_caret(self.plan_document.position(a, offset))
            self.ensureCursorVisible()

    def _put(self, text: str, deed: str) -> None:
        """Put text in place of the selection, or at the caret."""
        if self.plan_document is None or self.isReadOnly():
            return
        with self._step(deed, wanted=self.textCursor().hasSelection() and not self._on_filler()):
            self._clear_selection()
            if not self._on_filler():
                with self._deed(deed):
                    self.plan_document.insert(self.textCursor().position(), text)
                self.ensureCursorVisible()

    def _on_filler(self) -> bool:
        return self.textCursor().block().userState() == FILLER

    def _move_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def _clear_selection(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._clear(cursor)
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)

    def _clear(self, selection: QTextCursor, within: QTextBlock | None = None) -> None:
        """Empty what is selected in each plan block, leaving the borders between them."""
        if self.plan_document is None or self.isReadOnly():
            return
        stretches = self._stretches(selection, within)
        with self._step(self.deed or tr("删除"), wanted=len(stretches) > 1):
            for start, stop in stretches:
                self.plan_document.remove(start, stop)

    def _stretches(self, selection: QTextCursor, within: QTextBlock | None = None) -> list[tuple[int, int]]:
        """Return the selected stretch of each plan block, last first, so that earlier positions stay right."""
        table = selection.currentTable() if selection.hasComplexSelection() else None
        if table is not None:
            bounds: Any = selection.selectedTableCells()
            row, rows, column, columns = bounds
            cells = [table.cellAt(r, c) for r in range(row, row + rows) for c in range(column, column + columns)]
            ranges = {(cell.firstPosition(), cell.lastPosition()) for cell in cells}
        else:
            ranges = {(selection.selectionStart(), selection.selectionEnd())}
        found: dict[int, tuple[int, int]] = {}
        for low, high in ranges:
            block = self.document().findBlock(low) if within is None else within
            while block.isValid() and block.position() <= high:
                index, end = block.userState(), block.position() + block.length() - 1
                start, stop = max(low, block.position()), min(high, end)
                if index != FILLER and start <= stop:
                    found[index] = (min(start, found.get(index, (start, 0))[0]), stop)
                block = block.next() if within is None else QTextBlock()
        return sorted((pair for pair in found.values() if pair[0] < pair[1]), reverse=True)

    @contextmanager
    def _step(self, name: str, *, wanted: bool = True) -> Iterator[None]:
        """Make what happens inside one step of undo."""
        if wanted:
            self.step_began.emit(name)
        yield
        if wanted:
            self.step_ended.emit()

    @contextmanager
    def _deed(self, name: str) -> Iterator[None]:
        """Call what happens inside by a name in the menu."""
        before, self.deed = self.deed, name
        yield
        self.deed = before


def _lines(data: QMimeData) -> str:
    """Return the text of a clipboard or a drop with plain line ends, without those at its ends."""
    text = data.text().replace("\r\n", "\n").replace("\r", "\n")
    return text.replace("\u2029", "\n").replace(positions.BREAK, "\n").replace("\x00", "").strip("\n")
