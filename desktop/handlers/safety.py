"""Saving, leaving, and what other programs do to the draft: what the window says of it, and what it asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QCheckBox, QMessageBox, QPushButton

from checker.errors import PlanError
from desktop import jobs
from desktop.handlers.base import Base
from desktop.language import tr
from desktop.main_window import PROGRAM
from desktop.panels.notice import Deed, NoticeBar
from desktop.safety.autosave import Autosave
from desktop.safety.lock import EditorLock
from desktop.safety.watching import DraftWatch


class SafetyHandlers(Base):
    """Saving, leaving, and what other programs do to the draft; what is met when coming back is told elsewhere."""

    _autosave: Autosave
    _watch: DraftWatch
    _lock: EditorLock
    _bar: NoticeBar

    def join_safety(self, autosave: Autosave, watch: DraftWatch) -> None:
        """Take what keeps the review and what watches its file, and tell of both above the desk."""
        session, window = self._session, self._window
        self._autosave, self._watch = autosave, watch
        self._lock = EditorLock(window, session.undo)
        self._bar = NoticeBar()
        column = window.notice.parentWidget().layout()
        column.insertWidget(column.indexOf(window.notice) + 1, self._bar)
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
        quiet = self._session.undo.isClean() or QGuiApplication.instance().isSavingSession()  # the computer shuts down
        event.setAccepted(self._may_leave() and (quiet or self._may_close()))

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
        edits, answers = self._session.changes, len(self._session.decisions)
        if not (edits or answers):  # opinions of units are kept and exported by themselves
            return True
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

    def _draft_opened(self) -> None:
        self._lock.release()
        self._bar.put_away()
        self._window.status.show_saved("")
        self._watch.watch(self._session.original)

    # the file

    def _changed_outside(self) -> None:
        text = tr("待审稿已在别处修改。")
        if edits := self._session.changes:
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
