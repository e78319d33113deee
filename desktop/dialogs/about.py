"""关于: what this is, and the software and data that come along with their licences."""

from __future__ import annotations

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from checker import PROGRAM, VERSION, resources
from desktop.language import tr

_NOTICES = ("third_party.txt", "LICENSES.md")  # what a package was built with; in a checkout, the data alone


def notices() -> str:
    """Return the licences of what is shipped: as written when the package was built, else those of the data."""
    for name in _NOTICES:
        try:
            return resources.text(name)
        except FileNotFoundError:
            continue
    return ""


class AboutDialog(QDialog):
    """The program's name and version, and below a text of licences to scroll in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(PROGRAM))
        said = tr("{0} {1}\n读懂规划草案，对照上位规划，找出不一致，写回 Word。\n程序不联网，文件只在本机读取。")
        title = QLabel(said.format(tr(PROGRAM), VERSION))
        label = QLabel(tr("附带的软件和数据及其许可(&L)"))
        self.licences = QPlainTextEdit(notices())
        self.licences.setReadOnly(True)
        self.licences.setTabChangesFocus(True)
        self.licences.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
        self.licences.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.licences.setAccessibleName(tr("附带的软件和数据及其许可"))
        label.setBuddy(self.licences)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("关闭"))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (title, label, self.licences, buttons):
            layout.addWidget(widget)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 52, em * 36)
        buttons.setFocus()
