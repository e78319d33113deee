"""反馈问题, and the report of a hard crash at the next start."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog

from checker.errors import PlanError
from desktop import crash, jobs
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.safety import feedback
from desktop.safety.faults import Faults


class FeedbackHandlers(Base):
    """反馈问题, and the report of a hard crash at the next start."""

    _faults: Faults | None = None

    def join_faults(self, faults: Faults) -> None:
        """Take the fault file of this process; show what the last one left."""
        self._faults = faults
        if report := faults.left():
            dialog = crash.CrashDialog(report, crash.hard_told())
            dialog.exec()
            dialog.deleteLater()

    def feedback(self) -> None:
        """Ask where, and write the .zip for technical support in the background."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        proposed = Path(folder) / tr("规划校核反馈 {0}.zip").format(date.today().isoformat())
        kinds = tr("压缩文件 (*.zip)")
        chosen, _ = QFileDialog.getSaveFileName(self._window, tr("反馈问题（不含文档内容）"), str(proposed), kinds)
        if chosen:
            self.write_feedback(Path(chosen).with_suffix(".zip"))

    def write_feedback(self, output: Path) -> None:
        """Write the .zip for technical support in the background."""
        session, status = self._session, self._window.status
        screen = self._window.screen()
        look = tr("屏幕 {0}×{1}，缩放 {2}，界面 {3}").format(
            screen.size().width(),
            screen.size().height(),
            screen.devicePixelRatio(),
            QGuiApplication.platformName(),
        )
        what = feedback.Feedback(
            f"{crash.versions()}\n{look}",
            self._window.settings.as_texts(),
            self._faults.last() if self._faults else "",
            session.plan,
            tuple(session.uppers),
        )

        def done(_: object) -> None:
            status.at_rest()
            status.say(tr("已写出“{0}”，其中没有文档内容，请发给技术支持。").format(output.name))

        def failed(error: Exception) -> None:
            status.at_rest()
            if not isinstance(error, PlanError):
                raise error
            session.failed.emit(str(error))

        jobs.run(session, partial(feedback.write, what, output), done, session.progress_made.emit, failed)
