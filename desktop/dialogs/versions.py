"""版本对比: what was changed since an earlier version, beside the desk; Enter leads to the place in the draft."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPushButton,
    QSplitter,
    QTabWidget,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from desktop.language import tr
from desktop.models.rows import Column, Row, RowsModel
from desktop.panels.rows_table import RowsTable
from desktop.theme import Theme
from desktop.versions import CHANGES, FINDINGS, METRICS, Versions

_STYLE = "td {{ padding: 4px 8px; }} s {{ color: {gone}; }} u {{ color: {new}; }}"


class VersionsDialog(QDialog):
    """Three lists and the words of the change that is lit; it stays open while the draft is worked on."""

    place_wanted = Signal(object)  # BlockSpan
    export_requested = Signal()

    def __init__(self, theme: Theme, versions: Versions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("与“{0}”对比").format(versions.found.old.plan.path.name))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.versions = versions
        self.told = QLabel(versions.summary)
        self.told.setWordWrap(True)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        none = tr("两个版本文字相同。"), tr("没有指标变动。"), tr("两个版本都没有发现问题。")
        self.changes = self._table(theme, CHANGES, tr("改动"), none[0], versions.changes)
        self.metrics = self._table(theme, METRICS, tr("指标变动"), none[1], versions.metrics)
        self.findings = self._table(theme, FINDINGS, tr("问题消长"), none[2], versions.findings)
        self.page = QTextBrowser()
        self.page.setAccessibleName(tr("所选改动的前后文字"))
        tones = theme.tones("error").text.name(), theme.tones("upper").text.name()
        self.page.document().setDefaultStyleSheet(_STYLE.format(gone=tones[0], new=tones[1]))
        self._lay_out()
        self.changes.selectionModel().currentRowChanged.connect(self._show)
        self.tabs.currentChanged.connect(self._turned)
        if versions.changes:
            self.changes.setCurrentIndex(self.changes.model().index(0, 0))
        self.changes.setFocus()

    def _table(self, theme: Theme, columns: tuple[Column, ...], name: str, empty: str, rows: list[Row]) -> RowsTable:
        model = RowsModel(columns, self)
        table = RowsTable(theme, model, name, empty)
        model.set_rows(rows)
        table.row_chosen.connect(self._choose)
        self.tabs.addTab(table, tr("{0}（{1}）").format(name, len(rows)))
        return table

    def _lay_out(self) -> None:
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.setChildrenCollapsible(False)
        halves.addWidget(self.tabs)
        halves.addWidget(self.page)
        halves.setStretchFactor(0, 3)
        halves.setStretchFactor(1, 1)
        self.buttons = QDialogButtonBox()
        self.export = QPushButton(tr("导出修改对照表…"))
        self.export.clicked.connect(self.export_requested)
        close = self.buttons.addButton(tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.addButton(self.export, QDialogButtonBox.ButtonRole.ActionRole)
        self.buttons.rejected.connect(self.close)
        for button in (close, self.export):
            button.setAutoDefault(False)  # Enter leads to the place of a row
        column = QVBoxLayout(self)
        for widget in (self.told, halves, self.buttons):
            column.addWidget(widget, 1 if widget is halves else 0)
        em = self.fontMetrics().horizontalAdvance("国")
        self.resize(em * 66, em * 38)

    def _choose(self, row: Row) -> None:
        if (span := self.versions.spots.get(row.name)) is not None:
            self.place_wanted.emit(span)

    def _turned(self) -> None:
        self.page.setVisible(self.tabs.currentWidget() is self.changes)
        self.tabs.currentWidget().setFocus()

    def _show(self, index: QModelIndex) -> None:
        """Show the words of a change, before and after."""
        row = self.changes.rows.rows[index.row()] if index.isValid() else None
        if row is None:
            self.page.clear()
            return
        before, after = (side or _none() for side in self.versions.pages[row.name])
        heads = f"<tr><th>{tr('修改前')}</th><th>{tr('修改后')}</th></tr>"
        cells = f"<tr><td width='50%'>{before}</td><td width='50%'>{after}</td></tr>"
        self.page.setHtml(f"<table width='100%'>{heads}{cells}</table>")


def _none() -> str:
    return tr("（无）")
