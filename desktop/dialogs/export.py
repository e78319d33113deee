"""The export dialog: what to write and where; afterwards it opens the file or its folder."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from checker.review import Review
from desktop.dialogs.preview import PreviewPane
from desktop.exporting import Product, Unwritten
from desktop.language import tr
from desktop.settings import Settings

_NOTES, _CAUTIONS = 6, 3


class ExportDialog(QDialog):
    """Stays open while the files are written and says what became of them."""

    export_requested = Signal()
    preview_requested = Signal(object)  # Product

    def __init__(self, review: Review, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("导出"))
        self._draft = review.draft.plan.path
        self._settings = settings
        self.boxes: dict[Product, QCheckBox] = {}
        self.names: dict[Product, QLineEdit] = {}
        self.formats: dict[Product, QComboBox] = {}
        self.folder = QLineEdit(settings.folder("export") or str(self._draft.parent))
        self.folder.setAccessibleName(tr("保存到文件夹"))
        self.author = QLineEdit(settings.author)
        self.author.setAccessibleName(tr("批注和修订的署名"))
        self.accepted_only = QCheckBox(tr("批注只写已采纳的问题（不勾选时，除“不采纳”外都写）"))
        self.accept_earlier = QCheckBox(tr("清稿同时接受原稿中已有的修订（不勾选时原样保留）"))
        self.cover = QCheckBox(tr("批注稿前加一页校核说明"))
        self.preview = PreviewPane()
        self.told = QLabel()
        self.told.setWordWrap(True)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.written: list[Path] = []
        self._writing = False
        self._lay_out(review)

    @property
    def paths(self) -> dict[Product, Path]:
        """What is ticked, and where it goes."""
        folder = Path(self.folder.text().strip() or ".").expanduser()
        return {product: folder / self._name(product) for product, box in self.boxes.items() if box.isChecked()}

    def remember(self) -> None:
        """Remember folder and author for the next time."""
        self._settings.remember_folder("export", Path(self.folder.text()) / "x")
        self._settings.author = self.author.text().strip() or self._settings.author

    def busy(self) -> None:
        """Show that the files are being written."""
        self._writing = True
        self.go.setEnabled(False)
        self.told.setText(tr("正在导出…"))

    def show_written(self, paths: list[Path], notes: list[str]) -> None:
        """Show what was written, and what could not be put into the copies."""
        self.written = paths
        self._writing = False
        self.go.setEnabled(True)
        self.told.setText("\n".join([tr("已写出 {0} 个文件，原稿没有改动。").format(len(paths)), *_short(notes)]))
        self.open_file.setVisible(True)
        self.open_folder.setVisible(True)
        self.open_file.setFocus()

    def show_failure(self, message: str) -> None:
        """Show why the files were not written."""
        self._writing = False
        self.go.setEnabled(True)
        self.told.setText(message)

    def reject(self) -> None:
        """Close, but not while files are being written: their fate is told here."""
        if not self._writing:
            super().reject()

    def _lay_out(self, review: Review) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(2)
        for row, product in enumerate(Product):
            self._product(grid, row * 2, product, product.possible(review))
        where = QHBoxLayout()
        browse = QPushButton(tr("选择…"))
        browse.clicked.connect(self._browse)
        where.addWidget(QLabel(tr("保存到")))
        where.addWidget(self.folder, 1)
        where.addWidget(browse)
        choice = QWidget()
        left = QVBoxLayout(choice)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(8)
        left.addLayout(grid)
        for option in (self.cover, self.accepted_only, self.accept_earlier):
            left.addWidget(option)
            option.toggled.connect(self._look)
        left.addStretch(1)
        halves = QSplitter()
        halves.setChildrenCollapsible(False)
        halves.addWidget(_scrolled(choice))
        halves.addWidget(self.preview)
        self.preview.layout().setContentsMargins(self.fontMetrics().height() // 2, 0, 0, 0)
        layout = QVBoxLayout(self)
        layout.setSpacing(10)
        layout.addWidget(halves, 1)
        where.addSpacing(12)
        where.addWidget(QLabel(tr("署名")))
        where.addWidget(self.author)
        layout.addLayout(where)
        layout.addWidget(self.told)
        layout.addLayout(self._buttons())
        em, room = self.fontMetrics().horizontalAdvance("国"), self.screen().availableSize()
        self.resize(QSize(em * 90, choice.sizeHint().height() + em * 12).boundedTo(room - QSize(em * 2, em * 4)))
        halves.setSizes([em * 44, em * 44])
        self.preview.wanted.connect(self.preview_requested)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the first preview when the dialog is there."""
        super().showEvent(event)
        self._look()

    def _look(self) -> None:
        self.preview.offer(product for product, box in self.boxes.items() if box.isChecked())

    def _product(self, grid: QGridLayout, row: int, product: Product, possible: bool) -> None:
        box = self.boxes[product] = QCheckBox(tr(product.label))
        endings = product.endings(self._draft)
        name = self.names[product] = QLineEdit(product.file_name(self._draft, date.today(), endings[0]))
        name.setCursorPosition(0)  # a long name is read from its beginning
        name.setAccessibleName(tr("{0}的文件名").format(tr(product.label)))
        formats = self.formats[product] = QComboBox()
        formats.setAccessibleName(tr("{0}的格式").format(tr(product.label)))
        formats.addItems(list(endings))
        formats.currentTextChanged.connect(lambda suffix: name.setText(_stem(name.text(), endings) + suffix))
        hint = QLabel(tr(product.hint) if possible else _impossible(product))
        hint.setProperty("muted", True)
        hint.setWordWrap(True)
        box.setChecked(possible and product in (Product.ANNOTATED, Product.ISSUES))
        box.toggled.connect(self._look)
        box.toggled.connect(lambda on: self.preview.turn_to(product) if on else None)
        for widget in (box, name, formats):
            widget.setEnabled(possible)
        grid.addWidget(box, row, 0)
        grid.addWidget(name, row, 1)
        grid.addWidget(formats, row, 2)
        grid.addWidget(hint, row + 1, 1, 1, 2)
        grid.setColumnStretch(1, 1)

    def _buttons(self) -> QHBoxLayout:
        self.go = QPushButton(tr("导出"))
        self.go.setProperty("primary", True)
        self.go.setDefault(True)
        self.open_file, self.open_folder, close = (
            QPushButton(tr("打开文件")),
            QPushButton(tr("打开所在文件夹")),
            QPushButton(tr("关闭")),
        )
        row = QHBoxLayout()
        for button in (self.open_file, self.open_folder):
            button.hide()
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.go)
        row.addWidget(close)
        self.go.clicked.connect(self._ask)
        self.open_file.clicked.connect(lambda: _open(self.written[0]))
        self.open_folder.clicked.connect(lambda: _open(self.written[0].parent))
        close.clicked.connect(self.reject)
        return row

    def _ask(self) -> None:
        if problem := self._problem():
            self.told.setText(problem)
        elif self._may_replace():
            self.export_requested.emit()

    def _problem(self) -> str:
        """Return what keeps the order from being carried out; empty when nothing does."""
        paths = self.paths
        if not paths:
            return tr("还没有选择要导出的内容。请至少勾选一项。")
        if unnamed := next((p for p in paths if not self._stem(p)), None):
            return tr("{0}没有文件名。请填写文件名。").format(tr(unnamed.label))
        if len({str(path).casefold() for path in paths.values()}) < len(paths):
            return tr("有两项的文件名相同。请改其中一个文件名。")
        return ""

    def _may_replace(self) -> bool:
        """Ask before files are replaced that this dialog has not written itself."""
        there = [path.name for path in self.paths.values() if path.exists() and path not in self.written]
        if not there:
            return True
        box = QMessageBox(self)
        box.setWindowTitle(tr("导出"))
        box.setText(
            tr("文件夹中已有{0}。\n替换后，原有文件中的内容不再保留。").format(
                tr("、").join(tr("“{0}”").format(name) for name in there)
            )
        )
        replace = box.addButton(tr("替换"), QMessageBox.ButtonRole.AcceptRole)
        back = box.addButton(tr("返回改名"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(back)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return pressed is replace

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("保存到文件夹"), self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _name(self, product: Product) -> str:
        return self._stem(product) + self.formats[product].currentText()

    def _stem(self, product: Product) -> str:
        return _stem(self.names[product].text(), product.endings(self._draft))


def _stem(name: str, endings: Sequence[str]) -> str:
    """Return a file's name without one of the endings; other points belong to the name."""
    name = name.strip()
    ending = next((suffix for suffix in endings if name.lower().endswith(suffix)), "")
    return name[: len(name) - len(ending)].rstrip(". ")


def _impossible(product: Product) -> str:
    if product in (Product.ALIGNMENT, Product.STATEMENT):
        return tr("还没有上位规划，请先加入")
    return tr("没有可对照的指标，请先加入上位规划")


def _scrolled(widget: QWidget) -> QScrollArea:
    """Return a frame in which the widget scrolls on a small screen."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setMinimumWidth(widget.minimumSizeHint().width() + area.verticalScrollBar().sizeHint().width())
    return area


def _open(path: Path) -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _short(notes: Sequence[str]) -> list[str]:
    """Return as many notes as the dialog has room for, cautions first, and of each kind how many more there are."""
    left = [note for note in notes if isinstance(note, Unwritten)]
    cautions = [note for note in notes if not isinstance(note, Unwritten)]
    out = cautions[:_CAUTIONS]
    if len(cautions) > _CAUTIONS:
        out.append(tr("另有 {0} 条。").format(len(cautions) - _CAUTIONS))
    room = _NOTES - len(out)
    if len(left) > room:
        return [*out, *left[:room], tr("另有 {0} 处没有写入。").format(len(left) - room)]
    return out + left
