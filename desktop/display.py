"""From the session to the views: what each signal of the session changes on the screen."""

from __future__ import annotations

from collections import Counter

from checker.decisions import Answer
from checker.findings import Finding
from checker.plan import BlockKind
from checker.reading.elements import Reading
from desktop.content import content_of
from desktop.editor.marks import UPPER, Mark
from desktop.filter import Filter, Grouping, Scope
from desktop.language import tr
from desktop.main_window import PROGRAM, MainWindow
from desktop.matching import matched_block
from desktop.models.findings import rows_of, state_word
from desktop.models.outline import heading_text
from desktop.places import block_spans, spans_of
from desktop.session import Session

_COMPANIONS = 40  # further places of a finding that are set off in the text
_SETTLED = (Answer.ACCEPTED, Answer.DECLINED)


class Display:
    """Fills the views. It keeps nothing that the session does not."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window, self._session = window, session

    def show_draft(self) -> None:
        """Show a draft that was opened: its text first, the findings follow."""
        session, window = self._session, self._window
        assert session.reading is not None
        window.show_desk()
        window.editor.show_reading(session.reading)
        window.outline_model.set_reading(session.reading)
        window.setWindowTitle(f"{session.reading.plan.path.name}[*] — {tr(PROGRAM)}")
        self.show_counts()
        window.editor.setFocus()

    def add_upper(self, number: int) -> None:
        """Show an upper plan beside the draft."""
        window = self._window
        window.upper.add(self._session.uppers[number], window.editor.zoom)
        first = not window.upper.isVisibleTo(window)
        window.upper.show()
        window.tabs.show()
        window.upper.show_plan(number)
        if first:
            width = window.plans.width()
            window.plans.setSizes([width // 2, width // 2])
        self.show_counts()

    def show_counts(self) -> None:
        """Show in the status bar what was looked at."""
        session = self._session
        plan = session.plan
        if plan is None:
            return
        paragraphs = sum(1 for block in plan.blocks if block.text.strip() and block.kind is not BlockKind.HEADER)
        metrics = len(session.review.draft.metrics) if session.review else 0
        self._window.status.show_counts(paragraphs, plan.characters, metrics, len(session.uppers))

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
        window.comparison_model.set_review(review)
        window.chart_model.set_review(review)
        tips = {f.key: f"{f.severity.label}：{f.message}" for f in session.findings}
        window.draft.stripe.tips = window.editor.tips = tips
        for pane in window.upper.panes:
            pane.stripe.tips = pane.view.tips = tips
        self.show_marks()
        self.show_upper_marks()
        self.show_list()
        self.show_counts()

    def show_marks(self) -> None:
        """Mark the findings in the draft; those filtered away are not marked."""
        session, editor = self._session, self._window.editor
        marks: list[Mark] = []
        for finding in sorted(session.shown_findings(), key=lambda f: -f.severity.rank):
            answered = self._settled(finding.key)
            for span in session.spans(finding.key):
                marks.append(Mark(finding.key, finding.severity.value, editor.span_cursor(span), answered))
        editor.put_marks(marks)
        self._show_companions()
        self._window.draft.stripe.update()

    def show_upper_marks(self) -> None:
        """Mark in each upper plan what findings speak of, and the numbers that were compared."""
        session, window = self._session, self._window
        marks: dict[int, list[Mark]] = {number: [] for number in range(len(window.upper.panes))}
        if review := session.review:
            spots = [(place, f.key) for f in review.findings for place in f.places if place.plan]
            for place, key in spots:
                number = self.upper_number(place.plan)
                for span in spans_of(review.readings, place):
                    if number in marks:
                        view = window.upper.panes[number].view
                        marks[number].append(Mark(key, UPPER, view.span_cursor(span)))
            for pair in review.pairs:
                number = self.upper_number(pair.plan)
                if pair.upper is not None and number in marks:
                    view = window.upper.panes[number].view
                    for span in block_spans(review.readings[pair.plan], pair.upper.passage, pair.upper.span):
                        marks[number].append(Mark("", UPPER, view.span_cursor(span)))
        for number, found in marks.items():
            window.upper.panes[number].view.set_marks(found)
            window.upper.panes[number].stripe.update()

    def upper_number(self, plan: int) -> int:
        """Return which upper pane shows a plan of the review; -1 for none."""
        review = self._session.review
        if review is None or not 0 < plan < len(review.readings):
            return -1
        path = review.readings[plan].plan.path
        return next((i for i, r in enumerate(self._session.uppers) if r.plan.path == path), -1)

    def show_list(self) -> None:
        """Show the findings that the filter lets through."""
        session, panel, model = self._session, self._window.findings, self._window.findings_model
        bar = panel.list.verticalScrollBar()
        at = bar.value()
        shown = session.shown_findings()
        grouping = session.filter.grouping
        rows = rows_of(session.review, shown, grouping, self._state) if session.review else []
        model.set_rows(rows, grouped=grouping is not Grouping.NONE)
        panel.list.scheduleDelayedItemsLayout()
        panel.select(session.current)
        bar.setValue(at)
        panel.show_told(
            session.filter.told(len(shown), [f.severity for f in session.findings]), self._empty(len(shown))
        )
        self.show_open_counts()

    def show_filter(self) -> None:
        """Show another filter: the list, the marks, the controls."""
        self._window.findings.show_filter(self._session.filter)
        self.show_list()
        self.show_marks()

    def show_open_counts(self) -> None:
        """Count the open findings: on the toggles and in the outline."""
        session = self._session
        open_ones = [f for f in session.findings if session.answer_of(f.key) is None]
        self._window.findings.show_counts(Counter(f.severity for f in open_ones))
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
                front = window.upper.show_plan(self.upper_number(place.plan)) if place.plan else None
                if front is not None:
                    front.view.set_current(key)
                    front.stripe.update()
                    break
            else:
                self._follow_finding(finding)
            self._light_line(finding)

    def follow(self, section: int | None) -> None:
        """Scroll the upper plan in front to the chapter that goes with one of the draft, if it is to go along."""
        session, pane = self._session, self._window.upper.current
        reading = session.review.draft if session.review else session.reading
        if reading is None or pane is None or not self._window.settings.follow:
            return
        block = matched_block(reading, section, session.uppers[self._window.upper.panes.index(pane)])
        if block is not None:
            pane.view.reveal_block(block)

    def show_card(self) -> None:
        """Show the current finding's card."""
        session = self._session
        finding = session.finding(session.current)
        content = None
        if finding is not None and session.review is not None:
            content = content_of(session.review, finding, self._state(finding))
        self._window.findings.card.show_content(content)

    def show_decision(self, key: str) -> None:
        """Show an answer given or taken back."""
        session = self._session
        finding = session.finding(key)
        if finding is None:
            return
        if session.filter.scope is Scope.ALL:
            self._window.findings_model.set_state(key, self._state(finding))
            self.show_open_counts()
            self._window.editor.settle(key, self._settled(key))
            self._window.draft.stripe.update()
        else:
            self.show_list()
            self.show_marks()
        if key == session.current:
            self.show_card()
        self._window.setWindowModified(not session.undo.isClean())

    def show_caret(self, block: int, offset: int) -> None:
        """Show in which chapter the caret stands."""
        reading = self._session.review.draft if self._session.review else self._session.reading
        if reading is None:
            return
        section = section_of_block(reading, block)
        if section is not None:
            self._window.outline.show_section(section)
            path = reading.section_path(section)
            above = "".join(h.number or "" for h in path[:-1])
            self._window.draft.title.place.setText(above + "".join(heading_text(h) for h in path[-1:]))

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
            self.follow(review.draft.passages[finding.places[0].passage].section)

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


def section_of_block(reading: Reading, block: int) -> int | None:
    """Return the heading under which a plan block stands, as index into the outline."""
    found: int | None = None
    for passage in reading.passages:
        if passage.stretches and passage.stretches[0].block > block:
            break
        if passage.section is not None:
            found = passage.section
    return found


def default_filter(grouping: str) -> Filter:
    """Return the filter that a new session begins with."""
    known = {g.value for g in Grouping}
    return Filter(grouping=Grouping(grouping) if grouping in known else Grouping.CHAPTER)
