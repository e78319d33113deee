"""Metrics from indicator tables: one for each value cell, with the row's label and unit and the column's year."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from checker.plan import Plan
from checker.reading import table_values, units
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, Passage
from checker.reading.indicators import catalogue
from checker.reading.metric_context import Context
from checker.reading.table_columns import Column, Role
from checker.reading.table_grids import find_grid_tables
from checker.reading.table_rows import Cell, Row
from checker.reading.table_streams import find_stream_tables
from checker.reading.table_values import CellValue

_UNIT_BEHIND = re.compile(r"\s*[（(\[［]([^（）()\[\]]+)[）)\]］]\s*[∗*＊①②③④⑤]?$")
_UNIT_LIKE = re.compile(r"[%％‰/]|[\u4e00-\u9fff℃]")
_RATE_HEADER = re.compile(r"[%％]|增速|增长率|年均增长")
_GROWTH_NAME = re.compile(r"(?:增长|增速|增幅|增长率|增长速度)$")
_CHANGE_INSIDE = re.compile(r"(?:总量|排放量|强度)(?:减少|下降|降低|削减)(?=[\u4e00-\u9fff])")
_ADDED = re.compile("新增(?!劳动力.*(?:年限|比例|占比|率))")
_CHANGE_NAME = re.compile(r"(?:下降|降低|减少|提高|上升|增加)$")


@dataclass(frozen=True, slots=True)
class Reading:
    """The metrics of the tables and the passages that tables take up."""

    metrics: tuple[Metric, ...]
    passages: frozenset[int]


def read_tables(plan: Plan, passages: Sequence[Passage], context: Context) -> Reading:
    """Return the metrics of every indicator table among the passages, in order, without ids."""
    metrics: list[Metric] = []
    taken: set[int] = set()
    for grid in find_grid_tables(plan, passages, context):
        taken.update(grid.passages)
        for row in grid.rows:
            metrics.extend(row_metrics(row, grid.columns, passages, context))
    for table in find_stream_tables(passages, context):
        taken.update(table.passages)
        if table.metrics is None:
            rows = (row_metrics(row, table.columns, passages, context) for row in table.rows)
            table.metrics = tuple(chain.from_iterable(rows))
        metrics.extend(table.metrics)
    return Reading(tuple(metrics), frozenset(taken))


def row_metrics(row: Row, columns: Sequence[Column], passages: Sequence[Passage], context: Context) -> Iterator[Metric]:
    """Yield one metric for each value cell of a row that holds a number."""
    values = [column for column in columns if column.role is Role.VALUE]
    name, unit = label(row)
    for order, (cell, column) in enumerate(zip(row.values, values, strict=True)):
        if cell is None:
            continue
        pair = table_values.parse_pair(cell.text)
        split = "/" in name.replace("／", "/")
        if pair and (split or (unit and "/" in unit)):
            for value, part, part_unit in zip(
                pair, _parts(name) if split else [name, name], _unit_parts(unit), strict=True
            ):
                yield _metric(row, column, cell, value, part, part_unit, order, context, passages)
            continue
        single = table_values.parse(cell.text)
        if single is not None:
            yield _metric(row, column, cell, single, name, unit, order, context, passages)


def label(row: Row) -> tuple[str, str | None]:
    """Return the row's label, joined over its lines without its unit, and the unit."""
    text = re.sub(r"\s", "", "".join(cell.text for cell in ([row.parent] if row.parent else []) + row.label))
    text = re.sub(r"^(?:\d{1,2}[.、．]|[（(]\d{1,2}[）)]|[①-⑳])", "", text.strip("∗*＊①②③④⑤"))
    unit = units.normal_name(row.unit[0].text) if row.unit else None
    behind = _UNIT_BEHIND.search(text)
    if behind and (unit is None or units.normal_name(behind[1]) == unit) and _UNIT_LIKE.search(behind[1]):
        known = units.unit_of(units.normal_name(behind[1])) is not None or "/" in behind[1]
        if known:
            unit = unit or units.normal_name(behind[1])
            text = text[: behind.start()]
    return text, unit if unit not in ("", "—", "-", "/") else None


def _parts(name: str) -> list[str]:
    """Return the two names of a composite label: 机场旅客/货邮吞吐量 -> 机场旅客吞吐量, 机场货邮吞吐量."""
    one, two = re.split(r"[/／]", name, maxsplit=1)
    tail = re.search(r"(?:吞吐量|数量|数|量|率|面积|里程|比例|比重|额)$", two)
    lead = one[: max(0, len(one) - 2)] if tail and len(two) - len(tail[0]) == 2 and len(one) > 2 else ""
    return [one + (tail[0] if tail and not one.endswith(tail[0]) else ""), lead + two]


def _unit_parts(unit: str | None) -> list[str | None]:
    if unit and "/" in unit:
        one, two = unit.split("/", 1)
        return [one, two]
    return [unit, unit]


