"""The one bridge between checker and window: draft, upper plans, review, current finding, answers, undo.

Views ask the session and listen to its signals; nothing else holds state that two views share. Edits and
answers go through `undo`, so one Ctrl+Z takes back the last of either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from checker.align.known_plans import KnownPlan
from checker.decisions import Answer, Decision, Decisions, about_of
from checker.errors import PlanError
from checker.findings import Finding, Fix
from checker.plan import Plan
from checker.reading.elements import Reading
from checker.review import Review
from desktop import ignored, jobs, work
from desktop.commands import Answers, EditText
from desktop.filter import Filter
from desktop.fixes import Change, applied, changes_of, collide, safe_fix
from desktop.language import tr
from desktop.listing import Listing
from desktop.pause import Pause
from desktop.places import BlockSpan, spans_of
from desktop.steps import Steps


class Session(QObject):
    """One review under way. Every signal tells of something that has happened."""

    draft_leaving = Signal()  # while what was done to it can still be read
    draft_opened = Signal()
    upper_added = Signal(int)  # index into `uppers`
    upper_removed = Signal(int)  # index that it had
    text_replaced = Signal(int)  # block whose text was set by undo, redo or a fix
    text_changed = Signal()  # by whatever, typing too
    check_started = Signal()
    progress_made = Signal(str, int, int)
    check_ended = Signal(str)  # message for the status bar
    review_changed = Signal()
    current_changed = Signal(str)  # key, empty for none
    decision_changed = Signal(str)
    filter_changed = Signal()
    failed = Signal(str)  # one sentence what happened, one what to do
    noted = Signal(str)  # a passing message

    def __init__(
        self,
        parent: QObject | None = None,
        *,
        opener: work.Reader = work.open_file,
        reader: work.Reader = work.read_file,
        checker: work.Checker = work.check,
        who: str = "",
    ) -> None:
        super().__init__(parent)
        self._opener, self._reader, self._checker, self.who = opener, reader, checker, who
        self.undo = Steps(self)
        self.decisions = Decisions()
        self.filter = Filter()
        self.original: Plan | None = None
        self.reading: Reading | None = None
        self.uppers: list[Reading] = []
        self.uppers_given = False  # by the user, together with a draft or before there is one
        self.known: tuple[KnownPlan, ...] = ()  # the plans of the shelf, where it was asked
        self.review: Review | None = None
        self.current = ""
        self.texts: dict[int, str] = {}
        self.edited_at: dict[int, str] = {}  # by block, ISO time of its last edit
        self.answered: dict[str, Finding] = {}  # as they were when answered: an accepted one may be gone
        self._listing = Listing()
        self.revision = 0
        self.checked_revision = -1
        self._spans: dict[str, tuple[BlockSpan, ...]] = {}
        self._by_key: dict[str, Finding] = {}
        self._touched: set[int] = set()
        self._opening: list[jobs.Job] = []
        self._check_job: jobs.Job | None = None
        self._pause = Pause(self)
        self._pause.timeout.connect(self.check)

    def open_draft(self, path: Path) -> None:
        """Read a draft in the background; the text is shown first, then checked."""
        self.uppers_given = self.uppers_given and self.original is None
        self.noted.emit(tr("正在打开“{0}”…").format(path.name))
        self._read(path, self.take_draft)

    def add_uppers(self, paths: Iterable[Path]) -> None:
        """Read upper plans in the background and check again with each."""
        known = {reading.plan.path.resolve() for reading in self.uppers}
        fresh: list[Path] = []
        for path in paths:
            if path.resolve() in known:
                self.noted.emit(tr("“{0}”已在上位规划中。").format(path.name))
            else:
                fresh.append(path)
        if fresh:
            self.uppers_given = True
            read = partial(work.read_uppers, self._reader, fresh)
            jobs.run(self, read, self.take_uppers, self.progress_made.emit, self._fail)

    def take_draft(self, reading: Reading) -> None:
        """Make `reading` the draft under review; answers and edits of another draft are left behind."""
        self.cancel()
        self.draft_leaving.emit()
        self.reading, self.original = reading, reading.plan
        self.texts.clear()
        self.edited_at.clear()
        self.answered.clear()
        self._touched.clear()
        self.undo.clear()
        self.decisions = Decisions()
        self._set_review(None)
        self.revision += 1
        self.draft_opened.emit()
        self.check()

    def take_uppers(self, read: Sequence[Reading | PlanError]) -> None:
        """Add upper plans in the order given; say which could not be read."""
        for one in read:
            if isinstance(one, PlanError):
                self.failed.emit(str(one))
            elif one.plan.path.absolute() not in [upper.plan.path.absolute() for upper in self.uppers]:
                self.uppers.append(one)
                self.upper_added.emit(len(self.uppers) - 1)
        self.check()

    def remove_upper(self, number: int) -> None:
        """Take an upper plan out of the review and check without it."""
        del self.uppers[number]
        self.upper_removed.emit(number)
        self.check()

    def _read(self, path: Path, on_done: object) -> None:
        opener = self._opener

        def work_(ticket: jobs.Ticket) -> Reading:
            ticket.report(tr("阅读“{0}”").format(path.name))
            return opener(path)

        jobs.run(self, work_, on_done, self.progress_made.emit, self._fail)  # type: ignore[arg-type]

    def _fail(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            self.check_ended.emit(tr("操作没有完成"))
            raise error
        self.failed.emit(str(error))

    @property
    def plan(self) -> Plan | None:
        """The draft with its edits."""
        return self.original.with_texts(self.texts) if self.original else None

    def text(self, block: int) -> str:
        """Return the current text of a block of the draft."""
        assert self.original is not None
        return self.texts.get(block, self.original.blocks[block].text)

    @property
    def edited(self) -> bool:
        """Tell whether any block differs from the file."""
        return bool(self.texts)

    def type_text(self, block: int, after: str, deed: str = "") -> None:
        """Record that the editor now shows `after` in a block, by a deed that the menu names or by typing."""
        before = self.text(block)
        if before != after:
            self.undo.push(EditText(self, block, before, after, deed or tr("输入"), typed=True, alone=bool(deed)))

    def join(self, first: int, second: int) -> None:
        """Put the text of a block at the end of another and empty it, as one step."""
        together = self.text(first) + self.text(second)
        self.undo.beginMacro(tr("合并段落"))
        self.undo.push(EditText(self, second, self.text(second), "", tr("合并段落"), typed=False))
        self.undo.push(EditText(self, first, self.text(first), together, tr("合并段落"), typed=False))
        self.undo.endMacro()

    def put_text(self, block: int, text: str, *, shown: bool) -> None:
        """Set the text of a block; for the undo stack. `shown` tells that the editor has it already."""
        assert self.original is not None
        self.texts[block] = text
        if text == self.original.blocks[block].text:
            del self.texts[block]
        self.edited_at[block] = _now()
        self._touched.add(block)
        self.revision += 1
        if not shown:
            self.text_replaced.emit(block)
        self.text_changed.emit()
        self._pause.start()

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

    def answer_of(self, key: str) -> Decision | None:
        """Return the answer to a finding, its own or its rule's, or None while it is open."""
        finding = self._by_key.get(key)
        return ignored.answer(self.decisions, finding) if finding else self.decisions.get(key)

    def shown_findings(self) -> list[Finding]:
        """Return what the list shows, in order of the draft's text."""
        return self._listing.findings(self.findings, self.decisions, self.filter)

    def set_filter(self, new: Filter) -> None:
        """Show other findings."""
        if new != self.filter:
            self.filter = new
            self._listing.renew(self.review)
            self.filter_changed.emit()

    def select(self, key: str) -> None:
        """Make a finding the current one, in every view."""
        if key != self.current and (not key or key in self._by_key):
            self.current = key
            self.current_changed.emit(key)

    def accept(self, key: str, fix: Fix | None = None) -> bool:
        """Accept a finding: apply `fix`, or its safe fix, else leave it as a comment for the export.

        Returns False, with a note, where the text was edited since the check and the fix could miss its place.
        """
        finding = self.finding(key)
        if finding is None:
            return False
        fix = fix or safe_fix(finding)
        if fix and not self.settled:
            self.noted.emit(tr("正文刚改过，请等复核完成后再采纳"))
            return False
        changes = changes_of(self.review, fix) if fix and self.review else []
        self._accept((key,), changes, tr("采纳：{0}").format(tr(finding.name)))
        return True

    def accept_all(self, keys: Sequence[str]) -> int:
        """Accept several findings as one step; returns how many changed the text by their safe fix.

        A fix that overlaps another's place, or any fix while the text waits for its check, is left to a comment.
        """
        taken: list[Change] = []
        fixed = 0
        for key in keys:
            finding = self.finding(key)
            fix = safe_fix(finding) if finding else None
            changes = changes_of(self.review, fix) if fix and self.review and self.settled else []
            if changes and not collide(changes, taken):
                taken += changes
                fixed += 1
        if keys:
            self._accept(tuple(keys), taken, tr("采纳：{0}").format(self._name(keys)))
        return fixed

    def _accept(self, keys: tuple[str, ...], changes: list[Change], name: str) -> None:
        self.undo.beginMacro(name)
        for block, text in applied(changes, self.text).items():
            self.undo.push(EditText(self, block, self.text(block), text, tr("修改"), typed=False))
        self._answer(keys, Answer.ACCEPTED, "", name)
        self.undo.endMacro()

    @property
    def settled(self) -> bool:
        """Tell whether the text is the one that was checked, so that fixes meet their places."""
        return self.review is not None and self.checked_revision == self.revision

    def decline(self, keys: Sequence[str], reason: str) -> None:
        """Answer findings with 不采纳 and a reason; this reaches these findings only, never their rule."""
        self._answer(tuple(keys), Answer.DECLINED, reason, tr("不采纳：{0}").format(self._name(keys)))

    def postpone(self, key: str) -> None:
        """Answer a finding with 稍后."""
        self._answer((key,), Answer.LATER, "", tr("稍后：{0}").format(self._name((key,))))

    def ignore_rule(self, rule: str, name: str) -> None:
        """Set a rule aside for this review: an answer to all its findings, those to come as well."""
        self._answer((ignored.rule_key(rule),), Answer.DECLINED, ignored.REASON, tr("忽略规则：{0}").format(name))

    def restore(self, keys: Sequence[str]) -> None:
        """Take back the answers to findings; where a finding has only its rule's, that of the rule."""
        found = ((key, self.finding(key)) for key in keys)
        answering = (ignored.answering(self.decisions, f) if f else key for key, f in found)
        answered = tuple(dict.fromkeys(key for key in answering if self.decisions.get(key)))
        if answered:
            name = tr("恢复：{0}").format(self._name(answered))
            self.undo.push(Answers(self, answered, dict.fromkeys(answered), name))

    def put_decision(self, key: str, decision: Decision | None) -> None:
        """Record or forget an answer; for the undo stack."""
        if decision is None:
            self.decisions.take_back(key)
        else:
            self.decisions.put(decision)
        self.decision_changed.emit(key)

    def _answer(self, keys: tuple[str, ...], answer: Answer, reason: str, name: str) -> None:
        after: dict[str, Decision | None] = {
            key: Decision(key, answer, reason, self.who, _now(), about_of(self.finding(key))) for key in keys
        }
        about = {f.key: f for f in self.findings if f.key in after or ignored.rule_key(f.rule) in after}
        self.answered |= about
        self._listing.linger(about)
        if keys:
            self.undo.push(Answers(self, keys, after, name))

    def _name(self, keys: Sequence[str]) -> str:
        finding = self.finding(keys[0]) or self.answered.get(keys[0])
        name = tr(finding.name) if finding else ignored.rule_of(keys[0]) or tr("问题")
        return name if len(keys) == 1 else tr("{0}等 {1} 条").format(name, len(keys))


def _now() -> str:
    return datetime.now().replace(microsecond=0).isoformat()
