"""The dialogs that open plan files; each kind remembers its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.settings import Settings

PLANS = "规划文件 (*.docx *.docm *.txt);;所有文件 (*)"


def ask_draft(parent: QWidget, settings: Settings) -> Path | None:
    """Ask for the draft; None when the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, "打开待审稿", settings.folder("draft"), PLANS)
    if not name:
        return None
    settings.remember_folder("draft", Path(name))
    return Path(name)


def ask_uppers(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for upper plans, as many as wanted."""
    folder = settings.folder("upper") or settings.folder("draft")
    names, _ = QFileDialog.getOpenFileNames(parent, "加入上位规划", folder, PLANS)
    if names:
        settings.remember_folder("upper", Path(names[0]))
    return [Path(name) for name in names]
