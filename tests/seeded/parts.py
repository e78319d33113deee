"""Errors between figures: shares, parts and sums, identities."""

from __future__ import annotations

import random
import re
from decimal import Decimal

from checker.reading.elements import Measure
from tests.seeded.drafts import Draft, Planted
from tests.seeded.kinds import insert, kind
from tests.seeded.numbers import changed, years


@kind("占比与总量不符", "NUM-06", also=("NUM-01", "NUM-12", "NUM-19"))
def wrong_share(draft: Draft, rng: random.Random) -> Planted | None:
    base, _ = years(draft)
    share = rng.choice(("1.8", "3.5"))
    options = (
        (
            f"{base}年，地区生产总值1250.6亿元，全社会研发经费支出31.3亿元，占地区生产总值比重为{share}%。",
            ("研发", "地区生产总值"),
        ),
        (
            f"{base}年，地区生产总值1020.5亿元，数字经济核心产业增加值86.4亿元，占地区生产总值的比重为12.{share[0]}%。",
            ("数字经济核心产业", "地区生产总值"),
        ),
        (
            f"{base}年，规模以上工业总产值820.0亿元，其中高新技术产品产值410.0亿元，占比达到6{share[0]}.0%。",
            ("规模以上工业总产值", "高新技术产品"),
        ),
        (f"截至{base}年底，共有注册志愿者2.5万人，其中党员志愿者0.5万人，占3{share[0]}%。", ("志愿者",)),
        (f"全市共有行政村400个，其中已建成标准化卫生室的320个，占9{share[0]}%。", ("行政村", "卫生室")),
    )
    free = [s for s, words in options if not any(w in draft.text for w in words)]
    return insert(draft, rng, rng.choice(free), early=True) if free else None


@kind("部分指标大于全体指标", "NUM-11", "NUM-07")
def subset_larger(draft: Draft, rng: random.Random) -> Planted | None:
    base, end = years(draft)
    options = (
        (f"{base}年，有效发明专利拥有量达到1200件，高价值发明专利拥有量达到1500件。", "发明专利拥有量"),
        (f"{base}年，专利授权量3200件，发明专利授权量3600件。", "专利授权量"),
        (f"{base}年，全社会研发经费支出12.5亿元，规模以上工业企业研发经费支出14.2亿元。", "研发经费"),
        (f"到{end}年，专精特新中小企业达到60家，国家级专精特新“小巨人”企业达到75家。", "专精特新"),
        (f"到{end}年，科技企业孵化器达到20家，国家级科技企业孵化器达到25家。", "孵化器"),
        (f"到{end}年，耕地保有量达到40万亩，永久基本农田面积达到45万亩。", "耕地保有量"),
    )
    free = [s for s, word in options if word not in draft.text]
    return insert(draft, rng, rng.choice(free)) if free else None


@kind("总量目标与强度目标不能同时成立", "NUM-10", also=("NUM-19",))
def joint(draft: Draft, rng: random.Random) -> Planted | None:
    base, end = years(draft)
    options = (
        (f"{end}年，全社会研发经费支出比{base}年翻一番，研发投入强度由{base}年的0.8%提高到1.5%。", "研发"),
        (
            f"到{end}年，数字经济核心产业增加值由{base}年的50亿元增加到150亿元，占地区生产总值的比重由{base}年的10%提高到12%。",
            "数字经济核心产业|地区生产总值",
        ),
        (
            f"到{end}年，有效发明专利拥有量由{base}年的1200件增加到2400件，每万人口发明专利拥有量由{base}年的12件提高到15件。",
            "发明专利",
        ),
    )
    free = [s for s, word in options if not re.search(word, draft.text)]
    return insert(draft, rng, rng.choice(free)) if free else None


@kind("不足与数据矛盾", "NUM-29", also=("NUM-01", "NUM-06", "NUM-19"))
def bound_broken(draft: Draft, rng: random.Random) -> Planted | None:
    base, _ = years(draft)
    options = (
        (
            f"{base}年，地区生产总值860.5亿元，全社会研发经费支出15.2亿元，研发投入强度不足1%。",
            ("研发", "地区生产总值"),
        ),
        (
            f"{base}年，地区生产总值420.3亿元，全社会研发投入8.6亿元，占地区生产总值的比重低于1.5%。",
            ("研发", "地区生产总值"),
        ),
        (
            f"{base}年，地区生产总值420.3亿元，数字经济核心产业增加值52.6亿元，占地区生产总值比重不到10%。",
            ("数字经济核心产业", "地区生产总值"),
        ),
    )
    free = [s for s, words in options if not any(w in draft.text for w in words)]
    return insert(draft, rng, rng.choice(free), early=True) if free else None


@kind("其中改得大于总数", "NUM-07", also=("NUM-11", "NUM-01", "NUM-08", "NUM-09", "NUM-03"))
def part_raised(draft: Draft, rng: random.Random) -> Planted | None:
    found = []
    for m in draft.reading.metrics:
        if not m.part_of or not m.value or m.measure is not Measure.LEVEL or m.unit == "%":
            continue
        wholes = [
            w
            for w in draft.reading.metrics
            if w.name == m.part_of
            and w.passage == m.passage
            and w.unit == m.unit
            and w.span.start < m.span.start
            and w.value
            and w.measure is m.measure
        ]
        if wholes and wholes[-1].value:
            found.append((m, (wholes[-1].value * Decimal("1.4")).to_integral_value() + 1))
    return changed(draft, rng, found)


@kind("写入大于总数的其中", "NUM-07")
def part_larger(draft: Draft, rng: random.Random) -> Planted | None:
    sentence = rng.choice(
        (
            "到{y}年，建成社区综合服务站60个，其中标准化示范站75个。",
            "到{y}年，累计培训基层骨干1200人次，其中女性骨干1500人次。",
            "{y}年，实施重点工程35项，其中续建工程40项。",
            "到{y}年，创建省级示范园区12个（其中农业类15个）。",
            "{y}年，完成投资86.5亿元，其中民间投资92.3亿元。",
            "到{y}年，改造老旧小区200个，其中：市级示范小区达到220个。",
        )
    )
    return insert(draft, rng, sentence.format(y=years(draft)[1]))


@kind("分项之和不等于总数", "NUM-07", also=("NUM-19",))
def sum_differs(draft: Draft, rng: random.Random) -> Planted | None:
    sentence = rng.choice(
        (
            "{y}年，共有示范项目45个，其中工业类20个、农业类15个、服务业类15个，合计45个。",
            "截至{y}年底，建成各类服务站120个，其中城市站50个、镇级站40个、村级站40个，合计120个。",
            "{y}年安排专项资金8.5亿元，其中省级2.5亿元、市级3亿元、县级4亿元，共计8.5亿元。",
            "{y}年，东部、中部、西部分别建成充电站30座、25座、20座，合计80座。",
        )
    )
    return insert(draft, rng, sentence.format(y=years(draft)[0]), early=True)


@kind("人均与总量矛盾", "NUM-25", "NUM-06", also=("NUM-19",))
def per_head(draft: Draft, rng: random.Random) -> Planted | None:
    base, _ = years(draft)
    if "发明专利" in draft.text or "常住人口" in draft.text:
        return None
    return insert(
        draft,
        rng,
        f"{base}年，常住人口120万人，有效发明专利拥有量2400件，"
        f"每万人口发明专利拥有量达到{rng.choice(('12', '35'))}件。",
        early=True,
    )
