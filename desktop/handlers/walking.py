"""Going about in the text: findings, chapters, places, back and forward."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from checker.reading.elements import Metric
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.places import block_spans, first_block, spans_of
from desktop.walk import next_from


class WalkingHandlers(Base):
    """Going about in the text: findings, chapters, places, back and forward."""

    def next(self) -> None:
        """Go to the next finding after the caret."""
        self._walk()

    def previous(self) -> None:
        """Go to the finding before the caret."""
        self._walk(back=True)

    def next_same(self) -> None:
        """Go to the next finding of the same rule."""
        self._walk(same_rule=True)

    def jump(self) -> None:
        """Go from the list to the text, with the focus."""
        self._window.editor.go_to(self._session.current)
        self._window.editor.setFocus()

    def _walk(self, *, back: bool = False, same_rule: bool = False) -> None:
        editor, session = self._window.editor, self._session
        key = next_from(session, *editor.caret, back=back, same_rule=same_rule)
        if not key:
            self._window.status.say(tr("没有待处理的问题"))
            return
        self.history.leave(editor.caret)
        if key == session.current:
            self._display.show_current(key)
        session.select(key)
        if QApplication.focusWidget() is not self._window.findings.list:
            editor.setFocus()

    def choose(self, key: str) -> None:
        """Make a finding current, or show a comparison, chosen in list, text or stripe."""
        if key.startswith("pair:") and self._session.review is not None:
            pair = self._session.review.pairs[int(key.removeprefix("pair:"))]
            self._show_targets(pair.draft, (pair.plan, pair.upper) if pair.upper is not None else None)
            return
        self.history.leave(self._window.editor.caret)
        if key == self._session.current:
            self._display.show_current(key)
        self._session.select(key)

    def open_place(self, number: int) -> None:
        """Show one place of the current finding: in the draft or in its upper plan."""
        session = self._session
        finding = session.finding(session.current)
        if finding is None or session.review is None:
            return
        place = finding.places[number]
        for span in spans_of(session.review.readings, place)[:1]:
            if place.plan == 0:
                self._visit(span.block, span.start)
                self._window.editor.setFocus()
            elif (pane := self._window.upper.show_plan(self._display.upper.number(place.plan))) is not None:
                self._window.upper.show()
                pane.view.reveal(pane.view.span_cursor(span).selectionStart())
                pane.view.flash()
                pane.view.setFocus()

    def choose_line(self, row: int) -> None:
        """Show a row of the comparison in the draft and in the upper plan."""
        line = self._window.comparison_model.lines[row]
        self._show_targets(line.draft, line.upper)

    def choose_chart_row(self, row: int) -> None:
        """Show a row of the chart in the draft and in the upper plan."""
        item = self._window.chart_model.items[row]
        self._show_targets(item.draft, item.upper)

    def _show_targets(self, draft: Metric | None, upper: tuple[int, Metric] | None) -> None:
        session = self._session
        if session.review is None:
            return
        if draft is not None:
            for span in block_spans(session.review.draft, draft.passage, draft.span)[:1]:
                self._visit(span.block, span.start)
        if upper is not None:
            plan, metric = upper
            pane = self._window.upper.show_plan(self._display.upper.number(plan))
            for span in block_spans(session.review.readings[plan], metric.passage, metric.span)[:1]:
                if pane is not None:
                    pane.view.reveal(pane.view.span_cursor(span).selectionStart())

    def choose_chapter(self, section: int) -> None:
        """Go to a chapter."""
        reading = self._session.review.draft if self._session.review else self._session.reading
        if reading is not None:
            editor = self._window.editor
            self.history.leave(editor.caret)
            editor.go_to_block(first_block(reading, reading.outline[section].passage))
            self._display.upper.follow(section)
            editor.setFocus()

    def back(self) -> None:
        """Go back to where the last jump came from."""
        self._return(self.history.back(self._window.editor.caret))

    def forward(self) -> None:
        """Go forward again."""
        self._return(self.history.forward(self._window.editor.caret))

    def _return(self, place: tuple[int, int] | None) -> None:
        if place is not None:
            self._window.editor.put_caret(*place)

    def _visit(self, block: int, offset: int) -> None:
        self.history.leave(self._window.editor.caret)
        self._window.editor.put_caret(block, offset)
