"""数据台账: every number of the draft with what it counts, its definition, all its places, whether it agrees."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from checker.findings import Place
from checker.reading.elements import PassageKind, Reading
from checker.reading.listed_number import ListedNumber
from checker.reading.numbers_listed import find_numbers, with_wide_commas
from checker.reports.facts import book_title, signed
from checker.reports.formats import save
from checker.reports.ledger_entries import AGREES, LedgerEntry, ledger_entries
from checker.reports.quotes import excerpt, short_position
from checker.reports.tables import Align, Cell, Column, Group, Report, Row, Table, cells
from checker.review import Review
from checker.text import Span

TITLE, MAIN, OTHERS = "数据台账", "指标数据", "其他数"
_CONTEXT = 24
_COLUMNS = (
    Column("序号", 7, Align.CENTER, figures=True),
    Column("指标", 24, merged=True),
    Column("值", 12, Align.CENTER, figures=True),
    Column("单位", 9, Align.CENTER),
    Column("年份", 10, Align.CENTER, figures=True),
    Column("口径", 20),
    Column("来源", 28),
    Column("出现位置", 30),
    Column("是否一致", 24),
)
_OTHER_COLUMNS = (
    Column("序号", 7, Align.CENTER, figures=True),
    Column("数", 16, Align.CENTER, figures=True),
    Column("单位", 9, Align.CENTER),
    Column("类别", 9, Align.CENTER),
    Column("所在文字", 64),
    Column("出现位置", 30),
)


def write_ledger(review: Review, path: Path, *, author: str, when: datetime) -> None:
    """Write the ledger to `path` (.xlsx, .docx, .html); raises OutputError when it can't."""
    report = ledger_report(review, author=author, when=when)
    save(report, path, when, inputs=[reading.plan.path for reading in review.readings])


def ledger_report(review: Review, *, author: str, when: datetime) -> Report:
    """Return the ledger as a report, before any format."""
    entries = ledger_entries(review)
    rows = tuple(_row(number, entry) for number, entry in enumerate(entries, 1))
    others = tuple(_other_rows(review, entries))
    tables = (
        Table(MAIN, _COLUMNS, (Group(rows),), empty="没有识别出指标", filtered=True),
        Table(OTHERS, _OTHER_COLUMNS, (Group(others),), filtered=True, workbook_only=True),
    )
    lines = (book_title(review.title(0)), _counted(entries, len(others)), signed(author, when))
    return Report(TITLE, lines, tables, _FOOTNOTES, author)


_FOOTNOTES = (
    "注：1．同一指标的各处表述排在一起；数值照录原文：≥为“以上、不低于”，＞为“超过、突破”，≤为“以内、不超过”，＜为“不足、低于”。",
    "2．“不一致”指两处数值不能同时成立；“表述不同”指数值写法不同而并不矛盾；“存疑”见问题清单中的相应问题。",
    f"3．没有识别为指标的数逐处列在 .xlsx 格式的“{OTHERS}”一页；目录、页眉页脚、章节和表格的序号、文号中的数不列。",
)


def _counted(entries: list[LedgerEntry], others: int) -> str:
    """Return how many numbers there are; the parts add up."""
    stated = sum(len(entry.metrics) for entry in entries)
    clashes = sum(entry.verdict.startswith("不一致") for entry in entries)
    doubts = sum(entry.verdict.startswith("存疑") for entry in entries)
    data = f"指标数据{len(entries)}项（{stated}处），其中不一致{clashes}项、存疑{doubts}项"
    return f"{data}；其他数{others}处"


def _row(number: int, entry: LedgerEntry) -> Row:
    texts = (
        str(number),
        entry.name,
        entry.value,
        entry.unit,
        entry.year,
        entry.definition,
        entry.source,
        "\n".join(entry.places),
    )
    return (*cells(texts), Cell(entry.verdict or AGREES, entry.tone))


def _other_rows(review: Review, entries: list[LedgerEntry]) -> Iterator[Row]:
    """Yield the numbers that no metric states, each with the words round it."""
    reading, number = review.draft, 0
    stated: dict[int, list[Span]] = {}
    for entry in entries:
        for metric in entry.metrics:
            stated.setdefault(metric.passage, []).append(metric.span)
    labels = {h.passage: h.title_span.start for h in reading.outline if h.number and h.title_span}
    for index, found in _numbers(reading):
        if found.span.stop <= labels.get(index, 0) or any(found.span.overlaps(s) for s in stated.get(index, ())):
            continue
        number += 1
        around = reading.sentence(index, found.span)
        shown = excerpt(reading.passages[index].normal, around, found.span, _CONTEXT)
        kind = "年份" if found.unit == "年" and 1900 <= found.value <= 2200 else ""
        texts = (reading.written(index, found.number), found.unit or "", kind, reading.written(index, shown))
        yield cells((str(number), *texts, short_position(review, Place(0, index, found.span))))


def _numbers(reading: Reading) -> Iterator[tuple[int, ListedNumber]]:
    """Yield the numbers of the text with their passages, less those that only count the rows of a table."""
    for index, passage in enumerate(reading.passages):
        if passage.kind in (PassageKind.FURNITURE, PassageKind.TOC):
            continue
        for found in find_numbers(with_wide_commas(passage.text)):
            cell = reading.plan.blocks[passage.stretches[0].block].cell
            whole = found.span.of(passage.normal).strip() == passage.normal.strip()
            if not (cell is not None and cell.column == 0 and whole and found.unit is None):
                yield index, found
