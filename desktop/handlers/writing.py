"""写作: numbers and contents put in order, standard texts put in at the caret, the way through what is left open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog

from checker.drafting.writing.open_fields import open_fields
from checker.errors import PlanError
from checker.plan import Block, BlockKind, Plan
from desktop import jobs, writing
from desktop.chapters import chapters_of
from desktop.commands import EditText
from desktop.dialogs.chooser import ChooserDialog, Group
from desktop.dialogs.duties import DutiesDialog
from desktop.dialogs.proposals import ProposalRow, ProposalsDialog
from desktop.fixes import Change, applied
from desktop.handlers.base import Base
from desktop.language import later, tr
from desktop.models.rows import Column, Row, text_key
from desktop.places import BlockSpan, block_spans

if TYPE_CHECKING:
    from checker.drafting.writing.indicator_frames import IndicatorFrame
    from checker.drafting.writing.proposals import Proposal

_AROUND = 14  # characters shown on either side of a change
_INDICATORS = (
    Column(later("指标"), 16),
    Column(later("目标"), 11),
    Column(later("基期"), 8),
    Column(later("属性"), 4),
    Column(later("章节"), 12),
)
_FRAMES = (Column(later("名称"), 9), Column(later("用处"), 5), Column(later("语句"), 30))


class WritingHandlers(Base):
    """Writing aids; every one is a step of undo that is named."""

    _held: tuple[Plan | None, dict[int, int]] = (None, {})  # by block, the places that the file leaves open

    def next_field(self) -> None:
        """Select the next place that is to be filled in."""
        self._go_to_field(1)

    def previous_field(self) -> None:
        """Select the place before that is to be filled in."""
        self._go_to_field(-1)

    def count_fields(self) -> None:
        """Show in the status bar how many places are to be filled in: those of the file, and what edits made of them.

        This runs with every key, so that only the edited paragraphs are read anew.
        """
        session = self._session
        if session.original is None:
            return
        plan, held = self._held
        if plan is not session.original:
            counted = enumerate(map(_fields_of, session.original.blocks))
            plan, held = self._held = session.original, {number: count for number, count in counted if count}
        count = sum(held.values())
        for number, text in session.texts.items():
            count += _fields_of(replace(plan.blocks[number], text=text)) - held.get(number, 0)
        self._window.status.show_fields(count)

    def renumber(self) -> None:
        """Count the typed numbers of headings anew, with the references to them."""
        self._propose(tr("重排序号"), writing.renumbering)

    def refresh_contents(self) -> None:
        """Bring typed contents in line with the headings."""
        self._propose(tr("目录更新"), writing.contents)

    def insert_indicator(self) -> None:
        """Put in the sentence of an indicator, chosen from upper plans or the draft's register."""
        uppers = tuple(self._session.uppers)

        def choose(found: Sequence[tuple[str, Sequence[IndicatorFrame]]]) -> None:
            groups = [_indicator_group(name, frames) for name, frames in found if frames]
            if not groups:
                self._window.status.say(tr("本稿和上位规划中都没有写明数值的目标，没有可插入的指标"))
                return
            self._choose(ChooserDialog(tr("插入指标"), _INDICATORS, groups, tr("来源"), self._window))

        self._work(lambda draft, ticket: writing.indicators(draft, uppers, ticket), choose)

    def insert_frame(self) -> None:
        """Put in a standard frame of a sentence, its first place to be filled in selected."""
        from checker.drafting.writing.sentence_frames import sentence_frames

        frames = sentence_frames()
        rows = [Row(f.name, (f.name, f.group, f.text), tuple(map(text_key, (f.name, f.group, f.text)))) for f in frames]
        texts = {frame.name: frame.text for frame in frames}
        groups = [Group(tr("全部"), rows, texts)]
        for name in dict.fromkeys(frame.group for frame in frames):
            groups.append(Group(name, [row for row in rows if row.cells[1] == name], texts))
        self._choose(ChooserDialog(tr("插入套语"), _FRAMES, groups, tr("用处"), self._window))

    def insert_duty(self) -> None:
        """Put in a note of who leads and who supports."""

        def choose(bodies: tuple[str, ...]) -> None:
            from checker.drafting.writing.duty_notes import note_of

            self._choose(DutiesDialog(bodies, note_of, self._window))

        self._work(writing.bodies, choose)

    def _choose(self, dialog: ChooserDialog | DutiesDialog) -> None:
        """Ask what to put in at the caret, and put it in."""
        if dialog.exec() == QDialog.DialogCode.Accepted and dialog.text:
            self._window.activateWindow()
            self._window.editor.insert_text(dialog.text, dialog.windowTitle())
        dialog.deleteLater()

    def _go_to_field(self, step: int) -> None:
        if self._window.editor.go_to_field(step):
            self._window.editor.setFocus()
        else:
            self._window.status.say(tr("稿中没有待填的占位符"))

    def _propose(self, title: str, aid: Callable[[writing.Draft, jobs.Ticket], writing.Proposed]) -> None:
        """Show what an aid would change, and do what is chosen as one step."""

        def ask(found: writing.Proposed) -> None:
            if not found.proposals:
                self._window.status.say(found.nothing + "".join(found.notes))
                return
            dialog = ProposalsDialog(title, _rows_of(found), found.notes, self._window)
            if dialog.exec() == QDialog.DialogCode.Accepted:
                self._do(title, found, [found.proposals[number] for number in dialog.chosen])
            dialog.deleteLater()

        self._work(aid, ask)

    def _do(self, title: str, found: writing.Proposed, chosen: Sequence[Proposal]) -> None:
        session = self._session
        if session.revision != found.draft.revision:
            self._window.status.say(tr("正文刚改过，没有改动。请再试一次。"))
            return
        changes = [change for one in chosen for change in _changes_of(found, one)]
        session.undo.beginMacro(title)
        for block, text in applied(changes, session.text).items():
            session.undo.push(EditText(session, block, session.text(block), text, title, typed=False))
        session.undo.endMacro()
        self._window.activateWindow()
        self._window.editor.setFocus()
        self._window.status.say(tr("{0}：改正文 {1} 处；可以一次撤销").format(title, len(chosen)))

    def _work(self, work: Callable[[writing.Draft, jobs.Ticket], Any], then: Callable[[Any], None]) -> None:
        """Have something found out of the text as it stands, in the background, and go on with it."""
        session = self._session
        if session.plan is None or session.original is None:
            return
        known = session.review.draft if session.settled and session.review is not None else None
        draft = writing.Draft(session.plan, session.original, session.revision, known)
        self._window.editor.end_composing()
        jobs.run(session, partial(work, draft), then, None, self._aid_failed)

    def _aid_failed(self, error: Exception) -> None:
        if not isinstance(error, PlanError):
            raise error
        self._window.status.say(str(error))


