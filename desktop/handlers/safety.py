"""Saving, leaving, coming back: what the window says of what is kept, and what it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton

from checker.errors import PlanError
from checker.reviews import Arrival, Entry, Saved
from desktop import jobs
from desktop.dialogs.left import LeftDialog, Wish, said, time_said, with_drafts
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.main_window import PROGRAM
from desktop.panels.notice import Deed, NoticeBar
from desktop.safety.autosave import Autosave
from desktop.safety.lock import EditorLock
from desktop.safety.watching import DraftWatch


class SafetyHandlers(Base):
    """Saving, leaving, coming back."""

    _autosave: Autosave
    _watch: DraftWatch
    _lock: EditorLock
    _bar: NoticeBar

    def join_safety(self, autosave: Autosave, watch: DraftWatch) -> None:
        """Take what keeps the review and what watches its file, and tell of both above the desk."""
        session, window = self._session, self._window
        self._autosave, self._watch = autosave, watch
        self._lock = EditorLock(window)
        self._bar = NoticeBar()
        column = window.notice.parentWidget().layout()
        column.insertWidget(column.indexOf(window.notice) + 1, self._bar)
        autosave.entered.connect(self._entered)
        autosave.saved.connect(lambda time: window.status.show_saved(tr("已自动保存 {0}").format(time)))
        autosave.failed.connect(self._save_failed)
        autosave.recovered.connect(lambda: self._bar.withdraw("trouble"))
        autosave.taken_over.connect(self._taken_over)
        session.undo.refused.connect(lambda: window.status.say(tr("本窗口只读，不能修改")))
        session.draft_opened.connect(self._draft_opened)
        watch.changed.connect(self._changed_outside)
        watch.gone.connect(self._gone)
        watch.restored.connect(lambda: self._bar.withdraw("file"))
        watch.in_use.connect(self._in_use)

    def save(self) -> None:
        """Save the review now and say where; the draft's file is not written."""
        if self._session.undo.locked:
            self._window.status.say(tr("本窗口只读，没有要保存的内容"))
        elif self._autosave.secure():
            time = datetime.now().strftime("%H:%M")
            self._window.status.show_saved(tr("已保存 {0}").format(time))
            told = tr("校核已保存在“{0}”，待审稿原件没有改动。要写成 Word，请按 Ctrl+Shift+S。")
            self._window.status.say(told.format(self._autosave.reviews.file))

    def note_exported(self, paths: Sequence[Path]) -> None:
        """Remember what was exported, so that a copy that is opened again brings its answers along."""
        review = self._autosave.review
        if review is not None:
            work = partial(self._autosave.reviews.note_exported, review, tuple(paths))
            jobs.run(self._session, lambda ticket: work(), lambda _: None, None, self._told)
        self._autosave.save_soon()

    def close_requested(self, event: QCloseEvent) -> None:
        """Let the window close; say, once where the user wants that, that unexported work is kept."""
        event.setAccepted(self._may_leave() and (self._session.undo.isClean() or self._may_close()))

    def _may_leave(self) -> bool:
        """Save what was done; ask only where that fails."""
        if self._autosave.secure() or self._session.undo.isClean():
            return True
        text = tr("正文改动和处理意见没有导出，也没能自动保存。离开后将不再保留。")
        return self._ask_leaving(text, tr("不导出，离开"))

    def _may_close(self) -> bool:
        """Say that what was not exported is kept, unless the user wants to hear that no more."""
        settings = self._window.settings
        if not settings.tell_kept:
            return True
        edits, answers = len(self._session.texts), len(self._session.decisions)
        text = tr("有 {0} 处改动、{1} 条答复还没有导出。\n已自动保存，下次打开这份稿件时可以接着校核。")
        box = QCheckBox(tr("以后不再提示"))
        closes = self._ask_leaving(text.format(edits, answers), tr("关闭"), box, calm=True)
        settings.tell_kept = not box.isChecked()
        return closes

    def _ask_leaving(self, text: str, leave: str, check: QCheckBox | None = None, *, calm: bool = False) -> bool:
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Information if calm else QMessageBox.Icon.Warning)
        box.setWindowTitle(tr(PROGRAM))
        box.setText(text)
        if check is not None:
            box.setCheckBox(check)
        go = box.addButton(leave, QMessageBox.ButtonRole.DestructiveRole)
        export = box.addButton(tr("先导出…"), QMessageBox.ButtonRole.AcceptRole)
        cancel = box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(go if calm else export)
        box.setEscapeButton(cancel)
        box.exec()
        pressed = box.clickedButton()
        if check is not None:
            check.setParent(None)
        box.deleteLater()
        if pressed is export:
            self.export()
            return self._session.undo.isClean()
        return pressed is go

    # what opening a draft meets with

    def _draft_opened(self) -> None:
        self._lock.release()
        self._bar.put_away()
        self._window.status.show_saved("")
        self._watch.watch(self._session.original)

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
        edits, answers = len(earlier.state.edits), len(earlier.state.decisions)
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

    # the file

    def _changed_outside(self) -> None:
        text = tr("待审稿已在别处修改。")
        if edits := len(self._session.texts):
            text += tr("重新打开后答复保留，本窗口的 {0} 处改动不能套用到新稿，另行保留。").format(edits)
        deeds = [(tr("重新打开（保留答复）"), self._reopen), (tr("继续用原来的"), self._go_on_with_old)]
        self._show("file", text, deeds)

    def _reopen(self) -> None:
        assert self._session.original is not None
        if self._may_leave():
            self._session.open_draft(self._session.original.path)

    def _go_on_with_old(self) -> None:
        self._window.status.say(tr("继续校核打开时的内容；批注稿要等重新打开后才能写出"))

    def _gone(self) -> None:
        text = tr("待审稿已被移走或删除。窗口中的内容还在；放回原处后才能写出批注稿和修订稿。")
        self._show("file", text)

    def _in_use(self) -> None:
        if not self._bar.topic:
            text = tr("待审稿正在 Word 或 WPS 中打开，这里读的是最后保存的内容。在那里保存后，这里会提示重新打开。")
            self._show("file", text)

    def _show(self, topic: str, text: str, deeds: Sequence[Deed] = (), *, keep: Sequence[str] = ()) -> None:
        """Tell something above the desk; what is to be decided, or holds as long as told, is not waved away."""
        self._bar.show_notice(topic, text, deeds, keep=keep)
        self._bar.close_button.setVisible(topic not in ("file", "readonly") or not deeds)

    # trouble

    def _save_failed(self, message: str) -> None:
        self._window.status.show_saved(tr("未能自动保存"))
        self._show("trouble", message, [(tr("重试"), self._autosave.save_soon)])

    def _tell_notice(self) -> None:
        """Say once what has befallen the store of reviews."""
        if notice := self._autosave.reviews.take_notice():
            self._tell(notice)

    def _told(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        self._window.status.say(str(error))

    def _try(self, deed: Callable[[], object]) -> bool:
        """Do something with the store; say what went wrong."""
        try:
            deed()
        except PlanError as error:
            self._tell(str(error))
            return False
        return True

    def _tell(self, message: str) -> None:
        self._ask(message, (tr("知道了"),))

    def _ask(self, text: str, buttons: Sequence[str]) -> str:
        """Ask; returns what the pressed button says. The first is pressed by Enter, the last by Esc."""
        box = QMessageBox(self._window)
        box.setWindowTitle(tr(PROGRAM))
        box.setText(text)
        made: list[QPushButton] = [box.addButton(label, QMessageBox.ButtonRole.ActionRole) for label in buttons]
        box.setDefaultButton(made[0])
        box.setEscapeButton(made[-1])
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return pressed.text() if pressed else buttons[-1]
