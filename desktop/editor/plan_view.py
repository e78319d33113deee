"""A plan on white paper with its marks: the read-only view of upper plans and the ground of the draft editor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QStyle, QTextEdit, QToolTip, QWidget

from checker.reading.elements import Reading
from desktop.editor import marks as drawing
from desktop.editor.blocks import PlanDocument
from desktop.editor.look import Look
from desktop.editor.marks import Mark
from desktop.language import tr
from desktop.places import BlockSpan
from desktop.theme import Theme

MEASURE = 32  # characters on a full line; GB/T 9704 sets 28, a screen bears a few more
FLASH = 900  # milliseconds


class PlanView(QTextEdit):
    """Shows one plan. Marks are set from outside and drawn behind and under the text."""

    mark_clicked = Signal(str)  # the finding's key
    zoom_requested = Signal(int)  # +1 or -1

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.zoom = 100
        self.plan_document: PlanDocument | None = None
        self.marks: list[Mark] = []
        self.companions: list[Mark] = []  # further places of the current finding
        self.current_key = ""
        self.tips: dict[str, str] = {}  # what hovering over a finding's mark says
        self._flash = QVariantAnimation(self)
        self._flash.setDuration(FLASH)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.valueChanged.connect(self.viewport().update)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.retheme()
        theme.changed.connect(self.retheme)

    def show_reading(self, reading: Reading) -> None:
        """Show a plan from its beginning, without marks."""
        self.marks, self.companions = [], []
        self.current_key = ""
        document = PlanDocument(reading, self.look())
        document.setParent(self)
        old, self.plan_document = self.plan_document, document
        self.setDocument(document)
        self._fit()
        if old is not None:
            old.deleteLater()

    def look(self) -> Look:
        """Return ink and zoom of the paper."""
        theme = self._theme
        inks = theme.ink("paper"), theme.ink("label"), theme.ground("frame"), theme.ground("side")
        return Look(*inks, self.zoom, theme.paper_font, theme.paper_size)

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, in per cent."""
        if percent != self.zoom:
            self.zoom = percent
            self._restyle()

    def retheme(self) -> None:
        """Take the theme's colours."""
        palette = self.palette()
        palette.setColor(palette.ColorRole.Base, self._theme.ground("desk"))
        palette.setColor(palette.ColorRole.Text, self._theme.ink("paper"))
        self.setPalette(palette)
        self.viewport().setPalette(palette)
        self._restyle()

    def set_marks(self, marks: list[Mark]) -> None:
        """Replace all marks."""
        self.marks = [mark for mark in marks if not mark.cursor.isNull()]
        self.viewport().update()

    def settle(self, key: str, settled: bool) -> None:
        """Show the marks of one finding as answered, or as open again."""
        for mark in self.marks_of(key):
            mark.answered = settled
        self.viewport().update()

    def set_companions(self, marks: list[Mark]) -> None:
        """Set off further places of the current finding, so that the words it compares are seen together."""
        self.companions = [mark for mark in marks if not mark.cursor.isNull()]
        self.viewport().update()

    def marks_of(self, key: str) -> list[Mark]:
        """Return the marks of one finding."""
        return [mark for mark in self.marks if mark.key == key]

    def mark_at(self, position: int) -> Mark | None:
        """Return the shortest mark on a document position, the current finding's before others."""
        found = [mark for mark in self.marks if mark.holds(position)]
        return min(found, key=lambda m: (m.key != self.current_key, m.stop - m.start), default=None)

    def set_current(self, key: str, *, reveal: bool = True) -> None:
        """Frame one finding's marks; `reveal` scrolls to them and flashes."""
        self.current_key = key
        found = self.marks_of(key)
        if found and reveal:
            self.reveal(found[0].start)
            self.flash()
        self.viewport().update()

    def flash(self) -> None:
        """Let the current finding light up for a moment, unless the system asks for less motion."""
        self._flash.stop()
        if self.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) > 0 and self.isVisible():
            self._flash.start()

    def reveal(self, position: int) -> None:
        """Scroll so that a document position stands in the upper third, if it is not comfortably in view."""
        self.document().size()  # finishes the layout, else the scroll bar ends where it has come to
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        top = self.cursorRect(cursor).top()
        height = self.viewport().height()
        if not height * 0.08 < top < height * 0.78:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + top - int(height * 0.3))

    def reveal_block(self, index: int) -> None:
        """Scroll a plan block to the upper edge."""
        if self.plan_document is None:
            return
        block = self.plan_document.block(index)
        if block.isValid():
            self.document().size()
            cursor = QTextCursor(block)
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self.cursorRect(cursor).top() - self.fontMetrics().height())

    def span_cursor(self, span: BlockSpan) -> QTextCursor:
        """Return a cursor on a stretch of the plan."""
        return self.plan_document.cursor(span) if self.plan_document else QTextCursor()

    def _restyle(self) -> None:
        if self.plan_document is not None:
            self.plan_document.restyle(self.look())
            self._fit()
        self.viewport().update()

    def _fit(self) -> None:
        """Set the margins so that the paper stands in the middle and is never wider than its measure."""
        if self.plan_document is None:
            return
        em = self.plan_document.look.em
        width = self.viewport().width()
        side = max(em * 2.6, (width - em * MEASURE) / 2)
        side = min(side, max(width * 0.12, 24.0)) if width < em * 24 else side
        text = max(int((width - 2 * side) / em), 1) * em + 1  # whole characters, so that lines need little stretching
        side = (width - text) / 2
        root = self.plan_document.rootFrame()
        form = root.frameFormat()
        if abs(form.leftMargin() - side) > 0.5 or form.topMargin() != em * 2:
            form.setLeftMargin(side)
            form.setRightMargin(side)
            form.setTopMargin(em * 2)
            form.setBottomMargin(em * 3)
            edit = QTextCursor(self.plan_document)
            edit.beginEditBlock()  # one change: Qt forgets to lay out the rest after a small one on the way
            root.setFrameFormat(form)
            self.plan_document.set_measure(text)
            edit.endEditBlock()
            self.plan_document.size()  # lay out to the end, for the same reason: the user may type at once

    def paper_rect(self) -> QRectF:
        """Return the paper in viewport coordinates."""
        if self.plan_document is None:
            return QRectF()
        em = self.plan_document.look.em
        margin = self.plan_document.rootFrame().frameFormat().leftMargin()
        inset = min(em * 1.9, margin * 0.7)
        top = em * 0.7 - self.verticalScrollBar().value()
        height = max(self.document().size().height(), self.viewport().height()) - em * 1.4
        return QRectF(margin - inset, top, self.viewport().width() - 2 * (margin - inset), height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the paper, keeping the text at the upper edge where it is."""
        with self._still():
            super().resizeEvent(event)
            self._fit()

    @contextmanager
    def _still(self) -> Iterator[None]:
        """Keep the text at the upper edge where it is while its lines are set anew."""
        at = self.cursorForPosition(QPoint(self.viewport().width() // 2, 12)).position()
        before = self._top_of(at)
        yield
        bar = self.verticalScrollBar()
        if bar.value():
            self.document().size()  # the layout is to be finished, else the bar ends where it has come to
            bar.setValue(bar.value() + self._top_of(at) - before)

    def _top_of(self, position: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return self.cursorRect(cursor).top()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw paper and fills, then the text, then lines, frames and labels."""
        blocks = list(self._visible_blocks())
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        self._paint_paper(painter)
        placed = list(self._placed_marks(blocks, self.marks))
        beside = list(self._placed_marks(blocks, self.companions))
        for mark, rect in placed:
            drawing.paint_fill(painter, rect, mark, self._theme)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for mark, rect in placed:
            drawing.paint_line(painter, rect, mark, self._theme)
        for _, rect in beside:
            drawing.paint_companion(painter, rect, self._theme)
        self._paint_frames(painter, placed)
        self._paint_labels(painter, blocks)
        painter.end()

    def _paint_paper(self, painter: QPainter) -> None:
        if self.plan_document is None:
            return
        paper = self.paper_rect()
        painter.fillRect(paper.translated(0, 1.5), self._theme.ink("shadow"))
        painter.fillRect(paper, self._theme.ground("paper"))

    def _paint_frames(self, painter: QPainter, placed: list[tuple[Mark, QRectF]]) -> None:
        running = self._flash.state() == QVariantAnimation.State.Running
        strength = float(self._flash.currentValue() or 0.0) if running else 0.0
        for mark, rect in placed:
            if mark.key == self.current_key:
                drawing.paint_frame(painter, rect, self._theme, strength)

    def _paint_labels(self, painter: QPainter, blocks: list[tuple[QTextBlock, QPointF]]) -> None:
        document = self.plan_document
        if document is None:
            return
        painter.setPen(document.look.label)
        for block, origin in blocks:
            label = document.label(block)
            if label and block.layout().lineCount():
                line = block.layout().lineAt(0)
                painter.setFont(document.label_font(block).font())
                width = painter.fontMetrics().horizontalAdvance(label) + 0.3 * document.look.em
                left = origin.x() + drawing.cursor_x(line, line.textStart()) - width
                painter.drawText(QPointF(left, origin.y() + line.y() + line.ascent()), label)

    def _visible_blocks(self) -> Iterator[tuple[QTextBlock, QPointF]]:
        """Yield the text blocks in view, each with the viewport position of its layout."""
        if self.plan_document is None:
            return
        layout = self.document().documentLayout()
        scroll = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        middle = self.viewport().width() // 2
        block = self.cursorForPosition(QPoint(middle, 0)).block()
        block = self._row_start(block)
        height = self.viewport().height()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(-scroll)
            if rect.top() > height and not self._in_table(block):
                return
            if rect.bottom() >= 0 and rect.top() <= height:
                yield block, rect.topLeft()
            block = block.next()

    def _in_table(self, block: QTextBlock) -> bool:
        return QTextCursor(block).currentTable() is not None

    def _row_start(self, block: QTextBlock) -> QTextBlock:
        """Return the first block of the table that holds `block`, since its cells stand beside each other."""
        table = QTextCursor(block).currentTable()
        return table.firstCursorPosition().block() if table is not None else block

    def _placed_marks(
        self, blocks: list[tuple[QTextBlock, QPointF]], marks: list[Mark]
    ) -> Iterator[tuple[Mark, QRectF]]:
        if not blocks:
            return
        origins = {block.blockNumber(): (block, origin) for block, origin in blocks}
        for mark in marks:
            here = self.document().findBlock(mark.start)
            if here.blockNumber() in origins:
                block, origin = origins[here.blockNumber()]
                at = block.position()
                for rect in drawing.line_rects(block, mark.start - at, mark.stop - at, origin):
                    yield mark, rect

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Make a clicked mark's finding the current one."""
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            mark = self.mark_at(self.cursorForPosition(event.position().toPoint()).position())
            if mark is not None and mark.key:
                self.mark_clicked.emit(mark.key)

    def viewportEvent(self, event: QEvent) -> bool:
        """Say what is wrong with the marked words under the mouse; this never takes the focus."""
        if isinstance(event, QHelpEvent):
            mark = self.mark_at(self.cursorForPosition(event.pos()).position())
            QToolTip.showText(event.globalPos(), self.tips.get(mark.key, "") if mark else "", self)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, else scroll."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave dropped files to the window."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying only; Qt's own menu offers an undo that is not ours."""
        from PySide6.QtWidgets import QMenu

        menu = QMenu(self)
        copy = menu.addAction(tr("复制"), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(tr("全选"), self.selectAll)
        menu.exec(event.globalPos())
        menu.deleteLater()
