"""Indicator tables that came as plain text: one cell a line, or one row a line with columns parted by blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from checker.reading import table_values
from checker.reading.elements import Metric, Passage, PassageKind
from checker.reading.memory import Each, store
from checker.reading.metric_context import Context
from checker.reading.table_columns import Column, Role, column_of, squeezed
from checker.reading.table_rows import COUNT, GROUP, Cell, Row, rows_of
from checker.text import Span

LONGEST_CELL = 60
"""Characters of the longest cell: what is longer is prose behind the table."""
_SPLIT = re.compile(r"[^\s|｜]+(?:[ \u00a0][^\s|｜]+)*")
_HEADER = re.compile("序号|类别|领域|维度|分类|指标|主要指标|具体指标|核心指标|发展指标")
_MOST_KEPT = 256  # tables
_END = re.compile(r"^(?:注|备注|说明|资料来源|数据来源)\s?[:：1]|^[\[［]\s*[\]］]内")


@dataclass(slots=True)
class StreamTable:
    """A table found in text: its columns, its rows, and the passages it takes up."""

    columns: list[Column]
    rows: list[Row]
    passages: range
    metrics: tuple[Metric, ...] | None = None
    """What was read from the rows, remembered with the table; None until it was."""


class _Kept(NamedTuple):
    """A table, or that there is none, and all that this was read from: the plan's frame, and passages to a stop."""

    frame: int
    window: tuple[Passage, ...]
    is_last: bool  # the text ends with the window
    table: StreamTable | None

    def holds(self, passages: Sequence[Passage], first: int, frame: int) -> bool:
        """Tell whether the same would be read from `first` on."""
        stop = first + len(self.window)
        same_end = stop == len(passages) if self.is_last else stop <= len(passages)
        return frame == self.frame and same_end and self.window == tuple(passages[first:stop])


_AHEAD = 4  # passages behind a table that are looked at to find its end
_kept: dict[int, _Kept] = store()


def find_stream_tables(passages: Sequence[Passage], context: Context) -> Iterator[StreamTable]:
    """Yield the indicator tables among the passages, in order; those where nothing changed come from memory."""
    stop = 0
    for at, starts in enumerate(_starting.over(passages)):
        if starts and at >= stop:
            table = _table(passages, _first_header(passages, at, context), context)
            if table is not None:
                yield table
                stop = table.passages.stop


def _table(passages: Sequence[Passage], first: int, context: Context) -> StreamTable | None:
    known = _kept.get(first)
    if known is None or not known.holds(passages, first, context.plan_frame):
        table, stop = _read(passages, first, context)
        window = tuple(passages[first : stop + _AHEAD])
        if len(_kept) >= _MOST_KEPT:
            _kept.clear()
        known = _kept[first] = _Kept(context.plan_frame, window, stop + _AHEAD > len(passages), table)
    return known.table


def _starts(passage: Passage) -> bool:
    if passage.kind in (PassageKind.FURNITURE, PassageKind.CELL, PassageKind.TOC) or len(passage.normal) > 120:
        return False
    text = squeezed(passage.normal).lstrip("|｜")
    return len(text) <= 60 and _HEADER.match(text) is not None


_starting = Each(_starts)


def _first_header(passages: Sequence[Passage], at: int, context: Context) -> int:
    while at > 0 and column_of(passages[at - 1].normal, context) and len(passages[at - 1].normal) <= 8:
        at -= 1
    return at


def cells_of(passage: Passage, index: int) -> list[Cell]:
    """Return the cells of a line: parted by tabs, strokes or two blanks, or the whole line."""
    text = passage.normal
    wide = "  " in text or "\t" in text or "|" in text or "\u3000" in text
    if not wide:
        stripped = text.strip()
        lead = len(text) - len(text.lstrip())
        return [Cell(stripped, index, Span(lead, lead + len(stripped)))] if stripped else []
    found = [Cell(m[0], index, Span(*m.span())) for m in _SPLIT.finditer(text) if not re.fullmatch(r"[-:]+", m[0])]
    if found and all(len(cell.text) == 1 and "\u4e00" <= cell.text <= "\u9fff" for cell in found):
        return [Cell(text.strip(), index, Span(found[0].span.start, found[-1].span.stop))]  # 指  标: one spaced word
    return found


def words_of(passage: Passage, index: int) -> list[Cell]:
    """Return the cells of a line whose columns are parted by single blanks, which cleaning has taken out in part."""
    found = (passage.text.to_normal(Span(*m.span())) for m in re.finditer(r"\S+", passage.text.source))
    return [Cell(span.of(passage.normal), index, span) for span in found if span.stop > span.start]


def _parted(passage: Passage, context: Context) -> Callable[[Passage, int], list[Cell]]:
    """Return how the lines of a table are cut into cells, from its header line."""
    words = words_of(passage, 0)
    narrow = len(cells_of(passage, 0)) == 1 and len(words) >= 3 and all(column_of(w.text, context) for w in words)
    return words_of if narrow else cells_of


