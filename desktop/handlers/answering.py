"""Answers to findings, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QDialog, QMenu

from checker.findings import Finding
from desktop.chapters import chapters_of
from desktop.dialogs.batch import BatchDialog, Change
from desktop.dialogs.decline import DeclineDialog
from desktop.fixes import changes_of, in_context, safe_fix
from desktop.handlers.base import Base
from desktop.language import tr


class AnsweringHandlers(Base):
    """Answers to findings, undo and redo."""

    def undo(self) -> None:
        """Take back the last edit or answer."""
        self._session.undo.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._session.undo.redo()

    def check(self) -> None:
        """Check again."""
        self._session.check()

    def cancel(self) -> None:
        """Call off a check; else close the find bar or clear the filter box that has the focus."""
        boxes = (self._window.findings.box, self._window.outline.box, self._window.tabs.box)
        focus = QApplication.focusWidget()
        box = next((box for box in boxes if box is focus), None)
        if box is not None and box.text():
            box.clear()
        elif self._session.checking:
            self._session.cancel()
        elif self._window.curtain.isVisible():
            self._window.curtain.hide()
        elif self._window.find_bar.isVisible():
            self._window.find_bar.leave()

    def accept(self) -> None:
        """Accept the current finding and go on; of several that are selected those with a fix to be trusted."""
        keys = self._chosen()
        if len(keys) <= 1:
            self.accept_fix(-1)
        else:
            self.accept_selected(keys)

    def accept_selected(self, keys: Sequence[str] = ()) -> None:
        """Show what the safe fixes of the selected findings change and do it as one step; the others stay open."""
        keys = keys or self._chosen()
        session = self._session
        open_ones = [f for key in keys if (f := session.finding(key)) is not None and session.answer_of(key) is None]
        safe = [f for f in open_ones if safe_fix(f) is not None]
        if not safe:
            self._window.status.say(tr("选中的问题没有可直接采用的改法，请逐条处理"))
            return
        if not session.settled:
            self._window.status.say(tr("正文刚改过，请等复核完成后再采纳"))
            return
        if self._may_accept(safe, len(keys) - len(safe)):
            chosen = [f.key for f in safe]
            following = self._following(chosen)
            fixed = session.accept_all(chosen)
            self._go_on(following)
            self._window.status.say(tr("已采纳 {0} 条，改正文 {1} 处；可以一次撤销").format(len(chosen), fixed))

    def _may_accept(self, findings: Sequence[Finding], left: int) -> bool:
        """Show what will change, and ask."""
        review = self._session.review
        assert review is not None
        chapters = chapters_of(review.draft)
        changes = [
            Change(
                chapters.title(chapters.at(span.block)) or tr("（章节之外）"),
                *in_context(span, new, self._session.text),
                f.message,
            )
            for f in findings
            if (fix := safe_fix(f)) is not None
            for span, new in changes_of(review, fix)
        ]
        dialog = BatchDialog(changes, left, self._window)
        agreed = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return agreed

    def accept_fix(self, number: int) -> None:
        """Accept the current finding with one of its fixes (-1: the safe one or a comment) and go on."""
        session = self._session
        finding = session.finding(session.current)
        if finding is None:
            self._window.status.say(tr("请先选择一条问题（F8）"))
            return
        fix = finding.fixes[number] if number >= 0 else None
        following = self._following([finding.key])
        if session.accept(finding.key, fix):
            self._go_on(following)

    def decline(self) -> None:
        """Ask why, ignore the selected findings, and go on."""
        session = self._session
        keys = self._chosen()
        if not keys:
            self._window.status.say(tr("请先选择一条问题（F8）"))
            return
        finding = session.finding(keys[0])
        what = finding.message if finding and len(keys) == 1 else tr("选中的 {0} 条问题").format(len(keys))
        dialog = DeclineDialog(what, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            following = self._following(keys)
            session.decline(keys, dialog.reason)
            self._go_on(following)
        dialog.deleteLater()

    def ignore_rule(self) -> None:
        """Set the rule of the current finding aside for this review, say how far it reaches, and go on."""
        session = self._session
        finding = session.finding(session.current)
        if finding is None:
            self._window.status.say(tr("请先选择一条问题（F8）"))
            return
        alike = [f.key for f in session.findings if f.rule == finding.rule]
        following = self._following(alike)
        session.ignore_rule(finding.rule, tr(finding.name))
        if following:
            session.select(following)
        self._window.status.say(
            tr("本次校核不再提示“{0}”（{1} 条）。可以撤销，或在“修改记录”中恢复。").format(tr(finding.name), len(alike))
        )

    def show_selection(self) -> None:
        """Offer what can be done with several selected findings."""
        found = [f for key in self._window.findings.selected_keys() if (f := self._session.finding(key)) is not None]
        safe = sum(safe_fix(f) is not None and self._session.answer_of(f.key) is None for f in found)
        self._window.findings.batch.show_selection(len(found), safe)

    def later(self) -> None:
        """Leave the current finding for later and go on."""
        if key := self._session.current:
            following = self._following([key])
            self._session.postpone(key)
            self._go_on(following)

    def restore(self) -> None:
        """Take back the answers to the selected findings."""
        self._session.restore(self._chosen())

    def edit(self) -> None:
        """Put the caret on the words of the current finding, selected."""
        self._window.editor.select_current()

    def answers(self) -> None:
        """Open the menu of answers at the caret, the first entry lit."""
        editor, names = self._window.editor, ("accept", "decline", "ignore_rule", "edit", "later", "restore")
        mark = editor.mark_at(editor.textCursor().position())
        if mark is not None:
            self._session.select(mark.key)
        menu = QMenu(self._window)
        menu.addActions([self._window.actions_by_id[name] for name in names])
        menu.setActiveAction(self._window.actions_by_id["accept"])
        menu.exec(editor.viewport().mapToGlobal(editor.cursorRect().bottomLeft()))
        menu.deleteLater()

    def _chosen(self) -> list[str]:
        """Return the findings selected in the list, else the current one."""
        keys = self._window.findings.selected_keys()
        current = self._session.current
        return keys if len(keys) > 1 else [current] if current else keys

    def _following(self, keys: Sequence[str]) -> str:
        """Return the open finding below the given ones in the list's order, round the end; empty for none."""
        order = self._window.findings_model.shown_keys()
        last = max((order.index(key) for key in keys if key in order), default=-1)
        ring = order[last + 1 :] + order[: last + 1]
        return next((k for k in ring if k not in keys and self._session.answer_of(k) is None), "")

    def _go_on(self, key: str) -> None:
        left = sum(self._session.answer_of(f.key) is None for f in self._session.shown_findings())
        if key:
            self._session.select(key)
            self._window.status.say(tr("还有 {0} 条待处理").format(left))
        else:
            self._window.status.say(tr("所列问题已全部处理，可以导出（Ctrl+Shift+S）"))
