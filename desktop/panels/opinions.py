"""意见: what units said of the draft, a card to answer each, and the numbers of the footer."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from checker.opinions import Adoption, Opinion, Opinions
from desktop.language import tr
from desktop.models.rows import RowsModel
from desktop.opinion_rows import COLUMNS, counted, page, rows_of
from desktop.panels.elided import ElidedLabel
from desktop.panels.flow import Flow
from desktop.panels.rows_table import RowsTable
from desktop.panels.start import dropped_files
from desktop.theme import Theme

_ANSWERS = {
    Qt.Key.Key_1: Adoption.ADOPTED,
    Qt.Key.Key_2: Adoption.PARTLY,
    Qt.Key.Key_3: Adoption.DECLINED,
    Qt.Key.Key_0: None,
}


class OpinionsTable(RowsTable):
    """Digits answer the opinion that is lit: 1 采纳, 2 部分采纳, 3 不采纳, 0 待答复."""

    answered = Signal(object)  # Adoption or None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Answer by a digit."""
        key = Qt.Key(event.key())
        if key in _ANSWERS and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.answered.emit(_ANSWERS[key])
        elif key == Qt.Key.Key_Delete and not event.modifiers():
            self.answered.emit(None)
        else:
            super().keyPressEvent(event)


class OpinionsPanel(QWidget):
    """The table with its numbers, and the card beside it."""

    answered = Signal(str, object)  # id, Adoption or None
    reason_changed = Signal(str, str)  # id, reason
    reason_given = Signal()  # with Enter: on to the next
    sent_given = Signal(object)  # number of copies sent out, or None
    deed_wanted = Signal(str)  # a link of the card: PLACE, SETTLE
    files_dropped = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.setAccessibleName(tr("意见"))
        self._opinions = Opinions()
        self._shown = ""  # the opinion on the card
        empty = tr("还没有意见。把各单位反馈的意见（.docx、.xlsx 等）拖到这里，或按 Ctrl+Shift+I 导入。")
        self.table = OpinionsTable(theme, RowsModel(COLUMNS, self), tr("意见"), empty)
        self.table.setToolTip(tr("Enter 转到该处；1 采纳，2 部分采纳，3 不采纳，0 恢复为待答复"))
        self.import_button, self.export_button = QPushButton(tr("导入意见…")), QPushButton(tr("导出汇总表…"))
        self.card = self._card()
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.table)
        halves.addWidget(self.card)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 2)
        halves.setSizes([620, 380])  # parts, not pixels: the card's text would ask for half of it
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(halves, 1)
        column.addLayout(self._foot())
        self.table.answered.connect(self._answer)
        self.table.selectionModel().currentRowChanged.connect(self._turn)
        self.show_opinions(self._opinions)

    @property
    def current(self) -> Opinion | None:
        """The opinion that is lit."""
        row = self.table.current_row()
        return self._opinions.get(row.name) if row is not None else None

    def show_opinions(self, opinions: Opinions) -> None:
        """Show the opinions as they stand now."""
        self._opinions = opinions
        self.table.rows.set_rows(rows_of(opinions))
        if opinions.items and self.table.current_row() is None:
            self.table.setCurrentIndex(self.table.rows.index(0, 0))
        self.numbers.setText(counted(opinions.counts) if opinions.units else "")
        self.sent.blockSignals(True)
        self.sent.setValue(opinions.sent if opinions.sent is not None else -1)
        self.sent.blockSignals(False)
        self.export_button.setEnabled(bool(opinions.units))
        self._turn()

    def select(self, id: str) -> None:
        """Light an opinion."""
        if (at := self.table.rows.position(id)) is not None:
            self.table.setCurrentIndex(self.table.rows.index(at, 0))

    def flush(self) -> None:
        """Hand on a reason that was typed."""
        opinion, reason = self.current, self.reason.text().strip()
        if opinion is not None and opinion.id == self._shown and reason != opinion.reason:
            self.reason_changed.emit(opinion.id, reason)

    def ask_reason(self) -> None:
        """Put the caret where the reason goes."""
        self.reason.setFocus()
        self.reason.selectAll()

    def _foot(self) -> QHBoxLayout:
        self.sent = QSpinBox()
        self.sent.setRange(-1, 9999)
        self.sent.setSpecialValueText(tr("未填"))
        self.sent.setAccessibleName(tr("发出份数"))
        self.sent.setKeyboardTracking(False)
        self.sent.valueChanged.connect(lambda value: self.sent_given.emit(value if value >= 0 else None))
        self.numbers = ElidedLabel()
        line = QHBoxLayout()
        line.setContentsMargins(6, 0, 6, 2)
        for widget in (QLabel(tr("发出份数")), self.sent, self.numbers, self.import_button, self.export_button):
            line.addWidget(widget, 1 if widget is self.numbers else 0)
        return line

    def _card(self) -> QFrame:
        card = QFrame()
        self.text = QTextBrowser()
        self.text.setAccessibleName(tr("意见全文"))
        self.text.setOpenLinks(False)
        self.text.anchorClicked.connect(lambda url: self.deed_wanted.emit(url.toString()))
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(tr("理由或修改后表述"))
        self.reason.setPlaceholderText(tr("理由或修改后表述（Enter 记下并转到下一条）"))
        self.reason.editingFinished.connect(self.flush)
        self.reason.returnPressed.connect(self.reason_given)
        self.buttons = {
            Adoption.ADOPTED: QPushButton(tr("采纳 1")),
            Adoption.PARTLY: QPushButton(tr("部分采纳 2")),
            Adoption.DECLINED: QPushButton(tr("不采纳 3")),
        }
        flow = Flow()
        for adoption, button in self.buttons.items():
            button.clicked.connect(lambda checked=False, adoption=adoption: self._answer(adoption))
            flow.addWidget(button)
        column = QVBoxLayout(card)
        column.setContentsMargins(8, 2, 8, 4)
        column.setSpacing(4)
        column.addWidget(self.text, 1)
        column.addWidget(self.reason)
        column.addLayout(flow)
        return card

    def _turn(self, index: QModelIndex | None = None) -> None:
        """Show the card of the opinion that is lit."""
        opinion = self.current
        self._shown = opinion.id if opinion else ""
        self.card.setVisible(bool(self._opinions.items))
        self.card.setEnabled(opinion is not None)
        self.text.setHtml(page(opinion) if opinion else "")
        self.reason.setText(opinion.reason if opinion else "")
        for adoption, button in self.buttons.items():
            button.setProperty("primary", opinion is not None and opinion.adoption is adoption)
            button.style().unpolish(button)
            button.style().polish(button)

    def _answer(self, adoption: Adoption | None) -> None:
        if (opinion := self.current) is not None:
            self.answered.emit(opinion.id, adoption)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if dropped_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the dropped papers on."""
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event.mimeData()))
