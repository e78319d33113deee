"""插入专栏: its title and its lines."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from checker.drafting.writing.table_frames import OPEN
from desktop.language import tr


class BoxDialog(QDialog):
    """A box with a title; every line of the text becomes a paragraph of it."""

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        """`number` is that of the next box."""
        super().__init__(parent)
        self.setWindowTitle(tr("插入专栏"))
        told = QLabel(tr("专栏插在光标所在段落之后。内容每行一段，空着的标为{0}，插入后再填。").format(OPEN))
        told.setWordWrap(True)
        self.head, self.body = QLineEdit(f"专栏{number}　{OPEN}"), QPlainTextEdit()
        self.head.setAccessibleName(tr("标题"))
        self.body.setAccessibleName(tr("内容"))
        self.body.setTabChangesFocus(True)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, parent=self
        )
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(tr("插入"))
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(tr("取消"))
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.addRow(tr("标题"), self.head)
        form.addRow(tr("内容"), self.body)
        column = QVBoxLayout(self)
        column.addWidget(told)
        column.addLayout(form)
        column.addWidget(self.buttons)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 40, em * 22)
        self.head.textChanged.connect(self._look)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.head.setFocus()
        at = self.head.text().find(OPEN)
        self.head.setSelection(at, len(OPEN))

    def _look(self) -> None:
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self.title))

    @property
    def title(self) -> str:
        """The words on top of the box."""
        return self.head.text().strip()

    @property
    def lines(self) -> tuple[str, ...]:
        """The paragraphs of the box, one to be filled in where none was written."""
        written = (line.strip() for line in self.body.toPlainText().split("\n"))
        return tuple(line for line in written if line) or (OPEN,)
