"""编制情况: the dialog for what the 编制说明 needs and only the user knows."""

from __future__ import annotations

from desktop import jobs
from desktop.facts_desk import FactsDesk, Target, targets
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.safety.autosave import Autosave


class ExplainingHandlers(Base):
    """编制情况."""

    def join_facts(self, facts: FactsDesk, autosave: Autosave) -> None:
        """Take what holds the facts, and let them be kept with the review."""
        self.facts = facts
        facts.join(autosave)

    def fill_facts(self) -> None:
        """Ask for the facts, with the draft's main targets, which are looked for in the background."""
        session = self._session
        if session.review is None:
            self._window.status.say(tr("校核完成后才能填写编制情况"))
            return
        draft = session.review.draft

        def show(found: list[Target]) -> None:
            from desktop.dialogs.facts import FactsDialog

            issuer = draft.profile.issuer or ""
            dialog = FactsDialog(self.facts.facts, found, issuer, self._window.settings, self._window)
            dialog.exec()
            if session.review is not None and session.review.draft.plan.path == draft.plan.path:
                self.facts.take(dialog.facts)
            dialog.deleteLater()

        jobs.run(session, lambda ticket: targets(draft, ticket), show)
