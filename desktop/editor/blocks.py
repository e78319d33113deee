"""A plan as a text document: how its blocks are built and set, tables as tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtGui import (
    QFontMetricsF,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
    QTextTableFormat,
)

from checker.plan import Block, BlockKind, Table
from checker.reading.elements import PassageKind, Reading
from desktop.editor import look as looks
from desktop.editor import positions
from desktop.editor.look import Look, Setting, plate_size
from desktop.editor.paragraphs import FILLER, PlanText
from desktop.language import later, tr

if TYPE_CHECKING:
    from checker.sources.drawn import Picture

_SHORT = 7  # characters of a cell that is set in the middle
_NARROW, _WIDE = 2.6, 12.0  # characters of the narrowest column, and of the widest beside others
_PADDING = 0.3  # characters between a cell's border and its text
GAP = 0.5  # characters above a picture
_SUBTITLES = ("Subtitle", "副标题")
_KIND_LABELS = {BlockKind.FOOTNOTE: later("脚注"), BlockKind.HEADER: later("页眉页脚"), BlockKind.BOX: later("文本框")}


class PlanDocument(PlanText):
    """The document that a plan view shows."""

    def __init__(self, reading: Reading, look: Look) -> None:
        super().__init__(reading)
        self.setDocumentMargin(0)
        self._look = look
        self._tabs: list[QTextOption.Tab] = []
        self._levels = heading_levels(reading)
        self._measure = 0.0
        self.pictures: dict[int, list[Picture]] = {}  # by the plan block below which they are shown
        self.notes: dict[int, str] = {}  # by plan block, the number of the note that it is
        self._build()
        self.note_blocks()

    def label(self, block: QTextBlock) -> str:
        """Return what stands before a block without being text: its automatic number, or what kind of note it is."""
        if block.userState() == FILLER or block.previous().userState() == block.userState():
            return ""
        source = self.reading.plan.blocks[block.userState()]
        return source.number or tr(_KIND_LABELS.get(source.kind, "")) + self.notes.get(block.userState(), "")

    @property
    def look(self) -> Look:
        """The ink and zoom in use."""
        return self._look

    def restyle(self, look: Look) -> None:
        """Set all blocks anew in another ink or zoom."""
        self._look = look
        edit = QTextCursor(self)
        edit.beginEditBlock()
        block = self.begin()
        while block.isValid():
            self.dress(block)
            block = block.next()
        for frame in self.rootFrame().childFrames():
            if isinstance(frame, QTextTable):
                frame.setFormat(_table_format(look, frame.format().toTableFormat()))
        edit.endEditBlock()

    def set_pictures(self, held: Mapping[int, Sequence[Picture]], notes: Mapping[int, str]) -> None:
        """Leave room for pictures below their paragraphs, at the end of the cell in tables; number the notes."""
        plan = self.reading.plan
        last = {i: cell.blocks[-1] for table in plan.tables for cell in table.cells for i in cell.blocks}
        for index, pictures in held.items():
            self.pictures.setdefault(last.get(index, index), []).extend(pictures)
        self.notes.update(notes)
        edit = QTextCursor(self)
        edit.beginEditBlock()
        self._make_room()
        for index in notes:
            self._format_all(index)
        edit.endEditBlock()

    def column(self, block: QTextBlock) -> float:
        """Return the width in pixels of the text that a block stands in: of the paper's, or of its cell's."""
        table: QTextTable | None = QTextCursor(block).currentTable()
        if table is None:
            return self._measure
        cell, widths = table.cellAt(QTextCursor(block)), table.format().toTableFormat().columnWidthConstraints()
        share = sum(width.rawValue() for width in widths[cell.column() : cell.column() + cell.columnSpan()])
        return self._measure * share / 100 - 2 * _PADDING * self._look.em - 1

    def in_table(self, block: QTextBlock) -> bool:
        """Tell whether a text block stands in a cell."""
        return block.userState() != FILLER and self.reading.plan.blocks[block.userState()].cell is not None

    def room(self, block: QTextBlock) -> float:
        """Return the height that the pictures below a block take, in pixels."""
        if block.userState() not in self.pictures or block.next().userState() == block.userState():
            return 0.0
        width, look = self.column(block), self._look
        sizes = (plate_size(p.width, p.height, width, look.zoom) for p in self.pictures[block.userState()])
        return sum(size.height() + GAP * look.em for size in sizes)

    def _make_room(self) -> None:
        for index in self.pictures:
            *_, block = self.pieces(index)
            table: QTextTable | None = QTextCursor(block).currentTable()
            if table is not None:  # Qt leaves no room below a paragraph that ends a cell
                cell = table.cellAt(QTextCursor(block))
                form = cell.format().toTableCellFormat()
                form.setBottomPadding(self.room(block) + _PADDING * self._look.em)
                cell.setFormat(form)
            self.dress(block)  # in a cell, too: its format alone lays out nothing

    def set_measure(self, width: float) -> None:
        """Fit to lines of `width` pixels: pictures, and the page numbers of a table of contents flush right."""
        self._measure = width
        self._make_room()
        self._tabs = [QTextOption.Tab(width - 2, QTextOption.TabType.RightTab)]
        for index in self.indices():
            if self.reading.plan.blocks[index].kind is BlockKind.TOC:
                self._format_all(index)

    def set_headings(self, reading: Reading) -> None:
        """Set anew the blocks that have become headings or are none any more."""
        levels = heading_levels(reading)
        changed = {i for i in self._levels.keys() | levels.keys() if self._levels.get(i) != levels.get(i)}
        self._levels = levels
        edit = QTextCursor(self)
        edit.beginEditBlock()  # one change: each alone would lay out the plan
        for index in changed:
            self._format_all(index)
        edit.endEditBlock()

    def setting(self, block: QTextBlock) -> Setting:
        """Return how a block is set."""
        if block.userState() == FILLER:
            return looks.NOTE
        index = block.userState()
        source = self.reading.plan.blocks[index]
        if source.cell is not None:
            if source.cell.row == 0:
                return looks.CELL_HEAD
            return looks.CELL_SHORT if len(block.text()) <= _SHORT else looks.CELL
        if source.kind in (BlockKind.FOOTNOTE, BlockKind.HEADER):
            return looks.NOTE
        if source.kind is BlockKind.TOC:
            return looks.TOC
        level = self._levels.get(index)
        if level is None and source.style in _SUBTITLES:
            return looks.SUBTITLE
        return looks.PARAGRAPH if level is None else looks.HEADINGS.get(level, looks.HEADINGS[3])

    def label_font(self, block: QTextBlock) -> QTextCharFormat:
        """Return the format in which the label of a block is drawn."""
        return self.setting(block).character(self._look)

    def _format_all(self, index: int) -> None:
        for piece in list(self.pieces(index)):
            self.dress(piece)

    def dress(self, block: QTextBlock) -> None:
        """Set a text block as its kind is set."""
        setting = self.setting(block)
        character = setting.character(self._look)
        width = 0.0
        if label := self.label(block):
            width = QFontMetricsF(character.font()).horizontalAdvance(label) + 0.3 * self._look.em
        form = setting.block(self._look, width)
        if block.userState() == FILLER:
            form.setLineHeight(2.0, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        if setting is looks.TOC:
            form.setTabPositions(self._tabs)
        cursor = QTextCursor(block)
        if not self.in_table(block):
            form.setBottomMargin(self.room(block))
        cursor.setBlockFormat(form)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        cursor.setCharFormat(character)
        cursor.mergeBlockCharFormat(character)  # merged: that of a cell's first block holds the cell's spans

    def _build(self) -> None:
        plan = self.reading.plan
        built: set[int] = set()
        cursor = QTextCursor(self)
        cursor.beginEditBlock()
        fresh = True
        for index, block in enumerate(plan.blocks):
            if block.cell is None:
                fresh = self._insert(cursor, index, block, fresh)
            elif block.cell.table not in built:
                built.add(block.cell.table)
                self._insert_table(cursor, plan.tables[block.cell.table])
                cursor.movePosition(QTextCursor.MoveOperation.End)
                fresh = True
        cursor.endEditBlock()
        shown = self.begin()
        while shown.isValid():
            self.dress(shown)
            shown = shown.next()

    def _insert(self, cursor: QTextCursor, index: int, block: Block, fresh: bool) -> bool:
        if not fresh:
            cursor.insertBlock()
        cursor.insertText(positions.shown(block.text))
        cursor.block().setUserState(index)
        return False

    def _insert_table(self, cursor: QTextCursor, table: Table) -> None:
        form = _table_format(self._look)
        form.setColumnWidthConstraints(_widths(table, self.reading.plan.blocks))
        grid = cursor.insertTable(max(table.rows, 1), max(table.columns, 1), form)
        for cell in table.cells:
            if cell.row_span > 1 or cell.column_span > 1:
                grid.mergeCells(cell.row, cell.column, cell.row_span, cell.column_span)
            inside = grid.cellAt(cell.row, cell.column).firstCursorPosition()
            fresh = True
            for index in cell.blocks:
                fresh = self._insert(inside, index, self.reading.plan.blocks[index], fresh)


def heading_levels(reading: Reading) -> dict[int, int]:
    """Return the heading level of each plan block that is a heading as a whole."""
    levels: dict[int, int] = {}
    for heading in reading.outline:
        passage = reading.passages[heading.passage]
        if heading.run_in or passage.kind is not PassageKind.HEADING:
            continue
        for stretch in passage.stretches:
            levels[stretch.block] = heading.level
    return levels


def _widths(table: Table, blocks: Sequence[Block]) -> list[QTextLength]:
    """Return the columns' widths in per cent, by their longest text; very long texts wrap instead."""
    longest = [_NARROW] * max(table.columns, 1)
    for cell in table.cells:
        if cell.column_span == 1 and cell.column < len(longest):
            here = max((positions.width(blocks[i].text) for i in cell.blocks), default=0.0)
            longest[cell.column] = max(longest[cell.column], min(here + 1, _WIDE))
    whole = sum(longest)
    return [QTextLength(QTextLength.Type.PercentageLength, 100 * width / whole) for width in longest]


def _table_format(look: Look, form: QTextTableFormat | None = None) -> QTextTableFormat:
    form = form or QTextTableFormat()
    form.setBorder(1)
    form.setBorderCollapse(True)
    form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    form.setBorderBrush(look.rule)
    form.setCellPadding(_PADDING * look.em)
    form.setCellSpacing(0)
    form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    form.setTopMargin(0.4 * look.em)
    form.setBottomMargin(0.4 * look.em)
    return form
