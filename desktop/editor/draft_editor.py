"""The draft on paper: what the session and the window want of it, and what it tells them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QHideEvent, QTextCursor
from PySide6.QtWidgets import QMenu, QWidget

from checker.reading.elements import Reading
from desktop.editor import positions
from desktop.editor.field_view import FieldView
from desktop.editor.marks import Mark
from desktop.editor.paragraphs import FILLER
from desktop.language import tr
from desktop.places import BlockSpan
from desktop.theme import Theme

if TYPE_CHECKING:
    from checker.sources.drawn import Drawn

WORD = 1500  # milliseconds without a key after which the word under the caret counts as written


class DraftEditor(FieldView):
    """The one editable plan. It tells what was typed; the session keeps it and sends back undo and fixes."""

    block_typed = Signal(int, str, str)  # plan block, its text as it now stands, what the menu calls the change
    caret_moved = Signal(int, int)  # plan block, offset in code points
    rebuilt = Signal()  # the document is another, without marks
    marks_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self._quiet = False
        super().__init__(theme, parent)
        self.setAccessibleName(tr("待审稿正文"))
        self._texts: dict[int, str] = {}  # what each block said last, as in the plan
        self._limit: QTextCursor | None = None
        self._waiting: dict[str, Callable[[], None]] = {}  # by what is changed, for when the input method rests
        self.composed.connect(self._catch_up)
        self._typing = QTimer(self)  # runs while a word may still be under way
        self._typing.setSingleShot(True)
        self._typing.setInterval(WORD)
        self._typing.timeout.connect(self._wake)
        self.cursorPositionChanged.connect(self._tell_caret)

    def show_reading(self, reading: Reading, drawn: Drawn | None = None) -> None:
        """Show a draft from its beginning."""
        self._quiet = True
        self._limit = None
        self._waiting.clear()
        self._texts = {i: block.text for i, block in enumerate(reading.plan.blocks)}
        super().show_reading(reading, drawn)
        self.document().contentsChange.connect(self._contents_changed)
        self._quiet = False

    def show_standing(
        self, reading: Reading, texts: Mapping[int, str], drawn: Drawn | None, origins: Sequence[int | None]
    ) -> None:
        """Show the draft in another structure, edited; the caret stays on its words, and these where they are."""
        block, offset = self.caret
        height = self.cursorRect().top()
        with self._unheard():
            self.show_reading(reading, drawn)
            self._quiet = True
            self._put_texts(texts)
            now = next((index for index, was in enumerate(origins) if was == block), min(block, len(origins) - 1))
            self._move_caret(self.plan_document.position(now, offset) if self.plan_document else 0)
            self.document().size()
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect().top() - height)
        self._tell_caret()

    def _put_texts(self, texts: Mapping[int, str]) -> None:
        """Set the texts of edited blocks, just after the document was built."""
        assert self.plan_document is not None
        for index, text in texts.items():
            self.plan_document.set_text(index, text)
            self._texts[index] = text

    @property
    def caret(self) -> tuple[int, int]:
        """Plan block and offset of the caret."""
        return self.plan_document.place(self.textCursor().position()) if self.plan_document else (0, 0)

    @property
    def chosen_blocks(self) -> range:
        """The plan blocks that the selection touches, or that of the caret."""
        if self.plan_document is None:
            return range(0)
        cursor = self.textCursor()
        first, _ = self.plan_document.place(cursor.selectionStart())
        last, offset = self.plan_document.place(cursor.selectionEnd())
        return range(first, last + (offset > 0 or last == first))

    def put_text(self, block: int, text: str) -> None:
        """Show the text that undo, redo or a fix has set, and take the caret there."""
        assert self.plan_document is not None
        self.end_composing()
        self._quiet = True
        before = self.plan_document.text(block)
        self.plan_document.set_text(block, text)
        self._texts[block] = text
        self._quiet = False
        start, _, new = positions.change(before, self.plan_document.text(block))
        self._move_caret(self.plan_document.position(block, start + len(new)))

    def set_headings(self, reading: Reading) -> None:
        """Set headings as such where an edit has made or unmade them, when the input method has done composing."""
        self._when_composed("headings", partial(self._set_headings, reading))

    def _set_headings(self, reading: Reading) -> None:
        if self.plan_document is not None:
            self._quiet = True
            with self._still():
                self.plan_document.set_headings(reading)
            self._quiet = False

    def put_marks(self, marks: list[Mark]) -> None:
        """Set new marks, at once or when the input method has done composing."""
        self._when_composed("marks", partial(self.set_marks, marks))

    def _when_composed(self, what: str, deed: Callable[[], None]) -> None:
        if self.composing:
            self._waiting[what] = deed
        else:
            deed()

    def _catch_up(self) -> None:
        """Do what has waited for the input method."""
        waiting, self._waiting = self._waiting, {}
        for deed in waiting.values():
            deed()

    def set_marks(self, marks: list[Mark]) -> None:
        """Replace all marks; a new one on the word that is being typed is drawn when the caret has left it."""
        seen = {(mark.key, mark.words) for mark in self.marks if not mark.resting}
        super().set_marks(marks)
        if self._typing.isActive():
            at = self.textCursor().position()
            for mark in self.marks:
                mark.resting = mark.start < at <= mark.stop and (mark.key, mark.words) not in seen
        self.marks_changed.emit()

    def hideEvent(self, event: QHideEvent) -> None:
        """Wait for no word any more: nobody writes in what is not shown."""
        super().hideEvent(event)
        self._typing.stop()
        self._wake()

    def _wake(self) -> None:
        """Draw the marks that the caret has left, or all when the keys have rested for long."""
        at = self.textCursor().position() if self._typing.isActive() else -1
        for mark in self.marks:
            if mark.resting and not mark.start < at <= mark.stop:
                mark.resting = False
                self.viewport().update()

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
        if self.plan_document and self.plan_document.block(block).isValid():
            self._move_caret(self.plan_document.position(block, offset))
            self.reveal(self.textCursor().position())

    def select_span(self, span: BlockSpan) -> None:
        """Select a stretch of the plan and show it; the focus stays where it is."""
        cursor = self.span_cursor(span)
        if not cursor.isNull():
            self.setTextCursor(cursor)
            self.reveal(cursor.selectionStart())

    def limit(self, on: bool) -> None:
        """Keep in mind the selection as it is now, to search in it alone; or forget it."""
        if not on:
            self._limit = None
        elif self._limit is None and self.textCursor().hasSelection():
            self._limit = self.textCursor()

    @property
    def limits(self) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """The two places between which alone to search, moved with the text since; None for everywhere."""
        if self._limit is None or self.plan_document is None:
            return None
        at = (self._limit.selectionStart(), self._limit.selectionEnd())
        return self.plan_document.place(at[0]), self.plan_document.place(at[1])

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

    @contextmanager
    def _unheard(self) -> Iterator[None]:
        before, self._quiet = self._quiet, True
        yield
        self._quiet = before

    def _tell_caret(self) -> None:
        if self.plan_document is not None and not self._quiet:
            self._wake()
            self.caret_moved.emit(*self.caret)

    def _contents_changed(self, position: int, removed: int, added: int) -> None:
        if self._quiet or self.plan_document is None:
            return
        if not self.plan_document.intact():
            self._quiet = True  # until it is built anew, below
            QTimer.singleShot(0, self._rebuild)
            return
        block, index = self.document().findBlock(position), FILLER
        while block.isValid() and block.position() <= position + added:
            if block.userState() not in (index, FILLER):
                index = block.userState()
                self._tell_typed(index, self.plan_document.text(index))
            block = block.next()

    def _tell_typed(self, index: int, now: str) -> None:
        before = self._texts[index]
        if positions.shown(before) != positions.undivided(now):
            self._texts[index] = positions.written(before, now)
            self._typing.start()
            self.block_typed.emit(index, self._texts[index], self.deed)

    def _rebuild(self) -> None:
        """Build the document anew from the texts last known: something has joined or split blocks after all."""
        assert self.plan_document is not None
        reading, at, texts = self.plan_document.reading, self.verticalScrollBar().value(), self._texts
        self.show_reading(reading)
        self._quiet = True
        self._put_texts({index: text for index, text in texts.items() if text != reading.plan.blocks[index].text})
        self._quiet = False
        self.verticalScrollBar().setValue(at)
        self.rebuilt.emit()

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
