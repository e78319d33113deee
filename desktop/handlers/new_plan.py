"""新建规划: the dialog, and what becomes of the draft that it has written."""

from __future__ import annotations

from pathlib import Path

from checker.reading.elements import Reading
from desktop import work
from desktop.dialogs.new_plan import NewPlanDialog
from desktop.handlers.files import FileHandlers
from desktop.language import tr
from desktop.shelf_work import ShelfWork

TOPIC = "new_plan"


class NewPlanHandlers(FileHandlers):
    """A draft from a template."""

    _shelf: ShelfWork

    def new_plan(self) -> None:
        """Ask for a template and what stands in the draft; write it and open it with its upper plans."""
        window = self._window
        dialog = NewPlanDialog(window.settings, self._shelf, work.read_file, window)
        dialog.written.connect(self._open_new)
        dialog.exec()
        dialog.deleteLater()

    def _open_new(self, path: Path, uppers: list[Reading], left: int) -> None:
        """Open a draft that was just written under the plans it was made by, and no others."""
        if not self._may_leave():
            self._window.status.say(tr("新稿已写到“{0}”，没有打开").format(path))
            return
        session = self._session
        for number in reversed(range(len(session.uppers))):
            session.remove_upper(number)
        session.open_draft(path)
        session.uppers_given = True  # as chosen, be it none: the shelf adds none that was not wanted
        session.take_uppers(uppers)
        told = tr("已新建“{0}”，待填 {1} 项，按 Ctrl+Shift+空格 逐处填写。").format(path.name, left)
        self._window.notice.show_notice(TOPIC, told, [])
