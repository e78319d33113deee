"""移动章节: chapters in another order, as a step of undo; where Word's changes cannot tell it, as a new draft."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QDialog

from checker.errors import PlanError
from desktop import jobs, work
from desktop.chapter_order import Chapter, Move, chapters_in, holding, moved_before, moved_by
from desktop.dialogs.files import ask_output
from desktop.dialogs.move_chapter import MoveChapterDialog
from desktop.handlers.structure import StructureHandlers
from desktop.handlers.writing import WritingHandlers
from desktop.language import tr
from desktop.standing import Origins

TOPIC = "moved"


class MovingHandlers(WritingHandlers, StructureHandlers):
    """Chapters in another order."""

    def move_chapter(self) -> None:
        """Ask which chapter goes where, and move it."""
        found = self._movable()
        if found is None:
            return
        if len(found) < 2:
            self._window.status.say(tr("稿中没有可移动的章节"))
            return
        at = holding(found, self._window.editor.caret[0])
        dialog = MoveChapterDialog(found, found.index(at) if at is not None else 0, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._move(Move(dialog.chapter, dialog.before))
        dialog.deleteLater()

    def chapter_up(self) -> None:
        """Move the chapter of the caret, or the one lit in the outline, before the one before it."""
        self._shift(-1)

    def chapter_down(self) -> None:
        """Move it behind the one behind it."""
        self._shift(1)

    def drop_chapter(self, section: int, before: int) -> None:
        """Move a chapter that was dragged in the outline before another, or behind the last of its kind (-1)."""
        found = self._movable()
        if found is None:
            return
        move = moved_before(found, section, None if before < 0 else before)
        if move is not None:
            self._move(move, follow=True)

    def _shift(self, step: int) -> None:
        if self._structure.busy:
            self._structure.then(lambda origins: self._shift(step))
            return
        found = self._movable()
        if found is None:
            return
        tree = self._window.outline.tree
        section = self._window.outline_model.section_of(tree.currentIndex()) if tree.hasFocus() else None
        if section is None:
            chapter = holding(found, self._window.editor.caret[0])
        else:
            chapter = next((one for one in found if one.section == section), None)
        move = moved_by(found, chapter, step) if chapter is not None else None
        if chapter is None:
            self._window.status.say(tr("请先把光标放到要移动的章节中"))
        elif move is None:
            told = tr("“{0}”已是第一个，不能再上移") if step < 0 else tr("“{0}”已是最后一个，不能再下移")
            self._window.status.say(told.format(chapter.title))
        else:
            self._move(move, follow=section is not None)

    def _movable(self) -> list[Chapter] | None:
        """Return the chapters that can be moved; None, with a word to the user, before there is a check."""
        session = self._session
        if session.original is None or session.review is None:
            self._window.status.say(tr("请等校核完成后再移动章节"))
            return None
        if self._structure.busy:
            self._window.status.say(tr("上一项结构调整还没有完成，请稍候再试。"))
            return None
        return chapters_in(session.review.draft)

    def _move(self, move: Move, *, follow: bool = False) -> None:
        """Move a chapter; with `follow` the caret goes to its heading."""
        from checker.word.structure import MoveChapter

        chapter = move.chapter
        step = MoveChapter(chapter.first, chapter.stop, move.before)
        done = partial(self._moved, chapter, follow)
        name = tr("移动章节：{0}").format(chapter.title)
        self._structure.change(name, [step], done, partial(self._not_moved, move))

    def _moved(self, chapter: Chapter, follow: bool, origins: Origins) -> None:
        if follow:
            block = next((now for now, was in enumerate(origins) if was == chapter.block), None)
            if block is not None:
                self._window.editor.put_caret(block, 0)
        text = tr("已移动“{0}”，可以撤销。序号没有改，可以用“写作 → 重排序号”顺延。").format(chapter.title)
        self._window.notice.show_notice(TOPIC, text, [(tr("重排序号"), self.renumber)])

    def _not_moved(self, move: Move, reason: str) -> None:
        """Tell why a chapter cannot be moved here, and offer to make a new draft of it."""
        self._window.status.at_rest()
        if self._session.edited:
            told = tr("另存为新稿也能移动，但窗口中有改动还没有导出：请先导出清稿，打开它再移动。")
            self.fail(f"{reason}\n{told}")
        elif self._ask(reason, (tr("移动后另存为新稿…"), tr("取消"))) == tr("移动后另存为新稿…"):
            self._move_in_copy(move)

    def _move_in_copy(self, move: Move) -> None:
        """Ask where the new draft is to be written, and write and open it."""
        assert self._session.original is not None
        draft = self._session.original.path
        output = ask_output(self._window, self._window.settings, draft.parent, f"{draft.stem}（新次序）.docx")
        if output is None:
            return
        chapter = move.chapter

        def done(nothing: object) -> None:
            if self._may_leave():
                self._session.open_draft(output)
            text = tr("已移动“{0}”，另存为“{1}”。序号没有改，可以用“写作 → 重排序号”顺延。")
            told = text.format(chapter.title, output.name)
            self._window.notice.show_notice(TOPIC, told, [(tr("重排序号"), self.renumber)])

        def failed(error: Exception) -> None:
            if not isinstance(error, PlanError):
                raise error
            self.fail(str(error))

        lines = (chapter.first, chapter.stop, move.before)
        jobs.run(self._session, lambda ticket: work.move_chapter(draft, output, *lines), done, None, failed)
