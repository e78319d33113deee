"""NUM-27 位次与数值矛盾: ranks that the words beside them, the number of areas or siblings' figures rule out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from checker.align.gates import own_number
from checker.align.values import in_unit, with_unit
from checker.findings import Certainty, Figure, Finding, Place, Severity
from checker.reading import divisions, regions
from checker.reading.elements import Measure, Metric, MetricKind, PassageKind, Profile, Reading
from checker.reading.numbering import ordinal
from checker.rules.base import Context, Rule, Scope, draft_place
from checker.rules.remembered import Remembered
from checker.rules.sight import Look, Part
from checker.rules.statements import phrase_place
from checker.text import Span

_HAN = "一二三四五六七八九十百"
_NTH = rf"第\s?(?P<{{}}>\d+|[{_HAN}]+)\s?(?:位|名)"
_RANK = Remembered(
    rf"全(?P<area>省|市)(?:各?县（?市、?区）?中?|各市)?(?:的)?(?:排名|排在?|位列|位居|列|居|综合排名)?{_NTH.format('n')}",
    ("第",),
)
_TOP = Remembered(r"(?P<top>百|五十|三十|二十|十)强", ("百强", "十强"))
_PLACE = re.compile(rf"(?:位列|位居|列|居|排名?|排在)?第?\s?(?P<n>\d+|[{_HAN}]+)\s?(?:位|名)")
_MOVE = Remembered(
    rf"(?:由|从)[^，。；第]{{0,12}}{_NTH.format('before')}[^，。；第]{{0,6}}"
    rf"(?P<verb>上升|提升|跃升|前移|升|跃居|下降|下滑|后移|退|降)[^，。；第]{{0,4}}?{_NTH.format('after')}",
    ("第",),
)
_AREA = re.compile("全国|全省|全市|全区|全球|世界|亚洲")
_TWO_LISTS = 2
_KINDS = (PassageKind.BODY, PassageKind.CELL)
_DOWN = ("下降", "下滑", "后移", "退", "降")


class _Better(NamedTuple):
    """A sibling's figure that is surely better than the draft's."""

    plan: int
    metric: Metric


class WrongRank(Rule):
    """位次应与参评单位数、前后用语和数值相符。

    为什么：全市只有8个县（市、区），不会排第9位；“由第5位上升到第8位”是下降；同级规划的数值更高而本级写“全市第一”，位次就不成立。

    错误：南河市东江区科技创新“十四五”规划（2021—2025年）
    一、发展基础
    研发投入强度全市排名【由第5位上升到第8位】。
    错误：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    高新区进入全国百强，【位列第105名】。
    正确：南河市科技创新“十四五”规划（2021—2025年）
    一、发展基础
    高新区进入全国百强，位列第95名，全市排名由第8位上升到第5位。
    """

    code = "NUM-27"
    name = "位次与数值矛盾"
    severity = Severity.MINOR
    certainty = Certainty.LIKELY
    scope = Scope.FAMILY
    look = Look.at(lambda p: any(one.search(p.normal) for one in (_MOVE, _TOP, _RANK)), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield moves in the wrong direction, ranks beyond a list or all areas, then those that siblings rule out."""
        draft = context.draft
        competitors = _competitors(draft.profile)
        yield from self._moves(draft)
        yield from self._lists(draft)
        if competitors:
            yield from self._areas(draft, competitors)
        yield from self._siblings(context)

    def _moves(self, draft: Reading) -> Iterator[Finding]:
        for passage, match in _MOVE.over(draft, _KINDS):
            before, after = ordinal(match["before"]), ordinal(match["after"])
            down = match["verb"] in _DOWN
            one_list = len(set(_AREA.findall(match[0]))) < _TWO_LISTS
            if one_list and before != after and (after > before) != down:
                yield self.finding(
                    [draft_place(passage, *match.span())],
                    f"由第{before}位到第{after}位是{'下降' if after > before else '上升'}，文中为“{match['verb']}”。",
                    advice="请核实两个位次。",
                )

    def _lists(self, draft: Reading) -> Iterator[Finding]:
        for passage, top in _TOP.over(draft, _KINDS):
            sentence = draft.sentence(passage, Span(*top.span()))
            place = _PLACE.search(top.string, top.end(), min(sentence.stop, top.end() + 14))
            size = _SIZES[top["top"]]
            if place and ordinal(place["n"]) > size:
                yield self.finding(
                    [draft_place(passage, *place.span()), draft_place(passage, *top.span())],
                    f"“{top[0]}”为前{size}名，文中位次为第{ordinal(place['n'])}名。",
                    computation=f"{ordinal(place['n'])} > {size}",
                    advice="请核实位次。",
                )

    def _areas(self, draft: Reading, competitors: tuple[str, int, str]) -> Iterator[Finding]:
        area, count, source = competitors
        for passage, match in _RANK.over(draft, _KINDS):
            n = ordinal(match["n"])
            if match["area"] == area and n > count:
                yield self.finding(
                    [draft_place(passage, *match.span())],
                    f"{source}只有{count}个，文中位列全{area}第{n}位。",
                    certainty=Certainty.HINT,
                    computation=f"{n} > {count}",
                    advice="请核实位次和参评范围。",
                )

    def _siblings(self, context: Context) -> Iterator[Finding]:
        draft = context.draft
        for rank in draft.metrics:
            value = _value_beside(draft, rank)
            if value is None or not rank.value:
                continue
            better = list(_better(context, value))
            if len(better) >= rank.value:
                yield self._outranked(context, rank, value, better)

    def _outranked(self, context: Context, rank: Metric, value: Metric, better: list[_Better]) -> Finding:
        listed = "、".join(f"《{context.title(b.plan)}》{with_unit(b.metric)}" for b in better[:3])
        places = [phrase_place(context.reading(b.plan), b.metric, b.plan) for b in better]
        return self.finding(
            [_rank_place(rank), phrase_place(context.draft, value), *places],
            f"“{value.name}”{with_unit(value)}写为第{rank.value}位，而{listed}更高，至多排第{len(better) + 1}位。",
            computation=f"高于本地区的至少{len(better)}个 ≥ {rank.value}",
            advice="请核实位次和数值。",
            figures=(Figure("文中位次", f"第{rank.value}位"), Figure("至多", f"第{len(better) + 1}位")),
        )


