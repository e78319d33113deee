"""The command palette: one line and what fits it. Enter does the lit entry, “@” goes to chapters, “#” to rules."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.models.palette import AT_ROLE, ENTRY_ROLE, Entry, Index, PaletteModel
from desktop.panels import drawing
from desktop.theme import Theme

_TO_LIST = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)


class EntryDelegate(QStyledItemDelegate):
    """Draws the words, those that were typed in the accent, then what stands beside, and the keys at the right."""

    def __init__(self, theme: Theme, view: QListView) -> None:
        super().__init__(view)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Give rows air."""
        return QSize(0, int(option.fontMetrics.height() * 1.8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        entry, theme = index.data(ENTRY_ROLE), self._theme
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.row_ground(painter, option, theme.ground("current"), theme.ground("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.ground("hover"))
        room = option.rect.adjusted(14, 0, -12, 0)
        small = drawing.scaled(option.font, 0.92)
        side = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(theme.ink("muted"))
        painter.drawText(room, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, entry.keys)
        keys = side.horizontalAdvance(entry.keys + ("国" if entry.keys else ""))
        stop = self._words(painter, option, index, room.adjusted(0, 0, -keys, 0))
        painter.setFont(small)
        painter.setPen(theme.ink("muted"))
        rest = QRect(stop + option.fontMetrics.height(), room.top(), 0, room.height())
        rest.setRight(room.right() - keys)
        detail = side.elidedText(entry.detail, Qt.TextElideMode.ElideRight, max(rest.width(), 0))
        painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, detail)
        painter.restore()

    def _words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, room: QRect) -> int:
        """Draw the entry's words letter by letter, and return where they end."""
        at = set(index.data(AT_ROLE))
        left = room.left()
        painter.setFont(option.font)
        text = option.fontMetrics.elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        for place, letter in enumerate(text):
            painter.setPen(self._theme.ink("accent" if place in at else "text"))
            where = QRect(QPoint(left, room.top()), QSize(room.width(), room.height()))
            painter.drawText(where, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, letter)
            left += option.fontMetrics.horizontalAdvance(letter)
        return left


class Palette(QDialog):
    """`entries` gives what may be listed for a prefix (empty, @ or #); after Enter `chosen` is the entry."""

    def __init__(
        self, theme: Theme, entries: Callable[[str], list[Entry]], recent: list[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setObjectName("Palette")
        self.setWindowTitle(tr("命令"))
        self._entries, self._recent = entries, recent
        self._lists: dict[str, list[Entry]] = {}
        self.chosen: Entry | None = None
        self.model = PaletteModel(self)
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("输入命令或拼音首字母；@ 章节，# 规则"))
        self.box.setAccessibleName(tr("命令"))
        self.box.installEventFilter(self)
        self.list = QListView()
        self.list.setAccessibleName(tr("命令列表"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(EntryDelegate(theme, self.list))
        self.list.setMouseTracking(True)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.none = QLabel(tr("没有相符的命令"))
        self.none.setProperty("muted", True)
        self.none.setContentsMargins(14, 4, 14, 8)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(6)
        for widget in (self.box, self.list, self.none):
            layout.addWidget(widget)
        self.box.textChanged.connect(self._look)
        self.list.clicked.connect(self._take)
        self.list.activated.connect(self._take)
        self._look("")
        self._place(parent)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line's arrow keys move in the list, and Enter take the lit entry."""
        if watched is self.box and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in _TO_LIST:
                self.list.keyPressEvent(event)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.currentIndex())
                return True
        return super().eventFilter(watched, event)

    def _look(self, words: str) -> None:
        prefix = words[:1] if words[:1] in ("@", "#", "＠", "＃") else ""
        kind = {"＠": "@", "＃": "#"}.get(prefix, prefix)
        if kind not in self._lists:
            self._lists[kind] = self._entries(kind)
        self.model.show_entries(self._lists[kind], words[len(prefix) :], [] if kind else self._recent)
        self.list.setCurrentIndex(self.model.index(0))
        self.list.scrollTo(self.model.index(0), QAbstractItemView.ScrollHint.PositionAtTop)
        self.none.setVisible(self.model.rowCount() == 0)

    def _take(self, index: QPersistentModelIndex | object) -> None:
        entry = index.data(ENTRY_ROLE) if hasattr(index, "data") else None
        if isinstance(entry, Entry):
            self.chosen = entry
            self.accept()

    def _place(self, parent: QWidget | None) -> None:
        em = self.fontMetrics().horizontalAdvance("国")
        around = parent.window().geometry() if parent else self.screen().availableGeometry()
        wide, high = min(em * 40, around.width() - em * 4), min(em * 30, around.height() - em * 8)
        self.setGeometry(around.center().x() - wide // 2, around.top() + em * 4, wide, high)
