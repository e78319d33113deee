"""White paper with a plan's document on it: its margins, what is in view, and the order in which it is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextBlock, QTextCursor
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from desktop.editor import marks as drawing
from desktop.editor.blocks import PlanDocument
from desktop.editor.look import Look
from desktop.theme import Theme

MEASURE = 32  # characters on a full line; GB/T 9704 sets 28, a screen bears a few more

Placed = list[tuple[QTextBlock, QPointF]]
"""The text blocks in view, each with the viewport position of its layout."""


class PaperView(QTextEdit):
    """Shows a document on paper; what else is to be seen is drawn behind the text and over it."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.zoom = 100
        self.plan_document: PlanDocument | None = None
        self._hold: QPoint | None = None  # where in the viewport the text is to stay while its size changes
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.retheme()
        theme.changed.connect(self.retheme)

    def show_document(self, document: PlanDocument) -> None:
        """Put another document on the paper."""
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
        """Set the size of the text, in per cent; the text stays where it is at the mouse, the caret or the top."""
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

    def reveal(self, position: int) -> None:
        """Scroll so that a document position stands in the upper third, if it is not comfortably in view."""
        self.document().size()  # finishes the layout, else the scroll bar ends where it has come to
        top = self._top_of(position)
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
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + self._top_of(block.position()) - self.fontMetrics().height())

    def _restyle(self) -> None:
        if self.plan_document is not None:
            with self._still():
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
        """Keep the text where it is while its lines are set anew: at the mouse that zooms, else at the upper edge."""
        at = self.cursorForPosition(self._hold or QPoint(self.viewport().width() // 2, 12)).position()
        before = self._top_of(at)
        yield
        bar = self.verticalScrollBar()
        if bar.value() or self._hold:
            self.document().size()  # the layout is to be finished, else the bar ends where it has come to
            bar.setValue(bar.value() + self._top_of(at) - before)

    def _top_of(self, position: int) -> int:
        cursor = QTextCursor(self.document())
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        return self.cursorRect(cursor).top()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper and what lies behind the text, then the text, then what lies over it."""
        blocks = list(self._visible_blocks())
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        self._paint_paper(painter)
        self._paint_behind(painter, blocks)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setClipRect(event.rect())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_over(painter, blocks)
        self._paint_labels(painter, blocks)
        painter.end()

    def _paint_behind(self, painter: QPainter, blocks: Placed) -> None:
        """Draw what lies behind the text."""

    def _paint_over(self, painter: QPainter, blocks: Placed) -> None:
        """Draw what lies over the text."""

    def _paint_paper(self, painter: QPainter) -> None:
        # Painted, not left to the palette: a style sheet that came while the view was hidden sets that anew.
        painter.fillRect(self.viewport().rect(), self._theme.ground("desk"))
        if self.plan_document is None:
            return
        paper = self.paper_rect()
        painter.fillRect(paper.translated(0, 1.5), self._theme.ink("shadow"))
        painter.fillRect(paper, self._theme.ground("paper"))

    def _paint_labels(self, painter: QPainter, blocks: Placed) -> None:
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
        if self.plan_document is None:
            return
        layout = self.document().documentLayout()
        scroll = QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())
        middle = self.viewport().width() // 2
        block = self.cursorForPosition(QPoint(middle, 0)).block()
        if block.previous().isValid():
            block = block.previous()  # its pictures may still be in view
        block = self._row_start(block)
        height = self.viewport().height()
        while block.isValid():
            rect = layout.blockBoundingRect(block).translated(-scroll)
            rect.setBottom(rect.bottom() + self.plan_document.room(block))
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


def stretch_rects(blocks: Placed, start: int, stop: int) -> Iterator[QRectF]:
    """Yield where the characters between two document positions stand in view, a rectangle a line."""
    for block, origin in blocks:
        at = block.position()
        if start < at + block.length() and stop >= at and (stop > at or start == at):
            yield from drawing.line_rects(block, max(start - at, 0), min(stop - at, block.length() - 1), origin)
