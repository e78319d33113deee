"""What is shown and how: filters, panes, zoom, theme, help."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QApplication, QWidget

from checker.findings import Severity
from desktop.dialogs.about import AboutDialog
from desktop.dialogs.keys import KeySheet
from desktop.filter import Scope
from desktop.handlers.base import Base
from desktop.language import tr

ZOOMS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class ViewingHandlers(Base):
    """What is shown and how: filters, panes, zoom, theme, help."""

    _hidden: Sequence[QWidget] = ()  # the panes that 只看两份规划 has put away

    def show_declined(self) -> None:
        """List only what was ignored."""
        self._scope(Scope.DECLINED)

    def show_all(self) -> None:
        """List everything again, 提示 too."""
        session = self._session
        session.set_filter(replace(session.filter, severities=frozenset(Severity), scope=Scope.ALL, words=""))

    def _scope(self, scope: Scope) -> None:
        session = self._session
        session.set_filter(replace(session.filter, severities=frozenset(Severity), scope=scope, words=""))
        self.pane("findings", toggle=False)

    def pane(self, name: str, *, toggle: bool = True) -> None:
        """Go to a pane; again hides it. The draft is never hidden."""
        if name == "upper" and not self._window.upper.panes:
            self._window.status.say(tr("还没有加入上位规划（Ctrl+U）"))
            return
        outer, inner = self._window.panes()[name]
        inside = QApplication.focusWidget()
        here = inside is not None and (inside is outer or outer.isAncestorOf(inside))
        if toggle and here and name != "draft":
            outer.hide()
            self._window.editor.setFocus()
        else:
            outer.show()
            _focus(inner)

    def tab_register(self) -> None:
        """Go to the register of metrics."""
        self._tab(self._window.tabs.register)

    def tab_alignment(self) -> None:
        """Go to the table of alignment."""
        self._tab(self._window.tabs.alignment)

    def tab_changes(self) -> None:
        """Go to the record of changes and answers."""
        self._tab(self._window.tabs.changes)

    def tab_opinions(self) -> None:
        """Go to the opinions of units."""
        self._tab(self._window.tabs.opinions)

    def _tab(self, table: QWidget) -> None:
        """Bring a tab to the front with the focus; hide the tabs when it has it already."""
        in_front = self._window.tabs.currentWidget() is table
        self._window.tabs.setCurrentWidget(table)
        self.pane("comparison", toggle=in_front)

    def plans_only(self) -> None:
        """Give both plans the whole width, or bring the other panes back as they were."""
        window = self._window
        others = (window.outline, window.findings, window.tabs)
        if window.actions_by_id["plans_only"].isChecked():
            self._hidden = [pane for pane in others if pane.isVisible()]
            for pane in self._hidden:
                pane.hide()
            window.editor.setFocus()
        else:
            for pane in self._hidden:
                pane.show()

    def next_pane(self) -> None:
        """Give the focus to the next pane in reading order."""
        self._cycle(1)

    def previous_pane(self) -> None:
        """Give the focus to the pane before."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        panes = [pair for pair in self._window.panes().values() if pair[0].isVisible()]
        inside = QApplication.focusWidget()
        here = next((i for i, (o, _) in enumerate(panes) if inside and (inside is o or o.isAncestorOf(inside))), -1)
        if panes:
            _focus(panes[(here + step) % len(panes)][1])

    def chapter(self) -> None:
        """Filter the outline: go to a chapter by its name."""
        self._window.outline.show()
        self._window.outline.box.setFocus()
        self._window.outline.box.selectAll()

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller; 0 sets it back."""
        now = self._window.editor.zoom
        at = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - now))
        percent = ZOOMS[max(0, min(at + step, len(ZOOMS) - 1))] if step else 100
        self._window.editor.set_zoom(percent)
        for pane in self._window.upper.panes:
            pane.view.set_zoom(percent)
        self._window.settings.zoom = percent
        self.show_look()

    def follow(self) -> None:
        """Let the upper plan go along to the matching chapter, or stay."""
        self._window.settings.follow = self._window.actions_by_id["follow"].isChecked()

    def theme(self, choice: str) -> None:
        """Take another theme."""
        self._window.settings.theme = choice
        self._window.theme.choose(choice)

    def show_look(self) -> None:
        """Show zoom and theme in status bar and menu, and take the theme's colours everywhere."""
        theme = self._window.theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app)
        self._window.status.show_zoom(self._window.editor.zoom, tr("深色") if theme.dark else tr("浅色"))
        for choice in ("system", "light", "dark"):
            self._window.actions_by_id[f"theme_{choice}"].setChecked(theme.choice == choice)
        self._display.show_card()

    def keys(self) -> None:
        """Show the key sheet."""
        sheet = KeySheet(self._window)
        sheet.exec()
        sheet.deleteLater()

    def about(self) -> None:
        """Say what this is and what comes along with it."""
        dialog = AboutDialog(self._window)
        dialog.exec()
        dialog.deleteLater()


def _focus(widget: QWidget) -> None:
    widget.setFocus()
    current = getattr(widget, "currentIndex", None)
    if current is not None and not current().isValid() and widget.model().rowCount():  # type: ignore[attr-defined]
        widget.setCurrentIndex(widget.model().index(0, 0))  # type: ignore[attr-defined]
