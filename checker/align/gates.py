"""The gates of a comparison (domain brief, 1.4): the first that fails decides, and no value is compared behind it.

G1 (same indicator) is the pairing itself. G2 first converts what can be converted (`checker.align.conversion`). G5
(order of documents) and the carve-outs of G3 give notes, and a doubt (`checker.align.doubts`), but no refusal.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from checker.align.pairs import Verdict
from checker.align.relation import Relation, relation
from checker.align.values import ratio_of
from checker.reading.elements import Measure, Metric, MetricKind, Profile, Reading
from checker.reading.indicators import catalogue
from checker.reading.units import unit_of


class Refusal(NamedTuple):
    """Why two metrics may not be compared: the gate, the verdict that stands instead, and the reason for the table."""

    gate: str
    verdict: Verdict
    reason: str


REACHED = re.compile("顺利实现|圆满|胜利|取得|成就|成效|回顾")
"""Words of headings over what was reached, though 目标 may stand beside them."""

_KINDS = {
    Measure.LEVEL: "存量（达到数）",
    Measure.INCREMENT: "增量（新增数）",
    Measure.MULTIPLE: "倍数",
    Measure.RANK: "位次",
    Measure.GROWTH: "累计增幅",
    Measure.YOY: "年增长率",
    Measure.CAGR: "年增长率",
}
_FALLS = ("降低", "下降", "减少")
_YEARLY_AT_MOST = 20  # percent: 增长6%左右 of an indicator of growth is meant for every year, 增长40% for all together


def kind_of(metric: Metric, indicator: str | None) -> str:
    """Return the kind of a figure in the words of the office: stock, flow, multiple, rank, yearly or total growth."""
    if metric.unit == "%" and indicator and indicator in catalogue() and catalogue()[indicator].name.endswith(_FALLS):
        return _KINDS[Measure.GROWTH]  # [18] of a table is the 降低18% of the text
    if metric.measure is not Measure.GROWTH or indicator is None or indicator not in catalogue():
        return _KINDS[metric.measure]
    yearly = catalogue()[indicator].dimension == "growth" and abs(metric.value or Decimal(0)) <= _YEARLY_AT_MOST
    return _KINDS[Measure.CAGR] if yearly else _KINDS[Measure.GROWTH]


def own_number(metric: Metric, profile: Profile) -> bool:
    """G6: tell whether the number is the plan's own target or figure, and no other area's, threshold or promise."""
    if metric.kind not in (MetricKind.TARGET, MetricKind.ACTUAL):
        return False
    region = metric.region
    if region is None or region == profile.region:
        return True
    own = profile.short_region
    return own is None or region == own


_OF_ONE_HOUSE = re.compile(
    r"[^，。；：:]{0,24}(?:中心|医院|学校|基地|[院园站厂馆校库])"
    r"(?:改造|升级|提升|扩建|改扩建|迁建|新建|建设|提标|[一二三]期|项目|工程|、|和|及)*[：:]"
)

_ONE = "[1一][所家座处个]"
_HOUSE = r"[^，。；：\d]{0,24}(?:机构|中心|医院|学校|基地|[院园站厂馆校库])"
_WORKS = "改造|升级|提升|扩建|改扩建|迁建|新建|建设|提标"
_WORKS_ON_ONE = re.compile(
    rf"(?:[^，。；：]{{0,8}}(?:{_ONE}|[县区市省]级){_HOUSE}(?:的|{_WORKS}|工程)+"
    rf"|[^，。；：]{{0,8}}(?:建成|投用|{_WORKS})[^，。；：]{{0,2}}{_ONE}{_HOUSE})，"
)


def follows_works_on_one(reading: Reading, metric: Metric) -> bool:
    """Tell whether a share stands right behind the works on one house: 完成1所…改造，占比达到65%.

    The house may be named by its rank as well (县级…机构). Nothing tells its share from that of the area.
    """
    if metric.unit != "%" or metric.attribute is not None or metric.name_span is None:
        return False
    text = reading.passages[metric.passage].normal
    comma = text.rfind("，", 0, metric.span.start) + 1
    clause = max(text.rfind(mark, 0, comma - 1) for mark in "，。；：\n") + 1 if comma else 0
    return comma > 0 and _WORKS_ON_ONE.fullmatch(text, clause, comma) is not None


def is_of_one_house(reading: Reading, metric: Metric) -> bool:
    """G6: tell whether a share is that of one house or park, in the line of its project, and not of the plan's area."""
    if metric.unit != "%" or metric.attribute is not None:
        return False
    text = reading.passages[metric.passage].normal
    return _OF_ONE_HOUSE.match(text, max(text.rfind(mark, 0, metric.span.start) for mark in "。；\n") + 1) is not None


def looks_back(reading: Reading, metric: Metric) -> bool:
    """Tell whether a metric stands in a section on what was reached, be there goals in its heading."""
    return any(_is_reached(heading.title) for heading in reading.section_path(metric.section))


@lru_cache(4096)
def _is_reached(title: str) -> bool:
    return REACHED.search(title) is not None


