"""What the user asks for: one method an action, named as in `actions`. They ask the session, never the checker."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtGui import QCloseEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QMenu, QMessageBox, QWidget

from checker import VERSION, resources
from checker.decisions import Decisions
from checker.errors import PlanError
from checker.findings import Severity
from desktop import exporting, jobs
from desktop.dialogs.decline import DeclineDialog
from desktop.dialogs.export import ExportDialog
from desktop.dialogs.files import ask_draft, ask_uppers
from desktop.dialogs.keys import KeySheet
from desktop.display import Display
from desktop.editor.history import History
from desktop.filter import Scope
from desktop.main_window import PROGRAM, MainWindow
from desktop.places import block_spans, first_block, spans_of
from desktop.session import Session

ZOOMS = (60, 70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300)


class Handlers:
    """The deeds behind menus, keys and buttons."""

    def __init__(self, window: MainWindow, session: Session, display: Display) -> None:
        self._window, self._session, self._display = window, session, display
        self.history = History()

    def open_draft(self) -> None:
        """Ask for a draft and open it."""
        if path := ask_draft(self._window, self._window.settings):
            self.open_files([path])

    def add_upper(self) -> None:
        """Ask for upper plans and add them."""
        self._session.add_uppers(ask_uppers(self._window, self._window.settings))

    def open_sample(self) -> None:
        """Open the sample draft and its upper plans."""
        rows = resources.rows("samples/samples.tsv")
        paths = [(row["role"], resources.path(f"samples/{row['file']}")) for row in rows]
        if self._may_leave():
            self._session.open_draft(next(path for role, path in paths if role == "draft"))
            self._session.add_uppers(path for role, path in paths if role != "draft")

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open the first file as the draft; further ones are taken as upper plans."""
        if paths and self._may_leave():
            self._session.open_draft(paths[0])
            self._session.add_uppers(paths[1:])

    def drop_draft(self, paths: list[Path]) -> None:
        """Take dropped files as draft."""
        self._window.curtain.hide()
        self.open_files(paths)

    def drop_uppers(self, paths: list[Path]) -> None:
        """Take dropped files as upper plans."""
        self._window.curtain.hide()
        self._session.add_uppers(paths)

    def upper_added(self, number: int) -> None:
        """Note an upper plan that came before there is a draft."""
        self._display.add_upper(number)
        names = "、".join(reading.plan.path.name for reading in self._session.uppers)
        self._window.start.waiting.setText(f"已加入上位规划：{names}。请再打开待审稿。")

    def export(self) -> None:
        """Ask what to write, and write it in the background."""
        session = self._session
        if session.review is None:
            self._window.status.say("校核完成后才能导出")
            return
        dialog = ExportDialog(session.review, self._window.settings, self._window)
        dialog.export_requested.connect(lambda: self._write(dialog))
        dialog.exec()
        dialog.deleteLater()

    def _write(self, dialog: ExportDialog) -> None:
        session = self._session
        if session.checked_revision != session.revision:
            dialog.show_failure("正文刚改过，正在复核。请稍候再按“导出”。")
            return
        assert session.original is not None and session.review is not None
        dialog.remember()
        order = exporting.Order(
            paths=dialog.paths,
            original=session.original,
            review=session.review,
            decisions=Decisions(session.decisions),
            author=dialog.author.text().strip() or PROGRAM,
            when=datetime.now(),
            accepted_only=dialog.accepted_only.isChecked(),
            hints=Severity.INFO in session.filter.severities,
        )

        def done(notes: list[str]) -> None:
            session.undo.setClean()
            dialog.show_written(list(order.paths.values()), notes)
            self._window.status.say(f"已导出到“{dialog.folder.text()}”")

        def failed(error: Exception) -> None:
            if not isinstance(error, PlanError):
                dialog.show_failure("导出没有完成。请换一个文件夹后重试。")
                raise error
            dialog.show_failure(str(error))

        dialog.busy()
        jobs.run(session, lambda ticket: exporting.export(order, ticket.report), done, None, failed)

    def quit(self) -> None:
        """Close the window."""
        self._window.close()

    def close_requested(self, event: QCloseEvent) -> None:
        """Let the window close unless unexported work is to be kept."""
        event.setAccepted(self._may_leave())

    def _may_leave(self) -> bool:
        """Ask before edits and answers that were not exported are left behind."""
        if self._session.undo.isClean():
            return True
        box = QMessageBox(self._window)
        box.setIcon(QMessageBox.Icon.Question)
        box.setWindowTitle(PROGRAM)
        box.setText("正文改动和处理意见还没有导出。离开后将不再保留。")
        export = box.addButton("先导出…", QMessageBox.ButtonRole.AcceptRole)
        leave = box.addButton("不导出，离开", QMessageBox.ButtonRole.DestructiveRole)
        box.addButton("取消", QMessageBox.ButtonRole.RejectRole)
        box.exec()
        pressed = box.clickedButton()
        box.deleteLater()
        if pressed is export:
            self.export()
            return self._session.undo.isClean()
        return pressed is leave

    def undo(self) -> None:
        """Take back the last edit or answer."""
        self._session.undo.undo()

    def redo(self) -> None:
        """Do again what was taken back."""
        self._session.undo.redo()

    def find(self) -> None:
        """Open the find bar."""
        self._window.find_bar.open(self._window.editor.textCursor().selectedText())

    def find_next(self) -> None:
        """Go to the next place of the words looked for."""
        self.find_words(self._window.find_bar.box.text(), back=False)

    def find_previous(self) -> None:
        """Go to the place before."""
        self.find_words(self._window.find_bar.box.text(), back=True)

    def find_words(self, words: str, back: bool) -> None:
        """Select the next place of `words`, round the end."""
        if not words:
            self.find()
            return
        editor, bar = self._window.editor, self._window.find_bar
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        self.history.leave(editor.caret)
        found = editor.find(words, flags)
        if not found:
            cursor = editor.textCursor()
            cursor.movePosition(cursor.MoveOperation.End if back else cursor.MoveOperation.Start)
            editor.setTextCursor(cursor)
            found = editor.find(words, flags)
        bar.told.setText("" if found else f"没有找到“{words}”")

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
            focus.clear()  # type: ignore[union-attr]
        elif self._window.find_bar.isVisible():
            self._window.find_bar.leave()

    def next(self) -> None:
        """Go to the next finding after the caret."""
        self._walk()

    def previous(self) -> None:
        """Go to the finding before the caret."""
        self._walk(back=True)

    def next_same(self) -> None:
        """Go to the next finding of the same rule."""
        self._walk(same_rule=True)

    def jump(self) -> None:
        """Go from the list to the text, with the focus."""
        self._window.editor.set_current(self._session.current)
        self._window.editor.setFocus()

    def _walk(self, *, back: bool = False, same_rule: bool = False) -> None:
        editor, session = self._window.editor, self._session
        key = session.next_from(*editor.caret, back=back, same_rule=same_rule)
        if not key:
            self._window.status.say("没有待处理的问题")
            return
        self.history.leave(editor.caret)
        if key == session.current:
            self._display.show_current(key)
        session.select(key)
        if QApplication.focusWidget() is not self._window.findings.list:
            editor.setFocus()

    def choose(self, key: str) -> None:
        """Make a finding current, chosen in list, text or stripe."""
        self.history.leave(self._window.editor.caret)
        if key == self._session.current:
            self._display.show_current(key)
        self._session.select(key)

    def open_place(self, number: int) -> None:
        """Show one place of the current finding: in the draft or in its upper plan."""
        session = self._session
        finding = session.finding(session.current)
        if finding is None or session.review is None:
            return
        place = finding.places[number]
        for span in spans_of(session.review.readings, place)[:1]:
            if place.plan == 0:
                self._go(span.block, span.start)
                self._window.editor.setFocus()
            elif (pane := self._window.upper.show_plan(self._display.upper_number(place.plan))) is not None:
                self._window.upper.show()
                pane.view.reveal(pane.view.span_cursor(span).selectionStart())
                pane.view.flash()
                pane.view.setFocus()

    def choose_line(self, row: int) -> None:
        """Show a row of the comparison in the draft and in the upper plan."""
        session = self._session
        if session.review is None:
            return
        line = self._window.comparison_model.lines[row]
        if line.draft is not None:
            for span in block_spans(session.review.draft, line.draft.passage, line.draft.span)[:1]:
                self._go(span.block, span.start)
        if line.upper is not None:
            plan, metric = line.upper
            pane = self._window.upper.show_plan(self._display.upper_number(plan))
            for span in block_spans(session.review.readings[plan], metric.passage, metric.span)[:1]:
                if pane is not None:
                    pane.view.reveal(pane.view.span_cursor(span).selectionStart())

    def choose_chapter(self, section: int) -> None:
        """Go to a chapter."""
        reading = self._session.review.draft if self._session.review else self._session.reading
        if reading is not None:
            editor = self._window.editor
            self.history.leave(editor.caret)
            editor.go_to_block(first_block(reading, reading.outline[section].passage))
            editor.setFocus()

    def back(self) -> None:
        """Go back to where the last jump came from."""
        self._return(self.history.back(self._window.editor.caret))

    def forward(self) -> None:
        """Go forward again."""
        self._return(self.history.forward(self._window.editor.caret))

    def _return(self, place: tuple[int, int] | None) -> None:
        if place is not None:
            self._window.editor.put_caret(*place)

    def _go(self, block: int, offset: int) -> None:
        self.history.leave(self._window.editor.caret)
        self._window.editor.put_caret(block, offset)

    def accept(self) -> None:
        """Accept the current finding and go on."""
        self.accept_fix(-1)

    def accept_fix(self, number: int) -> None:
        """Accept the current finding with one of its fixes (-1: the safe one or a comment) and go on."""
        session = self._session
        finding = session.finding(session.current)
        if finding is None:
            self._window.status.say("请先选择一条问题（F8）")
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
            self._window.status.say("请先选择一条问题（F8）")
            return
        finding = session.finding(keys[0])
        what = finding.message if finding and len(keys) == 1 else f"选中的 {len(keys)} 条问题"
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
            self._window.status.say(f"还有 {left} 条待处理")
        else:
            self._window.status.say("所列问题已全部处理，可以导出（Ctrl+Shift+S）")

    def show_declined(self) -> None:
        """List only what was ignored."""
        self._scope(Scope.DECLINED)

    def show_all(self) -> None:
        """List everything again, 提示 too."""
        session = self._session
        new = type(session.filter)(frozenset(Severity), Scope.ALL, "", session.filter.grouping)
        session.set_filter(new)

    def _scope(self, scope: Scope) -> None:
        old = self._session.filter
        self._session.set_filter(type(old)(frozenset(Severity), scope, "", old.grouping))
        self.pane("findings", toggle=False)

    def pane(self, name: str, *, toggle: bool = True) -> None:
        """Go to a pane; again hides it. The draft is never hidden."""
        outer, inner = self._window.panes()[name]
        inside = QApplication.focusWidget()
        here = inside is not None and (inside is outer or outer.isAncestorOf(inside))
        if toggle and here and name != "draft":
            outer.hide()
            self._window.editor.setFocus()
        else:
            outer.show()
            _focus(inner)

    def next_pane(self) -> None:
        """Give the focus to the next pane in reading order."""
        self._cycle(1)

    def previous_pane(self) -> None:
        """Give the focus to the pane before."""
        self._cycle(-1)

    def _cycle(self, step: int) -> None:
        panes = [pair for pair in self._window.panes().values() if pair[0].isVisible()]
        inside = QApplication.focusWidget()
        here = next((i for i, (o, _) in enumerate(panes) if inside and (inside is o or o.isAncestorOf(inside))), -1)
        if panes:
            _focus(panes[(here + step) % len(panes)][1])

    def chapter(self) -> None:
        """Filter the outline: go to a chapter by its name."""
        self._window.outline.show()
        self._window.outline.box.setFocus()
        self._window.outline.box.selectAll()

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller; 0 sets it back."""
        now = self._window.editor.zoom
        at = min(range(len(ZOOMS)), key=lambda i: abs(ZOOMS[i] - now))
        percent = ZOOMS[max(0, min(at + step, len(ZOOMS) - 1))] if step else 100
        self._window.editor.set_zoom(percent)
        for pane in self._window.upper.panes:
            pane.view.set_zoom(percent)
        self._window.settings.zoom = percent
        self.show_look()

    def theme(self, choice: str) -> None:
        """Take another theme."""
        self._window.settings.theme = choice
        self._window.theme.choose(choice)

    def show_look(self) -> None:
        """Show zoom and theme in status bar and menu, and take the theme's colours everywhere."""
        theme = self._window.theme
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app)
        self._window.status.show_zoom(self._window.editor.zoom, "深色" if theme.dark else "浅色")
        for choice in ("system", "light", "dark"):
            self._window.actions_by_id[f"theme_{choice}"].setChecked(theme.choice == choice)
        self._display.show_card()

    def keys(self) -> None:
        """Show the key sheet."""
        sheet = KeySheet(self._window)
        sheet.exec()
        sheet.deleteLater()

    def about(self) -> None:
        """Say what this is."""
        text = (
            f"{PROGRAM} {VERSION}\n读懂规划草案，对照上位规划，找出不一致，写回 Word。\n程序不联网，文件只在本机读取。"
        )
        QMessageBox.about(self._window, PROGRAM, text)

    def fail(self, message: str) -> None:
        """Say what went wrong and what to do."""
        self._window.status.at_rest()
        self._window.status.say(message)
        box = QMessageBox(QMessageBox.Icon.Warning, PROGRAM, message, QMessageBox.StandardButton.Ok, self._window)
        box.button(QMessageBox.StandardButton.Ok).setText("知道了")
        box.exec()
        box.deleteLater()


def _focus(widget: QWidget) -> None:
    widget.setFocus()
    current = getattr(widget, "currentIndex", None)
    if current is not None and not current().isValid() and widget.model().rowCount():  # type: ignore[attr-defined]
        widget.setCurrentIndex(widget.model().index(0, 0))  # type: ignore[attr-defined]
