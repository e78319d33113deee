"""移动章节: a new draft with a chapter elsewhere, since the order of paragraphs is not changed in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QDialog

from checker.errors import PlanError
from checker.plan import BODY
from checker.reading.elements import Reading
from desktop import jobs, work
from desktop.chapters import chapters_of
from desktop.dialogs.files import ask_output
from desktop.dialogs.move_chapter import Chapter, MoveChapterDialog
from desktop.handlers.files import FileHandlers
from desktop.handlers.writing import WritingHandlers
from desktop.language import tr
from desktop.models.outline import heading_text

_DEEPEST = 3
TOPIC = "moved"


class MovingHandlers(WritingHandlers, FileHandlers):
    """Chapters in another order."""

    def move_chapter(self) -> None:
        """Ask which chapter goes where; write a new draft and open it."""
        session, say = self._session, self._window.status.say
        if session.original is None or session.review is None or not session.settled:
            say(tr("请等校核完成后再移动章节"))
            return
        if session.original.format != "docx":
            say(tr("只能移动 Word 稿件（.docx）的章节"))
            return
        if session.edited:
            say(tr("窗口中有改动还没有导出。请先导出清稿并打开它，再移动章节。"))
            return
        found = chapters_in(session.review.draft)
        if len(found) < 2:
            say(tr("稿中没有可移动的章节"))
            return
        line = session.original.blocks[self._window.editor.caret[0]].line
        current = max((n for n, one in enumerate(found) if one.first <= line), default=0)
        dialog = MoveChapterDialog(found, current, self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self._move(session.original.path, dialog.chapter, dialog.before)
        dialog.deleteLater()

    def _move(self, draft: Path, chapter: Chapter, before: int | None) -> None:
        """Ask where the new draft is to be written, and write and open it."""
        proposed = f"{draft.stem}（新次序）.docx"
        output = ask_output(self._window, self._window.settings, draft.parent, proposed)
        if output is None:
            return
        title = chapter.title

        def done(nothing: object) -> None:
            if self._may_leave():
                self._session.open_draft(output)
            text = tr("已移动“{0}”，另存为“{1}”。序号没有改，可以用“写作 → 重排序号”顺延。")
            self._window.notice.show_notice(TOPIC, text.format(title, output.name), [(tr("重排序号"), self.renumber)])

        def failed(error: Exception) -> None:
            if not isinstance(error, PlanError):
                raise error
            self.fail(str(error))

        lines = (chapter.first, chapter.stop, before)
        jobs.run(self._session, lambda ticket: work.move_chapter(draft, output, *lines), done, None, failed)


def chapters_in(reading: Reading) -> list[Chapter]:
    """Return the chapters and sections of a draft that begin with a paragraph of their own, in order."""
    chapters, blocks = chapters_of(reading), reading.plan.blocks
    out: list[Chapter] = []
    places = [chapters.heading_block(number) for number in range(len(reading.outline))]
    for number, heading in enumerate(reading.outline):
        block = blocks[places[number]]
        if heading.run_in or not 0 < heading.level <= _DEEPEST or block.part != BODY or block.cell is not None:
            continue
        following = (n for n in range(number + 1, len(places)) if reading.outline[n].level <= heading.level)
        stop = next((blocks[places[n]].line for n in following), None)
        out.append(Chapter(heading_text(heading), block.line, stop, heading.parent, heading.level))
    return out


__all__ = ["MovingHandlers", "chapters_in"]
