"""Which quantities are figures of the plan, and which are thresholds, slogans, spans of time or counts in passing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from checker.numerals import AFTER
from checker.reading import metric_cues
from checker.reading.metric_cues import choice
from checker.reading.quantities import Form, Quantity

END = r"[，,。；;、：:）)】\]！？\s]|$"
_LEVEL_NAME = re.compile(r"(?:级|型号|版本|代际|后|岁及以上|里长征)")
_THRESHOLD = re.compile(r"(?:以上|以下|以内|左右)?的?[\u4e00-\u9fff“A-Za-z]")
_LISTED = re.compile(r"等(?:方面|领域|地|行业)?\s?$")
_OWNER = re.compile(r"^的?[\u4e00-\u9fff]{0,8}?(?:企业|园区|集群|产业链|产业|商圈|强村|强镇|市场主体)(?!投资|投入)")
_EXTENT = re.compile(r"(?:面积|总?规模|总投资|全长|总长)\s?$")
_GIVEN_GOAL = re.compile(r"(?:下达|规定|确定|要求|设定|考核)的?\s?$")
_ACTING = re.compile(r"[\u4e00-\u9fff”]{2,}(?:完成|入选|获批|获评|建成|开工|竣工|投产|纳入|落地|进入|通过)")
_DEFINING = re.compile(r"(?:^|[：:。，,])(?:是指|系指|指的是|指(?![标数导向引出挥定示望责派南]))|是(?:一种|一个|一类)")
_IN_PASSING = re.compile(r"(?:下辖|管辖|共辖|辖区?|^\s?(?:依托|围绕|聚焦|针对)[^，,]{0,12})\s?$")
_IDIOM = re.compile(r"[百千万](?:家|户|村|镇|乡|项|名)[百千万](?:家|户|村|镇|乡|亿)")
_ORDINAL = re.compile(r"第\s?$")
_BY_TIME = re.compile(
    r"(?:缩短|压缩|压减|控制|实现|不超过|不低于|不少于|超过|达到|达|提高|提升|至|到|为|小于|低于|少于)\S{0,3}$"
)
_MONEY_NOUN = re.compile(r"^\s?的?[^，,。；;的]{0,12}(?:支持|补助|资助|奖励|补贴|资金|投入|经费|贷款|融资|基金)")


@cache
def _stop() -> re.Pattern[str]:
    return re.compile(rf"^\s?(?:[百千万]?[万亿]元?)?(?:大|重点|主要|核心|关键|基本|新)?(?:{choice('stop_noun')})")


@cache
def _verb_before() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{choice('make', 'add', 'reach')}|拥有|共有|现有)(?:了|成|出|超|近|约|至少|不少于|不低于|超过)*\s?$"
    )


@cache
def _predicate_before() -> re.Pattern[str]:
    return re.compile(rf"(?:{choice('reach', 'up', 'down', 'add', 'adverb')})\s?$")


_BOUNDED = re.compile(rf"^(?:不低于|不少于|超过|达到|高于|大于|≥|满)|(?:{AFTER})$")
_BRACKETED_BOUND = re.compile(r"[）)][\u4e00-\u9fff]")
_BOUND_END = re.compile(rf"(?:{AFTER})$")
_STEP = re.compile("级?(?:台阶|大台阶|新台阶|大关)")
_NOUN = re.compile(r"\s?的?[\u4e00-\u9fff“A-Za-z]")
_AMONG = re.compile("[^，,。；;]{0,12}之(?:首|一|列)")
_JOINED_BOUND = re.compile(r"[、且并或和及]\s?(?:且|并)?[\u4e00-\u9fff]{0,14}(?:达到|达|在)?")


def _is_condition(text: str, quantity: Quantity, clause_start: int) -> bool:
    """Tell whether the size is what applicants must have (专职人员不少于20人), or bounds a name in brackets."""
    if not _BOUNDED.search(text[quantity.span.start : quantity.span.stop]):
        return False
    if text[clause_start - 1 : clause_start] in ("（", "(") and clause_start > 1:
        return _BRACKETED_BOUND.match(text, quantity.span.stop) is not None
    sentence = max(text.rfind(mark, 0, clause_start) for mark in "。！？") + 1
    said = text[sentence : quantity.span.start]
    return metric_cues.any_of("condition").search(said) is not None and "给予" not in said


def _is_definition(text: str, quantity: Quantity) -> bool:
    """Tell whether the sentence says what a term means (是指市民在步行15分钟…半径约1公里)."""
    if "指" not in text and "是一" not in text:
        return False  # as most texts
    start = max(text.rfind(mark, 0, quantity.span.start) for mark in "。！？") + 1
    opening = text[max(0, start - 1) : quantity.span.start]
    return _DEFINING.search(opening) is not None


def is_metric(text: str, quantity: Quantity, clause_start: int) -> bool:
    """Tell whether the quantity in `text` is a stated size of something, by the words around it."""
    before = text[max(clause_start, quantity.span.start - 40) : quantity.span.start]
    after = text[quantity.span.stop : quantity.span.stop + 24]
    if before.endswith("}"):
        return False  # {目标值}亿元: the unit of a figure that is still to be filled in
    if quantity.form in (Form.RANK, Form.DOUBLING, Form.PERCENT):
        return True
    if not _is_size(text, quantity, before, after):
        return False
    return not (_is_condition(text, quantity, clause_start) or _is_definition(text, quantity))


def _is_size(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Tell whether the words next to the quantity let it be a size."""
    if quantity.unit == "%" and (before.endswith("减按") or after.startswith("税率")):
        return False
    if _GIVEN_GOAL.search(before) and re.match(r"的?(?:年度)?(?:目标|任务|要求|指标)", after):
        return False  # 超额完成国家下达的87.8%目标任务
    if _ORDINAL.search(before) or _LEVEL_NAME.match(after):
        return False
    written = text[quantity.number.start : quantity.number.stop].rstrip("元人吨亩个")
    if quantity.form is Form.HAN and written in ("万", "亿") and quantity.comparator == "eq" and not before.strip():
        return False  # 亿元 alone: a unit in a table
    if quantity.form is Form.HAN and before.endswith("每"):
        return False  # 每百平方公里145公里: what it is counted by
    if quantity.form is Form.FRACTION:
        if re.search(r"(?:比重|占比|比例|率|占|为|(?:占|达|为)[^，,]{2,16}的)\s?$", before):
            return True
        if re.search(r"的\s?$", before):
            return False  # 不到苏州的一半: half of something else
        behind = quantity.comparator != "eq" and after.startswith("的")
        return behind or bool(_predicate_before().search(before) or _verb_before().search(before))
    if quantity.form in (Form.BARE, Form.MANY):
        return True
    if quantity.use == "time" and not _is_duration(text, quantity, before, after):
        return False
    if quantity.use in ("count", "rare") and not _is_count(quantity, before, after):
        return False
    return not _is_threshold(text, quantity, before, after)


