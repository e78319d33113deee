"""移动章节: which chapter goes where."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QVBoxLayout, QWidget

from desktop.chapter_order import Chapter, beside
from desktop.language import tr


class MoveChapterDialog(QDialog):
    """A chapter goes before another of its level under the same heading, or behind the last of them."""

    def __init__(self, chapters: Sequence[Chapter], current: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("移动章节"))
        self._chapters = chapters
        self._places: list[int | None] = []
        told = QLabel(
            tr("章节连同其中的表格、图片一起移动，修订稿中以修订标出，可以撤销。序号不变，可用“重排序号”顺延。")
        )
        told.setWordWrap(True)
        self.which, self.where = QComboBox(), QComboBox()
        self.which.setAccessibleName(tr("移动哪一章节"))
        self.where.setAccessibleName(tr("移到哪里"))
        self.which.addItems(["　" * (chapter.level - 1) + chapter.title for chapter in chapters])
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("移动"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("移动"), self.which)
        form.addRow(tr("移到"), self.where)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.resize(self.fontMetrics().horizontalAdvance("国") * 40, self.sizeHint().height())
        self.which.currentIndexChanged.connect(self._turn)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.which.setCurrentIndex(max(current, 0))
        self._turn()
        self.where.setFocus()

    @property
    def chapter(self) -> Chapter:
        """The chapter that is to go elsewhere."""
        return self._chapters[self.which.currentIndex()]

    @property
    def before(self) -> int | None:
        """The line before which it is to stand; None for the end of the draft."""
        return self._places[self.where.currentIndex()]

    def _turn(self) -> None:
        """Offer the places where the chapter may stand and does not."""
        chapter = self.chapter
        alike = beside(self._chapters, chapter)
        at = alike.index(chapter)
        self.where.clear()
        self._places = []
        for number, one in enumerate(alike):
            if number not in (at, at + 1):
                self.where.addItem(tr("“{0}”之前").format(one.title))
                self._places.append(one.first)
        if at < len(alike) - 1:
            self.where.addItem(tr("“{0}”之后").format(alike[-1].title))
            self._places.append(alike[-1].stop)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._places))
