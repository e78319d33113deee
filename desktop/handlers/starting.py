"""The start page: going on with an earlier review."""

from __future__ import annotations

from checker.errors import PlanError
from checker.reviews.records import Recent
from desktop import jobs
from desktop.dialogs.files import ask_draft
from desktop.handlers.files import FileHandlers
from desktop.language import tr


class StartingHandlers(FileHandlers):
    """Going on with an earlier review."""

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
