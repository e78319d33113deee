"""The one bridge between checker and window: draft, upper plans, review, current finding, answers, undo.

Views ask the session and listen to its signals; nothing else holds state that two views share. Edits and
answers go through `undo`, so one Ctrl+Z takes back the last of either.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from checker.decisions import Answer, Decision, Decisions, about_of
from checker.errors import PlanError
from checker.findings import Finding, Fix
from checker.reading.elements import Reading
from desktop import ignored, jobs, work
from desktop.checked_text import CheckedText
from desktop.commands import Answers, EditText
from desktop.draft_text import now
from desktop.filter import Filter
from desktop.fixes import Change, applied, changes_of, collide, safe_fix
from desktop.language import tr


class Session(CheckedText):
    """One review under way. Every signal tells of something that has happened."""

    draft_leaving = Signal()  # while what was done to it can still be read
    draft_opened = Signal()
    upper_added = Signal(int)  # index into `uppers`
    upper_removed = Signal(int)  # index that it had
    decision_changed = Signal(str)
    filter_changed = Signal()
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
        super().__init__(parent, checker=checker)
        self._opener, self._reader, self.who = opener, reader, who
        self._opening: jobs.Job | None = None
        self.decisions = Decisions()
        self.uppers_given = False  # by the user, together with a draft or before there is one
        self.answered: dict[str, Finding] = {}  # as they were when answered: an accepted one may be gone

    def open_draft(self, path: Path) -> None:
        """Read a draft in the background; the text is shown first, then checked.

        Of two that are asked for at once the later one is opened, whichever is read first.
        """
        self.uppers_given = self.uppers_given and self.original is None
        self.noted.emit(tr("正在打开“{0}”…").format(path.name))
        if self._opening is not None:
            self._opening.cancel()
        opener = self._opener

        def read(ticket: jobs.Ticket) -> Reading:
            ticket.report(tr("阅读“{0}”").format(path.name))
            return opener(path)

        self._opening = jobs.run(self, read, self.take_draft, self.progress_made.emit, self._fail)

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
        self.reading, self.original, self.opened = reading, reading.plan, reading.plan
        self.structure, self.drawn = (), None
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
            key: Decision(key, answer, reason, self.who, now(), about_of(self.finding(key))) for key in keys
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
