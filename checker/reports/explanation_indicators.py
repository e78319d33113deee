"""Section five of the 编制说明: the main targets of a plan with their baselines and the growth between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from checker.align.baselines import baseline
from checker.align.gates import own_number
from checker.align.values import written
from checker.reading.elements import Comparator, Measure, Metric, MetricKind, PassageKind, Reading
from checker.reports.explanation_facts import Facts
from checker.reports.growth import yearly_growth
from checker.reports.quotes import spoken_value, value_text
from checker.reports.tables import Align, Column, Table, cells

NONE = "—"
WORKING = "【请补充测算依据】"
_GOALS = ("目标", "指标")
_A_TABLE = 3
"""Targets in cells from which on they are the plan's table of indicators."""
_GROWTH = {"＞": "超过", "≥": "不低于", "＜": "低于", "≤": "不高于", "约": "约"}


def _columns(base: int | None, target: int | None) -> tuple[Column, ...]:
    return (
        Column("序号", 7, Align.CENTER),
        Column("指标名称", 32),
        Column("单位", 9, Align.CENTER),
        Column(f"基期\n{base}年" if base else "基期", 14, Align.CENTER),
        Column(f"目标\n{target}年" if target else "目标", 14, Align.CENTER),
        Column("年均增速\n或增减", 12, Align.CENTER),
        Column("属性", 12, Align.CENTER),
    )


class Indicator(NamedTuple):
    """A main target and the figure it starts from, where the plan gives one."""

    target: Metric
    base: Metric | None

    @property
    def growth(self) -> str | None:
        """The yearly growth between the two, None where it says nothing."""
        return yearly_growth(self.base, self.target) if self.base is not None else None

    @property
    def points(self) -> str:
        """By how many points a percentage that starts from an exact figure moves: 提高3个百分点; else empty."""
        one, other = self.base, self.target
        if one is None or one.comparator is not Comparator.EQ or one.value_max is not None or one.value is None:
            return ""
        if {one.unit, other.unit} != {"%"} or other.value is None or other.value_max is not None:
            return ""
        if {one.measure, other.measure} != {Measure.LEVEL} or one.value == other.value:
            return ""
        verb = "提高" if other.value > one.value else "降低"
        return f"{verb}{written(abs(other.value - one.value))}个百分点"


def indicators(reading: Reading) -> list[Indicator]:
    """Return the plan's main targets, each once at its last year: those of its table, else those of its goals."""
    own = [metric for metric in reading.metrics if _is_target(reading, metric)]
    listed = [m for m in own if reading.passages[m.passage].kind is PassageKind.CELL]
    found: dict[str, Metric] = {}
    for metric in listed if len(listed) >= _A_TABLE else [m for m in own if _is_goal(reading, m)]:
        subject = metric.indicator or metric.name
        if subject not in found or (metric.year or 0) > (found[subject].year or 0):
            found[subject] = metric
    return [Indicator(target, baseline(reading, target)) for target in found.values()]


def indicator_table(found: list[Indicator], reading: Reading) -> Table:
    """Return the table of targets and baselines; a value of another year than the header's says its own."""
    base, last = _commonest(one.base for one in found), _commonest(one.target for one in found)
    rows = tuple(
        cells(
            (
                str(number),
                one.target.name,
                one.target.unit or NONE,
                _shown(one.base, one.target.unit, base),
                _shown(one.target, one.target.unit, last),
                one.points or one.growth or NONE,
                _attribute(one.target, reading) or NONE,
            )
        )
        for number, one in enumerate(found, 1)
    )
    return Table.of("主要指标", _columns(base, last), rows, empty="没有识别出主要指标")


def workings(found: list[Indicator], facts: Facts) -> Iterator[str]:
    """Yield for each target how it was come by: the growth that the program computes, the drafter's own words."""
    for number, one in enumerate(found, 1):
        given = facts.workings.get(one.target.name, "").rstrip("。")
        yield f"{number}．{one.target.name}。{_computed(one)}测算依据：{given or WORKING}。"


def unknown_workings(found: list[Indicator], facts: Facts) -> list[str]:
    """Return the names under which the drafter gives computations and which are no main target."""
    names = {one.target.name for one in found}
    return [name for name in facts.workings if name not in names]


def _computed(one: Indicator) -> str:
    year = f"{one.target.year}年" if one.target.year else ""
    target = f"{year}目标为{spoken_value(one.target)}"
    if one.base is None:
        return f"{target}，规划没有写明基期值。"
    before = f"{one.base.year}年" if one.base.year else "基期"
    text = f"{before}为{spoken_value(one.base)}，{target}"
    if one.points:
        return f"{text}，{one.points}。"
    of_share = "比重" if one.target.unit == "%" else ""
    return f"{text}，推算{of_share}年均{_rate(one.growth)}。" if one.growth else f"{text}。"


def _rate(growth: str) -> str:
    """Return a growth in words: 增长11.8%, 增长超过14.9%, 下降2.1%."""
    sign = growth[:1] if growth[:1] in _GROWTH else ""
    rate = growth.removeprefix(sign)
    if rate.startswith("-"):
        return f"变动{_GROWTH.get(sign, '')}{rate}" if sign else f"下降{rate.lstrip('-')}"
    return f"增长{_GROWTH.get(sign, '')}{rate}"


def _shown(metric: Metric | None, unit: str | None, year: int | None) -> str:
    if metric is None:
        return NONE
    text = value_text(metric, unit=unit)
    return f"{text}\n（{metric.year}年）" if metric.year and metric.year != year else text


def _commonest(metrics: Iterable[Metric | None]) -> int | None:
    years = Counter(metric.year for metric in metrics if metric is not None and metric.year)
    return years.most_common(1)[0][0] if years else None


def _attribute(target: Metric, reading: Reading) -> str | None:
    alike = (m for m in reading.metrics if m.name == target.name or (m.indicator and m.indicator == target.indicator))
    return target.attribute or next((m.attribute for m in alike if m.attribute), None)


def _is_goal(reading: Reading, metric: Metric) -> bool:
    """Tell whether a target stands where a plan sets its goals, or is of a known indicator and the plan's last year."""
    path = reading.section_path(reading.passages[metric.passage].section)
    if any(word in heading.title for heading in path for word in _GOALS):
        return True
    return metric.indicator is not None and metric.year == reading.profile.period_end


def _is_target(reading: Reading, metric: Metric) -> bool:
    stated = metric.kind is MetricKind.TARGET and metric.value is not None and metric.part_of is None
    return stated and metric.measure is not Measure.RANK and own_number(metric, reading.profile)
