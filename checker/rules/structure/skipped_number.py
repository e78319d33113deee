"""STR-01 序号跳号: a heading whose number does not follow the one before."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from checker.findings import Certainty, Edit, Finding, Fix, Place, Severity
from checker.reading.elements import Heading, Passage, PassageKind, Reading
from checker.reading.memory import Each
from checker.reading.numbering import Style
from checker.rules.base import Context, Rule, Scope
from checker.rules.sight import Look, Part
from checker.rules.structure.numbering import Ordinal, chinese, ordinal
from checker.text import Span

_SLACK = 8  # a larger jump is a misread number rather than a lost heading


class Numbered(NamedTuple):
    """A heading with its number."""

    heading: Heading
    ordinal: Ordinal


class Run(NamedTuple):
    """Headings that should count up one by one; `from_one` tells whether the first must be 1."""

    items: tuple[Numbered, ...]
    from_one: bool


class SkippedNumber(Rule):
    """同一层级的标题序号应连续，不跳号。

    为什么：跳号多因删改章节后未顺延，读者会以为缺了内容，交叉引用也会指错。

    错误：一、发展基础
    近年来科技创新能力稳步提升。
    二、总体要求
    坚持创新驱动发展。
    【四、】重点任务
    加快建设创新平台。
    正确：一、发展基础
    近年来科技创新能力稳步提升。
    二、总体要求
    坚持创新驱动发展。
    三、重点任务
    加快建设创新平台。
    """

    code = "STR-01"
    name = "序号跳号"
    severity = Severity.MINOR
    certainty = Certainty.SURE
    scope = Scope.PLAN
    look = Look.at(lambda p: _may_bear_number(p), Part.OUTLINE)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield a finding for each heading whose number leaves a gap behind the one before it in its sequence."""
        for run in runs(context.draft):
            if run.from_one:
                yield from self._gap(context.draft, None, run.items[0])
            values = [0, *(item.ordinal.value for item in run.items)]
            for i, (before, after) in enumerate(pairwise(run.items)):
                if values[i] != values[i + 1]:  # behind a repeated number the gap is STR-02's
                    yield from self._gap(context.draft, before, after)

    def _gap(self, draft: Reading, before: Numbered | None, after: Numbered) -> Iterator[Finding]:
        """Yield a finding when `after` is further than one from `before` and the numbers between stand nowhere."""
        last = before.ordinal.value if before else 0
        missing = range(last + 1, after.ordinal.value)
        heading = before.heading if before else None
        if not 0 < len(missing) < _SLACK or any(
            stands_between(draft, heading, after.heading, after.ordinal, value) for value in missing
        ):
            return
        due, written = after.ordinal.written(last + 1), after.heading.number or ""
        where = f"“{before.heading.number}”后应为“{due}”" if before else f"首个序号应为“{due}”"
        place = number_place(draft, after.heading)
        fix = Fix(f"改为“{due}”", (Edit(place, due),))
        yield self.finding(
            [place, *([number_place(draft, before.heading)] if before else [])],
            f"{where}，现为“{written}”。",
            advice="请核对是否漏了一项；没有漏项的，后面的序号依次顺延。",
            fixes=() if after.heading.automatic else (fix,),
        )


def number_place(reading: Reading, heading: Heading) -> Place:
    """Return where the number stands, or the whole heading where Word makes the number."""
    start = heading.span.start
    number = heading.number or ""
    if heading.automatic or not number or not reading.passages[heading.passage].normal.startswith(number, start):
        return Place(0, heading.passage, heading.span)
    return Place(0, heading.passage, Span(start, start + len(number)))


@lru_cache(256)
def _carrying(value: int) -> re.Pattern[str]:
    """Return the pattern of what carries a number in any style."""
    forms = "|".join(map(re.escape, (str(value), chinese(value))))
    mark = rf"[（(第]?\s*(?:{forms})\s*[)）.．,，、章节篇条部]"
    bare = rf"^\s*{value}(?=[一-鿿])(?![年个家项月日万亿名])|^\s*[（(]\s*(?:{forms})(?=[一-鿿])"
    return re.compile(rf"^\s*{mark}|[。；;：:]\s*{mark}(?!\d)|{bare}")