def _fields_of(block: Block) -> int:
    """Count what is to be filled in in a block; contents that Word makes follow the headings by themselves."""
    return 0 if block.kind == BlockKind.TOC else len(open_fields(block.text))


def _indicator_group(name: str, frames: Sequence[IndicatorFrame]) -> Group:
    rows, texts = [], {}
    for number, frame in enumerate(frames):
        cells = (frame.name, frame.target, frame.base, frame.attribute, frame.chapter)
        rows.append(Row(str(number), cells, tuple(map(text_key, cells)), spoken="，".join(filter(None, cells))))
        texts[str(number)] = frame.sentence
    return Group(name, rows, texts)


def _changes_of(found: writing.Proposed, one: Proposal) -> list[Change]:
    """Return a proposal as changes of blocks; over several the first takes the text, the others lose theirs."""
    spans = block_spans(found.reading, one.place.passage, one.place.span)
    return [(span, (one.after or "") if number == 0 else "") for number, span in enumerate(spans)]


def _rows_of(found: writing.Proposed) -> list[ProposalRow]:
    chapters = chapters_of(found.reading)
    rows = []
    for one in found.proposals:
        spans = block_spans(found.reading, one.place.passage, one.place.span)
        span = spans[0] if spans else BlockSpan(0, 0, 0)
        text = found.draft.plan.blocks[span.block].text
        ahead = text[max(span.start - _AROUND, 0) : span.start].rpartition("\n")[2]
        behind = text[span.stop : span.stop + _AROUND].partition("\n")[0]
        after = f"{ahead}{one.after}{behind}" if one.after else one.after
        chapter = chapters.title(chapters.at(span.block))
        rows.append(ProposalRow(one.reason, f"{ahead}{one.before}{behind}", after, chapter, one.sure))
    return rows
