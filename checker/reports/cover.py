"""The cover page of an annotated copy: the draft's facts, how many findings, the plans used, what was not checked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from html import escape

from checker.findings import Certainty, Severity
from checker.reports import facts
from checker.reports.docx_table import HEADER_SHADE, INK, column_widths
from checker.reports.issues import GROUPS
from checker.reports.tables import Align, Cell, Column, Group, Row, Table, Tone, cells, clean
from checker.review import Review
from checker.word.cover import EXACT
from checker.word.gongwen import BIAOSONG, FANGSONG, HEITI, KAITI
from checker.word.layout import TWIPS_PER_MM, layout

_PLANS = 8
_NOTES = 6
_FACTS = (12, 38, 12, 38)
_WIDTHS = (12, 33, 8, 17, 14, 16)
_MARGIN = 80
"""Of a cell at each side, in twips."""


def cover_blocks(review: Review, *, hints: bool, author: str, when: datetime) -> Iterator[str]:
    """Yield the page's paragraphs and tables as markup; it is meant to stay one page, so that long lists are cut.

    With `hints` the findings of certainty hint are counted too, as the annotated copy shows them then.
    """
    yield _line("校核说明", BIAOSONG, 44, "center", pitch=700, after=120)
    yield _line(facts.book_title(review.title(0)), KAITI, 28, "center", pitch=480)
    yield _line(facts.signed(author, when), KAITI, 24, "center", pitch=400, after=120)
    yield from _table(_as_wide(facts.draft_facts(review), _FACTS))
    yield from _table(_counts(review))
    yield from _table(_shortened(facts.plans_used(review)))
    yield _heading("四、未校核事项")
    notes = list(facts.unchecked(review))
    if not hints and any(f.certainty is Certainty.HINT for f in review.findings):
        notes.append("需人工判断的问题没有写成批注。")
    for note in notes[:_NOTES]:
        yield _line(note, FANGSONG, 21, "left")
    if len(notes) > _NOTES:
        yield _line(f"另有{len(notes) - _NOTES}项，见问题清单。", FANGSONG, 21, "left")
    yield _line(
        "本页由校核程序加在文稿之前，供阅批使用，不属于规划文本，不计入页码。可用“插入—封面—删除当前封面”整页删除。",
        KAITI,
        21,
        "left",
        before=160,
    )


def _counts(review: Review) -> Table:
    """Return how many findings there are by severity; what needs a person's judgement is counted apart."""
    firm = [f for f in review.findings if f.certainty is not Certainty.HINT]
    doubtful = len(review.findings) - len(firm)
    found = Counter(f.severity for f in firm)
    columns = [Column(GROUPS[severity], 10, Align.CENTER) for severity in Severity]
    row = [Cell(str(found[severity]), Tone(severity.value)) for severity in Severity]
    columns.append(Column("合计", 10, Align.CENTER))
    row.append(Cell(str(len(firm))))
    columns.append(Column("需人工判断", 12, Align.CENTER))
    row.append(Cell(str(doubtful)))
    return Table("二、问题数量", tuple(columns), (Group((tuple(row),)),))


def _shortened(table: Table) -> Table:
    """Return the table of plans under its number on this page, with no more rows than fit."""
    rows = tuple(table.rows())
    shown = rows[:_PLANS]
    if len(rows) > _PLANS:
        shown += (cells(("", f"另有{len(rows) - _PLANS}份，见问题清单", *[""] * (len(table.columns) - 2))),)
    out = Table.of("三、所用上位规划和同级规划", table.columns, shown, empty=table.empty)
    return _as_wide(out, _WIDTHS)


def _as_wide(table: Table, widths: Sequence[float]) -> Table:
    """Return the table with columns for an upright page."""
    columns = tuple(replace(c, width=width) for c, width in zip(table.columns, widths, strict=True))
    return replace(table, columns=columns)


def _table(table: Table) -> Iterator[str]:
    """Yield the heading and the table, drawn without any style of the draft."""
    yield _heading(table.name)
    width = layout().core[0]
    widths = column_widths(table.columns, width / TWIPS_PER_MM / 10)
    grid = "".join(f'<w:gridCol w:w="{w}"/>' for w in widths)
    rows = []
    if table.header:
        heads = (
            _cell(c.title, w, "center", HEITI, shade=HEADER_SHADE) for c, w in zip(table.columns, widths, strict=True)
        )
        rows.append(_row("".join(heads), head=True))
    rows += [_cells(row, table.columns, widths) for row in table.rows()]
    if not any(True for _ in table.rows()):
        rows.append(_row(_cell(table.empty, sum(widths), "center", FANGSONG, span=len(widths))))
    yield f"<w:tbl>{_properties(sum(widths))}<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cells(row: Row, columns: Sequence[Column], widths: Sequence[int]) -> str:
    inside = (
        _cell(cell.text, width, column.align.value, FANGSONG, tone=cell.tone)
        for cell, column, width in zip(row, columns, widths, strict=True)
    )
    return _row("".join(inside))


def _properties(width: int) -> str:
    edges = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for edge in edges)
    margins = "".join(f'<w:{side} w:w="{_MARGIN}" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{margins}</w:tblCellMar></w:tblPr>'
    )


def _row(inside: str, *, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{inside}</w:tr>"


def _cell(
    text: str, width: int, align: str, font: str, *, shade: str = "", span: int = 1, tone: Tone | None = None
) -> str:
    spanned = f'<w:gridSpan w:val="{span}"/>' if span > 1 else ""
    shaded = f'<w:shd w:val="clear" w:color="auto" w:fill="{shade}"/>' if shade else ""
    properties = f'<w:tcW w:w="{width}" w:type="dxa"/>{spanned}{shaded}<w:vAlign w:val="center"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{_line(text, font, 21, align, tone=tone)}</w:tc>"


def _heading(text: str) -> str:
    return _line(text, HEITI, 24, "left", pitch=400, before=120)


def _line(
    text: str,
    font: str,
    size: int,
    align: str,
    *,
    pitch: int = 320,
    before: int = 0,
    after: int = 0,
    tone: Tone | None = None,
) -> str:
    """Return a paragraph set by itself; `size` in half points, the rest in twips."""
    spacing = EXACT.format(line=pitch).replace('w:before="0"', f'w:before="{before}"')
    spacing = spacing.replace('w:after="0"', f'w:after="{after}"')
    fonts = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}" w:eastAsia="{font}" w:cs="{font}"/>'
    colour = INK[tone] if tone else "000000"
    look = (
        f'<w:rPr>{fonts}<w:b w:val="{int(tone is not None)}"/><w:i w:val="0"/><w:color w:val="{colour}"/>'
        f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
    )
    words = "<w:br/>".join(
        f'<w:t xml:space="preserve">{escape(part, quote=False)}</w:t>'
        for part in clean(text).replace("\t", " ").split("\n")
    )
    return f'<w:p><w:pPr>{spacing}<w:jc w:val="{align}"/></w:pPr><w:r>{look}{words}</w:r></w:p>'