def same_kind(draft: Metric, upper: Metric) -> Refusal | None:
    """G2: a stock stands beside a stock, a flow beside a flow of the same step, a rate beside a rate of the same."""
    one, other = kind_of(draft, draft.indicator or upper.indicator), kind_of(upper, upper.indicator or draft.indicator)
    if one != other:
        return Refusal("G2", Verdict.NOT_COMPARABLE, f"本规划为{one}，上位规划为{other}，不能直接比较")
    if draft.per != upper.per:
        return Refusal("G2", Verdict.NOT_COMPARABLE, "一为年度数，一为期末或累计数，不能直接比较")
    return None


def same_scope(draft: Profile, upper: Profile) -> Refusal | None:
    """G3: the draft's area must be the upper plan's or lie inside it."""
    if relation(draft, upper) is Relation.APART:
        return Refusal("G3", Verdict.NOT_COMPARABLE, f"{draft.short_region}不在{upper.short_region}范围内，不作比较")
    return None


def same_time(draft: Metric, upper: Metric, profiles: tuple[Profile, Profile]) -> Refusal | None:
    """G4: target years must agree; where periods do not even overlap the reason says so.

    A year that neither the target nor its plan's period tells is no year that could agree.
    """
    years = (draft.year or profiles[0].period_end, upper.year or profiles[1].period_end)
    if years[0] is not None and years[0] == years[1]:
        return None
    if apart(*profiles):
        period = f"{profiles[1].period_start}—{profiles[1].period_end}年"
        return Refusal("G4", Verdict.YEAR_DIFFERS, f"上位规划规划期为{period}，与本文件不重叠，不作数值比对")
    if years[0] is None or years[1] is None:
        side = "本规划" if years[0] is None else "上位规划"
        return Refusal("G4", Verdict.YEAR_DIFFERS, f"{side}没有写明目标年，不作数值比对")
    return Refusal("G4", Verdict.YEAR_DIFFERS, f"本规划为{years[0]}年目标，上位规划为{years[1]}年目标")


def apart(one: Profile, other: Profile) -> bool:
    """Tell whether one plan's period ends before the other's begins, as far as the plans say."""
    return _before(one, other) or _before(other, one)


def _before(one: Profile, other: Profile) -> bool:
    return one.period_end is not None and other.period_start is not None and one.period_end < other.period_start


def same_unit(draft: Metric, upper: Metric) -> Refusal | None:
    """G7: units must convert into each other (万元 and 亿元; 家 and 户; 件 of 每万人 and 件/万人)."""
    if ratio_of(upper, draft) is None:
        return Refusal(
            "G7", Verdict.UNIT_DIFFERS, f"本规划单位为{draft.unit or '未写明'}，上位规划为{upper.unit or '未写明'}"
        )
    return None


_CONSTANT_PRICES = re.compile("不变价|可比价")
_CLAUSE = re.compile("[，。；;！？]")


def same_prices(draft: Reading, ours: Metric, upper: Reading, theirs: Metric) -> Refusal | None:
    """G2 for money: amounts at constant prices do not stand beside amounts at current ones."""
    unit = unit_of(ours.unit) if ours.unit else None
    if unit is None or unit.dimension != "money" or ours.measure is not Measure.LEVEL:
        return None
    constant = [bool(_CONSTANT_PRICES.search(_clause(side, m))) for side, m in ((draft, ours), (upper, theirs))]
    if constant[0] is constant[1]:
        return None
    sides = ("可比价", "现价") if constant[0] else ("现价", "可比价")
    return Refusal(
        "G2", Verdict.NOT_COMPARABLE, f"本规划为{sides[0]}，上位规划为{sides[1]}，价格口径不同，不能直接比较"
    )


def _clause(reading: Reading, metric: Metric) -> str:
    """Return the clause that holds a figure, from its name on."""
    text = reading.passages[metric.passage].normal
    before = [found.end() for found in _CLAUSE.finditer(text, 0, metric.span.start)]
    after = _CLAUSE.search(text, metric.span.stop)
    return text[before[-1] if before else 0 : after.start() if after else len(text)]


def refusal(draft: Metric, upper: Metric, profiles: tuple[Profile, Profile]) -> Refusal | None:
    """Return the first gate that the two metrics fail, or None when their values may be compared."""
    return (
        same_kind(draft, upper) or same_scope(*profiles) or same_time(draft, upper, profiles) or same_unit(draft, upper)
    )


def caveats(draft: Reading, upper: Reading) -> tuple[str, ...]:
    """Return what weakens every comparison of the two plans: carve-outs (G3) and the state of the upper plan (G5)."""
    notes: list[str] = []
    if draft.profile.excluded:
        notes.append(f"本规划范围不含{'、'.join(draft.profile.excluded)}，请核对统计范围是否一致")
    if is_consultation_draft(upper):
        notes.append(f"上位规划为{upper.profile.stage}，结论仅供参考，请以印发稿复核")
    if draft.profile.issued and upper.profile.issued and draft.profile.issued[:7] < upper.profile.issued[:7]:
        notes.append("上位规划晚于本文件")
    return tuple(notes)


def is_consultation_draft(plan: Reading) -> bool:
    """Tell whether a plan is not yet issued: 征求意见稿, 送审稿 and the like."""
    return bool(plan.profile.stage and plan.profile.stage.endswith("稿") and plan.profile.stage != "印发稿")
