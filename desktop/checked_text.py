"""The draft checked in the background, and what the last check has found, by finding and by place."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from checker.align.known_plans import KnownPlan
from checker.errors import PlanError
from checker.findings import Finding
from checker.reading.elements import Reading
from checker.review import Review
from desktop import jobs, work
from desktop.draft_text import DraftText
from desktop.filter import Filter
from desktop.language import tr
from desktop.listing import Listing
from desktop.places import BlockSpan, spans_of
from desktop.standing import Origins, Standing


class CheckedText(DraftText):
    """A draft's text beside its upper plans; `review` is of the text at `checked_revision`."""

    check_started = Signal()
    progress_made = Signal(str, int, int)
    check_ended = Signal(str)  # message for the status bar
    review_changed = Signal()
    current_changed = Signal(str)  # key, empty for none
    failed = Signal(str)  # one sentence what happened, one what to do

    def __init__(self, parent: QObject | None = None, *, checker: work.Checker = work.check) -> None:
        super().__init__(parent)
        self._checker = checker
        self.uppers: list[Reading] = []
        self.known: tuple[KnownPlan, ...] = ()  # the plans of the shelf, where it was asked
        self.filter = Filter()
        self.review: Review | None = None
        self.current = ""
        self.checked_revision = -1
        self._listing = Listing()
        self._spans: dict[str, tuple[BlockSpan, ...]] = {}
        self._by_key: dict[str, Finding] = {}
        self._check_job: jobs.Job | None = None
        self._pause.timeout.connect(self.check)

    def standing(self) -> Standing:
        """Return the draft as it stands, with what the last check said of it."""
        standing = super().standing()
        standing.review = self.review
        return standing

    def put_standing(self, standing: Standing, origins: Origins) -> None:
        """Let the draft stand otherwise, and check it; what the check before said is shown until then."""
        self._stop_check()
        super().put_standing(standing, origins)
        self._set_review(standing.review)
        self.text_changed.emit()
        self.check()

    @property
    def checking(self) -> bool:
        """Tell whether a check is under way."""
        return self._check_job is not None

    def check(self) -> None:
        """Check the text as it stands, in the background; a check under way is called off."""
        plan = self.plan
        if plan is None:
            return
        self._stop_check()
        self._pause.check_began()
        snapshot = work.Snapshot(plan, tuple(self.uppers), self.revision, self.known)
        checker = self._checker
        self._check_job = jobs.run(
            self,
            lambda ticket: checker(snapshot, ticket),
            lambda review: self._take(review, snapshot.revision),
            self.progress_made.emit,
            self._check_failed,
        )
        self.check_started.emit()

    def cancel(self) -> None:
        """Call off a check under way; the findings so far stay."""
        self._pause.stop()
        if self.checking:
            self._stop_check()
            self.check_ended.emit(tr("校核已取消，所列问题可能不是最新"))

    def _stop_check(self) -> None:
        if self._check_job is not None:
            self._check_job.cancel()
            self._check_job = None

    def _check_failed(self, error: Exception) -> None:
        self._check_job = None
        self.check_ended.emit(tr("校核没有完成"))
        self._fail(error)

    def _take(self, review: Review, revision: int) -> None:
        self._check_job = None
        if revision != self.revision:  # typed on meanwhile: the pause timer asks again
            if not self._pause.isActive():
                self._pause.start()
            return
        self.checked_revision = revision
        self._pause.check_ended()
        self._touched.clear()
        self._set_review(review)
        self.check_ended.emit(
            tr("校核完成 {0:.2f} 秒").format(sum(review.seconds.values())) if review.seconds else tr("校核完成")
        )

    def _set_review(self, review: Review | None) -> None:
        self.review = review
        self._listing.renew(review)
        findings = review.findings if review else ()
        self._by_key = {finding.key: finding for finding in findings}
        self._spans = {f.key: spans_of(review.readings, f.places[0]) for f in findings} if review else {}
        gone = bool(self.current) and self.current not in self._by_key
        if gone:
            self.current = ""
        self.review_changed.emit()
        if gone:
            self.current_changed.emit("")

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings of the last check, in order of the draft's text."""
        return self.review.findings if self.review else ()

    def finding(self, key: str) -> Finding | None:
        """Return the finding with this key, or None."""
        return self._by_key.get(key)

    def spans(self, key: str) -> tuple[BlockSpan, ...]:
        """Return where the finding's mark stands in the draft as checked."""
        return self._spans.get(key, ())

    def stale(self, key: str) -> bool:
        """Tell whether the marked text was edited since the check: 已修改，待复核."""
        return any(span.block in self._touched for span in self.spans(key))

    @property
    def settled(self) -> bool:
        """Tell whether the text is the one that was checked, so that fixes meet their places."""
        return self.review is not None and self.checked_revision == self.revision

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            self.check_ended.emit(tr("操作没有完成"))
            raise error
        self.failed.emit(str(error))
