"""From the session to the views: what each signal of the session changes on the screen."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter

from checker.decisions import Answer
from checker.findings import Finding
from checker.plan import BlockKind
from desktop.chapter_order import movable
from desktop.chapters import chapters_of
from desktop.content import content_of
from desktop.editor.marks import Mark
from desktop.filter import Filter, Grouping, Order, Scope
from desktop.ignored import ignored_with_rule, rule_of
from desktop.language import tr
from desktop.main_window import PROGRAM, MainWindow
from desktop.models.findings import rows_of, state_word
from desktop.places import BlockSpan, spans_of
from desktop.session import Session
from desktop.standing import Origins
from desktop.upper_display import UpperDisplay

_COMPANIONS = 40  # further places of a finding that are set off in the text
_SETTLED = (Answer.ACCEPTED, Answer.DECLINED)


class Display:
    """Fills the views. It keeps nothing that the session does not."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window, self._session = window, session
        self._paragraphs: list[int] = []  # the plan blocks that hold text, but for headers
        self.upper = UpperDisplay(window, session)

    def show_draft(self) -> None:
        """Show a draft that was opened: its text first, the findings follow."""
        session, window = self._session, self._window
        assert session.reading is not None
        window.show_desk()
        window.tabs.setVisible(window.tabs.isVisible() or window.high)
        window.tabs.setCurrentWidget(window.comparison if session.uppers else window.tabs.register)
        window.editor.show_reading(session.reading)
        window.outline_model.set_reading(session.reading)
        window.setWindowTitle(f"{session.reading.plan.path.name}[*] — {tr(PROGRAM)}")
        self.show_counts()
        window.editor.setFocus()

    def show_standing(self, origins: Origins) -> None:
        """Show the draft in another structure; findings and outline follow."""
        session, editor = self._session, self._window.editor
        assert session.reading is not None
        editor.show_standing(session.reading, session.texts, session.drawn, origins)
        if session.review is None:
            self._window.outline_model.set_reading(session.reading)

    def show_counts(self) -> None:
        """Show in the status bar what was looked at."""
        session = self._session
        plan = session.plan
        if plan is None:
            return
        self._paragraphs = [
            i for i, block in enumerate(plan.blocks) if block.text.strip() and block.kind is not BlockKind.HEADER
        ]
        metrics = len(session.review.draft.metrics) if session.review else 0
        self._window.status.show_counts(len(self._paragraphs), plan.characters, metrics, len(session.uppers))

    def put_text(self, block: int) -> None:
        """Show a text that undo, redo or a fix has set."""
        self._window.editor.put_text(block, self._session.text(block))

    def text_changed(self) -> None:
        """Mark findings on edited text as waiting for the next check."""
        session = self._session
        self._window.setWindowModified(not session.undo.isClean())
        for finding in session.findings:
            if session.stale(finding.key):
                self._window.findings_model.set_state(finding.key, self._state(finding))

    def show_review(self) -> None:
        """Show new findings everywhere; what stood selected and scrolled stays."""
        session, window = self._session, self._window
        review = session.review
        if review is not None and window.outline_model.set_reading(review.draft):
            window.editor.set_headings(review.draft)
        if review is not None:
            window.outline_model.movable = movable(review.draft)
        window.comparison_model.set_review(review)
        window.chart_model.set_review(review)
        tips = {
            f.key: tr("{0}：{1}").format(tr(f.severity.label), f.message) for f in session.findings
        } | self.upper.tips()
        window.draft.stripe.tips = window.editor.tips = tips
        for pane in window.upper.panes:
            pane.stripe.tips = pane.view.tips = tips
            pane.view.tell = window.editor.tell
        self.show_marks()
        self.upper.show_marks()
        self.show_list()
        self.show_counts()

    def show_marks(self) -> None:
        """Mark the findings in the draft; those filtered away are not marked."""
        session, editor = self._session, self._window.editor
        marks: list[Mark] = []
        covered: set[BlockSpan] = set()
        for finding in sorted(session.shown_findings(), key=lambda f: -f.severity.rank):
            answered = self._settled(finding.key)
            for span in session.spans(finding.key):
                covered.add(span)
                marks.append(Mark(finding.key, finding.severity.value, editor.span_cursor(span), answered))
        editor.put_marks(self.upper.draft_marks(covered) + marks)
        self._show_companions()
        self._window.draft.stripe.update()

    def show_list(self) -> None:
        """Show the findings that the filter lets through; the current row stays where it is on the screen."""
        session, panel = self._session, self._window.findings
        shown = session.shown_findings()
        by = session.filter
        rows = rows_of(session.review, shown, by.grouping, self._state, by.order) if session.review else []
        panel.show_rows(rows, grouped=by.grouping is not Grouping.NONE, current=session.current)
        listed = {finding.key for finding in shown}
        aside = sum(ignored_with_rule(session.decisions, f) for f in session.findings if f.key not in listed)
        told = by.told(len(shown), [f.severity for f in session.findings], aside if by.scope is Scope.ALL else 0)
        panel.show_told(told, self._empty(len(shown)))
        self.show_open_counts()

    def show_filter(self) -> None:
        """Show another filter: the list, the marks, the controls."""
        self._window.findings.show_filter(self._session.filter)
        self.show_list()
        self.show_marks()

    def show_open_counts(self) -> None:
        """Count the open findings: on the toggles, over the draft and in the outline."""
        session = self._session
        open_ones = [f for f in session.findings if session.answer_of(f.key) is None]
        counts = Counter(f.severity for f in open_ones)
        self._window.findings.show_counts(counts)
        self._window.widget.show_counts(counts if session.review else None)
        if review := session.review:
            listed = [f for f in open_ones if f.severity in session.filter.severities]
            sections = [(f, review.draft.passages[f.places[0].passage].section) for f in listed]
            self._window.outline_model.set_findings(sections)

    def show_current(self, key: str) -> None:
        """Show the current finding in list, editor, card and upper plan."""
        session, window = self._session, self._window
        window.findings.select(key)
        window.editor.go_to(key)
        self.show_card()
        window.draft.stripe.update()
        self._show_companions()
        finding = session.finding(key)
        for pane in window.upper.panes:
            pane.view.set_current(key, reveal=False)
        if finding is not None:
            for place in finding.places:
                front = window.upper.show_plan(self.upper.number(place.plan)) if place.plan else None
                if front is not None:
                    front.view.set_current(key)
                    front.stripe.update()
                    break
            else:
                self._follow_finding(finding)
            self._light_line(finding)

    def show_card(self) -> None:
        """Show the current finding's card."""
        session = self._session
        finding = session.finding(session.current)
        content = None
        if finding is not None and session.review is not None:
            content = content_of(session.review, finding, self._state(finding))
        self._window.findings.card.show_content(content)

    def show_decision(self, key: str) -> None:
        """Show an answer given or taken back, to a finding or to a rule."""
        session, window = self._session, self._window
        rule = rule_of(key)
        about = [f for f in session.findings if f.rule == rule] if rule else [f for f in (session.finding(key),) if f]
        listed = {f.key for f in session.shown_findings()}
        shown = set(window.findings_model.shown_keys())
        if any((f.key in listed) != (f.key in shown) for f in about):
            self.show_list()
            self.show_marks()
        else:
            for finding in about:
                window.findings_model.set_state(finding.key, self._state(finding))
                window.editor.settle(finding.key, self._settled(finding.key))
            self.show_open_counts()
            window.draft.stripe.update()
        if session.current in {f.key for f in about}:
            self.show_card()
        window.setWindowModified(not session.undo.isClean())

    def show_caret(self, block: int, offset: int) -> None:
        """Show in which paragraph and chapter the caret stands."""
        reading = self._session.review.draft if self._session.review else self._session.reading
        if reading is None:
            return
        chapters = chapters_of(reading)
        section = chapters.at(block)
        number = bisect_right(self._paragraphs, block)
        place = tr("第 {0} 段 / 共 {1} 段").format(max(number, 1), len(self._paragraphs))
        if section is not None:
            self._window.outline.show_section(section)
            place += f"　{chapters.title(section)}"
        self._window.draft.title.place.setText(place)

    def note_progress(self, step: str, done: int, total: int) -> None:
        """Show how far the work is."""
        self._window.status.progress(step, done, total)

    def check_ended(self, message: str) -> None:
        """Show that a check is over."""
        session = self._session
        if session.review is not None and not session.checking:
            left = sum(session.answer_of(f.key) is None for f in session.shown_findings())
            message = tr("{0}，待处理 {1} 条").format(message, left)
        self._window.status.at_rest()
        self._window.status.say(message)
        if self._session.review is None:
            self._window.findings.show_told("", message)

    def _show_companions(self) -> None:
        """Set off the further places of the current finding in the draft."""
        session, editor = self._session, self._window.editor
        finding = session.finding(session.current)
        if finding is None or session.review is None or session.stale(finding.key):
            editor.set_companions([])
            return
        places = [place for place in finding.places[1:] if place.plan == 0][:_COMPANIONS]
        spans = [span for place in places for span in spans_of(session.review.readings, place)]
        tones = finding.severity.value
        editor.set_companions([Mark(finding.key, tones, editor.span_cursor(span)) for span in spans])

    def _follow_finding(self, finding: Finding) -> None:
        if review := self._session.review:
            self.upper.follow(review.draft.passages[finding.places[0].passage].section)

    def _light_line(self, finding: Finding) -> None:
        """Light the comparison's row of the metric that the finding speaks of."""
        window = self._window
        place = finding.places[0]
        window.chart.light(window.chart_model.row_of(place.passage, place.span.start, place.span.stop))
        for number, line in enumerate(window.comparison_model.lines):
            metric = line.draft
            if metric and metric.passage == place.passage and metric.span.overlaps(place.span):
                window.comparison.selectRow(number)
                return

    def _settled(self, key: str) -> bool:
        decision = self._session.answer_of(key)
        return decision is not None and decision.answer in _SETTLED

    def _state(self, finding: Finding) -> str:
        session = self._session
        return state_word(session.answer_of(finding.key), session.stale(finding.key))

    def _empty(self, shown: int) -> str:
        """Return why the list is empty; an empty string when it is not."""
        session = self._session
        if shown:
            return ""
        if session.review is None:
            return tr("正在校核…") if session.checking else tr("尚未检查")
        if session.findings:
            return tr("按当前筛选没有可显示的问题。")
        plan = session.review.draft.plan
        count = sum(1 for block in plan.blocks if block.text.strip())
        metrics = len(session.review.draft.metrics)
        return tr("没有发现问题（检查了 {0} 段、{1} 项指标、{2} 份上位规划）。").format(
            count, metrics, len(session.uppers)
        )


def default_filter(grouping: str, order: str = "") -> Filter:
    """Return the filter that a new session begins with."""
    return Filter(
        grouping=Grouping(grouping) if grouping in list(Grouping) else Grouping.CHAPTER,
        order=Order(order) if order in list(Order) else Order.TEXT,
    )
