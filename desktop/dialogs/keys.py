"""The key sheet: every action with its keys or the letter of its menu, read from the list of actions."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop import actions
from desktop.language import later, tr

ELSEWHERE = (
    (later("问题清单"), later("回车"), later("转到正文，焦点留在清单")),
    (later("问题清单"), later("双击或 F4"), later("转到正文并进入编辑")),
    (later("正文"), "Enter", later("在段内换行，导出时成为新段落")),
    (later("正文"), later("Ctrl+滚轮"), later("缩放文字")),
    (later("大纲"), later("拖动章节"), later("移到横线处，可以撤销")),
    (later("命令面板"), "@", later("转到章节")),
    (later("命令面板"), "#", later("转到某条规则查出的问题")),
    (later("规划库"), later("回车"), later("检索框：到结果；结果：打开这一段；清单：作为上位规划加入")),
    (later("规划库"), "Delete", later("移除选中的规划")),
    (later("规划库"), "Esc", later("停止入库，清空检索，关闭")),
    (later("不采纳的理由"), later("数字"), later("选定理由")),
)

Line = tuple[str, str]


class KeySheet(QDialog):
    """Menus one below the other in two columns, keys beside the words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("快捷键一览"))
        body = QWidget()
        body.setObjectName("Panel")
        body.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        columns = QHBoxLayout(body)
        columns.setContentsMargins(16, 12, 16, 12)
        columns.setSpacing(36)
        for groups in _halves(groups_of_keys()):
            columns.addLayout(self._column(groups), 1)
        area = QScrollArea()
        area.setAccessibleName(tr("快捷键一览"))
        area.setWidgetResizable(True)
        area.setWidget(body)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("关闭"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area)
        layout.addWidget(buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        room = self.screen().availableSize() - QSize(em, em * 3)
        self.resize(QSize(em * 70, em * 52).boundedTo(room))
        area.setFocus()  # arrow keys scroll at once

    def _column(self, groups: list[tuple[str, list[Line]]]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(18)
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(1, 1)
        row = 0
        for title, lines in groups:
            row = self._group(grid, row, title, lines)
        grid.setRowStretch(row, 1)
        return grid

    def _group(self, grid: QGridLayout, row: int, title: str, lines: list[Line]) -> int:
        head = QLabel(title)
        font = head.font()
        font.setBold(True)
        head.setFont(font)
        head.setContentsMargins(0, 8 if row else 0, 0, 0)
        grid.addWidget(head, row, 0, 1, 2)
        for number, (text, key) in enumerate(lines, row + 1):
            keys, words = QLabel(key), QLabel(text)
            keys.setProperty("muted", True)
            keys.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            keys.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setWordWrap(True)
            grid.addWidget(keys, number, 0)
            grid.addWidget(words, number, 1)
        return row + len(lines) + 1


def groups_of_keys() -> list[tuple[str, list[Line]]]:
    """Return the menus with all their actions, and what else keys do; an action without keys has its menu's letter."""
    groups: list[tuple[str, list[Line]]] = []
    for menu, letter in actions.MENUS.items():
        specs = [spec for spec in actions.ACTIONS if spec.menu == menu]
        by_menu = tr("菜单 Alt+{0}").format(letter)
        groups.append((tr(menu), [(tr(spec.text), actions.key_text(spec) or by_menu) for spec in specs]))
    elsewhere = [(tr("{0}：{1}").format(tr(place), tr(told)), tr(key)) for place, key, told in ELSEWHERE]
    return [*groups, (tr("其他"), elsewhere)]


def _halves(groups: list[tuple[str, list[Line]]]) -> tuple[list[tuple[str, list[Line]]], list[tuple[str, list[Line]]]]:
    """Return the groups in two columns about as long as each other."""
    whole = sum(len(lines) + 2 for _, lines in groups)
    length = cut = 0
    while length < whole / 2 - 3:
        length += len(groups[cut][1]) + 2
        cut += 1
    return groups[:cut], groups[cut:]