_SIZES = {"百": 100, "五十": 50, "三十": 30, "二十": 20, "十": 10}


def _rank_place(rank: Metric) -> Place:
    return draft_place(rank.passage, rank.span.start, rank.span.stop)


def _competitors(profile: Profile) -> tuple[str, int, str] | None:
    """Return the area whose divisions compete with the plan's own, how many there are, and what to call them."""
    own = divisions.own(profile)
    above = regions.parent(own) if own else None
    count = divisions.below(above, profile) if above else None
    if own is None or above is None or count is None or own.level not in ("city", "district", "county"):
        return None
    if own.level == "city":
        return "省", count, f"{above.name}的市（州）"
    return "市", count, f"{above.name}的县（市、区）"


def _value_beside(draft: Reading, rank: Metric) -> Metric | None:
    """Return the plan's own figure reached that a rank among its neighbours stands beside, in one sentence."""
    if rank.measure is not Measure.RANK or rank.indicator is None or not own_number(rank, draft.profile):
        return None
    if "全市" not in draft.passages[rank.passage].normal[max(0, rank.span.start - 12) : rank.span.start]:
        return None
    for metric in draft.metrics:
        same = metric.indicator == rank.indicator and metric.passage == rank.passage
        level = metric.measure is Measure.LEVEL and metric.kind is MetricKind.ACTUAL and metric.year is not None
        if same and level and own_number(metric, draft.profile):
            return metric
    return None


def _better(context: Context, value: Metric) -> Iterator[_Better]:
    """Yield one figure of each sibling that is surely better in the same year."""
    direction = context.catalogue[value.indicator or ""].direction
    first = 1 + len(context.uppers)
    for plan, sibling in enumerate(context.siblings, first):
        for metric in sibling.metrics:
            alike = (metric.indicator, metric.measure, metric.kind, metric.year, metric.per) == (
                value.indicator,
                value.measure,
                value.kind,
                value.year,
                value.per,
            )
            if alike and own_number(metric, sibling.profile) and _is_better(metric, value, direction):
                yield _Better(plan, metric)
                break


def _is_better(metric: Metric, value: Metric, direction: str) -> bool:
    one, own = in_unit(metric.interval, metric.unit, value.unit), value.interval
    if one is None or own is None:
        return False
    return one.above(own) if direction == "higher" else direction == "lower" and one.below(own)