def _read(passages: Sequence[Passage], first: int, context: Context) -> tuple[StreamTable | None, int]:
    """Return the table whose header begins at `first`, if there is one, and the passage at which reading stopped."""
    parted = _parted(passages[first], context)
    columns, headers, at = _header(passages, first, context, parted)
    roles = [column.role for column in columns]
    if Role.NAME not in roles or Role.VALUE not in roles:
        return None, at
    tokens, stop = _tokens(passages, at, headers, parted)
    rows = list(rows_of(tokens, columns))
    if not rows:
        return None, stop
    width = Counter(len(row.values) for row in rows).most_common(1)[0][0]
    fitted = _fit(columns, width)
    if fitted is None:
        return None, stop
    rows = [row for row in rows_of(tokens, fitted) if _complete(row, fitted)]
    return StreamTable(fitted, rows, range(first, stop)), stop


def _complete(row: Row, columns: Sequence[Column]) -> bool:
    """Tell whether a row has a value for each column; one that has just the targets gets None for the others."""
    values = [column for column in columns if column.role is Role.VALUE]
    ahead = [column for column in values if not column.actual]
    if len(row.values) < len(values) and len(row.values) == len(ahead):
        given = iter(row.values)
        row.values = [None if column.actual else next(given) for column in values]
    return len(row.values) == len(values)


def _header(
    passages: Sequence[Passage], first: int, context: Context, parted: Callable[[Passage, int], list[Cell]]
) -> tuple[list[Column], set[str], int]:
    """Return the columns of the header that begins at passage `first`, its words, and the passage after it."""
    texts: list[str] = []
    words: set[str] = set()
    at = first
    while at < len(passages) and at - first < 24:
        cells = parted(passages[at], at)
        if not cells and at > first:  # the rule under the header of a table drawn with strokes
            at += 1
            continue
        if not cells or not all(column_of(cell.text, context) or _joins(texts, cell.text) for cell in cells):
            break
        if any(table_values.parse(cell.text) for cell in cells if not re.search("年", cell.text)):
            break
        for cell in cells:
            words.add(squeezed(cell.text))
            if texts and _joins(texts, cell.text):
                texts[-1] += squeezed(cell.text)
            else:
                texts.append(squeezed(cell.text))
        at += 1
    columns = [column_of(text, context) for text in texts]
    return [column for column in columns if column is not None], words, at


def _joins(texts: list[str], text: str) -> bool:
    """Tell whether a header cell continues the one before: 2025年 + 预计, 年均/ + 累计."""
    if not texts:
        return False
    last, text = texts[-1], squeezed(text)
    if re.search("累计|合计", text) and re.search(r"(?:19|20)\d{2}年?", last):
        return False
    if last.endswith(("/", "／", "（", "(")) or re.match(r"^[\[［（(〔【]", text):
        return True
    return bool(re.fullmatch(r"(?:19|20)\d{2}年?", last)) and bool(
        re.fullmatch(r"(?:预计|目标|实际|现状|预期|基期|规划|完成|目标值|预期值|实际值|现状值|预计值|基数)+", text)
    )


def _tokens(
    passages: Sequence[Passage], at: int, headers: set[str], parted: Callable[[Passage, int], list[Cell]]
) -> tuple[list[Cell], int]:
    """Return the cells of the body, page marks and repeated headers left out, and the passage after the last."""
    out: list[Cell] = []
    while at < len(passages):
        passage = passages[at]
        text = passage.normal.strip()
        if passage.kind is PassageKind.FURNITURE:
            at += 1
            continue
        cells = parted(passage, at)
        if _END.match(text) or any(len(cell.text) > LONGEST_CELL or "。" in cell.text for cell in cells):
            break
        if passage.kind is PassageKind.HEADING and len(cells) < 3 and not _is_group_row(passages, at):
            break
        if not all(squeezed(cell.text) in headers for cell in cells):
            out.extend(cell for cell in cells if not re.fullmatch(r"[—\-－–]\s*\d+\s*[—\-－–]", cell.text))
        at += 1
    return out, at


def _is_group_row(passages: Sequence[Passage], at: int) -> bool:
    """Tell whether a heading is a row of the table (一、经济强（12项）) and not the next chapter."""
    if COUNT.search(passages[at].normal) or (
        GROUP.match(passages[at].normal) and passages[at].normal.rstrip().endswith(("项）", "项)"))
    ):
        return True
    behind = cells_of(passages[at + 1], at + 1) if at + 1 < len(passages) else []
    if len(behind) >= 3 and len(behind[0].text) <= LONGEST_CELL and table_values.parse(behind[1].text) is not None:
        return True  # the next line has columns, and a figure in them
    following = [p.normal.strip() for p in passages[at + 1 : at + 4]]
    return (
        len(following) == 3
        and all(len(text) <= 30 and "。" not in text for text in following)
        and any(table_values.is_value(text) for text in following)
    )


def _fit(columns: list[Column], width: int) -> list[Column] | None:
    """Return the columns with as many value columns as the rows have values: headers that span others dropped."""
    values = [column for column in columns if column.role is Role.VALUE]
    kept = list(columns)
    for column in values:
        if sum(c.role is Role.VALUE for c in kept) > width and column.spans:
            kept.remove(column)
    return kept if sum(c.role is Role.VALUE for c in kept) == width else None
