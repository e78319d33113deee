"""The command palette: what it lists, and what is done with the choice."""

from __future__ import annotations

import sys
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from desktop.actions import ACTIONS, key_text
from desktop.dialogs.palette import Palette
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.models.outline import heading_text
from desktop.models.palette import Entry

_REMEMBERED = 12  # actions that stand first the next time


class CommandingHandlers(Base):
    """The command palette."""

    def palette(self) -> None:
        """Ask for a command and do it, with the focus back where it was."""
        window, focus = self._window, QApplication.focusWidget()
        dialog = Palette(window.theme, self._entries, window.settings.recent_commands, window)
        dialog.exec()
        chosen = dialog.chosen
        dialog.deleteLater()
        if focus is not None and isValid(focus) and focus.isVisible():  # a dialog that had it may be gone by now
            window.activateWindow()
            focus.setFocus()
        if chosen is not None:
            QTimer.singleShot(0, window, chosen.run)

    def _entries(self, kind: str) -> list[Entry]:
        return {"@": self._chapters, "#": self._rules}.get(kind, self._commands)()

    def _commands(self) -> list[Entry]:
        """Return the actions that may be run now."""
        entries: list[Entry] = []
        for spec in ACTIONS:
            action = self._window.actions_by_id[spec.id]
            if action.isEnabled() and spec.id != "palette":
                deed = partial(self._run, spec.id)
                entries.append(Entry(spec.id, action.text(), tr(spec.menu), key_text(spec), deed))
        return entries

    def _run(self, name: str) -> None:
        settings = self._window.settings
        settings.recent_commands = [name, *(one for one in settings.recent_commands if one != name)][:_REMEMBERED]
        self._window.actions_by_id[name].trigger()

    def _chapters(self) -> list[Entry]:
        reading = self._session.review.draft if self._session.review else self._session.reading
        outline = reading.outline if reading else ()
        return [
            Entry(f"@{at}", heading_text(heading), "", "", partial(self.choose_chapter, at))  # type: ignore[attr-defined]
            for at, heading in enumerate(outline)
            if heading.level > 0
        ]

    def _rules(self) -> list[Entry]:
        """Return the rules that found something, the most first, then the others, where they are loaded already."""
        found: dict[str, list[str]] = {}
        names: dict[str, str] = {}
        for finding in self._session.findings:
            found.setdefault(finding.rule, []).append(finding.key)
            names[finding.rule] = tr(finding.name)
        entries: list[Entry] = []
        for rule, keys in sorted(found.items(), key=lambda item: -len(item[1])):
            detail = tr("{0} 条，转到第一条").format(len(keys))
            entries.append(Entry(f"#{rule}", f"{rule}　{names[rule]}", detail, "", partial(self._go, keys), first=True))
        registry = sys.modules.get("checker.rules.registry")
        for rule in registry.ALL if registry else ():
            if rule.code not in found:
                deed = partial(self.show_settings, rule.code)  # type: ignore[attr-defined]
                entries.append(Entry(f"#{rule.code}", f"{rule.code}　{tr(rule.name)}", tr("在设置中查看"), "", deed))
        return entries

    def _go(self, keys: list[str]) -> None:
        """Go to the first open finding of some, else to the first."""
        still_open = (key for key in keys if self._session.answer_of(key) is None)
        self.choose(next(still_open, keys[0]))  # type: ignore[attr-defined]
        self._window.editor.setFocus()