def _is_duration(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Tell whether a span of time is a size (到达时间缩短至10小时以内) and not a date or a distance (15分钟生活圈)."""
    named = re.search(rf"(?:{choice('duration')})[^，,]{{0,30}}$", before)
    short = re.search(rf"(?:{choice('duration_short')})[^，,]{{0,10}}$", before)
    if quantity.unit in ("年", "岁"):
        return bool(named) and not (quantity.value >= 1900 and quantity.value == int(quantity.value))
    prompt = text[quantity.span.stop - 1] == "内" or quantity.unit == "工作日"
    if prompt and re.match(r"\s?(?:到达|抵达|赶到|送达|办结|响应|通达|到场)", after):
        return True
    behind = bool(re.match(END, after)) or text[quantity.span.stop - 1] in "内下"
    return bool(_BY_TIME.search(before) or named or short) and behind


def _is_count_of_listed(quantity: Quantity, before: str) -> bool:
    """Tell whether a number behind 等 counts what is made (新建实验学校等9所学校), not what was named (等三大领域)."""
    return quantity.form is Form.NUMBER and metric_cues.any_of("make", "add").search(before) is not None


def _is_count(quantity: Quantity, before: str, after: str) -> bool:
    """Tell whether counted things are counted for their number and not named in passing or in a slogan."""
    if ("之" in after and _AMONG.match(after)) or _IN_PASSING.search(before):
        return False
    if _stop().match(after) or (_LISTED.search(before) and not _is_count_of_listed(quantity, before)):
        return False
    around = before[-4:] + "百" * (quantity.form is Form.HAN) + (quantity.unit or "") + after[:4]
    if quantity.form is Form.HAN and _IDIOM.search(around):
        return False
    if quantity.use == "rare":
        if quantity.form is Form.HAN:
            return False
        return bool(_verb_before().search(before)) or (
            bool(re.match(END, after)) and len(before.strip()) >= 4 and quantity.form is Form.NUMBER
        )
    if quantity.form is not Form.HAN:
        return True
    if quantity.value == 1 and quantity.unit and len(quantity.unit) == 1:
        return False
    if (quantity.value >= 100 and quantity.number.stop - quantity.number.start > 2) or quantity.comparator != "eq":
        return True
    return bool(_verb_before().search(before)) and not re.match(END, after)


def _is_threshold(text: str, quantity: Quantity, before: str, after: str) -> bool:
    """Tell whether the size describes the noun behind it (1亿元以上的企业, 年产值超10亿元的企业)."""
    if quantity.use == "rare" and re.search("以上|以下", text[quantity.number.stop : quantity.span.stop]):
        return re.match(r"的?[\u4e00-\u9fff]", after) is not None  # 110千伏及以上变电站
    if quantity.use != "measure" and quantity.unit not in ("人", "名", "年", "岁", "%", "台", "张", "床", "套", "户"):
        return False
    magnitude = quantity.form is Form.HAN and quantity.number.stop - quantity.number.start <= 2 + len(
        quantity.unit or ""
    )
    if _STEP.match(after) and not before.endswith("个"):
        return False
    if (
        magnitude
        and re.match(r"[\u4e00-\u9fff“A-Za-z]", after)
        and set(text[quantity.number.start : quantity.number.start + 2]) & set("十百千万亿")
    ):
        return True  # 千亿斤粮食行动, 百亿元产业: an order of size in a name
    if not _NOUN.match(after):
        return False
    if quantity.use == "measure" and _OWNER.match(after) and not _MONEY_NOUN.match(after):
        return True
    bounded = _BOUND_END.search(text[quantity.span.start : quantity.span.stop]) is not None
    if quantity.unit in ("人", "名", "台", "张", "床", "套", "户", "%"):
        return bounded and not _verb_before().search(before) and quantity.unit != "%"
    if not bounded and after.startswith("的") and _EXTENT.search(before):
        return False  # 面积约12平方公里的科创园
    if bounded or after.startswith("的"):
        return not _MONEY_NOUN.match(after)
    return False


def in_passing(text: str, quantity: Quantity, following: Quantity | None, clause_start: int, clause_stop: int) -> bool:
    """Tell whether counted things are the subject of another figure in the clause (17个制造业增加值增长5.3%)."""
    if following is None or following.number.start >= clause_stop:
        return False
    between = text[quantity.span.stop : following.span.start]
    if quantity.use == "measure" and following.use == "count":
        return re.fullmatch(r"的?[\u4e00-\u9fff（）()“”]{2,}", between) is not None  # 超2000亿元开发区达到1个
    if quantity.use != "count" or following.form is Form.RANK or _ACTING.search(between):
        return False
    if (
        following.use == "count"
        and re.fullmatch(r"[\u4e00-\u9fff“”]{2,12}", between)
        and not re.search("[中的]", between)
    ):
        return False  # 15所院校21个专业群
    if not between.strip() or re.match(r"\s?[、，,和及（(]", between) or "、" in between:
        return False
    lead = text[clause_start : quantity.span.start].strip()
    return not metric_cues.any_of("make", "add", "reach").search(lead)


def lists_threshold(text: str, quantity: Quantity, found: Sequence[Quantity], kept: Sequence[Quantity]) -> bool:
    """Tell whether the size is one of several that end in a threshold (突破1亿元、5亿元、10亿元的企业)."""
    bounded = quantity.span.start < quantity.number.start  # 职工超过50人、库容超过200万立方米的尾矿库
    if quantity.use != "measure" and not (bounded and quantity.use == "count"):
        return False
    at = quantity
    for following in found[found.index(quantity) + 1 :]:
        between = text[at.span.stop : following.span.start].strip()
        bound = _JOINED_BOUND.fullmatch(between) and _BOUNDED.search(text[at.span.start : at.span.stop])
        same = (following.unit, following.form) == (quantity.unit, quantity.form)
        if not (same and between in ("、", "或", "和", "至")) and not (bound and following not in kept):
            return False
        if following not in kept:
            return True
        at = following
    return False
