"""The page of limits: each with its value, unit and default, and below what it means."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.rule_book import LimitEntry, RuleBook


class NumberBox(QDoubleSpinBox):
    """A number that the wheel changes only while it has the focus: else scrolling the page would."""

    def __init__(self, limit: LimitEntry) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setDecimals(0 if limit.whole else 2)
        self.setRange(float(limit.low), float(limit.high))
        self.setSingleStep(1.0 if limit.whole else 0.1 if limit.default < 2 else 0.5)
        self.setKeyboardTracking(False)
        self.setAccessibleName(f"{tr(limit.name)}　{tr(limit.unit)}".strip("　"))
        self.setAccessibleDescription(tr(limit.meaning))
        self.setValue(float(limit.value))

    @property
    def written(self) -> str:
        """The number as a settings file has it."""
        text = format(Decimal(str(round(self.value(), 2))), "f")
        return text.rstrip("0").rstrip(".") if "." in text else text

    def textFromValue(self, value: float) -> str:
        """Show no zeros behind the point that say nothing."""
        text = super().textFromValue(value)
        return text.rstrip("0").rstrip(".") if "." in text else text

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page unless this is being edited."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()


class LimitsPage(QWidget):
    """Values are taken when they are complete: with Enter, or when the box is left."""

    changed = Signal(str, str)  # name, value as the settings file has it

    def __init__(self) -> None:
        super().__init__()
        self.boxes: dict[str, NumberBox] = {}
        self._limits: dict[str, LimitEntry] = {}
        self._defaults: dict[str, QLabel] = {}
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("界限"))
        told = QLabel(tr("各项界限都是本程序的设计取值，不是官方规定，可按本单位习惯调整。"))
        told.setWordWrap(True)
        told.setProperty("muted", True)
        self.restore = QPushButton(tr("恢复默认"))
        self.restore.setAutoDefault(False)
        self.restore.clicked.connect(self._restore)
        below = QHBoxLayout()
        below.addWidget(told, 1)
        below.addWidget(self.restore)
        layout = QVBoxLayout(self)
        layout.addWidget(self.area, 1)
        layout.addLayout(below)

    def show_book(self, book: RuleBook) -> None:
        """Show the limits of a settings file."""
        self._limits = {limit.name: limit for limit in book.limits}
        self.boxes, self._defaults = {}, {}
        body = QWidget()
        body.setObjectName("Panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        grid = QGridLayout(body)
        grid.setContentsMargins(14, 10, 14, 10)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(2)
        grid.setColumnStretch(3, 1)
        for number, limit in enumerate(book.limits):
            self._add(grid, number * 2, limit)
        grid.setRowStretch(len(book.limits) * 2, 1)
        self.area.setWidget(body)
        self._tell()

    def _add(self, grid: QGridLayout, row: int, limit: LimitEntry) -> None:
        box = self.boxes[limit.name] = NumberBox(limit)
        name, unit, default = QLabel(tr(limit.name)), QLabel(tr(limit.unit)), QLabel()
        name.setBuddy(box)
        default.setProperty("muted", True)
        self._defaults[limit.name] = default
        meaning = QLabel(tr(limit.meaning))
        meaning.setWordWrap(True)
        meaning.setProperty("muted", True)
        meaning.setContentsMargins(0, 0, 0, 8)
        for column, widget in enumerate((name, box, unit, default)):
            grid.addWidget(widget, row, column)
        grid.addWidget(meaning, row + 1, 0, 1, 4)
        box.valueChanged.connect(lambda _, name=limit.name: self._changed(name))

    def _changed(self, name: str) -> None:
        self._tell()
        self.changed.emit(name, self.boxes[name].written)

    def _restore(self) -> None:
        for name, box in self.boxes.items():
            box.setValue(float(self._limits[name].default))

    def _tell(self) -> None:
        other = False
        for name, box in self.boxes.items():
            same = Decimal(box.written) == self._limits[name].default
            other = other or not same
            default = format(self._limits[name].default.normalize(), "f")
            self._defaults[name].setText(tr("默认 {0}").format(default) + ("" if same else tr("，已改")))
        self.restore.setEnabled(other)
