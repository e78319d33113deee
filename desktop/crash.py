"""The last net: an unforeseen error becomes one dialog with a report to copy, without a word of the document."""

from __future__ import annotations

import platform
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from checker import VERSION
from desktop.language import tr


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return versions and the calls that led there. Messages are left out: they may quote the document."""
    lines = [
        tr("规划校核 {0}").format(VERSION),
        f"Python {platform.python_version()}，Qt {qVersion()}，{platform.platform()}",
        "",
    ]
    chain: list[tuple[type[BaseException], TracebackType | None]] = [(kind, trace)]
    while (error := error.__cause__ or error.__context__) is not None:  # type: ignore[assignment]
        chain.append((type(error), error.__traceback__))
    for cause, frames in reversed(chain):
        lines += [f"  {frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(frames)]
        lines.append(cause.__name__)
    return "\n".join(lines)


class CrashDialog(QDialog):
    """Says that something went wrong and what to do; the report can be copied."""

    def __init__(self, report: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(tr("程序出错"))
        told = QLabel(
            tr(
                "程序遇到了没有料到的错误，刚才的操作可能没有完成。\n"
                "原稿没有改动。请先导出已有结果，再把下面的信息复制给技术支持（不含文档内容）。"
            )
        )
        told.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("错误信息"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("关闭"))
        copy = buttons.addButton(tr("复制信息"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (told, text, buttons):
            layout.addWidget(widget)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 46, em * 26)


_showing = False


def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Show the dialog, one at a time; the interpreter's own report goes to standard error too."""
    global _showing
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    if _showing or QApplication.instance() is None:
        return
    _showing = True
    try:
        CrashDialog(report_of(kind, error, trace)).exec()
    finally:
        _showing = False


def install() -> None:
    """Catch what nothing else catches. Called last before the window is shown."""
    sys.excepthook = handle
