"""改指标值: one figure changed in every place that states it, as one step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from checker.reading.elements import Metric
from desktop.carrying import Line, metric_at
from desktop.commands import EditText
from desktop.dialogs.carry import CarryDialog
from desktop.fixes import applied, changes_of_edits
from desktop.handlers.base import Base
from desktop.language import tr


class CarryingHandlers(Base):
    """改指标值."""

    def change_value(self) -> None:
        """Ask for a new value of the indicator in the register or at the caret, and where it is to stand."""
        session = self._session
        if session.review is None or not session.settled:
            self._window.status.say(tr("正文刚改过，请等复核完成后再改指标值"))
            return
        dialog = CarryDialog(session.review.draft, self._metric(), session, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and session.settled and dialog.chosen:
            self._carry(dialog.chosen, dialog.deed)
        dialog.deleteLater()

    def register_menu(self, at: QPoint) -> None:
        """Offer what can be done with a row of the register."""
        menu = QMenu(self._window)
        menu.addAction(self._window.actions_by_id["change_value"])
        menu.exec(at)
        menu.deleteLater()

    def _metric(self) -> Metric | None:
        """Return the metric meant: the register's current row where it has the focus, else the one at the caret."""
        review, register = self._session.review, self._window.tabs.register
        assert review is not None
        row = register.current_row() if QApplication.focusWidget() is register else None
        if row is not None and row.places and row.places[0].plan == 0:
            place = row.places[0]
            return next((m for m in review.draft.metrics if (m.passage, m.span) == (place.passage, place.span)), None)
        return metric_at(review.draft, *self._window.editor.caret)

    def _carry(self, lines: Sequence[Line], deed: str) -> None:
        from checker.drafting.figures import edits

        session = self._session
        assert session.review is not None
        changes = changes_of_edits(session.review, edits(line.mention for line in lines))
        session.undo.beginMacro(deed)
        for block, text in applied(changes, session.text).items():
            session.undo.push(EditText(session, block, session.text(block), text, deed, typed=False))
        session.undo.endMacro()
        self._window.status.say(tr("已改 {0} 处，可以一次撤销；导出的修订稿中逐处标出").format(len(lines)))
