"""A report as a workbook: the facts on one sheet, the main table on its own, ready to filter and to print."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from datetime import datetime
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from checker.reports.chart_emf import emf
from checker.reports.dumbbell import Chart, ChartRow, picture, symbol
from checker.reports.tables import Align, Cell, Mark, Notes, Report, Row, Table, Tone, clean

FONT, HEAD_FONT, TITLE_FONT = "仿宋", "黑体", "方正小标宋简体"
WIDTH = {True: 130.0, False: 84.0}
"""Characters across a page, landscape and portrait, at 11 pt."""
GRID = 40
"""Columns of the sheet of facts, whose tables have different columns of their own."""
HEAD_FILL = "#E7E6E6"
CHART_WIDTHS = (34.0, 62.0, 34.0)
LANE = 16.0
"""The height of a chart's lane, which a line of the words beside it takes as well."""
LONGEST = 32767
"""Characters that a cell of a workbook can hold."""
INK = {Tone.ERROR: "#B00020", Tone.MAJOR: "#A04A00", Tone.MINOR: "#1F4E8C", Tone.INFO: "#595959", Tone.GOOD: "#1E6B36"}
_LOOKS: dict[Mark | None, dict[str, object]] = {
    None: {},
    Mark.GONE: {"font_strikeout": True, "font_color": INK[Tone.ERROR]},
    Mark.NEW: {"underline": 1, "font_color": INK[Tone.MINOR]},
}
_EXACT = 15
"""Digits that a workbook's number keeps."""
_ONE_NUMBER = re.compile(r'(?P<before>[^\d\n".]{0,12})(?P<digits>(?:0|[1-9]\d*)(?:\.\d+)?)(?P<after>[^\d\n"]{0,12})')
_LOOKS_LIKE_FORMULA = re.compile(r"[=+\-@]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")


