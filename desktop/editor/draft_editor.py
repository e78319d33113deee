"""The draft on paper, editable inside its blocks: a paragraph may change, be emptied, split, or joined with the next.

Enter sets a break in the same block, which the export writes as a new paragraph. What spans blocks is emptied
block by block, and joining two moves the text of one into the other, so that a text block stands for one plan block at
all times; the export deletes the paragraphs that were emptied.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import QEvent, QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QInputMethodEvent, QKeyEvent, QKeySequence, QTextBlock, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from checker.reading.elements import Reading
from desktop.editor import positions
from desktop.editor.blocks import FILLER
from desktop.editor.marks import Mark
from desktop.editor.plan_view import PlanView
from desktop.language import tr
from desktop.theme import Theme

_REMOVING = (
    QKeySequence.StandardKey.DeleteEndOfWord,
    QKeySequence.StandardKey.DeleteStartOfWord,
    QKeySequence.StandardKey.DeleteEndOfLine,
    QKeySequence.StandardKey.DeleteCompleteLine,
)


class DraftEditor(PlanView):
    """The one editable plan. It tells what was typed; the session keeps it and sends back undo and fixes."""

    block_typed = Signal(int, str)  # plan block, its text as it now stands
    join_requested = Signal(int, int)  # plan blocks: the text of the second is to go to the end of the first
    caret_moved = Signal(int, int)  # plan block, offset in code points
    rebuilt = Signal()  # the document is another, without marks

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._quiet = False
        super().__init__(theme, parent)
        self.setReadOnly(False)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextEditorInteraction)
        self.setAcceptDrops(False)
        self.setAccessibleName(tr("待审稿正文"))
        self._texts: dict[int, str] = {}  # what each block said last, as in the plan
        self._copied: QMimeData | None = None
        self._composing = False
        self._waiting: list[Mark] | None = None
        self.cursorPositionChanged.connect(self._tell_caret)

    def show_reading(self, reading: Reading) -> None:
        """Show a draft from its beginning."""
        self._quiet = True
        self._texts = {i: block.text for i, block in enumerate(reading.plan.blocks)}
        super().show_reading(reading)
        self.document().contentsChange.connect(self._contents_changed)
        self._quiet = False

    @property
    def caret(self) -> tuple[int, int]:
        """Plan block and offset of the caret."""
        return self.plan_document.place(self.textCursor().position()) if self.plan_document else (0, 0)

    def put_text(self, block: int, text: str) -> None:
        """Show the text that undo, redo or a fix has set, and take the caret there."""
        assert self.plan_document is not None
        self._quiet = True
        before = self.plan_document.block(block).text()
        self.plan_document.set_text(block, text)
        self._texts[block] = text
        self._quiet = False
        start, _, new = positions.change(before, positions.shown(text))
        at = self.plan_document.block(block)
        self._move_caret(at.position() + positions.to_units(at.text(), start + len(new)))

    def set_headings(self, reading: Reading) -> None:
        """Set headings as such where an edit has made or unmade them."""
        if self.plan_document is not None and not self._composing:
            self._quiet = True
            with self._still():
                self.plan_document.set_headings(reading)
            self._quiet = False

    def put_marks(self, marks: list[Mark]) -> None:
        """Set new marks, at once or when the input method has done composing."""
        if self._composing:
            self._waiting = marks
        else:
            self.set_marks(marks)

    def go_to(self, key: str) -> None:
        """Frame a finding; the caret goes to its first character unless it is on its words already."""
        found = self.marks_of(key)
        at = self.textCursor().position()
        if found and not any(mark.start <= at <= mark.stop for mark in found):
            self._move_caret(found[0].start)
        self.set_current(key)

    def go_to_block(self, index: int) -> None:
        """Put the caret at the beginning of a plan block and scroll it to the upper edge."""
        if self.plan_document and (block := self.plan_document.block(index)).isValid():
            self._move_caret(block.position())
            self.reveal_block(index)

    def put_caret(self, block: int, offset: int) -> None:
        """Put the caret at a place of the plan, scrolled into view."""
        if self.plan_document and (at := self.plan_document.block(block)).isValid():
            self._move_caret(at.position() + positions.to_units(at.text(), offset))
            self.reveal(self.textCursor().position())

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text; that is no edit."""
        self._quiet = True
        super().set_zoom(percent)
        self._quiet = False

    def retheme(self) -> None:
        """Take the theme's colours; that is no edit."""
        self._quiet = True
        super().retheme()
        self._quiet = False

    def select_current(self) -> None:
        """Select the words of the current finding, ready to be typed over."""
        found = self.marks_of(self.current_key)
        if found:
            self.setTextCursor(QTextCursor(found[0].cursor))
        self.setFocus()

    def _move_caret(self, position: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(position)
        self.setTextCursor(cursor)

    def _tell_caret(self) -> None:
        if self.plan_document is not None and not self._quiet:
            self.caret_moved.emit(*self.caret)

    def _contents_changed(self, position: int, removed: int, added: int) -> None:
        if self._quiet or self.plan_document is None:
            return
        if not self.plan_document.intact():
            self._quiet = True  # until it is built anew, below
            QTimer.singleShot(0, self._rebuild)
            return
        block = self.document().findBlock(position)
        while block.isValid() and block.position() <= position + added:
            index = block.userState()
            if index != FILLER and positions.shown(self._texts[index]) != block.text():
                self._texts[index] = positions.written(self._texts[index], block.text())
                self.block_typed.emit(index, self._texts[index])
            block = block.next()

    def _rebuild(self) -> None:
        """Build the document anew from the texts last known: something has joined or split blocks after all."""
        assert self.plan_document is not None
        reading, at = self.plan_document.reading, self.verticalScrollBar().value()
        self.show_reading(replace(reading, plan=reading.plan.with_texts(self._texts)))
        self.verticalScrollBar().setValue(at)
        self.rebuilt.emit()

    def event(self, event: QEvent) -> bool:
        """Let the window's shortcuts win over Qt's own text keys (Ctrl+Z, Ctrl+Delete)."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.ignore()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep every change inside its blocks."""
        if self.plan_document is None:
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
                self._insert(positions.BREAK)
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        elif self._removes(event):
            self._remove(event)
        else:
            if event.text() and event.text().isprintable() and self.textCursor().hasSelection():
                self._clear_selection()
            if not event.text().isprintable() or not self._on_filler():
                super().keyPressEvent(event)

    def cut(self) -> None:
        """Copy the selection and empty it block by block."""
        self.copy()
        self._clear_selection()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste plain text; its lines become breaks inside the block."""
        text = source.text().replace("\r\n", "\n").strip("\n")
        if text:
            self._insert(positions.shown(text))

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
        if (event.preeditString() or event.commitString()) and self.textCursor().hasSelection():
            self._clear_selection()
        if self._on_filler():
            return
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if not self._composing and self._waiting is not None:
            self.set_marks(self._waiting)
            self._waiting = None

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
        move = QTextCursor.MoveOperation
        if back:
            cursor.movePosition(move.PreviousWord if word else move.PreviousCharacter, QTextCursor.MoveMode.KeepAnchor)
        else:
            cursor.movePosition(move.NextWord if word else move.NextCharacter, QTextCursor.MoveMode.KeepAnchor)
        self._clear(cursor, within=self.textCursor().block().blockNumber())

    def _join(self, first: QTextBlock) -> None:
        """Ask to join a text block with the next one, where both are paragraphs of one text or one cell."""
        assert self.plan_document is not None
        second = first.next()
        if not first.isValid() or not second.isValid() or FILLER in (first.userState(), second.userState()):
            return
        a, b = first.userState(), second.userState()
        offset = len(self._texts[a])
        if self.plan_document.joinable(a, b):
            if self._texts[b]:
                self.join_requested.emit(a, b)
            self.put_caret(a, offset)

    def _insert(self, text: str) -> None:
        self._clear_selection()
        if not self._on_filler():
            cursor = self.textCursor()
            cursor.insertText(text, cursor.block().charFormat())
            self.ensureCursorVisible()

    def _on_filler(self) -> bool:
        return self.textCursor().block().userState() == FILLER

    def _clear_selection(self) -> None:
        cursor = self.textCursor()
        if cursor.hasSelection():
            self._clear(cursor)
            cursor.setPosition(cursor.selectionStart())
            self.setTextCursor(cursor)

    def _clear(self, selection: QTextCursor, within: int | None = None) -> None:
        """Empty what is selected in each block, leaving the borders between blocks."""
        for start, stop in self._stretches(selection, within):
            cursor = QTextCursor(self.document())
            cursor.setPosition(start)
            cursor.setPosition(stop, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()

    def _stretches(self, selection: QTextCursor, within: int | None) -> list[tuple[int, int]]:
        """Return the selected stretch of each block, last first, so that earlier positions stay right."""
        table = selection.currentTable() if selection.hasComplexSelection() else None
        if table is not None:
            bounds: Any = selection.selectedTableCells()
            row, rows, column, columns = bounds
            cells = [table.cellAt(r, c) for r in range(row, row + rows) for c in range(column, column + columns)]
            ranges = {(cell.firstPosition(), cell.lastPosition()) for cell in cells}
        else:
            ranges = {(selection.selectionStart(), selection.selectionEnd())}
        found: set[tuple[int, int]] = set()
        for low, high in ranges:
            block = self.document().findBlock(low)
            while block.isValid() and block.position() <= high:
                start, stop = max(low, block.position()), min(high, block.position() + block.length() - 1)
                if start < stop and block.userState() != FILLER and within in (None, block.blockNumber()):
                    found.add((start, stop))
                block = block.next()
        return sorted(found, reverse=True)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer cut, copy and paste; undo stands in the window's menu, with its name."""
        menu = QMenu(self)
        chosen = self.textCursor().hasSelection()
        menu.addAction(tr("剪切"), self.cut).setEnabled(chosen)
        menu.addAction(tr("复制"), self.copy).setEnabled(chosen)
        menu.addAction(tr("粘贴"), self.paste).setEnabled(self.canPaste())
        menu.addAction(tr("全选"), self.selectAll)
        menu.exec(event.globalPos())
        menu.deleteLater()
