"""NUM-07 其中大于总数、分项之和不等: parts of a sentence or a table that do not fit their total."""

from __future__ import annotations

import re
from collections.abc import Iterator

from checker.align.values import MEAN, factor, in_unit, stated, with_unit
from checker.findings import Certainty, Figure, Finding, Severity
from checker.reading.elements import Measure, Metric, Reading
from checker.reading.units import are_alike, unit_of
from checker.rules.base import Context, Rule, Scope
from checker.rules.numbers import sums
from checker.rules.sight import Look, Part
from checker.rules.statements import phrase_place, sentence, value_place

_EFFECT = re.compile(
    "撬动|(?:带动|拉动|引导|吸引)(?:社会|民间|金融)"
    "|(?:^|其中)[：:]?[可能将共已直接间累计预同时约年新增]*"
    "(?:带动|拉动|吸引|吸纳|引入|放大|涉及|惠及|受益|覆盖|辐射|服务|居住|容纳)"
    "(?!业|型|式|类|性|器|商|站|点|网|率|面积|贸易|外包|中心|机构|企业|平台|人员|设施|项目)"
)
"""What a part does to other things, at the beginning of its clause: 科技服务机构, 服务业企业, 覆盖面积 are things."""


class PartExceedsTotal(Rule):
    """分项不应大于总数；列全的分项相加应等于总数。

    为什么：“其中”是总数的一部分，不可能大于总数；分项列全时合计应等于总数，不等必有一处写错或漏项。平均数没有分项；分项带动的资金、覆盖的人口和另一种量词的数不与总数比；表下注明有重复、未含的，不核对合计。

    错误：到2025年，科技企业孵化器达到14家，其中省级科技企业孵化器【18家】。
    正确：到2025年，科技企业孵化器达到14家，其中省级科技企业孵化器6家以上。
    """

    code = "NUM-07"
    name = "其中大于总数、分项之和不等"
    severity = Severity.ERROR
    certainty = Certainty.SURE
    scope = Scope.BLOCK
    look = Look.at(lambda p: sums.may_sum(p), Part.METRICS)

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield parts above their total, then sums in sentences, then sums in tables."""
        draft = context.draft
        for part in draft.metrics:
            totals = _totals_of(draft, part) if part.part_of and _is_part(draft, part) else []
            found = [_above(part, total) for total in totals]
            if totals and _is_complete(draft, part, totals[-1]):
                continue
            if totals and (certainty := found[-1]) and None not in found:
                yield self._too_large(draft, part, totals[-1], certainty)
        for wrong in (*sums.in_sentences(draft), *sums.in_tables(draft)):
            yield self.finding(
                [wrong.place, *wrong.parts],
                f"{f'“{wrong.label}”' if wrong.label else ''}各分项合计{wrong.added}，与总数{wrong.stated}不相等。",
                computation=wrong.computation,
                advice="请核对各分项和总数，或补列其余分项。",
                figures=(Figure("总数", wrong.stated), Figure("分项合计", wrong.added)),
            )

    def _too_large(self, draft: Reading, part: Metric, total: Metric, certainty: Certainty) -> Finding:
        one, whole = with_unit(part), with_unit(total)
        return self.finding(
            [value_place(part), phrase_place(draft, total)],
            f"“{part.name}”{one}大于其所属的“{total.name}”{whole}。",
            severity=Severity.ERROR if certainty is Certainty.SURE else Severity.MAJOR,
            certainty=certainty,
            computation=f"{one} > {whole}",
            advice="请核对分项和总数；两者不是包含关系的，改写“其中”。",
            figures=(Figure("总数", whole), Figure("其中", one)),
        )


def _totals_of(reading: Reading, part: Metric) -> list[Metric]:
    """Return the figures that a 其中 may belong to: those of its sentence of that name and measure, else the nearest.

    One said beside the total for comparison (是“十三五”时期（12.5亿元）的1.9倍) is of its name, too.
    """
    before = [
        m
        for m in reading.metrics
        if m.name == part.part_of
        and m.passage == part.passage
        and m.span.stop <= part.span.start
        and (m.measure, m.per) == (part.measure, part.per)
    ]
    here = [m for m in before if sentence(reading, m) == sentence(reading, part)]
    if here and _may_belong_elsewhere(reading, part):
        return []
    others = _counted_alike(reading, part, here[-1]) if here else []
    return [*others, *here] or [m for m in before if m.kind is part.kind][-1:]


def _is_part(reading: Reading, part: Metric) -> bool:
    """Tell whether a figure behind 其中 may be held against the whole.

    A mean has no parts; what a part moves (撬动社会资本, 惠及居民) is none; and a rate with a name of its own ends the
    parts: 常住人口53万人，其中城镇35万人，城镇化率66%，户籍人口61万人.
    """
    text = reading.passages[part.passage].normal
    start = text.rfind("其中", 0, part.span.start)
    clause = text[1 + max(text.rfind(mark, 0, part.span.start) for mark in "，；。、") : part.span.start]
    if any(map(MEAN.search, (part.name, part.part_of or ""))) or any(map(_EFFECT.search, (part.name, clause))):
        return False
    return start < 0 or not any(
        m.passage == part.passage
        and start < m.span.start < part.span.start
        and m.unit == "%"
        and m.measure is Measure.LEVEL
        and m.name.endswith("率")
        for m in reading.metrics
    )


def _may_belong_elsewhere(reading: Reading, part: Metric) -> bool:
    """Tell whether the sentence gives the whole in another measure, too: 达到35家，净增12家，其中大型15家."""
    return any(
        m.name == part.part_of
        and m.passage == part.passage
        and m.span.stop <= part.span.start
        and m.measure is not part.measure
        and _above(part, m) is None
        and factor(part.unit, m.unit) is not None
        and sentence(reading, m) == sentence(reading, part)
        for m in reading.metrics
    )


def _counted_alike(reading: Reading, part: Metric, total: Metric) -> list[Metric]:
    """Return the other figures of the sentence that are counted as the part is, where the whole is not.

    车间75个、工厂15家，其中省级45个: the 45个 may be of the 75个.
    """
    if part.unit == total.unit:
        return []
    return [
        m
        for m in reading.metrics
        if m.unit == part.unit
        and m.passage == part.passage
        and m.span.stop <= total.span.start
        and m.part_of is None
        and sentence(reading, m) == sentence(reading, part)
    ]


def _is_complete(reading: Reading, part: Metric, total: Metric) -> bool:
    """Tell whether the parts before this one already make up the whole: what comes behind them is something else."""
    before = [
        in_unit(stated(m), m.unit, total.unit)
        for m in reading.metrics
        if (m.passage, m.part_of, m.measure) == (part.passage, part.part_of, part.measure)
        and total.span.stop <= m.span.start < part.span.start
        and m.unit != "%"
    ]
    ends = [m.low for m in before if m is not None and m.low is not None]
    return len(ends) > 1 and len(ends) == len(before) and sum(ends) == total.value


def _are_of_a_kind(part: Metric, total: Metric) -> bool:
    """Tell whether both count the same: 25个 of 20家 do, 3万户 of 400个 or 260张 of 20家 (beds of hotels) do not."""
    one, other = (unit_of(m.unit) if m.unit else None for m in (part, total))
    if one is None or other is None or one.base == other.base or not {one.dimension, other.dimension} & _COUNTED:
        return True
    return one.dimension == other.dimension and {one.base, other.base} != _HOMES and are_alike(one.base, other.base)


_COUNTED = frozenset({"count", "person"})
_HOMES = frozenset("户个")
"""Households of estates and villages; firms are 家 and 户."""


def _above(part: Metric, total: Metric) -> Certainty | None:
    """Return how sure it is that the part is larger: by all that the text allows, or by the bare figures."""
    one, whole = in_unit(part.interval, part.unit, total.unit), total.interval
    said, of = in_unit(stated(part), part.unit, total.unit), stated(total)
    if (
        one is None
        or whole is None
        or said is None
        or of is None
        or total.unit == "%"
        or not _are_of_a_kind(part, total)
    ):
        return None
    if one.above(whole):
        return Certainty.SURE
    return Certainty.LIKELY if said.above(of) else None
