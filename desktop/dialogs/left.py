"""找回改动: the reviews that were left with edits in no exported copy, to be taken up, given up, or left for later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from checker.errors import PlanError
from checker.reviews import Saved
from checker.reviews.records import Fate
from desktop.jobs import Ticket
from desktop.language import tr


class Wish(Enum):
    """What the user wants with the review that is lit."""

    RECOVER = auto()
    ABANDON = auto()
    LATER = auto()


def with_drafts(left: Sequence[Saved], ticket: Ticket) -> list[tuple[Saved, bool]]:
    """Return each review with whether its draft still is what it was; looks at the files."""
    return [(saved, _stands(saved)) for saved in left]


def _stands(saved: Saved) -> bool:
    try:
        return saved.file.same_content
    except PlanError:
        return False


def said(saved: Saved) -> str:
    """Return how much a review holds: 3 处改动、20 条答复."""
    return tr("{0} 处改动、{1} 条答复").format(saved.state.changes, len(saved.state.decisions))


def time_said(moment: str) -> str:
    """Return an ISO time as people say it: 11月26日 10:32."""
    when = datetime.fromisoformat(moment)
    return tr("{0}月{1}日 {2}").format(when.month, when.day, when.strftime("%H:%M"))


class LeftDialog(QDialog):
    """One row a review. `asked` tells that the program brings them up by itself, after a window ended unclosed."""

    def __init__(self, left: Sequence[tuple[Saved, bool]], *, asked: bool, days: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("找回改动"))
        self.wish = Wish.LATER
        self._left = left
        told = tr("上次没有正常退出，或搁置已久，以下稿件有改动没有导出。") if asked else tr("以下稿件有改动没有导出。")
        head = QLabel(told + tr("放弃的改动再保留 {0} 天。").format(days))
        head.setWordWrap(True)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("没有导出的改动"))
        for saved, stands in left:
            self.list.addItem(_item(saved, stands))
        self.recover = QPushButton(tr("恢复"))
        self.recover.setProperty("primary", True)
        self.recover.setDefault(True)
        self.abandon = QPushButton(tr("放弃"))
        self.copy = QPushButton(tr("复制改动"))
        later = QPushButton(tr("以后再说") if asked else tr("关闭"))
        self.buttons = QDialogButtonBox(parent=self)
        self.buttons.addButton(self.recover, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.copy, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.addButton(self.abandon, QDialogButtonBox.ButtonRole.DestructiveRole)
        self.buttons.addButton(later, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget in (head, self.list, self.buttons):
            layout.addWidget(widget)
        self.resize(self.fontMetrics().horizontalAdvance("国" * 42), self.sizeHint().height())
        self.list.currentRowChanged.connect(self._lit)
        self.list.itemActivated.connect(lambda: self._end(Wish.RECOVER) if self.recover.isEnabled() else None)
        self.recover.clicked.connect(lambda: self._end(Wish.RECOVER))
        self.abandon.clicked.connect(lambda: self._end(Wish.ABANDON))
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(edits_said(self.chosen)))
        self.buttons.rejected.connect(self.reject)
        self.list.setCurrentRow(0)
        self.list.setFocus()

    @property
    def chosen(self) -> Saved:
        """The review that is lit."""
        return self._left[max(self.list.currentRow(), 0)][0]

    def _end(self, wish: Wish) -> None:
        self.wish = wish
        self.accept()

    def _lit(self, row: int) -> None:
        saved, stands = self._left[row]
        self.recover.setEnabled(stands)
        self.abandon.setEnabled(saved.fate is not Fate.ABANDONED)


def _item(saved: Saved, stands: bool) -> QListWidgetItem:
    title = saved.state.title or saved.file.path.stem
    lines = [f"{title}　{said(saved)}", f"{saved.file.path}　{time_said(saved.saved)}"]
    if saved.fate is Fate.ABANDONED:
        lines.append(tr("已放弃，尚未清除"))
    if not stands:
        lines.append(tr("待审稿已修改或不在原处，不能直接恢复；可以把改动复制出来"))
    item = QListWidgetItem("\n".join(lines))
    item.setData(Qt.ItemDataRole.AccessibleTextRole, tr("，").join(lines))
    return item


def edits_said(saved: Saved) -> str:
    """Return the edits as text to copy: what each paragraph said, and what it was to say."""
    structure = [tr("结构调整：{0}").format(one.name) for one in saved.state.structure]
    edits = (tr("原文：{0}\n改为：{1}").format(edit.before, edit.after or tr("（删去）")) for edit in saved.state.edits)
    return "\n\n".join([*structure, *edits])
