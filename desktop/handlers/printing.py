"""打印 and PDF: the draft on paper, with the findings that are listed or without."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextDocument
from PySide6.QtWidgets import QFileDialog

from checker.errors import PlanError
from checker.files import write_bytes
from checker.paths import proposed_name
from desktop.handlers.base import Base
from desktop.language import tr

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintingHandlers(Base):
    """The draft on paper, as it stands now."""

    def print_draft(self) -> None:
        """Show the pages as they will be printed; printing is asked for there."""
        from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog  # late: printers are looked for

        from desktop.printing import set_page

        if (paper := self._paper()) is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        set_page(printer)
        printer.setDocName(self._title())
        dialog = QPrintPreviewDialog(printer, self._window)
        dialog.setWindowTitle(tr("打印预览"))
        dialog.paintRequested.connect(lambda device: _print(paper, device))
        dialog.resize(self._window.size() * 0.85)
        dialog.exec()
        dialog.deleteLater()
        paper.deleteLater()

    def save_pdf(self) -> None:
        """Ask where, and write the pages as a PDF file."""
        proposed = self._proposed()
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("存为 PDF"), str(proposed), tr("PDF 文件 (*.pdf)"))
        if chosen:
            self.write_pdf(Path(chosen).with_suffix(".pdf"))

    def write_pdf(self, output: Path) -> None:
        """Write the pages as a PDF file and say so."""
        from desktop.printing import pdf_bytes

        if (paper := self._paper()) is None:
            return
        try:
            write_bytes(output, pdf_bytes(paper, self._title()))
        except PlanError as error:
            self._session.failed.emit(str(error))
            return
        finally:
            paper.deleteLater()
        self._window.settings.remember_folder("export", output)
        self._window.status.say(tr("已写出“{0}”").format(output.name))
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(output)))

    def _paper(self) -> QTextDocument | None:
        """Return the pages, with the findings that the list shows; None, with a word why, while a check is due."""
        from desktop.printing import numbered, paper

        session = self._session
        if session.review is None or session.checked_revision != session.revision:
            self._window.status.say(tr("正在校核，请稍候再打印"))
            return None
        shown = session.shown_findings() if self._window.actions_by_id["print_findings"].isChecked() else []
        return paper(session.review, numbered(session.review, shown))

    def print_findings(self) -> None:
        """Print the listed findings along, or the text alone; remembered for the next time."""
        self._window.settings.print_findings = self._window.actions_by_id["print_findings"].isChecked()

    def _title(self) -> str:
        assert self._session.original is not None
        return self._session.original.path.stem

    def _proposed(self) -> Path:
        assert self._session.original is not None
        draft = self._session.original.path
        folder = self._window.settings.folder("export") or str(draft.parent)
        return Path(folder) / proposed_name(draft.stem, ".pdf")


def _print(paper: QTextDocument, printer: QPrinter) -> None:
    from desktop.printing import paint

    paint(paper, printer, max(printer.fromPage(), 1), printer.toPage())
