"""The last net: an unforeseen error becomes one dialog with a report to copy, without a word of the document.

What was done to the review is saved before the dialog comes up, and the report is kept in the user's data.
"""

from __future__ import annotations

import platform
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication, QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout

from checker import VERSION
from desktop.language import tr

_PLATFORM: str = sys.platform
Save = Callable[[], bool]
_showing = False
_save: Save | None = None
_keep: Callable[[str], None] | None = None


def versions() -> str:
    """Return which program runs where."""
    return "\n".join(
        (
            tr("规划校核 {0}").format(VERSION),
            f"Python {platform.python_version()}，Qt {qVersion()}，{_system()}",
        )
    )


def _system() -> str:
    """Return which system it is; on Windows not from `platform`, which starts a shell to ask."""
    if _PLATFORM == "win32":
        found = sys.getwindowsversion().platform_version  # type: ignore[attr-defined, unused-ignore]
        return f"Windows {'.'.join(map(str, found))}"
    return platform.platform()


def report_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return versions and the calls that led there, without messages, which may quote the document, and folders."""
    lines = [versions(), ""]
    chain: list[tuple[type[BaseException], TracebackType | None]] = [(kind, trace)]
    while (error := error.__cause__ or error.__context__) is not None:  # type: ignore[assignment]
        chain.append((type(error), error.__traceback__))
    for cause, frames in reversed(chain):
        for frame in traceback.extract_tb(frames):
            lines.append(f"  {'/'.join(Path(frame.filename).parts[-2:])}:{frame.lineno} {frame.name}")
        lines.append(cause.__name__)
    return "\n".join(lines)


def told(saved: bool | None) -> str:
    """Return what the dialog says; `saved` tells whether the review was saved, None where there is nothing to save."""
    kept = {
        None: tr("原稿没有改动。"),
        True: tr("正文改动和处理意见已经保存，原稿没有改动。"),
        False: tr("正文改动和处理意见没能保存，请先导出已有结果。原稿没有改动。"),
    }[saved]
    happened = tr("程序遇到了没有料到的错误，刚才的操作可能没有完成。")
    return f"{happened}\n{kept}" + tr("请把下面的信息复制给技术支持（不含文档内容）。")


def hard_told() -> str:
    """Return what is said at the start after a crash in which nothing could be said."""
    return tr(
        "上次程序意外退出。正文改动和处理意见已经自动保存，打开那份稿件时可以恢复。\n"
        "请把下面的信息复制给技术支持（不含文档内容）。"
    )


class CrashDialog(QDialog):
    """Says that something went wrong and what to do; the report can be copied."""

    def __init__(self, report: str, words: str) -> None:
        super().__init__(QApplication.activeWindow())
        self.setWindowTitle(tr("程序出错"))
        label = QLabel(words)
        label.setWordWrap(True)
        text = QPlainTextEdit(report)
        text.setReadOnly(True)
        text.setAccessibleName(tr("错误信息"))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, parent=self)
        buttons.button(QDialogButtonBox.StandardButton.Close).setText(tr("关闭"))
        copy = buttons.addButton(tr("复制信息"), QDialogButtonBox.ButtonRole.ActionRole)
        copy.clicked.connect(lambda: QApplication.clipboard().setText(report))
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        for widget in (label, text, buttons):
            layout.addWidget(widget)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 46, em * 26)


def handle(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Save, and show the dialog, one at a time; the interpreter's own report goes to standard error too."""
    global _showing
    sys.__excepthook__(kind, error, trace)
    if issubclass(kind, KeyboardInterrupt):
        QApplication.quit()
        return
    if _showing or QApplication.instance() is None:
        return
    _showing = True
    try:
        saved, report = _saved(), report_of(kind, error, trace)
        if _keep is not None:
            _keep(report)
        CrashDialog(report, told(saved)).exec()
    finally:
        _showing = False


def _saved() -> bool | None:
    """Save the review; whatever goes wrong there, the first error is the one to be shown."""
    if _save is None:
        return None
    try:
        return _save()
    except Exception:
        traceback.print_exc()
        return False


def save_with(save: Save | None) -> None:
    """Say how the review is saved when something goes wrong: `save` tells whether all is on disk."""
    global _save
    _save = save


def keep_with(keep: Callable[[str], None]) -> None:
    """Say how a report is kept."""
    global _keep
    _keep = keep


def install() -> None:
    """Catch what nothing else catches. Called as soon as there is an application that can show a dialog."""
    sys.excepthook = handle
