"""Rows of an indicator table taken apart from a run of cells: label, unit, attribute, and a value for each column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from checker.reading import metric_cues, table_values, units
from checker.reading.table_columns import Column, Role, squeezed
from checker.text import Span

COUNT = re.compile(r"^[（(]\d+\s?项[）)]$")
GROUP = re.compile(
    r"^(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)]).{2,20}$|^.{2,16}[（(]\d+\s?项[）)]$"
)
ATTRIBUTE = re.compile(r"^(?:约束性?|预期性?|引导性|导向性)(?:指标)?$")
YEAR_NOTE = re.compile(r"^[（(](?:19|20)\d{2}年?(?:数据|值)?[）)]$")
_OTHER_UNIT = re.compile(r"\d*[万亿百千十]*[\u4e00-\u9fff]{0,3}")
SUFFIX = re.compile(r"^(?:左右|以上|以下|以内|上下)[∗*＊]?$")


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
    open: bool = False
    """The last value ended with a comma, so that words after it belong to it (4.5-5， + 努力争取更好结果)."""


def rows_of(tokens: list[Cell], columns: list[Column]) -> Iterator[Row]:
    """Yield the rows of a body, parted by serial numbers where the table has them, else by their last cells."""
    serial = any(column.role is Role.SERIAL for column in columns)
    starts = _serial_starts(tokens) if serial else []
    if not starts:
        grouped = any(column.role is Role.GROUP for column in columns)
        yield from (_ungrouped(row) if grouped else row for row in _split(_merged(tokens), columns))
        return
    for begin, stop in zip(starts, [*starts[1:], len(tokens)], strict=True):
        yield from _split(_merged(tokens[begin + 1 : stop]), columns)


def _ungrouped(row: Row) -> Row:
    """Return a row without the name of its group, which a column of groups puts in front of the first label."""
    group = re.compile(r"[\u4e00-\u9fff]{2,6}")
    if len(row.label) >= 2 and group.fullmatch(row.label[0].text):
        row.label = row.label[1:]
    if row.parent is not None and group.fullmatch(row.parent.text):
        row.parent = None
    return row


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
        and all(units.unit_of(p) is not None or _OTHER_UNIT.fullmatch(p) for p in name.removeprefix("1").split("/"))
        and len(name) <= 10
    )


def _is_own_unit(before: Cell, token: Cell) -> bool:
    """Tell whether a cell is a whole unit (/10万) behind a label, not the end of one that wraps (人 + /10万)."""
    return len(before.text) > 4 and units.unit_of(units.normal_name(token.text)) is not None


def _merged(tokens: list[Cell]) -> list[Cell]:
    """Return the cells with units that wrap over a line (人/ + 亿元) put together."""
    out: list[Cell] = []
    for token in tokens:
        stroke = out and (
            (out[-1].text.endswith(("/", "／")) and len(out[-1].text) <= 6 and len(token.text) <= 6)
            or (token.text.startswith(("/", "／")) and 1 < len(token.text) <= 12 and not _is_own_unit(out[-1], token))
        )
        if stroke:
            out[-1] = Cell(out[-1].text + token.text, out[-1].passage, out[-1].span)
        else:
            out.append(token)
    return out


def _split(tokens: list[Cell], columns: list[Column]) -> Iterator[Row]:
    """Yield the row or rows (sub-rows under one number) that the cells make."""
    order = [column.role for column in columns if column.role in (Role.UNIT, Role.ATTRIBUTE, Role.VALUE)]
    wanted = order.count(Role.VALUE)
    attribute_last = Role.ATTRIBUTE in order and order[-1] is Role.ATTRIBUTE
    notes = sum(column.role is Role.NOTE for column in columns)
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
        at += _notes(tokens, at, notes)


def _notes(tokens: list[Cell], at: int, notes: int) -> int:
    """Return how many cells behind a row belong to columns of remarks (责任单位)."""
    count = 0
    while count < notes and at + count < len(tokens) and not table_values.is_value(tokens[at + count].text):
        count += 1
    return count


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
        elif has_unit and not row.unit and not row.values and (_is_unit(text) or table_values.EMPTY.match(text)):
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
            row.open = text.endswith(("，", ","))
            at += 1
        elif (len(row.values) >= wanted and not attribute_last) or COUNT.match(text):
            break
        else:
            at = _qualitative(row, tokens, at, wanted)
    return row, at


def _is_group(tokens: list[Cell], at: int) -> bool:
    """Tell whether a cell names the group of the rows after it (创新驱动, （4项）) and is no part of a label."""
    text = tokens[at].text
    if COUNT.match(text) or GROUP.match(text):
        return True
    return squeezed(text) in metric_cues.words("group") and at + 1 < len(tokens) and _is_label(tokens[at + 1].text)


def _qualitative(row: Row, tokens: list[Cell], at: int, wanted: int) -> int:
    """Take a cell of words as a value; two in a row are one value that wraps (稳步 + 提高)."""
    last = row.values[-1] if row.values else None
    if row.open:
        return at + 1
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
