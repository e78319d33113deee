"""Opening, exporting, leaving: what has to do with files."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from checker import resources
from checker.errors import PlanError
from checker.findings import Severity
from desktop import exporting, jobs
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.files import ask_draft, ask_uppers
from desktop.handlers.returning import ReturningHandlers
from desktop.ignored import spelled_out
from desktop.language import tr
from desktop.main_window import PROGRAM


class FileHandlers(ReturningHandlers):
    """Opening, exporting, leaving: what has to do with files."""

    def open_draft(self) -> None:
        """Ask for a draft and open it."""
        if path := ask_draft(self._window, self._window.settings):
            self.open_files([path])

    def add_upper(self) -> None:
        """Ask for upper plans and add them."""
        self._session.add_uppers(ask_uppers(self._window, self._window.settings))

    def open_sample(self) -> None:
        """Open the sample draft and its upper plans."""
        rows = resources.rows("samples/samples.tsv")
        paths = [(row["role"], resources.path(f"samples/{row['file']}")) for row in rows]
        if self._may_leave():
            self._session.open_draft(next(path for role, path in paths if role == "draft"))
            self._session.add_uppers(path for role, path in paths if role != "draft")

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open the first file as the draft; further ones are taken as upper plans."""
        if paths and self.may_open(paths[0]) and self._may_leave():
            self._window.settings.remember_folder("draft", paths[0].absolute())
            self._session.open_draft(paths[0])
            self._session.add_uppers(paths[1:])

    def drop_draft(self, paths: list[Path]) -> None:
        """Take dropped files as draft."""
        self._window.curtain.hide()
        self.open_files(paths)

    def drop_uppers(self, paths: list[Path]) -> None:
        """Take dropped files as upper plans."""
        self._window.curtain.hide()
        self._session.add_uppers(paths)

    def upper_added(self, number: int) -> None:
        """Note an upper plan that came before there is a draft."""
        self._display.upper.add(number)
        self._display.show_counts()
        if not self._session.checking:
            self._window.status.at_rest()
            self._window.status.say(tr("已加入“{0}”").format(self._session.uppers[number].plan.path.name))
        names = tr("、").join(reading.plan.path.name for reading in self._session.uppers)
        self._window.start.waiting.setText(tr("已加入上位规划：{0}。请再打开待审稿。").format(names))

    def remove_upper(self, number: int = -1) -> None:
        """Take an upper plan out of the review, the one in front unless told which."""
        pane = self._window.upper.current
        if number < 0 and pane is not None:
            number = self._window.upper.panes.index(pane)
        if 0 <= number < len(self._session.uppers):
            name = self._session.uppers[number].plan.path.name
            self._session.remove_upper(number)
            self._window.status.say(tr("已移除“{0}”，正在重新校核").format(name))

    def upper_removed(self, number: int) -> None:
        """Show that an upper plan is gone."""
        self._display.upper.remove(number)
        self._display.show_counts()

    def export(self) -> None:
        """Ask what to write, and write it in the background."""
        session = self._session
        if session.review is None:
            self._window.status.say(tr("校核完成后才能导出"))
            return
        dialog = ExportDialog(session.review, self._window.settings, self._window)
        dialog.export_requested.connect(lambda: self.write(dialog))
        dialog.preview_requested.connect(lambda product: self._preview(dialog, product))
        dialog.exec()
        dialog.deleteLater()

    def write(self, dialog: ExportDialog) -> None:
        """Write what the dialog asks for, in the background; the dialog says what became of it."""
        session = self._session
        if session.checked_revision != session.revision:
            dialog.show_failure(tr("正文刚改过，正在复核。请稍候再按“导出”。"))
            return
        dialog.remember()
        order = self._order(dialog)

        def done(notes: list[str]) -> None:
            session.undo.setClean()
            self.note_exported(list(order.paths.values()))
            dialog.show_written(list(order.paths.values()), notes)
            self._window.status.say(tr("已导出到“{0}”").format(dialog.folder.text()))

        def failed(error: Exception) -> None:
            if not isinstance(error, PlanError):
                dialog.show_failure(tr("导出没有完成。请换一个文件夹后重试。"))
                raise error
            dialog.show_failure(str(error))

        dialog.busy()
        jobs.run(session, lambda ticket: exporting.export(order, ticket.report), done, None, failed)

    def _order(self, dialog: ExportDialog) -> exporting.Order:
        session = self._session
        assert session.original is not None and session.review is not None
        return exporting.Order(
            paths=dialog.paths,
            original=session.original,
            review=session.review,
            decisions=spelled_out(session.decisions, session.findings),
            author=dialog.author.text().strip() or PROGRAM,
            when=datetime.now(),
            accepted_only=dialog.accepted_only.isChecked(),
            accept_earlier=dialog.accept_earlier.isChecked(),
            hints=Severity.INFO in session.filter.severities,
            cover=dialog.cover.isChecked(),
            opinions=self.opinions.told() if self.opinions.opinions.units else None,
            facts=self.facts.facts,
            structure=session.structure,
        )

    def _preview(self, dialog: ExportDialog, product: exporting.Product) -> None:
        from desktop.preview import preview

        order = self._order(dialog)
        show = partial(dialog.preview.show_page, product)
        job = jobs.run(
            self._session, lambda ticket: preview(order, product), show, None, lambda error: show(str(error))
        )
        dialog.finished.connect(job.cancel)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def fail(self, message: str) -> None:
        """Say what went wrong and what to do."""
        self._window.status.at_rest()
        self._window.status.say(message)
        box = QMessageBox(QMessageBox.Icon.Warning, tr(PROGRAM), message, QMessageBox.StandardButton.Ok, self._window)
        box.button(QMessageBox.StandardButton.Ok).setText(tr("知道了"))
        box.exec()
        box.deleteLater()
