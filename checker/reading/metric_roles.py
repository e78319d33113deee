"""Whose figure it is and how firmly it is meant: kind, region, per, hedge and attribute, from the words around it."""

from __future__ import annotations

import re
from functools import cache

from checker.reading import metric_cues
from checker.reading.elements import MetricKind, Profile
from checker.reading.metric_clauses import Figure, Thread
from checker.reading.metric_context import Context
from checker.reading.moments import moments

_PROJECT = re.compile(
    r"单个|每个(?!县|市|区|乡|镇|街道|行政村|村|社区|省|地级|设区)|每家|对每|每项目|每项|单项(?!冠军)|每[一]?(?:名|人|户)(?=给予|补|奖|资)"
)
_EACH_YEAR = re.compile(
    r"每年(?!度)|年均(?=新增|引进|培育|投入|完成|举办|建设|培训|实施|减排|可?供应|达到|不低于|超过|保持|稳定)"
)
_ATTRIBUTE = re.compile(r"^[（(]?[^，,。；;]{0,3}(约束性|预期性)")
_GIVEN = re.compile(r"给予|补助|资助|奖励|补贴|奖补|贴息")
_FUNDED = re.compile(r"财政|投入|安排")
_EXTENT = re.compile(
    r"(?:(?:规划|占地|用地|总|核心区|控制|保护|辖区|国土|区域|水域|流域)面积|^面积|全长|总长|海岸线长)$"
)
_OTHERS = re.compile(r"全省|全国|全市|世界|全球|国际|珠三角|长三角|京津冀")
_NAMED = re.compile(r"(?<=[于比较到过])[\u4e00-\u9fff]{2,3}[省市区县]")

_AVERAGE = re.compile(r"(?:、[^，,。；;、]{2,5}\d[\d.]*[^，,。；;、]{1,3})?的?[^，,。；;、\d]{0,2}平均")

_AVERAGE_OF = re.compile(r"平均(?:水平|值|数)?(?:的|为|是|\s|（|\()*$")
_COMPARED_WITH = re.compile(r"(?:为|达|达到|相当于|约占|占|不足|不到|超过|^)[^，,]{2,12}平均(?:水平|值|数)?的$")


def is_average(figure: Figure) -> bool:
    """Tell whether the figure is an average quoted for comparison (低于全省2.88%的平均水平)."""
    if figure.quantity.unit == "百分点":
        return False
    stop = figure.quantity.span.stop
    after = figure.text[stop : stop + 24]
    if "平均" in after and _AVERAGE.match(after):
        return True
    before = (figure.lead or figure.aside)[-24:]
    return "平均" in before and _AVERAGE_OF.search(before) is not None and not _COMPARED_WITH.search(before)


def reference_region(figure: Figure, profile: Profile) -> str | None:
    """Return the short region of a quoted figure that is not the plan's own, None for own figures."""
    if not is_average(figure):
        return None
    around = figure.text[figure.start : figure.stop] if figure.lead else figure.aside
    nearest = _OTHERS.findall(figure.lead)
    if nearest:
        return _region_name(nearest[-1], profile)
    found = _OTHERS.search(around) or _NAMED.search(around)
    return _region_name(found[0], profile) if found else None


def _region_name(word: str, profile: Profile) -> str:
    """Return the name of 全省 or 全市 as the plan's own region gives it."""
    region = profile.region or ""
    if word == "全省":
        province = re.match(r".{2,3}省|.{2,4}自治区", region)
        return province[0] if province else word
    if word == "全市":
        city = re.search(r"(?:省|自治区)?([\u4e00-\u9fff]{2,4}市)", region)
        return city[1] if city else word
    return word


def kind_of(
    figure: Figure, year: int | None, section: int | None, reference: str | None, context: Context
) -> MetricKind:
    """Return whether the figure is a target, an actual value, a reference, or promised support."""
    if reference:
        return MetricKind.REFERENCE
    frame = context.section(section)
    if (figure.is_money or figure.quantity.unit == "%") and frame.kind != "past":
        begin = figure.start if figure.left.name else figure.clauses.sentence(figure.start)
        near = figure.text[begin : min(figure.stop, figure.quantity.span.stop + 10)]
        if _GIVEN.search(near) or (figure.is_money and "每年" in near and _FUNDED.search(near)):
            return MetricKind.COMMITMENT
    sentence = figure.text[figure.clauses.sentence(figure.quantity.span.start) : figure.quantity.span.start]
    return context.kind(year if year is not None else frame.year, section, sentence)


def per_of(figure: Figure) -> str | None:
    """Return `project` for 单个项目, `year` for 每年, which also governs the verbs listed after it."""
    if _PROJECT.search(figure.lead):
        return "project"
    if _EACH_YEAR.search(figure.lead):
        return "year"
    acts = figure.left.verb or figure.left.head_verb or metric_cues.any_of("add").search(figure.left.tail)
    if acts and not figure.is_money and not re.search("累计|共计|达到|总|增加到|增加至|一次性", figure.lead):
        segment = figure.text[figure.clauses.segment(figure.quantity.span.start) : figure.start]
        last = segment.rfind("每年")
        if last >= 0 and not segment.startswith("每年度", last) and not moments(segment[last:]):
            return "year"
    return None


@cache
def _basically() -> re.Pattern[str]:
    """Verbs that 基本 hedges."""
    done = "形成|建成|建立|消除|满足|稳定|解决|普及|控制|覆盖|具备|构建"
    return re.compile(rf"(?:{metric_cues.choice('reach')}|{done})")


def _hedges(match: re.Match[str], lead: str) -> bool:
    """Tell whether the word hedges; 基本 does only before a verb (基本实现, not 基本建设)."""
    return match[0] != "基本" or _basically().match(lead, match.end()) is not None


def hedge_of(figure: Figure, thread: Thread) -> str | None:
    """Return 力争, 争取, 预计 … of the clause, or of the list that it stands in."""
    found = [m[0] for m in metric_cues.any_of("hedge").finditer(figure.lead) if _hedges(m, figure.lead)]
    if not found:
        segment = figure.clauses.segment(figure.quantity.span.start)
        found = re.findall("力争|争取", figure.text[segment : figure.start])
    if found:
        thread.hedge = found[-1]
    return thread.hedge


def describes(figure: Figure) -> bool:
    """Tell whether the figure describes a place as it is planned or stands (规划面积约8平方公里), not a goal."""
    left = figure.left
    if left.verb or left.head_verb or not _EXTENT.search(left.name):
        return False
    return not re.sub(r"[约为共近达有总]", "", left.tail).strip()


def attribute_of(figure: Figure) -> str | None:
    """Return 约束性 or 预期性 where it stands right behind the figure."""
    found = _ATTRIBUTE.match(figure.after)
    return found[1] if found else None
