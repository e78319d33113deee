"""Settings and commands: their dialogs, and what the desk takes up of what is chosen there."""

from __future__ import annotations

from desktop.dialogs.settings import SettingsDialog
from desktop.handlers.base import Base
from desktop.rule_settings import RuleSettings


class SettingsHandlers(Base):
    """The dialog of settings."""

    _rule_settings: RuleSettings | None = None

    def settings(self) -> None:
        """Show the settings."""
        self.show_settings()

    def show_settings(self, rule: str = "") -> None:
        """Show the settings, at a rule if one is given."""
        if self._rule_settings is None:
            self._rule_settings = RuleSettings(self._session)
            self._rule_settings.written.connect(lambda book: self._session.check())
        draft = self._session.original.path if self._session.original else None
        window = self._window
        dialog = SettingsDialog(window.settings, self._rule_settings, draft, window)
        dialog.general.theme_chosen.connect(self.theme)  # type: ignore[attr-defined]
        dialog.general.paper_changed.connect(self._take_paper)
        dialog.general.author_changed.connect(lambda: setattr(self._session, "who", window.settings.author))
        dialog.general.pace_changed.connect(self._take_pace)
        if rule:
            dialog.show_rule(rule)
        dialog.exec()
        dialog.deleteLater()
        window.settings.save()

    def _take_paper(self) -> None:
        settings = self._window.settings
        self._window.theme.choose_paper(settings.paper_font, settings.paper_size)

    def _take_pace(self) -> None:
        self._autosave.set_pace(self._window.settings.autosave_seconds)  # type: ignore[attr-defined]
