"""The shelf of plans: its dialog, upper plans from it, those taken by themselves and what is told of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor

from checker.errors import PlanError
from checker.reading.elements import Reading
from checker.text import Span
from desktop import jobs
from desktop.dialogs.parents import ParentsDialog
from desktop.dialogs.shelf import ShelfDialog
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.parents import Parents
from desktop.places import block_spans
from desktop.shelf_work import ShelfWork

if TYPE_CHECKING:
    from checker.library import Hit
    from checker.library.above import Above

TOPIC = "parents"
_NAMED = 3  # titles that the bar names


class ShelfHandlers(Base):
    """The shelf of plans."""

    _shelf: ShelfWork
    _parents: Parents
    _shelf_dialog: ShelfDialog | None = None

    def join_shelf(self, shelf: ShelfWork, parents: Parents) -> None:
        """Take the shelf, and tell of the upper plans that come from it by themselves."""
        self._shelf, self._parents = shelf, parents
        parents.found.connect(self._parents_found)
        parents.failed.connect(self._parents_failed)
        parents.withdrawn.connect(lambda: self._window.notice.withdraw(TOPIC))

    def library(self) -> None:
        """Open the dialog of the shelf, or bring it to the front."""
        window = self._window
        if self._shelf_dialog is None:
            dialog = self._shelf_dialog = ShelfDialog(window.theme, window.settings, self._shelf, window)
            dialog.taken.connect(self._take)
            dialog.opened.connect(self._open_hit)
        self._shelf_dialog.show()
        self._shelf_dialog.raise_()
        self._shelf_dialog.activateWindow()

    def find_uppers(self) -> None:
        """Look on the shelf for upper plans of the draft, whatever the settings say."""
        self._window.status.say(tr("正在从规划库查找上位规划…"))
        self._parents.look_up(asked=True)

    def why_uppers(self) -> None:
        """Show why upper plans were taken from the shelf, and which it lacks."""
        if self._parents.above is None:
            self._window.status.say(tr("还没有从规划库查找过上位规划"))
            return
        dialog = ParentsDialog(self._parents.above, self._window)
        dialog.shelf_wanted.connect(self.library)
        dialog.exec()
        dialog.deleteLater()

    def withdraw_uppers(self) -> None:
        """Take back the upper plans that came from the shelf."""
        count = len(self._parents.taken)
        self._parents.withdraw()
        self._window.status.say(tr("已撤去 {0} 份取自规划库的上位规划").format(count))

    def _parents_found(self) -> None:
        above, taken = self._parents.above, self._parents.taken
        text = told_of(above, [one.parent.plan.title for one in taken]) if above else ""
        at_hand = above is not None and above.found and not taken and not above.untaken
        if not text or at_hand:
            if self._parents.asked:
                none, all_here = tr("规划库中没有找到本稿的上位规划"), tr("规划库中的上位规划都已加入")
                self._window.status.say(all_here if at_hand else none)
            return
        why, back = tr("查看理由"), tr("撤去")
        deeds: list[tuple[str, Callable[[], object]]] = [(why, self.why_uppers)]
        deeds += [(back, self.withdraw_uppers)] if taken else []
        self._window.notice.show_notice(TOPIC, text, deeds, keep=[why])

    def _parents_failed(self, message: str) -> None:
        text = tr("没有从规划库查找上位规划：{0}").format(message)
        self._window.notice.show_notice(TOPIC, text, [(tr("重试"), self.find_uppers), (tr("打开规划库"), self.library)])

    def _take(self, ids: Sequence[int]) -> None:
        self._fetch(ids, lambda fresh: self._say_on_shelf(_added(fresh)))

    def _open_hit(self, hit: Hit) -> None:
        self._fetch([hit.plan.id], lambda fresh: self._show_hit(hit))

    def _fetch(self, ids: Sequence[int], then: Callable[[list[Reading]], object]) -> None:
        """Add plans of the shelf as upper plans, those at hand left out, and go on with what is new."""

        def done(readings: list[Reading]) -> None:
            here = {reading.plan.sha256 for reading in self._session.uppers}
            fresh = [reading for reading in readings if reading.plan.sha256 not in here]
            if fresh:
                self._session.take_uppers(fresh)
                self._session.uppers_given = self._session.uppers_given or self._session.original is None
            then(fresh)

        def failed(error: Exception) -> None:
            if not isinstance(error, PlanError):
                raise error
            self._say_on_shelf(str(error))

        self._say_on_shelf(tr("正在取出…"))
        jobs.run(self._session, partial(self._shelf.readings, list(ids)), done, None, failed)

    def _say_on_shelf(self, text: str) -> None:
        if self._shelf_dialog is not None:
            self._shelf_dialog.say(text)

    def _show_hit(self, hit: Hit) -> None:
        """Show the paragraph that a search found in the pane of its plan, the words selected."""
        uppers = self._session.uppers
        number = next((i for i, one in enumerate(uppers) if one.plan.sha256 == hit.plan.sha256), -1)
        pane = self._window.upper.show_plan(number)
        if pane is None or not self._window.on_desk:
            self._say_on_shelf(tr("已加入上位规划。打开待审稿后，可以在窗格中查看这一段。"))
            return
        self._say_on_shelf(tr("已在“上位规划”窗格打开"))
        self._window.upper.show()
        cursor = _cursor(pane.view.span_cursor, uppers[number], hit)
        if cursor is not None:
            pane.view.setTextCursor(cursor)
            QTimer.singleShot(0, pane.view, partial(pane.view.reveal, cursor.selectionStart()))  # when it has its size
        self._window.activateWindow()
        pane.view.setFocus()


def told_of(above: Above, taken: Sequence[str]) -> str:
    """Return what the bar says; empty where there is nothing to tell."""
    named = tr("、").join(f"《{title.strip('《》')}》" for title in taken[:_NAMED])
    if len(taken) > _NAMED:
        named += tr("等")
    parts = [tr("已从规划库加入 {0} 份上位规划：{1}").format(len(taken), named)] if taken else []
    cited = sum(one.why.startswith("编制依据") for one in above.missing)
    others = len(above.missing) - cited
    if not taken and above.missing:
        parts.append(tr("规划库中没有可加入的上位规划"))
    lacking = [tr("编制依据中另有 {0} 份").format(cited)] if cited else []
    lacking += [tr("按层级还应有 {0} 份").format(others)] if others else []
    if lacking:
        parts.append(tr("{0}未入库").format(tr("、").join(lacking)))
    if above.untaken:
        parts.append(tr("{0} 份未能取出").format(len(above.untaken)))
    return tr("{0}。").format(tr("；").join(parts)) if parts else ""


def _added(fresh: Sequence[Reading]) -> str:
    if not fresh:
        return tr("所选规划已在上位规划中")
    return tr("已加入 {0} 份上位规划").format(len(fresh))


def _cursor(span_cursor: Callable[..., QTextCursor], reading: Reading, hit: Hit) -> QTextCursor | None:
    """Return a cursor on the words that a search found in a plan, on the paragraph's beginning where they differ."""
    words = [hit.snippet[start:stop] for start, stop in hit.marks]
    best: QTextCursor | None = None
    for number, passage in enumerate(reading.passages):
        if not passage.normal:
            continue
        place = passage.places(reading.plan, Span(0, 1))[0]
        if (place.line, place.part) != (hit.line, hit.part):
            continue
        at = next((found for word in words if (found := passage.normal.lower().find(word.lower())) >= 0), -1)
        span = Span(at, at + len(words[0])) if at >= 0 else Span(0, 1)
        spans = block_spans(reading, number, span)
        if spans and (at >= 0 or best is None):
            best = span_cursor(spans[0])
        if at >= 0:
            break
    return best
