"""The findings: counts that switch severities, a filter, the list, and the card of the current finding."""

from __future__ import annotations

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from checker.findings import Severity
from desktop.filter import Filter, Grouping, Scope
from desktop.language import tr
from desktop.models.findings import CHAPTER_ROLE, COUNT_ROLE, KEY_ROLE, SEVERITY_ROLE, STATE_ROLE, FindingsModel
from desktop.panels import drawing
from desktop.panels.card import Card
from desktop.theme import Theme

Index = QModelIndex | QPersistentModelIndex


class FindingDelegate(QStyledItemDelegate):
    """Draws a finding in up to three lines: sign and word, the message, the chapter with its state."""

    def __init__(self, theme: Theme, view: QTreeView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Make room for the message on up to two lines."""
        line = option.fontMetrics.height()
        if not index.data(KEY_ROLE):
            return QSize(0, int(line * 1.7))
        text = self._message_rect(option, index)
        return QSize(0, int(text.height() + line * 1.75))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a group heading or a finding."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(KEY_ROLE):
            self._paint_row(painter, option, index)
        else:
            self._paint_group(painter, option, index)
        painter.restore()

    def _paint_group(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.fillRect(option.rect, self._theme.ground("side"))
        font = QFont(drawing.scaled(option.font, 0.94))
        font.setBold(True)
        line = option.fontMetrics.height()
        edge = option.rect.right() - line * 0.6
        small = drawing.scaled(option.font, 0.86)
        count = str(index.data(COUNT_ROLE))
        edge = drawing.pill(
            painter, edge, option.rect.center().y() + 1, count, self._theme.tones("minor"), small
        ).left()
        painter.setFont(font)
        painter.setPen(self._theme.ink("soft"))
        room = option.rect.adjusted(10, 0, 0, 0)
        room.setRight(int(edge - 6))
        text = QFontMetrics(font).elidedText(str(index.data()), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)

    def _paint_row(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = self._theme
        if option.state & QStyle.StateFlag.State_Selected:
            drawing.row_ground(painter, option, theme.ground("current"), theme.ground("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.ground("hover"))
        severity, state = str(index.data(SEVERITY_ROLE)), str(index.data(STATE_ROLE))
        tones = theme.tones("minor" if state else severity)
        line, top = option.fontMetrics.height(), option.rect.top() + option.fontMetrics.height() * 0.4
        size = line * 0.55
        drawing.sign(painter, QRectF(option.rect.left() + 12, top + line * 0.24, size, size), severity, tones.mark)
        small = drawing.scaled(option.font, 0.9)
        painter.setFont(small)
        painter.setPen(tones.text)
        at = QRectF(option.rect.left() + 12 + size + 5, top, line * 4, line)
        painter.drawText(at, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, Severity(severity).label)
        painter.setFont(option.font)
        painter.setPen(theme.ink("muted" if state else "text"))
        text = self._message_rect(option, index)
        for number, words in enumerate(drawing.two_lines(str(index.data()), option.font, text.width())):
            base = text.top() + option.fontMetrics.ascent() + number * option.fontMetrics.lineSpacing()
            painter.drawText(QPointF(text.left(), base), words)
        self._paint_foot(painter, option, index, text, small)
        painter.setPen(theme.ground("line"))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())

    def _paint_foot(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, text: QRectF, small: QFont
    ) -> None:
        metrics = QFontMetrics(small)
        top = text.bottom() + option.fontMetrics.height() * 0.15
        edge = option.rect.right() - 8.0
        if state := str(index.data(STATE_ROLE)):
            shown = metrics.elidedText(state, Qt.TextElideMode.ElideRight, int(text.width() * 0.6))
            tones = self._theme.tones("upper" if state.startswith(tr("采纳")) else "minor")
            edge = drawing.pill(painter, edge, top + metrics.height() / 2, shown, tones, small).left() - 6
        painter.setFont(small)
        painter.setPen(self._theme.ink("muted"))
        room = QRectF(text.left(), top, edge - text.left(), metrics.height())
        chapter = metrics.elidedText(str(index.data(CHAPTER_ROLE)), Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, chapter)

    def _message_rect(self, option: QStyleOptionViewItem, index: Index) -> QRectF:
        line = option.fontMetrics.height()
        left = 12 + line * 0.55 + 5 + line * 2.55
        width = max(self._view.viewport().width() - left - 10, line * 6)
        lines = len(drawing.two_lines(str(index.data()), option.font, width))
        top = option.rect.top() + line * 0.4
        return QRectF(option.rect.left() + left, top, width, lines * option.fontMetrics.lineSpacing())


class FindingsList(QTreeView):
    """The list. Enter jumps and keeps the focus, F4 or a double click jumps into the text."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.empty = QLabel(self.viewport())  # over the list, which keeps the focus when it runs empty
        self.empty.setWordWrap(True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.empty.setProperty("muted", True)
        self.empty.setContentsMargins(24, 24, 24, 24)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn Enter into a jump; all else is Qt's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the messages anew: row heights depend on the width."""
        super().resizeEvent(event)
        self.empty.setGeometry(self.viewport().rect())
        if event.oldSize().width() != event.size().width():
            self.scheduleDelayedItemsLayout()


class FindingsPanel(QWidget):
    """Everything about findings; it shows what the session holds and asks for what the user wants."""

    filter_changed = Signal(object)  # Filter
    finding_chosen = Signal(str)

    def __init__(self, theme: Theme, model: FindingsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = model
        self._filter = Filter()
        self._quiet = False
        self.chips = {severity: self._chip(severity) for severity in Severity}
        self.grouping = self._combo([(g.label, g) for g in Grouping], tr("分组方式"))
        self.scope = self._combo([(s.label, s) for s in Scope], tr("按处理状态筛选"))
        self.box = QLineEdit()
        self.box.setPlaceholderText(tr("筛选：输入文字"))
        self.box.setAccessibleName(tr("筛选问题"))
        self.box.setClearButtonEnabled(True)
        self.told = QLabel()
        self.told.setProperty("muted", True)
        self.told.setWordWrap(True)
        self.list = self._list(theme)
        self.empty = self.list.empty
        self.card = Card(theme)
        self._lay_out()
        self.box.textChanged.connect(self._tell)
        self.grouping.currentIndexChanged.connect(self._tell)
        self.scope.currentIndexChanged.connect(self._tell)
        self.list.selectionModel().currentChanged.connect(self._chosen)

    def show_filter(self, new: Filter) -> None:
        """Show a filter in the controls, without telling of it."""
        self._quiet = True
        self._filter = new
        for severity, chip in self.chips.items():
            chip.setChecked(severity in new.severities)
        self.grouping.setCurrentIndex(self.grouping.findData(new.grouping))
        self.scope.setCurrentIndex(self.scope.findData(new.scope))
        if self.box.text() != new.words:
            self.box.setText(new.words)
        self._quiet = False

    def show_counts(self, counts: dict[Severity, int]) -> None:
        """Show how many findings of each severity are open."""
        for severity, chip in self.chips.items():
            chip.setText(f"{severity.label} {counts.get(severity, 0)}")
            chip.setAccessibleName(tr("{0}，{1} 条未处理").format(severity.label, counts.get(severity, 0)))

    def show_told(self, told: str, empty: str) -> None:
        """Show what the filter hides, and in an empty list why it is empty."""
        self.told.setText(told)
        self.empty.setText(empty)
        self.empty.setVisible(bool(empty))

    def select(self, key: str) -> None:
        """Light the current finding in the list."""
        index = self.model.index_of(key)
        self._quiet = True
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag.ClearAndSelect
            self.list.selectionModel().setCurrentIndex(index, flags)
            self.list.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        else:
            self.list.selectionModel().clear()
        self._quiet = False

    def selected_keys(self) -> list[str]:
        """Return the selected findings."""
        keys = [self.model.key_of(index) for index in self.list.selectionModel().selectedIndexes()]
        return [key for key in keys if key]

    def _chosen(self, index: QModelIndex) -> None:
        key = self.model.key_of(index) if index.isValid() else ""
        if key and not self._quiet:
            self.finding_chosen.emit(key)

    def _tell(self) -> None:
        if not self._quiet:
            chosen = frozenset(s for s, chip in self.chips.items() if chip.isChecked())
            scope, grouping = Scope(self.scope.currentData()), Grouping(self.grouping.currentData())
            self._filter = Filter(chosen, scope, self.box.text(), grouping)
            self.filter_changed.emit(self._filter)

    def _chip(self, severity: Severity) -> QPushButton:
        chip = QPushButton(f"{severity.label} 0")
        chip.setCheckable(True)
        chip.setProperty("chip", True)
        chip.setToolTip(tr("显示或隐藏“{0}”").format(severity.label))
        chip.toggled.connect(self._tell)
        return chip

    def _combo(self, choices: list[tuple[str, object]], name: str) -> QComboBox:
        combo = QComboBox()
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        for label, value in choices:
            combo.addItem(label, value)
        return combo

    def _list(self, theme: Theme) -> FindingsList:
        view = FindingsList()
        view.setAccessibleName(tr("问题清单"))
        view.setHeaderHidden(True)
        view.setRootIsDecorated(False)
        view.setIndentation(0)
        view.setMouseTracking(True)
        view.setModel(self.model)
        view.setItemDelegate(FindingDelegate(theme, view))
        view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setItemsExpandable(False)
        self.model.modelReset.connect(view.expandAll)
        return view

    def _lay_out(self) -> None:
        chips = QHBoxLayout()
        chips.setSpacing(6)
        for chip in self.chips.values():
            chips.addWidget(chip)
        chips.addStretch()
        boxes = QHBoxLayout()
        boxes.setSpacing(6)
        boxes.addWidget(self.grouping)
        boxes.addWidget(self.scope)
        boxes.addWidget(self.box, 1)
        top = QVBoxLayout()
        top.setContentsMargins(12, 9, 12, 6)
        top.setSpacing(7)
        top.addLayout(chips)
        top.addLayout(boxes)
        top.addWidget(self.told)
        above = QWidget()
        layout = QVBoxLayout(above)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.addWidget(above)
        self.splitter.addWidget(self.card)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 4)
        self.splitter.setStretchFactor(1, 5)
        self.splitter.setSizes([400, 500])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.splitter)
