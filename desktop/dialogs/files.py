"""The dialogs that open plan files and name a new one; each kind remembers its folder."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from checker.paths import here
from desktop.language import tr
from desktop.settings import Settings

ENDINGS = ("docx", "docm", "doc", "wps", "txt", "md", "html", "htm", "pdf", "rtf", "odt")


def _plans() -> str:
    """Return the kinds of files that a dialog offers."""
    return tr("规划文件 ({0});;所有文件 (*)").format(" ".join(f"*.{ending}" for ending in ENDINGS))


def _folder(settings: Settings, kind: str) -> str:
    """Return where a dialog begins: where its kind was last, else the draft's folder, else the user's documents.

    A folder that is gone is passed over: of a missing one Qt would propose the name as that of a file.
    """
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    wanted = (settings.folder(kind), settings.folder("draft"), documents)
    return next((folder for folder in wanted if folder and here(Path(folder)).is_dir()), str(Path.home()))


def _output_folder(settings: Settings, folder: Path) -> Path:
    """Return where a new file is proposed: where the last one went, if that is still there, else `folder`."""
    last = settings.folder("export")
    return Path(last) if last and here(Path(last)).is_dir() else folder


def ask_draft(parent: QWidget, settings: Settings, title: str = "") -> Path | None:
    """Ask for the draft, or for what `title` says of one; None when the user thinks better of it."""
    name, _ = QFileDialog.getOpenFileName(parent, title or tr("打开待审稿"), _folder(settings, "draft"), _plans())
    if not name:
        return None
    settings.remember_folder("draft", Path(name))
    return Path(name)


def ask_uppers(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for upper plans, as many as wanted."""
    names, _ = QFileDialog.getOpenFileNames(parent, tr("加入上位规划"), _folder(settings, "upper"), _plans())
    if names:
        settings.remember_folder("upper", Path(names[0]))
    return [Path(name) for name in names]


def ask_plans(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for plans that go on the shelf, as many as wanted."""
    names, _ = QFileDialog.getOpenFileNames(parent, tr("添加到规划库"), _folder(settings, "shelf"), _plans())
    if names:
        settings.remember_folder("shelf", Path(names[0]))
    return [Path(name) for name in names]


def ask_folder(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for a folder of plans that go on the shelf; empty when the user thinks better of it."""
    name = QFileDialog.getExistingDirectory(parent, tr("添加文件夹到规划库"), _folder(settings, "shelf"))
    if name:
        settings.remember_folder("shelf", Path(name) / "x")
    return [Path(name)] if name else []


def ask_output(parent: QWidget, settings: Settings, folder: Path, name: str) -> Path | None:
    """Ask where a Word document is to be written, `name` in the last folder or in `folder` being proposed."""
    begin = _output_folder(settings, folder) / name
    chosen, _ = QFileDialog.getSaveFileName(parent, tr("另存为"), str(begin), tr("Word 文档 (*.docx)"))
    if not chosen:
        return None
    path = Path(chosen)
    settings.remember_folder("export", path)
    return path if path.suffix else path.with_suffix(".docx")


def ask_table(parent: QWidget, settings: Settings, folder: Path, name: str) -> Path | None:
    """Ask where a table is to be written, as Word document, workbook or web page."""
    begin = _output_folder(settings, folder) / name
    kinds = (tr("Word 文档 (*.docx)"), tr("Excel 工作簿 (*.xlsx)"), tr("网页 (*.html)"))
    chosen, kind = QFileDialog.getSaveFileName(parent, tr("另存为"), str(begin), ";;".join(kinds))
    if not chosen:
        return None
    path = Path(chosen)
    settings.remember_folder("export", path)
    ending = (".docx", ".xlsx", ".html")[kinds.index(kind) if kind in kinds else 0]
    return path if path.suffix.lower() in (".docx", ".xlsx", ".html") else path.with_name(path.name + ending)


def ask_opinions(parent: QWidget, settings: Settings) -> list[Path]:
    """Ask for what units sent back, as many papers as wanted."""
    kinds = tr("意见反馈 ({0});;所有文件 (*)").format(" ".join(f"*.{ending}" for ending in ("xlsx", "xlsm", *ENDINGS)))
    names, _ = QFileDialog.getOpenFileNames(parent, tr("导入意见"), _folder(settings, "opinions"), kinds)
    if names:
        settings.remember_folder("opinions", Path(names[0]))
    return [Path(name) for name in names]


def ask_facts(parent: QWidget, settings: Settings) -> Path | None:
    """Ask for a file of what the 编制说明 needs; None when the user thinks better of it."""
    kinds = tr("编制情况 ({0});;所有文件 (*)").format("*.toml *.json")
    name, _ = QFileDialog.getOpenFileName(parent, tr("读入编制情况"), _folder(settings, "facts"), kinds)
    if not name:
        return None
    settings.remember_folder("facts", Path(name))
    return Path(name)
