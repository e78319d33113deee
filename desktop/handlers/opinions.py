"""征求意见: papers taken in, opinions placed and answered by keys, the 征求意见汇总及采纳情况表."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox

from checker.errors import PlanError
from checker.opinions import Adoption
from checker.paths import proposed_name
from desktop import jobs
from desktop.dialogs.files import ask_opinions, ask_table
from desktop.handlers.walking import WalkingHandlers
from desktop.language import tr
from desktop.main_window import PROGRAM
from desktop.models.rows import Row
from desktop.opinion_desk import OpinionDesk
from desktop.opinion_rows import PLACE, SETTLE

_DEEDS = {PLACE: "place_opinion", SETTLE: "settle_opinion"}
_NOTES = 8  # lines of what is to be known of the papers that a message shows


class OpinionHandlers(WalkingHandlers):
    """征求意见."""

    def join_opinions(self, opinions: OpinionDesk) -> None:
        """Take the opinions and show them in their tab."""
        self.opinions = opinions
        panel, actions = self._window.tabs.opinions, self._window.actions_by_id
        opinions.changed.connect(lambda: self._window.tabs.show_opinions(opinions.opinions))
        panel.answered.connect(self._answer_opinion)
        panel.reason_changed.connect(opinions.give_reason)
        panel.reason_given.connect(self._reason_given)
        panel.sent_given.connect(opinions.set_sent)
        panel.files_dropped.connect(self.drop_opinions)
        panel.table.row_chosen.connect(self._choose_opinion)
        panel.table.menu_requested.connect(self._opinion_menu)
        panel.deed_wanted.connect(lambda name: actions[_DEEDS[name]].trigger())
        for button, name in (
            (panel.import_button, "import_opinions"),
            (panel.export_button, "export_opinions"),
        ):
            button.clicked.connect(actions[name].trigger)

    def import_opinions(self) -> None:
        """Ask for the papers of units and take them in."""
        if self._session.review is None:
            self._window.status.say(tr("校核完成后才能导入意见"))
        elif paths := ask_opinions(self._window, self._window.settings):
            self.drop_opinions(paths)

    def drop_opinions(self, paths: Sequence[Path]) -> None:
        """Take papers in, in the background, and show the tab."""
        self._window.curtain.hide()
        if self._session.review is None:
            self._window.status.say(tr("校核完成后才能导入意见"))
            return
        self._window.tabs.show()
        self._window.tabs.setCurrentWidget(self._window.tabs.opinions)
        self._make_room()
        self.opinions.import_files(list(paths), self._imported)

    def tab_opinions(self) -> None:
        """Go to the opinions of units."""
        self._make_room()
        super().tab_opinions()  # type: ignore[misc]

    def _make_room(self) -> None:
        """Give the tabs the height that a card needs, where they have less."""
        middle = self._window.middle
        above, below = middle.sizes()
        wanted = min(self._window.fontMetrics().height() * 14, (above + below) // 2)
        if below < wanted:
            middle.setSizes([above + below - wanted, wanted])

    def _imported(self, count: int, notes: list[str]) -> None:
        status = self._window.status
        status.at_rest()
        lost = sum(opinion.spot is None for opinion in self.opinions.opinions)
        told = tr("新增意见 {0} 条").format(count) if count else tr("没有新的意见")
        status.say(tr("{0}；{1} 条未定位，可把光标放到该处后“放到光标处”").format(told, lost) if lost else told)
        if notes:
            more = [tr("另有 {0} 条。").format(len(notes) - _NOTES)] if len(notes) > _NOTES else []
            self._tell_opinions("\n".join([*notes[:_NOTES], *more]))
        self._window.tabs.opinions.table.setFocus()

    def adopt_opinion(self) -> None:
        """Answer the opinion that is lit with 采纳."""
        self._answer_current(Adoption.ADOPTED)

    def adopt_partly(self) -> None:
        """Answer it with 部分采纳."""
        self._answer_current(Adoption.PARTLY)

    def decline_opinion(self) -> None:
        """Answer it with 不采纳."""
        self._answer_current(Adoption.DECLINED)

    def reopen_opinion(self) -> None:
        """Take the answer back."""
        self._answer_current(None)

    def place_opinion(self) -> None:
        """Place the opinion that is lit where the caret is."""
        if (id := self._current_id()) is None:
            return
        if not self._session.settled:
            self._window.status.say(tr("正文刚改过，请等复核完成后再定位"))
            return

        def done(where: str) -> None:
            told = tr("意见已放到：{0}").format(where) if where else tr("光标处没有可定位的文字")
            self._window.status.say(told)

        self.opinions.place(id, self._window.editor.caret[0], done)

    def settle_opinion(self) -> None:
        """Let the edit of the caret's paragraph settle the opinion that is lit."""
        if (id := self._current_id()) is None:
            return
        if self.opinions.settle(id, self._window.editor.caret[0]):
            self._window.status.say(tr("已以光标所在段的改动落实这条意见"))
        else:
            self._window.status.say(tr("光标所在的段没有改动。请先改正文，或把光标放到改过的段"))

    def export_opinions(self) -> None:
        """Ask for a file and write the table."""
        opinions, review = self.opinions.told(), self._session.review
        if review is None or not opinions.units:
            self._window.status.say(tr("还没有意见可以导出"))
            return
        draft, settings = review.draft, self._window.settings
        name = proposed_name(draft.plan.path.stem, f"（征求意见汇总及采纳情况表 {date.today().isoformat()}）.docx")
        path = ask_table(self._window, settings, draft.plan.path.parent, name)
        if path is None:
            return
        title, author = draft.profile.title or draft.plan.path.stem, settings.author or PROGRAM

        def work(ticket: jobs.Ticket) -> list[str]:
            from checker.reports.opinions import disagreements, write_opinions

            write_opinions(opinions, title, path, author=author, when=datetime.now(), inputs=(draft.plan.path,))
            return disagreements(opinions.counts)

        def done(notes: list[str]) -> None:
            self._window.status.say(tr("已写入“{0}”").format(path))
            if notes:
                self._tell_opinions("\n".join(notes))

        def failed(error: Exception) -> None:
            if not isinstance(error, PlanError):
                raise error
            self._session.failed.emit(str(error))

        jobs.run(self._session, work, done, None, failed)

    def _answer_current(self, adoption: Adoption | None) -> None:
        if (id := self._current_id()) is not None:
            self._answer_opinion(id, adoption)

    def _answer_opinion(self, id: str, adoption: Adoption | None) -> None:
        """Answer an opinion; what is not wholly adopted wants a reason, else the next one is lit."""
        panel = self._window.tabs.opinions
        panel.flush()
        self.opinions.answer(id, adoption)
        opinion = self.opinions.opinions.get(id)
        if adoption in (Adoption.PARTLY, Adoption.DECLINED) and opinion is not None and not opinion.reason:
            panel.ask_reason()
        elif adoption is not None:
            self._next_opinion(id)

    def _reason_given(self) -> None:
        self._window.tabs.opinions.flush()
        if (id := self._current_id()) is not None:
            self._next_opinion(id)

    def _next_opinion(self, id: str) -> None:
        panel, left = self._window.tabs.opinions, self.opinions.opinions.counts.unanswered
        if following := self.opinions.next_open(id):
            panel.select(following)
        if QApplication.focusWidget() is panel.reason:
            panel.table.setFocus()
        told = tr("还有 {0} 条意见待答复").format(left) if left else tr("意见已全部答复，可以导出汇总表")
        self._window.status.say(told)

    def _current_id(self) -> str | None:
        opinion = self._window.tabs.opinions.current
        if opinion is None:
            self._window.status.say(tr("请先在“意见”中选择一条意见"))
            return None
        return opinion.id

    def _choose_opinion(self, row: Row) -> None:
        """Go to where an opinion belongs; the words it quotes are looked for, for the text may have moved."""
        opinion = self.opinions.opinions.get(row.name)
        if opinion is None or opinion.spot is None:
            self._window.status.say(tr("这条意见未定位：把光标放到该处后按“放到光标处”（Ctrl+Shift+L）"))
            return
        spot = opinion.spot
        assert self._session.original is not None
        if spot.block >= len(self._session.original.blocks):
            return
        text = self._session.text(spot.block)
        at = text.find(spot.quote) if spot.quote else -1
        self._visit(spot.block, at if at >= 0 else min(spot.start, len(text)))

    def _opinion_menu(self, at: QPoint) -> None:
        menu = QMenu(self._window)
        names = (
            "adopt_opinion",
            "adopt_partly",
            "decline_opinion",
            "reopen_opinion",
            "place_opinion",
            "settle_opinion",
        )
        menu.addActions([self._window.actions_by_id[name] for name in names])
        menu.exec(at)
        menu.deleteLater()

    def _tell_opinions(self, message: str) -> None:
        """Show what is to be known."""
        box = QMessageBox(
            QMessageBox.Icon.Information, tr("意见"), message, QMessageBox.StandardButton.Ok, self._window
        )
        box.button(QMessageBox.StandardButton.Ok).setText(tr("知道了"))
        box.exec()
        box.deleteLater()
