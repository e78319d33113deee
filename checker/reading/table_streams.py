"""Indicator tables that came as plain text: one cell a line, or one row a line with columns parted by blanks."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from checker.reading import metric_cues, table_values, units
from checker.reading.elements import Passage, PassageKind
from checker.reading.metric_context import Context
from checker.reading.table_columns import Column, Role, column_of, squeezed
from checker.text import Span

LONGEST_CELL = 60
_SPLIT = re.compile(r"[^\s|｜]+(?:[ \u00a0][^\s|｜]+)*")
_COUNT = re.compile(r"^[（(]\d+\s?项[）)]$")
_GROUP = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]).{2,20}$|^.{2,16}[（(]\d+\s?项[）)]$"
)
ATTRIBUTE = re.compile(r"^(?:约束性?|预期性?|引导性|导向性)(?:指标)?$")
YEAR_NOTE = re.compile(r"^[（(](?:19|20)\d{2}年?(?:数据|值)?[）)]$")
SUFFIX = re.compile(r"^(?:左右|以上|以下|以内|上下)[∗*＊]?$")
_END = re.compile(r"^(?:注|备注|说明|资料来源|数据来源)\s?[:：1]|^[\[［]\s*[\]］]内")


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: its text, the passage it stands in, and its place there."""

    text: str
    passage: int
    span: Span


@dataclass(slots=True)
class Row:
    """A row taken apart: the cells of its label, its unit, attribute, and one value cell (or None) a value column."""

    label: list[Cell]
    unit: list[Cell] = field(default_factory=list)
    attribute: Cell | None = None
    values: list[Cell | None] = field(default_factory=list)
    suffixes: dict[int, str] = field(default_factory=dict)
    years: dict[int, int] = field(default_factory=dict)
    parent: Cell | None = None


@dataclass(slots=True)
class StreamTable:
    """A table found in text: its columns, its rows, and the passages it takes up."""

    columns: list[Column]
    rows: list[Row]
    passages: range


def find_stream_tables(passages: Sequence[Passage], context: Context) -> Iterator[StreamTable]:
    """Yield the indicator tables among the passages, in order."""
    at = 0
    while at < len(passages):
        if not _starts(passages[at]):
            at += 1
            continue
        first = _first_header(passages, at, context)
        table = _read(passages, first, context)
        if table is None:
            at += 1
            continue
        yield table
        at = max(table.passages.stop, at + 1)


def _starts(passage: Passage) -> bool:
    text = squeezed(passage.normal) if len(passage.normal) <= 120 else ""
    return (
        bool(text)
        and passage.kind not in (PassageKind.FURNITURE, PassageKind.CELL, PassageKind.TOC)
        and bool(re.match(r"^(?:序号|类别|指标|指标名称|主要指标|具体指标)", text))
        and len(text) <= 60
    )


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


def _read(passages: Sequence[Passage], first: int, context: Context) -> StreamTable | None:
    columns, headers, at = _header(passages, first, context)
    roles = [column.role for column in columns]
    if Role.NAME not in roles or Role.VALUE not in roles:
        return None
    tokens, stop = _tokens(passages, at, headers)
    rows = list(_rows(tokens, columns))
    if not rows:
        return None
    width = Counter(len(row.values) for row in rows).most_common(1)[0][0]
    fitted = _fit(columns, width)
    if fitted is None:
        return None
    values = [c for c in fitted if c.role is Role.VALUE]
    rows = [row for row in _rows(tokens, fitted) if len(row.values) == len(values)]
    return StreamTable(fitted, rows, range(first, stop))


def _header(passages: Sequence[Passage], first: int, context: Context) -> tuple[list[Column], set[str], int]:
    """Return the columns of the header that begins at passage `first`, its words, and the passage after it."""
    texts: list[str] = []
    words: set[str] = set()
    at = first
    while at < len(passages) and at - first < 24:
        cells = cells_of(passages[at], at)
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
    if last.endswith(("/", "／", "（", "(")) or re.match(r"^[\[［（(]", text):
        return True
    return bool(re.fullmatch(r"(?:19|20)\d{2}年?", last)) and bool(
        re.fullmatch(r"(?:预计|目标|实际|现状|预期|基期|规划|完成|目标值|预期值|实际值|现状值|预计值|基数)+", text)
    )


def _tokens(passages: Sequence[Passage], at: int, headers: set[str]) -> tuple[list[Cell], int]:
    """Return the cells of the body, page marks and repeated headers left out, and the passage after the last."""
    out: list[Cell] = []
    while at < len(passages):
        passage = passages[at]
        text = passage.normal.strip()
        if passage.kind is PassageKind.FURNITURE:
            at += 1
            continue
        cells = cells_of(passage, at)
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
    if _COUNT.search(passages[at].normal) or (
        _GROUP.match(passages[at].normal) and passages[at].normal.rstrip().endswith(("项）", "项)"))
    ):
        return True
    following = [p.normal.strip() for p in passages[at + 1 : at + 4]]
    return (
        len(following) == 3
        and all(len(text) <= 30 and "。" not in text for text in following)
        and any(table_values.is_value(text) for text in following)
    )


def _rows(tokens: list[Cell], columns: list[Column]) -> Iterator[Row]:
    """Yield the rows of a body, parted by serial numbers where the table has them, else by their last cells."""
    serial = any(column.role is Role.SERIAL for column in columns)
    starts = _serial_starts(tokens) if serial else []
    if not starts:
        yield from _split(_merged(tokens), columns)
        return
    for begin, stop in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield from _split(_merged(tokens[begin + 1 : stop]), columns)