def _metric(
    row: Row,
    column: Column,
    cell: Cell,
    value: CellValue,
    name: str,
    unit: str | None,
    order: int,
    context: Context,
    passages: Sequence[Passage],
) -> Metric:
    """Return the metric of one value cell."""
    unit = unit if value.cumulative else _column_unit(column, unit)
    year = value.year or row.years.get(order, column.year)
    measure = _measure(name, column.unit or unit, column, value)
    over_period = measure in (Measure.INCREMENT, Measure.CAGR, Measure.GROWTH) and not column.actual
    rate = measure is Measure.CAGR and column.average and not _GROWTH_NAME.search(name)
    stated_unit = _stated_unit(value, (None if value.cumulative else column.unit) or ("%" if rate else unit))
    return Metric(
        id="",
        indicator=catalogue().match_measured(name, stated_unit, measure),
        name=name,
        value=value.value,
        value_max=value.value_max,
        unit=stated_unit,
        comparator=_comparator(row, order, cell, value, passages),
        measure=measure,
        kind=MetricKind.ACTUAL if column.actual else MetricKind.TARGET,
        passage=cell.passage,
        span=value.span.shifted(cell.span.start),
        decimals=value.decimals,
        year=year,
        base_year=value.base
        or (
            context.base_year
            if over_period and year == context.period_end and not _yearly_stock(name, value, measure)
            else None
        ),
        region=context.profile.short_region,
        hedge=value.hedge or ("预计" if column.expected else None),
        attribute=_attribute(row.attribute),
        name_span=row.label[0].span if row.label else None,
        name_passage=row.label[0].passage if row.label else None,
        section=passages[cell.passage].section,
    )


def _yearly_stock(name: str, value: CellValue, measure: Measure) -> bool:
    """Tell whether an increment is that of one year (城镇新增就业人数 >25 in the target column)."""
    return (
        measure is Measure.INCREMENT
        and not value.cumulative
        and not _CHANGE_NAME.search(name)
        and not name.startswith("新增")
    )


def _column_unit(column: Column, unit: str | None) -> str | None:
    """Return the unit that a column gives its values: % for rates (年均增长（%）) of rows in 家, else the row's."""
    rate = column.average and _RATE_HEADER.search(column.header)
    return "%" if rate else unit


def _stated_unit(value: CellValue, unit: str | None) -> str | None:
    """Return the unit of the value: the cell's own, its multiplier joined to the column's, else the column's."""
    if value.unit is None:
        return unit
    if units.unit_of(value.unit) is None and unit and units.unit_of(value.unit + unit) is not None:
        return value.unit + unit
    return value.unit


def _measure(name: str, unit: str | None, column: Column, value: CellValue) -> Measure:
    """Return what a cell measures, from its brackets and words, its column and the row's label."""
    percent = (value.unit or unit) == "%"
    if value.change:
        return Measure.GROWTH if percent else Measure.INCREMENT
    if value.cumulative and (column.total or column.average or not column.actual):
        return Measure.INCREMENT
    if re.search("年均(?:增|提|下|递)", name):
        return Measure.CAGR
    if _GROWTH_NAME.search(name) and percent:
        return Measure.YOY if column.actual else Measure.CAGR
    rate = _RATE_HEADER.search(column.header) is not None
    if column.average and ((not column.total and (percent or "增" in column.header)) or (rate and percent)):
        return Measure.CAGR
    if column.average and value.unit == "%" and unit not in (None, "%"):
        return Measure.CAGR  # 0.4% under 年均/累计 in a row of 万吨
    if column.total and not column.average:
        return Measure.GROWTH if value.unit == "%" and unit not in (None, "%") else Measure.INCREMENT
    if _ADDED.search(name) or (_CHANGE_NAME.search(name) and (value.unit or unit) == "百分点"):
        return Measure.INCREMENT
    changes = _CHANGE_NAME.search(name) or _CHANGE_INSIDE.search(name)
    if changes and percent and not name.endswith("率"):
        return Measure.GROWTH
    return Measure.LEVEL


def _comparator(row: Row, order: int, cell: Cell, value: CellValue, passages: Sequence[Passage]) -> Comparator:
    """Return the comparison; a word on the next line or a sign that cleaning took for a quotation mark counts."""
    suffix = row.suffixes.get(order)
    if suffix:
        wrapped = table_values.parse("1" + suffix)
        return wrapped.comparator if wrapped else value.comparator
    source = passages[cell.passage].text.source.strip()
    if value.comparator is Comparator.EQ and source.startswith(">") and not cell.text.startswith(">"):
        return Comparator.GT
    return value.comparator


def _attribute(cell: Cell | None) -> str | None:
    if cell is None:
        return None
    return "约束性" if cell.text.startswith("约束") else "预期性" if cell.text.startswith("预期") else None
