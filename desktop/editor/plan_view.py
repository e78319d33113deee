"""A plan with its marks: the read-only view of upper plans and the ground of the draft editor."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QRectF, Qt, QVariantAnimation, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QDragEnterEvent,
    QFocusEvent,
    QHelpEvent,
    QHideEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QMenu, QStyle, QWidget
from shiboken6 import isValid

from checker.plan import BODY
from checker.reading.elements import Reading
from desktop import jobs, pictures
from desktop.editor import marks as drawing
from desktop.editor.blocks import PlanDocument
from desktop.editor.hover import HoverCard, Tip
from desktop.editor.marks import Mark
from desktop.editor.note_marks import NoteMarks, note_numbers
from desktop.editor.paper_view import PaperView, Placed, stretch_rects
from desktop.editor.plates import Plates
from desktop.language import tr
from desktop.places import BlockSpan
from desktop.theme import Theme

if TYPE_CHECKING:
    from checker.sources.drawn import Drawn, Picture

FLASH = 900  # milliseconds


class PlanView(PaperView):
    """Shows one plan. Marks are set from outside and drawn behind and under the text."""

    mark_clicked = Signal(str)  # the finding's key
    zoom_requested = Signal(int)  # +1 or -1
    key_pressed = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        self.marks: list[Mark] = []
        self.companions: list[Mark] = []  # further places of the current finding
        self._plates: Plates | None = None
        self._notes: NoteMarks | None = None
        self.hits: dict[int, list[BlockSpan]] = {}  # by plan block, the places of the words looked for
        super().__init__(theme, parent)
        self.current_key = ""
        self.tips: dict[str, str] = {}  # what hovering over a mark says where `tell` says nothing
        self.tell: Callable[[str], Tip | None] = lambda key: None
        self._flash = QVariantAnimation(self)
        self._flash.setDuration(FLASH)
        self._flash.setStartValue(1.0)
        self._flash.setEndValue(0.0)
        self._flash.valueChanged.connect(self.viewport().update)
        self._card = HoverCard(theme, self)
        self.verticalScrollBar().valueChanged.connect(self._card.leave)
        self.key_pressed.connect(self._card.leave)
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )

    def show_reading(self, reading: Reading, drawn: Drawn | None = None) -> None:
        """Show a plan from its beginning, without marks; `drawn` is what it shows besides text, read from its file."""
        self.marks, self.companions, self.hits = [], [], {}
        self.current_key = ""
        document = PlanDocument(reading, self.look())
        self._plates, self._notes = None, None
        self.show_document(document)
        if drawn is not None:
            self._take_drawn(document, drawn)
        elif reading.plan.format in pictures.FORMATS:
            plan, app = reading.plan, QCoreApplication.instance()
            assert app is not None
            take = partial(self._take_drawn, document)
            jobs.run(app, lambda ticket: pictures.drawn_of(plan), take)  # the view may be gone before it ends

    def _take_drawn(self, document: PlanDocument, drawn: Drawn) -> None:
        """Show pictures and note marks of a document, if it is still the one that is shown."""
        if not isValid(self) or self.plan_document is not document or not (drawn.pictures or drawn.marks):
            return
        lines = {b.line: i for i, b in enumerate(document.reading.plan.blocks) if b.part == BODY}
        held: dict[int, list[Picture]] = {}
        for picture in drawn.pictures:
            if picture.line in lines:
                held.setdefault(lines[picture.line], []).append(picture)
        with self._still(), self._unheard():
            document.set_pictures(held, note_numbers(document, drawn.marks))
        self._notes = NoteMarks(document, [(lines[m.line], m) for m in drawn.marks if m.line in lines])
        self._plates = Plates(document, document.reading.plan.path)
        self._plates.loaded.connect(self.viewport().update)
        self.viewport().update()

    @contextmanager
    def _unheard(self) -> Iterator[None]:
        """Change how the document looks, which is no edit."""
        yield

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

    def set_hits(self, hits: Sequence[BlockSpan]) -> None:
        """Set off the places of the words looked for."""
        self.hits = {}
        for hit in hits:
            self.hits.setdefault(hit.block, []).append(hit)
        self.viewport().update()

    def marks_of(self, key: str) -> list[Mark]:
        """Return the marks of one finding."""
        return [mark for mark in self.marks if mark.key == key]

    def marks_at(self, position: int) -> list[Mark]:
        """Return the marks on a document position, the current finding's first, then the shortest."""
        found = [mark for mark in self.marks if mark.holds(position)]
        return sorted(found, key=lambda m: (m.key != self.current_key, m.stop - m.start))

    def mark_at(self, position: int) -> Mark | None:
        """Return the shortest mark on a document position, the current finding's before others."""
        return next(iter(self.marks_at(position)), None)

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

    def span_cursor(self, span: BlockSpan) -> QTextCursor:
        """Return a cursor on a stretch of the plan."""
        return self.plan_document.cursor(span) if self.plan_document else QTextCursor()

    def _paint_behind(self, painter: QPainter, blocks: Placed) -> None:
        for rect in self._hit_rects(blocks):
            drawing.paint_hit(painter, rect, self._theme)
        for mark, rect in self._placed(blocks, self.marks):
            drawing.paint_fill(painter, rect, mark, self._theme)
        if self._plates is not None:
            self._plates.paint(painter, blocks, self._theme)

    def _paint_over(self, painter: QPainter, blocks: Placed) -> None:
        running = self._flash.state() == QVariantAnimation.State.Running
        strength = float(self._flash.currentValue() or 0.0) if running else 0.0
        placed = list(self._placed(blocks, self.marks))
        for mark, rect in placed:
            drawing.paint_line(painter, rect, mark, self._theme)
        for _, rect in self._placed(blocks, self.companions):
            drawing.paint_companion(painter, rect, self._theme)
        for mark, rect in placed:
            if mark.key == self.current_key:
                drawing.paint_frame(painter, rect, self._theme, strength)
        if self._notes is not None:
            self._notes.paint(painter, blocks, self._theme)

    def _hit_rects(self, blocks: Placed) -> Iterator[QRectF]:
        if not self.hits or self.plan_document is None:
            return
        for index in {block.userState() for block, _ in blocks} & self.hits.keys():
            for hit in self.hits[index]:
                start = self.plan_document.position(index, hit.start)
                yield from stretch_rects(blocks, start, self.plan_document.position(index, hit.stop))

    def _placed(self, blocks: Placed, marks: list[Mark]) -> Iterator[tuple[Mark, QRectF]]:
        """Yield the marks in view, each with its rectangle on each line."""
        if not blocks:
            return
        low, high = blocks[0][0].position(), max(block.position() + block.length() for block, _ in blocks)
        for mark in marks:
            start, stop = mark.start, mark.stop
            if start < high and stop >= low and not mark.resting and (stop > start or not mark.words):
                for rect in stretch_rects(blocks, start, stop):
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
            self._card.show_tips(self._tips_at(event), event.globalPos())
            return True
        if event.type() in (QEvent.Type.Leave, QEvent.Type.MouseButtonPress):
            self._card.leave()
        elif event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._card.moved(event.globalPosition().toPoint())
        return super().viewportEvent(event)

    def _tips_at(self, event: QHelpEvent) -> list[Tip]:
        """Return what is said of the place under the mouse, each finding once."""
        if self._notes is not None and (note := self._notes.tip_at(event.pos())) is not None:
            return [note]
        at = self.cursorForPosition(event.pos())
        rect = self.cursorRect(at)
        if abs(rect.center().x() - event.pos().x()) > 2 * rect.height() or not (
            rect.top() - rect.height() <= event.pos().y() <= rect.bottom() + rect.height()
        ):
            return []
        tips: dict[str, Tip] = {}
        for mark in self.marks_at(at.position()):
            tip = self.tell(mark.key) or (Tip(message=self.tips[mark.key]) if mark.key in self.tips else None)
            if tip is not None and not mark.resting:
                tips.setdefault(mark.key, tip.edited() if mark.edited else tip)
        return list(tips.values())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Put the hover card away."""
        self.key_pressed.emit()
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the hover card away."""
        self._card.leave()
        super().focusOutEvent(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Put the hover card away."""
        self._card.leave()
        super().hideEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom with Ctrl, what is under the mouse staying there; else scroll."""
        self._card.leave()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.angleDelta().y():
                self._hold = event.position().toPoint()
                self.zoom_requested.emit(1 if event.angleDelta().y() > 0 else -1)
                self._hold = None
            event.accept()
        else:
            super().wheelEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Leave dropped files to the window."""
        event.ignore()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer copying only; Qt's own menu offers an undo that is not ours."""
        menu = QMenu(self)
        copy = menu.addAction(tr("复制"), self.copy)
        copy.setEnabled(self.textCursor().hasSelection())
        menu.addAction(tr("全选"), self.selectAll)
        menu.exec(event.globalPos())
        menu.deleteLater()
