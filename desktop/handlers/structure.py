"""标题级别, 插入表格, 插入专栏: what changes how the draft is built, each a step of undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog

from checker.drafting.writing.table_frames import next_number, table_frames, years_of
from checker.plan import BODY, Block, BlockKind, Plan
from desktop.dialogs.insert_box import BoxDialog
from desktop.dialogs.insert_table import TableDialog
from desktop.handlers.files import FileHandlers
from desktop.language import later, tr
from desktop.opinion_desk import OpinionDesk
from desktop.standing import Origins, can_be_restructured, following
from desktop.structure_desk import StructureDesk

if TYPE_CHECKING:
    from checker.word.structure import Step

LEVELS = {
    0: later("正文段落"),
    1: later("一级标题"),
    2: later("二级标题"),
    3: later("三级标题"),
    4: later("四级标题"),
    5: later("五级标题"),
}
ACTIONS = (
    *(f"level_{level}" for level in LEVELS),
    "insert_table",
    "insert_box",
    "move_chapter",
    "chapter_up",
    "chapter_down",
)
"""What is off for drafts that are no word processor's files."""
_QUOTED = 12  # characters of a paragraph that the menu of undo shows


class StructureHandlers(FileHandlers):
    """What changes the draft's structure."""

    _structure: StructureDesk

    def join_structure(self, desk: StructureDesk, opinions: OpinionDesk) -> None:
        """Take what changes the structure; opinions go along with their paragraphs."""
        self._structure = desk
        desk.carried.connect(opinions.follow)
        desk.unchanged.connect(self._unchanged)
        self._session.draft_opened.connect(self._show_possible)

    def _show_possible(self) -> None:
        """Let the actions be taken for a word processor's file; for others say why not."""
        plan = self._session.original
        possible = plan is not None and can_be_restructured(plan)
        told = "" if possible else tr("只有 Word 稿件能调整结构，这份稿件不是")
        for name in ACTIONS:
            action = self._window.actions_by_id[name]
            action.setEnabled(possible)
            action.setToolTip(told)

    def set_level(self, level: int) -> None:
        """Make the paragraphs of the selection headings of a level; 0 makes them body text."""
        chosen = self._window.editor.chosen_blocks
        if self._structure.busy:
            self._structure.then(lambda origins: self._set_level(level, [following(origins)[at] for at in chosen]))
        else:
            self._set_level(level, chosen)

    def _set_level(self, level: int, indices: Sequence[int]) -> None:
        from checker.word.structure import SetLevel

        session = self._session
        if session.original is None:
            return
        blocks = session.original.blocks
        chosen = [at for at in indices if _in_text(blocks[at]) and session.text(at).strip()]
        if not chosen:
            self._window.status.say(tr("请把光标放在正文的段落中，再设标题级别"))
            return
        name, first = tr(LEVELS[level]), session.text(chosen[0]).strip()
        told = tr("{0}：{1}") if len(chosen) == 1 else tr("{0}：{1}等 {2} 段")
        steps = [SetLevel(blocks[at].line, level or None) for at in chosen]

        def done(origins: Origins) -> None:
            self._window.status.say(tr("已设为{0}。手写的序号没有改，可用“写作 → 重排序号”顺延").format(name))

        self.restructure(told.format(name, _short(first), len(chosen)), steps, done)

    def insert_table(self) -> None:
        """Ask what table is to be put behind the caret's paragraph, and put it in."""
        from checker.word.structure import InsertTable

        plan = self._session.plan
        if plan is None or self._line_at_caret() is None:
            return
        profile = self._session.review.draft.profile if self._session.review is not None else None
        known = years_of(profile) if profile is not None else {}
        dialog = TableDialog(table_frames(), known, _next(plan, "表"), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (line := self._line_at_caret()) is not None:
            step = InsertTable(line, dialog.rows, dialog.header_rows, dialog.caption)
            self.restructure(tr("插入表格：{0}").format(_short(dialog.caption or dialog.kind)), [step], self._fill)
        dialog.deleteLater()

    def insert_box(self) -> None:
        """Ask what box is to be put behind the caret's paragraph, and put it in."""
        from checker.word.structure import InsertBox

        plan = self._session.plan
        if plan is None or self._line_at_caret() is None:
            return
        dialog = BoxDialog(_next(plan, "专栏"), self._window)
        if dialog.exec() == QDialog.DialogCode.Accepted and (line := self._line_at_caret()) is not None:
            step = InsertBox(line, dialog.title, dialog.lines)
            self.restructure(tr("插入专栏：{0}").format(_short(dialog.title)), [step], self._fill)
        dialog.deleteLater()

    def restructure(self, name: str, steps: Sequence[Step], done: Callable[[Origins], None]) -> None:
        """Change the structure in the background as one step of undo; what cannot be done is told."""
        self._structure.change(name, steps, done, self._refused)

    def _refused(self, reason: str) -> None:
        self._window.status.at_rest()
        self.fail(reason)

    def _unchanged(self) -> None:
        self._window.status.at_rest()
        self._window.status.say(tr("已经是这样，没有改动"))

    def _line_at_caret(self) -> int | None:
        """Return the line of the caret's paragraph; None, with a word to the user, where nothing goes behind it."""
        plan = self._session.original
        if plan is None:
            return None
        block = plan.blocks[self._window.editor.caret[0]]
        if _in_text(block):
            return block.line
        self._window.status.say(tr("请先把光标放到表格、目录和注释以外的段落"))
        return None

    def _fill(self, origins: Origins) -> None:
        """Go to the first place to be filled in of what was put in, or to its beginning."""
        editor = self._window.editor
        first = next((block for block, was in enumerate(origins) if was is None), None)
        if first is not None:
            editor.put_caret(first, 0)
            last = max(block for block, was in enumerate(origins) if was is None)
            editor.select_field_between(first, last)
        self._window.activateWindow()
        editor.setFocus()


def _in_text(block: Block) -> bool:
    """Tell whether a block is a paragraph of the text itself."""
    return block.part == BODY and block.kind is BlockKind.PARAGRAPH and block.cell is None


def _next(plan: Plan, word: str) -> int:
    return next_number(word, (block.text for block in plan.blocks if block.kind is not BlockKind.TOC))


def _short(words: str) -> str:
    return words if len(words) <= _QUOTED else f"{words[: _QUOTED - 1]}…"
