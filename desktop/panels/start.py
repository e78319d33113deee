"""The start page, and the curtain that a dragged file calls up: two targets, 待审稿 and 上位规划."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.language import tr
from desktop.models.recent import RecentModel
from desktop.panels import drawing
from desktop.panels.recent import RecentPanel
from desktop.theme import Theme


def dropped_files(data: QMimeData) -> list[Path]:
    """Return the local files of a drag."""
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


class DropTarget(QFrame):
    """Takes dropped files; lit while a drag is over it."""

    files_dropped = Signal(list)
    left = Signal()

    def __init__(self, title: str, hint: str, button: QPushButton | None = None) -> None:
        super().__init__()
        self.setObjectName("DropTarget")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAcceptDrops(True)
        self.setAccessibleName(title)
        head, text = QLabel(title), QLabel(hint)
        font = drawing.scaled(head.font(), 1.5)
        font.setBold(True)
        head.setFont(font)
        text.setProperty("muted", True)
        text.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 26, 28, 26)
        layout.setSpacing(10)
        layout.addStretch()
        for widget in (head, text):
            widget.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(widget)
        if button is not None:
            layout.addSpacing(6)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for files."""
        if dropped_files(event.mimeData()):
            self._light(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Go dark."""
        self._light(False)
        self.left.emit()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        self._light(False)
        event.acceptProposedAction()
        self.files_dropped.emit(dropped_files(event.mimeData()))

    def _light(self, on: bool) -> None:
        self.setProperty("over", on)
        self.style().unpolish(self)
        self.style().polish(self)


class DropPair(QWidget):
    """The two targets side by side; over the desk a third for opinions."""

    draft_dropped = Signal(list)
    uppers_dropped = Signal(list)
    opinions_dropped = Signal(list)

    def __init__(self, *, buttons: bool) -> None:
        super().__init__()
        self.open_draft = QPushButton(tr("打开待审稿…（Ctrl+O）"))
        self.open_draft.setProperty("primary", True)
        self.add_upper = QPushButton(tr("加入上位规划…（Ctrl+U）"))
        self.draft = DropTarget(tr("待审稿"), tr("把要校核的规划草案拖到这里"), self.open_draft if buttons else None)
        self.uppers = DropTarget(
            tr("上位规划"), tr("把上级规划拖到这里，可以多份"), self.add_upper if buttons else None
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addWidget(self.draft, 1)
        row.addWidget(self.uppers, 1)
        self.draft.files_dropped.connect(self.draft_dropped)
        self.uppers.files_dropped.connect(self.uppers_dropped)
        self.opinions = DropTarget(tr("征求意见"), tr("把各单位反馈的意见拖到这里，可以多份"))
        self.opinions.files_dropped.connect(self.opinions_dropped)
        row.addWidget(self.opinions, 1)
        self.opinions.setVisible(not buttons)  # on the desk there is a draft that opinions are about


class StartPage(QWidget):
    """What the window shows before a draft is open."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("StartPage")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.targets = DropPair(buttons=True)
        self.new = QPushButton(tr("新建规划…（Ctrl+N）"))
        self.sample = QPushButton(tr("打开示例"))
        self.model = RecentModel(self)
        self.recent = RecentPanel(theme, self.model)
        title = QLabel(tr("规划校核"))
        font = drawing.scaled(title.font(), 2.2)
        font.setBold(True)
        title.setFont(font)
        hint = QLabel(tr("读懂规划草案，对照上位规划，找出不一致，写回 Word。文件只在本机读取，原稿不会被改动。"))
        hint.setProperty("muted", True)
        hint.setWordWrap(True)
        self.waiting = QLabel()
        self.waiting.setProperty("muted", True)
        column = QVBoxLayout()
        column.setSpacing(12)
        column.addStretch(1)
        column.addWidget(title)
        column.addWidget(hint)
        column.addSpacing(8)
        column.addWidget(self.targets, 3)
        row = QHBoxLayout()
        row.addWidget(self.new)
        row.addWidget(self.sample)
        row.addWidget(self.waiting, 1)
        column.addLayout(row)
        column.addWidget(self.recent, 4)
        column.addStretch(1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 24)
        layout.addStretch(1)
        layout.addLayout(column, 4)
        layout.addStretch(1)


class DropCurtain(QWidget):
    """Covers the desk while a file is dragged over the window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self.setObjectName("DropCurtain")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.targets = DropPair(buttons=False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(60, 60, 60, 60)
        layout.addWidget(self.targets)
        self._left = QTimer(self)
        self._left.setSingleShot(True)
        self._left.setInterval(250)
        self._left.timeout.connect(self._draw_back)
        for target in (self.targets.draft, self.targets.uppers, self.targets.opinions):
            target.left.connect(self._left.start)
        self.hide()

    def cover(self) -> None:
        """Show over the whole window."""
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def _draw_back(self) -> None:
        """Go away when the drag has left the window; between the targets it may come back."""
        if not self.rect().contains(self.mapFromGlobal(QCursor.pos())):
            self.hide()
