"""Totals that their parts do not add up to, in sentences and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.align.values import factor, with_unit, written
from checker.findings import Place
from checker.intervals import Interval
from checker.plan import Cell, Table
from checker.reading.elements import Comparator, Measure, Metric, Reading
from checker.rules.statements import sentence, value_place
from checker.text import Span

_TOTAL_BEFORE = re.compile("(?:合计|共计|总计|总共)[^，,。；;0-9]{0,12}$")
_SPLIT = re.compile("分别(?:为|是|有|达到?)?")
_OPEN = re.compile("其中|等|以上|超过|左右|约|余")
_TOTAL_ROW = re.compile(r"\s*(?:合\s*计|总\s*计|共\s*计)\s*")
_SUBTOTAL = re.compile("小计|其中|累计")
_NOT_ADDITIVE = re.compile("率|比|占|均|%|序号|编号|年份|年限|时间")
_NUMBER = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class WrongSum:
    """A stated total, its parts and what they add up to; figures with units as messages say them."""

    place: Place
    parts: tuple[Place, ...]
    stated: str
    added: str
    computation: str
    label: str = ""


def in_sentences(reading: Reading) -> Iterator[WrongSum]:
    """Yield the totals of sentences that list all parts: `共20个，分别为…` and `…，合计20个`."""
    for total in reading.metrics:
        if total.measure is not Measure.LEVEL or total.comparator is not Comparator.EQ or total.unit in (None, "%"):
            continue
        parts = _parts(reading, total)
        if len(parts) > 1 and (wrong := _unequal(total, parts)):
            yield wrong


def _parts(reading: Reading, total: Metric) -> list[Metric]:
    """Return the parts that the sentence lists as all there are, or nothing."""
    text = reading.passages[total.passage].normal
    whole = sentence(reading, total)
    near = [m for m in reading.metrics if sentence(reading, m) == whole and m is not total]
    if _OPEN.search(whole[1].of(text)):
        return []
    if _TOTAL_BEFORE.search(text[whole[1].start : total.span.start]):
        return _alike(total, [m for m in near if m.span.stop <= total.span.start], near)
    after = [m for m in near if m.span.start >= total.span.stop]
    if after and _SPLIT.search(text[total.span.stop : after[0].span.start]):
        return _alike(total, after, near)
    return []


def _alike(total: Metric, parts: Sequence[Metric], near: Sequence[Metric]) -> list[Metric]:
    """Return the parts when all are plain levels in the total's kind of unit and nothing else is counted."""
    plain = all(m.measure is Measure.LEVEL and m.comparator is Comparator.EQ for m in parts)
    same = all(factor(m.unit, total.unit) is not None for m in parts)
    return list(parts) if plain and same and len(parts) == len(near) else []


def _unequal(total: Metric, parts: Sequence[Metric]) -> WrongSum | None:
    """Return the sum when no values inside the rounding add up to the total."""
    added, amount = Interval.point(Decimal(0)), Decimal(0)
    for part in parts:
        times = factor(part.unit, total.unit)
        if part.interval is None or part.value is None or times is None:
            return None
        added, amount = added + part.interval.scaled(times), amount + part.value * times
    if total.interval is None or added.meets(total.interval):
        return None
    said = f"{written(amount)}{total.unit}"
    computation = " + ".join(map(with_unit, parts)) + f" = {said}"
    return WrongSum(value_place(total), tuple(map(value_place, parts)), with_unit(total), said, computation, total.name)


def in_tables(reading: Reading) -> Iterator[WrongSum]:
    """Yield the figures of 合计 rows that the rows above do not add up to."""
    where = {stretch.block: i for i, p in enumerate(reading.passages) for stretch in p.stretches}
    for table in reading.plan.tables:
        texts = {(c.row, c.column): _Entry.of(c, reading, where) for c in table.cells if c.row_span == 1}
        if any(_SUBTOTAL.search(entry.text) for entry in texts.values() if entry):
            continue
        for row in range(1, table.rows):
            first = texts.get((row, 0))
            if first and _TOTAL_ROW.fullmatch(first.text):
                yield from _columns(table, texts, row)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One cell: its text and the passage it stands in."""

    text: str
    passage: int

    @classmethod
    def of(cls, cell: Cell, reading: Reading, where: dict[int, int]) -> _Entry | None:
        """Return the cell's entry; None for an empty cell and for one of several paragraphs."""
        passages = {where[block] for block in cell.blocks if block in where}
        if len(passages) != 1:
            return None
        passage = passages.pop()
        return cls(reading.passages[passage].normal.strip(), passage)

    @property
    def place(self) -> Place:
        """Where the cell's text stands."""
        return Place(0, self.passage, Span(0, len(self.text)))

    @property
    def interval(self) -> Interval | None:
        """The rounding interval of a cell that holds one plain number, else None."""
        if not _NUMBER.fullmatch(self.text):
            return None
        digits = self.text.replace(",", "")
        decimals = len(digits.partition(".")[2])
        value = Decimal(digits)
        return Interval.rounded(value, decimals) if decimals else Interval.point(value)


def _columns(table: Table, texts: dict[tuple[int, int], _Entry | None], total_row: int) -> Iterator[WrongSum]:
    """Yield the columns of one 合计 row whose numbers above, all of them plain, do not add up."""
    for column in range(1, table.columns):
        head, total = texts.get((0, column)), texts.get((total_row, column))
        above = [entry for row in range(1, total_row) if (entry := texts.get((row, column)))]
        if not head or not total or len(above) < 2 or len(above) != total_row - 1 or _NOT_ADDITIVE.search(head.text):
            continue
        numbers = [entry.interval for entry in above]
        stated = total.interval
        if stated is None or any(number is None for number in numbers):
            continue
        added = sum((number for number in numbers if number), start=Interval.point(Decimal(0)))
        if added.meets(stated):
            continue
        amount = sum(Decimal(entry.text.replace(",", "")) for entry in above)
        computation = " + ".join(entry.text for entry in above) + f" = {written(Decimal(amount))}"
        places = tuple(entry.place for entry in above)
        yield WrongSum(total.place, places, total.text, written(Decimal(amount)), computation, head.text)