def _serial_starts(tokens: list[Cell]) -> list[int]:
    starts: list[int] = []
    expected = 1
    for index, token in enumerate(tokens[:-1]):
        number = re.fullmatch(r"(\d{1,2})[.、．]?", token.text)
        if number and int(number[1]) == expected and _is_label(tokens[index + 1].text):
            starts.append(index)
            expected += 1
    return starts


def _is_label(text: str) -> bool:
    return (
        bool(re.search(r"[\u4e00-\u9fff]{2}", text))
        and not ATTRIBUTE.match(text)
        and not SUFFIX.match(text)
        and (not table_values.is_value(text) or len(text) > 8)
        and not _is_unit(text)
    )


def _is_unit(text: str) -> bool:
    name = units.normal_name(text)
    return units.unit_of(name) is not None or (
        "/" in name
        and all(
            units.unit_of(p) is not None or re.fullmatch(r"[万亿百千十]*[\u4e00-\u9fff]{1,3}", p)
            for p in name.split("/")
        )
        and len(name) <= 10
    )


def _merged(tokens: list[Cell]) -> list[Cell]:
    """Return the cells with units that wrap over a line (人/ + 亿元) put together."""
    out: list[Cell] = []
    for token in tokens:
        if out and out[-1].text.endswith(("/", "／")) and len(out[-1].text) <= 6 and len(token.text) <= 6:
            out[-1] = Cell(out[-1].text + token.text, out[-1].passage, out[-1].span)
        else:
            out.append(token)
    return out


def _split(tokens: list[Cell], columns: list[Column]) -> Iterator[Row]:
    """Yield the row or rows (sub-rows under one number) that the cells make."""
    order = [column.role for column in columns if column.role in (Role.UNIT, Role.ATTRIBUTE, Role.VALUE)]
    wanted = order.count(Role.VALUE)
    attribute_last = Role.ATTRIBUTE in order and order[-1] is Role.ATTRIBUTE
    parent: Cell | None = None
    at = 0
    while at < len(tokens):
        row, at = _one_row(tokens, at, wanted, attribute_last, Role.UNIT in order, Role.ATTRIBUTE in order)
        if row is None:
            return
        if parent is not None and len(row.label) == 1:
            row.parent = parent
        elif len(row.label) >= 2:
            parent = row.label[0]
        yield row


def _one_row(
    tokens: list[Cell], at: int, wanted: int, attribute_last: bool, has_unit: bool, has_attribute: bool
) -> tuple[Row | None, int]:
    row = Row([])
    while at < len(tokens) and not _ends_label(row, tokens[at], has_unit):
        if not row.label and _is_group(tokens, at):
            at += 1
            continue
        row.label.append(tokens[at])
        at += 1
    if not row.label or at >= len(tokens):
        return None, at
    while at < len(tokens):
        text = tokens[at].text
        if ATTRIBUTE.match(text) and row.attribute is None:
            row.attribute = tokens[at]
            at += 1
            if attribute_last and row.values:
                break
        elif has_unit and not row.unit and not row.values and _is_unit(text):
            row.unit.append(tokens[at])
            at += 1
        elif row.values and SUFFIX.match(text):
            row.suffixes[len(row.values) - 1] = text.rstrip("∗*＊")
            at += 1
        elif row.values and YEAR_NOTE.match(text):
            year = re.search(r"\d{4}", text)
            row.years[len(row.values) - 1] = int(year[0]) if year else 0
            at += 1
        elif table_values.is_value(text):
            if len(row.values) >= wanted and not attribute_last and (row.attribute is not None or not has_attribute):
                break
            row.values.append(tokens[at])
            at += 1
        elif (len(row.values) >= wanted and not attribute_last) or _COUNT.match(text):
            break
        else:
            at = _qualitative(row, tokens, at, wanted)
    return row, at


def _is_group(tokens: list[Cell], at: int) -> bool:
    """Tell whether a cell names the group of the rows after it (创新驱动, （4项）) and is no part of a label."""
    text = tokens[at].text
    if _COUNT.match(text) or _GROUP.match(text):
        return True
    return squeezed(text) in metric_cues.words("group") and at + 1 < len(tokens) and _is_label(tokens[at + 1].text)


def _qualitative(row: Row, tokens: list[Cell], at: int, wanted: int) -> int:
    """Take a cell of words as a value; two in a row are one value that wraps (稳步 + 提高)."""
    last = row.values[-1] if row.values else None
    wraps = (
        last is not None
        and not table_values.is_value(last.text)
        and last.passage == tokens[at].passage - 1
        and (len(last.text) <= 4 or len(row.values) >= wanted)
    )
    if not wraps:
        row.values.append(tokens[at])
    return at + 1


def _ends_label(row: Row, token: Cell, has_unit: bool) -> bool:
    """Tell whether the label stands complete before `token`."""
    if not row.label:
        return False
    if ATTRIBUTE.match(token.text) or table_values.is_value(token.text):
        return True
    if has_unit:
        return _is_unit(token.text)
    closed = re.search(r"[（(]([^（）()]+)[）)]$", row.label[-1].text)
    return bool(closed and _is_unit(closed[1]))


def _fit(columns: list[Column], width: int) -> list[Column] | None:
    """Return the columns with as many value columns as the rows have values: headers that span others dropped."""
    values = [column for column in columns if column.role is Role.VALUE]
    kept = list(columns)
    for column in values:
        if sum(c.role is Role.VALUE for c in kept) > width and column.spans:
            kept.remove(column)
    return kept if sum(c.role is Role.VALUE for c in kept) == width else None
