"""Errors of periods and of words round figures: years of plans, hedges, points, estimates."""

from __future__ import annotations

import random
import re

from checker.reading.elements import Comparator, Measure
from tests.seeded.drafts import Change, Draft, Planted
from tests.seeded.kinds import insert, kind, swap
from tests.seeded.numbers import amount, fresh, years


@kind("五年规划起止年份写错", "NUM-17")
def wrong_period(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "“十四五”时期（2021—2026年）是承上启下的关键阶段。",
                "“十三五”期间（2015—2020年），各项工作取得积极进展。",
                "“十五五”时期（2025—2030年）是夯实基础、全面发力的关键时期。",
                "“十二五”时期（2011—2016年）打下了良好基础。",
                "制定实施质量提升三年行动计划（2023—2026年）。",
            )
        ),
    )


@kind("改动规划期的末年", "NUM-17", also=("XPL-07", "FMT-08", "STR-05"))
def periodchanged(draft: Draft, rng: random.Random) -> Planted | None:
    name = "(?:十[三四五]五”?(?:时期|期间|规划)?|[三四五]年行动(?:计划|方案))"
    pattern = rf"{name}[（(](?:19|20)\d\d年?\s*[-—–~～]\s*(?P<y>20\d\d)"
    return swap(draft, rng, pattern, lambda y: str(int(y) + 1), "y")


@kind("约与左右重复", "NUM-23")
def hedged_twice(draft: Draft, rng: random.Random) -> Planted | None:
    found = [
        m
        for m in draft.reading.metrics
        if m.comparator is Comparator.EQ
        and m.value
        and m.value_max is None
        and not m.hedge
        and m.measure is Measure.LEVEL
        and re.fullmatch(r"\d[\d.]*\s*[^\d\s]{1,3}", m.span.of(draft.reading.passages[m.passage].normal))
        and not re.search("[超近约余达过]$", draft.reading.passages[m.passage].normal[: m.span.start])
    ]
    if not found:
        return None
    metric = rng.choice(found)
    spot = draft.spot(metric.passage, metric.span)
    if spot is None:
        return None
    before, after = rng.choice((("约", "左右"), ("超过", "以上"), ("大约", "左右"), ("不低于", "以上"), ("约", "上下")))
    return Planted((Change(spot, before + draft.written(spot) + after),))


@kind("写入概数重复", "NUM-23")
def hedged_new(draft: Draft, rng: random.Random) -> Planted | None:
    return insert(
        draft,
        rng,
        rng.choice(
            (
                "带动社会投资近30亿元左右。",
                "每年惠及群众大约5万人次左右。",
                "吸引青年人才超2万人以上。",
                "服务企业不少于500家以上。",
                "全程时间约为40分钟上下。",
                "建筑面积约1.2万余平方米。",
                "至少帮扶300户以上。",
            )
        ),
    )


@kind("百分数与百分点混用", "NUM-26")
def points(draft: Draft, rng: random.Random) -> Planted | None:
    base, end = years(draft)
    return insert(
        draft,
        rng,
        rng.choice(
            (
                f"适龄儿童入园率由{base}年的85%提高到95%，提高了10%。",
                f"到{end}年，垃圾回收利用率比{base}年的35%提高5%，达到40%。",
                "群众满意度由92.1%上升到94.6%，上升2.5%。",
            )
        ),
    )


@kind("旧预计未更新", "NUM-22")
def stale(draft: Draft, rng: random.Random) -> Planted | None:
    base, _ = years(draft)
    thing = fresh(draft, rng)
    if thing is None:
        return None
    sentence = rng.choice(("预计{y}年{n}达到{a}{u}。", "{y}年，{n}预计达{a}{u}。"))
    return insert(
        draft,
        rng,
        sentence.format(y=base - rng.choice((1, 2)), n=thing.name, a=amount(thing.size, thing.digits), u=thing.unit),
        early=True,
    )
