"""版面整理: the draft's file set as an official document, in the background, as the user wants it marked."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtWidgets import QMessageBox

from checker.errors import PlanError
from checker.paths import proposed_name
from desktop import jobs, work
from desktop.dialogs.files import ask_output
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.main_window import PROGRAM


class TypesettingHandlers(Base):
    """版面整理."""

    def typeset(self) -> None:
        """Ask how and where, and write the draft's file set anew; edits in the window are no part of it."""
        plan = self._session.original
        if plan is None:
            return
        mode = self._ask_mode() if plan.is_word else "clean"
        if mode is None:
            return
        proposed = proposed_name(plan.path.stem, f"（版面整理 {date.today().isoformat()}）.docx")
        output = ask_output(self._window, self._window.settings, plan.path.parent, proposed)
        if output is not None:
            self._write_typeset(plan.path, output, mode)

    def _write_typeset(self, draft: Path, output: Path, mode: str) -> None:
        author, when = self._window.settings.author or PROGRAM, datetime.now()

        def done(lines: list[str]) -> None:
            self._window.status.at_rest()
            self._window.status.say(tr("已写入“{0}”：{1}").format(output.name, lines[0]))
            if lines[1:]:
                self._tell_of_layout("\n".join(f"· {line}" for line in lines[1:]))

        def failed(error: Exception) -> None:
            self._window.status.at_rest()
            if not isinstance(error, PlanError):
                raise error
            self._tell_of_layout(str(error))

        self._window.status.say(tr("正在整理版面…"))
        jobs.run(self._session, lambda ticket: work.typeset_file(draft, output, mode, author, when), done, None, failed)

    def _ask_mode(self) -> str | None:
        """Ask whether formatting is changed plainly; None where nothing is to be done."""
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(tr("版面整理"))
        box.setText(tr("按公文格式调整页面、标题、正文、落款和附件，另存为新文件。文字不改。"))
        if not self._session.undo.isClean():
            box.setInformativeText(tr("整理的是原文件，窗口中的改动不在其中。"))
        tracked = box.addButton(tr("以格式修订标出"), QMessageBox.ButtonRole.AcceptRole)
        clean = box.addButton(tr("直接改好"), QMessageBox.ButtonRole.ActionRole)
        box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return "tracked" if pressed is tracked else "clean" if pressed is clean else None

    def _tell_of_layout(self, message: str) -> None:
        """Show what was left, or what went wrong."""
        box = QMessageBox(
            QMessageBox.Icon.Information, tr("版面整理"), message, QMessageBox.StandardButton.Ok, self._window
        )
        box.button(QMessageBox.StandardButton.Ok).setText(tr("知道了"))
        box.exec()
        box.deleteLater()
