"""Coming back to a draft: what became of its earlier review, who else has it, and what was left unsaid."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from checker.errors import PlanError
from checker.reviews import Arrival, Entry, Saved
from desktop import jobs
from desktop.dialogs.left import LeftDialog, Wish, said, time_said, with_drafts
from desktop.handlers.safety import SafetyHandlers
from desktop.language import tr
from desktop.safety.autosave import Autosave
from desktop.safety.watching import DraftWatch


class ReturningHandlers(SafetyHandlers):
    """Coming back to a draft."""

    def join_safety(self, autosave: Autosave, watch: DraftWatch) -> None:
        """Take what keeps the review too, to tell what it found."""
        super().join_safety(autosave, watch)
        autosave.entered.connect(self._entered)

    def _entered(self, entry: Entry) -> None:
        """Say what became of the earlier review of this draft, or ask."""
        earlier = entry.earlier
        if earlier is None:
            self._tell_notice()
            return
        deeds = {Arrival.BUSY: self._ask_busy, Arrival.LEFT_OVER: self._ask_left}
        if entry.arrival in deeds:
            deeds[entry.arrival](earlier)
        else:
            self._tell_arrival(entry.arrival, earlier)
        if not self._session.undo.locked and earlier.state.uppers:
            self._session.add_uppers(self._autosave.uppers_of(earlier))

    def _tell_arrival(self, arrival: Arrival, earlier: Saved) -> None:
        edits, answers = earlier.state.changes, len(earlier.state.decisions)
        say = self._window.status.say
        if arrival is Arrival.RESUMED:
            if edits or answers:
                say(tr("接着上次校核：{0}").format(said(earlier)))
            return
        if answers:
            say(tr("这一稿与上次不同，上次的 {0} 条答复已带过来").format(answers))
        if edits and earlier.state.unexported and not earlier.alive:
            text = (
                tr("上次搁置的 {0} 处改动没有套用。")
                if arrival is Arrival.SET_BY
                else tr("待审稿与上次不同，上次没有导出的 {0} 处改动没有套用，仍然保留。")
            )
            self._show("kept", text.format(edits), [(tr("查看…"), self.recover)])

    def _ask_left(self, earlier: Saved) -> None:
        """Offer, once, what a window left that ended unclosed."""
        text = tr("上次校核这份稿件时程序没有正常退出。\n{0} 自动保存了 {1}，是否恢复？")
        buttons = (tr("恢复"), tr("放弃"), tr("以后再说"))
        pressed = self._ask(text.format(time_said(earlier.saved), said(earlier)), buttons)
        if pressed == buttons[0]:
            self._try(lambda: self._autosave.claim(earlier.id))
            self._window.status.say(tr("已恢复 {0}").format(said(earlier)))
        elif pressed == buttons[1]:
            self._try(lambda: self._abandon(earlier))
            self._try(self._autosave.begin)
        else:
            self._try(lambda: self._autosave.reviews.postpone(earlier.id))
            self._try(lambda: self._autosave.begin(like=earlier.id))
            self._window.status.say(tr("上次的改动仍然保留，可从“文件—找回改动”恢复"))

    def _abandon(self, saved: Saved) -> None:
        self._autosave.reviews.abandon(saved.id)
        days = self._window.settings.keep_days
        self._window.status.say(tr("已放弃；{0} 天内仍可从“文件—找回改动”恢复").format(days))

    def _ask_busy(self, earlier: Saved) -> None:
        """Warn that another window reviews this draft; the answer was given already where it was asked beforehand."""
        choice = self._autosave.take_answer() or self._ask_holder(earlier, tr("只读查看"))
        if choice == "claim":
            self._claim(earlier.id)
        else:
            self._look_on(earlier)

    def may_open(self, path: Path) -> bool:
        """Warn, before a draft is read, that another window reviews it; tells whether to go on."""
        holder: Saved | None = None
        try:
            holder = self._autosave.holder(path)
        except PlanError as error:
            self._window.status.say(str(error))
        if holder is None:
            return True
        choice = self._ask_holder(holder, tr("取消"))
        self._autosave.give_answer(choice)
        return bool(choice)

    def _ask_holder(self, earlier: Saved, escape: str) -> str:
        host = earlier.owner.host if earlier.owner else ""
        text = tr("“{0}”正在另一个窗口中校核（电脑 {1}，{2} 保存）。\n两个窗口不能同时改同一份稿件。")
        buttons = (tr("只读查看"), tr("在本窗口接着校核"), escape)
        pressed = self._ask(text.format(earlier.file.path.name, host, time_said(earlier.saved)), buttons)
        return {buttons[1]: "claim", buttons[0]: "look"}.get(pressed, "")

    def _look_on(self, earlier: Saved) -> None:
        self._autosave.look_on(earlier)
        self._lock.hold()
        text = tr("本窗口只读：这份稿件正在另一个窗口中校核。")
        self._show(
            "readonly", text, [(tr("在本窗口接着校核"), lambda: self._claim(earlier.id))], keep=[tr("在本窗口接着校核")]
        )

    def _claim(self, review: int) -> None:
        if self._try(lambda: self._autosave.claim(review)):
            self._lock.release()
            self._bar.withdraw("readonly")
            self._window.status.say(tr("已在本窗口接着校核；另一个窗口改为只读"))

    def _taken_over(self, apart: bool) -> None:
        """Another window took this review over."""
        self._lock.hold()
        text = tr("这份稿件已由另一个窗口接着校核，本窗口改为只读。")
        if apart:
            text += tr("本窗口最后的改动另存了一份，可从“文件—找回改动”恢复。")
        self._show("readonly", text)

    # what was left

    def offer_left(self) -> None:
        """At start: clear away what was given up long ago, and bring up what windows left that ended unclosed."""
        reviews, days = self._autosave.reviews, self._window.settings.keep_days

        def look(ticket: jobs.Ticket) -> list[tuple[Saved, bool]]:
            reviews.prune(days)
            return with_drafts(reviews.left_over(days), ticket)

        def done(left: list[tuple[Saved, bool]]) -> None:
            self._tell_notice()
            if left and self._session.original is None:
                self._show_left(left, asked=True)

        jobs.run(self._session, look, done, None, self._told)

    def recover(self) -> None:
        """Show all reviews with edits in no exported copy, those given up too."""
        reviews = self._autosave.reviews

        def done(left: list[tuple[Saved, bool]]) -> None:
            if left:
                self._show_left(left, asked=False)
            else:
                self._window.status.say(tr("没有未导出的改动可找回"))

        jobs.run(self._session, lambda ticket: with_drafts(reviews.left(), ticket), done, None, self._told)

    def _show_left(self, left: Sequence[tuple[Saved, bool]], *, asked: bool) -> None:
        dialog = LeftDialog(left, asked=asked, days=self._window.settings.keep_days, parent=self._window)
        dialog.exec()
        wish, chosen = dialog.wish, dialog.chosen
        dialog.deleteLater()
        others = [saved for saved, _ in left if asked and (wish is Wish.LATER or saved is not chosen)]
        for saved in others:
            self._try(partial(self._autosave.reviews.postpone, saved.id))
        if wish is Wish.ABANDON:
            self._try(lambda: self._abandon(chosen))
        elif wish is Wish.RECOVER and self._may_leave():
            self._autosave.want(chosen.id)
            self._session.open_draft(chosen.file.path)
