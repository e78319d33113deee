"""Fills the register, the alignment and the changes: made in the background, and only the tab that is looked at."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from checker.decisions import Decisions
from desktop import alignment, changes, jobs, register
from desktop.language import tr
from desktop.models.rows import Row
from desktop.panels.below import Below
from desktop.panels.rows_table import RowsTable
from desktop.session import Session

Build = Callable[[Callable[[], None]], Sequence[Row]]
_PAUSE = 120  # milliseconds: several answers at once are told together


class Tables(QObject):
    """Knows which tabs are out of date, and has them made when they come to the front."""

    def __init__(self, below: Below, session: Session) -> None:
        super().__init__(below)
        self._below, self._session = below, session
        self._stale = set(below.tables)
        self._job: jobs.Job | None = None
        self._making: set[RowsTable] = set()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_PAUSE)
        self._later.timeout.connect(self._make)
        self._show_empty()

    def review_changed(self) -> None:
        """Note that there is another review, or none."""
        review = self._session.review
        titles = [review.title(plan) for plan in range(1, len(review.readings))] if review else []
        self._below.show_plans([tr("本规划"), *titles])
        self._show_empty()
        self._renew(*self._below.tables)

    def _show_empty(self) -> None:
        """Say why the register is empty: before a check that is no finding."""
        none = tr("校核后在这里列出各项指标的数值、位置和前后是否一致。")
        self._below.register.empty.setText(tr("没有读到带数值的指标。") if self._session.review else none)

    def answers_changed(self) -> None:
        """Note that something was answered or edited."""
        self._renew(self._below.alignment, self._below.changes)

    def plan_chosen(self) -> None:
        """Note that the register of another plan is wanted."""
        self._renew(self._below.register)

    def turned(self) -> None:
        """Make the tab that came to the front."""
        if self._below.table in self._stale:
            self._later.start(0)

    def _renew(self, *tables: RowsTable) -> None:
        self._stale.update(tables)
        if self._below.table in self._stale:
            self._later.start()

    def _make(self) -> None:
        """Make the rows of the tab in front in the background."""
        table = self._below.table
        if table is None or table not in self._stale:
            return
        if self._job is not None:
            self._job.cancel()
            self._stale.update(self._making)
        self._stale.discard(table)
        self._making = {table}
        build = self._builder(table)
        self._job = jobs.run(
            self, lambda ticket: build(lambda: ticket.report("")), lambda rows: self._take(table, rows)
        )

    def _take(self, table: RowsTable, rows: Sequence[Row]) -> None:
        self._job = None
        table.rows.set_rows(rows)
        self._below.show_counts()
        self.turned()

    def _builder(self, table: RowsTable) -> Build:
        """Return what makes the rows of a table, of how things stand now."""
        session, review = self._session, self._session.review
        if table is self._below.changes:
            record = self._record()
            return lambda report: changes.rows_of(record) if record else []
        if review is None:
            return lambda report: []
        if table is self._below.alignment:
            decisions = Decisions(session.decisions)
            return lambda report: alignment.rows_of(review, decisions, report)
        plan = max(self._below.plan.currentIndex(), 0)
        return lambda report: register.rows_of(review.readings[plan], plan, report)

    def _record(self) -> changes.Record | None:
        session = self._session
        if session.original is None:
            return None
        findings = session.answered | {finding.key: finding for finding in session.findings}
        return changes.Record(
            session.original,
            dict(session.texts),
            dict(session.edited_at),
            tuple(session.decisions),
            findings,
            session.review,
            session.who,
            session.structure,
        )
