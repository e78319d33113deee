"""The key sheet: every action with its keys, read from the list of actions."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop import actions
from desktop.language import later, tr

ELSEWHERE = (
    (later("问题清单"), later("回车"), later("转到正文，焦点留在清单")),
    (later("问题清单"), later("双击或 F4"), later("转到正文并进入编辑")),
    (later("正文"), "Enter", later("在段内换行，导出时成为新段落")),
    (later("正文"), later("Ctrl+滚轮"), later("缩放文字")),
)


class KeySheet(QDialog):
    """Menus in two columns, keys beside the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("快捷键一览"))
        body = QWidget()
        grid = QGridLayout(body)
        grid.setHorizontalSpacing(18)
        row = 0
        for menu in actions.MENUS:
            specs = [spec for spec in actions.ACTIONS if spec.menu == menu and spec.keys]
            row = self._group(grid, row, tr(menu), [(tr(spec.text), actions.key_text(spec)) for spec in specs])
        self._group(
            grid,
            row,
            tr("其他"),
            [(tr("{0}：{1}").format(tr(place), tr(told)), tr(key)) for place, key, told in ELSEWHERE],
        )
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("关闭"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 38, em * 42)

    def _group(self, grid: QGridLayout, row: int, title: str, lines: list[tuple[str, str]]) -> int:
        head = QLabel(title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        grid.addWidget(head, row, 0, 1, 2)
        for number, (text, key) in enumerate(lines, row + 1):
            keys = QLabel(key)
            keys.setProperty("muted", True)
            keys.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(keys, number, 0)
            grid.addWidget(QLabel(text), number, 1)
        return row + len(lines) + 1
