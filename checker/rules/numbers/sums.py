"""Totals that their parts do not add up to, in sentences and in tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from checker.align.values import factor, written
from checker.findings import Place
from checker.intervals import Interval
from checker.plan import Cell, Table
from checker.reading.elements import Comparator, Passage, PassageKind, Reading
from checker.reading.quantities import Quantity, find_quantities
from checker.rules.base import passages
from checker.text import Span

_TOTAL_BEFORE = re.compile(r"(?:合计|共计|总计|总共)[^，,。；;0-9]{0,8}(?=\d)")
_SPLIT = re.compile("分别(?:为|是|有|达到?)?")
_SUM_WORDS = ("分别", "合计", "共计", "总计", "总共")
_NOTE = re.compile(r"\s*(?:注|说明|备注)")
_CLAUSE_END = re.compile(r"[，；（(]")
_OPEN = re.compile("等|以上|超过|左右|约|余")
_OF_WHICH = re.compile("其中[：:，,]?")
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


def may_sum(passage: Passage) -> bool:
    """Tell whether a passage may hold a total or a part of one."""
    if passage.kind is PassageKind.CELL or _NOTE.match(passage.normal):
        return True
    return any(word in passage.normal for word in _SUM_WORDS)


def in_sentences(reading: Reading) -> Iterator[WrongSum]:
    """Yield the totals of sentences that list all parts: `共20个，分别为…` and `…，合计20个`."""
    for i, passage in passages(reading, (PassageKind.BODY, PassageKind.FOOTNOTE), _SUM_WORDS):
        for sentence in re.finditer("[^。；！？]+", passage.normal):
            yield from _in_sentence(i, sentence[0], sentence.start())


def _in_sentence(passage: int, text: str, offset: int) -> Iterator[WrongSum]:
    """Yield the wrong total of one sentence that names all its parts, if it does."""
    split, summed, first = _SPLIT.search(text), _TOTAL_BEFORE.search(text), _OF_WHICH.search(text)
    if summed and not split and (end := _CLAUSE_END.search(text, summed.end())):
        text = text[: end.start()]  # what follows the total (…，惠及约3万户) is none of its parts
    if not (split or summed) or _OPEN.search(text):
        return
    listed = first is not None and summed is not None and first.end() < summed.start()
    if first and not listed:
        return  # 其中 alone need not name all parts
    sizes = [q for q in find_quantities(text) if q.use in ("count", "measure")]
    wholes = {(q.value, q.unit) for q in sizes if first and q.span.stop <= first.start()}
    if first:  # 共45个，其中……，合计45个: what stands between adds up to what is said again
        sizes = [q for q in sizes if q.span.start >= first.end()]
    if split and not summed:
        before = [q for q in sizes if q.span.stop <= split.start()]
        total, parts = (before[-1] if before else None), [q for q in sizes if q.span.start >= split.end()]
    else:
        at = summed.end() if summed else 0
        total = next((q for q in sizes if q.span.start >= at), None)
        parts = [q for q in sizes if q.span.stop <= at]
    if total and first and (total.value, total.unit) not in wholes:
        return
    if total and len(parts) > 1 and len(parts) + 1 >= len(sizes) and (wrong := _unequal(passage, offset, total, parts)):
        yield wrong


def _unequal(passage: int, offset: int, total: Quantity, parts: Sequence[Quantity]) -> WrongSum | None:
    """Return the sum when no values inside the rounding add up to the total; None where they can't be added."""
    added, amount = Interval.point(Decimal(0)), Decimal(0)
    for part in parts:
        times, interval = factor(part.unit, total.unit), _interval(part)
        if times is None or interval is None:
            return None
        added, amount = added + interval.scaled(times), amount + part.value * times
    stated = _interval(total)
    if stated is None or added.meets(stated):
        return None
    said = f"{written(amount)}{total.unit}"
    computation = " + ".join(f"{written(p.value)}{p.unit}" for p in parts) + f" = {said}"
    places = tuple(Place(0, passage, part.span.shifted(offset)) for part in parts)
    whole = Place(0, passage, total.span.shifted(offset))
    return WrongSum(whole, places, f"{written(total.value)}{total.unit}", said, computation)


def _interval(quantity: Quantity) -> Interval | None:
    """Return what a plain figure may round; None for ranges and for figures with 以上 and the like."""
    if quantity.comparator is not Comparator.EQ or quantity.value_max is not None:
        return None
    if not quantity.decimals:
        return Interval.point(quantity.value)
    return Interval.rounded(quantity.value, quantity.decimals)


def in_tables(reading: Reading) -> Iterator[WrongSum]:
    """Yield the figures of 合计 rows that the rows above do not add up to."""
    if not reading.plan.tables:
        return
    where = {stretch.block: i for i, p in enumerate(reading.passages) for stretch in p.stretches}
    for table in reading.plan.tables:
        texts = {(c.row, c.column): _Entry.of(c, reading, where) for c in table.cells if c.row_span == 1}
        if any(_SUBTOTAL.search(entry.text) for entry in texts.values() if entry):
            continue
        for row in range(1, table.rows):
            labels = (texts.get((row, column)) for column in range(2))
            first = next((label for label in labels if label and label.text), None)  # no serial number stands there
            if first and _TOTAL_ROW.fullmatch(first.text) and not _is_open(reading, table, where):
                yield from _columns(table, texts, row)


_NOT_THE_SUM = re.compile(r"重复|交叉|重叠|不等于|不含|未包含|扣除|四舍五入|剔除")


def _is_open(reading: Reading, table: Table, where: dict[int, int]) -> bool:
    """Tell whether a note under a table says that its total is not the sum of its rows (部分项目重复计列)."""
    last = max((where[block] for cell in table.cells for block in cell.blocks if block in where), default=0)
    behind = reading.passages[last + 1 : last + 3]
    return any(_NOTE.match(p.normal) and _NOT_THE_SUM.search(p.normal) for p in behind)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One cell: its text and the passage it stands in."""

    text: str
    passage: int

    @classmethod
    def of(cls, cell: Cell, reading: Reading, where: dict[int, int]) -> _Entry | None:
        """Return the cell's entry; None for an empty cell and for one of several paragraphs."""
        standing = {where[block] for block in cell.blocks if block in where}
        if len(standing) != 1:
            return None
        passage = standing.pop()
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
