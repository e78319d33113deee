"""The rows of the tabs below: where they lead, and what can be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu

from checker.findings import Place
from desktop.changes import BLOCK, STRUCTURE
from desktop.commands import EditText
from desktop.handlers.walking import WalkingHandlers
from desktop.language import tr
from desktop.models.rows import Row
from desktop.places import spans_of


class ListingHandlers(WalkingHandlers):
    """The rows of the tabs below: where they lead, and what can be taken back."""

    _turns: tuple[str, int] = ("", 0)  # the row whose other places are walked through, and how far

    def choose_row(self, row: Row) -> None:
        """Show what a row speaks of, in the draft and in the upper plan; the focus stays in the table."""
        self._show_places(row.places)

    def choose_other(self, row: Row) -> None:
        """Show the next of the other places where the same is stated."""
        if row.others:
            turn = self._turns[1] + 1 if self._turns[0] == row.name else 0
            self._turns = (row.name, turn)
            self._show_places([row.others[turn % len(row.others)]])
            self._window.status.say(
                tr("“{0}”的另一处（{1} / {2}）").format(row.cells[0], turn % len(row.others) + 1, len(row.others))
            )

    def choose_change(self, row: Row) -> None:
        """Show an edit, or the finding that was answered."""
        if row.name.startswith(BLOCK):
            self._visit(int(row.name.removeprefix(BLOCK)), 0)
        elif self._session.finding(row.name) is not None:
            self.choose(row.name)

    def revert(self) -> None:
        """Take back the selected edits, answers and rules set aside, as one step."""
        chosen = [row.name for row in self._window.tabs.changes.selected_rows()]
        names = [name for name in chosen if not name.startswith(STRUCTURE)]
        if chosen and not names:
            self._window.status.say(tr("结构调整用撤销（Ctrl+Z）逐步退回"))
            return
        if not names:
            self._window.status.say(tr("请先在“修改记录”中选择要恢复的行"))
            return
        blocks = [int(name.removeprefix(BLOCK)) for name in names if name.startswith(BLOCK)]
        self._revert(blocks, [name for name in names if not name.startswith(BLOCK)])
        self._window.status.say(tr("已恢复 {0} 项，可以撤销").format(len(names)))

    def _revert(self, blocks: Sequence[int], keys: Sequence[str]) -> None:
        session = self._session
        assert session.original is not None
        session.undo.beginMacro(tr("恢复 {0} 项").format(len(blocks) + len(keys)))
        for block in blocks:
            before = session.original.blocks[block].text
            session.undo.push(EditText(session, block, session.text(block), before, tr("还原"), typed=False))
        session.restore(keys)
        session.undo.endMacro()

    def change_menu(self, at: QPoint) -> None:
        """Offer to take back what is selected."""
        menu = QMenu(self._window)
        menu.addAction(tr("恢复所选"), self.revert)
        menu.exec(at)
        menu.deleteLater()

    def _show_places(self, places: Sequence[Place]) -> None:
        review = self._session.review
        if review is None:
            return
        for place in places:
            if place.plan >= len(review.readings) or place.passage >= len(review.readings[place.plan].passages):
                continue
            for span in spans_of(review.readings, place)[:1]:
                if place.plan == 0:
                    self._visit(span.block, span.start)
                elif (pane := self._window.upper.show_plan(self._display.upper.number(place.plan))) is not None:
                    self._window.upper.show()
                    pane.view.reveal(pane.view.span_cursor(span).selectionStart())
