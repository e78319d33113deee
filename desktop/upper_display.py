"""From the session to the upper plans beside the draft: which are shown, their marks, and where they stand."""

from __future__ import annotations

from checker.align.pairs import Verdict
from checker.findings import Severity
from checker.reading.elements import Reading
from desktop.chapters import chapters_of
from desktop.editor.marks import UPPER, Mark
from desktop.language import tr
from desktop.main_window import MainWindow
from desktop.matching import matched_block
from desktop.panels.panes import PlanPane
from desktop.places import BlockSpan, block_spans, spans_of
from desktop.session import Session

_DIFFERS = {
    Verdict.HIGHER: Severity.MAJOR.value,
    Verdict.LOWER: Severity.MINOR.value,
    Verdict.PART_EXCEEDS_WHOLE: Severity.ERROR.value,
}
"""The tones of figures that differ, in both panes; those that agree have the upper plan's green, there alone."""


class UpperDisplay:
    """Fills the panes of the upper plans. It keeps nothing that the session does not."""

    def __init__(self, window: MainWindow, session: Session) -> None:
        self._window, self._session = window, session

    def add(self, number: int) -> PlanPane:
        """Show an upper plan beside the draft."""
        window = self._window
        pane = window.upper.add(self._session.uppers[number], window.editor.zoom)
        pane.view.verticalScrollBar().valueChanged.connect(lambda: self.show_chapter(pane))
        first = not window.upper.isVisibleTo(window)
        window.upper.show()
        window.upper.show_plan(number)
        if first:
            window.tabs.setCurrentWidget(window.comparison)
            width = window.plans.width()
            window.plans.setSizes([width // 2, width // 2])
        self.show_chapter(pane)
        return pane

    def remove(self, number: int) -> None:
        """Take away the pane of an upper plan that left the review."""
        self._window.upper.remove(number)
        self._window.upper.setVisible(bool(self._window.upper.panes))

    def show_chapter(self, pane: PlanPane) -> None:
        """Show over the paper in which chapter it stands, however far down one has scrolled."""
        reading = self._reading(pane)
        if reading is not None:
            chapters = chapters_of(reading)
            chapter = chapters.title(chapters.at(pane.top_block()))
            pane.title.place.setText("　".join(part for part in (chapter, reading.profile.stage) if part))

    def number(self, plan: int) -> int:
        """Return which upper pane shows a plan of the review; -1 for none."""
        review = self._session.review
        if review is None or not 0 < plan < len(review.readings):
            return -1
        path = review.readings[plan].plan.path
        return next((i for i, r in enumerate(self._session.uppers) if r.plan.path == path), -1)

    def follow(self, section: int | None) -> None:
        """Scroll the upper plan in front to the chapter that goes with one of the draft, if it is to go along."""
        session, pane = self._session, self._window.upper.current
        reading = session.review.draft if session.review else session.reading
        upper = self._reading(pane) if pane is not None else None
        if reading is None or pane is None or upper is None or not self._window.settings.follow:
            return
        block = matched_block(reading, section, upper)
        if block is not None:
            pane.view.reveal_block(block)
            beside = tr("与本规划“{0}”对应").format(chapters_of(reading).title(section))
            pane.title.place.setToolTip(beside)

    def show_marks(self) -> None:
        """Mark in each upper plan what findings speak of, and the numbers that were compared."""
        session, window = self._session, self._window
        marks: dict[int, list[Mark]] = {number: [] for number in range(len(window.upper.panes))}
        if review := session.review:
            for number, pair in enumerate(review.pairs):
                pane = self.number(pair.plan)
                if pair.upper is not None and pane in marks:
                    spans = block_spans(review.readings[pair.plan], pair.upper.passage, pair.upper.span)
                    marks[pane] += self._marks(pane, spans, f"pair:{number}", _DIFFERS.get(pair.verdict, UPPER))
            spots = [(place, f.key) for f in review.findings for place in f.places if place.plan]
            for place, key in spots:
                pane = self.number(place.plan)
                if pane in marks:
                    marks[pane] += self._marks(pane, spans_of(review.readings, place), key, UPPER)
        for number, found in marks.items():
            window.upper.panes[number].view.set_marks(found)
            window.upper.panes[number].stripe.update()

    def draft_marks(self, covered: set[BlockSpan]) -> list[Mark]:
        """Return marks on the draft's figures that differ from an upper plan's where no finding marks them."""
        review, editor = self._session.review, self._window.editor
        if review is None:
            return []
        marks: list[Mark] = []
        for number, pair in enumerate(review.pairs):
            tones, metric = _DIFFERS.get(pair.verdict), pair.draft
            if tones is None or metric is None:
                continue
            spans = block_spans(review.draft, metric.passage, metric.span)
            if not any(_touch(span, other) for span in spans for other in covered):
                marks += [Mark(f"pair:{number}", tones, editor.span_cursor(span)) for span in spans]
        return marks

    def tips(self) -> dict[str, str]:
        """Return what hovering over compared figures says, by the key of their mark."""
        from desktop.conversion import of_pair  # late: units and their words cost the start of the window

        review = self._session.review
        return {f"pair:{i}": of_pair(review, pair) for i, pair in enumerate(review.pairs)} if review else {}

    def _marks(self, pane: int, spans: tuple[BlockSpan, ...], key: str, tones: str) -> list[Mark]:
        view = self._window.upper.panes[pane].view
        return [Mark(key, tones, view.span_cursor(span)) for span in spans]

    def _reading(self, pane: PlanPane) -> Reading | None:
        panes = self._window.upper.panes
        at = panes.index(pane) if pane in panes else -1
        return self._session.uppers[at] if 0 <= at < len(self._session.uppers) else None


def _touch(one: BlockSpan, other: BlockSpan) -> bool:
    return one.block == other.block and one.start < other.stop and other.start < one.stop