def xlsx_bytes(report: Report, when: datetime) -> bytes:
    """Return the report as the bytes of an .xlsx; `when` is its time of creation."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, options) as workbook:
        workbook.set_properties(
            {"title": clean(report.title), "author": clean(report.author), "created": when.replace(tzinfo=None)}
        )
        _Writer(workbook, report).write()
    return out.getvalue()


class _Writer:
    """Writes one report into one workbook; formats are made once each."""

    def __init__(self, workbook: Workbook, report: Report) -> None:
        self._workbook = workbook
        self._report = report
        self._formats: dict[tuple[object, ...], Format] = {}
        self._marks: dict[Mark | None, Format] = {}

    def write(self) -> None:
        """Write the sheet of facts, where there are any, and a sheet for each main table."""
        charts = [part for part in self._report.parts if isinstance(part, Chart) and part.rows]
        others = [part for part in self._report.parts if not isinstance(part, Chart)]
        facts = [part for part in others if not (isinstance(part, Table) and part.filtered)]
        mains = [part for part in self._report.parts if isinstance(part, Table) and part.filtered]
        if facts or not mains:
            self._facts(facts)
        for table in mains:
            self._main(table)
        for chart in charts:
            self._chart(chart)

    def _sheet(self, name: str) -> Worksheet:
        sheet = self._workbook.add_worksheet(_NOT_IN_NAMES.sub("", clean(name))[:31])
        sheet.set_landscape() if self._report.landscape else sheet.set_portrait()
        sheet.set_paper(9)
        sheet.set_margins(left=0.5, right=0.5, top=0.7, bottom=0.7)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&C— &P —")
        sheet.hide_gridlines(2)
        return sheet

    def _main(self, table: Table) -> None:
        sheet = self._sheet(table.name)
        widths = self._widths(table)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        top = self._head(sheet, len(widths))
        self._header(sheet, top, table)
        rows = list(table.rows())
        for at, row in enumerate(rows, start=top + 1):
            self._row(sheet, at, row, table, widths)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        end = top + len(rows) + 1
        if rows:
            sheet.autofilter(top, 0, end - 1, len(widths) - 1)
        else:
            end = self._across(sheet, end, table.empty, len(widths), self._format(border=1))
        for text in self._report.footnotes:
            end = self._across(sheet, end, text, len(widths), self._format(), sum(widths))

    def _chart(self, chart: Chart) -> None:
        """Write a chart on a sheet of its own: a row an indicator, its lanes as a vector picture beside their words."""
        sheet = self._sheet(chart.name)
        for column, width in enumerate(CHART_WIDTHS):
            sheet.set_column(column, column, width)
        top = self._legend(sheet, self._across(sheet, 0, chart.name, 3, self._title()), chart)
        head = self._format(font=HEAD_FONT, align=Align.CENTER, border=1, fill=HEAD_FILL)
        for column, title in enumerate(("指标", "基期 → 目标", chart.heading)):
            sheet.write_string(top, column, title, head)
        for at, row in enumerate(chart.rows, start=top + 1):
            self._chart_row(sheet, at, row, chart)
        sheet.freeze_panes(top + 1, 0)
        sheet.repeat_rows(top)
        end = top + len(chart.rows) + 1
        for text in chart.lines:
            end = self._across(sheet, end, text, 3, self._format(), sum(CHART_WIDTHS))

    def _legend(self, sheet: Worksheet, at: int, chart: Chart) -> int:
        """Write a row for each plan with its mark; returns the next free row."""
        for number, one in enumerate(chart.series):
            data = io.BytesIO(emf(symbol(chart.series, number), chart.series))
            place = {"image_data": data, "x_offset": 4, "y_offset": 2, "object_position": 1}
            sheet.insert_image(at, 0, "mark.emf", {**place, "description": f"{one.label}的标记"})
            sheet.write_string(at, 0, f"　　{one.label}", self._format())
            at += 1
        return at

    def _chart_row(self, sheet: Worksheet, at: int, row: ChartRow, chart: Chart) -> None:
        form = self._format(border=1)
        words = "\n".join(lane.text for lane in row.lanes)
        cells = (f"{row.title}\n{row.note}" if row.note else row.title, "", words)
        for column, text in enumerate(cells):
            sheet.write_string(at, column, clean(text)[:LONGEST], form) if text else sheet.write_blank(
                at, column, None, form
            )
        height = max(LANE * len(row.lanes) + 6, _height((Cell(cells[0]),), CHART_WIDTHS[:1]))
        sheet.set_row(at, height)
        drawn = picture(row, chart.series, CHART_WIDTHS[1] * 5.25 - 12, LANE)
        place = {"x_offset": 8, "y_offset": round((height - drawn.height) * 2 / 3), "object_position": 1}
        data = io.BytesIO(emf(drawn, chart.series))
        sheet.insert_image(at, 1, "row.emf", {**place, "image_data": data, "description": row.sentence})

    def _facts(self, parts: Sequence[Table | Notes]) -> None:
        """Write notes and small tables below each other, on a grid fine enough for every table's columns."""
        sheet = self._sheet("概况")
        total = WIDTH[self._report.landscape]
        sheet.set_column(0, GRID - 1, total / GRID)
        at = self._head(sheet, GRID)
        for part in parts:
            at = self._across(sheet, at + 1, part.name, GRID, self._format(font=HEAD_FONT, size=14))
            if isinstance(part, Notes):
                for text in part.lines:
                    at = self._across(sheet, at, text, GRID, self._format(), total)
            else:
                at = self._fact_rows(sheet, at, part)

    def _fact_rows(self, sheet: Worksheet, at: int, table: Table) -> int:
        edges = _edges(table)
        widths = [(stop - start) * WIDTH[self._report.landscape] / GRID for start, stop in edges]
        rows = list(table.rows())
        if table.header:
            head = self._format(font=HEAD_FONT, align=Align.CENTER, border=1, fill=HEAD_FILL)
            for (start, stop), column in zip(edges, table.columns, strict=True):
                _merged(sheet, at, start, stop, column.title, head)
            at += 1
        for row in rows:
            for (start, stop), cell, column in zip(edges, row, table.columns, strict=True):
                _merged(sheet, at, start, stop, cell.text, self._cell_format(cell, column.align))
            sheet.set_row(at, _height(row, widths))
            at += 1
        return at if rows else self._across(sheet, at, table.empty, GRID, self._format(border=1))

    def _head(self, sheet: Worksheet, columns: int) -> int:
        """Write title and subtitles across the sheet; returns the next free row."""
        at = self._across(sheet, 0, self._report.title, columns, self._title())
        sheet.set_row(0, 34)
        for text in self._report.subtitles:
            sheet.set_row(at, 18)
            at = self._across(sheet, at, text, columns, self._format(align=Align.CENTER))
        return at

    def _title(self) -> Format:
        return self._format(font=TITLE_FONT, size=20, align=Align.CENTER)

    def _across(
        self, sheet: Worksheet, at: int, text: str, columns: int, form: Format, width: float | None = None
    ) -> int:
        """Write one text over all columns; returns the next row. `width` makes room for wrapped lines."""
        if width is not None:
            sheet.set_row(at, _lines(text, width) * 16)
        _merged(sheet, at, 0, columns, text, form)
        return at + 1

    def _header(self, sheet: Worksheet, at: int, table: Table) -> None:
        form = self._format(font=HEAD_FONT, align=Align.CENTER, border=1, fill=HEAD_FILL)
        for column, head in enumerate(table.columns):
            sheet.write_string(at, column, clean(head.title), form)
        widths = self._widths(table)
        sheet.set_row(at, 18 * max(_lines(c.title, w) for c, w in zip(table.columns, widths, strict=True)))

    def _row(self, sheet: Worksheet, at: int, row: Row, table: Table, widths: Sequence[float]) -> None:
        for index, (cell, column) in enumerate(zip(row, table.columns, strict=True)):
            shown = as_number(cell.text) if column.figures else None
            if len(cell.stretches) > 1 and len(cell.text) <= LONGEST:
                self._rich(sheet, at, index, cell, column.align)
            elif shown is None:
                mark = cell.stretches[0][1] if cell.stretches else None
                sheet.write_string(at, index, cell.text[:LONGEST], self._cell_format(cell, column.align, mark=mark))
            else:
                sheet.write_number(at, index, float(shown.value), self._cell_format(cell, column.align, shown.form))
        sheet.set_row(at, _height(row, widths))

    def _rich(self, sheet: Worksheet, at: int, column: int, cell: Cell, align: Align) -> None:
        """Write a cell of which some words are set off."""
        pieces = [part for text, mark in cell.stretches for part in (self._looks(mark), text)]
        sheet.write_rich_string(at, column, *pieces, self._cell_format(cell, align))

    def _looks(self, mark: Mark | None) -> Format:
        """Return the type of a stretch that is set off, or of those between."""
        if mark not in self._marks:
            options = {"font_name": FONT, "font_size": 11, **_LOOKS[mark]}
            self._marks[mark] = self._workbook.add_format(options)
        return self._marks[mark]

    def _widths(self, table: Table) -> list[float]:
        share = WIDTH[self._report.landscape] / sum(column.width for column in table.columns)
        return [round(column.width * share, 1) for column in table.columns]

    def _cell_format(self, cell: Cell, align: Align, form: str = "@", mark: Mark | None = None) -> Format:
        quoted = form == "@" and bool(_LOOKS_LIKE_FORMULA.match(cell.text))
        return self._format(
            align=align, border=1, ink=INK[cell.tone] if cell.tone else "", quoted=quoted, form=form, mark=mark
        )

    def _format(
        self,
        *,
        font: str = FONT,
        size: float = 11,
        align: Align = Align.LEFT,
        border: int = 0,
        fill: str = "",
        ink: str = "",
        quoted: bool = False,
        form: str = "@",
        mark: Mark | None = None,
    ) -> Format:
        key = (font, size, align, border, fill, ink, quoted, form, mark)
        if key not in self._formats:
            options: dict[str, object] = {
                "font_name": font,
                "font_size": size,
                "align": align.value,
                "valign": "vcenter",
                "text_wrap": True,
                "border": border,
                "num_format": form,
                "quote_prefix": quoted,
            }
            if fill:
                options["bg_color"] = fill
            if ink:
                options |= {"font_color": ink, "bold": True}
            options |= _LOOKS[mark]
            self._formats[key] = self._workbook.add_format(options)
        return self._formats[key]


