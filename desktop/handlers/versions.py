"""版本对比: the draft beside an earlier version, in the background; the 修改对照表 that comes of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from checker.errors import PlanError
from checker.paths import proposed_name
from desktop import jobs, versions, work
from desktop.dialogs.files import ask_draft, ask_table
from desktop.dialogs.versions import VersionsDialog
from desktop.handlers.answering import AnsweringHandlers
from desktop.language import tr
from desktop.main_window import PROGRAM
from desktop.places import BlockSpan


class VersionHandlers(AnsweringHandlers):
    """版本对比."""

    _comparing: jobs.Job | None = None

    def compare_versions(self) -> None:
        """Ask for an earlier version of the draft and compare it with the text as it stands."""
        session = self._session
        if session.review is None or not session.settled:
            self._window.status.say(tr("正文刚改过，请等复核完成后再对比"))
        elif path := ask_draft(self._window, self._window.settings, tr("选择较早的版本")):
            self.compare_with(path)

    def compare_with(self, path: Path) -> None:
        """Compare an earlier version with the draft, in the background."""
        session, status = self._session, self._window.status
        review, plan = session.review, session.plan
        assert review is not None and plan is not None
        snapshot = work.Snapshot(plan, tuple(session.uppers), session.revision, session.known)

        opinions = self.opinions.told() if len(self.opinions.opinions) else None

        def compare(ticket: jobs.Ticket) -> versions.Versions:
            check = work.Rechecking()
            return versions.compare_with(path, review, snapshot, opinions, work.read_file, check, ticket)

        def failed(error: Exception) -> None:
            self._compared()
            if not isinstance(error, PlanError):
                raise error
            session.failed.emit(str(error))

        self.stop_comparing()
        self._comparing = jobs.run(session, compare, self._show_versions, status.progress, failed)

    def stop_comparing(self) -> bool:
        """Call a comparison off; tells whether there was one."""
        if self._comparing is None:
            return False
        self._comparing.cancel()
        self._compared()
        self._window.status.say(tr("已取消对比"))
        return True

    def cancel(self) -> None:
        """Call off a comparison, else what else is under way."""
        if not self.stop_comparing():
            super().cancel()

    def _compared(self) -> None:
        self._comparing = None
        self._window.status.at_rest()

    def _show_versions(self, found: versions.Versions) -> None:
        self._compared()
        self._window.status.say(found.summary)
        dialog = VersionsDialog(self._window.theme, found, self._window)
        dialog.place_wanted.connect(self._visit_span)
        dialog.export_requested.connect(lambda: self._export_versions(dialog))
        self._session.draft_leaving.connect(dialog.close)
        dialog.show()

    def _visit_span(self, span: BlockSpan) -> None:
        length = len(self._session.text(span.block))
        self._visit(span.block, min(span.start, length))

    def _export_versions(self, dialog: VersionsDialog) -> None:
        """Ask for a file and write the 修改对照表."""
        found, settings = dialog.versions.found, self._window.settings
        draft = found.new.plan.path
        name = proposed_name(draft.stem, f"（修改对照表 {date.today().isoformat()}）.docx")
        path = ask_table(dialog, settings, draft.parent, name)
        if path is None:
            return
        author = settings.author or PROGRAM

        def failed(error: Exception) -> None:
            dialog.told.setText(str(error) if isinstance(error, PlanError) else tr("没有写成。请换一个文件夹后重试。"))
            if not isinstance(error, PlanError):
                raise error

        def done(_: object) -> None:
            dialog.told.setText(tr("已写入“{0}”").format(path))

        job = jobs.run(self._session, lambda ticket: versions.write(found, path, author), done, None, failed)
        dialog.destroyed.connect(job.cancel)
