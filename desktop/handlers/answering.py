"""Answers to findings, undo and redo."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox

from desktop.dialogs.decline import DeclineDialog
from desktop.fixes import safe_fix
from desktop.handlers.base import Base
from desktop.language import tr

_PREVIEW = 8  # fixes named before several are accepted


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
        panel, outline = self._window.findings, self._window.outline
        focus = QApplication.focusWidget()
        if self._session.checking:
            self._session.cancel()
        elif self._window.curtain.isVisible():
            self._window.curtain.hide()
        elif focus in (panel.box, outline.box):
            focus.clear()
        elif self._window.find_bar.isVisible():
            self._window.find_bar.leave()

    def accept(self) -> None:
        """Accept the current finding, or after a look all that are selected, and go on."""
        keys = self._chosen()
        if len(keys) <= 1:
            self.accept_fix(-1)
        elif self._may_accept(keys):
            following = self._following(keys)
            fixed = self._session.accept_all(keys)
            self._go_on(following)
            self._window.status.say(
                tr("已采纳 {0} 条：{1} 条改了正文，{2} 条将加批注").format(len(keys), fixed, len(keys) - fixed)
            )

    def _may_accept(self, keys: Sequence[str]) -> bool:
        """Show what accepting several findings will change, and ask."""
        findings = [f for key in keys if (f := self._session.finding(key)) is not None]
        fixes = [f"{f.message}　{fix.label}" for f in findings if (fix := safe_fix(f)) is not None]
        shown = "\n".join(fixes[:_PREVIEW]) + (
            tr("\n……另有 {0} 条").format(len(fixes) - _PREVIEW) if len(fixes) > _PREVIEW else ""
        )
        box = QMessageBox(self._window)
        box.setWindowTitle(tr("采纳选中的问题"))
        box.setText(
            tr("采纳选中的 {0} 条：{1} 条直接改正文，其余导出时加批注。可以一次撤销。").format(len(keys), len(fixes))
        )
        box.setInformativeText(shown)
        accept = box.addButton(tr("采纳 {0} 条").format(len(keys)), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(tr("取消"), QMessageBox.ButtonRole.RejectRole)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        return pressed is accept

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
        editor, names = self._window.editor, ("accept", "edit", "decline", "later", "restore")
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