class Shown(NamedTuple):
    """A cell's number and the number format that shows it exactly as its text."""

    value: Decimal
    form: str


def as_number(text: str) -> Shown | None:
    """Return the number that a text states, with the words round it as its format; None where it is not one number.

    ＜1 → 1 shown as "＜"0; −0.5个百分点 → −0.5; texts of two numbers or lines stay texts.
    """
    found = _ONE_NUMBER.fullmatch(text)
    if found is None or len(found["digits"]) > _EXACT:
        return None
    before, figure, after = found["before"], found["digits"], found["after"]
    decimals = len(figure.partition(".")[2])
    zeros = "0" + (f".{'0' * decimals}" if decimals else "")
    shown = (f'"{before}"' if before else "") + zeros + (f'"{after}"' if after else "")
    value = -Decimal(figure) if before.endswith(("−", "-")) else Decimal(figure)
    return Shown(value, f"{shown};{shown}" if before else shown)


def _merged(sheet: Worksheet, at: int, start: int, stop: int, text: str, form: Format) -> None:
    """Write a string over the columns from `start` up to `stop`."""
    if stop - start > 1:
        sheet.merge_range(at, start, at, stop - 1, "", form)
    sheet.write_string(at, start, clean(text)[:LONGEST], form)


def _edges(table: Table) -> list[tuple[int, int]]:
    """Return the grid columns that each column of a small table covers."""
    total = sum(column.width for column in table.columns)
    ends = [0]
    for done in accumulate(column.width for column in table.columns):
        ends.append(max(round(done / total * GRID), ends[-1] + 1))
    return list(pairwise(ends))


def _height(row: Row, widths: Sequence[float]) -> float:
    """Return the height of a row in points; 409 is the most that a workbook allows."""
    lines = max((_lines(cell.text, width) for cell, width in zip(row, widths, strict=True)), default=1)
    return min(409, 4 + 15 * lines)


def _lines(text: str, width: float) -> int:
    """Return how many lines `text` takes in a column of `width` characters; a Han character is two wide."""
    room = max(width - 1, 2)
    return sum(max(1, -int(-_wide(line) // room)) for line in text.split("\n"))


def _wide(text: str) -> float:
    return sum(2.15 if unicodedata.east_asian_width(c) in "WFA" else 1.1 for c in text)
