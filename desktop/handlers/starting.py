"""What the program is given at its start, and the start page: going on with an earlier review."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from checker.errors import PlanError
from checker.reviews.records import Recent
from desktop import jobs
from desktop.dialogs.files import ask_draft
from desktop.handlers.files import FileHandlers
from desktop.language import tr


class StartingHandlers(FileHandlers):
    """Going on with an earlier review."""

    def open_given(self, drafts: Sequence[Path]) -> None:
        """Open what the program, or a later start of it, was given; the draft that is open already stays as it is.

        Of several drafts the first is opened, since one window reviews one draft; the status bar says so.
        """
        if self._stands_open(drafts[0]):
            self._window.status.say(tr("“{0}”已经打开").format(drafts[0].name))
            return
        self.open_files(drafts[:1])
        if len(drafts) > 1:
            self._window.status.say(tr("一个窗口校核一份待审稿，已打开“{0}”。").format(drafts[0].name))

    def _stands_open(self, draft: Path) -> bool:
        original = self._session.original
        return original is not None and original.path.absolute() == draft.absolute()

    def show_recent(self) -> None:
        """List the drafts last reviewed, read in the background: a folder on the network may answer late."""
        reviews, page = self._autosave.reviews, self._window.start
        jobs.run(self._session, lambda ticket: reviews.recent(), page.model.set_drafts, None, self._no_recent)

    def open_recent(self, draft: Recent) -> None:
        """Go on with a draft and the upper plans it had, as far as they are still there."""
        self.open_files([draft.path, *(path for path in draft.uppers if path.exists())])

    def relocate(self, draft: Recent) -> None:
        """Ask where the draft is now; its answers are known again by its text."""
        if path := ask_draft(self._window, self._window.settings):
            self.open_files([path])

    def forget(self, draft: Recent) -> None:
        """Take a draft out of the list; its file stays."""
        reviews = self._autosave.reviews

        def done(_: object) -> None:
            self._window.status.say(tr("“{0}”已移出列表，文件没有改动").format(draft.path.name))
            self.show_recent()

        jobs.run(self._session, lambda ticket: reviews.forget(draft.path), done, None, self._no_recent)

    def _no_recent(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        self._window.status.say(str(error))