def stands_between(reading: Reading, before: Heading | None, after: Heading, number: Ordinal, value: int) -> bool:
    """Tell whether a paragraph between the two carries the number in any style (17, for 17. or run in after 。).

    `number` is that of `after`. A heading of another style that bears the number (（二） between 一、 and 三、) is not
    the one that is missing.
    """
    pattern = _carrying(value)
    first = before.passage if before else _parent_passage(reading, after)
    last = after.passage
    between = reading.outline[
        bisect_left(reading.outline, first, key=_passage) : bisect_right(reading.outline, last, key=_passage)
    ]
    known = {(h.passage, h.span.start) for h in between if (n := ordinal(h)) and n.style != number.style}
    for i in range(first, last + 1):
        passage = reading.passages[i]
        stop = after.span.start if i == last else len(passage.normal)
        text = passage.normal[:stop]
        if passage.kind is PassageKind.TOC:
            continue
        found = any((i, _number_start(match)) not in known for match in pattern.finditer(text))
        if found or _in_one_character(text) == value:
            return True
    return False


def _passage(heading: Heading) -> int:
    return heading.passage


_NUMBERED = re.compile(r"(?:^|[。；;：:])\s*[（(第]?\s*[\d〇零一二三四五六七八九十百]")


def _may_bear_number(passage: Passage) -> bool:
    """Tell whether a number stands where that of an item may."""
    return _NUMBERED.search(passage.normal) is not None or _in_one_character(passage.normal) is not None


def _number_start(match: re.Match[str]) -> int:
    """Return where the number of a match begins, behind the mark and blanks before it."""
    return match.start() + len(match[0]) - len(match[0].lstrip("。；;：: \t\u3000"))


def _in_one_character(text: str) -> float | None:
    """Return the number that the first character alone means: ⒛, ③."""
    return unicodedata.numeric(text[0], None) if text and unicodedata.category(text[0]) == "No" else None


def _parent_passage(reading: Reading, heading: Heading) -> int:
    return reading.outline[heading.parent].passage if heading.parent is not None else 0


def runs(reading: Reading) -> Sequence[Run]:
    """Return the sequences that should count up: under each parent, or through the plan where most go on."""
    return _runs.over([reading.outline])[0]


def _runs_of(outline: Sequence[Heading]) -> tuple[Run, ...]:
    return tuple(_sequences(outline))


_runs = Each(_runs_of)  # several rules ask for those of one plan


def _sequences(outline: Sequence[Heading]) -> Iterator[Run]:
    styles: dict[tuple[int, Style], dict[int | None, list[Numbered]]] = defaultdict(lambda: defaultdict(list))
    for heading in outline:
        if heading.level > 0 and (number := ordinal(heading)):
            styles[heading.level, number.style][heading.parent].append(Numbered(heading, number))
    for groups in styles.values():
        if runs_through([[item.ordinal.value for item in group] for group in groups.values()]):
            yield from _parts([item for group in groups.values() for item in group], False)
            continue
        usual = sum(group[0].ordinal.value == 1 for group in groups.values()) > 1
        for parent, group in groups.items():
            numbered = parent is not None and outline[parent].number is not None
            yield from _parts(group, usual and numbered)


def runs_through(groups: Sequence[Sequence[int]]) -> bool:
    """Tell whether numbers go on from one parent to the next more often than they begin anew at 1."""
    borders = [(a[-1], b[0]) for a, b in pairwise(groups)]
    return sum(a < b <= a + 2 for a, b in borders) > sum(b == 1 for _, b in borders)


def _parts(group: Iterable[Numbered], from_one: bool) -> Iterator[Run]:
    """Yield the parts of a group between places where the numbers fall back (a new list, or an order of its own)."""
    part: list[Numbered] = []
    for item in group:
        if part and item.ordinal.value < part[-1].ordinal.value:
            yield Run(tuple(part), from_one)
            part, from_one = [], False
        part.append(item)
    if part:
        yield Run(tuple(part), from_one)
